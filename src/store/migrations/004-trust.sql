-- Whom the owner knows, so that no signal lowers their trust. By key, not by id: it outlives an
-- actor that is read anew.
CREATE TABLE trust_overrides (
  network TEXT NOT NULL,
  key TEXT NOT NULL,
  known INTEGER NOT NULL,
  PRIMARY KEY (network, key)
) STRICT, WITHOUT ROWID;
