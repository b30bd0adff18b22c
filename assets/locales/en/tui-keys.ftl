# The palette, looks, typing.
tui-title-palette = Commands
tui-palette-hint = type what you want to do, in Vietnamese or English, marks or not
tui-palette-none = No command like that. Try another word, or Esc and F1 to ask.
tui-why-unsaved = Something you typed is not recorded. Record it, or press Esc to give it up.
tui-do-palette = Commands
tui-do-palette-help = List of all commands; type a word to find one
tui-do-run = Run
tui-do-run-help = Run the selected command
tui-do-home = Overview
tui-do-home-help = Back to the first screen, with the figures of the ward

# Parts of the program, above their keys
tui-scope-unlock = Open the ledger
tui-scope-set-up = New ledger
tui-scope-start = Start
tui-scope-restore = From a backup
tui-scope-recovery = Recovery words
tui-scope-recovery-text = A recovery word
tui-scope-tally = Tally
tui-scope-tally-text = A day of the tally
tui-scope-export = Tally into a file
tui-scope-overview = Overview
tui-scope-roster = List of people
tui-scope-search = Search field
tui-scope-household = Household
tui-scope-visit = Visit
tui-scope-visit-text = Texts of a visit
tui-scope-reasons = Reasons
tui-scope-reason-search = Search in the reasons
tui-scope-record = Milestone
tui-scope-record-text = Day of a milestone
tui-scope-form = Forms
tui-scope-calendar = Calendar
tui-scope-palette = List of commands
tui-scope-help = Help
tui-scope-confirm = Questions
tui-scope-trouble = Messages
tui-help-everywhere = Keys that work everywhere

tui-do-next-typing = Typing
tui-do-next-typing-help = Type Vietnamese with Telex or VNI where the computer has no input method
tui-do-next-theme = Colours
tui-do-next-theme-help = Other colours: the terminal's, light, dark, high contrast, none
tui-typing-now = Vietnamese typing: { $what }. F7 changes it, the settings keep it.
tui-theme-now = Colours: { $what }. F8 changes them, the settings keep them.

# Colours and typing, as they are called
tui-theme-auto = the terminal's own
tui-theme-light = light
tui-theme-dark = dark
tui-theme-contrast = high contrast
tui-theme-none = no colours
tui-typing-off = the computer has an input method
tui-typing-telex = Telex
tui-typing-vni = VNI
