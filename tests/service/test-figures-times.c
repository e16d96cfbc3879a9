#include "config.h"

#include "service/kscore-figures-loader.h"
#include "service/kscore-figures-times.h"
#include "store/kscore-page-writer.h"
#include "support/owner-fixture.h"

#define FIRST_DAY 20700

static void
add (KscorePage      *page,
     const char      *post,
     KscoreKind       kind,
     const char      *actor,
     gint64           at,
     KscorePrecision  precision)
{
  KscoreInteraction *interaction = kscore_interaction_new (post, kind, actor, at);

  interaction->precision = precision;
  interaction->seq = (gint64) page->interactions->len;
  g_ptr_array_add (page->interactions, interaction);
}

/* People who react to two posts on the same and on different days, and one who follows. */
static KscorePage *
make_page (void)
{
  static const char * const keys[] = { "https://a.example/zoe", "https://b.example/ada",
                                       "https://a.example/bo" };
  const KscoreCoverage coverage = { FIRST_DAY, FIRST_DAY + 40,
                                    KSCORE_KINDS_REACTIONS | KSCORE_KINDS_PEOPLE };
  g_autoptr(KscoreAccount) account = kscore_account_new ("mastodon", "https://c.example/owner",
                                                         "owner@c.example");
  KscorePage *page = kscore_page_new (account);
  gint64 start = kscore_day_to_time (FIRST_DAY);

  g_array_append_val (page->coverage, coverage);
  g_ptr_array_add (page->posts, kscore_post_new ("https://c.example/2", start));
  g_ptr_array_add (page->posts, kscore_post_new ("https://c.example/1", start));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_ptr_array_add (page->actors, kscore_actor_new (keys[i]));
      add (page, "https://c.example/1", KSCORE_KIND_LIKE, keys[i], start + 100 + i,
           KSCORE_PRECISION_EXACT);
      add (page, "https://c.example/2", KSCORE_KIND_LIKE, keys[i], start + 200 + i,
           KSCORE_PRECISION_EXACT);
      add (page, "https://c.example/1", KSCORE_KIND_RESHARE, keys[i], start + 86400 * 3 + i,
           KSCORE_PRECISION_DAY);
    }
  add (page, NULL, KSCORE_KIND_FOLLOW, keys[1], start + 86400 * 9 + 77, KSCORE_PRECISION_EXACT);
  return page;
}

/* Every row has the time of the interaction it was made from. */
static void
test_each_row (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreWorkspace) workspace = NULL;
  g_autoptr(KscorePage) page = make_page ();
  g_autoptr(KscoreLoadedFigures) figures = NULL;
  g_autoptr(GError) error = NULL;
  guint n_exact = 0;

  owner_fixture_init (&fixture);
  workspace = owner_fixture_open (&fixture);
  kscore_store_write_page (kscore_workspace_get_store (workspace), page, NULL, NULL, &error);
  g_assert_no_error (error);

  figures = kscore_loaded_figures_new (workspace, KSCORE_DAY_UNKNOWN, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (kscore_loaded_figures_load_names (figures, workspace, NULL, NULL));
  g_assert_true (kscore_loaded_figures_load_times (figures, workspace, NULL, &error));
  g_assert_no_error (error);

  g_assert_cmpuint (kscore_ledger_get_n_rows (figures->loaded->ledger), ==,
                    page->interactions->len);
  for (guint i = 0; i < page->interactions->len; i++)
    {
      KscoreLedgerRow row;
      const KscoreInteraction *match = NULL;

      kscore_ledger_get_row (figures->loaded->ledger, i, &row);
      for (guint j = 0; j < page->interactions->len; j++)
        {
          const KscoreInteraction *candidate = g_ptr_array_index (page->interactions, j);
          const char *post = row.post != KSCORE_NO_INDEX ? figures->posts[row.post] : NULL;

          if (candidate->kind == row.kind && g_strcmp0 (candidate->post, post) == 0
              && g_strcmp0 (candidate->actor, figures->actors[row.actor]) == 0)
            match = candidate;
        }
      g_assert_nonnull (match);
      if (match->precision == KSCORE_PRECISION_EXACT)
        {
          g_assert_cmpint (figures->times[i], ==, match->at);
          n_exact++;
        }
      else
        {
          g_assert_cmpint (figures->times[i], ==, KSCORE_TIME_UNKNOWN);
        }
    }
  g_assert_cmpuint (n_exact, ==, 7);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/service/figures-times/each-row", test_each_row);

  return g_test_run ();
}
