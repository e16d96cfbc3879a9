#include "config.h"

#include "net/kscore-bluesky-names.h"

#include <string.h>

#include "core/kscore-text.h"
#include "net/kscore-address-check.h"
#include "net/kscore-http-request.h"

#define MAX_HANDLE 253
#define MAX_DID    256
#define MAX_URI    512
#define MAX_URL    512
#define PLC_LENGTH 24

#define SITE "bsky.app/profile/"

static const char *reserved[]
  = { "local", "onion", "internal", "invalid", "localhost", "alt", "arpa", "example" };

static gboolean
is_label (const char *label,
          gsize       length)
{
  if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_islower (label[i]) && !g_ascii_isdigit (label[i]) && label[i] != '-')
      return FALSE;
  return TRUE;
}

/* A host name in lower case whose last label begins with a letter, so that no address of numbers
 * is one. */
static gboolean
is_hostname (const char *name)
{
  const char *last = strrchr (name, '.');

  if (last == NULL || !g_ascii_islower (last[1]) || strlen (name) > MAX_HANDLE)
    return FALSE;
  for (const char *label = name; label != NULL;)
    {
      const char *dot = strchr (label, '.');

      if (!is_label (label, dot != NULL ? (gsize) (dot - label) : strlen (label)))
        return FALSE;
      label = dot != NULL ? dot + 1 : NULL;
    }
  return TRUE;
}

/**
 * kscore_bluesky_dup_handle:
 * @name: (nullable): a name, in small or capital letters
 *
 * Names of networks that are not public are refused, but ".test": servers on one's own machine
 * use it.
 *
 * Returns: (transfer full) (nullable): it as a handle; %NULL where it is none
 */
char *
kscore_bluesky_dup_handle (const char *name)
{
  g_autofree char *handle = NULL;

  if (name == NULL || strlen (name) > MAX_HANDLE)
    return NULL;
  handle = g_ascii_strdown (name, -1);
  if (!is_hostname (handle))
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (reserved); i++)
    if (g_str_equal (strrchr (handle, '.') + 1, reserved[i]))
      return NULL;
  return g_steal_pointer (&handle);
}

/**
 * kscore_bluesky_is_did:
 * @name: (nullable): an id
 *
 * Returns: whether it looks like an id of a person, of whatever method
 */
gboolean
kscore_bluesky_is_did (const char *name)
{
  const char *p;
  gsize length = name != NULL ? strlen (name) : 0;

  if (length > MAX_DID || !g_str_has_prefix (name != NULL ? name : "", "did:"))
    return FALSE;
  for (p = name + 4; g_ascii_islower (*p); p++)
    ;
  if (p == name + 4 || *p != ':' || p[1] == '\0')
    return FALSE;
  for (p++; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._:%-", *p) == NULL)
      return FALSE;
  return name[length - 1] != ':' && name[length - 1] != '%';
}

/* "host" or "host%3A8080" after "did:web:". */
static gboolean
is_web_host (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "%3A", 2);
  guint64 port;

  if (parts[0] == NULL || !(is_hostname (parts[0]) || g_str_equal (parts[0], "localhost")))
    return FALSE;
  return parts[1] == NULL || g_ascii_string_to_unsigned (parts[1], 10, 1, 65535, &port, NULL);
}

/**
 * kscore_bluesky_is_account:
 * @name: (nullable): an id
 *
 * Returns: whether it is an id that can be looked up: by the directory, or at a site of its own
 */
gboolean
kscore_bluesky_is_account (const char *name)
{
  if (!kscore_bluesky_is_did (name))
    return FALSE;
  if (g_str_has_prefix (name, "did:web:"))
    return is_web_host (name + 8);
  if (!g_str_has_prefix (name, "did:plc:") || strlen (name) != 8 + PLC_LENGTH)
    return FALSE;
  for (const char *p = name + 8; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && (*p < '2' || *p > '7'))
      return FALSE;
  return TRUE;
}

/* Copied names carry marks of the writing direction along. */
static char *
strip_marks (const char *typed)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char *valid = g_utf8_make_valid (typed, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_type (c) != G_UNICODE_FORMAT)
        g_string_append_unichar (out, c);
    }
  return g_strstrip (g_string_free (g_steal_pointer (&out), FALSE));
}

/* What stands before the next slash, question mark or number sign. */
static char *
dup_segment (const char *path)
{
  g_autofree char *raw = g_strndup (path, strcspn (path, "/?#"));

  return g_uri_unescape_string (raw, NULL);
}

/**
 * kscore_bluesky_recognise:
 * @typed: what somebody typed
 * @handle: (out) (transfer full) (nullable): the handle or DID in it
 *
 * Returns: 2 where it can only be meant for Bluesky, 1 where it may be, 0 where not
 */
guint
kscore_bluesky_recognise (const char  *typed,
                          char       **handle)
{
  g_autofree char *plain = NULL;
  g_autofree char *name = NULL;
  const char *rest;
  gboolean address = FALSE;

  *handle = NULL;
  if (strlen (typed) > 4 * MAX_URL)
    return 0;
  plain = strip_marks (typed);
  rest = plain;
  if (g_ascii_strncasecmp (rest, "at://", 5) == 0)
    {
      address = TRUE;
      rest += 5;
    }
  else
    {
      if (g_ascii_strncasecmp (rest, "https://", 8) == 0)
        rest += 8;
      else if (g_ascii_strncasecmp (rest, "http://", 7) == 0)
        rest += 7;
      if (g_ascii_strncasecmp (rest, SITE, strlen (SITE)) == 0)
        {
          address = TRUE;
          rest += strlen (SITE);
        }
      else if (rest != plain)
        {
          return 0;
        }
    }

  name = address ? dup_segment (rest) : g_strdup (rest + (rest[0] == '@'));
  if (name == NULL)
    return 0;
  if (kscore_bluesky_is_account (name))
    *handle = g_steal_pointer (&name);
  else
    *handle = kscore_bluesky_dup_handle (name);
  if (*handle == NULL)
    return 0;
  return address || g_str_has_prefix (*handle, "did:") || g_str_has_suffix (*handle, ".bsky.social")
           ? 2
           : 1;
}

static gboolean
is_host (const char *host)
{
  g_autofree char *lower = host != NULL ? g_ascii_strdown (host, -1) : NULL;

  return lower != NULL
         && (is_hostname (lower) || g_str_equal (lower, "localhost")
             || g_hostname_is_ip_address (lower));
}

static gboolean
is_record_key (const char *key)
{
  if (key[0] == '\0' || g_str_equal (key, ".") || g_str_equal (key, ".."))
    return FALSE;
  for (const char *p = key; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("._:~-", *p) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * kscore_bluesky_dup_author:
 * @uri: (nullable): the address of a post
 *
 * Returns: (transfer full) (nullable): the DID of who wrote it; %NULL where it is no such address
 */
char *
kscore_bluesky_dup_author (const char *uri)
{
  g_autofree char *did = NULL;
  const char *slash;

  if (uri == NULL || strlen (uri) > MAX_URI || !g_str_has_prefix (uri, "at://"))
    return NULL;
  slash = strchr (uri + 5, '/');
  if (slash == NULL)
    return NULL;
  did = g_strndup (uri + 5, slash - uri - 5);
  if (!kscore_bluesky_is_did (did) || !g_str_has_prefix (slash + 1, KSCORE_BLUESKY_POSTS "/")
      || !is_record_key (slash + 1 + strlen (KSCORE_BLUESKY_POSTS "/")))
    return NULL;
  return g_steal_pointer (&did);
}

/**
 * kscore_bluesky_get_record_key:
 * @uri: (nullable): the address of a post
 * @did: who should have written it
 *
 * Returns: (transfer none) (nullable): its key among the posts of @did; %NULL where it is none of
 *   them
 */
const char *
kscore_bluesky_get_record_key (const char *uri,
                               const char *did)
{
  g_autofree char *author = kscore_bluesky_dup_author (uri);

  if (g_strcmp0 (author, did) != 0)
    return NULL;
  return strrchr (uri, '/') + 1;
}

/**
 * kscore_bluesky_is_loopback:
 * @url: (nullable): an address
 *
 * Returns: whether it is on this machine
 */
gboolean
kscore_bluesky_is_loopback (const char *url)
{
  g_autoptr (GUri) uri = url != NULL ? kscore_address_parse (url, NULL) : NULL;

  return uri != NULL && kscore_address_is_loopback (uri);
}

/**
 * kscore_bluesky_dup_origin:
 * @url: (nullable): the address of a server
 * @loopback: whether it may be on this machine
 *
 * Returns: (transfer full) (nullable): its origin; %NULL where it is no place to ask: neither https
 *   nor on this machine, or with a path or a question in it
 */
char *
kscore_bluesky_dup_origin (const char *url,
                           gboolean    loopback)
{
  g_autoptr (GUri) uri = NULL;

  if (!kscore_text_is_line (url) || strlen (url) > MAX_URL)
    return NULL;
  uri = kscore_address_parse (url, NULL);
  if (uri == NULL || !is_host (g_uri_get_host (uri)) || g_uri_get_query (uri) != NULL
      || g_uri_get_fragment (uri) != NULL
      || (g_uri_get_path (uri)[0] != '\0' && !g_str_equal (g_uri_get_path (uri), "/"))
      || !kscore_address_check (uri, loopback, NULL))
    return NULL;
  return kscore_http_dup_origin (url);
}
