-- docs/catalog.md tells what the tables mean. Every change of this file after a release is a new migration beside it.

-- Where a value comes from. Its rank decides between two values of one field: the date of the page, or
-- -1 undated, -2 only mentioned on another's page; then the hash of the contents.
CREATE TABLE source (
  id   INTEGER PRIMARY KEY,
  name TEXT    NOT NULL,
  date INTEGER NOT NULL,
  hash INTEGER NOT NULL,
  UNIQUE (hash, date)
) STRICT;

-- One row per key (f<id>, n:<username>, x:<source>:<id>) with what is stated under that key. Each value has its source.
CREATE TABLE fan (
  id                     INTEGER PRIMARY KEY,
  key                    TEXT    NOT NULL UNIQUE,
  same_as                INTEGER REFERENCES fan,
  same_as_source         INTEGER,
  name                   TEXT,
  name_source            INTEGER,
  username               INTEGER REFERENCES fan,
  username_source        INTEGER,
  stated                 INTEGER,
  stated_source          INTEGER,
  stated_wishlist        INTEGER,
  stated_wishlist_source INTEGER
) STRICT;

-- One row per key (a<id>, t<id>, u:<url>, x:<source>:<id>, b:<number> while its type is unknown).
CREATE TABLE tralbum (
  id              INTEGER PRIMARY KEY,
  key             TEXT    NOT NULL UNIQUE,
  same_as         INTEGER REFERENCES tralbum,
  same_as_source  INTEGER,
  type            TEXT,
  type_source     INTEGER,
  title           TEXT,
  title_source    INTEGER,
  artist          TEXT,
  artist_source   INTEGER,
  url             INTEGER REFERENCES tralbum,
  url_source      INTEGER,
  art             INTEGER,
  art_source      INTEGER,
  released        INTEGER,
  released_source INTEGER,
  price           TEXT,
  price_source    INTEGER,
  tags            TEXT,
  tags_source     INTEGER
) STRICT;

-- Kind: 0 unknown, 1 wishlisted, 2 owned; it only grows. Time: UTC epoch seconds; it only gets earlier.
CREATE TABLE preference (
  fan     INTEGER NOT NULL REFERENCES fan,
  tralbum INTEGER NOT NULL REFERENCES tralbum,
  kind    INTEGER NOT NULL,
  time    INTEGER,
  PRIMARY KEY (fan, tralbum)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
  id   INTEGER PRIMARY KEY,
  name TEXT    NOT NULL UNIQUE
) STRICT;

-- Tags of tag files, which unite. Tags of pages are one field of the tralbum.
CREATE TABLE tralbum_tag (
  tralbum INTEGER NOT NULL REFERENCES tralbum,
  tag     INTEGER NOT NULL REFERENCES tag,
  PRIMARY KEY (tralbum, tag)
) STRICT, WITHOUT ROWID;
