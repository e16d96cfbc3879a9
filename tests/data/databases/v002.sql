-- A made-up person's database as version 2 of the schema left it. Never edit: this is the past.
BEGIN;

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

CREATE TABLE counts (
  post INTEGER NOT NULL REFERENCES posts (id),
  kind INTEGER NOT NULL,
  at INTEGER NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  PRIMARY KEY (post, kind, at)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE purged_supporters (
  account INTEGER NOT NULL REFERENCES accounts (id),
  actor_hash BLOB NOT NULL,
  first_day INTEGER NOT NULL,
  established INTEGER NOT NULL,
  PRIMARY KEY (account, actor_hash)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE coverage (
  account INTEGER NOT NULL REFERENCES accounts (id),
  kinds INTEGER NOT NULL,
  from_day INTEGER NOT NULL,
  to_day INTEGER NOT NULL CHECK (to_day >= from_day),
  PRIMARY KEY (account, kinds, from_day)
) STRICT, WITHOUT ROWID;

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

ALTER TABLE posts ADD COLUMN remote_id TEXT;
ALTER TABLE posts ADD COLUMN read_at INTEGER;
ALTER TABLE posts ADD COLUMN deleted_at INTEGER;

CREATE INDEX posts_by_remote_id ON posts (account, remote_id) WHERE remote_id IS NOT NULL;
CREATE INDEX posts_deleted ON posts (account) WHERE deleted_at IS NOT NULL;
CREATE INDEX posts_live ON posts (account, at) WHERE read_at IS NOT NULL AND deleted_at IS NULL;
CREATE INDEX posts_young ON posts (account, at, read_at)
WHERE read_at - at < 2592000 AND deleted_at IS NULL;

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

INSERT INTO accounts (id, person, network, native_id, handle, display_name, created_at, linked)
VALUES
  (1, 1, 'mastodon', 'https://social.example/users/ada', 'ada@social.example', 'Ada', 1555200000, 1),
  (2, 1, 'x', '1234', 'ada_example', NULL, NULL, 0);
INSERT INTO posts (id, account, native_id, kind, at, precision, reply_to, reply_to_self, text)
VALUES
  (1, 1, 'p1', 0, 1641600000, 0, NULL, 0, 'A post about bridges'),
  (2, 1, 'p2', 1, 1641603600, 0, 'p1', 1, 'And another, to myself'),
  (3, 1, 'p3', 0, 1641690000, 1, NULL, 0, NULL),
  (4, 2, '99', 0, 1641690000, 0, NULL, 0, 'Elsewhere');
INSERT INTO counts VALUES (1, 1, 1641700000, 5), (1, 1, 1641800000, 7), (1, 5, 1641700000, 1);
INSERT INTO actors VALUES
  (1, 'mastodon', 'https://people.example/users/bo', 'bo@people.example', 'Bo', 1641700000),
  (2, 'mastodon', 'cy@people.example', NULL, NULL, NULL),
  (3, 'mastodon', 'https://social.example/users/ada', 'ada@social.example', NULL, NULL);
INSERT INTO relations VALUES
  (1, 1, 1, 0, 18990, 1500000000), (1, 2, 0, 0, NULL, NULL), (1, 3, 0, 0, NULL, NULL);
INSERT INTO actor_readings VALUES (1, 1, 19000, 1500, 200, 4000);
INSERT INTO interactions VALUES
  (1, 19000, 1, 1, 1, 0, 1641610000, 0), (1, 19001, 8, 2, 1, 0, 1641690001, 2),
  (1, 19000, 5, 1, 1, 77, 1641610500, 0), (1, 19002, 4, 1, 0, 0, 1641776400, 1);
INSERT INTO purged_supporters VALUES (1, x'00ff', 18900, 1);
INSERT INTO marks VALUES
  (1, 1, 'https://people.example/lists/1', 1, '', 0, 1, 1641600000, NULL),
  (1, 7, 'https://example.org/a', 0, 'example.org', 0, 1, NULL, NULL);
INSERT INTO audience VALUES (1, 1641600000, 120), (1, 1641700000, 125);
INSERT INTO coverage VALUES (1, 4095, 18900, 19003);
INSERT INTO scores VALUES (1, 'kscore-1', 19003, 23.5, 21, 25.5, 20, 10, 5, 7.5, 0);
INSERT INTO shown VALUES (1, 19003, 'kscore-1', 23.5, 21, 25.5);
INSERT INTO settings VALUES ('model', 'kscore-1');
PRAGMA application_id = 1263747922;
INSERT INTO posts (id, account, native_id, kind, at, precision, reply_to_self, deleted_at)
VALUES (5, 1, 'p5', 0, 1641690000, 0, 0, 1641790000);
UPDATE posts SET remote_id = '107588', read_at = 1641700000 WHERE id = 1;
UPDATE accounts SET state = 'offline', error = 'The server does not answer.',
  error_at = 1641800000, retry_at = 1641803600 WHERE id = 1;
INSERT INTO sources (account, network, native_id, handle, remote_id, server, software, version)
VALUES (1, 'mastodon', 'https://social.example/users/ada', 'ada@social.example', '42',
        'https://social.example', 'mastodon', '4.3.0');
INSERT INTO hosts VALUES ('social.example', 1641803600, 0, 1641803600);
INSERT INTO lists VALUES
  (1, 1, 1, 1641700000, 5, 1, 0, 'max_id=9', 1641800000, 1, NULL, NULL, 1641700000),
  (1, 0, 102, 1641700000, NULL, 1, 0, NULL, NULL, 0, 1641690000, 1641600000,
   NULL);
INSERT INTO staged VALUES (1, 1, 1, 2, 0, NULL, 2);
PRAGMA user_version = 2;
COMMIT;
