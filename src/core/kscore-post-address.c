#include "config.h"

#include "core/kscore-post-address.h"

#include <string.h>

/**
 * kscore_post_address_get_seq:
 * @address: the lasting id of a post: an `at://` or web address
 *
 * Tells the number under which an answer, a mention or a quote is stored, so that what names the
 * same post later is known to mean it.
 *
 * Returns: a positive number of its own, always the same
 */
gint64
kscore_post_address_get_seq (const char *address)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  guint64 seq = 0;

  g_checksum_update (checksum, (const guchar *) address, -1);
  g_checksum_get_digest (checksum, digest, &length);
  for (guint i = 0; i < 8; i++)
    seq = seq << 8 | digest[i];
  return (gint64) MAX (seq >> 2, 1);
}

/**
 * kscore_post_address_dup_author:
 * @address: the lasting id of a post
 *
 * Reads who wrote a post from its address, where the address says so: `at://DID/…` of Bluesky, and
 * `https://host/users/name/statuses/…` of Mastodon and what names its posts alike.
 *
 * Returns: (transfer full) (nullable): a DID or the address of an account
 */
char *
kscore_post_address_dup_author (const char *address)
{
  const char *end;

  if (g_str_has_prefix (address, "at://"))
    {
      address += strlen ("at://");
      end = strchr (address, '/');
      return g_str_has_prefix (address, "did:") && end != NULL
             ? g_strndup (address, end - address) : NULL;
    }
  end = strstr (address, "/statuses/");
  return end != NULL && g_str_has_prefix (address, "http") ? g_strndup (address, end - address)
                                                           : NULL;
}

/**
 * kscore_post_address_dup_handle:
 * @author: (nullable): a DID, the address of an account, or a handle
 *
 * Returns: (transfer full) (nullable): the handle that is in it, in lower case: "name@host" of
 *   `https://host/users/name`
 */
char *
kscore_post_address_dup_handle (const char *author)
{
  const char *host = author != NULL ? strstr (author, "://") : NULL;
  const char *path;
  g_autofree char *handle = NULL;

  if (author == NULL || g_str_has_prefix (author, "did:"))
    return NULL;
  if (host == NULL)
    return g_utf8_strdown (author, -1);
  host += strlen ("://");
  path = strstr (host, "/users/");
  if (path == NULL || path[strlen ("/users/")] == '\0')
    return NULL;
  handle = g_strdup_printf ("%s@%.*s", path + strlen ("/users/"), (int) (path - host), host);
  return g_utf8_strdown (handle, -1);
}
