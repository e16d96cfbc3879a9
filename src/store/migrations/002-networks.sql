-- Accounts that are read from their networks.

-- How the server calls a post, when the network itself showed it last, and since when it is gone.
-- A post that is gone keeps its row, empty: an old archive must not bring it back.
ALTER TABLE posts ADD COLUMN remote_id TEXT;
ALTER TABLE posts ADD COLUMN read_at INTEGER;
ALTER TABLE posts ADD COLUMN deleted_at INTEGER;

CREATE INDEX posts_by_remote_id ON posts (account, remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX posts_deleted ON posts (account) WHERE deleted_at IS NOT NULL;
-- What the network shows; and of that, what was younger than 30 days when it was read last.
CREATE INDEX posts_live ON posts (account, at) WHERE read_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX posts_young ON posts (account, at, read_at)
WHERE read_at - at < 2592000 AND deleted_at IS NULL;

-- What stands in the way of reading it, as a sentence.
ALTER TABLE accounts ADD COLUMN error TEXT;
ALTER TABLE accounts ADD COLUMN error_at INTEGER;
ALTER TABLE accounts ADD COLUMN retry_at INTEGER;

CREATE TABLE sources (
  account INTEGER PRIMARY KEY REFERENCES accounts (id),
  network TEXT NOT NULL,
  native_id TEXT,
  handle TEXT,
  remote_id TEXT,
  server TEXT,
  pds TEXT,
  directory TEXT,
  software TEXT,
  version TEXT,
  service TEXT,
  checked_at INTEGER,
  confirmed INTEGER NOT NULL DEFAULT 0,
  loopback INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE hosts (
  host TEXT PRIMARY KEY,
  not_before INTEGER NOT NULL,
  remaining INTEGER,
  reset_at INTEGER
) STRICT, WITHOUT ROWID;

-- How far the lists of an account are read; the post is 0 for a list of the account itself. It
-- landed when it was read, or found to be hidden; it ended when it was read.
CREATE TABLE lists (
  account INTEGER NOT NULL REFERENCES accounts (id),
  post INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  landed_at INTEGER,
  total INTEGER,
  complete INTEGER NOT NULL,
  hidden INTEGER NOT NULL,
  cursor TEXT,
  started_at INTEGER,
  pages INTEGER NOT NULL,
  from_at INTEGER,
  until_at INTEGER,
  ended_at INTEGER,
  PRIMARY KEY (account, post, kind)
) STRICT, WITHOUT ROWID;

CREATE INDEX lists_under_way ON lists (account) WHERE cursor IS NOT NULL;

-- Who stands on the pages of a list that is not read to its end yet.
CREATE TABLE staged (
  account INTEGER NOT NULL,
  post INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER,
  precision INTEGER NOT NULL,
  PRIMARY KEY (account, post, kind, actor, seq)
) STRICT, WITHOUT ROWID;
