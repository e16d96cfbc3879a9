#include "config.h"

#include "net/kscore-mastodon-reply.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-error.h"
#include "core/kscore-values.h"
#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-software.h"

#define MAX_ID    128
#define MAX_QUERY 1024
/* More than there are people: nobody counted it. */
#define MAX_COUNT G_GINT64_CONSTANT (1000000000000)

/**
 * kscore_mastodon_fail:
 * @url: (nullable): of what answered
 * @error: return location
 *
 * Says that an answer makes no sense.
 *
 * Returns: %FALSE
 */
gboolean
kscore_mastodon_fail (const char  *url,
                      GError     **error)
{
  g_autofree char *host = kscore_http_dup_host (url);

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
               /* Translators: %s is the name of a server. */
               _("%s answered something that Kscore does not understand."),
               host != NULL ? host : "?");
  return FALSE;
}

/**
 * kscore_mastodon_refuse:
 * @url: (nullable): of what answered
 * @error: return location
 *
 * Says that only people who are signed in are told.
 *
 * Returns: %FALSE
 */
gboolean
kscore_mastodon_refuse (const char  *url,
                        GError     **error)
{
  g_autofree char *host = kscore_http_dup_host (url);

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED,
               /* Translators: %s is the name of a server. */
               _("%s lets only people who are signed in read this one."),
               host != NULL ? host : "?");
  return FALSE;
}

/* Where a server sends people who are not signed in, an address ends in one of these. */
static gboolean
is_login (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? g_uri_parse (url, G_URI_FLAGS_NONE, NULL) : NULL;
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";

  return g_str_has_suffix (path, "/login") || g_str_has_suffix (path, "/sign_in")
         || g_str_has_suffix (path, "/signin");
}

static gboolean
is_page (const KscoreHttpReply *reply)
{
  return g_strcmp0 (reply->content_type, "text/html") == 0
         || g_strcmp0 (reply->content_type, "application/xhtml+xml") == 0;
}

static JsonNode *
parse (const KscoreHttpReply *reply,
       const char            *software,
       JsonNodeType           type,
       GError               **error)
{
  g_autoptr (JsonNode) root = NULL;

  if (reply->status == 401 || reply->status == 403
      || (reply->status >= 300 && reply->status < 400)
      || (is_page (reply) && reply->status < 300
          && (is_login (reply->url) || g_strcmp0 (software, "pixelfed") == 0)))
    {
      kscore_mastodon_refuse (reply->url, error);
      return NULL;
    }
  if (!kscore_http_reply_check (reply, error))
    return NULL;
  if (!is_page (reply))
    root = kscore_json_parse_bytes (reply->body, NULL);
  if (root == NULL || json_node_get_node_type (root) != type)
    {
      kscore_mastodon_fail (reply->url, error);
      return NULL;
    }
  return g_steal_pointer (&root);
}

/**
 * kscore_mastodon_parse_object:
 * @reply: an answer
 * @software: (nullable): what wrote it
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the root, which is an object; %NULL with @error set:
 *   %KSCORE_ERROR_UNAUTHORIZED for every way of asking to sign in
 */
JsonNode *
kscore_mastodon_parse_object (const KscoreHttpReply  *reply,
                              const char             *software,
                              GError                **error)
{
  return parse (reply, software, JSON_NODE_OBJECT, error);
}

/**
 * kscore_mastodon_parse_array:
 * @reply: an answer
 * @software: (nullable): what wrote it
 * @error: return location
 *
 * As kscore_mastodon_parse_object(), for a list.
 *
 * Returns: (transfer full) (nullable): the root, which is an array; %NULL with @error set
 */
JsonNode *
kscore_mastodon_parse_array (const KscoreHttpReply  *reply,
                             const char             *software,
                             GError                **error)
{
  return parse (reply, software, JSON_NODE_ARRAY, error);
}

/**
 * kscore_mastodon_is_id:
 * @id: (nullable): a server's own name for an account or a post
 *
 * Ids are numbers, letters or UUIDs, and nothing more is to be read in them.
 *
 * Returns: whether it is one that can stand in a path
 */
gboolean
kscore_mastodon_is_id (const char *id)
{
  if (id == NULL || id[0] == '\0' || strlen (id) > MAX_ID || strcmp (id, ".") == 0
      || strcmp (id, "..") == 0)
    return FALSE;
  for (const char *p = id; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("_-.~:", *p) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * kscore_mastodon_count:
 * @object: (nullable): an object
 * @member: a name
 *
 * Returns: a count, or %KSCORE_UNKNOWN where there is none that can be true
 */
gint64
kscore_mastodon_count (JsonObject *object,
                       const char *member)
{
  gint64 count;

  if (object == NULL || kscore_json_get_count (object, member, &count) != KSCORE_JSON_FOUND
      || count > MAX_COUNT)
    return KSCORE_UNKNOWN;
  return count;
}

/**
 * kscore_mastodon_time:
 * @object: an object
 * @member: a name
 * @now: the time
 *
 * Returns: seconds, nothing later than @now; or %KSCORE_TIME_UNKNOWN
 */
gint64
kscore_mastodon_time (JsonObject *object,
                      const char *member,
                      gint64      now)
{
  gint64 at;

  if (!kscore_time_from_iso8601 (kscore_json_string (object, member), &at))
    return KSCORE_TIME_UNKNOWN;
  return MIN (at, now);
}

/**
 * kscore_mastodon_dup_query:
 * @reply: an answer
 * @source: where it comes from
 * @path: what was asked, without its query
 *
 * What the server says about going on. Only the query is kept: host and path are known, and a
 * server does not get to choose others.
 *
 * Returns: (transfer full) (nullable): the query of the next page; %NULL at the end
 */
char *
kscore_mastodon_dup_query (const KscoreHttpReply *reply,
                           const KscoreSource    *source,
                           const char            *path)
{
  g_autofree char *origin = kscore_mastodon_dup_origin (reply->next, source->loopback);
  g_autofree char *host = NULL;
  g_autofree char *server = NULL;
  g_autoptr (GUri) uri = NULL;
  const char *query;

  if (origin == NULL)
    return NULL;
  host = kscore_http_dup_host (origin);
  server = kscore_http_dup_host (source->server);
  if (server == NULL || !kscore_mastodon_is_same_host (host, server))
    return NULL;
  uri = g_uri_parse (reply->next, G_URI_FLAGS_ENCODED, NULL);
  query = uri != NULL ? g_uri_get_query (uri) : NULL;
  if (query == NULL || query[0] == '\0' || strlen (query) > MAX_QUERY
      || strcmp (g_uri_get_path (uri), path) != 0)
    return NULL;
  for (const char *p = query; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      return NULL;
  return g_strdup (query);
}

/**
 * kscore_mastodon_dup_argument:
 * @query: a query
 * @name: of one of its arguments
 *
 * Returns: (transfer full) (nullable): its value
 */
char *
kscore_mastodon_dup_argument (const char *query,
                              const char *name)
{
  GUriParamsIter iter;
  char *key;
  char *value;

  g_uri_params_iter_init (&iter, query, -1, "&", G_URI_PARAMS_NONE);
  while (g_uri_params_iter_next (&iter, &key, &value, NULL))
    {
      gboolean found = strcmp (key, name) == 0;

      g_free (key);
      if (found)
        return value;
      g_free (value);
    }
  return NULL;
}

/**
 * kscore_mastodon_request_new:
 * @source: where to ask
 * @path: what, from the first slash on
 *
 * Returns: (transfer full): the request, at the pace of its server
 */
KscoreHttpRequest *
kscore_mastodon_request_new (const KscoreSource *source,
                             const char         *path)
{
  g_autofree char *url = g_strconcat (source->server, path, NULL);
  KscoreHttpRequest *request = kscore_http_request_new (url);

  request->loopback = source->loopback;
  request->pace = kscore_mastodon_get_pace (source);
  return request;
}
