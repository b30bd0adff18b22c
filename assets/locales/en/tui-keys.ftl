# The palette, looks, typing.
tui-title-palette = Commands
tui-palette-hint = type what you want to do, in Vietnamese or English, marks or not
tui-palette-none = No command like that. Try another word.
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
