#include "config.h"

#include "service/kscore-lens-words.h"

#include <math.h>
#include <string.h>

#include "service/kscore-lens.h"
#include "service/kscore-model-file.h"

static KscoreConstants *
load_constants (void)
{
  static KscoreConstants *constants = NULL;
  g_autoptr (GError) error = NULL;

  if (constants == NULL)
    constants = kscore_model_file_load (KSCORE_MODEL_DEFAULT, &error);
  g_assert_no_error (error);
  return constants;
}

static KscoreLens *
get (GPtrArray  *lenses,
     const char *title)
{
  for (guint i = 0; i < lenses->len; i++)
    if (g_str_equal (kscore_lens_get_title (lenses->pdata[i]), title))
      return lenses->pdata[i];
  g_assert_not_reached ();
}

static const KscoreLensFigures known = {
  .from = 20661, .day = 20758,
  .received = { 1249, 1, 13909 }, .received_large = { 4, 0, 6 },
  .points = 151690, .influence = 636.25,
  .given = { 67, 0, 123 }, .outreach = 1900, .outreach_level = 5, .outreach_next = 3305.367,
  .reach = 1, .reactions = 51587, .anonymous = 50894,
  .posts = 58, .post_reactions = 47006, .amplification = 810.448275862,
  .network = 1.1622, .network_people = 199, .network_followers = 435,
  .h = 56, .h_more = 56,
  .axis = { 0.82, 0.09, NAN, 0.69 }, .created = 58, .shared = 13, .said = 58, .answered = 6,
  .active_weeks = 9, .covered_weeks = 13,
};

static void
test_known (void)
{
  g_autoptr (GPtrArray) lenses = kscore_lens_words_new (&known, load_constants ());
  g_autofree char *axis = kscore_lens_words_dup_axis (&known, KSCORE_STYLE_CONSISTENT);
  KscoreLens *influence = get (lenses, "Influence");

  g_assert_cmpuint (lenses->len, ==, 7);
  g_assert_cmpstr (kscore_lens_get_figure (influence), ==, "636");
  g_assert_cmpstr (kscore_lens_get_unit (influence), ==, "of 1,000");
  g_assert_nonnull (strstr (kscore_lens_get_counts (influence),
                            "1,249 replies, 1 mention and 13,909 reshares"));
  g_assert_nonnull (strstr (kscore_lens_get_formula (influence),
                            "10 × 15,149 + 20 × 10 = 151,690 points; 1,000 × ln(1 + 151,690 ÷ 100)"
                            " ÷ ln(1 + 10,000,000 ÷ 100) = 636"));
  g_assert_cmpstr (kscore_lens_get_figure (get (lenses, "Outreach")), ==, "Level 5");
  g_assert_true (g_str_has_prefix (kscore_lens_get_formula (get (lenses, "Outreach")),
                                   "10 × 190 = 1,900 points; level 6 begins at 3,306. "));
  g_assert_cmpstr (kscore_lens_get_unit (get (lenses, "Reach")), ==, "person");
  g_assert_cmpstr (kscore_lens_get_formula (get (lenses, "Amplification")), ==,
                   "47,006 reactions ÷ 58 posts = 810.4");
  g_assert_cmpstr (kscore_lens_get_figure (get (lenses, "Network")), ==, "1.16");
  g_assert_cmpstr (kscore_lens_get_figure (get (lenses, "h-index of the window")), ==, "56");
  g_assert_cmpstr (kscore_lens_get_figure (get (lenses, "Style")), ==, "Taste Maker or Specialist");
  g_assert_cmpstr (axis, ==, "When you were there: in 9 of 13 weeks, 69 %.");
}

/* No figure, no formula and a reason; and never a number that is none. */
static void
test_unknown (void)
{
  g_autoptr (KscoreLedger) ledger = NULL;
  g_autoptr (KscoreEvidence) evidence = kscore_evidence_new ();
  g_autoptr (GPtrArray) lenses = NULL;
  KscoreLensFigures figures;

  ledger = kscore_ledger_new (evidence, load_constants ());
  kscore_lens_figures_compute (&figures, ledger, evidence, NAN, KSCORE_DAY_UNKNOWN);
  lenses = kscore_lens_words_new (&figures, load_constants ());
  for (guint i = 0; i < lenses->len; i++)
    {
      KscoreLens *lens = lenses->pdata[i];

      g_assert_null (kscore_lens_get_figure (lens));
      g_assert_null (kscore_lens_get_unit (lens));
      g_assert_nonnull (kscore_lens_get_counts (lens));
      g_assert_null (strstr (kscore_lens_get_counts (lens), "nan"));
      /* The sides of a style are the same for everybody. */
      g_assert_true (kscore_lens_get_formula (lens) == NULL || i == lenses->len - 1);
    }
  for (guint i = 0; i < KSCORE_N_STYLE_AXES; i++)
    {
      g_autofree char *axis = kscore_lens_words_dup_axis (&figures, (KscoreStyleAxis) i);

      g_assert_nonnull (strstr (axis, "not told"));
    }
}

static void
test_styles (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint style = 0; style < KSCORE_N_STYLES; style++)
    {
      const char *name = kscore_lens_words_get_style (style);

      g_assert_nonnull (name);
      g_assert_true (g_hash_table_add (seen, (gpointer) name));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, 16);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/lens-words/known", test_known);
  g_test_add_func ("/service/lens-words/unknown", test_unknown);
  g_test_add_func ("/service/lens-words/styles", test_styles);
  return g_test_run ();
}
