#include "config.h"

#include "service/kscore-integrity-private.h"
#include "support/kscore-fake-integrity.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-integrity-view.h"

static void
test_active_while_mapped (void)
{
  g_autoptr (KscoreIntegrity) integrity = kscore_integrity_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_integrity_view_new ();

  kscore_integrity_view_set_integrity (KSCORE_INTEGRITY_VIEW (widget), integrity);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (integrity)));
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_true (kscore_insight_get_active (KSCORE_INSIGHT (integrity)));
  kscore_test_assert_names (widget);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_false (kscore_insight_get_active (KSCORE_INSIGHT (integrity)));
}

static int n_overruled;

static gboolean
overrule (GObject       *workspace,
          const gint64  *actors,
          guint          n_actors,
          gboolean       known,
          GCancellable  *cancellable,
          GError       **error)
{
  g_atomic_int_add (&n_overruled, (int) n_actors);
  return TRUE;
}

static KscoreIntegrityAnswer *
make_answer (void)
{
  const gint64 actors[] = { 7, 8, 9 };
  KscoreIntegrityAnswer *answer = kscore_integrity_answer_new ();
  KscoreIntegrityPerson *bo = kscore_integrity_person_new (7, "x:7", "<b>Bo</b> & Cy");

  bo->signals = KSCORE_SIGNAL_NEW | KSCORE_SIGNAL_LOCKSTEP;
  bo->n_reactions = 2;
  g_ptr_array_add (answer->people, bo);
  g_ptr_array_add (answer->groups, kscore_integrity_group_new (actors, 3));
  answer->signals[0].n_people = 4;
  answer->signals[0].points = 0.5;
  answer->n_people = 4;
  answer->score = 40;
  answer->without = 41;
  return answer;
}

/* The first button below @widget, depth first. */
static GtkWidget *
find_button (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *button = find_button (child);

      if (button != NULL)
        return button;
    }

  return NULL;
}

static void
test_overrule (void)
{
  g_autoptr (KscoreIntegrity) integrity = kscore_integrity_new ();
  g_autoptr (KscoreIntegrityAnswer) answer = make_answer ();
  g_autoptr (GObject) workspace = g_object_new (G_TYPE_OBJECT, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_integrity_view_new ();

  kscore_integrity_view_set_integrity (KSCORE_INTEGRITY_VIEW (widget), integrity);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  g_assert_null (find_button (widget));

  kscore_integrity_set_overrule (integrity, overrule);
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  kscore_insight_follow (KSCORE_INSIGHT (integrity), workspace);
  kscore_test_assert_names (widget);

  /* Groups stand before people. */
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_button (widget))), ==,
                   "I Know Them All");
  g_signal_emit_by_name (find_button (widget), "clicked");
  g_assert_true (kscore_integrity_get_busy (integrity));
  g_assert_false (gtk_widget_get_sensitive (find_button (widget)));
  kscore_test_wait_until (!kscore_integrity_get_busy (integrity));
  g_assert_cmpint (g_atomic_int_get (&n_overruled), ==, 3);
  g_assert_true (gtk_widget_get_sensitive (find_button (widget)));

  answer->obstacle = g_strdup ("This is sample data.");
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  g_assert_false (gtk_widget_get_sensitive (find_button (widget)));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (find_button (widget)), ==,
                   "This is sample data.");

  gtk_window_destroy (GTK_WINDOW (window));
}

/* The keyboard stays where it was while rows are made anew, and one of them goes away. */
static void
test_focus (void)
{
  g_autoptr (KscoreIntegrity) integrity = kscore_integrity_new ();
  g_autoptr (KscoreIntegrityAnswer) answer = make_answer ();
  g_autoptr (GObject) workspace = g_object_new (G_TYPE_OBJECT, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *widget = kscore_integrity_view_new ();
  GtkWidget *list, *button;

  g_ptr_array_add (answer->people, kscore_integrity_person_new (8, "x:8", "Di"));
  kscore_integrity_set_overrule (integrity, overrule);
  kscore_integrity_view_set_integrity (KSCORE_INTEGRITY_VIEW (widget), integrity);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (widget));
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  kscore_insight_follow (KSCORE_INSIGHT (integrity), workspace);
  list = kscore_test_find (widget, "people");

  button = find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  gtk_widget_grab_focus (button);
  g_signal_emit_by_name (button, "clicked");
  kscore_test_wait_until (!kscore_integrity_get_busy (integrity));
  button = find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == button);

  g_ptr_array_remove_index (answer->people, 0);
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  button = find_button (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == button);

  /* The last one of its list went to those who are known. */
  g_ptr_array_add (answer->known, kscore_integrity_person_new (8, "x:8", "Di"));
  g_ptr_array_remove_index (answer->people, 0);
  kscore_insight_show (KSCORE_INSIGHT (integrity), answer);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window))
                 == find_button (kscore_test_find (widget, "known")));

  gtk_window_destroy (GTK_WINDOW (window));
}

/* With large text it is as narrow as the narrowest window, and nothing is said twice. */
static void
test_large_text (void)
{
  g_autoptr (KscoreIntegrity) integrity = kscore_integrity_new ();
  GtkWidget *widget;
  int minimum;

  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  widget = g_object_ref_sink (kscore_integrity_view_new ());
  kscore_integrity_view_set_integrity (KSCORE_INTEGRITY_VIEW (widget), integrity);
  kscore_fake_integrity_fill (integrity, KSCORE_FAKE_DOUBTS_MANY);
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  g_assert_true (gtk_widget_get_visible (kscore_test_find (widget, "top")));
  kscore_fake_integrity_fill (integrity, KSCORE_FAKE_DOUBTS_NONE);
  g_assert_false (gtk_widget_get_visible (kscore_test_find (widget, "top")));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  g_assert_finalize_object (widget);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/integrity-view/active-while-mapped", test_active_while_mapped);
  g_test_add_func ("/ui/integrity-view/overrule", test_overrule);
  g_test_add_func ("/ui/integrity-view/focus", test_focus);
  g_test_add_func ("/ui/integrity-view/large-text", test_large_text);
  return g_test_run ();
}
