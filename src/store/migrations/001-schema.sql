-- Times are seconds since 1970 UTC, days are days since then, NULL is "not told". Numbers of
-- kinds, marks, precisions and kinds of posts are those of core/kscore-kind.h.

CREATE TABLE persons (
  id INTEGER PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('owner', 'peer')),
  name TEXT
) STRICT;

CREATE UNIQUE INDEX persons_one_owner ON persons (role) WHERE role = 'owner';

INSERT INTO persons (id, role) VALUES (1, 'owner');

CREATE TABLE accounts (
  id INTEGER PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES persons (id),
  network TEXT NOT NULL,
  native_id TEXT NOT NULL,
  handle TEXT NOT NULL,
  display_name TEXT,
  url TEXT,
  created_at INTEGER,
  following INTEGER,
  linked INTEGER NOT NULL DEFAULT 1,
  state TEXT NOT NULL DEFAULT 'ok',
  last_refresh INTEGER,
  UNIQUE (network, native_id)
) STRICT;

CREATE INDEX accounts_of_person ON accounts (person);

-- The text comes last: what the model reads never touches its overflow pages. Tags and links are
-- one a line.
CREATE TABLE posts (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES accounts (id),
  native_id TEXT NOT NULL,
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  precision INTEGER NOT NULL,
  reply_to TEXT,
  reply_to_self INTEGER NOT NULL,
  lang TEXT,
  url TEXT,
  tags TEXT,
  links TEXT,
  text TEXT,
  UNIQUE (account, native_id)
) STRICT;

CREATE INDEX posts_replying_to_self ON posts (account, reply_to) WHERE reply_to_self;

CREATE VIRTUAL TABLE posts_text USING fts5 (
  text, content = 'posts', content_rowid = 'id', tokenize = 'trigram'
);

CREATE TRIGGER posts_text_insert AFTER INSERT ON posts WHEN new.text IS NOT NULL BEGIN
  INSERT INTO posts_text (rowid, text) VALUES (new.id, new.text);
END;

CREATE TRIGGER posts_text_delete AFTER DELETE ON posts WHEN old.text IS NOT NULL BEGIN
  INSERT INTO posts_text (posts_text, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER posts_text_remove AFTER UPDATE OF text ON posts
WHEN old.text IS NOT NULL AND old.text IS NOT new.text BEGIN
  INSERT INTO posts_text (posts_text, rowid, text) VALUES ('delete', old.id, old.text);
END;

CREATE TRIGGER posts_text_replace AFTER UPDATE OF text ON posts
WHEN new.text IS NOT NULL AND old.text IS NOT new.text BEGIN
  INSERT INTO posts_text (rowid, text) VALUES (new.id, new.text);
END;

-- Every reading of a post's total; the newest is the total.
CREATE TABLE counts (
  post INTEGER NOT NULL REFERENCES posts (id),
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  PRIMARY KEY (post, kind, at)
) STRICT, WITHOUT ROWID;

-- One account that reacts. The key is a DID or URI, else lower-case acct@home.
CREATE TABLE actors (
  id INTEGER PRIMARY KEY,
  network TEXT NOT NULL,
  key TEXT NOT NULL,
  handle TEXT,
  display_name TEXT,
  read_at INTEGER,
  UNIQUE (network, key)
) STRICT;

CREATE INDEX actors_handle ON actors (network, lower(handle)) WHERE handle IS NOT NULL;

-- What is known of an actor through one account. What was read for a peer's account never
-- reaches the owner's score, so nothing of it stands in the actor's own row.
CREATE TABLE relations (
  account INTEGER NOT NULL REFERENCES accounts (id),
  actor INTEGER NOT NULL,
  follows_owner INTEGER NOT NULL DEFAULT 0,
  followed_by_owner INTEGER NOT NULL DEFAULT 0,
  follows_day INTEGER,
  created_at INTEGER,
  PRIMARY KEY (account, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_readings (
  account INTEGER NOT NULL REFERENCES accounts (id),
  actor INTEGER NOT NULL,
  day INTEGER NOT NULL,
  followers INTEGER,
  following INTEGER,
  posts INTEGER,
  PRIMARY KEY (account, actor, day)
) STRICT, WITHOUT ROWID;

-- Clustered the way the model reads it. Actor and post are never 0 where there is one; 0 is
-- "none", so that they can stand in keys. No foreign keys: they would cost a third of the speed.
CREATE TABLE interactions (
  account INTEGER NOT NULL,
  day INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  post INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  precision INTEGER NOT NULL,
  PRIMARY KEY (account, day, kind, actor, post, seq),
  UNIQUE (account, post, kind, actor, seq)
) STRICT, WITHOUT ROWID;

-- People who reacted and whose names were purged: enough for Recognition not to fall by it.
CREATE TABLE purged_supporters (
  account INTEGER NOT NULL REFERENCES accounts (id),
  actor_hash BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  established INTEGER NOT NULL,
  PRIMARY KEY (account, actor_hash)
) STRICT, WITHOUT ROWID;

-- The maker is an actor, or the domain of a linking page. A reputation has a row for each
-- reading, told apart by its time; of other marks the reading is 0.
CREATE TABLE marks (
  account INTEGER NOT NULL REFERENCES accounts (id),
  kind INTEGER NOT NULL,
  source TEXT NOT NULL,
  maker INTEGER NOT NULL,
  domain TEXT NOT NULL,
  reading INTEGER NOT NULL,
  value REAL NOT NULL,
  from_at INTEGER,
  to_at INTEGER,
  PRIMARY KEY (account, kind, source, maker, domain, reading)
) STRICT, WITHOUT ROWID;

CREATE TABLE audience (
  account INTEGER NOT NULL REFERENCES accounts (id),
  at INTEGER NOT NULL,
  followers INTEGER NOT NULL CHECK (followers >= 0),
  PRIMARY KEY (account, at)
) STRICT, WITHOUT ROWID;

-- Days that are complete, both ends included; intervals of one set never touch each other.
CREATE TABLE coverage (
  account INTEGER NOT NULL REFERENCES accounts (id),
  kinds INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (account, kinds, from_day)
) STRICT, WITHOUT ROWID;

-- A cache of history as it is computed now.
CREATE TABLE scores (
  person INTEGER NOT NULL REFERENCES persons (id),
  model TEXT NOT NULL,
  day INTEGER NOT NULL,
  score REAL,
  low REAL,
  high REAL,
  checked REAL,
  response REAL,
  recognition REAL,
  audience REAL,
  estimated INTEGER NOT NULL,
  PRIMARY KEY (person, model, day)
) STRICT, WITHOUT ROWID;

-- What was on the screen on a day. Never rewritten.
CREATE TABLE shown (
  person INTEGER NOT NULL REFERENCES persons (id),
  day INTEGER NOT NULL,
  model TEXT NOT NULL,
  score REAL NOT NULL,
  low REAL,
  high REAL,
  PRIMARY KEY (person, day, model)
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
