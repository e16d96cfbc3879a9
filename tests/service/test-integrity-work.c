#include "config.h"

#include "service/kscore-insights.h"
#include "service/kscore-scoring-model.h"
#include "support/statement-fixture.h"

static gboolean
is_available (gpointer data)
{
  return kscore_insight_get_available (data);
}

static gboolean
is_known (gpointer data)
{
  return g_list_model_get_n_items (kscore_integrity_get_known (data)) == 25;
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (kscore_integrity_overrule_finish (KSCORE_INTEGRITY (object), result, &error));
  g_assert_no_error (error);
}

/* The group of the sample stands there; the owner's word is stored, and the answer follows. */
static void
test_sample (void)
{
  g_auto(OwnerFixture) fixture = { 0 };
  g_autoptr(KscoreScoringModel) model = NULL;
  g_autoptr(KscoreIntegrityRow) group = NULL;
  KscoreIntegrity *integrity;

  statement_fixture_fill (&fixture);
  model = statement_fixture_open (&fixture);
  integrity = kscore_scoring_model_get_insights (model)->integrity;
  kscore_insight_set_active (KSCORE_INSIGHT (integrity), TRUE);
  g_assert_true (owner_fixture_spin_until (is_available, integrity));
  g_assert_cmpuint (g_list_model_get_n_items (kscore_integrity_get_people (integrity)), ==, 25);
  g_assert_cmpuint (g_list_model_get_n_items (kscore_integrity_get_groups (integrity)), ==, 1);
  g_assert_null (kscore_integrity_get_obstacle (integrity));

  group = g_list_model_get_item (kscore_integrity_get_groups (integrity), 0);
  kscore_integrity_overrule_async (integrity, group, TRUE, done_cb, NULL);
  g_assert_true (owner_fixture_spin_until (is_known, integrity));
  g_assert_cmpuint (g_list_model_get_n_items (kscore_integrity_get_people (integrity)), ==, 0);
  kscore_insight_set_active (KSCORE_INSIGHT (integrity), FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/integrity-work/sample", test_sample);
  return g_test_run ();
}
