#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "archive/kscore-export-record.h"
#include "archive/kscore-importer.h"
#include "core/kscore-error.h"
#include "core/kscore-format.h"

/* Kscore's own export: a backup, another machine, the sample person. */

#define FORMAT   "kscore-export-1"
#define MAX_LINE KSCORE_JSON_MAX_ELEMENT

/* One of the accounts; its page waits here while another one's lines are read. */
typedef struct {
  KscoreAccount *account; /* (owned) */
  KscorePage    *page;    /* (owned) (nullable) */
  guint          n_pages;
  GArray        *coverage; /* (owned) (element-type KscoreCoverage) */
} Owner;

typedef struct _ExportImport ExportImport;
typedef gboolean (*LineFunc) (ExportImport *self,
                              JsonObject   *object);

struct _ExportImport {
  KscoreImportJob *job;
  GPtrArray       *owners;  /* (owned) (element-type Owner), in the order of accounts.json */
  GHashTable      *by_id;   /* (owned) (element-type utf8 Owner) */
  Owner           *current; /* (nullable): whose page the job fills */
  gint64           exported_at;
  GArray          *shown; /* (owned) (element-type KscoreShown) */
  GString         *line;  /* (owned): the beginning of one that the next chunk ends */
  LineFunc         func;
};

static void
owner_free (gpointer data)
{
  Owner *owner = data;

  kscore_account_free (owner->account);
  g_clear_pointer (&owner->page, kscore_page_free);
  g_array_unref (owner->coverage);
  g_free (owner);
}

static void
export_import_clear (ExportImport *self)
{
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->owners);
  g_array_unref (self->shown);
  g_string_free (self->line, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportImport, export_import_clear)

static gboolean
export_probe (KscoreArchiveSource *source,
              KscoreArchiveInfo   *info,
              GCancellable        *cancellable,
              GError             **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *settings = NULL;
  const char *format;

  if (kscore_archive_source_find (source, "accounts.json") == NULL
      || kscore_archive_source_find (source, "posts.ndjson") == NULL)
    return FALSE;
  root = kscore_importer_parse (source, "settings.json", NULL);
  if (root != NULL)
    kscore_json_node_get_object (root, &settings);
  format = kscore_json_string (settings, "format");
  if (format == NULL || !g_str_has_prefix (format, "kscore-export-"))
    return FALSE;
  if (strcmp (format, FORMAT) != 0)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_TOO_NEW,
                   /* Translators: the name of a file or folder. */
                   _("“%s” was written by a newer version of Kscore."),
                   kscore_archive_source_get_name (source));
      return FALSE;
    }
  kscore_time_from_iso8601 (kscore_json_string (settings, "exported_at"), &info->generated);
  info->tells = KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS | KSCORE_KINDS_AUDIENCE
                | KSCORE_KINDS_PEOPLE;
  if (info->generated == KSCORE_TIME_UNKNOWN)
    {
      info->sentence = g_strdup (_("An export of Kscore: everything that it knew."));
    }
  else
    {
      g_autofree char *day
        = kscore_format_day (kscore_day_from_time (info->generated), KSCORE_DAY_LONG);

      /* Translators: a date. */
      info->sentence = g_strdup_printf (_("An export of Kscore of %s: everything that it knew."),
                                        day);
    }
  return TRUE;
}

static void
read_coverage (ExportImport *self,
               Owner        *owner,
               JsonArray    *intervals)
{
  KscoreDay today = kscore_day_from_time (self->job->options->now);
  guint n = intervals != NULL ? json_array_get_length (intervals) : 0;

  g_array_set_size (owner->coverage, 0);
  for (guint i = 0; i < n; i++)
    {
      JsonObject *interval = NULL;
      KscoreCoverage coverage;

      kscore_json_node_get_object (json_array_get_element (intervals, i), &interval);
      if (interval != NULL && kscore_export_record_coverage (interval, today, &coverage))
        g_array_append_val (owner->coverage, coverage);
      else
        self->job->report->items_bad++;
    }
}

static gboolean
read_accounts (ExportImport *self,
               GError      **error)
{
  g_autoptr (JsonNode) root = kscore_importer_parse (self->job->source, "accounts.json", error);
  JsonArray *array;

  if (root == NULL && *error != NULL)
    return FALSE;
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return kscore_importer_fail (self->job->source, "accounts.json",
                                 _("“{member}” in “{file}” is damaged."), error);
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = NULL;
      KscoreAccount *account;
      Owner *owner;
      const char *id;

      kscore_json_node_get_object (json_array_get_element (array, i), &object);
      id = kscore_json_string (object, "id");
      account = object != NULL ? kscore_export_record_account (object) : NULL;
      if (account == NULL || id == NULL || g_hash_table_contains (self->by_id, id))
        {
          g_clear_pointer (&account, kscore_account_free);
          self->job->report->items_bad++;
          continue;
        }
      owner = g_new0 (Owner, 1);
      owner->account = account;
      owner->coverage = g_array_new (FALSE, FALSE, sizeof (KscoreCoverage));
      read_coverage (self, owner, kscore_json_array (object, "coverage"));
      g_ptr_array_add (self->owners, owner);
      g_hash_table_insert (self->by_id, g_strdup (id), owner);
    }
  if (self->owners->len == 0)
    return kscore_importer_fail (self->job->source, "accounts.json",
                                 _("“{member}” in “{file}” does not say whose archive it is."),
                                 error);
  return TRUE;
}

/* coverage.json says the same as accounts.json does, and is the one to believe. */
static gboolean
read_all_coverage (ExportImport *self,
                   GError      **error)
{
  GError *local = NULL;
  g_autoptr (JsonNode) root
    = kscore_importer_parse (self->job->source, "coverage.json", &local);
  JsonArray *array;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return TRUE;
  array = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = NULL;
      const char *id;
      Owner *owner;

      kscore_json_node_get_object (json_array_get_element (array, i), &object);
      id = kscore_json_string (object, "account");
      owner = id != NULL ? g_hash_table_lookup (self->by_id, id) : NULL;
      if (owner != NULL)
        read_coverage (self, owner, kscore_json_array (object, "intervals"));
      else
        self->job->report->items_bad++;
    }
  return TRUE;
}

static void
select_owner (ExportImport *self,
              Owner        *owner)
{
  if (self->current == owner)
    return;
  if (self->current != NULL)
    {
      self->current->page = g_steal_pointer (&self->job->page);
      self->current->n_pages = self->job->n_pages;
    }
  self->current = owner;
  if (owner == NULL)
    return;
  if (owner->page == NULL)
    {
      kscore_import_job_begin (self->job, owner->account);
      return;
    }
  self->job->page = g_steal_pointer (&owner->page);
  self->job->n_pages = owner->n_pages;
}

static gboolean
post_line (ExportImport *self,
           JsonObject   *object)
{
  guint before = self->job->page->counts->len;
  KscorePost *post = kscore_export_record_post (object, self->exported_at,
                                                self->job->page->counts,
                                                &self->job->report->counts_bad);

  if (post == NULL)
    return FALSE;
  if (!kscore_import_job_accepts (self->job, post->at))
    {
      g_ptr_array_set_size (self->job->page->counts, (int) before);
      kscore_post_free (post);
      return TRUE;
    }
  self->job->report->counts_told += self->job->page->counts->len > before;
  kscore_import_job_post (self->job, post);
  return TRUE;
}

static gboolean
actor_line (ExportImport *self,
            JsonObject   *object)
{
  gint64 read_at = self->current->account->read_at;

  /* What has no date of its own was known when the account was read. Not when it was exported:
   * an export of an import is to be the same. */
  if (read_at == KSCORE_TIME_UNKNOWN || read_at > self->exported_at)
    read_at = self->exported_at;
  if (!kscore_export_record_actor (object, read_at, self->job->page->actors))
    return FALSE;
  self->job->report->actors++;
  return TRUE;
}

static gboolean
interaction_line (ExportImport *self,
                  JsonObject   *object)
{
  KscoreInteraction *interaction = kscore_export_record_interaction (object);

  if (interaction == NULL)
    return FALSE;
  if (interaction->at > self->job->options->now)
    {
      kscore_interaction_free (interaction);
      return FALSE;
    }
  self->job->report->interactions++;
  g_ptr_array_add (self->job->page->interactions, interaction);
  return TRUE;
}

static gboolean
mark_line (ExportImport *self,
           JsonObject   *object)
{
  KscoreMark *mark = kscore_export_record_mark (object);

  if (mark == NULL)
    return FALSE;
  g_ptr_array_add (self->job->page->marks, mark);
  return TRUE;
}

static gboolean
outgoing_line (ExportImport *self,
               JsonObject   *object)
{
  KscoreOutgoing *outgoing = kscore_export_record_outgoing (object);

  if (outgoing == NULL)
    return FALSE;
  if (outgoing->day > kscore_day_from_time (self->job->options->now))
    {
      kscore_outgoing_free (outgoing);
      return FALSE;
    }
  g_ptr_array_add (self->job->page->outgoing, outgoing);
  return TRUE;
}

static gboolean
audience_line (ExportImport *self,
               JsonObject   *object)
{
  KscoreAudience audience;

  if (!kscore_export_record_audience (object, &audience)
      || audience.at > self->job->options->now)
    return FALSE;
  g_array_append_val (self->job->page->audience, audience);
  return TRUE;
}

static gboolean
score_line (ExportImport *self,
            JsonObject   *object)
{
  KscoreShown shown;
  gboolean was_shown = FALSE;

  kscore_json_get_bool (object, "shown", &was_shown);
  if (!was_shown)
    return TRUE;
  if (!kscore_export_record_shown (object, &shown)
      || shown.day > kscore_day_from_time (self->job->options->now))
    return FALSE;
  g_array_append_val (self->shown, shown);
  return TRUE;
}

static gboolean
take_line (ExportImport *self,
           const char   *data,
           gsize         length,
           GError      **error)
{
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object = NULL;
  Owner *owner = NULL;
  const char *id;

  while (length > 0 && g_ascii_isspace (data[length - 1]))
    length--;
  if (length == 0)
    return TRUE;
  root = kscore_json_parse (data, length, NULL);
  if (root != NULL)
    kscore_json_node_get_object (root, &object);
  id = kscore_json_string (object, "account");
  if (id != NULL)
    owner = g_hash_table_lookup (self->by_id, id);
  if (object == NULL || (owner == NULL && self->func != score_line))
    {
      self->job->report->items_bad++;
      return TRUE;
    }
  if (owner != NULL)
    select_owner (self, owner);
  if (!self->func (self, object))
    self->job->report->items_bad++;
  return owner == NULL || kscore_import_job_flush (self->job, FALSE, error);
}

static gboolean
is_whole (const GString *line)
{
  g_autofree char *text = g_strstrip (g_strndup (line->str, line->len));
  g_autoptr (JsonNode) root = NULL;

  if (text[0] == '\0')
    return TRUE;
  root = kscore_json_parse (text, strlen (text), NULL);
  return root != NULL;
}

static gboolean
lines_cb (const KscoreArchiveEntry *entry,
          const char               *data,
          gsize                     length,
          gpointer                  user_data,
          GError                  **error)
{
  ExportImport *self = user_data;
  const char *end = data + length;

  if (data == NULL)
    {
      /* Every line that Kscore writes has its end: what follows the cut is lost. */
      if (!is_whole (self->line))
        return kscore_importer_fail (self->job->source, entry->path,
                                     _("“{member}” in “{file}” ends in the middle."), error);
      return take_line (self, self->line->str, self->line->len, error);
    }
  kscore_import_job_read (self->job, length);
  while (data < end)
    {
      const char *feed = memchr (data, '\n', end - data);
      gsize n = (feed != NULL ? feed : end) - data;

      if (self->line->len + n > MAX_LINE)
        return kscore_importer_fail (
          self->job->source, entry->path,
          _("“{member}” in “{file}” holds an item that is too long to be real."), error);
      if (feed == NULL || self->line->len > 0)
        g_string_append_len (self->line, data, (gssize) n);
      if (feed == NULL)
        return TRUE;
      if (self->line->len > 0 ? !take_line (self, self->line->str, self->line->len, error)
                              : !take_line (self, data, n, error))
        return FALSE;
      g_string_truncate (self->line, 0);
      data = feed + 1;
    }
  return TRUE;
}

static GPtrArray *
find_lines (KscoreArchiveSource *source,
            const char          *name)
{
  const KscoreArchiveEntry *accounts = kscore_archive_source_find (source, "accounts.json");
  g_autofree char *pattern = g_strdup_printf ("^%s\\.ndjson$", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  return kscore_archive_source_match (source, accounts->path, regex);
}

/* Kscore writes every file, if an empty one. Without it the coverage would make nothing out of what
 * is lost; only of figures shown before there may be none at all, and earlier versions knew
 * nothing of what the owner did for others. */
static gboolean
read_lines (ExportImport *self,
            const char   *name,
            LineFunc      func,
            gboolean      optional,
            GError      **error)
{
  g_autoptr (GPtrArray) entries = find_lines (self->job->source, name);

  if (entries->len == 0 && !optional)
    {
      g_autofree char *member = g_strconcat (name, ".ndjson", NULL);

      return kscore_importer_fail (self->job->source, member,
                                   _("“{member}” is missing in “{file}”."), error);
    }

  self->func = func;
  g_string_truncate (self->line, 0);
  return kscore_archive_source_stream (self->job->source, entries, lines_cb, self,
                                       self->job->cancellable, error);
}

/* Everything else is handed over first; then what says that it is complete. */
static gboolean
finish (ExportImport *self,
        GError      **error)
{
  for (guint i = 0; i < self->owners->len; i++)
    {
      select_owner (self, g_ptr_array_index (self->owners, i));
      if (kscore_page_get_size (self->job->page) > 0
          && !kscore_import_job_flush (self->job, TRUE, error))
        return FALSE;
    }
  for (guint i = 0; i < self->owners->len; i++)
    {
      Owner *owner = g_ptr_array_index (self->owners, i);

      select_owner (self, owner);
      g_array_append_vals (self->job->page->coverage, owner->coverage->data,
                           owner->coverage->len);
      if (!kscore_import_job_flush (self->job, TRUE, error))
        return FALSE;
    }
  select_owner (self, NULL);
  if (self->shown->len > 0)
    {
      g_autoptr (KscorePage) page = kscore_page_new (NULL);

      g_array_append_vals (page->shown, self->shown->data, self->shown->len);
      return self->job->page_func (page, self->job->user_data, error);
    }
  return TRUE;
}

/* What is not a text is no setting of Kscore's. */
static char *
dup_setting (ExportImport *self,
             JsonObject   *settings,
             const char   *name)
{
  const char *value = kscore_json_string (settings, name);

  if (value == NULL && settings != NULL && json_object_has_member (settings, name)
      && !json_object_get_null_member (settings, name))
    self->job->report->items_bad++;
  return g_strdup (value);
}

/* Earlier versions wrote neither. */
static void
read_settings (ExportImport *self)
{
  g_autoptr (JsonNode) root = kscore_importer_parse (self->job->source, "settings.json", NULL);
  JsonObject *settings = NULL;

  if (root != NULL)
    kscore_json_node_get_object (root, &settings);
  self->job->report->model = dup_setting (self, settings, "model");
  self->job->report->weights = dup_setting (self, settings, "weights");
}

static gboolean
export_import (KscoreImportJob         *job,
               const KscoreArchiveInfo *info,
               GError                 **error)
{
  static const struct {
    const char *name;
    LineFunc    func;
    gboolean    optional;
  } files[] = {
    { "actors", actor_line, FALSE }, { "posts", post_line, FALSE },
    { "interactions", interaction_line, FALSE }, { "marks", mark_line, FALSE },
    { "outgoing", outgoing_line, TRUE }, { "audience", audience_line, FALSE },
    { "scores", score_line, TRUE },
  };
  g_auto (ExportImport) self = {
    .job = job,
    .owners = g_ptr_array_new_with_free_func (owner_free),
    .by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL),
    .exported_at = info->generated,
    .shown = g_array_new (FALSE, FALSE, sizeof (KscoreShown)),
    .line = g_string_new (NULL),
  };
  GError *local = NULL;

  if (!read_accounts (&self, &local) || !read_all_coverage (&self, &local))
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (self.exported_at != KSCORE_TIME_UNKNOWN)
    self.exported_at = MIN (self.exported_at, job->options->now);
  job->report->read_at = self.exported_at;
  read_settings (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GPtrArray) entries = find_lines (job->source, files[i].name);

      kscore_import_job_expect (job, entries);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (!read_lines (&self, files[i].name, files[i].func, files[i].optional, error))
      return FALSE;
  if (!finish (&self, error))
    return FALSE;
  kscore_import_job_summarise (job);
  return TRUE;
}

const KscoreImporter kscore_export_importer = { "kscore", export_probe, export_import };
