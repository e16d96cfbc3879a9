#include "config.h"

#include "net/kscore-bluesky-identity.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"
#include "core/kscore-text.h"
#include "json/kscore-json-reader.h"
#include "net/kscore-bluesky-names.h"
#include "net/kscore-bluesky-reply.h"

#define APPVIEW   "https://public.api.bsky.app"
#define DIRECTORY "https://plc.directory"

#define MAX_PARTS    8
#define MAX_DOCUMENT (256 * 1024)
#define MAX_FILE     4096
#define MAX_ITEMS    100

/* What was asked last, kept in KscoreLookup.found. */
#define STAGE_HANDLE   "handle"   /* the AppView: whose handle it is */
#define STAGE_FILE     "file"     /* the handle's own site: the same */
#define STAGE_DOCUMENT "document" /* the directory: where the account is kept */
#define STAGE_PROFILE  "profile"  /* the AppView: the profile. There is no document */
#define STAGE_NAMED    "at://"    /* the same; the handle in the document follows */

/* "plc=https://host", of which the name may be left out where it is the only one. */
static gboolean
read_server (const char   *part,
             gboolean      only,
             KscoreSource *source)
{
  const char *value = strchr (part, '=') != NULL ? strchr (part, '=') + 1 : NULL;
  g_autofree char *full = NULL;
  char **origin = NULL;

  if (g_str_has_prefix (part, "appview="))
    origin = &source->server;
  else if (g_str_has_prefix (part, "pds="))
    origin = &source->pds;
  else if (g_str_has_prefix (part, "plc="))
    origin = &source->directory;
  else if (only && value == NULL)
    {
      origin = &source->server;
      value = part;
    }
  if (origin == NULL || *origin != NULL)
    return FALSE;

  full = strstr (value, "://") != NULL ? g_strdup (value) : g_strconcat ("https://", value, NULL);
  *origin = kscore_bluesky_dup_origin (full, TRUE);
  return *origin != NULL;
}

/**
 * kscore_bluesky_read_service:
 * @service: (nullable): "https://appview.example", or "appview=URL,pds=URL,plc=URL" with any of
 *   them
 * @source: where its servers are set
 * @error: return location
 *
 * A set of servers on this machine has no directory unless it is named.
 *
 * Returns: whether it is a service
 */
gboolean
kscore_bluesky_read_service (const char    *service,
                             KscoreSource  *source,
                             GError       **error)
{
  g_autofree char *plain = g_strstrip (g_strdup (service != NULL ? service : ""));
  g_auto (GStrv) parts = NULL;

  g_clear_pointer (&source->server, g_free);
  g_clear_pointer (&source->pds, g_free);
  g_clear_pointer (&source->directory, g_free);
  parts = g_strsplit (plain, ",", MAX_PARTS);
  for (guint i = 0; parts[i] != NULL; i++)
    if (!read_server (g_strstrip (parts[i]), parts[1] == NULL, source))
      {
        /* Nothing of a password that stands before it. */
        const char *at = strrchr (parts[i], '@');
        g_autofree char *shown = kscore_text_clean_line (at != NULL ? at + 1 : parts[i],
                                                         KSCORE_TEXT_MAX_LINE);

        g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                     _("“%s” is not the address of a server that Kscore can ask safely."), shown);
        return FALSE;
      }

  source->loopback = kscore_bluesky_is_loopback (source->server)
                     || kscore_bluesky_is_loopback (source->pds)
                     || kscore_bluesky_is_loopback (source->directory);
  if (source->server == NULL)
    source->server = g_strdup (APPVIEW);
  if (source->directory == NULL && !source->loopback)
    source->directory = g_strdup (DIRECTORY);
  return TRUE;
}

static KscoreHttpRequest *
go_on (KscoreLookup *lookup,
       const char   *stage,
       const char   *url)
{
  g_free (lookup->found);
  lookup->found = g_strdup (stage);
  return kscore_bluesky_request_new (lookup->source, url);
}

static KscoreHttpRequest *
ask_profile (KscoreLookup *lookup,
             const char   *stage)
{
  g_autoptr (GString) url = kscore_bluesky_url_new (lookup->source->server,
                                                    "app.bsky.actor.getProfile");

  kscore_bluesky_url_add (url, "actor", lookup->source->native_id);
  return go_on (lookup, stage, url->str);
}

/* Returns: (nullable): where the account's document is; NULL where nobody can be asked for it. */
static char *
dup_document_address (const KscoreSource *source)
{
  const char *did = source->native_id;
  g_autofree char *host = NULL;
  g_autofree char *url = NULL;

  if (g_str_has_prefix (did, "did:plc:"))
    return source->directory != NULL ? g_strconcat (source->directory, "/", did, NULL) : NULL;

  host = g_uri_unescape_string (did + strlen ("did:web:"), NULL);
  url = g_strconcat ("https://", host, "/.well-known/did.json", NULL);
  if (kscore_bluesky_is_loopback (url))
    return source->loopback ? g_strconcat ("http://", host, "/.well-known/did.json", NULL) : NULL;
  /* Servers on this machine have no business elsewhere; elsewhere a port is no part of a DID. */
  return source->loopback || strchr (host, ':') != NULL ? NULL : g_steal_pointer (&url);
}

static KscoreHttpRequest *
ask_document (KscoreLookup  *lookup,
              GError       **error)
{
  g_autofree char *url = dup_document_address (lookup->source);
  KscoreHttpRequest *request;

  if (url == NULL && !lookup->source->loopback)
    {
      kscore_bluesky_set_no_account (lookup->source->native_id, error);
      return NULL;
    }
  if (url == NULL)
    return ask_profile (lookup, STAGE_PROFILE);

  request = go_on (lookup, STAGE_DOCUMENT, url);
  request->max_body = MAX_DOCUMENT;
  request->optional = lookup->source->loopback;
  return request;
}

static KscoreHttpRequest *
begin (KscoreLookup  *lookup,
       GError       **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GString) url = NULL;

  if (kscore_bluesky_recognise (lookup->typed, &name) == 0)
    {
      g_autofree char *shown = kscore_text_clean_line (lookup->typed, KSCORE_TEXT_MAX_LINE);

      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   _("“%s” is not the name of an account on Bluesky."), shown);
      return NULL;
    }
  if (lookup->source == NULL)
    lookup->source = kscore_source_new ("bluesky");
  if (!kscore_bluesky_read_service (lookup->service, lookup->source, error))
    return NULL;

  if (g_str_has_prefix (name, "did:"))
    {
      lookup->source->native_id = g_steal_pointer (&name);
      return ask_document (lookup, error);
    }
  lookup->source->handle = g_steal_pointer (&name);
  url = kscore_bluesky_url_new (lookup->source->server, "com.atproto.identity.resolveHandle");
  kscore_bluesky_url_add (url, "handle", lookup->source->handle);
  return go_on (lookup, STAGE_HANDLE, url->str);
}

static KscoreHttpRequest *
take_did (KscoreLookup           *lookup,
          const char             *did,
          const KscoreHttpReply  *reply,
          GError                **error)
{
  if (!kscore_bluesky_is_account (did))
    {
      kscore_bluesky_set_unreadable (reply, error);
      return NULL;
    }
  lookup->source->native_id = g_strdup (did);
  return ask_document (lookup, error);
}

/* The AppView is not able to tell: the handle's own site may be. */
static KscoreHttpRequest *
ask_file (KscoreLookup *lookup)
{
  g_autofree char *url = g_strconcat ("https://", lookup->source->handle,
                                      "/.well-known/atproto-did", NULL);
  KscoreHttpRequest *request = go_on (lookup, STAGE_FILE, url);

  g_free (request->accept);
  request->accept = g_strdup ("text/plain");
  request->max_body = MAX_FILE;
  request->optional = TRUE;
  return request;
}

static KscoreHttpRequest *
read_handle (KscoreLookup           *lookup,
             const KscoreHttpReply  *reply,
             GError                **error)
{
  g_autoptr (JsonNode) node = NULL;

  if (kscore_bluesky_look (reply) == KSCORE_BLUESKY_UNABLE && !lookup->source->loopback
      && !g_str_has_suffix (lookup->source->handle, ".test"))
    return ask_file (lookup);
  node = kscore_bluesky_parse (reply, lookup->source, error);
  if (node == NULL)
    return NULL;
  return take_did (lookup, kscore_json_string (json_node_get_object (node), "did"), reply, error);
}

static KscoreHttpRequest *
read_file (KscoreLookup           *lookup,
           const KscoreHttpReply  *reply,
           GError                **error)
{
  gsize length;
  const char *data = g_bytes_get_data (reply->body, &length);
  g_autofree char *did = g_strndup (data != NULL ? data : "", MIN (length, MAX_FILE));

  g_strstrip (did);
  if (reply->status < 200 || reply->status > 299 || !kscore_bluesky_is_account (did))
    {
      g_autofree char *host = kscore_http_dup_host (lookup->source->server);

      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                   /* Translators: %1$s is the name of a server, %2$s that of an account. */
                   _("%1$s could not tell whose name “%2$s” is."), host, lookup->source->handle);
      return NULL;
    }
  return take_did (lookup, did, reply, error);
}

/* Reads the names that the account's document says are its own. Returns: the first of them, or the
 * one that was asked for. */
static char *
dup_own_handle (JsonObject *document,
                const char *asked)
{
  JsonArray *names = kscore_json_array (document, "alsoKnownAs");
  guint n = names != NULL ? MIN (json_array_get_length (names), MAX_ITEMS) : 0;
  g_autofree char *first = NULL;

  for (guint i = 0; i < n; i++)
    {
      const char *name = NULL;
      g_autofree char *handle = NULL;

      kscore_json_node_get_string (json_array_get_element (names, i), &name);
      if (name != NULL && g_str_has_prefix (name, "at://"))
        handle = kscore_bluesky_dup_handle (name + 5);
      if (handle != NULL && g_strcmp0 (handle, asked) == 0)
        return g_steal_pointer (&handle);
      if (first == NULL)
        first = g_steal_pointer (&handle);
    }
  return asked == NULL ? g_steal_pointer (&first) : NULL;
}

static char *
dup_own_server (JsonObject *document,
                gboolean    loopback)
{
  JsonArray *services = kscore_json_array (document, "service");
  guint n = services != NULL ? MIN (json_array_get_length (services), MAX_ITEMS) : 0;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *service = NULL;
      const char *id;
      const char *type;

      kscore_json_node_get_object (json_array_get_element (services, i), &service);
      id = kscore_json_string (service, "id");
      type = kscore_json_string (service, "type");
      if (id != NULL && g_str_has_suffix (id, "#atproto_pds")
          && g_strcmp0 (type, "AtprotoPersonalDataServer") == 0)
        return kscore_bluesky_dup_origin (kscore_json_string (service, "serviceEndpoint"),
                                          loopback);
    }
  return NULL;
}

static void
set_mismatch (const char  *handle,
              GError     **error)
{
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
               _("The handle “%s” does not belong to the account it names."), handle);
}

static KscoreHttpRequest *
read_document (KscoreLookup           *lookup,
               const KscoreHttpReply  *reply,
               GError                **error)
{
  KscoreSource *source = lookup->source;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *named = NULL;
  JsonObject *document = NULL;

  if (reply->status == 0)
    return ask_profile (lookup, STAGE_PROFILE);
  if (reply->status == 404 || reply->status == 410)
    {
      kscore_bluesky_set_no_account (source->handle != NULL ? source->handle : source->native_id,
                                     error);
      return NULL;
    }
  if (!kscore_http_reply_check (reply, error))
    return NULL;
  /* Sites hand such a document out as whatever they take it for. */
  node = kscore_json_parse_bytes (reply->body, NULL);
  kscore_json_node_get_object (node, &document);
  if (document == NULL || kscore_json_string (document, "id") == NULL)
    {
      kscore_bluesky_set_unreadable (reply, error);
      return NULL;
    }
  if (!g_str_equal (kscore_json_string (document, "id"), source->native_id))
    {
      kscore_bluesky_set_foreign (reply, error);
      return NULL;
    }

  handle = dup_own_handle (document, source->handle);
  if (handle == NULL && source->handle != NULL)
    {
      set_mismatch (source->handle, error);
      return NULL;
    }
  if (source->pds == NULL)
    source->pds = dup_own_server (document, source->loopback);
  /* What the account calls itself; only with the AppView's word for it is it the account's. */
  named = g_strconcat (STAGE_NAMED, handle, NULL);
  return ask_profile (lookup, named);
}

/* Returns: what the AppView shows as the account's handle. */
static char *
dup_shown_handle (const KscoreHttpReply *reply)
{
  g_autoptr (JsonNode) node = kscore_json_parse_bytes (reply->body, NULL);
  JsonObject *profile = NULL;

  kscore_json_node_get_object (node, &profile);
  return kscore_bluesky_dup_handle (kscore_json_string (profile, "handle"));
}

static void
read_profile (KscoreProvider         *provider,
              KscoreLookup           *lookup,
              const KscoreHttpReply  *reply,
              GError                **error)
{
  KscoreSource *source = lookup->source;
  gboolean named = g_str_has_prefix (lookup->found, STAGE_NAMED);
  KscoreQuestion question = { KSCORE_ASK_PROFILE, source, KSCORE_KIND_NONE, NULL, NULL, NULL,
                              lookup->now };
  g_autoptr (KscoreAnswer) answer = kscore_provider_read (provider, &question, reply, error);
  g_autofree char *shown = NULL;

  if (answer == NULL)
    return;

  shown = dup_shown_handle (reply);
  if (source->handle != NULL && !named && g_strcmp0 (shown, source->handle) != 0)
    {
      set_mismatch (source->handle, error);
      return;
    }
  /* An account that was named by its DID may have no handle that both believe. */
  if (source->handle == NULL && shown != NULL
      && (!named || g_str_equal (lookup->found + strlen (STAGE_NAMED), shown)))
    source->handle = g_steal_pointer (&shown);
  if (source->handle == NULL)
    source->handle = g_strdup (source->native_id);
  g_clear_pointer (&answer->source, kscore_source_free);
  g_free (answer->page->account->handle);
  answer->page->account->handle = g_strdup (source->handle);
  lookup->profile = g_steal_pointer (&answer);
}

/**
 * kscore_bluesky_look_up:
 * @provider: the network
 * @lookup: how far it is
 * @reply: (nullable): the answer to the request before, %NULL at first
 * @error: return location
 *
 * One step from a handle or DID to an account: the handle leads to a DID, that to a document that
 * names the handle and the account's server, and both to the profile.
 *
 * Returns: (transfer full) (nullable): the next request; %NULL when it is complete or @error is set
 */
KscoreHttpRequest *
kscore_bluesky_look_up (KscoreProvider         *provider,
                        KscoreLookup           *lookup,
                        const KscoreHttpReply  *reply,
                        GError                **error)
{
  if (reply == NULL || lookup->found == NULL)
    return begin (lookup, error);
  if (g_str_equal (lookup->found, STAGE_HANDLE))
    return read_handle (lookup, reply, error);
  if (g_str_equal (lookup->found, STAGE_FILE))
    return read_file (lookup, reply, error);
  if (g_str_equal (lookup->found, STAGE_DOCUMENT))
    return read_document (lookup, reply, error);
  read_profile (provider, lookup, reply, error);
  return NULL;
}
