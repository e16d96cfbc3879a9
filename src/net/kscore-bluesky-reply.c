#include "config.h"

#include "net/kscore-bluesky-reply.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "core/kscore-text.h"
#include "json/kscore-json-reader.h"

/* Milliseconds between two requests to servers that take thousands in minutes. */
#define FAST_PACE 100

#define MAX_CURSOR 1024

/**
 * kscore_bluesky_url_new:
 * @origin: of a server
 * @method: what to call there
 *
 * Returns: (transfer full): the address to call it by
 */
GString *
kscore_bluesky_url_new (const char *origin,
                        const char *method)
{
  GString *url = g_string_new (origin);

  g_string_append (url, "/xrpc/");
  g_string_append (url, method);
  return url;
}

/**
 * kscore_bluesky_url_add:
 * @url: an address to call a method by
 * @name: of a parameter
 * @value: (nullable): its value; none is added for %NULL
 *
 * Adds a parameter. One that holds several values is added once for each.
 */
void
kscore_bluesky_url_add (GString    *url,
                        const char *name,
                        const char *value)
{
  g_autofree char *escaped = value != NULL ? g_uri_escape_string (value, NULL, FALSE) : NULL;

  if (escaped == NULL)
    return;
  g_string_append_c (url, strchr (url->str, '?') != NULL ? '&' : '?');
  g_string_append (url, name);
  g_string_append_c (url, '=');
  g_string_append (url, escaped);
}

static gboolean
is_large (const char *url)
{
  static const char *hosts[] = { "bsky.app", "bsky.social", "bsky.network", "plc.directory" };
  g_autofree char *host = kscore_http_dup_host (url);

  for (gsize i = 0; host != NULL && i < G_N_ELEMENTS (hosts); i++)
    {
      gsize length = strlen (host);
      gsize tail = strlen (hosts[i]);

      if (g_str_has_suffix (host, hosts[i]) && (length == tail || host[length - tail - 1] == '.'))
        return TRUE;
    }
  return FALSE;
}

/**
 * kscore_bluesky_request_new:
 * @source: where the account is read
 * @url: what to ask
 *
 * Returns: (transfer full): the request, at the pace that its server bears
 */
KscoreHttpRequest *
kscore_bluesky_request_new (const KscoreSource *source,
                            const char         *url)
{
  KscoreHttpRequest *request = kscore_http_request_new (url);

  request->loopback = source->loopback;
  if (is_large (url))
    request->pace = FAST_PACE;
  return request;
}

static const struct {
  const char          *name;
  const char          *message; /* what it begins with; NULL for any */
  KscoreBlueskyRefusal refusal;
} refusals[] = {
  { "InvalidRequest", "Profile not found", KSCORE_BLUESKY_NO_ACCOUNT },
  { "InvalidRequest", "Actor not found", KSCORE_BLUESKY_NO_ACCOUNT },
  { "InvalidRequest", "Account not found", KSCORE_BLUESKY_NO_ACCOUNT },
  { "InvalidRequest", "Unable to resolve handle", KSCORE_BLUESKY_NO_ACCOUNT },
  { "InvalidRequest", "Could not find repo", KSCORE_BLUESKY_NO_ACCOUNT },
  { "InvalidRequest", "Could not find user", KSCORE_BLUESKY_NO_ACCOUNT },
  { "InvalidRequest", "Could not locate record", KSCORE_BLUESKY_NO_POST },
  { "InvalidRequest", "Malformed cursor", KSCORE_BLUESKY_UNABLE },
  { "HandleNotFound", NULL, KSCORE_BLUESKY_NO_ACCOUNT },
  { "AccountNotFound", NULL, KSCORE_BLUESKY_NO_ACCOUNT },
  { "RepoNotFound", NULL, KSCORE_BLUESKY_NO_ACCOUNT },
  { "RecordNotFound", NULL, KSCORE_BLUESKY_NO_POST },
  { "NotFound", NULL, KSCORE_BLUESKY_NO_POST },
  { "AccountTakedown", NULL, KSCORE_BLUESKY_SUSPENDED },
  { "AccountSuspended", NULL, KSCORE_BLUESKY_SUSPENDED },
  { "RepoTakendown", NULL, KSCORE_BLUESKY_SUSPENDED },
  { "RepoSuspended", NULL, KSCORE_BLUESKY_SUSPENDED },
  { "AccountDeactivated", NULL, KSCORE_BLUESKY_DEACTIVATED },
  { "RepoDeactivated", NULL, KSCORE_BLUESKY_DEACTIVATED },
  { "BlockedActor", NULL, KSCORE_BLUESKY_BLOCKED },
  { "BlockedByActor", NULL, KSCORE_BLUESKY_BLOCKED },
  { "AuthMissing", NULL, KSCORE_BLUESKY_SIGN_IN },
  { "AuthenticationRequired", NULL, KSCORE_BLUESKY_SIGN_IN },
  { "InvalidToken", NULL, KSCORE_BLUESKY_SIGN_IN },
  { "ExpiredToken", NULL, KSCORE_BLUESKY_SIGN_IN },
  { "InternalServerError", NULL, KSCORE_BLUESKY_UNABLE },
  { "UpstreamFailure", NULL, KSCORE_BLUESKY_UNABLE },
  { "UpstreamTimeout", NULL, KSCORE_BLUESKY_UNABLE },
  { "MethodNotImplemented", NULL, KSCORE_BLUESKY_UNABLE },
};

/**
 * kscore_bluesky_look:
 * @reply: an answer
 *
 * Tells by a server's own words why it does not answer. The words themselves are never shown.
 *
 * Returns: why, or %KSCORE_BLUESKY_ANSWERED
 */
KscoreBlueskyRefusal
kscore_bluesky_look (const KscoreHttpReply *reply)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = NULL;
  const char *name;
  const char *message;

  if (reply->status >= 200 && reply->status < 300)
    return KSCORE_BLUESKY_ANSWERED;
  if (kscore_http_reply_is_json (reply))
    node = kscore_json_parse_bytes (reply->body, NULL);
  kscore_json_node_get_object (node, &object);
  name = kscore_json_string (object, "error");
  message = kscore_json_string (object, "message");
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (refusals); i++)
    if (g_str_equal (name, refusals[i].name)
        && (refusals[i].message == NULL
            || (message != NULL && g_str_has_prefix (message, refusals[i].message))))
      return refusals[i].refusal;
  return reply->status >= 500 && reply->status != 503 ? KSCORE_BLUESKY_UNABLE
                                                      : KSCORE_BLUESKY_OTHER;
}

static char *
dup_host (const KscoreHttpReply *reply)
{
  char *host = kscore_http_dup_host (reply->url);

  return host != NULL ? host : g_strdup ("?");
}

/**
 * kscore_bluesky_set_unreadable:
 * @reply: an answer
 * @error: return location
 *
 * Sets the error for an answer that is none.
 */
void
kscore_bluesky_set_unreadable (const KscoreHttpReply  *reply,
                               GError                **error)
{
  g_autofree char *host = dup_host (reply);

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
               /* Translators: %s is the name of a server. */
               _("%s answered in a way that makes no sense."), host);
}

/**
 * kscore_bluesky_set_foreign:
 * @reply: an answer
 * @error: return location
 *
 * Sets the error for an answer to something that was not asked.
 */
void
kscore_bluesky_set_foreign (const KscoreHttpReply  *reply,
                            GError                **error)
{
  g_autofree char *host = dup_host (reply);

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
               /* Translators: %s is the name of a server. */
               _("%s answered about somebody else."), host);
}

/**
 * kscore_bluesky_set_no_account:
 * @name: a handle or a DID
 * @error: return location
 *
 * Sets the error for an account that is not there.
 */
void
kscore_bluesky_set_no_account (const char  *name,
                               GError     **error)
{
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
               _("There is no account “%s” on Bluesky."), name);
}

/**
 * kscore_bluesky_set_no_post:
 * @error: return location
 *
 * Sets the error for a post that is not there.
 */
void
kscore_bluesky_set_no_post (GError **error)
{
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                       _("This post is no longer on Bluesky."));
}

static gboolean
check (const KscoreHttpReply  *reply,
       const char             *name,
       GError                **error)
{
  g_autofree char *host = dup_host (reply);

  switch (kscore_bluesky_look (reply))
    {
    case KSCORE_BLUESKY_ANSWERED:
      return TRUE;
    case KSCORE_BLUESKY_NO_ACCOUNT:
      kscore_bluesky_set_no_account (name, error);
      break;
    case KSCORE_BLUESKY_NO_POST:
      kscore_bluesky_set_no_post (error);
      break;
    case KSCORE_BLUESKY_SUSPENDED:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN,
                   _("The account “%s” is suspended."), name);
      break;
    case KSCORE_BLUESKY_DEACTIVATED:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                   _("The account “%s” is deactivated."), name);
      break;
    case KSCORE_BLUESKY_BLOCKED:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_FORBIDDEN,
                   _("The account “%s” cannot be read because somebody is blocked."), name);
      break;
    case KSCORE_BLUESKY_SIGN_IN:
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED,
                   /* Translators: %s is the name of a server. */
                   _("%s shows this only to people who are signed in."), host);
      break;
    case KSCORE_BLUESKY_UNABLE:
    case KSCORE_BLUESKY_OTHER:
    default:
      kscore_http_reply_check (reply, error);
      break;
    }
  return FALSE;
}

/**
 * kscore_bluesky_parse:
 * @reply: an answer
 * @source: where the account is read
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the object in it; %NULL with @error set where it is a
 *   refusal, or none
 */
JsonNode *
kscore_bluesky_parse (const KscoreHttpReply  *reply,
                      const KscoreSource     *source,
                      GError                **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (!check (reply, source->handle != NULL ? source->handle : source->native_id, error))
    return NULL;
  if (kscore_http_reply_is_json (reply))
    node = kscore_json_parse_bytes (reply->body, NULL);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      kscore_bluesky_set_unreadable (reply, error);
      return NULL;
    }
  return g_steal_pointer (&node);
}

/**
 * kscore_bluesky_parse_repository:
 * @reply: an answer of the server that keeps the account
 * @source: where the account is read
 * @error: return location
 *
 * As kscore_bluesky_parse(). A server that an account has left says that there is no such account;
 * that tells nothing of the account.
 *
 * Returns: (transfer full) (nullable): the object in it; %NULL with @error set
 */
JsonNode *
kscore_bluesky_parse_repository (const KscoreHttpReply  *reply,
                                 const KscoreSource     *source,
                                 GError                **error)
{
  KscoreBlueskyRefusal refusal = kscore_bluesky_look (reply);
  g_autofree char *host = dup_host (reply);

  if (refusal == KSCORE_BLUESKY_ANSWERED || refusal == KSCORE_BLUESKY_SIGN_IN)
    return kscore_bluesky_parse (reply, source, error);
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
               /* Translators: %1$s is the name of a server, %2$s that of an account. */
               _("%1$s does not hand out what it keeps of “%2$s”."), host,
               source->handle != NULL ? source->handle : source->native_id);
  return NULL;
}

/**
 * kscore_bluesky_read_cursor:
 * @object: a page
 * @reply: what it came in
 * @cursor: (out) (transfer full) (nullable): the cursor that asks for the next one
 * @error: return location
 *
 * Returns: whether the page tells how to go on, or that it is the last
 */
gboolean
kscore_bluesky_read_cursor (JsonObject             *object,
                            const KscoreHttpReply  *reply,
                            char                  **cursor,
                            GError                **error)
{
  const char *value = NULL;
  KscoreJsonValue got = kscore_json_get_string (object, "cursor", &value);

  *cursor = NULL;
  if (got == KSCORE_JSON_ABSENT || got == KSCORE_JSON_NULL || g_strcmp0 (value, "") == 0)
    return TRUE;
  if (got == KSCORE_JSON_WRONG || strlen (value) > MAX_CURSOR || !kscore_text_is_line (value))
    {
      kscore_bluesky_set_unreadable (reply, error);
      return FALSE;
    }
  *cursor = g_strdup (value);
  return TRUE;
}
