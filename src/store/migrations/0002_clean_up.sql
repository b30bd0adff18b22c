-- The clean-up: decisions about people, and rows that wait no more. `merged_into` is the number of the person who
-- stands for this entry; everything that lists people leaves such entries out.
ALTER TABLE person ADD COLUMN decisions TEXT;
ALTER TABLE person ADD COLUMN merged_into INTEGER;
CREATE INDEX person_merged_into ON person (merged_into) WHERE merged_into IS NOT NULL;
ALTER TABLE held_row ADD COLUMN settled TEXT;
