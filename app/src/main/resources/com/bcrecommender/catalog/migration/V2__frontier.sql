-- The crawl's memory. Nothing here is part of the catalog's checksum: it says what was asked, not what is known.

-- A site that is crawled: https://bandcamp.com, or a server on loopback. Times in UTC epoch milliseconds.
CREATE TABLE crawl_origin (
  id           INTEGER PRIMARY KEY,
  address      TEXT    NOT NULL UNIQUE,
  next_request INTEGER NOT NULL DEFAULT 0, -- no request before; written before each request goes out
  back_off     INTEGER NOT NULL DEFAULT 0, -- how often the back-off has doubled
  turn         INTEGER NOT NULL DEFAULT 0, -- counts leases; decides whose turn is next
  paused_until INTEGER,                    -- the whole crawl rests until then; null when it does not
  pause_reason TEXT,
  pause_level  INTEGER NOT NULL DEFAULT 0  -- pauses not yet forgiven
) STRICT;

-- One row per address. States: 0 discovered, 1 leased, 2 retry, 3 parsed, 4 gone, 5 blocked.
-- Kinds: 0 fan, 1 tralbum, 2 collection, 3 wishlist, 4 grid.
CREATE TABLE frontier (
  id       INTEGER PRIMARY KEY,
  origin   INTEGER NOT NULL REFERENCES crawl_origin,
  kind     INTEGER NOT NULL,
  url      TEXT    NOT NULL,
  state    INTEGER NOT NULL DEFAULT 0,
  mentions INTEGER NOT NULL DEFAULT 1, -- pages that named it: what most name is asked first
  due      INTEGER NOT NULL DEFAULT 0, -- epoch ms: end of the lease, or not before
  owner    TEXT,                       -- of the lease
  tries    INTEGER NOT NULL DEFAULT 0, -- leases in a row that ended without any word: the program died
  failures INTEGER NOT NULL DEFAULT 0, -- attempts in a row that failed
  reason   TEXT,                       -- of the state, where it needs one
  position TEXT,                       -- token from which a collection goes on
  changed  INTEGER NOT NULL,           -- epoch ms: when it came into its state
  UNIQUE (origin, url)
) STRICT;

-- What is next is the first row of one of these, whatever the size of the frontier.
CREATE INDEX frontier_discovered ON frontier (origin, kind, mentions DESC, id) WHERE state = 0;
CREATE INDEX frontier_due ON frontier (origin, due, id) WHERE state IN (1, 2);
