INTO household (number, id, household_no, head_name, area, address, imported, conflicts)
VALUES (:number, :id, :household_no, :head_name, :area, :address, :imported, :conflicts)
