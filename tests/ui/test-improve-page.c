#include "config.h"

#include "support/kscore-fake-service.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-improve-page.h"

static const char *
get_name (GtkWidget  *page,
          const char *stack)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (kscore_test_find (page, stack)));
}

/* From the list to a page of its own and back, with the keyboard where the eye is. */
static void
test_views (void)
{
  static const char * const names[] = { "integrity", "lenses", "formula" };
  g_autoptr (KscoreScoringModel) model = kscore_scoring_model_new ("/nowhere", NULL, NULL);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *page = kscore_improve_page_new ();

  kscore_improve_page_set_insights (KSCORE_IMPROVE_PAGE (page),
                                    kscore_scoring_model_get_insights (model));
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (page));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_cmpstr (get_name (page, "stack"), ==, "main");
      gtk_widget_activate_action (page, "improve.show", "s", names[i]);
      g_assert_cmpstr (get_name (page, "stack"), ==, "view");
      g_assert_cmpstr (get_name (page, "views"), ==, names[i]);
      kscore_test_wait_until (gtk_window_get_focus (GTK_WINDOW (window))
                              == kscore_test_find (page, "back"));
      kscore_test_assert_names (page);
      gtk_widget_activate_action (page, "improve.back", NULL);
    }
  /* Back is to the row that one came from. */
  for (int i = 2; i >= 0; i--)
    {
      GtkListBox *links = GTK_LIST_BOX (kscore_test_find (page, "links"));
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (links, i));

      gtk_widget_grab_focus (row);
      gtk_widget_activate (row);
      g_assert_cmpstr (get_name (page, "views"), ==, names[i]);
      kscore_test_wait_until (gtk_window_get_focus (GTK_WINDOW (window))
                              == kscore_test_find (page, "back"));
      gtk_widget_activate_action (page, "improve.back", NULL);
      kscore_test_wait_until (gtk_window_get_focus (GTK_WINDOW (window)) == row);
    }

  g_assert_cmpstr (get_name (page, "stack"), ==, "main");
  kscore_improve_page_show (KSCORE_IMPROVE_PAGE (page), "nowhere");
  g_assert_cmpstr (get_name (page, "stack"), ==, "main");

  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/improve-page/views", test_views);
  return g_test_run ();
}
