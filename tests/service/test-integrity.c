#include "config.h"

#include "core/kscore-error.h"
#include "service/kscore-integrity-private.h"

static int n_written;
static gboolean fails;

static gboolean
overrule (GObject       *workspace,
          const gint64  *actors,
          guint          n_actors,
          gboolean       known,
          GCancellable  *cancellable,
          GError       **error)
{
  g_assert_cmpuint (n_actors, ==, 1);
  g_assert_cmpint (actors[0], ==, 7);
  if (fails)
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BUSY, "Somebody else writes.");
      return FALSE;
    }
  g_atomic_int_add (&n_written, known ? 1 : 100);
  return TRUE;
}

static void
count_cb (int *count)
{
  (*count)++;
}

static KscoreIntegrityAnswer *
make_answer (void)
{
  const gint64 actors[] = { 7, 8, 9 };
  KscoreIntegrityAnswer *answer = kscore_integrity_answer_new ();
  KscoreIntegrityPerson *bo = kscore_integrity_person_new (7, "x:7", "Bo");
  KscoreIntegrityGroup *group = kscore_integrity_group_new (actors, 3);

  bo->signals = KSCORE_SIGNAL_NEW;
  bo->n_reactions = 2;
  group->n_known = 3;
  g_ptr_array_add (answer->people, bo);
  g_ptr_array_add (answer->groups, group);
  g_ptr_array_add (answer->known, kscore_integrity_person_new (8, "x:8", "Cy"));
  answer->signals[0].n_people = 4;
  answer->signals[0].points = 0.5;
  answer->n_people = 4;
  answer->score = 40;
  answer->checked = 29.5;
  return answer;
}

static void
test_show (void)
{
  g_autoptr(KscoreIntegrity) integrity = kscore_integrity_new ();
  g_autoptr(KscoreIntegrityAnswer) answer = make_answer ();
  g_autoptr(KscoreIntegrityRow) first = NULL, second = NULL, group = NULL, known = NULL;
  int n_shown = 0;

  g_signal_connect_swapped (integrity, "shown", G_CALLBACK (count_cb), &n_shown);
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  g_assert_cmpint (n_shown, ==, 2);

  g_assert_cmpuint (g_list_model_get_n_items (kscore_integrity_get_signals (integrity)), ==,
                    KSCORE_N_SIGNALS);
  first = g_list_model_get_item (kscore_integrity_get_signals (integrity), 0);
  second = g_list_model_get_item (kscore_integrity_get_signals (integrity), 1);
  g_assert_cmpstr (kscore_integrity_row_get_value (first), ==, "−0.5 points");
  g_assert_null (kscore_integrity_row_get_value (second));
  g_assert_cmpuint (g_list_model_get_n_items (kscore_integrity_get_people (integrity)), ==, 1);
  g_assert_cmpuint (kscore_integrity_get_n_unlisted (integrity), ==, 3);
  group = g_list_model_get_item (kscore_integrity_get_groups (integrity), 0);
  g_assert_true (kscore_integrity_row_get_known (group));
  known = g_list_model_get_item (kscore_integrity_get_known (integrity), 0);
  g_assert_cmpstr (kscore_integrity_row_get_subtitle (known), ==, "x:8");
  g_assert_nonnull (strstr (kscore_integrity_get_summary (integrity), " Checked score: 29.5"));
  g_assert_nonnull (kscore_integrity_get_sharing (integrity));
  g_assert_nonnull (kscore_integrity_get_top (integrity));
  g_assert_nonnull (kscore_integrity_get_gaps (integrity)[0]);
  g_assert_null (kscore_integrity_get_obstacle (integrity));
}

static void
done_cb (GObject      *object,
         GAsyncResult *result,
         gpointer      user_data)
{
  GError **error = user_data;

  if (kscore_integrity_overrule_finish (KSCORE_INTEGRITY (object), result, error))
    *error = g_error_new_literal (KSCORE_ERROR, KSCORE_ERROR_STORAGE, "done");
}

static GError *
run (KscoreIntegrity *integrity,
     gboolean         known)
{
  g_autoptr(KscoreIntegrityRow) row = g_list_model_get_item (kscore_integrity_get_people (integrity),
                                                             0);
  GError *error = NULL;

  kscore_integrity_overrule_async (integrity, row, known, done_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  return error;
}

static void
test_overrule (void)
{
  g_autoptr(KscoreIntegrity) integrity = kscore_integrity_new ();
  g_autoptr(KscoreIntegrityAnswer) answer = make_answer ();
  g_autoptr(GObject) workspace = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr(GError) nowhere = NULL, known = NULL, reset = NULL, failed = NULL, hindered = NULL;
  int n_overruled = 0;

  g_signal_connect_swapped (integrity, "overruled", G_CALLBACK (count_cb), &n_overruled);
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  nowhere = run (integrity, TRUE);
  g_assert_error (nowhere, KSCORE_ERROR, KSCORE_ERROR_BUSY);

  kscore_integrity_set_overrule (integrity, overrule);
  kscore_insight_follow (KSCORE_INSIGHT (integrity), workspace);
  known = run (integrity, TRUE);
  g_assert_error (known, KSCORE_ERROR, KSCORE_ERROR_STORAGE);
  reset = run (integrity, FALSE);
  g_assert_cmpint (g_atomic_int_get (&n_written), ==, 101);
  g_assert_cmpint (n_overruled, ==, 2);
  g_assert_false (kscore_integrity_get_busy (integrity));

  fails = TRUE;
  failed = run (integrity, TRUE);
  g_assert_cmpstr (failed->message, ==, "Somebody else writes.");
  g_assert_cmpint (n_overruled, ==, 2);

  answer->obstacle = g_strdup ("This is sample data.");
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  hindered = run (integrity, TRUE);
  g_assert_cmpstr (hindered->message, ==, "This is sample data.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service/integrity/show", test_show);
  g_test_add_func ("/service/integrity/overrule", test_overrule);
  return g_test_run ();
}
