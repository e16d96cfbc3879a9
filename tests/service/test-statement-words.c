#include "config.h"

#include "service/kscore-statement-words.h"

#include <math.h>
#include <string.h>

/* Everything that the model can make a part of has a name, and no two have the same. */
static void
test_kinds (void)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) choices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_kinds = 0;

  for (guint i = 0; i < KSCORE_STATEMENT_N_KINDS; i++)
    {
      const char *name = kscore_statement_words_get_kind_name ((guint8) i);
      char *choice = kscore_statement_words_dup_choice ((guint8) i);

      g_assert_cmpint (name != NULL, ==, choice != NULL);
      g_assert_cmpint (name != NULL, ==, kscore_statement_words_get_kind ((guint8) i) != NULL);
      if (name == NULL)
        continue;
      n_kinds++;
      g_assert_cmpint (kscore_statement_words_find_choice (choice), ==, (int) i);
      g_assert_true (g_hash_table_add (names, (gpointer) name));
      g_assert_true (g_hash_table_add (choices, choice));
    }
  g_assert_cmpuint (n_kinds, ==, KSCORE_N_KINDS - 1 + KSCORE_N_MARKS - 1 + 2);
  g_assert_cmpint (kscore_statement_words_find_choice ("nonsense"), ==, -1);
  g_assert_cmpint (kscore_statement_words_find_choice (NULL), ==, -1);
}

static void
test_kind_names (void)
{
  static const struct {
    guint8      kind;
    const char *id;
    const char *name;
  } cases[] = {
    { KSCORE_KIND_LIKE, "like", "Like" },
    { KSCORE_KIND_STAR, "star", "Star" },
    { KSCORE_STATEMENT_KIND_SUPPORTER, "supporter", "Established supporter" },
    { KSCORE_STATEMENT_KIND_FOLLOWERS, "followers", "Followers" },
    { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_STAR, "star", "Lasting star" },
    { KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_LINKING_PAGE, "linking-page", "Linking page" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (kscore_statement_words_get_kind (cases[i].kind), ==, cases[i].id);
      g_assert_cmpstr (kscore_statement_words_get_kind_name (cases[i].kind), ==, cases[i].name);
    }
}

static void
test_ranks (void)
{
  guint8 ranks[KSCORE_STATEMENT_N_KINDS];

  kscore_statement_words_rank_kinds (ranks);
  for (guint i = 0; i < KSCORE_STATEMENT_N_KINDS; i++)
    {
      const char *name = kscore_statement_words_get_kind_name ((guint8) i);

      for (guint j = 0; name != NULL && j < KSCORE_STATEMENT_N_KINDS; j++)
        {
          const char *other = kscore_statement_words_get_kind_name ((guint8) j);

          if (other != NULL && g_utf8_collate (name, other) < 0)
            g_assert_cmpuint (ranks[i], <, ranks[j]);
        }
    }
}

static void
test_reasons (void)
{
  g_assert_null (kscore_statement_words_get_reason (KSCORE_STATEMENT_REASON_NONE));
  g_assert_null (kscore_statement_words_get_reason (KSCORE_STATEMENT_N_REASONS));
  for (guint i = 1; i < KSCORE_STATEMENT_N_REASONS; i++)
    g_assert_true (g_str_has_suffix (kscore_statement_words_get_reason (i), "."));
}

static void
test_points (void)
{
  static const struct {
    double      points;
    const char *text;
  } cases[] = {
    { 0, "0.000" },
    { 0.1239, "0.124" },
    { 12, "12.000" },
    { 0.0005, "0.001" },
    /* Little is not nothing, and nothing is not unknown. */
    { 0.0004, "<0.001" },
    { 1e-300, "<0.001" },
    { NAN, "not scored" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = kscore_statement_words_dup_points (cases[i].points);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_dates (void)
{
  g_autofree char *day = kscore_statement_words_dup_date (20769);
  g_autofree char *no_day = kscore_statement_words_dup_date (KSCORE_DAY_UNKNOWN);
  g_autofree char *time = kscore_statement_words_dup_time (20769 * G_GINT64_CONSTANT (86400) +
                                                           14 * 3600 + 5 * 60);

  g_assert_cmpstr (day, ==, "12 November 2026");
  g_assert_cmpstr (no_day, ==, "not known");
  g_assert_cmpstr (time, ==, "14:05 UTC");
  g_assert_null (kscore_statement_words_dup_time (KSCORE_TIME_UNKNOWN));
  g_assert_null (kscore_statement_words_dup_time (G_MAXINT64));
}

static void
test_people (void)
{
  static const struct {
    KscorePartDetails details;
    const char       *person;
  } cases[] = {
    { { .part.actor = 1, .actor_name = (char *) "Ada\nWren", .actor_handle = (char *) "ada" },
      "Ada Wren" },
    { { .part.actor = 1, .actor_name = (char *) "", .actor_handle = (char *) "ada" }, "ada" },
    { { .part.actor = 1, .actor_key = (char *) "did:plc:1" }, "did:plc:1" },
    { { .part.actor = 1 }, "name not kept" },
    { { .part.kind = KSCORE_KIND_LIKE }, "anonymous" },
    { { .part.kind = KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_STAR }, "anonymous" },
    { { .part.kind = KSCORE_STATEMENT_KIND_FOLLOWERS }, NULL },
    { { .part.kind = KSCORE_STATEMENT_KIND_MARK + KSCORE_MARK_KARMA }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *person = kscore_statement_words_dup_person (&cases[i].details);

      g_assert_cmpstr (person, ==, cases[i].person);
    }
}

static void
test_summaries (void)
{
  static const struct {
    KscorePartDetails details;
    const char       *summary;
  } cases[] = {
    { { .part = { .kind = KSCORE_KIND_LIKE, .actor = 3, .post = 4, .count = 1, .day = 20769,
                  .points = 0.1239 },
        .actor_name = (char *) "Ada Wren", .network = (char *) "mastodon",
        .post_text = (char *) "Notes on\nbirdsong" },
      "Like, Ada Wren, on “Notes on birdsong”, Mastodon, 12 November 2026, 0.124 points." },
    { { .part = { .kind = KSCORE_KIND_RESHARE, .post = 4, .count = 12, .day = 20769,
                  .precision = KSCORE_PRECISION_ESTIMATED, .points = NAN,
                  .reason = KSCORE_STATEMENT_REASON_BEFORE },
        .network = (char *) "x" },
      "Reshare, × 12, anonymous, on a post without text, X, about 12 November 2026, not scored. "
      "Not scored: it is older than the weeks that count." },
    { { .part = { .kind = KSCORE_STATEMENT_KIND_FOLLOWERS, .count = 900,
                  .day = KSCORE_DAY_UNKNOWN, .points = 2 },
        .network = (char *) "x" },
      "Followers, × 900, X, date not known, 2.000 points." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *summary = kscore_statement_words_dup_summary (&cases[i].details);

      g_assert_cmpstr (summary, ==, cases[i].summary);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/statement-words/kinds", test_kinds);
  g_test_add_func ("/service/statement-words/kind-names", test_kind_names);
  g_test_add_func ("/service/statement-words/ranks", test_ranks);
  g_test_add_func ("/service/statement-words/reasons", test_reasons);
  g_test_add_func ("/service/statement-words/points", test_points);
  g_test_add_func ("/service/statement-words/dates", test_dates);
  g_test_add_func ("/service/statement-words/people", test_people);
  g_test_add_func ("/service/statement-words/summaries", test_summaries);
  return g_test_run ();
}
