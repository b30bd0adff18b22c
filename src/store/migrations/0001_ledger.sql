-- The ledger, format 1. The journal (device, operation, event) is the truth and only ever grows; the rest
-- is a projection of it and can be made again from it.

CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Writers of series of events. `head` is the hash of the writer's last event here.
CREATE TABLE device (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16)
) STRICT;

-- The events of an operation are one run of its writer's series.
CREATE TABLE operation (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
  device INTEGER NOT NULL REFERENCES device (number),
  first_seq INTEGER NOT NULL,
  last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),
  kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;

-- `position` is the order of arrival in this ledger: what was known when. `arrived` is this ledger's clock then. The
-- position of the event that added a person or a household is their short reference (P345, H12): this ledger's own,
-- never used for anything else.
-- The chain covers a salted commitment of the payload, not the payload: it can be erased by law (then the commitment
-- stands in its place) and the chain still verifies.
-- No foreign keys here: 200,000 of these come in at once, and `check` looks at the references.
CREATE TABLE event (
  position INTEGER PRIMARY KEY,
  device INTEGER NOT NULL,
  seq INTEGER NOT NULL CHECK (seq > 0),
  lamport INTEGER NOT NULL CHECK (lamport > 0),
  operation INTEGER NOT NULL,
  arrived INTEGER NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  subject BLOB NOT NULL CHECK (length(subject) = 16),
  on_day INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  commitment BLOB CHECK (length(commitment) = 32),
  salt BLOB CHECK (length(salt) = 16),
  payload TEXT,
  CHECK ((payload IS NULL) = (salt IS NULL) AND (payload IS NULL) <> (commitment IS NULL))
) STRICT;

CREATE UNIQUE INDEX event_series ON event (device, seq);
CREATE INDEX event_subject ON event (subject);

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'the journal only grows'); END;
CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event BEGIN SELECT RAISE (ABORT, 'the journal only grows'); END;
CREATE TRIGGER operation_is_never_changed BEFORE UPDATE ON operation BEGIN SELECT RAISE (ABORT, 'the journal only grows'); END;
CREATE TRIGGER operation_is_never_deleted BEFORE DELETE ON operation BEGIN SELECT RAISE (ABORT, 'the journal only grows'); END;

-- Who saw, exported, printed what; never any personal data.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  action TEXT NOT NULL,
  people INTEGER NOT NULL,
  purpose TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE (ABORT, 'the log only grows'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE (ABORT, 'the log only grows'); END;

-- Projection.
CREATE TABLE setting (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reversed (
  operation BLOB PRIMARY KEY CHECK (length(operation) = 16)
) STRICT, WITHOUT ROWID;

CREATE TABLE household (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  household_no TEXT,
  head_name TEXT,
  area TEXT,
  address TEXT,
  imported TEXT,
  conflicts TEXT
) STRICT;

-- Milestones are days (counted from 1 January of the year 1), negative where the day is unknown and they count from
-- then. Lists are JSON.
CREATE TABLE person (
  number INTEGER PRIMARY KEY,
  id BLOB NOT NULL CHECK (length(id) = 16),
  household INTEGER NOT NULL,
  full_name TEXT NOT NULL CHECK (full_name <> ''),
  birth_date TEXT,
  sex TEXT CHECK (sex IN ('male', 'female')),
  person_id TEXT CHECK (length(person_id) = 12),
  old_id TEXT,
  phone TEXT CHECK (length(phone) = 10),
  relationship TEXT,
  residence TEXT CHECK (residence IN ('permanent', 'temporary')),
  presence TEXT CHECK (presence IN ('resident', 'absent', 'moved_away', 'deceased', 'not_living_here')),
  nationality TEXT,
  note TEXT,
  papers TEXT,
  card_applied INTEGER,
  card_issued INTEGER,
  l1_registered INTEGER,
  l1_activated INTEGER,
  l2_enrolled INTEGER,
  l2_approved INTEGER,
  l2_rejected INTEGER,
  l2_activated INTEGER,
  first_presence TEXT,
  presence_changes TEXT,
  imported TEXT,
  problems TEXT,
  conflicts TEXT
) STRICT;
CREATE INDEX person_household ON person (household);
CREATE INDEX person_person_id ON person (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE visit (
  position INTEGER PRIMARY KEY,
  household INTEGER NOT NULL,
  on_day INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  next_at TEXT,
  note TEXT
) STRICT;
CREATE INDEX visit_household ON visit (household);

CREATE TABLE visit_result (
  visit INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  person INTEGER NOT NULL,
  result TEXT NOT NULL,
  reason TEXT,
  PRIMARY KEY (visit, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_result_person ON visit_result (person);

CREATE TABLE held_row (
  id BLOB PRIMARY KEY CHECK (length(id) = 16),
  file TEXT NOT NULL,
  sheet TEXT NOT NULL,
  row INTEGER NOT NULL,
  code TEXT NOT NULL,
  cells TEXT NOT NULL
) STRICT, WITHOUT ROWID;
