-- The album that a track is on: a key of the same table, as pages state it.
ALTER TABLE tralbum ADD COLUMN album INTEGER REFERENCES tralbum;
ALTER TABLE tralbum ADD COLUMN album_source INTEGER;
