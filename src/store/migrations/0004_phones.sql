-- Whose phone an account was activated on: own, family or helper; nothing where it was not said.
ALTER TABLE visit_result ADD COLUMN phone TEXT;
