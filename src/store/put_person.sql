INTO person (
  number, id, household, full_name, birth_date, sex, person_id, old_id, phone, relationship, residence, presence,
  nationality, note, papers, card_applied, card_issued, l1_registered, l1_activated, l2_enrolled, l2_approved,
  l2_rejected, l2_activated, first_presence, presence_changes, imported, problems, conflicts,
  decisions, merged_into
) VALUES (
  ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25,
  ?26, ?27, ?28, ?29, ?30
)
