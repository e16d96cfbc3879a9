#include "config.h"

#include <math.h>
#include <string.h>

#include "service/kscore-import-summary-private.h"

static KscoreArchiveReport *
new_report (guint64     posts,
            guint64     interactions,
            const char *sentence)
{
  KscoreArchiveReport *report = g_new0 (KscoreArchiveReport, 1);

  report->posts = posts;
  report->interactions = interactions;
  report->sentences = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (report->sentences, g_strdup (sentence));
  return report;
}

static void
test_first_import (void)
{
  g_autoptr(GPtrArray) reports = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kscore_archive_report_free);
  g_auto(KscoreImportSummary) summary = {
    .before = KSCORE_SCORE_NEWS_NONE, .now = { 46.5, 30.25, 20758, FALSE, "kscore-1" },
    .new_posts = 1,
  };

  g_ptr_array_add (reports, new_report (1, 0, "1 post."));
  kscore_import_summary_describe (&summary, (const char *[]) { "/tmp/a.zip", NULL }, reports);
  g_assert_cmpuint (summary.files, ==, 1);
  g_assert_cmpint (summary.posts, ==, 1);
  g_assert_cmpstr (summary.headline, ==, "Read 1 post.");
  g_assert_cmpstr (summary.text, ==, "1 post.\nYour score as of 1 November 2026 is 46.5 "
                                      "(checked 30.3, model kscore-1).\n");
}

static void
test_both_scores_when_the_day_moves (void)
{
  g_autoptr(GPtrArray) reports = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kscore_archive_report_free);
  g_auto(KscoreImportSummary) summary = {
    .before = { 46.5, 30, 20000, FALSE, "kscore-1" },
    .now = { 46.5, 30, 20758, FALSE, "kscore-1" },
    .new_posts = 376, .new_interactions = 4725,
  };

  g_ptr_array_add (reports, new_report (300, 0, "300 posts."));
  g_ptr_array_add (reports, new_report (76, 4725, "76 posts."));
  kscore_import_summary_describe (&summary, (const char *[]) { "/tmp/a.zip", "/tmp/b", NULL },
                                  reports);
  g_assert_cmpstr (summary.headline, ==, "Read 376 posts and 4,725 reactions.");
  g_assert_cmpstr (summary.text, ==,
                   "a.zip:\n  300 posts.\nb:\n  76 posts.\n"
                   "Your score as of 1 November 2026 is 46.5 (checked 30.0, model kscore-1).\n"
                   "Before, it was 46.5 as of 4 October 2024.\n");
}

/* One score by two models is two scores. */
static void
test_both_scores_when_the_model_changes (void)
{
  g_autoptr(GPtrArray) reports = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kscore_archive_report_free);
  g_auto(KscoreImportSummary) summary = {
    .before = { 46.5, 30, 20758, FALSE, "kscore-1" },
    .now = { 46.5, 30, 20758, FALSE, "my-weights:steady" }, .new_posts = 1,
  };

  g_ptr_array_add (reports, new_report (1, 0, "1 post."));
  kscore_import_summary_describe (&summary, (const char *[]) { "/tmp/a.zip", NULL }, reports);
  g_assert_cmpstr (summary.text, ==,
                   "1 post.\nYour score as of 1 November 2026 is 46.5 "
                   "(checked 30.0, model steady (my weights)).\n"
                   "Before, it was 46.5 as of 1 November 2026, by model kscore-1.\n");
}

static void
test_at_least (void)
{
  g_autoptr(GPtrArray) reports = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kscore_archive_report_free);
  g_auto(KscoreImportSummary) summary = {
    .before = KSCORE_SCORE_NEWS_NONE,
    .now = { 11.3, 1, 20758, TRUE, "my-weights:steady" }, .new_posts = 140,
  };

  g_ptr_array_add (reports, new_report (140, 0, "140 posts."));
  kscore_import_summary_describe (&summary, (const char *[]) { "/tmp/a.zip", NULL }, reports);
  g_assert_cmpstr (summary.text, ==,
                   "140 posts.\nYour score as of 1 November 2026 is at least 11.3 "
                   "(checked 1.0, model steady (my weights)).\n");
}

static void
test_not_enough (void)
{
  g_autoptr(GPtrArray) reports = g_ptr_array_new_with_free_func (
    (GDestroyNotify) kscore_archive_report_free);
  g_auto(KscoreImportSummary) summary = {
    .before = KSCORE_SCORE_NEWS_NONE, .now = KSCORE_SCORE_NEWS_NONE, .new_posts = 12,
  };

  g_ptr_array_add (reports, new_report (12, 0, "12 posts."));
  kscore_import_summary_describe (&summary, (const char *[]) { "/tmp/a.zip", NULL }, reports);
  g_assert_cmpstr (summary.text, ==,
                   "12 posts.\nThat is not enough evidence for a score yet.\n");
}

static void
test_what_is_new (void)
{
  static const struct {
    gint64      new_posts;
    gint64      new_interactions;
    const char *line; /* NULL: nothing is said where all of it is new */
  } cases[] = {
    { 12, 30, NULL },
    { 0, 0, "No post and no reaction of it is new.\n" },
    { 1, 0, "1 of the posts is new.\n" },
    { 5, 0, "5 of the posts are new.\n" },
    { 5, 7, "New posts: 5. New reactions: 7.\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GPtrArray) reports = g_ptr_array_new_with_free_func (
        (GDestroyNotify) kscore_archive_report_free);
      g_auto(KscoreImportSummary) summary = {
        .before = KSCORE_SCORE_NEWS_NONE, .now = KSCORE_SCORE_NEWS_NONE,
        .new_posts = cases[i].new_posts, .new_interactions = cases[i].new_interactions,
      };

      g_ptr_array_add (reports, new_report (12, 30, "Read."));
      kscore_import_summary_describe (&summary, (const char *[]) { "/tmp/a.zip", NULL }, reports);
      if (cases[i].line != NULL)
        g_assert_nonnull (strstr (summary.text, cases[i].line));
      else
        g_assert_null (strstr (summary.text, "new"));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/import-summary/first-import", test_first_import);
  g_test_add_func ("/service/import-summary/both-scores-when-the-day-moves",
                   test_both_scores_when_the_day_moves);
  g_test_add_func ("/service/import-summary/both-scores-when-the-model-changes",
                   test_both_scores_when_the_model_changes);
  g_test_add_func ("/service/import-summary/at-least", test_at_least);
  g_test_add_func ("/service/import-summary/not-enough", test_not_enough);
  g_test_add_func ("/service/import-summary/what-is-new", test_what_is_new);
  return g_test_run ();
}
