#include "config.h"

#include "net/kscore-bluesky.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "core/kscore-text.h"
#include "net/kscore-bluesky-feed.h"
#include "net/kscore-bluesky-identity.h"
#include "net/kscore-bluesky-names.h"
#include "net/kscore-bluesky-people.h"
#include "net/kscore-bluesky-reactions.h"
#include "net/kscore-bluesky-reply.h"

/* What a page of a list holds at most. */
#define PAGE "100"

struct _KscoreBluesky {
  GObject parent_instance;
};

static const char *
kscore_bluesky_get_network (KscoreProvider *provider)
{
  return "bluesky";
}

static guint
kscore_bluesky_recognise_name (KscoreProvider  *provider,
                               const char      *typed,
                               char           **handle)
{
  return kscore_bluesky_recognise (typed, handle);
}

static KscoreKinds
kscore_bluesky_get_kinds (KscoreProvider     *provider,
                          const KscoreSource *source)
{
  return KSCORE_KINDS_POSTS | KSCORE_KINDS_AUDIENCE | KSCORE_KINDS_OF (KSCORE_KIND_LIKE)
         | KSCORE_KINDS_OF (KSCORE_KIND_RESHARE) | KSCORE_KINDS_OF (KSCORE_KIND_REPLY)
         | KSCORE_KINDS_OF (KSCORE_KIND_QUOTE) | KSCORE_KINDS_OF (KSCORE_KIND_FOLLOW)
         | KSCORE_KINDS_OF (KSCORE_KIND_SAVE);
}

static const struct {
  KscoreKind  kind;
  const char *method;
} reactions[] = {
  { KSCORE_KIND_LIKE, "app.bsky.feed.getLikes" },
  { KSCORE_KIND_RESHARE, "app.bsky.feed.getRepostedBy" },
  { KSCORE_KIND_QUOTE, "app.bsky.feed.getQuotes" },
  { KSCORE_KIND_REPLY, "app.bsky.feed.getPostThread" },
};

static const char *
get_reactions_method (KscoreKind kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (reactions); i++)
    if (reactions[i].kind == kind)
      return reactions[i].method;
  return NULL;
}

static guint
kscore_bluesky_get_batch (KscoreProvider     *provider,
                          const KscoreSource *source,
                          KscoreAsk           ask,
                          KscoreKind          kind)
{
  switch (ask)
    {
    case KSCORE_ASK_COUNTS:
    case KSCORE_ASK_ACTORS:
      return KSCORE_BLUESKY_BATCH;
    case KSCORE_ASK_REACTIONS:
      return get_reactions_method (kind) != NULL ? 1 : 0;
    case KSCORE_ASK_RECORDS:
      return source->pds != NULL ? 1 : 0;
    case KSCORE_ASK_PROFILE:
    case KSCORE_ASK_POSTS:
    case KSCORE_ASK_POST:
    case KSCORE_ASK_FOLLOWERS:
    case KSCORE_ASK_FOLLOWING:
      return 1;
    default:
      return 0;
    }
}

/* Nothing but posts of this account and people with ids goes into an address. */
static gboolean
check_question (const KscoreQuestion  *question,
                GError               **error)
{
  guint most = kscore_bluesky_get_batch (NULL, question->source, question->ask, question->kind);
  gboolean posts = question->ask == KSCORE_ASK_COUNTS || question->ask == KSCORE_ASK_POST
                   || question->ask == KSCORE_ASK_REACTIONS;
  gboolean actors = question->ask == KSCORE_ASK_ACTORS;
  const GPtrArray *items = posts ? question->posts : actors ? question->actors : NULL;
  const char *bad = question->source->native_id;
  gboolean good = kscore_bluesky_is_account (bad) && question->source->server != NULL && most > 0
                  && (!(posts || actors)
                      || (items != NULL && items->len > 0 && items->len <= most));
  g_autofree char *shown = NULL;

  for (guint i = 0; good && items != NULL && i < items->len; i++)
    {
      bad = posts ? ((const KscorePost *) items->pdata[i])->native_id
                  : ((const KscoreActor *) items->pdata[i])->key;
      good = posts ? kscore_bluesky_get_record_key (bad, question->source->native_id) != NULL
                   : kscore_bluesky_is_did (bad);
    }
  if (good)
    return TRUE;

  shown = kscore_text_clean_line (bad, KSCORE_TEXT_MAX_LINE);
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
               _("Bluesky cannot be asked about “%s”."), shown != NULL ? shown : "?");
  return FALSE;
}

static GString *
begin_url (const KscoreQuestion *question,
           const char           *method)
{
  return kscore_bluesky_url_new (question->source->server, method);
}

/* A page of a list of the account. */
static GString *
make_list_url (const KscoreQuestion *question,
               const char           *method)
{
  GString *url = begin_url (question, method);

  kscore_bluesky_url_add (url, "actor", question->source->native_id);
  kscore_bluesky_url_add (url, "limit", PAGE);
  return url;
}

static GString *
make_posts_url (const KscoreQuestion *question)
{
  const char *cursor = question->cursor;
  const char *rest = NULL;
  gint64 from;
  GString *url;

  if (!kscore_bluesky_read_walk (cursor, &rest, &from))
    {
      url = make_list_url (question, "app.bsky.feed.getAuthorFeed");
      kscore_bluesky_url_add (url, "filter", "posts_with_replies");
      kscore_bluesky_url_add (url, "cursor", cursor);
      return url;
    }

  url = kscore_bluesky_url_new (question->source->pds, "com.atproto.repo.listRecords");
  kscore_bluesky_url_add (url, "repo", question->source->native_id);
  kscore_bluesky_url_add (url, "collection", KSCORE_BLUESKY_POSTS);
  kscore_bluesky_url_add (url, "limit", PAGE);
  kscore_bluesky_url_add (url, "cursor", rest[0] != '\0' ? rest : NULL);
  return url;
}

static GString *
make_counts_url (const KscoreQuestion *question)
{
  GString *url = begin_url (question, "app.bsky.feed.getPosts");

  for (guint i = 0; i < question->posts->len; i++)
    kscore_bluesky_url_add (url, "uris",
                            ((const KscorePost *) question->posts->pdata[i])->native_id);
  return url;
}

static GString *
make_post_url (const KscoreQuestion *question)
{
  const KscorePost *post = question->posts->pdata[0];
  const char *did = question->source->native_id;
  GString *url;

  if (question->source->pds == NULL)
    return make_counts_url (question);
  url = kscore_bluesky_url_new (question->source->pds, "com.atproto.repo.getRecord");
  kscore_bluesky_url_add (url, "repo", did);
  kscore_bluesky_url_add (url, "collection", KSCORE_BLUESKY_POSTS);
  kscore_bluesky_url_add (url, "rkey", kscore_bluesky_get_record_key (post->native_id, did));
  return url;
}

static GString *
make_reactions_url (const KscoreQuestion *question)
{
  const KscorePost *post = question->posts->pdata[0];
  GString *url = begin_url (question, get_reactions_method (question->kind));

  kscore_bluesky_url_add (url, "uri", post->native_id);
  if (question->kind == KSCORE_KIND_REPLY)
    {
      kscore_bluesky_url_add (url, "depth", "1");
      kscore_bluesky_url_add (url, "parentHeight", "0");
      return url;
    }
  kscore_bluesky_url_add (url, "limit", PAGE);
  kscore_bluesky_url_add (url, "cursor", question->cursor);
  return url;
}

static GString *
make_url (const KscoreQuestion *question)
{
  GString *url = NULL;

  switch (question->ask)
    {
    case KSCORE_ASK_PROFILE:
      url = begin_url (question, "app.bsky.actor.getProfile");
      kscore_bluesky_url_add (url, "actor", question->source->native_id);
      break;
    case KSCORE_ASK_POSTS:
    case KSCORE_ASK_RECORDS:
      return make_posts_url (question);
    case KSCORE_ASK_COUNTS:
      return make_counts_url (question);
    case KSCORE_ASK_POST:
      return make_post_url (question);
    case KSCORE_ASK_REACTIONS:
      return make_reactions_url (question);
    case KSCORE_ASK_ACTORS:
      url = begin_url (question, "app.bsky.actor.getProfiles");
      for (guint i = 0; i < question->actors->len; i++)
        kscore_bluesky_url_add (url, "actors",
                                ((const KscoreActor *) question->actors->pdata[i])->key);
      break;
    case KSCORE_ASK_FOLLOWERS:
      url = make_list_url (question, "app.bsky.graph.getFollowers");
      kscore_bluesky_url_add (url, "cursor", question->cursor);
      break;
    case KSCORE_ASK_FOLLOWING:
    default:
      url = make_list_url (question, "app.bsky.graph.getFollows");
      kscore_bluesky_url_add (url, "cursor", question->cursor);
      break;
    }
  return url;
}

/* The account's own server tells the same as a walk that the AppView sends there. */
static KscoreQuestion
get_records_question (const KscoreQuestion *question)
{
  KscoreQuestion walk = *question;

  walk.ask = KSCORE_ASK_POSTS;
  if (walk.cursor == NULL)
    walk.cursor = KSCORE_BLUESKY_WALK;
  return walk;
}

static KscoreHttpRequest *
kscore_bluesky_ask (KscoreProvider        *provider,
                    const KscoreQuestion  *question,
                    GError               **error)
{
  const KscoreSource *source = question->source;
  const char *rest;
  gint64 from;
  GString *url;
  KscoreHttpRequest *request;
  KscoreQuestion walk;

  if (!check_question (question, error))
    return NULL;
  if (question->ask == KSCORE_ASK_RECORDS)
    {
      walk = get_records_question (question);
      question = &walk;
    }
  if (source->pds == NULL && question->ask == KSCORE_ASK_POSTS
      && kscore_bluesky_read_walk (question->cursor, &rest, &from))
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("Bluesky cannot be asked about “%s”."), source->native_id);
      return NULL;
    }
  url = make_url (question);
  request = kscore_bluesky_request_new (source, url->str);
  g_string_free (url, TRUE);
  return request;
}

static gboolean
kscore_bluesky_read (KscoreProvider         *provider,
                     const KscoreQuestion   *question,
                     const KscoreHttpReply  *reply,
                     KscoreAnswer           *answer,
                     GError                **error)
{
  KscoreQuestion walk;

  if (!check_question (question, error))
    return FALSE;

  switch (question->ask)
    {
    case KSCORE_ASK_RECORDS:
      walk = get_records_question (question);
      return kscore_bluesky_read_feed (&walk, reply, answer, error);
    case KSCORE_ASK_PROFILE:
      return kscore_bluesky_read_profile (question, reply, answer, error);
    case KSCORE_ASK_POSTS:
      return kscore_bluesky_read_feed (question, reply, answer, error);
    case KSCORE_ASK_COUNTS:
      return kscore_bluesky_read_counts (question, reply, answer, error);
    case KSCORE_ASK_POST:
      return question->source->pds != NULL
               ? kscore_bluesky_read_gone (question, reply, answer, error)
               : kscore_bluesky_read_counts (question, reply, answer, error);
    case KSCORE_ASK_REACTIONS:
      return kscore_bluesky_read_reactions (question, reply, answer, error);
    case KSCORE_ASK_ACTORS:
      return kscore_bluesky_read_actors (question, reply, answer, error);
    case KSCORE_ASK_FOLLOWERS:
    case KSCORE_ASK_FOLLOWING:
    default:
      return kscore_bluesky_read_followers (question, reply, answer, error);
    }
}

static void
kscore_bluesky_provider_init (KscoreProviderInterface *iface)
{
  iface->get_network = kscore_bluesky_get_network;
  iface->recognise = kscore_bluesky_recognise_name;
  iface->get_kinds = kscore_bluesky_get_kinds;
  iface->get_batch = kscore_bluesky_get_batch;
  iface->look_up = kscore_bluesky_look_up;
  iface->ask = kscore_bluesky_ask;
  iface->read = kscore_bluesky_read;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreBluesky, kscore_bluesky, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KSCORE_TYPE_PROVIDER,
                                                      kscore_bluesky_provider_init))

static void
kscore_bluesky_class_init (KscoreBlueskyClass *klass)
{
}

static void
kscore_bluesky_init (KscoreBluesky *self)
{
}

/**
 * kscore_bluesky_new:
 *
 * Returns: (transfer full): the network
 */
KscoreProvider *
kscore_bluesky_new (void)
{
  return g_object_new (KSCORE_TYPE_BLUESKY, NULL);
}
