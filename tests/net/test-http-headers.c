#include "config.h"

#include <string.h>

#include "core/kscore-date.h"
#include "core/kscore-values.h"
#include "net/kscore-http-headers.h"

/* Sat, 31 Oct 2026 12:00:00 GMT */
#define NOW G_GINT64_CONSTANT (1793448000)

static SoupMessageHeaders *
new_headers (const char *name,
             const char *value)
{
  SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);

  if (value != NULL)
    soup_message_headers_append (headers, name, value);
  return headers;
}

static void
test_retry_after (void)
{
  const struct {
    const char *value;
    gint64      wait; /* KSCORE_UNKNOWN where it makes no sense */
  } cases[] = {
    { NULL, KSCORE_UNKNOWN },
    { "", KSCORE_UNKNOWN },
    { "0", 0 },
    { "1", 1 },
    { " 120 ", 120 },
    { "007", 7 },
    { "1.5", 2 },
    { "3.000", 3 },
    { "3600", 3600 },
    { "3601", 3600 },
    { "99999999999999999999999999999999999999", 3600 },
    { "-1", KSCORE_UNKNOWN },
    { "-99999999999999999999999", KSCORE_UNKNOWN },
    { "+5", KSCORE_UNKNOWN },
    { "1e30", KSCORE_UNKNOWN },
    { "NaN", KSCORE_UNKNOWN },
    { "inf", KSCORE_UNKNOWN },
    { "0x10", KSCORE_UNKNOWN },
    { "5 seconds", KSCORE_UNKNOWN },
    { "1.", KSCORE_UNKNOWN },
    { ".5", KSCORE_UNKNOWN },
    { "soon", KSCORE_UNKNOWN },
    { "\xff\xfe", KSCORE_UNKNOWN },
    { "Sat, 31 Oct 2026 12:02:00 GMT", 120 },
    { "Saturday, 31-Oct-26 12:02:00 GMT", 120 },
    { "Sat Oct 31 12:02:00 2026", 120 },
    { "Sat, 31 Oct 2026 11:00:00 GMT", 0 },
    { "Thu, 01 Jan 1970 00:00:00 GMT", 0 },
    { "Tue, 31 Dec 2999 23:59:59 GMT", 3600 },
    { "2026-10-31T12:00:30Z", 30 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = new_headers ("retry-AFTER", cases[i].value);
      KscoreHttpTold told;

      kscore_http_headers_read_limits (headers, NOW, &told);
      if (told.retry_after != cases[i].wait)
        g_error ("“%s” gives %" G_GINT64_FORMAT, cases[i].value, told.retry_after);
      g_assert_cmpint (told.limit, ==, KSCORE_UNKNOWN);
      g_assert_cmpint (told.remaining, ==, KSCORE_UNKNOWN);
      g_assert_cmpint (told.reset_after, ==, KSCORE_UNKNOWN);
      soup_message_headers_unref (headers);
    }
}

static void
test_reset (void)
{
  const char * const names[] = {
    "X-RateLimit-Reset", "x-ratelimit-reset", "RateLimit-Reset", "ratelimit-reset",
    "X-Rate-Limit-Reset", "RATE-LIMIT-RESET",
  };
  const struct {
    const char *value;
    gint64      wait;
  } cases[] = {
    { "2026-10-31T12:05:00.000000Z", 300 },
    { "2026-10-31T12:05:00.123456789Z", 300 },
    { "2026-10-31T12:05:00Z", 300 },
    { "2026-10-31T13:05:00+01:00", 300 },
    { "2026-10-31T11:59:59Z", 0 },
    { "9999-12-31T23:59:59Z", 3600 },
    { "0001-01-01T00:00:00Z", 0 },
    { "1793448060", 60 },
    { "1793448060.7", 61 },
    { "1793448060123", 60 },
    { "1793447999", 0 },
    { "9999999999999999999999", 3600 },
    { "0", 0 },
    { "60", 60 },
    { "42;w=60, 3;w=1", 42 },
    { "86400", 3600 },
    { "Sat, 31 Oct 2026 12:02:00 GMT", 120 },
    { "-5", KSCORE_UNKNOWN },
    { "later", KSCORE_UNKNOWN },
    { "2026-13-45T99:99:99Z", KSCORE_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        SoupMessageHeaders *headers = new_headers (names[i], cases[j].value);
        KscoreHttpTold told;

        kscore_http_headers_read_limits (headers, NOW, &told);
        if (told.reset_after != cases[j].wait)
          g_error ("“%s” gives %" G_GINT64_FORMAT, cases[j].value, told.reset_after);
        soup_message_headers_unref (headers);
      }
}

static void
test_counts (void)
{
  SoupMessageHeaders *headers = new_headers ("X-RateLimit-Limit", "300");
  KscoreHttpTold told;

  soup_message_headers_append (headers, "x-ratelimit-REMAINING", "0");
  kscore_http_headers_read_limits (headers, NOW, &told);
  g_assert_cmpint (told.limit, ==, 300);
  g_assert_cmpint (told.remaining, ==, 0);
  soup_message_headers_unref (headers);

  headers = new_headers ("ratelimit-limit", "3000, 3000;w=300");
  soup_message_headers_append (headers, "ratelimit-remaining", "-1");
  kscore_http_headers_read_limits (headers, NOW, &told);
  g_assert_cmpint (told.limit, ==, 3000);
  g_assert_cmpint (told.remaining, ==, KSCORE_UNKNOWN);
  soup_message_headers_unref (headers);
}

/* By the server's clock, whatever ours says. */
static void
test_clocks (void)
{
  const gint64 ours[] = { 0, NOW - 86400, NOW, NOW + 100 * 365 * 86400LL };

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    {
      SoupMessageHeaders *headers = new_headers ("Date", "Sat, 31 Oct 2026 12:00:00 GMT");
      KscoreHttpTold told;

      soup_message_headers_append (headers, "Retry-After", "Sat, 31 Oct 2026 12:01:00 GMT");
      soup_message_headers_append (headers, "X-RateLimit-Reset", "1793448090");
      kscore_http_headers_read_limits (headers, ours[i], &told);
      g_assert_cmpint (told.retry_after, ==, 60);
      g_assert_cmpint (told.reset_after, ==, 90);
      g_assert_cmpint (kscore_http_headers_get_date (headers), ==, NOW);
      soup_message_headers_unref (headers);
    }
}

/* Pieces of dates and numbers, and anything else. */
static char *
random_value (void)
{
  static const char * const pieces[] = {
    "0", "1", "9", "99999999999", "-", "+", ".", ":", " ", ",", ";", "T", "Z", "GMT", "Sat, ",
    "31", "Oct", "2026", "1970", "2999", "12:00:00", "e30", "NaN", "1793448000", "w=60", "\t",
    "2026-10-31", "\xff", "\xc3\xa4", "%", "=", "\"",
  };
  GString *value = g_string_new (NULL);
  int n = g_test_rand_int_range (0, 12);

  for (int i = 0; i < n; i++)
    if (g_test_rand_int_range (0, 8) == 0)
      g_string_append_c (value, (char) g_test_rand_int_range (1, 256));
    else
      g_string_append (value, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  g_strdelimit (value->str, "\r\n", ' ');
  return g_string_free (value, FALSE);
}

static void
test_any_value (void)
{
  static const char * const names[] = {
    "Date", "Retry-After", "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset",
    "ratelimit-reset", "Link", "ETag", "Content-Type",
  };
  const int n_cases = g_test_thorough () ? 1000000 : 20000;
  g_autoptr (GUri) base = g_uri_parse ("https://a.example/x", SOUP_HTTP_URI_FLAGS, NULL);

  for (int i = 0; i < n_cases; i++)
    {
      SoupMessageHeaders *headers = soup_message_headers_new (SOUP_MESSAGE_HEADERS_RESPONSE);
      KscoreHttpTold told;
      g_autofree char *charset = NULL;
      g_autofree char *type = NULL;
      g_autofree char *next = NULL;
      g_autofree char *etag = NULL;

      for (gsize j = 0; j < G_N_ELEMENTS (names); j++)
        if (g_test_rand_bit ())
          {
            g_autofree char *value = random_value ();

            soup_message_headers_append (headers, names[j], value);
          }
      kscore_http_headers_read_limits (headers, NOW, &told);
      g_assert_true (told.retry_after == KSCORE_UNKNOWN
                     || (told.retry_after >= 0 && told.retry_after <= 3600));
      g_assert_true (told.reset_after == KSCORE_UNKNOWN
                     || (told.reset_after >= 0 && told.reset_after <= 3600));
      g_assert_cmpint (told.limit, >=, KSCORE_UNKNOWN);
      g_assert_cmpint (told.remaining, >=, KSCORE_UNKNOWN);
      type = kscore_http_headers_dup_type (headers, &charset);
      next = kscore_http_headers_dup_next (headers, base, FALSE);
      etag = kscore_http_headers_dup_text (headers, "ETag");
      g_assert_true (type == NULL || g_utf8_validate (type, -1, NULL));
      g_assert_true (etag == NULL || g_utf8_validate (etag, -1, NULL));
      g_assert_true (next == NULL || g_str_has_prefix (next, "https://a.example/"));
      soup_message_headers_unref (headers);
    }
}

static void
test_date (void)
{
  const struct {
    const char *value;
    gint64      time;
  } cases[] = {
    { "Sat, 31 Oct 2026 12:00:00 GMT", NOW },
    { "Sun Nov 06 08:49:37 1994", 784111777 },
    { NULL, KSCORE_TIME_UNKNOWN },
    { "", KSCORE_TIME_UNKNOWN },
    { "yesterday", KSCORE_TIME_UNKNOWN },
    { "Sat, 99 Oct 2026 12:00:00 GMT", KSCORE_TIME_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = new_headers ("Date", cases[i].value);

      g_assert_cmpint (kscore_http_headers_get_date (headers), ==, cases[i].time);
      soup_message_headers_unref (headers);
    }
}

static void
test_type (void)
{
  const struct {
    const char *value;
    const char *type;
    const char *charset;
  } cases[] = {
    { "application/json", "application/json", NULL },
    { "Application/Activity+JSON; Charset=\"ISO-8859-1\"", "application/activity+json",
      "ISO-8859-1" },
    { "text/html;charset=utf-8", "text/html", "utf-8" },
    { NULL, NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = new_headers ("Content-Type", cases[i].value);
      g_autofree char *charset = NULL;
      g_autofree char *type = kscore_http_headers_dup_type (headers, &charset);

      g_assert_cmpstr (type, ==, cases[i].type);
      g_assert_cmpstr (charset, ==, cases[i].charset);
      soup_message_headers_unref (headers);
    }
}

static void
test_next (void)
{
  const struct {
    const char *value;
    const char *next;
  } cases[] = {
    { "<https://a.example/x?page=2>; rel=\"next\"", "https://a.example/x?page=2" },
    { "<https://a.example/x?max_id=1>; rel=\"next\", <https://a.example/x?min_id=9>; rel=\"prev\"",
      "https://a.example/x?max_id=1" },
    { "<https://a.example/p>; rel=\"prev\", <https://a.example/n>; rel=\"next\"",
      "https://a.example/n" },
    { "</y?a,b;c>; rel=next", "https://a.example/y?a,b;c" },
    { "<?page=2>;rel=next", "https://a.example/x?page=2" },
    { "<y>; rel=\"prev  NEXT last\"", "https://a.example/y" },
    { "<y> ; title=\"a, b; rel=x \\\" >\" ; REL = next", "https://a.example/y" },
    { "<a>; title=\"<b>; rel=next\"; rel=prev, <c>; rel=next", "https://a.example/c" },
    { "<a>; rel=prev; rel=next, <b>; rel=next", "https://a.example/b" },
    { "<a>; rel=next; anchor=\"#x\", <b>; rel=next", "https://a.example/b" },
    { ", ,<y>; rel=next", "https://a.example/y" },
    { "<https://A.Example:443/y>; rel=next", "https://A.Example/y" },
    { "<https://a.example/%ff>; rel=next", "https://a.example/%FF" },
    { NULL, NULL },
    { "", NULL },
    { "<y>", NULL },
    { "<y>; rel=nextish", NULL },
    { "<y>; rel", NULL },
    { "<y>; rel=", NULL },
    { "<y; rel=next", NULL },
    { "y; rel=next", NULL },
    { "<y>; title=\"; rel=next", NULL },
    { "<http://a.example/y>; rel=next", "https://a.example/y" },
    { "<http://a.example:80/y?a=%2F>; rel=next", "https://a.example/y?a=%2F" },
    { "<http://a.example:8080/y>; rel=next", NULL },
    { "<http://b.example/y>; rel=next", NULL },
    { "<https://b.example/y>; rel=next", NULL },
    { "<//b.example/y>; rel=next", NULL },
    { "<https://a.example:8443/y>; rel=next", NULL },
    { "<https://u:p@a.example/y>; rel=next", NULL },
    { "<file:///etc/passwd>; rel=next", NULL },
    { "<\xff>; rel=next", NULL },
  };
  g_autoptr (GUri) base = g_uri_parse ("https://a.example/x?page=1", SOUP_HTTP_URI_FLAGS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = new_headers ("Link", cases[i].value);
      g_autofree char *next = kscore_http_headers_dup_next (headers, base, FALSE);

      g_test_message ("%zu", i);
      g_assert_cmpstr (next, ==, cases[i].next);
      soup_message_headers_unref (headers);
    }
}

/* Two lines are one list; and this machine leads to itself only where that is allowed. */
static void
test_next_elsewhere (void)
{
  SoupMessageHeaders *headers = new_headers ("Link", "<a>; rel=prev");
  g_autoptr (GUri) base = g_uri_parse ("http://127.0.0.1:99/x", SOUP_HTTP_URI_FLAGS, NULL);
  g_autofree char *next = NULL;
  g_autofree char *never = NULL;

  soup_message_headers_append (headers, "link", "<b>; rel=next");
  next = kscore_http_headers_dup_next (headers, base, TRUE);
  never = kscore_http_headers_dup_next (headers, base, FALSE);
  g_assert_cmpstr (next, ==, "http://127.0.0.1:99/b");
  g_assert_null (never);
  soup_message_headers_unref (headers);
}

static void
test_text (void)
{
  g_autofree char *longest = g_strnfill (10000, 'a');
  const struct {
    const char *value;
    gboolean    kept;
  } cases[] = {
    { "W/\"abc\"", TRUE },
    { "", FALSE },
    { "\"\xff\"", FALSE },
    { longest, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SoupMessageHeaders *headers = new_headers ("ETag", cases[i].value);
      g_autofree char *text = kscore_http_headers_dup_text (headers, "ETag");

      g_assert_cmpstr (text, ==, cases[i].kept ? cases[i].value : NULL);
      soup_message_headers_unref (headers);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-headers/retry-after", test_retry_after);
  g_test_add_func ("/http-headers/reset", test_reset);
  g_test_add_func ("/http-headers/counts", test_counts);
  g_test_add_func ("/http-headers/clocks", test_clocks);
  g_test_add_func ("/http-headers/any-value", test_any_value);
  g_test_add_func ("/http-headers/date", test_date);
  g_test_add_func ("/http-headers/type", test_type);
  g_test_add_func ("/http-headers/next", test_next);
  g_test_add_func ("/http-headers/next-elsewhere", test_next_elsewhere);
  g_test_add_func ("/http-headers/text", test_text);
  return g_test_run ();
}
