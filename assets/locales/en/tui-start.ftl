# First start: set-up, the demo, the tour.
tui-title-start = Start
tui-start-welcome = There is no ledger on this computer yet. What would you like to do?
tui-start-ledger = Make the ward's ledger
tui-start-ledger-more = The ward's name, the campaign, a passphrase: about one minute.
tui-start-demo = Look around first
tui-start-demo-more = An invented ward to try things in. Nothing is kept.
tui-start-restore = Bring a ledger back from a backup
tui-start-restore-more = A new laptop, or one set up anew: from a stick or a folder.
tui-start-as-root = Running as the administrator (root). Better use your ordinary account.

tui-do-choose-start = Choose
tui-do-choose-start-help = Do what is selected
tui-do-make-ledger = New ledger
tui-do-make-ledger-help = Make a new ledger of the ward
tui-do-open-demo = Look around
tui-do-open-demo-help = Look around in an invented ward; nothing of it is kept
tui-do-bring-back = Bring back
tui-do-bring-back-help = Bring a ledger back from a backup, for example on a stick
tui-do-restore = Bring back and open
tui-do-restore-help = Check the backup, make it the ledger of this laptop, and open it

# Bringing back
tui-title-restore = From a backup
tui-restore-where = Where is the backup? (a .tungnha file; plug a stick in first)
tui-restore-newest-first = The newest file first. Choose one that ends in .tungnha.
tui-restore-by-name = By name. Choose one that ends in .tungnha.
tui-restore-why-other = Not a backup: it takes a file that ends in .tungnha.
tui-restore-short-other = not a backup
tui-restore-one-file = A ledger is brought back from one file: Enter chooses it.
tui-restore-hint = The passphrase of that time, or the 24 recovery words of that time.
tui-restore-working = Checking and bringing back… A large ledger takes minutes.
tui-restore-damaged = It is damaged, or was not copied to its end. Do not delete it; try another backup.
tui-restore-other = Nothing has changed on this laptop. Esc: choose another file.
tui-restore-done = The ledger is brought back and open. The backup stays where it is.

# Setting up
tui-set-up-parent = Unit above
tui-set-up-parent-hint = As it stands on reports, for example: Công an thành phố. May be left empty.
tui-set-up-actor = Who is working
tui-set-up-actor-hint = Your name, for the journal of the ledger. This computer will remember it.
tui-set-up-no-actor = A name is needed: the journal says who did what.
tui-set-up-campaign = Campaign
tui-set-up-campaign-hint = →: change · If there is no campaign yet, leave it and set it later in the settings.
tui-set-up-campaign-is = →: change · { $days } · { $name }
tui-set-up-days-none = no days set
tui-set-up-days-from = from { $start }
tui-set-up-days-until = until { $end }
tui-set-up-days-between = { $start } – { $end }
tui-set-up-target = Target of level 2
tui-set-up-target-hint = How many people to activate, for example 5,000. If there is none yet, leave it empty.
tui-set-up-target-wrong = The target is a number from 1 to 9,999,999, or nothing.
tui-set-up-again-hint = Type the same passphrase again, then press Enter to make the ledger.
preset-blank = No campaign chosen yet
preset-hai-an = Hải An district
preset-province = A province (no days)
preset-quang-nghiep = Quảng Nghiệp commune
preset-ho-chi-minh = Ho Chi Minh City
preset-tu-ky = Tứ Kỳ district

# Recovery words
tui-title-recovery = 24 recovery words
tui-recovery-why = If the passphrase is forgotten, only these 24 words open the ledger. Write them on paper in this order, put the paper in a sealed envelope, and lock it away. Take no photo, keep them on no computer.
tui-recovery-ask = To be sure that they are written down: type word number { $number } from your paper, then press Enter.
tui-recovery-wrong = This is not word number { $number }. Look at your paper again, or press Esc to see the 24 words.
tui-recovery-kept = The words are copied. Seal the paper in an envelope.
tui-recovery-gone = The ledger was locked, so the 24 words are off the screen. See them again in the settings.
tui-ask-recovery-later = The 24 words are not written down? Without them and the passphrase nobody can open the ledger. Do it later (in the settings)?
tui-do-written = Written down
tui-do-written-help = The 24 words are written on paper
tui-do-later = Later
tui-do-later-help = Later; the 24 words can be seen again while the ledger is open
tui-do-check-word = Check
tui-do-check-word-help = Check the word just typed

# The demo and the tour
tui-ask-close-demo = Leave the demo and go back to the start? What was recorded in the demo is gone then. (Ctrl+C: leave the program)
tui-ask-tour = This is an invented ward: nothing can go wrong. Take a tour of three minutes: find somebody, record a visit, take it back?
tui-tour-offer = A demo: nothing can go wrong.
tui-tour-offer-key = F9: a tour of three minutes.
tui-tour-title = Tour { $place }/{ $count } · F9: stop
tui-tour-find = Find somebody: press / and type part of a name, for example nguyen. Marks are not needed.
tui-tour-open = Press ↓ to somebody marked ACTIVATE (already approved), then press Enter to open the household.
tui-tour-nobody-home = You are there and nobody is home: press v, then 1. Two keys, and the visit is recorded.
tui-tour-activation = Next time they are in, and you activate level 2 at the door: press v, then a, then Enter.
tui-tour-undo = A mistake is taken back: press u, read the question, then Enter.
tui-tour-help = When you forget a key, press ? on any screen.
tui-tour-onwards = Done! Esc: back. On the overview, t: whom to activate, h: appointments. Try for yourself; F9 closes this box.
tui-tour-find-again = Open a household first: press /, type a name, then Enter.
tui-why-tour-needs-demo = The tour is only in the demo.
tui-do-tour = Tour
tui-do-tour-help = Start or stop the tour of three minutes (in the demo)
tui-start-who = Recording as { $name }. Another name: press c, settings of this computer.
