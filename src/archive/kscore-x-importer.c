#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "archive/kscore-importer.h"
#include "archive/kscore-x-notes.h"
#include "archive/kscore-x-outgoing.h"
#include "archive/kscore-x-tweet.h"
#include "core/kscore-format.h"

/* X archives of 2019 to today: JavaScript files, one list each. */

typedef struct {
  KscoreImportJob *job;
  KscoreAccount   *account; /* (owned) */
  KscoreXNotes    *notes;   /* (owned) */
  gint64           read_at;
  gint64           newest; /* of the tweets, where nothing else tells when they were read */
  guint64          followers;
  guint64          following;
  guint64         *listed; /* which of the two is being counted */
} XImport;

/* Nobody looks at these; most of an archive's bytes are in them. */
static const char *const dropped[] = {
  "extended_entities", "media",      "symbols",     "indices", "source",
  "coordinates",       "geo",        "video_info",  "display_text_range",
  "display_url",       "place",      "withheld_in_countries",  NULL,
};
static const char *const all_but_dates[] = {
  "extended_entities", "entities", "edit_info", "full_text",   "source", "display_text_range",
  "coordinates",       "geo",      "place",     "display_url", NULL,
};

static void
x_import_clear (XImport *self)
{
  g_clear_pointer (&self->account, kscore_account_free);
  g_clear_pointer (&self->notes, kscore_x_notes_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XImport, x_import_clear)

static GPtrArray *
find_tweets (KscoreArchiveSource *source)
{
  g_autoptr (GRegex) regex
    = g_regex_new ("^(tweets?(-part[0-9]+)?|community-tweet(-part[0-9]+)?)\\.js$", 0, 0, NULL);
  const KscoreArchiveEntry *first = kscore_archive_source_find (source, "tweets.js");

  if (first == NULL)
    first = kscore_archive_source_find (source, "tweet.js");
  if (first == NULL)
    first = kscore_archive_source_find (source, "account.js");
  if (first == NULL)
    first = kscore_archive_source_find (source, "manifest.js");
  return kscore_archive_source_match (source, first != NULL ? first->path : NULL, regex);
}

static GPtrArray *
find_one (KscoreArchiveSource *source,
          const char          *name)
{
  g_autofree char *pattern = g_strdup_printf ("^%s(-part[0-9]+)?\\.js$", name);
  g_autofree char *file = g_strconcat (name, ".js", NULL);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  const KscoreArchiveEntry *first = kscore_archive_source_find (source, file);

  return kscore_archive_source_match (source, first != NULL ? first->path : NULL, regex);
}

static gboolean
begins_as (GBytes     *bytes,
           const char *prefix)
{
  return bytes != NULL && g_bytes_get_size (bytes) >= strlen (prefix)
         && memcmp (g_bytes_get_data (bytes, NULL), prefix, strlen (prefix)) == 0;
}

static gboolean
read_account (KscoreArchiveSource *source,
              KscoreAccount      **account,
              GError             **error)
{
  g_autoptr (JsonNode) root = kscore_importer_parse (source, "account.js", error);
  JsonObject *wrapper = NULL, *object;
  const char *created;

  if (root == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (root) && json_array_get_length (json_node_get_array (root)) > 0)
    kscore_json_node_get_object (json_array_get_element (json_node_get_array (root), 0), &wrapper);
  object = kscore_json_object (wrapper, "account");
  *account = kscore_x_account_new (kscore_json_string (object, "accountId"),
                                   kscore_json_string (object, "username"),
                                   kscore_json_string (object, "accountDisplayName"));
  if (*account == NULL)
    return kscore_importer_fail (source, "account.js",
                                 /* Translators: a file within the archive {file}. */
                                 _("“{member}” in “{file}” does not say whose archive it is."),
                                 error);
  created = kscore_json_string (object, "createdAt");
  if (created != NULL)
    kscore_time_from_iso8601 (created, &(*account)->created_at);
  return TRUE;
}

/* Whether the archive holds the files of tweets that its manifest lists. Where one of them got
 * lost, what is left is complete for no time. */
static gboolean
has_listed_tweets (JsonObject *manifest,
                   GPtrArray  *tweets)
{
  JsonObject *types = kscore_json_object (manifest, "dataTypes");
  JsonArray *files = kscore_json_array (kscore_json_object (types, "tweets"), "files");
  guint n = files != NULL ? json_array_get_length (files) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *file = NULL;
      const char *name;
      gboolean found = FALSE;

      kscore_json_node_get_object (json_array_get_element (files, i), &file);
      name = kscore_json_string (file, "fileName");
      for (guint j = 0; name != NULL && !found && j < tweets->len; j++)
        {
          const KscoreArchiveEntry *entry = g_ptr_array_index (tweets, j);
          g_autofree char *listed = g_path_get_basename (name);
          g_autofree char *held = g_path_get_basename (entry->path);

          found = strcmp (listed, held) == 0;
        }
      if (name != NULL && !found)
        return FALSE;
    }
  return TRUE;
}

/* A manifest that cannot be read is no reason to refuse an archive. */
static void
read_manifest (KscoreArchiveSource *source,
               GPtrArray           *tweets,
               KscoreArchiveInfo   *info)
{
  g_autoptr (JsonNode) root = kscore_importer_parse (source, "manifest.js", NULL);
  JsonObject *manifest = NULL, *archive, *user;
  const char *generated;

  if (kscore_json_node_get_object (root, &manifest) != KSCORE_JSON_FOUND)
    return;
  archive = kscore_json_object (manifest, "archiveInfo");
  generated = kscore_json_string (archive, "generationDate");
  if (generated != NULL)
    kscore_time_from_iso8601 (generated, &info->generated);
  if (archive != NULL)
    kscore_json_get_bool (archive, "isPartialArchive", &info->partial);
  if (!has_listed_tweets (manifest, tweets))
    info->partial = TRUE;
  user = kscore_json_object (manifest, "userInfo");
  if (info->account == NULL)
    info->account = kscore_x_account_new (kscore_json_string (user, "accountId"),
                                          kscore_json_string (user, "userName"),
                                          kscore_json_string (user, "displayName"));
}

static char *
describe (const KscoreArchiveInfo *info)
{
  GString *sentence;
  g_autofree char *day = NULL;

  if (info->account == NULL)
    return g_strdup (_("A part of a divided X archive that does not say whose it is."));
  if (info->generated == KSCORE_TIME_UNKNOWN)
    {
      /* Translators: {handle} is a name such as @ada. */
      sentence = g_string_new (_("X archive of @{handle}: likes and retweets of every post, but "
                                 "not who reacted."));
    }
  else
    {
      /* Translators: {handle} is a name such as @ada, {day} a date. */
      sentence = g_string_new (_("X archive of @{handle}, made on {day}: likes and retweets of "
                                 "every post, but not who reacted."));
      day = kscore_format_day (kscore_day_from_time (info->generated), KSCORE_DAY_LONG);
      g_string_replace (sentence, "{day}", day, 1);
    }
  g_string_replace (sentence, "{handle}", info->account->handle, 1);
  return g_string_free (sentence, FALSE);
}

static gboolean
x_probe (KscoreArchiveSource *source,
         KscoreArchiveInfo   *info,
         GCancellable        *cancellable,
         GError             **error)
{
  g_autoptr (GPtrArray) tweets = find_tweets (source);
  g_autoptr (GPtrArray) followers = find_one (source, "follower");
  GBytes *account = kscore_archive_source_get_small (source, "account.js");
  GBytes *manifest = kscore_archive_source_get_small (source, "manifest.js");
  gboolean mine = begins_as (account, "window.YTD.")
                  || begins_as (manifest, "window.__THAR_CONFIG");

  if (!mine && account == NULL && tweets->len > 0)
    {
      g_autofree char *start
        = kscore_importer_peek (source, g_ptr_array_index (tweets, 0), cancellable);

      mine = start != NULL && g_str_has_prefix (start, "window.YTD.");
    }
  if (!mine)
    return FALSE;

  if (account != NULL && !read_account (source, &info->account, error))
    return FALSE;
  read_manifest (source, tweets, info);
  if (account == NULL)
    info->partial = TRUE;
  if (tweets->len > 0)
    info->tells |= KSCORE_KINDS_POSTS | KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
                   | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE);
  if (followers->len > 0)
    info->tells |= KSCORE_KINDS_AUDIENCE;
  info->sentence = describe (info);
  return TRUE;
}

static gboolean
note_cb (const char *member,
         const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  XImport *self = user_data;
  g_autoptr (JsonNode) item = kscore_json_parse (data, length, NULL);

  if (item == NULL || !kscore_x_notes_add (self->notes, item))
    self->job->report->items_bad++;
  return TRUE;
}

static gboolean
listed_cb (const char *member,
           const char *data,
           gsize       length,
           gpointer    user_data,
           GError    **error)
{
  XImport *self = user_data;

  ++*self->listed;
  return TRUE;
}

static gboolean
date_cb (const char *member,
         const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  XImport *self = user_data;
  g_autoptr (JsonNode) item = kscore_json_parse (data, length, NULL);
  JsonObject *tweet = item != NULL ? kscore_tweet_unwrap (item) : NULL;
  gint64 at;

  if (tweet != NULL && kscore_tweet_get_time (tweet, &at) && at <= self->job->options->now)
    self->newest = MAX (self->newest, at);
  return TRUE;
}

static gboolean
add_count (XImport    *self,
           JsonObject *tweet,
           const char *member,
           KscoreKind  kind,
           KscorePost *post)
{
  gint64 total = 0;
  KscoreJsonValue found = kscore_json_get_count (tweet, member, &total);

  return kscore_import_job_count (self->job, post, kind, found, total, self->read_at);
}

static void
add_post (XImport    *self,
          JsonObject *tweet,
          KscorePost *post)
{
  const char *full = kscore_x_notes_find (self->notes, post->native_id, post->text, post->at);
  gboolean likes, retweets;

  if (full != NULL)
    {
      g_free (post->text);
      post->text = g_strdup (full);
    }
  likes = add_count (self, tweet, "favorite_count", KSCORE_KIND_LIKE, post);
  retweets = add_count (self, tweet, "retweet_count", KSCORE_KIND_RESHARE, post);
  self->job->report->counts_told += likes || retweets;
  kscore_import_job_post (self->job, post);
}

static gboolean
tweet_cb (const char *member,
          const char *data,
          gsize       length,
          gpointer    user_data,
          GError    **error)
{
  XImport *self = user_data;
  KscoreArchiveReport *report = self->job->report;
  g_autoptr (JsonNode) item = kscore_json_parse (data, length, NULL);
  JsonObject *tweet = item != NULL ? kscore_tweet_unwrap (item) : NULL;
  g_autoptr (KscorePost) post = NULL;

  switch (tweet != NULL ? kscore_tweet_read (tweet, self->account, &post) : KSCORE_TWEET_BAD)
    {
    case KSCORE_TWEET_POST:
      if (kscore_import_job_accepts (self->job, post->at))
        {
          kscore_x_outgoing_read (tweet, self->account, post, self->job->page);
          add_post (self, tweet, g_steal_pointer (&post));
        }
      return kscore_import_job_flush (self->job, FALSE, error);
    case KSCORE_TWEET_RETWEET:
      report->retweets_skipped++;
      kscore_x_outgoing_read (tweet, self->account, NULL, self->job->page);
      return kscore_import_job_flush (self->job, FALSE, error);
    case KSCORE_TWEET_EDITED:
      report->edits_skipped++;
      return TRUE;
    case KSCORE_TWEET_BAD:
    default:
      report->items_bad++;
      return TRUE;
    }
}

static gboolean
choose_account (XImport                 *self,
                const KscoreArchiveInfo *info,
                GError                 **error)
{
  const KscoreAccount *hint = self->job->options->account;

  if (info->account != NULL)
    {
      self->account = kscore_account_copy (info->account);
      return TRUE;
    }
  if (hint == NULL || strcmp (hint->network, "x") != 0)
    return kscore_importer_fail (self->job->source, NULL,
                                 /* Translators: {file} is the name of a file. */
                                 _("“{file}” is one part of a divided X archive and does not say "
                                   "whose it is; import the part with “account.js” first."),
                                 error);
  self->account = kscore_account_copy (hint);
  return TRUE;
}

/* When the counts were read. */
static gboolean
choose_time (XImport                 *self,
             const KscoreArchiveInfo *info,
             GPtrArray               *tweets,
             GError                 **error)
{
  KscoreImportJob *job = self->job;

  if (info->generated != KSCORE_TIME_UNKNOWN)
    {
      self->read_at = MIN (info->generated, job->options->now);
      return TRUE;
    }
  kscore_import_job_expect (job, tweets);
  self->newest = KSCORE_TIME_UNKNOWN;
  if (!kscore_import_job_scan (job, tweets, NULL, all_but_dates, date_cb, self, error))
    return FALSE;
  self->read_at = MAX (self->newest, kscore_import_job_newest (job, tweets));
  if (self->read_at == KSCORE_TIME_UNKNOWN)
    self->read_at = job->options->now;
  return TRUE;
}

static gboolean
count_list (XImport   *self,
            GPtrArray *entries,
            guint64   *count,
            gint64    *known,
            GError   **error)
{
  if (entries->len == 0)
    return TRUE;
  self->listed = count;
  if (!kscore_import_job_scan (self->job, entries, NULL, NULL, listed_cb, self, error))
    return FALSE;
  *known = (gint64) *count;
  return TRUE;
}

/* A part of a divided archive vouches only for the days between its own posts. */
static void
add_last (XImport                 *self,
          const KscoreArchiveInfo *info)
{
  KscoreArchiveReport *report = self->job->report;
  KscorePage *page = self->job->page;
  KscoreCoverage coverage = { .kinds = info->tells };
  gint64 from = report->earliest, to = self->read_at;

  if (self->account->followers != KSCORE_UNKNOWN)
    {
      KscoreAudience audience = { self->read_at, self->account->followers };

      g_array_append_val (page->audience, audience);
    }
  if (info->partial)
    to = report->latest;
  else if (self->account->created_at != KSCORE_TIME_UNKNOWN && self->account->created_at <= to)
    from = self->account->created_at;
  if (!info->partial && from == KSCORE_TIME_UNKNOWN)
    from = to;
  if ((info->tells & KSCORE_KINDS_POSTS) == 0 || from == KSCORE_TIME_UNKNOWN)
    return;
  coverage.from = kscore_day_from_time (from);
  coverage.to = kscore_day_from_time (MAX (from, to));
  g_array_append_val (page->coverage, coverage);
}

static void
say_more (XImport                 *self,
          const KscoreArchiveInfo *info)
{
  KscoreImportJob *job = self->job;

  if (self->account->followers != KSCORE_UNKNOWN)
    {
      g_autofree char *number = kscore_format_count (self->account->followers);

      kscore_import_job_say (
        job, g_strdup_printf (ngettext ("%s follower.", "%s followers.",
                                        (gulong) self->account->followers), number));
    }
  if (job->report->posts > 0)
    kscore_import_job_say (
      job, g_strdup (_("It tells likes and retweets of every post, but not who reacted.")));
  if (info->partial)
    kscore_import_job_say (job, g_strdup (_("It is one part of a divided archive: import the "
                                            "other parts too.")));
}

static gboolean
x_import (KscoreImportJob         *job,
          const KscoreArchiveInfo *info,
          GError                 **error)
{
  g_auto (XImport) self = { .job = job, .notes = kscore_x_notes_new () };
  g_autoptr (GPtrArray) tweets = find_tweets (job->source);
  g_autoptr (GPtrArray) notes = find_one (job->source, "note-tweet");
  g_autoptr (GPtrArray) followers = find_one (job->source, "follower");
  g_autoptr (GPtrArray) following = find_one (job->source, "following");

  if (!choose_account (&self, info, error))
    return FALSE;
  kscore_import_job_expect (job, tweets);
  kscore_import_job_expect (job, notes);
  kscore_import_job_expect (job, followers);
  kscore_import_job_expect (job, following);
  if (!choose_time (&self, info, tweets, error))
    return FALSE;
  if (!job->options->without_text
      && !kscore_import_job_scan (job, notes, NULL, NULL, note_cb, &self, error))
    return FALSE;
  if (!count_list (&self, followers, &self.followers, &self.account->followers, error)
      || !count_list (&self, following, &self.following, &self.account->following, error))
    return FALSE;

  job->report->read_at = self.read_at;
  kscore_import_job_begin (job, self.account);
  if (!kscore_import_job_scan (job, tweets, NULL, dropped, tweet_cb, &self, error)
      || !kscore_import_job_flush (job, FALSE, error))
    return FALSE;
  add_last (&self, info);
  kscore_import_job_summarise (job);
  say_more (&self, info);
  return kscore_import_job_flush (job, TRUE, error);
}

const KscoreImporter kscore_x_importer = { "x", x_probe, x_import };
