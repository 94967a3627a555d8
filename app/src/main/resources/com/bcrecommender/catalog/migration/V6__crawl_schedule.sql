-- What is asked next and what is asked again, what a day may cost, and which pages are watched. Times in UTC epoch milliseconds.
ALTER TABLE frontier ADD COLUMN priority REAL    NOT NULL DEFAULT 0; -- what it adds, summed over the pages that named it: the largest is asked first
ALTER TABLE frontier ADD COLUMN seed     INTEGER NOT NULL DEFAULT 0; -- the row of the seed that led here; seeds take turns
ALTER TABLE frontier ADD COLUMN read_at  INTEGER NOT NULL DEFAULT 0; -- when it was last read; 0 for never
ALTER TABLE frontier ADD COLUMN content  INTEGER NOT NULL DEFAULT 0; -- hash of what was read then; 0 for unknown
ALTER TABLE frontier ADD COLUMN readings INTEGER NOT NULL DEFAULT 0; -- how often it was compared with the reading before
ALTER TABLE frontier ADD COLUMN changes  INTEGER NOT NULL DEFAULT 0; -- how often it differed then
ALTER TABLE frontier ADD COLUMN watched  INTEGER NOT NULL DEFAULT 0; -- ms that lay between those readings, all together
ALTER TABLE frontier ADD COLUMN absences INTEGER NOT NULL DEFAULT 0; -- how often in a row it was gone
ALTER TABLE frontier ADD COLUMN expects  TEXT;                       -- of a canary: what must be on the page; empty until it is first read

-- What was asked before this version keeps its order, and is asked again as if it had been read by this one: read pages
-- after 60 days, gone ones after 30. Rests of collections are asked again when their fan's page changes.
UPDATE frontier SET priority = mentions;
UPDATE frontier SET read_at = changed, due = changed + 5184000000 WHERE state = 3 AND kind IN (0, 1, 4);
UPDATE frontier SET absences = 1, due = changed + 2592000000 WHERE state = 4;

-- What is next is the first row of one of these, whatever the size of the frontier.
DROP INDEX frontier_discovered;
CREATE INDEX frontier_discovered ON frontier (origin, kind, seed, priority DESC, id) WHERE state = 0;
CREATE INDEX frontier_again ON frontier (origin, kind, due, id) WHERE state IN (3, 4) AND due > 0;
CREATE INDEX frontier_canary ON frontier (origin, due, id) WHERE expects IS NOT NULL;

-- Per kind of address: whose turn it was last, and what answers have cost so far.
CREATE TABLE crawl_kind (
  origin    INTEGER NOT NULL REFERENCES crawl_origin,
  kind      INTEGER NOT NULL,
  last_seed INTEGER NOT NULL DEFAULT -1,
  answers   INTEGER NOT NULL DEFAULT 0,
  bytes     INTEGER NOT NULL DEFAULT 0, -- of bodies, as they came over the wire
  PRIMARY KEY (origin, kind)
) STRICT, WITHOUT ROWID;

-- What a UTC day has cost so far, so that all runs of a day share its budget.
CREATE TABLE crawl_day (
  origin   INTEGER NOT NULL REFERENCES crawl_origin,
  day      INTEGER NOT NULL, -- days since 1970-01-01
  requests INTEGER NOT NULL DEFAULT 0,
  bytes    INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (origin, day)
) STRICT, WITHOUT ROWID;

-- Domains of artists' own that a page of the site has named: they may be asked, and no others. Addresses on them that
-- earlier versions did not ask were all found on pages of the site.
CREATE TABLE crawl_domain (
  origin   INTEGER NOT NULL REFERENCES crawl_origin,
  host     TEXT    NOT NULL,
  named_by TEXT    NOT NULL, -- address of the page
  PRIMARY KEY (origin, host)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO crawl_domain (origin, host, named_by)
  SELECT origin, substr(url, 9, instr(substr(url, 9) || '/', '/') - 1), 'unknown' FROM frontier
  WHERE state = 5 AND reason = 'not of bandcamp.com' AND url LIKE 'https://%';
UPDATE frontier SET state = 0, reason = NULL WHERE state = 5 AND reason = 'not of bandcamp.com' AND url LIKE 'https://%';

ALTER TABLE crawl_origin ADD COLUMN agreed    TEXT;                       -- the permission under which the operator has said yes to a crawl
ALTER TABLE crawl_origin ADD COLUMN run_began INTEGER NOT NULL DEFAULT 0; -- of the last run
ALTER TABLE crawl_origin ADD COLUMN run_last  INTEGER NOT NULL DEFAULT 0; -- when it last dealt with an address
ALTER TABLE crawl_origin ADD COLUMN run_done  INTEGER NOT NULL DEFAULT 0; -- addresses it has dealt with
