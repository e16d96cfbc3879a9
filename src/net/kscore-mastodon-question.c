#include "config.h"

#include "net/kscore-mastodon-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-software.h"

#define POSTS_LIMIT  40
#define PEOPLE_LIMIT 80

/**
 * kscore_mastodon_get_post_id:
 * @question: what to ask
 * @post: one of its posts
 *
 * Archives do not tell what the server calls a post, but Mastodon's own ids end in it.
 *
 * Returns: (transfer none) (nullable): its name there
 */
const char *
kscore_mastodon_get_post_id (const KscoreQuestion *question,
                             const KscorePost     *post)
{
  const char *id = post->remote_id;
  g_autofree char *prefix = NULL;

  if (id == NULL && kscore_mastodon_is (question->source, "mastodon"))
    {
      prefix = g_strconcat (question->source->native_id, "/statuses/", NULL);
      if (g_str_has_prefix (post->native_id, prefix))
        id = post->native_id + strlen (prefix);
    }
  return kscore_mastodon_is_id (id) ? id : NULL;
}

static char *
status_path (const KscoreQuestion *question,
             const char           *rest)
{
  const char *id = kscore_mastodon_get_post_id (question, g_ptr_array_index (question->posts, 0));
  g_autofree char *escaped = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;

  return escaped != NULL ? g_strconcat ("/api/v1/statuses/", escaped, rest, NULL) : NULL;
}

static char *
account_path (const KscoreQuestion *question,
              const char           *rest)
{
  const char *id = question->source->remote_id;
  g_autofree char *escaped = NULL;

  if (!kscore_mastodon_is_id (id))
    return NULL;
  escaped = g_uri_escape_string (id, NULL, FALSE);
  return g_strconcat ("/api/v1/accounts/", escaped, rest, NULL);
}

static char *
batch_path (const KscoreQuestion *question)
{
  const char *member = kscore_mastodon_is_pleroma (question->source) ? "ids[]=" : "id[]=";
  g_autoptr (GString) path = g_string_new ("/api/v1/statuses");
  guint n = 0;

  for (guint i = 0; i < question->posts->len; i++)
    {
      const KscorePost *post = g_ptr_array_index (question->posts, i);
      const char *id = kscore_mastodon_get_post_id (question, post);

      if (id == NULL)
        continue;
      g_string_append_c (path, n++ == 0 ? '?' : '&');
      g_string_append (path, member);
      g_string_append_uri_escaped (path, id, NULL, FALSE);
    }
  return n > 0 ? g_strdup (path->str) : NULL;
}

/* A list of reactions to one post, without its query. */
static char *
reactions_path (const KscoreQuestion *question)
{
  const char *id;
  g_autofree char *escaped = NULL;

  switch (question->kind)
    {
    case KSCORE_KIND_LIKE:
      if (g_strcmp0 (question->cursor, KSCORE_MASTODON_CURSOR_EMOJI) != 0)
        return status_path (question, "/favourited_by");
      id = kscore_mastodon_get_post_id (question, g_ptr_array_index (question->posts, 0));
      escaped = id != NULL ? g_uri_escape_string (id, NULL, FALSE) : NULL;
      return escaped != NULL
               ? g_strdup_printf ("/api/v1/pleroma/statuses/%s/reactions", escaped) : NULL;
    case KSCORE_KIND_RESHARE:
      return status_path (question, "/reblogged_by");
    case KSCORE_KIND_REPLY:
      return status_path (question, "/context");
    case KSCORE_KIND_NONE:
    case KSCORE_KIND_SAVE:
    case KSCORE_KIND_STAR:
    case KSCORE_KIND_FOLLOW:
    case KSCORE_KIND_MENTION:
    case KSCORE_KIND_COMMENT:
    case KSCORE_KIND_FORK:
    case KSCORE_KIND_QUOTE:
    case KSCORE_KIND_LINK:
    case KSCORE_N_KINDS:
    default:
      return NULL;
    }
}

/**
 * kscore_mastodon_dup_list_path:
 * @question: what to ask
 *
 * Returns: (transfer full) (nullable): the path of a list, without its query; %NULL where @question
 *   asks for no list
 */
char *
kscore_mastodon_dup_list_path (const KscoreQuestion *question)
{
  switch (question->ask)
    {
    case KSCORE_ASK_POSTS:
      return account_path (question, "/statuses");
    case KSCORE_ASK_REACTIONS:
      return reactions_path (question);
    case KSCORE_ASK_FOLLOWERS:
      return account_path (question, "/followers");
    case KSCORE_ASK_FOLLOWING:
      return account_path (question, "/following");
    case KSCORE_ASK_PROFILE:
    case KSCORE_ASK_COUNTS:
    case KSCORE_ASK_POST:
    case KSCORE_ASK_ACTORS:
    case KSCORE_ASK_RECORDS:
    default:
      return NULL;
    }
}

static char *
list_address (const KscoreQuestion *question)
{
  g_autofree char *path = kscore_mastodon_dup_list_path (question);

  if (path == NULL || g_str_has_suffix (path, "/context")
      || g_strcmp0 (question->cursor, KSCORE_MASTODON_CURSOR_EMOJI) == 0)
    return g_steal_pointer (&path);
  if (question->cursor != NULL && question->cursor[0] == '?')
    return g_strconcat (path, question->cursor, NULL);
  return g_strdup_printf ("%s?limit=%d", path, PEOPLE_LIMIT);
}

static char *
posts_address (const KscoreQuestion *question)
{
  g_autofree char *path = kscore_mastodon_dup_list_path (question);
  g_autofree char *escaped = NULL;

  if (path == NULL)
    return NULL;
  if (question->cursor == NULL)
    return g_strdup_printf ("%s?limit=%d&exclude_reblogs=true&exclude_replies=false", path,
                            POSTS_LIMIT);
  escaped = g_uri_escape_string (question->cursor, NULL, FALSE);
  return g_strdup_printf ("%s?limit=%d&exclude_reblogs=true&exclude_replies=false&max_id=%s", path,
                          POSTS_LIMIT, escaped);
}

static char *
address_of (const KscoreQuestion *question)
{
  switch (question->ask)
    {
    case KSCORE_ASK_PROFILE:
      return account_path (question, NULL);
    case KSCORE_ASK_POSTS:
      return posts_address (question);
    case KSCORE_ASK_COUNTS:
      if (kscore_mastodon_get_batch (question->source, question->ask, KSCORE_KIND_NONE) > 1)
        return batch_path (question);
      return status_path (question, NULL);
    case KSCORE_ASK_POST:
      return status_path (question, NULL);
    case KSCORE_ASK_REACTIONS:
    case KSCORE_ASK_FOLLOWERS:
    case KSCORE_ASK_FOLLOWING:
      return list_address (question);
    case KSCORE_ASK_ACTORS:
    case KSCORE_ASK_RECORDS:
    default:
      return NULL;
    }
}

/**
 * kscore_mastodon_ask:
 * @question: what to ask
 * @error: return location
 *
 * As #KscoreProviderInterface.ask.
 *
 * Returns: (transfer full) (nullable): the request that asks it
 */
KscoreHttpRequest *
kscore_mastodon_ask (const KscoreQuestion  *question,
                     GError               **error)
{
  g_autofree char *address = address_of (question);
  g_autofree char *host = NULL;

  if (address != NULL)
    return kscore_mastodon_request_new (question->source, address);
  host = kscore_http_dup_host (question->source->server);
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
               /* Translators: %s is the name of a server. */
               _("%s cannot be asked this."), host != NULL ? host : "?");
  return NULL;
}
