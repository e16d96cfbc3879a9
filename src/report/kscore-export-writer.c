#include "config.h"

#include "report/kscore-export-writer.h"

#include "report/kscore-export-folder.h"

/**
 * KscoreExportFile:
 *
 * One table on its way to the disk.
 */
typedef struct {
  GOutputStream      *stream;  /* (owned) */
  KscoreSink         *sink;    /* (owned) */
  KscoreRecordWriter *records; /* (owned) */
} KscoreExportFile;

struct _KscoreExportWriter {
  KscoreExportFolder *folder; /* (owned) */
  GCancellable       *cancellable; /* (owned) (nullable) */
  KscoreExportFormat  format;
  /* All NULL where the format has no such table. */
  KscoreExportFile    files[KSCORE_EXPORT_N_TABLES];
};

static gboolean
open_file (KscoreExportWriter  *self,
           KscoreExportTable    table,
           GError             **error)
{
  static const KscoreRecordFormat json_formats[KSCORE_EXPORT_N_TABLES] = {
    [KSCORE_EXPORT_ACCOUNTS] = KSCORE_RECORD_ARRAY,
    [KSCORE_EXPORT_COVERAGE] = KSCORE_RECORD_ARRAY,
  };
  KscoreExportFile *file = &self->files[table];
  const char *name = kscore_export_table_get_file (table, self->format);

  if (name == NULL)
    return TRUE;

  file->stream = kscore_export_folder_add_file (self->folder, name, error);
  if (file->stream == NULL)
    return FALSE;
  file->sink = kscore_sink_new (file->stream, self->cancellable);
  file->records = kscore_record_writer_new (file->sink,
                                            self->format == KSCORE_EXPORT_CSV
                                            ? KSCORE_RECORD_CSV
                                            : json_formats[table],
                                            kscore_export_table_get_fields (table, self->format));
  return TRUE;
}

static gboolean
close_file (KscoreExportWriter  *self,
            KscoreExportFile    *file,
            GError             **error)
{
  if (file->stream == NULL)
    return TRUE;

  kscore_record_writer_close (file->records);
  return kscore_sink_finish (file->sink, error)
         && g_output_stream_close (file->stream, self->cancellable, error);
}

static KscoreRecordWriter *
begin (KscoreExportWriter *self,
       KscoreExportTable   table)
{
  KscoreRecordWriter *records = self->files[table].records;

  kscore_record_writer_begin (records);
  return records;
}

static gboolean
is_csv (KscoreExportWriter *self)
{
  return self->format == KSCORE_EXPORT_CSV;
}

/**
 * kscore_export_writer_new:
 * @directory: where the export shall be; see kscore_export_folder_new() for what is refused
 * @format: JSON, which can be imported again, or CSV, which is for spreadsheets
 * @now: the time that the export carries, seconds
 * @model: how the score is computed
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Begins an export beside @directory. Nothing stands at @directory before
 * kscore_export_writer_finish() has succeeded.
 *
 * Returns: (transfer full) (nullable): a writer
 */
KscoreExportWriter *
kscore_export_writer_new (const char               *directory,
                          KscoreExportFormat        format,
                          gint64                    now,
                          const KscoreExportModel  *model,
                          GCancellable             *cancellable,
                          GError                  **error)
{
  g_autoptr (KscoreExportWriter) self = g_new0 (KscoreExportWriter, 1);
  KscoreRecordWriter *records;

  self->format = format;
  g_set_object (&self->cancellable, cancellable);
  self->folder = kscore_export_folder_new (directory, kscore_export_get_files (),
                                           KSCORE_EXPORT_MARK, error);
  if (self->folder == NULL)
    return NULL;
  for (KscoreExportTable table = 0; table < KSCORE_EXPORT_N_TABLES; table++)
    if (!open_file (self, table, error))
      return NULL;

  records = begin (self, KSCORE_EXPORT_SETTINGS);
  kscore_record_writer_add_string (records, "format", KSCORE_EXPORT_FORMAT_NAME);
  kscore_record_writer_add_time (records, "exported_at", now);
  kscore_record_writer_add_string (records, "model", model->choice);
  kscore_record_writer_add_text (records, "weights", model->weights);
  kscore_record_writer_end (records);
  return g_steal_pointer (&self);
}

static gboolean
add_coverage_csv (KscoreExportWriter *self,
                  const char         *account,
                  const GArray       *coverage)
{
  gboolean result = TRUE;

  for (guint i = 0; result && coverage != NULL && i < coverage->len; i++)
    {
      const KscoreCoverage *interval = &g_array_index (coverage, KscoreCoverage, i);
      g_auto(GStrv) kinds = kscore_kinds_to_strv (interval->kinds);
      KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_COVERAGE);

      kscore_record_writer_add_string (records, "account", account);
      kscore_record_writer_add_day (records, "from", interval->from);
      kscore_record_writer_add_day (records, "to", interval->to);
      kscore_record_writer_add_strv (records, "kinds", (const char * const *) kinds);
      result = kscore_record_writer_end (records);
    }
  return result;
}

/**
 * kscore_export_writer_add_account:
 * @self: a writer
 * @account: an account with its coverage
 * @unknown: what its network does not tell
 *
 * Adds to accounts and coverage.
 *
 * Returns: %FALSE once something failed; kscore_export_writer_finish() tells what
 */
gboolean
kscore_export_writer_add_account (KscoreExportWriter         *self,
                                  const KscoreAccountSummary *account,
                                  KscoreKinds                 unknown)
{
  g_autofree char *id = kscore_account_dup_string_id (account->account);
  g_auto(GStrv) unknown_names = kscore_kinds_to_strv (unknown);
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_ACCOUNTS);

  kscore_account_summary_export (account, records);
  if (is_csv (self))
    {
      kscore_record_writer_add_strv (records, "unknown", (const char * const *) unknown_names);
      return kscore_record_writer_end (records) && add_coverage_csv (self, id, account->coverage);
    }

  kscore_json_writer_add_coverage (kscore_record_writer_get_json (records, "coverage"),
                                   "coverage", account->coverage);
  if (!kscore_record_writer_end (records))
    return FALSE;
  records = begin (self, KSCORE_EXPORT_COVERAGE);
  kscore_record_writer_add_string (records, "account", id);
  kscore_json_writer_add_coverage (kscore_record_writer_get_json (records, "intervals"),
                                   "intervals", account->coverage);
  kscore_record_writer_add_strv (records, "unknown", (const char * const *) unknown_names);
  return kscore_record_writer_end (records);
}

/* What a post can have a total of; a follow and a mention belong to no post. */
static const KscoreKind post_kinds[] = {
  KSCORE_KIND_LIKE, KSCORE_KIND_SAVE, KSCORE_KIND_STAR, KSCORE_KIND_REPLY, KSCORE_KIND_COMMENT,
  KSCORE_KIND_RESHARE, KSCORE_KIND_FORK, KSCORE_KIND_QUOTE, KSCORE_KIND_LINK,
};

/* The newest total of @kind, KSCORE_UNKNOWN without a reading. */
static gint64
find_total (const GPtrArray *readings,
            KscoreKind       kind)
{
  const KscoreCount *newest = NULL;

  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (readings, i);

      if (count->kind == kind && (newest == NULL || count->at >= newest->at))
        newest = count;
    }
  return newest != NULL ? newest->total : KSCORE_UNKNOWN;
}

static void
add_counts_json (KscoreJsonWriter *json,
                 const GPtrArray  *readings)
{
  kscore_json_writer_begin_object (json, "counts");
  for (gsize i = 0; i < G_N_ELEMENTS (post_kinds); i++)
    kscore_json_writer_add_count (json, kscore_kind_to_string (post_kinds[i]),
                                  find_total (readings, post_kinds[i]));
  kscore_json_writer_end_object (json);
}

static void
add_readings_json (KscoreJsonWriter *json,
                   const GPtrArray  *readings)
{
  kscore_json_writer_begin_array (json, "readings");
  for (guint i = 0; readings != NULL && i < readings->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (readings, i);

      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_string (json, "kind", kscore_kind_to_string (count->kind));
      kscore_json_writer_add_count (json, "total", count->total);
      kscore_json_writer_add_time (json, "at", count->at);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

static gboolean
add_readings_csv (KscoreExportWriter *self,
                  const char         *account,
                  const char         *post,
                  const GPtrArray    *readings)
{
  gboolean result = TRUE;

  for (guint i = 0; result && readings != NULL && i < readings->len; i++)
    {
      const KscoreCount *count = g_ptr_array_index (readings, i);
      KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_READINGS);

      kscore_record_writer_add_string (records, "account", account);
      kscore_record_writer_add_string (records, "post", post);
      kscore_record_writer_add_string (records, "kind", kscore_kind_to_string (count->kind));
      kscore_record_writer_add_count (records, "total", count->total);
      kscore_record_writer_add_time (records, "at", count->at);
      result = kscore_record_writer_end (records);
    }
  return result;
}

/**
 * kscore_export_writer_add_post:
 * @self: a writer
 * @account: the string id of its account
 * @post: a post
 * @readings: (nullable) (element-type KscoreCount): all readings of its totals
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_post (KscoreExportWriter *self,
                               const char         *account,
                               const KscorePost   *post,
                               const GPtrArray    *readings)
{
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_POSTS);

  kscore_record_writer_add_string (records, "id", post->native_id);
  kscore_record_writer_add_string (records, "account", account);
  kscore_record_writer_add_string (records, "url", post->url);
  kscore_record_writer_add_time (records, "at", post->at);
  kscore_record_writer_add_string (records, "precision",
                                   kscore_precision_to_string (post->precision));
  kscore_record_writer_add_text (records, "text", post->text);
  kscore_record_writer_add_text (records, "lang", post->lang);
  kscore_record_writer_add_string (records, "kind", kscore_post_kind_to_string (post->kind));
  kscore_record_writer_add_text (records, "reply_to", post->reply_to);
  kscore_record_writer_add_boolean (records, "reply_to_self", post->reply_to_self);
  kscore_record_writer_add_strv (records, "tags", (const char * const *) post->tags);
  kscore_record_writer_add_strv (records, "links", (const char * const *) post->links);
  if (is_csv (self))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (post_kinds); i++)
        kscore_record_writer_add_count (records, kscore_kind_to_string (post_kinds[i]),
                                        find_total (readings, post_kinds[i]));
      return kscore_record_writer_end (records)
             && add_readings_csv (self, account, post->native_id, readings);
    }

  add_counts_json (kscore_record_writer_get_json (records, "counts"), readings);
  add_readings_json (kscore_record_writer_get_json (records, "readings"), readings);
  return kscore_record_writer_end (records);
}

static gboolean
add_followers_csv (KscoreExportWriter      *self,
                   const char              *account,
                   const KscoreExportActor *actor)
{
  gboolean result = TRUE;

  for (gsize i = 0; result && i < actor->n_followers; i++)
    {
      KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_FOLLOWERS);

      kscore_record_writer_add_string (records, "account", account);
      kscore_record_writer_add_text (records, "actor", actor->actor->key);
      kscore_record_writer_add_day (records, "at", actor->follower_days[i]);
      kscore_record_writer_add_count (records, "count", actor->follower_counts[i]);
      result = kscore_record_writer_end (records);
    }
  return result;
}

static void
add_followers_json (KscoreJsonWriter        *json,
                    const KscoreExportActor *actor)
{
  kscore_json_writer_begin_array (json, "followers");
  for (gsize i = 0; i < actor->n_followers; i++)
    {
      kscore_json_writer_begin_object (json, NULL);
      kscore_json_writer_add_day (json, "at", actor->follower_days[i]);
      kscore_json_writer_add_count (json, "count", actor->follower_counts[i]);
      kscore_json_writer_end_object (json);
    }
  kscore_json_writer_end_array (json);
}

/**
 * kscore_export_writer_add_actor:
 * @self: a writer
 * @account: the string id of the account that they reacted to
 * @actor: somebody
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_actor (KscoreExportWriter      *self,
                                const char              *account,
                                const KscoreExportActor *actor)
{
  const KscoreActor *values = actor->actor;
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_ACTORS);

  kscore_record_writer_add_string (records, "account", account);
  kscore_record_writer_add_text (records, "key", values->key);
  kscore_record_writer_add_text (records, "handle", values->handle);
  kscore_record_writer_add_text (records, "display_name", values->display_name);
  kscore_record_writer_add_time (records, "created_at", values->created_at);
  kscore_record_writer_add_count (records, "posts", values->posts);
  kscore_record_writer_add_count (records, "following", values->following);
  if (is_csv (self))
    kscore_record_writer_add_count (records, "followers", values->followers);
  else
    add_followers_json (kscore_record_writer_get_json (records, "followers"), actor);
  kscore_record_writer_add_boolean (records, "follows_owner", values->follows_owner);
  kscore_record_writer_add_boolean (records, "followed_by_owner", values->followed_by_owner);
  kscore_record_writer_add_boolean (records, "known", values->known);
  return kscore_record_writer_end (records)
         && (!is_csv (self) || add_followers_csv (self, account, actor));
}

/**
 * kscore_export_writer_add_interaction:
 * @self: a writer
 * @account: the string id of the account that it was done to
 * @interaction: an interaction
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_interaction (KscoreExportWriter      *self,
                                      const char              *account,
                                      const KscoreInteraction *interaction)
{
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_INTERACTIONS);

  kscore_record_writer_add_string (records, "account", account);
  kscore_record_writer_add_string (records, "post", interaction->post);
  kscore_record_writer_add_string (records, "kind", kscore_kind_to_string (interaction->kind));
  kscore_record_writer_add_text (records, "actor", interaction->actor);
  kscore_record_writer_add_int (records, "seq", interaction->seq);
  kscore_record_writer_add_time (records, "at", interaction->at);
  kscore_record_writer_add_string (records, "precision",
                                   kscore_precision_to_string (interaction->precision));
  return kscore_record_writer_end (records);
}

/**
 * kscore_export_writer_add_mark:
 * @self: a writer
 * @account: the string id of the account that it was read for
 * @mark: a mark
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_mark (KscoreExportWriter *self,
                               const char         *account,
                               const KscoreMark   *mark)
{
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_MARKS);

  kscore_record_writer_add_string (records, "account", account);
  kscore_record_writer_add_string (records, "kind", kscore_mark_kind_to_string (mark->kind));
  kscore_record_writer_add_text (records, "maker", mark->maker);
  kscore_record_writer_add_text (records, "source", mark->source);
  kscore_record_writer_add_double (records, "value", mark->value);
  kscore_record_writer_add_time (records, "from", mark->from);
  kscore_record_writer_add_time (records, "to", mark->to);
  return kscore_record_writer_end (records);
}

/**
 * kscore_export_writer_add_outgoing:
 * @self: a writer
 * @account: the string id of the account that did it
 * @outgoing: what it did for somebody else
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_outgoing (KscoreExportWriter   *self,
                                   const char           *account,
                                   const KscoreOutgoing *outgoing)
{
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_OUTGOING);

  kscore_record_writer_add_string (records, "account", account);
  kscore_record_writer_add_text (records, "id", outgoing->remote_id);
  kscore_record_writer_add_string (records, "kind", kscore_kind_to_string (outgoing->kind));
  kscore_record_writer_add_text (records, "actor", outgoing->actor);
  kscore_record_writer_add_day (records, "day", outgoing->day);
  return kscore_record_writer_end (records);
}

/**
 * kscore_export_writer_add_audience:
 * @self: a writer
 * @account: the string id of the account
 * @audience: a reading of its followers
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_audience (KscoreExportWriter   *self,
                                   const char           *account,
                                   const KscoreAudience *audience)
{
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_AUDIENCE);

  kscore_record_writer_add_string (records, "account", account);
  kscore_record_writer_add_time (records, "at", audience->at);
  kscore_record_writer_add_count (records, "followers", audience->followers);
  return kscore_record_writer_end (records);
}

/**
 * kscore_export_writer_add_score:
 * @self: a writer
 * @score: the figure of a day
 * @checked: the same by what could be looked at person by person, NAN where not known
 * @shown: whether it was shown on that day, rather than recomputed from what is known now
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_score (KscoreExportWriter *self,
                                const KscoreShown  *score,
                                double              checked,
                                gboolean            shown)
{
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_SCORES);

  kscore_record_writer_add_day (records, "date", score->day);
  kscore_record_writer_add_double (records, "score", score->score);
  kscore_record_writer_add_double (records, "low", score->low);
  kscore_record_writer_add_double (records, "high", score->high);
  kscore_record_writer_add_string (records, "model", score->model);
  kscore_record_writer_add_boolean (records, "shown", shown);
  kscore_record_writer_add_double (records, "checked", checked);
  return kscore_record_writer_end (records);
}

/**
 * kscore_export_writer_add_evidence:
 * @self: a writer
 * @evidence: a row of what the model was fed for the last score
 *
 * Returns: %FALSE once something failed
 */
gboolean
kscore_export_writer_add_evidence (KscoreExportWriter         *self,
                                   const KscoreExportEvidence *evidence)
{
  KscoreRecordWriter *records = begin (self, KSCORE_EXPORT_EVIDENCE);

  kscore_record_writer_add_day (records, "day", evidence->day);
  kscore_record_writer_add_string (records, "account", evidence->account);
  kscore_record_writer_add_string (records, "network", evidence->network);
  kscore_record_writer_add_string (records, "kind", kscore_kind_to_string (evidence->kind));
  kscore_record_writer_add_text (records, "actor", evidence->actor);
  kscore_record_writer_add_text (records, "person", evidence->person);
  kscore_record_writer_add_count (records, "count", evidence->count);
  kscore_record_writer_add_count (records, "followers", evidence->followers);
  kscore_record_writer_add_double (records, "trust", evidence->trust);
  kscore_record_writer_add_string (records, "post", evidence->post);
  return kscore_record_writer_end (records);
}

/**
 * kscore_export_writer_finish:
 * @self: a writer
 * @error: return location for the first error of the whole export
 *
 * Completes the files and puts the folder in its place.
 *
 * Returns: whether the export is there
 */
gboolean
kscore_export_writer_finish (KscoreExportWriter  *self,
                             GError             **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < KSCORE_EXPORT_N_TABLES; i++)
    if (!close_file (self, &self->files[i], error))
      return FALSE;
  return kscore_export_folder_commit (self->folder, error);
}

/**
 * kscore_export_writer_free:
 * @self: (transfer full): a writer
 *
 * Frees it. An export that was not finished leaves nothing behind.
 */
void
kscore_export_writer_free (KscoreExportWriter *self)
{
  for (guint i = 0; i < KSCORE_EXPORT_N_TABLES; i++)
    {
      g_clear_pointer (&self->files[i].records, kscore_record_writer_free);
      g_clear_pointer (&self->files[i].sink, kscore_sink_free);
      g_clear_object (&self->files[i].stream);
    }
  g_clear_pointer (&self->folder, kscore_export_folder_free);
  g_clear_object (&self->cancellable);
  g_free (self);
}
