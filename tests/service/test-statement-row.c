#include "config.h"

#include "service/kscore-statement-row-private.h"

#include <math.h>

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *n_calls)
{
  (*n_calls)++;
}

static char *
get_text (KscoreStatementRow *row,
          const char         *property)
{
  char *text = NULL;

  g_object_get (row, property, &text, NULL);
  return text;
}

static void
check_text (KscoreStatementRow *row,
            const char         *property,
            const char         *expected)
{
  g_autofree char *text = get_text (row, property);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_not_loaded (void)
{
  g_autoptr(KscoreStatementRow) row = kscore_statement_row_new (7);
  double points = 0;
  int day = 0;

  g_object_get (row, "points", &points, "day", &day, NULL);
  g_assert_false (kscore_statement_row_get_loaded (row));
  g_assert_cmpuint (kscore_statement_row_get_position (row), ==, 7);
  g_assert_true (isnan (points) && isnan (kscore_statement_row_get_points (row)));
  g_assert_cmpint (day, ==, KSCORE_DAY_UNKNOWN);
  check_text (row, "date", NULL);
  check_text (row, "summary", NULL);
}

static KscorePartDetails *
make_details (void)
{
  KscorePartDetails *details = g_new0 (KscorePartDetails, 1);

  details->part = (KscorePart) {
    .points = 0.1239,
    .count = 1,
    .actor = 5,
    .post = 6,
    .day = 20769,
    .kind = KSCORE_KIND_REPLY,
    .precision = KSCORE_PRECISION_EXACT,
  };
  details->at = 20769 * G_GINT64_CONSTANT (86400) + 60;
  details->network = g_strdup ("mastodon");
  details->account = g_strdup ("ada@moor.example");
  details->actor_handle = g_strdup ("bo@fen.example");
  details->post_text = g_strdup ("<b>Notes</b>\n on  birdsong");
  return details;
}

static void
test_loaded (void)
{
  g_autoptr(KscoreStatementRow) row = kscore_statement_row_new (0);
  KscorePartDetails *details = make_details ();
  guint n_calls = 0;

  details->post_url = g_strdup ("https://moor.example/1");
  g_signal_connect (row, "notify::loaded", G_CALLBACK (count_cb), &n_calls);
  kscore_statement_row_load (row, details);
  g_assert_cmpuint (n_calls, ==, 1);
  g_assert_true (kscore_statement_row_get_loaded (row));
  g_assert_cmpfloat (kscore_statement_row_get_points (row), ==, 0.1239);
  g_assert_cmpint (kscore_statement_row_get_day (row), ==, 20769);
  g_assert_cmpint (kscore_statement_row_get_actor (row), ==, 5);
  g_assert_cmpint (kscore_statement_row_get_post (row), ==, 6);
  check_text (row, "date", "12 November 2026");
  check_text (row, "time", "00:01 UTC");
  check_text (row, "network", "mastodon");
  check_text (row, "network-name", "Mastodon");
  check_text (row, "account", "ada@moor.example");
  check_text (row, "component", "Response");
  check_text (row, "kind", "reply");
  check_text (row, "kind-name", "Reply");
  check_text (row, "person", "bo@fen.example");
  check_text (row, "handle", "bo@fen.example");
  check_text (row, "post-text", "<b>Notes</b> on birdsong");
  check_text (row, "post-url", "https://moor.example/1");
  check_text (row, "points-text", "0.124");
  check_text (row, "reason", NULL);
  check_text (row, "summary", "Reply, bo@fen.example, on “<b>Notes</b> on birdsong”, Mastodon, "
                              "12 November 2026, 0.124 points.");
}

static void
test_addresses (void)
{
  static const struct {
    const char *url;
    gboolean    kept;
  } cases[] = {
    { "https://moor.example/1", TRUE },
    { "HTTP://moor.example/1", TRUE },
    { "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", FALSE },
    { "moor.example/1", FALSE },
    { "https:moor.example", FALSE },
    { "", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(KscoreStatementRow) row = kscore_statement_row_new (0);
      KscorePartDetails *details = make_details ();

      details->post_url = g_strdup (cases[i].url);
      kscore_statement_row_load (row, details);
      check_text (row, "post-url", cases[i].kept ? cases[i].url : NULL);
    }
}

/* Whoever wrote the database: names are short, plain and of one line. */
static void
test_names (void)
{
  g_autoptr(KscoreStatementRow) row = kscore_statement_row_new (0);
  KscorePartDetails *details = make_details ();
  static const char *const names[] = { "account", "handle", "person" };
  g_autofree char *letters = g_strnfill (5000, 'h');

  g_free (details->account);
  g_free (details->actor_handle);
  details->account = g_strdup_printf ("ada\n\342\200\256%s", letters);
  details->actor_handle = g_strdup (details->account);
  kscore_statement_row_load (row, details);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *text = get_text (row, names[i]);

      g_assert_true (g_str_has_prefix (text, "ada h"));
      g_assert_cmpint (g_utf8_strlen (text, -1), <=, 201);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-row/not-loaded", test_not_loaded);
  g_test_add_func ("/service/statement-row/loaded", test_loaded);
  g_test_add_func ("/service/statement-row/addresses", test_addresses);
  g_test_add_func ("/service/statement-row/names", test_names);
  return g_test_run ();
}
