#include "config.h"

#include "net/kscore-http-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-error.h"

/* The C library knows hundreds of character sets, some of them rarely tried with hostile text;
 * these are what servers write. */
static gboolean
is_known_charset (const char *charset)
{
  static const char * const known[] = {
    "iso-8859-", "windows-125", "cp125", "utf-16", "utf-32", "koi8-",
    "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "gb2312", "gbk", "gb18030", "big5",
  };

  if (strlen (charset) > 16)
    return FALSE;
  for (const char *c = charset; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && *c != '-' && *c != '_')
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_ascii_strncasecmp (charset, known[i], strlen (known[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Plain ASCII is UTF-8 as well, and some who declare it send more. */
static gboolean
is_utf8 (const char *charset)
{
  return charset == NULL || charset[0] == '\0' || g_ascii_strcasecmp (charset, "utf-8") == 0
         || g_ascii_strcasecmp (charset, "utf8") == 0
         || g_ascii_strcasecmp (charset, "us-ascii") == 0
         || g_ascii_strcasecmp (charset, "ascii") == 0;
}

static gboolean
starts_with (GBytes     *body,
             const char *bytes,
             gsize       n_bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (body, &size);

  return size >= n_bytes && memcmp (data, bytes, n_bytes) == 0;
}

static GBytes *
skip (GBytes *body,
      gsize   n_bytes)
{
  return g_bytes_new_from_bytes (body, n_bytes, g_bytes_get_size (body) - n_bytes);
}

/**
 * kscore_http_text_to_utf8:
 * @body: what a server sent
 * @charset: (nullable): the character set it names
 * @host: the server, for @error
 * @error: return location
 *
 * Text without a character set stays as it is, but for a byte order mark: the reader of JSON judges
 * it.
 *
 * Returns: (transfer full) (nullable): @body in UTF-8, or %NULL with %KSCORE_ERROR_BAD_REPLY
 */
GBytes *
kscore_http_text_to_utf8 (GBytes      *body,
                          const char  *charset,
                          const char  *host,
                          GError     **error)
{
  g_autoptr (GBytes) rest = NULL;
  g_autofree char *converted = NULL;
  const char *from = charset;
  gsize size;
  const char *data;
  gsize n_written;

  if (starts_with (body, "\xef\xbb\xbf", 3))
    return skip (body, 3);
  if (starts_with (body, "\xff\xfe", 2))
    from = "utf-16le";
  else if (starts_with (body, "\xfe\xff", 2))
    from = "utf-16be";
  if (from != charset)
    rest = skip (body, 2);
  else if (is_utf8 (charset) || g_bytes_get_size (body) == 0)
    return g_bytes_ref (body);
  else
    rest = g_bytes_ref (body);

  data = g_bytes_get_data (rest, &size);
  if (is_known_charset (from))
    converted = g_convert (data != NULL ? data : "", (gssize) size, "UTF-8", from, NULL,
                           &n_written, NULL);
  if (converted == NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_REPLY,
                   /* Translators: %s is the name of a server. */
                   _("%s sent text in characters that cannot be read."), host);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&converted), n_written);
}
