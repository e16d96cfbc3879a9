#include "config.h"

#include "archive/kscore-importer.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "core/kscore-format.h"

#define PAGE_SIZE 500
#define PEEK      256
/* No network is older than the Web; 1990-01-01. */
#define EARLIEST G_GINT64_CONSTANT (631152000)

/**
 * kscore_importer_fail:
 * @source: an archive
 * @member: (nullable): the file in it
 * @sentence: a translated sentence with {file} and {member} for the names
 * @error: return location
 *
 * Sets %KSCORE_ERROR_BAD_ARCHIVE.
 *
 * Returns: %FALSE
 */
gboolean
kscore_importer_fail (KscoreArchiveSource *source,
                      const char          *member,
                      const char          *sentence,
                      GError             **error)
{
  GString *message = g_string_new (sentence);

  if (member != NULL)
    {
      g_autofree char *name = g_path_get_basename (member);

      g_string_replace (message, "{member}", name, 1);
    }
  g_string_replace (message, "{file}", kscore_archive_source_get_name (source), 1);
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_ARCHIVE, message->str);
  g_string_free (message, TRUE);
  return FALSE;
}

/* Turns the scanner's errors into a sentence; others pass. Takes @local. */
static gboolean
fail_scan (KscoreArchiveSource *source,
           const char          *member,
           GError              *local,
           GError             **error)
{
  const char *sentence;

  if (local->domain != KSCORE_JSON_ERROR)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  g_debug ("%s: %s", member, local->message);
  switch ((KscoreJsonError) local->code)
    {
    case KSCORE_JSON_ERROR_TRUNCATED:
      /* Translators: {member} is a file within the archive {file}. */
      sentence = _("“{member}” in “{file}” ends in the middle.");
      break;
    case KSCORE_JSON_ERROR_DEPTH:
      /* Translators: {member} is a file within the archive {file}. */
      sentence = _("“{member}” in “{file}” is nested deeper than any export is.");
      break;
    case KSCORE_JSON_ERROR_LENGTH:
      /* Translators: {member} is a file within the archive {file}. */
      sentence = _("“{member}” in “{file}” holds an item that is too long to be real.");
      break;
    case KSCORE_JSON_ERROR_EMPTY:
      /* Translators: {member} is a file within the archive {file}. */
      sentence = _("“{member}” in “{file}” holds no list.");
      break;
    case KSCORE_JSON_ERROR_SYNTAX:
    default:
      /* Translators: {member} is a file within the archive {file}. */
      sentence = _("“{member}” in “{file}” is damaged.");
      break;
    }
  g_error_free (local);
  return kscore_importer_fail (source, member, sentence, error);
}

/**
 * kscore_importer_parse:
 * @source: an archive
 * @tail: one of its small files
 * @error: return location
 *
 * Parses a whole small file; a JavaScript assignment before it is skipped.
 *
 * Returns: (transfer full) (nullable): the root; %NULL without an error if there is no such file
 */
JsonNode *
kscore_importer_parse (KscoreArchiveSource *source,
                       const char          *tail,
                       GError             **error)
{
  GBytes *bytes = kscore_archive_source_get_small (source, tail);
  GError *local = NULL;
  JsonNode *node;
  const char *data;
  gsize length, start = 0;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  while (start < length && start < KSCORE_JSON_MAX_PREFIX && data[start] != '['
         && data[start] != '{')
    start++;
  while (length > start && (g_ascii_isspace (data[length - 1]) || data[length - 1] == ';'))
    length--;
  node = kscore_json_parse (length > start ? data + start : "", length - MIN (start, length),
                            &local);
  if (node == NULL)
    fail_scan (source, tail, local, error);
  return node;
}

static gboolean
peek_cb (const KscoreArchiveEntry *entry,
         const char               *data,
         gsize                     length,
         gpointer                  user_data,
         GError                  **error)
{
  char **peeked = user_data;

  *peeked = g_strndup (data != NULL ? data : "", MIN (length, PEEK));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
  return FALSE;
}

/**
 * kscore_importer_peek:
 * @source: an archive
 * @entry: a file in it
 * @cancellable: (nullable): a cancellable
 *
 * Reads the first bytes of a file, to see what it is.
 *
 * Returns: (transfer full) (nullable): up to 256 bytes; %NULL if it cannot be read
 */
char *
kscore_importer_peek (KscoreArchiveSource      *source,
                      const KscoreArchiveEntry *entry,
                      GCancellable             *cancellable)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  char *peeked = NULL;

  g_ptr_array_add (entries, (gpointer) entry);
  kscore_archive_source_stream (source, entries, peek_cb, &peeked, cancellable, NULL);
  return peeked;
}

/* A scanner for each file of a pass. */
typedef struct {
  KscoreImportJob      *job;
  KscoreJsonScanner    *scanner; /* (owned) (nullable) */
  const char           *array_member;
  const char *const    *dropped;
  KscoreJsonElementFunc func;
  gpointer              user_data;
} Scan;

static gboolean
scan_cb (const KscoreArchiveEntry *entry,
         const char               *data,
         gsize                     length,
         gpointer                  user_data,
         GError                  **error)
{
  Scan *scan = user_data;
  GError *local = NULL;
  gboolean good;

  if (scan->scanner == NULL)
    {
      scan->scanner = kscore_json_scanner_new (scan->array_member, scan->func, scan->user_data);
      kscore_json_scanner_set_dropped (scan->scanner, scan->dropped);
    }
  if (data != NULL)
    {
      kscore_import_job_read (scan->job, length);
      good = kscore_json_scanner_feed (scan->scanner, data, length, &local);
    }
  else
    {
      good = kscore_json_scanner_finish (scan->scanner, &local);
      g_clear_pointer (&scan->scanner, kscore_json_scanner_free);
    }
  return good || fail_scan (scan->job->source, entry->path, local, error);
}

/**
 * kscore_import_job_scan:
 * @job: an import
 * @entries: (element-type KscoreArchiveEntry): files
 * @array_member: (nullable): as for kscore_json_scanner_new()
 * @dropped: (nullable): as for kscore_json_scanner_set_dropped()
 * @func: takes the elements
 * @user_data: data for @func
 * @error: return location
 *
 * Cuts JSON files into their elements, in one pass over the archive.
 *
 * Returns: %FALSE on error, or when @func stopped
 */
gboolean
kscore_import_job_scan (KscoreImportJob      *job,
                        GPtrArray            *entries,
                        const char           *array_member,
                        const char *const    *dropped,
                        KscoreJsonElementFunc func,
                        gpointer              user_data,
                        GError              **error)
{
  Scan scan = { job, NULL, array_member, dropped, func, user_data };
  gboolean done = kscore_archive_source_stream (job->source, entries, scan_cb, &scan,
                                                job->cancellable, error);

  kscore_json_scanner_free (scan.scanner);
  return done;
}

/**
 * kscore_import_job_expect:
 * @job: an import
 * @entries: (element-type KscoreArchiveEntry): files that will be read, once for each call
 *
 * Makes the progress know how much is to come.
 */
void
kscore_import_job_expect (KscoreImportJob *job,
                          GPtrArray       *entries)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const KscoreArchiveEntry *entry = g_ptr_array_index (entries, i);

      job->bytes_expected += (guint64) MAX (entry->size, 0);
    }
}

/**
 * kscore_import_job_count:
 * @job: an import
 * @post: a post that is about to be handed over
 * @kind: what was counted
 * @found: what became of the look at the count
 * @total: the count, where it was found
 * @read_at: the time of the archive's counts
 *
 * Hands a count over where there is one. None is unknown, one that cannot be right is noted.
 *
 * Returns: whether there is one
 */
gboolean
kscore_import_job_count (KscoreImportJob  *job,
                         const KscorePost *post,
                         KscoreKind        kind,
                         KscoreJsonValue   found,
                         gint64            total,
                         gint64            read_at)
{
  switch (found)
    {
    case KSCORE_JSON_FOUND:
      g_ptr_array_add (job->page->counts,
                       kscore_count_new (post->native_id, kind, total, MAX (read_at, post->at)));
      return TRUE;
    case KSCORE_JSON_WRONG:
      job->report->counts_bad++;
      return FALSE;
    case KSCORE_JSON_ABSENT:
    case KSCORE_JSON_NULL:
    default:
      return FALSE;
    }
}

/**
 * kscore_import_job_read:
 * @job: an import
 * @length: bytes that were read
 *
 * Tells the progress, in steps of a thousandth.
 */
void
kscore_import_job_read (KscoreImportJob *job,
                        gsize            length)
{
  double fraction = -1;

  job->bytes_done += length;
  if (job->progress_func == NULL)
    return;
  if (job->bytes_expected > 0)
    fraction = MIN (1.0, (double) job->bytes_done / (double) job->bytes_expected);
  if (fraction >= 0 && fraction < job->shown + 0.001)
    return;
  job->shown = fraction;
  job->progress_func (fraction, _("Reading posts…"), job->user_data);
}

/**
 * kscore_import_job_begin:
 * @job: an import
 * @account: whose pages follow
 *
 * Starts the first page.
 */
void
kscore_import_job_begin (KscoreImportJob     *job,
                         const KscoreAccount *account)
{
  g_clear_pointer (&job->page, kscore_page_free);
  job->page = kscore_page_new (account);
  job->n_pages = 0;
  if (job->report->account == NULL)
    job->report->account = kscore_account_copy (account);
  job->report->n_accounts++;
}

/**
 * kscore_import_job_accepts:
 * @job: an import
 * @at: when a post was published
 *
 * Looks whether a post's date can be: not before the Web and not in the future. Counts it as bad
 * if not.
 *
 * Returns: whether to keep the post
 */
gboolean
kscore_import_job_accepts (KscoreImportJob *job,
                           gint64           at)
{
  if (at >= EARLIEST && at <= job->options->now)
    return TRUE;
  job->report->dates_bad++;
  return FALSE;
}

/**
 * kscore_import_job_post:
 * @job: an import
 * @post: (transfer full): a post whose date was accepted
 *
 * Puts a post on the page and into the report.
 */
void
kscore_import_job_post (KscoreImportJob *job,
                        KscorePost      *post)
{
  KscoreArchiveReport *report = job->report;

  report->posts++;
  if (post->kind == KSCORE_POST_REPLY)
    report->replies++;
  if (report->earliest == KSCORE_TIME_UNKNOWN || post->at < report->earliest)
    report->earliest = post->at;
  if (report->latest == KSCORE_TIME_UNKNOWN || post->at > report->latest)
    report->latest = post->at;
  if (job->options->without_text)
    g_clear_pointer (&post->text, g_free);
  g_ptr_array_add (job->page->posts, post);
}

/**
 * kscore_import_job_flush:
 * @job: an import
 * @all: hand over what there is; otherwise only a full page
 * @error: return location
 *
 * Hands the page over and starts the next one.
 *
 * Returns: %FALSE when the receiver stopped
 */
gboolean
kscore_import_job_flush (KscoreImportJob *job,
                         gboolean         all,
                         GError         **error)
{
  g_autoptr (KscorePage) page = NULL;
  guint size = kscore_page_get_size (job->page);

  if (all ? size == 0 && job->n_pages > 0
          : job->page->posts->len < PAGE_SIZE && size < 4 * PAGE_SIZE)
    return TRUE;
  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return FALSE;
  page = g_steal_pointer (&job->page);
  job->page = kscore_page_new (page->account);
  job->n_pages++;
  return job->page_func (page, job->user_data, error);
}

/**
 * kscore_import_job_newest:
 * @job: an import
 * @entries: (element-type KscoreArchiveEntry): files
 *
 * Gets when an archive was written, as its files say. Those of an unpacked folder say nothing: a
 * copy has the day of the copy, and days on which nothing was read would count as covered.
 *
 * Returns: the newest time that is possible, or %KSCORE_TIME_UNKNOWN
 */
gint64
kscore_import_job_newest (KscoreImportJob *job,
                          GPtrArray       *entries)
{
  gint64 newest = KSCORE_TIME_UNKNOWN;

  if (kscore_archive_source_is_folder (job->source))
    return newest;
  for (guint i = 0; i < entries->len; i++)
    {
      const KscoreArchiveEntry *entry = g_ptr_array_index (entries, i);

      if (entry->mtime >= EARLIEST && entry->mtime <= job->options->now)
        newest = MAX (newest, entry->mtime);
    }
  return newest;
}

/**
 * kscore_import_job_say:
 * @job: an import
 * @sentence: (transfer full): a translated sentence
 *
 * Adds a sentence to the report.
 */
void
kscore_import_job_say (KscoreImportJob *job,
                       char            *sentence)
{
  g_ptr_array_add (job->report->sentences, sentence);
}

static void
say_number (KscoreImportJob *job,
            guint64          number,
            const char      *pattern)
{
  g_autofree char *text = NULL;
  GString *sentence;

  if (number == 0)
    return;
  text = kscore_format_count ((gint64) MIN (number, G_MAXINT64));
  sentence = g_string_new (pattern);
  g_string_replace (sentence, "{number}", text, 1);
  kscore_import_job_say (job, g_string_free (sentence, FALSE));
}

static void
say_posts (KscoreImportJob *job)
{
  const KscoreArchiveReport *report = job->report;
  g_autofree char *number = NULL, *from = NULL, *to = NULL;
  GString *sentence;

  if (report->posts == 0)
    {
      kscore_import_job_say (job, g_strdup (_("There are no posts in it.")));
      return;
    }
  number = kscore_format_count ((gint64) report->posts);
  from = kscore_format_day (kscore_day_from_time (report->earliest), KSCORE_DAY_LONG);
  to = kscore_format_day (kscore_day_from_time (report->latest), KSCORE_DAY_LONG);
  /* Translators: {number} is a number, {from} and {to} are dates. */
  sentence = g_string_new (ngettext ("{number} post, from {from} to {to}.",
                                     "{number} posts, from {from} to {to}.", report->posts));
  g_string_replace (sentence, "{number}", number, 1);
  g_string_replace (sentence, "{from}", from, 1);
  g_string_replace (sentence, "{to}", to, 1);
  kscore_import_job_say (job, g_string_free (sentence, FALSE));
}

/**
 * kscore_import_job_summarise:
 * @job: an import that is complete
 *
 * Says in words what every number of the report says.
 */
void
kscore_import_job_summarise (KscoreImportJob *job)
{
  const KscoreArchiveReport *report = job->report;

  say_posts (job);
  /* Translators: {number} is a number, here and below. */
  say_number (job, report->replies,
              ngettext ("{number} of them is a reply.", "{number} of them are replies.",
                        report->replies));
  say_number (job, report->interactions,
              ngettext ("{number} reaction of somebody known.",
                        "{number} reactions of somebody known.", report->interactions));
  say_number (job, report->retweets_skipped,
              ngettext ("{number} post of somebody else that you passed on was left out.",
                        "{number} posts of others that you passed on were left out.",
                        report->retweets_skipped));
  say_number (job, report->private_skipped,
              ngettext ("{number} post for followers only was left out and is not stored.",
                        "{number} posts for followers only were left out and are not stored.",
                        report->private_skipped));
  say_number (job, report->direct_skipped,
              ngettext ("{number} direct message was left out and is not stored.",
                        "{number} direct messages were left out and are not stored.",
                        report->direct_skipped));
  say_number (job, report->edits_skipped,
              ngettext ("{number} earlier version of an edited post was left out.",
                        "{number} earlier versions of edited posts were left out.",
                        report->edits_skipped));
  say_number (job, report->items_bad,
              ngettext ("{number} item was left out because it could not be read.",
                        "{number} items were left out because they could not be read.",
                        report->items_bad));
  say_number (job, report->dates_bad,
              ngettext ("{number} post was left out because its date cannot be right.",
                        "{number} posts were left out because their dates cannot be right.",
                        report->dates_bad));
  say_number (job, report->counts_bad,
              ngettext ("{number} count is taken as unknown because it cannot be right.",
                        "{number} counts are taken as unknown because they cannot be right.",
                        report->counts_bad));
}
