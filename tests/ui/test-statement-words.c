#include "config.h"

#include <math.h>

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-words.h"

static void
test_sums (void)
{
  static const struct {
    guint       n_all;
    guint       n_shown;
    guint       n_not_scored;
    double      points;
    double      score;
    gboolean    comparing;
    double      without;
    const char *text;
  } cases[] = {
    { 5310, 1204, 312, 21.4, 47.3, FALSE, (double) NAN,
      "1,204 of 5,310 parts · 21.4 points · 312 not scored" },
    { 5310, 1204, 312, 21.4, 47.3, TRUE, (double) NAN,
      "1,204 of 5,310 parts · 21.4 points · … without it · 312 not scored" },
    { 5310, 1204, 312, 21.4, 47.3, FALSE, 29.83,
      "1,204 of 5,310 parts · 21.4 points · 29.8 without it · 312 not scored" },
    { 5310, 5310, 0, 46.3, 47.3, FALSE, (double) NAN,
      "5,310 parts · 46.3 points, with the first point the score of 47.3" },
    { 1, 1, 1, 0, (double) NAN, FALSE, (double) NAN, "1 part · no score yet · 1 not scored" },
    { 10, 0, 0, 0, 47.3, FALSE, (double) NAN, "0 of 10 parts · 0.0 points" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text =
        kscore_statement_words_get_sums (cases[i].n_all, cases[i].n_shown, cases[i].n_not_scored,
                                         cases[i].points, cases[i].score, cases[i].comparing,
                                         cases[i].without);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_row (void)
{
  g_autoptr (KscoreStatementRow) like = kscore_fake_statement_row_new (0);
  g_autoptr (KscoreStatementRow) audience = kscore_fake_statement_row_new (60);
  g_autofree char *title = kscore_statement_words_get_title (like);
  g_autofree char *detail = kscore_statement_words_get_detail (like);
  g_autofree char *nobody = kscore_statement_words_get_title (audience);
  g_autofree char *many = kscore_statement_words_get_detail (audience);
  g_autofree char *copy = kscore_statement_words_get_copy (like);

  g_assert_cmpstr (title, ==, "Like by Ada Example");
  g_assert_cmpstr (detail, ==, "23 Nov · Mastodon · Three years of measuring rain in the garden, "
                               "in one picture");
  g_assert_cmpstr (nobody, ==, "Followers");
  /* More than one in a line: how many. */
  g_assert_true (g_str_has_prefix (many, "× 9,"));
  g_assert_true (g_str_has_suffix (copy, "\nhttps://social.example/@ada/1"));
}

static void
test_count (void)
{
  g_autofree char *one = kscore_statement_words_get_count (1);
  g_autofree char *many = kscore_statement_words_get_count (9310);
  g_autofree char *part = kscore_statement_words_get_count (2.5);
  g_autofree char *unknown = kscore_statement_words_get_count ((double) NAN);

  g_assert_cmpstr (one, ==, "1");
  g_assert_cmpstr (many, ==, "9,310");
  g_assert_cmpstr (part, ==, "2.5");
  g_assert_cmpstr (unknown, ==, "–");
}

static void
test_sorts (void)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < KSCORE_STATEMENT_N_SORTS; i++)
    g_hash_table_add (names, (gpointer) kscore_statement_words_get_sort ((KscoreStatementSort) i));
  g_assert_cmpuint (g_hash_table_size (names), ==, KSCORE_STATEMENT_N_SORTS);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/statement-words/sums", test_sums);
  g_test_add_func ("/statement-words/row", test_row);
  g_test_add_func ("/statement-words/count", test_count);
  g_test_add_func ("/statement-words/sorts", test_sorts);

  return g_test_run ();
}
