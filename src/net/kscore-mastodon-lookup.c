#include "config.h"

#include "net/kscore-mastodon-lookup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "core/kscore-network-names.h"
#include "net/kscore-mastodon-name.h"
#include "net/kscore-mastodon-people.h"
#include "net/kscore-mastodon-reply.h"
#include "net/kscore-mastodon-software.h"

/* From a name to an account: WebFinger says which actor it is, NodeInfo what software answers for
 * it, and the server's interface what it calls the account. The lookup's note is the step that is
 * waited for. */
#define STEP_FINGER    "finger"    /* WebFinger at the host that was typed */
#define STEP_LOCALHOST "localhost" /* the same, where this machine calls itself something else */
#define STEP_CANONICAL "canonical" /* the same, at the host of the name that it gave instead */
#define STEP_NODES     "nodes"
#define STEP_NODE      "node"
#define STEP_INSTANCE2 "instance2"
#define STEP_INSTANCE1 "instance1"
#define STEP_ACCOUNT   "account"
#define STEP_NICKNAME  "nickname" /* as before Pleroma 2.5, which knew no such question */

#define MAX_LINKS 100

static void
set_step (KscoreLookup *lookup,
          const char   *step)
{
  g_free (lookup->found);
  lookup->found = g_strdup (step);
}

static void
take (char **place,
      char  *value)
{
  g_free (*place);
  *place = value;
}

static const char *
name_of (const KscoreLookup *lookup)
{
  return lookup->source->handle != NULL ? lookup->source->handle : lookup->typed;
}

static void
fail_missing (const KscoreLookup  *lookup,
              GError             **error)
{
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
               /* Translators: %s is a name such as ada@example.org. */
               _("There is no account “%s”."), name_of (lookup));
}

static void
fail_stranger (const char  *origin,
               GError     **error)
{
  g_autofree char *host = kscore_http_dup_host (origin);

  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
               /* Translators: %s is the name of a server. */
               _("“%s” is not a server that Kscore knows how to ask."),
               host != NULL ? host : "?");
}

static void
fail_software (const KscoreLookup  *lookup,
               GError             **error)
{
  g_autofree char *host = kscore_http_dup_host (lookup->source->server);

  if (lookup->source->software == NULL)
    fail_stranger (lookup->source->server, error);
  else
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                 /* Translators: %1$s is the name of a server, %2$s that of its software. */
                 _("“%1$s” runs %2$s, which Kscore cannot read yet."), host,
                 lookup->source->software);
}

static KscoreHttpRequest *
ask_finger (const KscoreLookup *lookup,
            const char         *origin,
            const char         *resource)
{
  g_autofree char *escaped = g_uri_escape_string (resource, ":@/", FALSE);
  g_autofree char *url
    = g_strconcat (origin, "/.well-known/webfinger?resource=", escaped, NULL);
  KscoreHttpRequest *request = kscore_http_request_new (url);

  g_free (request->accept);
  request->accept = g_strdup ("application/jrd+json");
  request->loopback = lookup->source->loopback;
  return request;
}

/* The origin of a service as somebody typed it. */
static char *
parse_service (const char *service,
               gboolean   *loopback)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (service));
  g_autofree char *whole = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *host = NULL;

  if (strstr (trimmed, "://") == NULL)
    {
      whole = g_strconcat ("http://", trimmed, NULL);
      typed = kscore_http_dup_host (whole);
      if (typed == NULL || !kscore_mastodon_is_loopback (typed))
        take (&whole, g_strconcat ("https://", trimmed, NULL));
    }
  else
    {
      whole = g_strdup (trimmed);
    }
  take (&typed, kscore_http_dup_host (whole));
  host = typed != NULL ? kscore_mastodon_dup_host (typed) : NULL;
  if (host == NULL)
    return NULL;
  *loopback = kscore_mastodon_is_loopback (host);
  return kscore_mastodon_dup_origin (whole, *loopback);
}

static KscoreHttpRequest *
begin (KscoreLookup  *lookup,
       GError       **error)
{
  KscoreSource *source = lookup->source;
  g_autoptr (KscoreMastodonName) name = kscore_mastodon_name_parse (lookup->typed);
  const char *plain = lookup->typed[0] == '@' ? lookup->typed + 1 : lookup->typed;
  g_autofree char *origin = NULL;

  if (lookup->service != NULL)
    {
      origin = parse_service (lookup->service, &source->loopback);
      if (origin == NULL)
        {
          g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       /* Translators: %s is what was typed. */
                       _("“%s” is not the address of a server."), lookup->service);
          return NULL;
        }
      take (&source->server, g_strdup (origin));
      if (name == NULL && kscore_mastodon_is_user (plain))
        {
          g_autofree char *host = kscore_http_dup_host (origin);

          name = kscore_mastodon_name_new (plain, host);
        }
    }
  if (name == NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: %1$s is what was typed, %2$s the name of a network. */
                   _("“%1$s” is not a name on %2$s."), lookup->typed,
                   kscore_network_get_name (source->network));
      return NULL;
    }

  source->loopback = source->loopback || (origin == NULL && name->loopback);
  take (&source->handle, kscore_mastodon_name_dup_handle (name));
  if (origin == NULL)
    origin = g_strdup_printf ("%s://%s", name->loopback ? "http" : "https", name->host);
  set_step (lookup, STEP_FINGER);
  return ask_finger (lookup, origin, name->resource);
}

/* The account may be known under the machine's other name only. */
static KscoreHttpRequest *
ask_localhost (KscoreLookup *lookup)
{
  KscoreSource *source = lookup->source;
  g_autoptr (KscoreMastodonName) name
    = source->handle != NULL ? kscore_mastodon_name_parse (source->handle) : NULL;
  g_autoptr (KscoreMastodonName) other = NULL;
  g_autofree char *host = NULL;
  const char *port;

  if (name == NULL || !name->loopback || strcmp (lookup->found, STEP_FINGER) != 0
      || g_str_has_prefix (name->host, "localhost"))
    return NULL;
  if (source->server == NULL)
    source->server = g_strdup_printf ("http://%s", name->host);
  port = strrchr (name->host, ':');
  host = g_strconcat ("localhost", port != NULL && strchr (port, ']') == NULL ? port : "", NULL);
  other = kscore_mastodon_name_new (name->user, host);
  take (&source->handle, kscore_mastodon_name_dup_handle (other));
  set_step (lookup, STEP_LOCALHOST);
  return ask_finger (lookup, source->server, other->resource);
}

static const char *
find_actor (JsonObject         *finger,
            const KscoreSource *source)
{
  JsonArray *links = kscore_json_array (finger, "links");
  guint n = links != NULL ? MIN (json_array_get_length (links), MAX_LINKS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *link = NULL;
      const char *type;
      const char *href;
      g_autofree char *origin = NULL;

      kscore_json_node_get_object (json_array_get_element (links, i), &link);
      type = kscore_json_string (link, "type");
      href = kscore_json_string (link, "href");
      if (g_strcmp0 (kscore_json_string (link, "rel"), "self") != 0 || type == NULL
          || (!g_str_has_prefix (type, "application/activity+json")
              && !g_str_has_prefix (type, "application/ld+json")))
        continue;
      origin = kscore_mastodon_dup_origin (href, source->loopback);
      if (origin != NULL)
        return href;
    }
  return NULL;
}

static KscoreMastodonName *
read_subject (JsonObject         *finger,
              const KscoreSource *source)
{
  const char *subject = kscore_json_string (finger, "subject");
  g_autoptr (KscoreMastodonName) name = NULL;

  if (subject == NULL || g_ascii_strncasecmp (subject, "acct:", 5) != 0)
    return NULL;
  name = kscore_mastodon_name_parse (subject);
  if (name == NULL || (name->loopback && !source->loopback))
    return NULL;
  return g_steal_pointer (&name);
}

static KscoreHttpRequest *
ask_nodes (KscoreLookup *lookup)
{
  KscoreHttpRequest *request;

  set_step (lookup, STEP_NODES);
  request = kscore_mastodon_request_new (lookup->source, "/.well-known/nodeinfo");
  request->optional = TRUE;
  return request;
}

static KscoreHttpRequest *
ask_instance (KscoreLookup *lookup,
              const char   *step)
{
  KscoreHttpRequest *request;

  set_step (lookup, step);
  request = kscore_mastodon_request_new (lookup->source, strcmp (step, STEP_INSTANCE2) == 0
                                                           ? "/api/v2/instance"
                                                           : "/api/v1/instance");
  request->optional = TRUE;
  return request;
}

static KscoreHttpRequest *
ask_account (KscoreLookup  *lookup,
             GError       **error)
{
  KscoreSource *source = lookup->source;
  g_autofree char *user = NULL;
  g_autofree char *path = NULL;

  if (kscore_mastodon_needs_login (source))
    {
      kscore_mastodon_refuse (source->server, error);
      return NULL;
    }
  set_step (lookup, STEP_ACCOUNT);
  user = g_strndup (source->handle, strrchr (source->handle, '@') - source->handle);
  path = g_strconcat ("/api/v1/accounts/lookup?acct=", user, NULL);
  return kscore_mastodon_request_new (source, path);
}

/* The name that a server gives instead counts once the host in it says the same. */
/* A service that somebody typed speaks for its own accounts only: another's posts and counts are
 * never taken from it. */
static gboolean
is_same_server (const char *origin,
                const char *server)
{
  g_autofree char *host = kscore_http_dup_host (origin);
  g_autofree char *other = kscore_http_dup_host (server);

  return host != NULL && other != NULL && kscore_mastodon_is_same_host (host, other);
}

static KscoreHttpRequest *
read_finger (KscoreLookup           *lookup,
             const KscoreHttpReply  *reply,
             GError                **error)
{
  KscoreSource *source = lookup->source;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (KscoreMastodonName) subject = NULL;
  g_autoptr (KscoreMastodonName) known = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *origin = NULL;
  JsonObject *finger;
  const char *actor;

  if (reply->status == 404 || reply->status == 410 || reply->status == 400)
    {
      KscoreHttpRequest *request = ask_localhost (lookup);

      if (request == NULL)
        fail_missing (lookup, error);
      return request;
    }
  if (!kscore_http_reply_check (reply, error))
    return NULL;
  root = kscore_json_parse_bytes (reply->body, NULL);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      if (reply->content_type != NULL && g_str_has_suffix (reply->content_type, "json"))
        kscore_mastodon_fail (reply->url, error);
      else
        fail_stranger (reply->url, error);
      return NULL;
    }
  finger = json_node_get_object (root);
  actor = find_actor (finger, source);
  if (actor == NULL)
    {
      fail_stranger (reply->url, error);
      return NULL;
    }

  subject = read_subject (finger, source);
  if (subject == NULL && source->handle == NULL)
    {
      kscore_mastodon_fail (reply->url, error);
      return NULL;
    }
  take (&source->native_id, g_strdup (actor));
  origin = kscore_mastodon_dup_origin (actor, source->loopback);
  if (subject != NULL)
    handle = kscore_mastodon_name_dup_handle (subject);
  known = source->handle != NULL ? kscore_mastodon_name_parse (source->handle) : NULL;
  if (source->server == NULL)
    {
      g_autofree char *host = kscore_http_dup_host (origin);

      /* This machine by the name that was typed. */
      if (known != NULL && known->loopback && kscore_mastodon_is_same_host (host, known->host))
        take (&origin, g_strdup_printf ("http://%s", known->host));
      source->server = g_steal_pointer (&origin);
    }
  else if (!source->loopback && !is_same_server (origin, source->server))
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: %1$s is the name of a server, %2$s what somebody typed. */
                   _("%1$s is not the server of “%2$s”."), source->server, lookup->typed);
      return NULL;
    }

  if (subject != NULL && (known == NULL || subject->loopback
                          || kscore_mastodon_is_same_host (subject->host, known->host)))
    {
      take (&source->handle, g_steal_pointer (&handle));
    }
  else if (subject != NULL && lookup->service == NULL)
    {
      g_autofree char *canonical = g_strconcat ("https://", subject->host, NULL);
      KscoreHttpRequest *request = ask_finger (lookup, canonical, subject->resource);

      request->optional = TRUE;
      set_step (lookup, STEP_CANONICAL);
      return request;
    }
  return ask_nodes (lookup);
}

static KscoreHttpRequest *
read_canonical (KscoreLookup          *lookup,
                const KscoreHttpReply *reply)
{
  KscoreSource *source = lookup->source;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (KscoreMastodonName) subject = NULL;

  root = reply->status == 200 ? kscore_json_parse_bytes (reply->body, NULL) : NULL;
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    {
      JsonObject *finger = json_node_get_object (root);

      subject = read_subject (finger, source);
      if (subject != NULL
          && g_strcmp0 (find_actor (finger, source), source->native_id) == 0)
        take (&source->handle, kscore_mastodon_name_dup_handle (subject));
    }
  return ask_nodes (lookup);
}

/* What did not answer is NULL: the server is asked in another way, or goes without a name. */
static JsonNode *
parse_optional (const KscoreHttpReply *reply)
{
  g_autoptr (JsonNode) root = NULL;

  if (reply->status != 200)
    return NULL;
  root = kscore_json_parse_bytes (reply->body, NULL);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

static KscoreHttpRequest *
read_nodes (KscoreLookup          *lookup,
            const KscoreHttpReply *reply)
{
  g_autoptr (JsonNode) root = parse_optional (reply);
  g_autofree char *path = NULL;
  KscoreHttpRequest *request;

  if (root != NULL)
    path = kscore_mastodon_dup_node_path (json_node_get_object (root), lookup->source);
  if (path == NULL)
    return ask_instance (lookup, STEP_INSTANCE2);
  set_step (lookup, STEP_NODE);
  request = kscore_mastodon_request_new (lookup->source, path);
  request->optional = TRUE;
  return request;
}

static KscoreHttpRequest *
read_node (KscoreLookup           *lookup,
           const KscoreHttpReply  *reply,
           GError                **error)
{
  g_autoptr (JsonNode) root = parse_optional (reply);

  if (root != NULL && kscore_mastodon_read_node (json_node_get_object (root), lookup->source))
    return ask_account (lookup, error);
  return ask_instance (lookup, STEP_INSTANCE2);
}

static KscoreHttpRequest *
read_instance (KscoreLookup           *lookup,
               const KscoreHttpReply  *reply,
               GError                **error)
{
  g_autoptr (JsonNode) root = parse_optional (reply);
  JsonObject *configuration = NULL;
  gboolean limited = FALSE;

  if (root != NULL)
    configuration = kscore_json_object (json_node_get_object (root), "configuration");
  if (configuration != NULL)
    kscore_json_get_bool (configuration, "limited_federation", &limited);
  if (limited)
    {
      kscore_mastodon_refuse (lookup->source->server, error);
      return NULL;
    }
  if ((root == NULL || !kscore_mastodon_read_instance (json_node_get_object (root), lookup->source))
      && strcmp (lookup->found, STEP_INSTANCE2) == 0)
    return ask_instance (lookup, STEP_INSTANCE1);
  return ask_account (lookup, error);
}

/* Without a lasting id the name has to be the one that was asked for. */
static gboolean
is_asked_for (JsonObject         *account,
              const KscoreSource *source)
{
  const char *uri = kscore_mastodon_account_get_uri (account);
  g_autofree char *acct = NULL;

  if (uri != NULL)
    return strcmp (uri, source->native_id) == 0;
  if (g_strcmp0 (kscore_json_string (account, "url"), source->native_id) == 0)
    return TRUE;
  acct = kscore_mastodon_account_dup_acct (account, source);
  return acct != NULL && g_ascii_strcasecmp (acct, source->handle) == 0;
}

/* The answer of software that does not know the question. */
static gboolean
is_foreign (const KscoreSource    *source,
            const KscoreHttpReply *reply)
{
  if (kscore_mastodon_is_family (source))
    return FALSE;
  return (reply->status >= 400 && reply->status < 500)
         || (reply->status == 200 && !kscore_http_reply_is_json (reply));
}

static KscoreHttpRequest *
ask_nickname (KscoreLookup *lookup)
{
  KscoreSource *source = lookup->source;
  g_autofree char *user
    = g_strndup (source->handle, strrchr (source->handle, '@') - source->handle);
  g_autofree char *path = g_strconcat ("/api/v1/accounts/", user, NULL);

  set_step (lookup, STEP_NICKNAME);
  return kscore_mastodon_request_new (source, path);
}

static void
read_account (KscoreProvider         *provider,
              KscoreLookup           *lookup,
              const KscoreHttpReply  *reply,
              GError                **error)
{
  KscoreSource *source = lookup->source;
  KscoreQuestion question = { .ask = KSCORE_ASK_PROFILE, .source = source, .now = lookup->now };
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *moved = NULL;
  JsonObject *account;
  const char *id, *user, *at;

  if (reply->status == 404 || reply->status == 410)
    {
      if (kscore_mastodon_is_family (source))
        fail_missing (lookup, error);
      else
        fail_software (lookup, error);
      return;
    }
  root = kscore_mastodon_parse_object (reply, source->software, &local);
  if (root == NULL)
    {
      if (is_foreign (source, reply)
          && !g_error_matches (local, KSCORE_ERROR, KSCORE_ERROR_UNAUTHORIZED))
        fail_software (lookup, error);
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return;
    }
  account = json_node_get_object (root);
  id = kscore_json_string (account, "id");
  if (!kscore_mastodon_is_id (id) || !is_asked_for (account, source))
    {
      kscore_mastodon_fail (reply->url, error);
      return;
    }
  moved = kscore_mastodon_account_dup_moved (account, source);
  if (moved != NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: both are names such as ada@example.org. */
                   _("“%1$s” has moved to “%2$s”."), source->handle, moved);
      return;
    }

  take (&source->remote_id, g_strdup (id));
  /* The server knows how its owner writes it. */
  user = kscore_json_string (account, "username");
  at = strrchr (source->handle, '@');
  if (kscore_mastodon_is_user (user) && strlen (user) == (gsize) (at - source->handle)
      && g_ascii_strncasecmp (user, source->handle, strlen (user)) == 0)
    take (&source->handle, g_strconcat (user, at, NULL));
  lookup->profile = kscore_provider_read (provider, &question, reply, error);
}

/**
 * kscore_mastodon_look_up:
 * @provider: the network
 * @lookup: how far it is
 * @reply: (nullable): the answer to the request before, %NULL at first
 * @error: return location
 *
 * As #KscoreProviderInterface.look_up.
 *
 * Returns: (transfer full) (nullable): the next request; %NULL when it is complete or @error is set
 */
KscoreHttpRequest *
kscore_mastodon_look_up (KscoreProvider         *provider,
                         KscoreLookup           *lookup,
                         const KscoreHttpReply  *reply,
                         GError                **error)
{
  const char *step = lookup->found;

  if (reply == NULL || step == NULL)
    return begin (lookup, error);
  if (strcmp (step, STEP_FINGER) == 0 || strcmp (step, STEP_LOCALHOST) == 0)
    return read_finger (lookup, reply, error);
  if (strcmp (step, STEP_CANONICAL) == 0)
    return read_canonical (lookup, reply);
  if (strcmp (step, STEP_NODES) == 0)
    return read_nodes (lookup, reply);
  if (strcmp (step, STEP_NODE) == 0)
    return read_node (lookup, reply, error);
  if (strcmp (step, STEP_INSTANCE2) == 0 || strcmp (step, STEP_INSTANCE1) == 0)
    return read_instance (lookup, reply, error);
  if (strcmp (step, STEP_ACCOUNT) == 0 && reply->status == 404
      && kscore_mastodon_is_pleroma (lookup->source))
    return ask_nickname (lookup);
  read_account (provider, lookup, reply, error);
  return NULL;
}
