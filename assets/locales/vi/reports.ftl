# Báo cáo định kỳ: ngày, tháng, tổng kết.
report-name-daily = Báo cáo ngày { $day }
report-name-monthly = Báo cáo tháng, từ { $since } đến { $day }
report-name-final = Báo cáo tổng kết đến { $day }
