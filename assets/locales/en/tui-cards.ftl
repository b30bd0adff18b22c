# A card that was scanned.

# Names of the screens
tui-title-card = Scanned card
tui-title-card-place = Add the holder of the card
tui-scope-card = A scanned card
tui-scope-card-of-nobody = A card of nobody in the ledger
tui-scope-card-place = Search for the household of a card's holder

# What can be done
tui-do-card-issued = Card issued
tui-do-card-issued-help = Record that the card was issued, on the day that it states
tui-do-card-open = Open
tui-do-card-open-help = Open the holder of this card
tui-do-card-take = Take this line
tui-do-card-take-help = Record what the card says in the selected line
tui-do-card-take-all = Take all
tui-do-card-take-all-help = Record all that the card says differently, but for lines that are only taken alone
tui-do-card-next = Next person
tui-do-card-next-help = The next person whose card it may be
tui-do-card-previous = Previous person
tui-do-card-previous-help = The person before whose card it may be
tui-do-card-add = Add this person
tui-do-card-add-help = Add the holder of the card to a household, with what the card says
tui-do-card-add-other = Somebody else: add
tui-do-card-add-other-help = It is not this person: add the holder of the card as somebody new
tui-do-card-live-here = Lives here
tui-do-card-live-here-help = Add the holder of the card to the selected household
tui-why-card-has-holder = Whoever has this number is in the ledger.
tui-why-card-issued-stands = That the card was issued is recorded already.
tui-why-card-same = There is nothing different to take.

# What happens to a scan
tui-card-locked = The card was not read, for the ledger is not open. Open it and scan again.
tui-card-not-now = The card was not read, for something else is being done. Scan again after that.
tui-card-unreadable = The card could not be read. Scan again, or search by typing the number.
tui-ask-open-card-of = The card of { $name } was scanned. Open it? What you are typing stays; Esc leads back to it.
tui-ask-open-card = A card was scanned. Open it? What you are typing stays; Esc leads back to it.

# What a card says
tui-card-of = Card of { $name }
tui-card-without-name = Scanned card
tui-card-somebody = The holder of the card
tui-card-issued-on = issued { $day }
tui-card-issue-unknown = day of issue not known
tui-card-lost = Could not be read: { $fields }. See the card.
tui-card-check-digit = A check digit is wrong: compare number and birth date with the card.
tui-card-impossible-day = It cannot have been issued on that day: see the card, and the day of the computer.

# Whose it is
tui-card-found-number = In the ledger
tui-card-found-old-id = Nobody has this number; the same old number (CMND)
tui-card-found-name = Nobody has this number; the same name and birth date
tui-card-found-other-number = Nobody has this number; the same name and birth date, another number
tui-card-holder-of = { $place }/{ $total } (Tab for another) · { $title }
tui-card-of-nobody = Not in the ledger
tui-card-of-nobody-hint = Nobody in the ledger has this number, or this name and birth date. Press Enter to add this person to a household.
tui-card-head-ledger = In the ledger
tui-card-head-card = On the card
tui-card-same = The card agrees with the ledger, and that it was issued is recorded.
tui-card-take = Space takes this line, a takes all.
tui-card-take-issued = Press c to record that the card was issued; Space takes this line, a takes all.
tui-card-alone = Only taken alone, with Space: the card may be out of date or say less than the ledger.
tui-said-card = { $name }: { $fields } as on the card
tui-card-where = In which household does { $name } live?
tui-card-new-household = A new household, at the address of the card
