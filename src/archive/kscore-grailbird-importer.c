#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "archive/kscore-importer.h"
#include "archive/kscore-x-outgoing.h"
#include "archive/kscore-x-tweet.h"
#include "core/kscore-text.h"

/* X archives of 2012 to 2018, which X itself called Grailbird: one file a month, no counts. */

typedef struct {
  KscoreImportJob     *job;
  const KscoreAccount *account;
} Grailbird;

static const char *const dropped[] = {
  "user", "geo", "place", "coordinates", "media", "indices", "source", NULL,
};

static GPtrArray *
find_months (KscoreArchiveSource *source)
{
  g_autoptr (GRegex) regex = g_regex_new ("^[0-9]{4}_[0-9]{2}\\.js$", 0, 0, NULL);

  return kscore_archive_source_match (source, NULL, regex);
}

/* Until 2018 X called what it wrote an assignment to a variable, so there is one object. */
static JsonNode *
parse_details (KscoreArchiveSource *source,
               const char          *name,
               JsonObject         **object)
{
  JsonNode *root = kscore_importer_parse (source, name, NULL);

  if (root != NULL)
    kscore_json_node_get_object (root, object);
  return root;
}

static gboolean
grailbird_probe (KscoreArchiveSource *source,
                 KscoreArchiveInfo   *info,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr (JsonNode) user_root = NULL, payload_root = NULL;
  JsonObject *user = NULL, *payload = NULL;
  g_autofree char *id = NULL;
  GString *sentence;

  if (kscore_archive_source_find (source, "js/user_details.js") == NULL
      || kscore_archive_source_find (source, "js/tweet_index.js") == NULL)
    return FALSE;
  user_root = parse_details (source, "js/user_details.js", &user);
  if (user != NULL)
    id = kscore_tweet_get_id (user, NULL, "id");
  info->account = kscore_x_account_new (id, kscore_json_string (user, "screen_name"),
                                        kscore_json_string (user, "full_name"));
  if (info->account == NULL)
    return kscore_importer_fail (source, "user_details.js",
                                 _("“{member}” in “{file}” does not say whose archive it is."),
                                 error);
  kscore_tweet_get_time (user, &info->account->created_at);
  payload_root = parse_details (source, "js/payload_details.js", &payload);
  if (payload != NULL)
    kscore_tweet_get_time (payload, &info->generated);

  info->tells = KSCORE_KINDS_POSTS;
  /* Translators: {handle} is a name such as @ada. */
  sentence = g_string_new (_("X archive of @{handle} from before 2019: only what you posted, "
                             "nothing of what others did."));
  g_string_replace (sentence, "{handle}", info->account->handle, 1);
  info->sentence = g_string_free (sentence, FALSE);
  return TRUE;
}

static gboolean
tweet_cb (const char *member,
          const char *data,
          gsize       length,
          gpointer    user_data,
          GError    **error)
{
  Grailbird *self = user_data;
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
          kscore_import_job_post (self->job, g_steal_pointer (&post));
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

static void
add_coverage (KscoreImportJob         *job,
              const KscoreArchiveInfo *info)
{
  KscoreCoverage coverage = { .kinds = KSCORE_KINDS_POSTS };
  gint64 from = info->account->created_at;
  gint64 to = info->generated;

  if (to == KSCORE_TIME_UNKNOWN || to > job->options->now)
    to = job->report->latest;
  if (to == KSCORE_TIME_UNKNOWN)
    return;
  if (from == KSCORE_TIME_UNKNOWN || from > to)
    from = job->report->earliest != KSCORE_TIME_UNKNOWN ? job->report->earliest : to;
  coverage.from = kscore_day_from_time (from);
  coverage.to = kscore_day_from_time (MAX (from, to));
  g_array_append_val (job->page->coverage, coverage);
}

static gboolean
grailbird_import (KscoreImportJob         *job,
                  const KscoreArchiveInfo *info,
                  GError                 **error)
{
  g_autoptr (GPtrArray) months = find_months (job->source);
  Grailbird self = { job, info->account };

  kscore_import_job_expect (job, months);
  kscore_import_job_begin (job, info->account);
  if (!kscore_import_job_scan (job, months, NULL, dropped, tweet_cb, &self, error)
      || !kscore_import_job_flush (job, FALSE, error))
    return FALSE;
  add_coverage (job, info);
  kscore_import_job_summarise (job);
  kscore_import_job_say (job, g_strdup (_("X archives of before 2019 tell no likes and no "
                                          "retweets: it adds to your posts, not to the score.")));
  return kscore_import_job_flush (job, TRUE, error);
}

const KscoreImporter kscore_grailbird_importer = {
  "x-2012",
  grailbird_probe,
  grailbird_import,
};
