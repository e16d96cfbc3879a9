#include "config.h"

#include "report/kscore-export-tables.h"

#include "report/kscore-account-summary.h"

/* A promise to whoever reads an export: fields are added, never renamed or taken away, and the
 * man page states them all. */
static const char * const posts_fields[] = {
  "id", "account", "url", "at", "precision", "text", "lang", "kind", "reply_to",
  "reply_to_self", "tags", "links", "counts", "readings", NULL
};
static const char * const posts_csv_fields[] = {
  "id", "account", "url", "at", "precision", "text", "lang", "kind", "reply_to",
  "reply_to_self", "tags", "links", "like", "save", "star", "reply", "comment", "reshare",
  "fork", "quote", "link", NULL
};
static const char * const actors_fields[] = {
  "account", "key", "handle", "display_name", "created_at", "posts", "following", "followers",
  "follows_owner", "followed_by_owner", "known", NULL
};
static const char * const interactions_fields[] = {
  "account", "post", "kind", "actor", "seq", "at", "precision", NULL
};
static const char * const marks_fields[] = {
  "account", "kind", "maker", "source", "value", "from", "to", NULL
};
static const char * const outgoing_fields[] = {
  "account", "id", "kind", "actor", "day", NULL
};
static const char * const audience_fields[] = { "account", "at", "followers", NULL };
static const char * const coverage_fields[] = { "account", "intervals", "unknown", NULL };
static const char * const coverage_csv_fields[] = { "account", "from", "to", "kinds", NULL };
static const char * const scores_fields[] = {
  "date", "score", "low", "high", "model", "shown", "checked", NULL
};
static const char * const evidence_fields[] = {
  "day", "account", "network", "kind", "actor", "person", "count", "followers", "trust", "post",
  NULL
};
static const char * const settings_fields[] = { "format", "exported_at", "model", "weights", NULL };
static const char * const accounts_csv_fields[] = {
  "id", "network", "native_id", "handle", "display_name", "url", "created_at", "followers",
  "following", "posts", "interactions", "last_refresh", "state", "unknown", NULL
};
static const char * const readings_fields[] = { "account", "post", "kind", "total", "at", NULL };
static const char * const followers_fields[] = { "account", "actor", "at", "count", NULL };

static const struct {
  const char         *json_file; /* NULL: in CSV only */
  const char         *csv_file;
  const char * const *json_fields;
  const char * const *csv_fields;
} tables[KSCORE_EXPORT_N_TABLES] = {
  [KSCORE_EXPORT_ACCOUNTS] = { "accounts.json", "accounts.csv",
                               kscore_account_summary_export_fields, accounts_csv_fields },
  [KSCORE_EXPORT_POSTS] = { "posts.ndjson", "posts.csv", posts_fields, posts_csv_fields },
  [KSCORE_EXPORT_ACTORS] = { "actors.ndjson", "actors.csv", actors_fields, actors_fields },
  [KSCORE_EXPORT_INTERACTIONS] = { "interactions.ndjson", "interactions.csv",
                                   interactions_fields, interactions_fields },
  [KSCORE_EXPORT_MARKS] = { "marks.ndjson", "marks.csv", marks_fields, marks_fields },
  [KSCORE_EXPORT_OUTGOING] = { "outgoing.ndjson", "outgoing.csv",
                               outgoing_fields, outgoing_fields },
  [KSCORE_EXPORT_AUDIENCE] = { "audience.ndjson", "audience.csv",
                               audience_fields, audience_fields },
  [KSCORE_EXPORT_COVERAGE] = { "coverage.json", "coverage.csv",
                               coverage_fields, coverage_csv_fields },
  [KSCORE_EXPORT_SCORES] = { "scores.ndjson", "scores.csv", scores_fields, scores_fields },
  [KSCORE_EXPORT_EVIDENCE] = { "evidence.ndjson", "evidence.csv",
                               evidence_fields, evidence_fields },
  [KSCORE_EXPORT_SETTINGS] = { "settings.json", "settings.csv",
                               settings_fields, settings_fields },
  [KSCORE_EXPORT_READINGS] = { NULL, "readings.csv", NULL, readings_fields },
  [KSCORE_EXPORT_FOLLOWERS] = { NULL, "followers.csv", NULL, followers_fields },
};

/**
 * kscore_export_table_get_file:
 * @table: a table
 * @format: a format
 *
 * Returns: (transfer none) (nullable): the name of its file, NULL where the format has none
 */
const char *
kscore_export_table_get_file (KscoreExportTable  table,
                              KscoreExportFormat format)
{
  g_return_val_if_fail (table < KSCORE_EXPORT_N_TABLES, NULL);

  return format == KSCORE_EXPORT_CSV ? tables[table].csv_file : tables[table].json_file;
}

/**
 * kscore_export_table_get_fields:
 * @table: a table
 * @format: a format
 *
 * Returns: (transfer none) (nullable) (array zero-terminated=1): the names of its fields, in
 *   order; NULL where the format has no such table
 */
const char * const *
kscore_export_table_get_fields (KscoreExportTable  table,
                                KscoreExportFormat format)
{
  g_return_val_if_fail (table < KSCORE_EXPORT_N_TABLES, NULL);

  return format == KSCORE_EXPORT_CSV ? tables[table].csv_fields : tables[table].json_fields;
}

/**
 * kscore_export_get_files:
 *
 * Returns: (transfer none) (array zero-terminated=1): the name of every file that an export of
 *   either format can hold
 */
const char * const *
kscore_export_get_files (void)
{
  static const char *files[2 * KSCORE_EXPORT_N_TABLES + 1];
  static gsize filled = 0;

  if (g_once_init_enter (&filled))
    {
      gsize n_files = 0;

      for (guint i = 0; i < KSCORE_EXPORT_N_TABLES; i++)
        {
          if (tables[i].json_file != NULL)
            files[n_files++] = tables[i].json_file;
          files[n_files++] = tables[i].csv_file;
        }
      g_once_init_leave (&filled, 1);
    }
  return files;
}
