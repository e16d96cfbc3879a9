#include "config.h"

#include "net/kscore-http-headers.h"

#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-values.h"
#include "net/kscore-address-check.h"

/* A number below the first is seconds left, below the second seconds since 1970 (from 1973 on),
 * from there on milliseconds since 1970. */
#define MIN_EPOCH        G_GINT64_CONSTANT (100000000)
#define MIN_EPOCH_MILLIS G_GINT64_CONSTANT (100000000000)

#define MAX_TEXT 8192

/* Digits with an optional fraction, which counts as a whole one. Too many are a very large
 * number. */
static gboolean
read_number (const char *text,
             gint64     *number)
{
  const gint64 most = G_MAXINT64 / 20;
  gint64 value = 0;
  const char *cursor = text;

  if (!g_ascii_isdigit (*cursor))
    return FALSE;
  for (; g_ascii_isdigit (*cursor); cursor++)
    value = value < most ? value * 10 + (*cursor - '0') : most;
  if (*cursor == '.' && g_ascii_isdigit (cursor[1]))
    {
      gboolean more = FALSE;

      for (cursor++; g_ascii_isdigit (*cursor); cursor++)
        more = more || *cursor != '0';
      value += more ? 1 : 0;
    }
  if (*cursor != '\0')
    return FALSE;
  *number = value;
  return TRUE;
}

static gboolean
read_date (const char *text,
           gint64     *time)
{
  g_autoptr (GDateTime) date = NULL;

  if (kscore_time_from_iso8601 (text, time))
    return TRUE;
  if (!g_utf8_validate (text, -1, NULL))
    return FALSE;
  date = soup_date_time_new_from_http_string (text);
  if (date == NULL)
    return FALSE;
  *time = g_date_time_to_unix (date);
  return TRUE;
}

/* The first of the values under one of these names. */
static char *
dup_value (SoupMessageHeaders *headers,
           const char * const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const char *value = soup_message_headers_get_list (headers, names[i]);

      if (value != NULL && value[0] != '\0')
        return g_strstrip (g_strdup (value));
    }
  return NULL;
}

/* "300" of "300, 300;w=900". */
static gint64
read_count (SoupMessageHeaders *headers,
            const char * const *names)
{
  g_autofree char *value = dup_value (headers, names);
  gint64 number;

  if (value == NULL)
    return KSCORE_UNKNOWN;
  value[strcspn (value, ",; ")] = '\0';
  return read_number (value, &number) ? number : KSCORE_UNKNOWN;
}

/* Seconds from @now until a time; nothing overflows, as both are of four-digit years. */
static gint64
until (gint64 time,
       gint64 now)
{
  return CLAMP (time - now, 0, KSCORE_HTTP_MAX_WAIT);
}

/**
 * kscore_http_headers_get_date:
 * @headers: of an answer
 *
 * Returns: when it was given by the server's clock, or %KSCORE_TIME_UNKNOWN
 */
gint64
kscore_http_headers_get_date (SoupMessageHeaders *headers)
{
  const char *value = soup_message_headers_get_one (headers, "Date");
  gint64 time;

  return value != NULL && read_date (value, &time) ? time : KSCORE_TIME_UNKNOWN;
}

/**
 * kscore_http_headers_read_limits:
 * @headers: of an answer
 * @now: this machine's time, for servers that do not tell theirs
 * @told: (out caller-allocates): what they tell
 *
 * Reads how long a server asks to wait. Times are judged by the server's own clock, so that a wrong
 * one here makes nobody wait for hours, or not at all.
 */
void
kscore_http_headers_read_limits (SoupMessageHeaders *headers,
                                 gint64              now,
                                 KscoreHttpTold     *told)
{
  static const char * const limit_names[] = {
    "X-RateLimit-Limit", "RateLimit-Limit", "X-Rate-Limit-Limit", "Rate-Limit-Limit", NULL,
  };
  static const char * const remaining_names[] = {
    "X-RateLimit-Remaining", "RateLimit-Remaining", "X-Rate-Limit-Remaining",
    "Rate-Limit-Remaining", NULL,
  };
  static const char * const reset_names[] = {
    "X-RateLimit-Reset", "RateLimit-Reset", "X-Rate-Limit-Reset", "Rate-Limit-Reset", NULL,
  };
  static const char * const retry_names[] = { "Retry-After", NULL };
  g_autofree char *retry = dup_value (headers, retry_names);
  g_autofree char *reset = dup_value (headers, reset_names);
  gint64 date = kscore_http_headers_get_date (headers);
  gint64 number;

  if (date != KSCORE_TIME_UNKNOWN)
    now = date;

  told->limit = read_count (headers, limit_names);
  told->remaining = read_count (headers, remaining_names);
  told->retry_after = KSCORE_UNKNOWN;
  told->reset_after = KSCORE_UNKNOWN;

  if (retry != NULL)
    {
      if (read_number (retry, &number))
        told->retry_after = MIN (number, KSCORE_HTTP_MAX_WAIT);
      else if (read_date (retry, &number))
        told->retry_after = until (number, now);
    }

  if (reset != NULL)
    {
      if (read_date (reset, &number))
        {
          told->reset_after = until (number, now);
          return;
        }
      reset[strcspn (reset, ",; ")] = '\0';
      if (!read_number (reset, &number))
        return;
      if (number < MIN_EPOCH)
        told->reset_after = MIN (number, KSCORE_HTTP_MAX_WAIT);
      else
        told->reset_after = until (number < MIN_EPOCH_MILLIS ? number : number / 1000, now);
    }
}

/**
 * kscore_http_headers_dup_text:
 * @headers: of an answer
 * @name: of a header that stands there once
 *
 * Returns: (transfer full) (nullable): what it says, where that is text of a sensible length
 */
char *
kscore_http_headers_dup_text (SoupMessageHeaders *headers,
                              const char         *name)
{
  const char *value = soup_message_headers_get_one (headers, name);

  if (value == NULL || value[0] == '\0' || strlen (value) > MAX_TEXT
      || !g_utf8_validate (value, -1, NULL))
    return NULL;
  return g_strdup (value);
}

/**
 * kscore_http_headers_dup_type:
 * @headers: of an answer
 * @charset: (out) (transfer full) (nullable): the character set it names
 *
 * Returns: (transfer full) (nullable): what it calls itself, lower case, without parameters
 */
char *
kscore_http_headers_dup_type (SoupMessageHeaders  *headers,
                              char               **charset)
{
  g_autoptr (GHashTable) params = NULL;
  const char *type = soup_message_headers_get_content_type (headers, &params);

  *charset = params != NULL ? g_strdup (g_hash_table_lookup (params, "charset")) : NULL;
  if (type == NULL || strlen (type) > MAX_TEXT || !g_utf8_validate (type, -1, NULL))
    return NULL;
  return g_ascii_strdown (type, -1);
}

/* Steps over `;name=value` or `;name="value"`. */
static gboolean
read_param (const char **cursor,
            char       **name,
            char       **value)
{
  const char *start;

  *cursor += strspn (*cursor, " \t;");
  start = *cursor;
  *cursor += strcspn (*cursor, " \t;,=");
  if (*cursor == start)
    return FALSE;
  *name = g_strndup (start, (gsize) (*cursor - start));
  *value = NULL;

  *cursor += strspn (*cursor, " \t");
  if (**cursor != '=')
    return TRUE;
  (*cursor)++;
  *cursor += strspn (*cursor, " \t");
  if (**cursor == '"')
    {
      GString *text = g_string_new (NULL);

      for ((*cursor)++; **cursor != '\0' && **cursor != '"'; (*cursor)++)
        {
          if (**cursor == '\\' && (*cursor)[1] != '\0')
            (*cursor)++;
          g_string_append_c (text, **cursor);
        }
      if (**cursor == '"')
        (*cursor)++;
      *value = g_string_free (text, FALSE);
    }
  else
    {
      start = *cursor;
      *cursor += strcspn (*cursor, " \t;,");
      *value = g_strndup (start, (gsize) (*cursor - start));
    }
  return TRUE;
}

static gboolean
has_word (const char *list,
          const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (list, " \t", -1);

  for (gsize i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

/* Where the link with rel="next" leads, as it is written (RFC 8288). */
static char *
dup_next_target (const char *cursor)
{
  while (*cursor != '\0')
    {
      g_autofree char *target = NULL;
      gboolean next = FALSE;
      gboolean seen_rel = FALSE;
      gboolean elsewhere = FALSE;
      const char *end;

      cursor += strspn (cursor, " \t,");
      end = *cursor == '<' ? strchr (cursor, '>') : NULL;
      if (end == NULL)
        return NULL;
      target = g_strndup (cursor + 1, (gsize) (end - cursor - 1));
      cursor = end + 1;

      for (;;)
        {
          g_autofree char *name = NULL;
          g_autofree char *value = NULL;

          cursor += strspn (cursor, " \t");
          if (*cursor != ';' || !read_param (&cursor, &name, &value))
            break;
          if (g_ascii_strcasecmp (name, "rel") == 0 && value != NULL && !seen_rel)
            {
              seen_rel = TRUE;
              next = has_word (value, "next");
            }
          else if (g_ascii_strcasecmp (name, "anchor") == 0)
            elsewhere = TRUE;
        }

      if (next && !elsewhere)
        return g_steal_pointer (&target);
      cursor += strcspn (cursor, ",");
    }
  return NULL;
}

/* A server behind one that does TLS for it may not know that it is asked over https; that there is
 * a next page is true for all that. */
static GUri *
resolve_next (GUri       *base,
              const char *target)
{
  g_autoptr (GUri) uri = kscore_address_resolve (base, target, NULL);
  g_autoptr (GUri) copy = NULL;
  g_autofree char *text = NULL;

  if (uri == NULL || g_strcmp0 (g_uri_get_scheme (base), "https") != 0
      || g_strcmp0 (g_uri_get_scheme (uri), "http") != 0
      || (g_uri_get_port (uri) != -1 && g_uri_get_port (uri) != 80))
    return g_steal_pointer (&uri);

  copy = soup_uri_copy (uri, SOUP_URI_SCHEME, "https", SOUP_URI_PORT, -1, SOUP_URI_NONE);
  text = g_uri_to_string (copy);
  return kscore_address_parse (text, NULL);
}

/**
 * kscore_http_headers_dup_next:
 * @headers: of an answer
 * @base: what answered
 * @loopback: whether this machine may be asked
 *
 * Returns: (transfer full) (nullable): the address of the link with rel="next", where it is on the
 *   same host and may be asked
 */
char *
kscore_http_headers_dup_next (SoupMessageHeaders *headers,
                              GUri               *base,
                              gboolean            loopback)
{
  const char *list = soup_message_headers_get_list (headers, "Link");
  g_autofree char *target = list != NULL ? dup_next_target (list) : NULL;
  g_autofree char *base_text = NULL;
  g_autofree char *text = NULL;
  g_autofree char *base_host = NULL;
  g_autofree char *host = NULL;
  g_autoptr (GUri) uri = NULL;

  uri = target != NULL ? resolve_next (base, target) : NULL;
  if (uri == NULL)
    return NULL;

  text = g_uri_to_string (uri);
  base_text = g_uri_to_string (base);
  host = kscore_http_dup_host (text);
  base_host = kscore_http_dup_host (base_text);
  if (host == NULL || g_strcmp0 (host, base_host) != 0
      || !kscore_address_check_hop (base, uri, loopback, NULL))
    return NULL;
  return g_steal_pointer (&text);
}
