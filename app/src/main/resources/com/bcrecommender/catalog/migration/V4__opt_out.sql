-- Who asked to be left out: hashes of keys, never the keys. Not part of the catalog's checksum.
CREATE TABLE opt_out (
  hash BLOB    NOT NULL PRIMARY KEY, -- the first 16 bytes of SHA-256 over the salt and the key
  at   INTEGER NOT NULL              -- UTC epoch seconds
) STRICT, WITHOUT ROWID;

-- One row, made with the first opt-out. Without it a list of hashes of all usernames would tell who is meant, for every catalog at once.
CREATE TABLE opt_out_salt (
  salt BLOB NOT NULL
) STRICT;
