#include "config.h"

#include <math.h>
#include <string.h>

#include "support/kscore-fake-movement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-change-row.h"

typedef struct {
  guint   n_posts;
  guint   n_people;
  gint64  id;
  char   *name; /* (owned) (nullable) */
} Shown;

static void
take (Shown    *shown,
      GVariant *parameter)
{
  g_clear_pointer (&shown->name, g_free);
  g_variant_get (parameter, "(xs)", &shown->id, &shown->name);
}

static void
post_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  take (user_data, parameter);
  ((Shown *) user_data)->n_posts++;
}

static void
person_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  take (user_data, parameter);
  ((Shown *) user_data)->n_people++;
}

/* All rows of posts and people, wherever the expander keeps them. */
static void
collect (GtkWidget *widget,
         GPtrArray *rows)
{
  if (ADW_IS_ACTION_ROW (widget)
      && gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL)
    g_ptr_array_add (rows, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, rows);
}

static gboolean
has_text (GtkWidget  *widget,
          const char *text)
{
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

/* All numbers with two decimals, in hundredths. */
static gint64
sum_points (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  const char *point = strchr (text, '.');
  gint64 sum = 0;

  if (gtk_widget_has_css_class (widget, "numeric") && point != NULL && strlen (point) == 3)
    {
      gboolean negative = g_str_has_prefix (text, "\u2212");

      sum = (gint64) round (g_ascii_strtod (negative ? text + strlen ("\u2212") : text, NULL) * 100)
            * (negative ? -1 : 1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    sum += sum_points (child);
  return sum;
}

/* What stands behind a step, and activating it. */
static void
test_sources (void)
{
  static const GActionEntry entries[] = {
    { .name = "show-post", .activate = post_cb, .parameter_type = "(xs)" },
    { .name = "show-person", .activate = person_cb, .parameter_type = "(xs)" },
  };
  g_autoptr (KscoreChangeFigures) figures =
    kscore_fake_movement_new_figures (KSCORE_FAKE_MOVEMENT_USUAL);
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = kscore_change_row_new (g_ptr_array_index (figures->steps, 0), 13);
  Shown shown = { 0 };

  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries),
                                   &shown);
  gtk_widget_insert_action_group (window, "win", G_ACTION_GROUP (actions));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_window_set_child (GTK_WINDOW (window), list);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_window_present (GTK_WINDOW (window));
  kscore_test_wait_until (gtk_widget_get_mapped (row));
  kscore_test_assert_names (row);

  g_assert_cmpint (kscore_change_row_get_label (KSCORE_CHANGE_ROW (row)), ==, KSCORE_CHANGE_NEW);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "New");
  collect (row, rows);
  g_assert_cmpuint (rows->len, ==, 10);
  /* Words of others are words. */
  g_assert_cmpstr (adw_preferences_row_get_title (g_ptr_array_index (rows, 1)), ==,
                   "A post with <b>markup</b> & an ampersand");
  g_assert_false (adw_preferences_row_get_use_markup (g_ptr_array_index (rows, 1)));

  /* Under each heading the rest has its points too. */
  g_assert_true (has_text (row, "Posts"));
  g_assert_true (has_text (row, "10 more posts"));
  g_assert_true (has_text (row, "10 more people"));
  g_assert_cmpint (sum_points (row), ==,
                   2 * 10 * ((const KscoreChangeStep *) figures->steps->pdata[0])->tenths);

  gtk_widget_activate (g_ptr_array_index (rows, 1));
  g_assert_cmpuint (shown.n_posts, ==, 1);
  g_assert_cmpint (shown.id, ==, 11);
  gtk_widget_activate (g_ptr_array_index (rows, 5));
  g_assert_cmpuint (shown.n_people, ==, 1);
  g_assert_cmpint (shown.id, ==, 50);
  g_assert_cmpstr (shown.name, ==, "Bea <i>Wren</i>");

  g_free (shown.name);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/change-row/sources", test_sources);
  return g_test_run ();
}
