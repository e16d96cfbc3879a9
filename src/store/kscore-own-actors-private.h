#pragma once

/* Whom the owner said to know. */
#define KSCORE_SELECT_KNOWN_ACTORS \
  "SELECT a.id FROM trust_overrides t JOIN actors a" \
  " ON a.network = t.network AND a.key = t.key WHERE t.known <> 0"

/* The owner as an actor: of all accounts of the person, unlinked ones too: they are nobody else's
 * by that. */
#define KSCORE_SELECT_OWN_ACTORS \
  "SELECT a.id FROM accounts o JOIN actors a ON a.network = o.network AND a.key = o.native_id" \
  " WHERE o.person = 1" \
  " UNION SELECT a.id FROM accounts o JOIN actors a ON a.network = o.network" \
  " AND a.key = lower(o.handle) WHERE o.person = 1 AND o.handle <> ''" \
  " UNION SELECT a.id FROM accounts o JOIN actors a ON a.network = o.network" \
  " AND lower(a.handle) = lower(o.handle) AND a.handle IS NOT NULL" \
  " WHERE o.person = 1 AND o.handle <> ''"
