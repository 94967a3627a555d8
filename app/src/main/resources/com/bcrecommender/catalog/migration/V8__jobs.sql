-- What the worker ran, and what came of it: a row a run. Times in UTC epoch milliseconds.
CREATE TABLE job (
  id      INTEGER PRIMARY KEY,
  kind    TEXT    NOT NULL, -- such as 'crawl'; also 'worker', whose runs are those of the worker itself
  cause   TEXT    NOT NULL, -- why it ran then: 'schedule', 'missed', 'change', 'retry'
  about   TEXT    NOT NULL, -- what it was to deal with, such as the edition to publish; empty for nothing in particular
  planned INTEGER NOT NULL, -- when it was due
  attempt INTEGER NOT NULL, -- 1, and one more after each failure in a row
  began   INTEGER NOT NULL,
  pid     INTEGER NOT NULL,
  ended   INTEGER,          -- null while it runs
  outcome TEXT,             -- 'DONE', 'FAILED', 'BUSY' (another bcr was at it), 'STOPPED' (with the worker), 'LOST' (nobody saw its end)
  status  INTEGER,          -- the exit status, where somebody saw it
  said    TEXT              -- the line to read first
) STRICT;
CREATE INDEX job_kind ON job (kind, began);

-- Every edition that was made here, so that growth can be told when its files are long gone.
CREATE TABLE edition (
  name        TEXT    NOT NULL PRIMARY KEY, -- as its folder is called
  made        INTEGER NOT NULL,             -- the last time
  shown       INTEGER NOT NULL,             -- 1, or 0 where the gate held it back
  model       TEXT    NOT NULL,
  fans        INTEGER NOT NULL,
  tralbums    INTEGER NOT NULL,
  preferences INTEGER NOT NULL,
  tagged      INTEGER NOT NULL,             -- tralbums with a tag
  entries     INTEGER NOT NULL,             -- of the fans' lists
  filled      INTEGER NOT NULL,             -- of these, those that the model could not give
  accuracy    REAL                          -- nDCG of the model on the part that bcr tune held back; null where it was not tuned
) STRICT, WITHOUT ROWID;
