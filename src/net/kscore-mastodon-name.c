#include "config.h"

#include "net/kscore-mastodon-name.h"

#include <gio/gio.h>
#include <string.h>

#include "core/kscore-text.h"
#include "net/kscore-http-request.h"

#define MAX_USER    100
#define MAX_HOST    253
#define MAX_ADDRESS 2048

/* Their addresses look the same, and nobody there answers for the account. */
static const char *const strangers[] = {
  "bsky.app",   "medium.com",  "threads.com", "threads.net",
  "tiktok.com", "youtube.com", "substack.com",
};

/**
 * kscore_mastodon_name_new:
 * @user: a local name
 * @host: a host as kscore_mastodon_dup_host() gives it
 *
 * Returns: (transfer full): the name of both
 */
KscoreMastodonName *
kscore_mastodon_name_new (const char *user,
                          const char *host)
{
  KscoreMastodonName *self = g_new0 (KscoreMastodonName, 1);

  self->user = g_strdup (user);
  self->host = g_strdup (host);
  self->resource = g_strdup_printf ("acct:%s@%s", user, host);
  self->loopback = kscore_mastodon_is_loopback (host);
  return self;
}

/**
 * kscore_mastodon_name_free:
 * @name: (transfer full) (nullable): a name
 */
void
kscore_mastodon_name_free (KscoreMastodonName *name)
{
  if (name == NULL)
    return;

  g_free (name->user);
  g_free (name->host);
  g_free (name->resource);
  g_free (name);
}

/**
 * kscore_mastodon_name_dup_handle:
 * @name: a name
 *
 * Returns: (transfer full) (nullable): "user@host"; %NULL where the user's name is not known
 */
char *
kscore_mastodon_name_dup_handle (const KscoreMastodonName *name)
{
  return name->user != NULL ? g_strdup_printf ("%s@%s", name->user, name->host) : NULL;
}

/**
 * kscore_mastodon_is_user:
 * @user: (nullable): what may be a local name
 *
 * Returns: whether it is one
 */
gboolean
kscore_mastodon_is_user (const char *user)
{
  gsize length = user != NULL ? strlen (user) : 0;

  if (length == 0 || length > MAX_USER || user[0] == '.' || user[length - 1] == '.')
    return FALSE;
  for (const char *p = user; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '_' && *p != '-' && *p != '.')
      return FALSE;
  return strstr (user, "..") == NULL;
}

/**
 * kscore_mastodon_is_address:
 * @address: (nullable): what may be an address or a lasting id
 *
 * Returns: whether it is an absolute one of the web that can be kept and shown
 */
gboolean
kscore_mastodon_is_address (const char *address)
{
  return address != NULL && strlen (address) <= MAX_ADDRESS
         && (g_str_has_prefix (address, "https://") || g_str_has_prefix (address, "http://"))
         && kscore_text_is_line (address);
}

/* The host of "host:port" and "[::1]:port", without brackets. */
static char *
split_port (const char  *host,
            const char **port)
{
  const char *end;

  *port = NULL;
  if (host[0] == '[')
    {
      end = strchr (host, ']');
      if (end == NULL || (end[1] != '\0' && end[1] != ':'))
        return NULL;
      if (end[1] == ':')
        *port = end + 2;
      return g_strndup (host + 1, end - host - 1);
    }
  end = strchr (host, ':');
  if (end == NULL)
    return g_strdup (host);
  *port = end + 1;
  return g_strndup (host, end - host);
}

/**
 * kscore_mastodon_is_loopback:
 * @host: a host, with or without a port
 *
 * Returns: whether it says itself that it is this machine
 */
gboolean
kscore_mastodon_is_loopback (const char *host)
{
  const char *port;
  g_autofree char *name = split_port (host, &port);
  g_autoptr (GInetAddress) address = NULL;

  if (name == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (name, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (name);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * kscore_mastodon_is_same_host:
 * @host: a host with its port
 * @other: another one
 *
 * Returns: whether they are one; this machine has several names
 */
gboolean
kscore_mastodon_is_same_host (const char *host,
                              const char *other)
{
  const char *port, *other_port;
  g_autofree char *name = NULL;
  g_autofree char *other_name = NULL;

  if (g_ascii_strcasecmp (host, other) == 0)
    return TRUE;
  if (!kscore_mastodon_is_loopback (host) || !kscore_mastodon_is_loopback (other))
    return FALSE;
  name = split_port (host, &port);
  other_name = split_port (other, &other_port);
  return g_strcmp0 (port, other_port) == 0;
}

static gboolean
is_port (const char *port)
{
  guint64 number;

  return g_ascii_string_to_unsigned (port, 10, 1, 65535, &number, NULL);
}

static gboolean
is_label (const char *label)
{
  gsize length = strlen (label);

  if (length == 0 || length > 63 || label[0] == '-' || label[length - 1] == '-')
    return FALSE;
  for (const char *p = label; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && *p != '-')
      return FALSE;
  return TRUE;
}

/**
 * kscore_mastodon_dup_host:
 * @typed: what may be a host, in any script
 *
 * Returns: (transfer full) (nullable): the host in ASCII and lower case: a full domain name, or
 *   this machine with or without a port; %NULL for anything else
 */
char *
kscore_mastodon_dup_host (const char *typed)
{
  g_autofree char *ascii = NULL;
  g_autofree char *host = NULL;
  g_auto (GStrv) labels = NULL;
  guint n;

  if (typed[0] == '\0' || strlen (typed) > MAX_HOST || !g_utf8_validate (typed, -1, NULL))
    return NULL;
  if (kscore_mastodon_is_loopback (typed))
    {
      const char *port;
      g_autofree char *name = split_port (typed, &port);

      if (port != NULL && !is_port (port))
        return NULL;
      return g_ascii_strdown (typed, -1);
    }

  ascii = g_hostname_to_ascii (typed);
  if (ascii == NULL || strlen (ascii) > MAX_HOST || g_hostname_is_ip_address (ascii))
    return NULL;
  host = g_ascii_strdown (ascii, -1);
  labels = g_strsplit (host, ".", -1);
  n = g_strv_length (labels);
  if (n < 2 || !g_ascii_isalpha (labels[n - 1][0]))
    return NULL;
  for (guint i = 0; i < n; i++)
    if (!is_label (labels[i]))
      return NULL;
  return g_steal_pointer (&host);
}

/**
 * kscore_mastodon_dup_origin:
 * @address: (nullable): an address that a server told
 * @loopback: whether the account is read on this machine
 *
 * Returns: (transfer full) (nullable): its origin, where it may be asked: https and a domain name,
 *   or this machine
 */
char *
kscore_mastodon_dup_origin (const char *address,
                            gboolean    loopback)
{
  g_autofree char *host = NULL;
  g_autofree char *checked = NULL;
  g_autoptr (GUri) uri = NULL;

  if (!kscore_mastodon_is_address (address))
    return NULL;
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  host = kscore_http_dup_host (address);
  if (uri == NULL || host == NULL || g_uri_get_userinfo (uri) != NULL)
    return NULL;
  checked = kscore_mastodon_dup_host (host);
  if (checked == NULL)
    return NULL;
  if (kscore_mastodon_is_loopback (checked))
    return loopback ? kscore_http_dup_origin (address) : NULL;
  if (!g_str_has_prefix (address, "https://"))
    return NULL;
  return g_strdup_printf ("https://%s", checked);
}

static KscoreMastodonName *
parse_account (const char *typed)
{
  const char *at = strchr (typed, '@');
  g_autofree char *user = NULL;
  g_autofree char *host = NULL;

  if (at == NULL)
    return NULL;
  user = g_strndup (typed, at - typed);
  if (!kscore_mastodon_is_user (user))
    return NULL;
  host = kscore_mastodon_dup_host (at + 1);
  return host != NULL ? kscore_mastodon_name_new (user, host) : NULL;
}

static gboolean
is_stranger (const char *host)
{
  for (gsize i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      gsize skip = g_str_has_prefix (host, "www.") ? 4 : 0;

      if (strcmp (host + skip, strangers[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static KscoreMastodonName *
parse_path (const char *scheme,
            const char *host,
            const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path[0] == '/' ? path + 1 : path, "/", -1);
  guint first = g_strcmp0 (parts[0], "web") == 0 ? 1 : 0;
  guint n = g_strv_length (parts);
  KscoreMastodonName *name;

  if (n > first && parts[first][0] == '@')
    {
      if (strchr (parts[first] + 1, '@') != NULL)
        return parse_account (parts[first] + 1);
      return kscore_mastodon_is_user (parts[first] + 1)
               ? kscore_mastodon_name_new (parts[first] + 1, host) : NULL;
    }
  if (n >= 2 && strcmp (parts[0], "users") == 0 && kscore_mastodon_is_user (parts[1]))
    return kscore_mastodon_name_new (parts[1], host);
  if (n < 3 || strcmp (parts[0], "ap") != 0 || strcmp (parts[1], "users") != 0
      || !kscore_mastodon_is_user (parts[2]))
    return NULL;

  name = kscore_mastodon_name_new ("", host);
  g_clear_pointer (&name->user, g_free);
  g_free (name->resource);
  name->resource = g_strdup_printf ("%s://%s/ap/users/%s", scheme, host, parts[2]);
  return name;
}

static KscoreMastodonName *
parse_address (const char *typed)
{
  g_autofree char *whole = NULL;
  g_autofree char *typed_host = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;
  gboolean loopback;

  whole = strstr (typed, "://") != NULL ? g_strdup (typed) : g_strconcat ("https://", typed, NULL);
  uri = g_uri_parse (whole, G_URI_FLAGS_NONE, NULL);
  if (uri == NULL || g_uri_get_userinfo (uri) != NULL
      || (strcmp (g_uri_get_scheme (uri), "https") != 0
          && strcmp (g_uri_get_scheme (uri), "http") != 0))
    return NULL;
  typed_host = kscore_http_dup_host (whole);
  host = typed_host != NULL ? kscore_mastodon_dup_host (typed_host) : NULL;
  if (host == NULL || is_stranger (host))
    return NULL;
  loopback = kscore_mastodon_is_loopback (host);
  return parse_path (loopback ? g_uri_get_scheme (uri) : "https", host, g_uri_get_path (uri));
}

/**
 * kscore_mastodon_name_parse:
 * @typed: what somebody typed, trimmed
 *
 * Understands "@you@host", "you@host", "acct:you@host" and addresses of profiles and posts.
 *
 * Returns: (transfer full) (nullable): whom it means; %NULL where it is nothing of this network
 */
KscoreMastodonName *
kscore_mastodon_name_parse (const char *typed)
{
  if (strlen (typed) > MAX_ADDRESS || !kscore_text_is_line (typed))
    return NULL;
  if (g_ascii_strncasecmp (typed, "acct:", 5) == 0)
    typed += 5;
  else if (strchr (typed, '/') != NULL)
    return parse_address (typed);
  return parse_account (typed[0] == '@' ? typed + 1 : typed);
}
