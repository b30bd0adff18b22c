INSERT OR REPLACE INTO person (
  number, id, household, full_name, birth_date, sex, person_id, old_id, phone, relationship, residence, presence,
  nationality, note, papers, card_applied, card_issued, l1_registered, l1_activated, l2_enrolled, l2_approved,
  l2_rejected, l2_activated, first_presence, presence_changes, imported, problems, conflicts
) VALUES (
  :number, :id, :household, :full_name, :birth_date, :sex, :person_id, :old_id, :phone, :relationship, :residence,
  :presence, :nationality, :note, :papers, :card_applied, :card_issued, :l1_registered, :l1_activated, :l2_enrolled,
  :l2_approved, :l2_rejected, :l2_activated, :first_presence, :presence_changes, :imported, :problems, :conflicts
)
