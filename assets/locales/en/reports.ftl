# Periodic reports: daily, monthly, final.
report-name-daily = Report of { $day }
report-name-monthly = Monthly report, { $since } to { $day }
report-name-final = Final report up to { $day }
