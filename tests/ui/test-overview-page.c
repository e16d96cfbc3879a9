#include "config.h"

#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-overview-page.h"

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static GtkWidget *
create_page (KscoreScoringModel *model)
{
  GtkWidget *page = g_object_ref_sink (kscore_overview_page_new ());

  kscore_overview_page_set_parts (KSCORE_OVERVIEW_PAGE (page),
                                  kscore_scoring_model_get_score (model),
                                  kscore_scoring_model_get_history (model));
  return page;
}

static void
test_states (void)
{
  static const struct {
    KscoreFakeState state;
    gboolean        history;
    gboolean        first_point;
    guint           n_networks;
  } cases[] = {
    { KSCORE_FAKE_ACTIVITY, FALSE, FALSE, 0 },
    { KSCORE_FAKE_FULL, TRUE, TRUE, 2 },
    { KSCORE_FAKE_PARTIAL, TRUE, TRUE, 1 },
  };
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      kscore_fake_model_fill (model, cases[i].state);
      g_assert_cmpuint (count_children (kscore_test_find (page, "components")), ==, 3);
      g_assert_cmpuint (count_children (kscore_test_find (page, "networks")), ==,
                        cases[i].n_networks);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "networks_card")), ==,
                       cases[i].n_networks > 0);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "history_card")), ==,
                       cases[i].history);
      g_assert_cmpint (gtk_widget_get_visible (kscore_test_find (page, "first_point")), ==,
                       cases[i].first_point);
    }

  kscore_test_assert_names (page);
  g_assert_finalize_object (page);
}

static GtkOrientation
get_orientation (GtkWidget  *page,
                 const char *id)
{
  return gtk_orientable_get_orientation (GTK_ORIENTABLE (kscore_test_find (page, id)));
}

static void
test_layout (void)
{
  GtkWidget *page = g_object_ref_sink (kscore_overview_page_new ());

  g_object_set (page, "wide", TRUE, "narrow", FALSE, NULL);
  g_assert_cmpint (get_orientation (page, "top"), ==, GTK_ORIENTATION_HORIZONTAL);
  g_assert_cmpint (get_orientation (page, "components"), ==, GTK_ORIENTATION_HORIZONTAL);
  g_object_set (page, "wide", FALSE, "narrow", TRUE, NULL);
  g_assert_cmpint (get_orientation (page, "top"), ==, GTK_ORIENTATION_VERTICAL);
  g_assert_cmpint (get_orientation (page, "components"), ==, GTK_ORIENTATION_VERTICAL);

  kscore_test_assert_notifies (G_OBJECT (page), "wide", TRUE, FALSE);
  kscore_test_assert_notifies (G_OBJECT (page), "narrow", FALSE, TRUE);
  g_assert_finalize_object (page);
}

/* The page fits into the smallest window. */
static void
test_smallest (void)
{
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *page = create_page (model);
  int width;
  int height;

  kscore_fake_model_fill (model, KSCORE_FAKE_FULL);
  g_object_set (page, "narrow", TRUE, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, 360, &height, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
  g_assert_cmpint (height, <=, 200);
  g_assert_finalize_object (page);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/overview-page/states", test_states);
  g_test_add_func ("/overview-page/layout", test_layout);
  g_test_add_func ("/overview-page/smallest", test_smallest);

  return g_test_run ();
}
