#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "archive/kscore-importer.h"
#include "archive/kscore-mastodon-note.h"
#include "archive/kscore-note-outgoing.h"
#include "core/kscore-format.h"
#include "core/kscore-text.h"

/* Mastodon archives: actor.json says whose it is, outbox.json holds all posts in one line. */

#define LIKES      KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
#define RESHARES   KSCORE_KINDS_OF (KSCORE_KIND_RESHARE)
#define PROBE_LOOK 50 /* posts that the probe reads */

typedef struct {
  KscoreImportJob     *job;
  const KscoreAccount *account;
  gint64               read_at;
  gint64               newest;
  guint64              likes_told;
  guint64              reshares_told;
} MastodonImport;

static const char *const dropped[] = {
  "attachment", "replies", "interactionPolicy", "signature", "@context", NULL,
};
static const char *const all_but_dates[] = {
  "attachment", "replies", "interactionPolicy", "signature", "content",
  "contentMap", "tag",     "to",                "cc",        NULL,
};

static GPtrArray *
find (KscoreArchiveSource *source,
      const char          *name)
{
  g_autofree char *pattern = g_strdup_printf ("^%s\\.json$", name);
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  const KscoreArchiveEntry *actor = kscore_archive_source_find (source, "actor.json");

  return kscore_archive_source_match (source, actor != NULL ? actor->path : NULL, regex);
}

/* "archive-20240131120000-0123abcd.tar.gz" */
static gint64
time_from_name (const char *name)
{
  g_autoptr (GRegex) regex = g_regex_new (
    "archive-([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *iso = NULL;
  gint64 at;

  if (!g_regex_match (regex, name, 0, &match))
    return KSCORE_TIME_UNKNOWN;
  iso = g_match_info_expand_references (match, "\\1-\\2-\\3T\\4:\\5:\\6Z", NULL);
  return kscore_time_from_iso8601 (iso, &at) ? at : KSCORE_TIME_UNKNOWN;
}

static char *
read_handle (JsonObject *actor,
             const char *address)
{
  const char *name = kscore_json_string (actor, "preferredUsername");
  const char *webfinger = kscore_json_string (actor, "webfinger");
  g_autoptr (GUri) uri = NULL;
  g_autofree char *handle = NULL;

  if (webfinger != NULL && strchr (webfinger, '@') > webfinger)
    return kscore_text_clean_line (webfinger, KSCORE_TEXT_MAX_LINE);
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  if (name == NULL || name[0] == '\0' || uri == NULL || g_uri_get_host (uri) == NULL)
    return NULL;
  handle = g_strdup_printf ("%s@%s", name, g_uri_get_host (uri));
  return kscore_text_clean_line (handle, KSCORE_TEXT_MAX_LINE);
}

static KscoreAccount *
read_account (JsonObject *actor)
{
  const char *id = kscore_json_string (actor, "id");
  const char *url = kscore_json_string (actor, "url");
  g_autofree char *handle = NULL;
  KscoreAccount *account;

  if (!kscore_text_is_line (id) || strlen (id) > 2048
      || (!g_str_has_prefix (id, "https://") && !g_str_has_prefix (id, "http://")))
    return NULL;
  if (!kscore_text_is_line (url) || strlen (url) > 2048
      || (!g_str_has_prefix (url, "https://") && !g_str_has_prefix (url, "http://")))
    url = NULL;
  handle = read_handle (actor, url != NULL ? url : id);
  if (handle == NULL)
    return NULL;
  account = kscore_account_new ("mastodon", id, handle);
  account->url = g_strdup (url);
  account->display_name
    = kscore_text_clean_line (kscore_json_string (actor, "name"), KSCORE_TEXT_MAX_LINE);
  kscore_time_from_iso8601 (kscore_json_string (actor, "published"), &account->created_at);
  return account;
}

typedef struct {
  guint       looked;
  KscoreKinds tells;
} Look;

static gboolean
look_cb (const char *member,
         const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  Look *look = user_data;
  g_autoptr (JsonNode) item = member == NULL ? kscore_json_parse (data, length, NULL) : NULL;
  JsonObject *note = NULL;
  gint64 total;

  if (item == NULL || kscore_note_look (item, &note) != KSCORE_NOTE_POST)
    return TRUE;
  if (kscore_note_get_total (note, "likes", &total) == KSCORE_JSON_FOUND)
    look->tells |= LIKES;
  if (kscore_note_get_total (note, "shares", &total) == KSCORE_JSON_FOUND)
    look->tells |= RESHARES;
  if (++look->looked < PROBE_LOOK && look->tells != (LIKES | RESHARES))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough");
  return FALSE;
}

static KscoreKinds
look_at_posts (KscoreArchiveSource *source,
               GPtrArray           *outbox,
               GCancellable        *cancellable)
{
  KscoreArchiveReport report = { 0 };
  KscoreImportJob job = { .source = source, .report = &report, .cancellable = cancellable };
  Look look = { 0, KSCORE_KINDS_POSTS };

  kscore_import_job_scan (&job, outbox, "orderedItems", dropped, look_cb, &look, NULL);
  return look.tells;
}

static char *
describe (const KscoreArchiveInfo *info)
{
  gboolean counts = (info->tells & LIKES) != 0;
  GString *sentence;
  g_autofree char *day = NULL;

  if (info->generated == KSCORE_TIME_UNKNOWN)
    sentence = g_string_new (
      /* Translators: {handle} is a name such as @ada@example.org. */
      counts ? _("Mastodon archive of @{handle}: likes and boosts of every post, but not who "
                 "reacted.")
             /* Translators: {handle} is a name such as @ada@example.org. */
             : _("Mastodon archive of @{handle}: only what you posted, as its server tells no "
                 "likes and boosts."));
  else
    sentence = g_string_new (
      /* Translators: {handle} is a name such as @ada@example.org, {day} a date. */
      counts ? _("Mastodon archive of @{handle}, made on {day}: likes and boosts of every post, "
                 "but not who reacted.")
             /* Translators: {handle} is a name such as @ada@example.org, {day} a date. */
             : _("Mastodon archive of @{handle}, made on {day}: only what you posted, as its "
                 "server tells no likes and boosts."));
  if (info->generated != KSCORE_TIME_UNKNOWN)
    {
      day = kscore_format_day (kscore_day_from_time (info->generated), KSCORE_DAY_LONG);
      g_string_replace (sentence, "{day}", day, 1);
    }
  g_string_replace (sentence, "{handle}", info->account->handle, 1);
  return g_string_free (sentence, FALSE);
}

static gboolean
mastodon_probe (KscoreArchiveSource *source,
                KscoreArchiveInfo   *info,
                GCancellable        *cancellable,
                GError             **error)
{
  g_autoptr (GPtrArray) outbox = find (source, "outbox");
  g_autoptr (JsonNode) root = NULL;
  JsonObject *actor = NULL;

  if (kscore_archive_source_find (source, "actor.json") == NULL || outbox->len == 0)
    return FALSE;
  root = kscore_importer_parse (source, "actor.json", error);
  if (root == NULL && error != NULL && *error != NULL)
    return FALSE;
  if (root != NULL)
    kscore_json_node_get_object (root, &actor);
  info->account = actor != NULL ? read_account (actor) : NULL;
  if (info->account == NULL)
    return kscore_importer_fail (source, "actor.json",
                                 _("“{member}” in “{file}” does not say whose archive it is."),
                                 error);
  info->generated = time_from_name (kscore_archive_source_get_name (source));
  info->tells = look_at_posts (source, outbox, cancellable);
  info->sentence = describe (info);
  return TRUE;
}

static gboolean
date_cb (const char *member,
         const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  MastodonImport *self = user_data;
  g_autoptr (JsonNode) item = member == NULL ? kscore_json_parse (data, length, NULL) : NULL;
  JsonObject *activity = NULL;
  gint64 at;

  if (item != NULL && kscore_json_node_get_object (item, &activity) == KSCORE_JSON_FOUND
      && kscore_time_from_iso8601 (kscore_json_string (activity, "published"), &at)
      && at <= self->job->options->now)
    self->newest = MAX (self->newest, at);
  return TRUE;
}

static gboolean
choose_time (MastodonImport          *self,
             const KscoreArchiveInfo *info,
             GPtrArray               *outbox,
             GError                 **error)
{
  KscoreImportJob *job = self->job;

  if (info->generated != KSCORE_TIME_UNKNOWN && info->generated <= job->options->now)
    {
      self->read_at = info->generated;
      return TRUE;
    }
  kscore_import_job_expect (job, outbox);
  self->newest = KSCORE_TIME_UNKNOWN;
  if (!kscore_import_job_scan (job, outbox, "orderedItems", all_but_dates, date_cb, self, error))
    return FALSE;
  self->read_at = MAX (self->newest, kscore_import_job_newest (job, outbox));
  if (self->read_at == KSCORE_TIME_UNKNOWN)
    self->read_at = job->options->now;
  return TRUE;
}

static gboolean
add_count (MastodonImport *self,
           JsonObject     *note,
           const char     *collection,
           KscoreKind      kind,
           KscorePost     *post)
{
  gint64 total = 0;
  KscoreJsonValue found = kscore_note_get_total (note, collection, &total);

  return kscore_import_job_count (self->job, post, kind, found, total, self->read_at);
}

static void
add_post (MastodonImport *self,
          JsonObject     *note)
{
  g_autoptr (KscorePost) post = kscore_note_read (note, self->account->native_id);
  gboolean likes, reshares;

  if (post == NULL)
    {
      self->job->report->items_bad++;
      return;
    }
  if (!kscore_import_job_accepts (self->job, post->at))
    return;
  likes = add_count (self, note, "likes", KSCORE_KIND_LIKE, post);
  reshares = add_count (self, note, "shares", KSCORE_KIND_RESHARE, post);
  self->likes_told += likes;
  self->reshares_told += reshares;
  self->job->report->counts_told += likes || reshares;
  kscore_note_outgoing_post (note, post, self->account->native_id, self->job->page);
  kscore_import_job_post (self->job, g_steal_pointer (&post));
}

static gboolean
item_cb (const char *member,
         const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  MastodonImport *self = user_data;
  KscoreArchiveReport *report = self->job->report;
  g_autoptr (JsonNode) item = NULL;
  JsonObject *note = NULL;

  if (member != NULL)
    return TRUE;
  item = kscore_json_parse (data, length, NULL);
  switch (item != NULL ? kscore_note_look (item, &note) : KSCORE_NOTE_BAD)
    {
    case KSCORE_NOTE_POST:
      add_post (self, note);
      return kscore_import_job_flush (self->job, FALSE, error);
    case KSCORE_NOTE_BOOST:
      report->retweets_skipped++;
      kscore_note_outgoing_boost (item, self->account->native_id, self->job->options->now,
                                  self->job->page);
      return kscore_import_job_flush (self->job, FALSE, error);
    case KSCORE_NOTE_PRIVATE:
      report->private_skipped++;
      return TRUE;
    case KSCORE_NOTE_DIRECT:
      report->direct_skipped++;
      return TRUE;
    case KSCORE_NOTE_OTHER:
      return TRUE;
    case KSCORE_NOTE_BAD:
    default:
      report->items_bad++;
      return TRUE;
    }
}

static gboolean
like_cb (const char *member,
         const char *data,
         gsize       length,
         gpointer    user_data,
         GError    **error)
{
  MastodonImport *self = user_data;
  g_autoptr (JsonNode) item = member == NULL ? kscore_json_parse (data, length, NULL) : NULL;

  if (item != NULL)
    kscore_note_outgoing_like (item, self->account->native_id, self->job->page);
  return kscore_import_job_flush (self->job, FALSE, error);
}

/* One server wrote all posts: what most of them tell, the archive tells. */
static void
add_coverage (MastodonImport *self)
{
  const KscoreArchiveReport *report = self->job->report;
  KscoreCoverage coverage = { .kinds = KSCORE_KINDS_POSTS };
  gint64 from = self->account->created_at;

  if (from == KSCORE_TIME_UNKNOWN || from > self->read_at)
    from = report->earliest != KSCORE_TIME_UNKNOWN ? report->earliest : self->read_at;
  if (2 * self->likes_told > report->posts)
    coverage.kinds |= LIKES;
  if (2 * self->reshares_told > report->posts)
    coverage.kinds |= RESHARES;
  coverage.from = kscore_day_from_time (from);
  coverage.to = kscore_day_from_time (MAX (from, self->read_at));
  g_array_append_val (self->job->page->coverage, coverage);

  if (coverage.kinds & LIKES)
    kscore_import_job_say (self->job, g_strdup (_("It tells likes and boosts of every post, but "
                                                  "not who reacted.")));
  else
    kscore_import_job_say (self->job, g_strdup (_("Its server tells no likes and no boosts in "
                                                  "archives: they stay unknown.")));
}

static gboolean
mastodon_import (KscoreImportJob         *job,
                 const KscoreArchiveInfo *info,
                 GError                 **error)
{
  g_autoptr (GPtrArray) outbox = find (job->source, "outbox");
  g_autoptr (GPtrArray) likes = find (job->source, "likes");
  MastodonImport self = { .job = job, .account = info->account };

  kscore_import_job_expect (job, outbox);
  kscore_import_job_expect (job, likes);
  if (!choose_time (&self, info, outbox, error))
    return FALSE;
  job->report->read_at = self.read_at;
  kscore_import_job_begin (job, info->account);
  if (!kscore_import_job_scan (job, outbox, "orderedItems", dropped, item_cb, &self, error)
      || !kscore_import_job_scan (job, likes, "orderedItems", NULL, like_cb, &self, error)
      || !kscore_import_job_flush (job, FALSE, error))
    return FALSE;
  kscore_import_job_summarise (job);
  add_coverage (&self);
  return kscore_import_job_flush (job, TRUE, error);
}

const KscoreImporter kscore_mastodon_importer = { "mastodon", mastodon_probe, mastodon_import };
