#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-score-help.h"

static void
append_texts (GtkWidget *widget,
              GString   *text)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (text, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_texts (child, text);
}

static GtkWidget *
find_scroller (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = GTK_IS_SCROLLED_WINDOW (child) ? child : find_scroller (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_explains (void)
{
  static const char *const words[] = { "Range", "Checked Score", "Provisional", "At Least",
                                       "What the Score Cannot Tell", "private messages",
                                       "hiring" };
  GtkWidget *help = g_object_ref_sink (kscore_score_help_new ());
  g_autoptr (GString) text = g_string_new (NULL);

  append_texts (help, text);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (strstr (text->str, words[i]));
  /* The arrow keys scroll it. */
  g_assert_true (gtk_widget_get_focusable (find_scroller (help)));
  g_object_unref (help);
}

/* It fits beside a button of the smallest window. */
static void
test_narrow (void)
{
  GtkWidget *help = g_object_ref_sink (kscore_score_help_new ());
  int width;

  gtk_widget_measure (gtk_popover_get_child (GTK_POPOVER (help)), GTK_ORIENTATION_HORIZONTAL, -1,
                      &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 320);
  g_object_unref (help);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  g_test_add_func ("/score-help/explains", test_explains);
  g_test_add_func ("/score-help/narrow", test_narrow);

  return g_test_run ();
}
