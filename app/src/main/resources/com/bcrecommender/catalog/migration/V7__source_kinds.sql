-- What kinds of sources the catalog is made from, each with the licence that its data had when they were stored. Preferences and tags of
-- files unite and keep no source of their own, so this is what an edition can say of where they come from. Not part of the checksum.
CREATE TABLE source_kind (
  kind    TEXT NOT NULL PRIMARY KEY,
  licence TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Of each source: its kind, null where it was stored before kinds were kept.
ALTER TABLE source ADD COLUMN kind TEXT REFERENCES source_kind;

-- What is there already came before kinds were kept.
INSERT INTO source_kind (kind, licence)
SELECT 'earlier', 'not recorded'
WHERE EXISTS (SELECT 1 FROM preference) OR EXISTS (SELECT 1 FROM source) OR EXISTS (SELECT 1 FROM tralbum_tag);
