-- What is wrong, what the operator has been told of it, and what waits to be told. Times in UTC epoch milliseconds. Not part of the checksum.
-- A few rows each, which the one process that tells replaces as a whole.
CREATE TABLE trouble (
  kind     TEXT    NOT NULL PRIMARY KEY, -- a stable word, such as job.crawl
  subject  TEXT    NOT NULL,
  detail   TEXT    NOT NULL, -- of the newest time that it happened
  since    INTEGER NOT NULL,
  last     INTEGER NOT NULL,
  times    INTEGER NOT NULL, -- how often it has happened since
  returns  INTEGER NOT NULL, -- how often of these it came back soon after it had healed
  healed   INTEGER,          -- null while it lasts
  untold   INTEGER NOT NULL, -- whether something has changed that no message has told: 0 or 1
  digested INTEGER NOT NULL  -- when a digest last had it; at first since
) STRICT, WITHOUT ROWID;

-- Messages that wait for an outlet, in the order in which they go.
CREATE TABLE message (
  number  INTEGER NOT NULL PRIMARY KEY,
  outlet  TEXT    NOT NULL,
  id      TEXT    NOT NULL, -- the same each time it is tried
  thread  TEXT    NOT NULL, -- what it is about: a kind of trouble, or digest
  subject TEXT    NOT NULL,
  body    TEXT    NOT NULL,
  made    INTEGER NOT NULL
) STRICT;

-- Outlets that take nothing at present.
CREATE TABLE outage (
  outlet   TEXT    NOT NULL PRIMARY KEY,
  since    INTEGER NOT NULL,
  failures INTEGER NOT NULL, -- tries in a row
  next     INTEGER NOT NULL, -- when it is tried again
  why      TEXT    NOT NULL  -- what the last try met, and what to do
) STRICT, WITHOUT ROWID;
