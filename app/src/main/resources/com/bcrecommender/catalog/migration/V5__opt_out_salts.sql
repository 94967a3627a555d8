-- Opt-outs of two origins, each with a salt of its own, may come together: a list taken up from a host, and one made here since.
CREATE TABLE opt_out_hash (
  salt BLOB    NOT NULL, -- 16 bytes, at random; without it a list of hashes of all usernames would tell who is meant
  hash BLOB    NOT NULL, -- the first 8 bytes of SHA-256 over the salt and the key
  at   INTEGER NOT NULL, -- UTC epoch seconds
  PRIMARY KEY (salt, hash)
) STRICT, WITHOUT ROWID;

INSERT INTO opt_out_hash (salt, hash, at) SELECT salt, substr(hash, 1, 8), at FROM opt_out, opt_out_salt;

DROP TABLE opt_out;
DROP TABLE opt_out_salt;
ALTER TABLE opt_out_hash RENAME TO opt_out;
