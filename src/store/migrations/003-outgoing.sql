-- What the owner did for others: never evidence of the score. One row an act; only of a mention can
-- there be several of one post, to different people. The remote id is that of the act, or of what
-- it was done to. The actor is 0, the day NULL where nobody told.
CREATE TABLE outgoing (
  account INTEGER NOT NULL REFERENCES accounts (id),
  kind INTEGER NOT NULL,
  remote_id TEXT NOT NULL,
  actor INTEGER NOT NULL,
  day INTEGER,
  PRIMARY KEY (account, kind, remote_id, actor)
) STRICT, WITHOUT ROWID;
