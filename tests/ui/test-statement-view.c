#include "config.h"

#include <string.h>
#include <time.h>

#include "support/kscore-fake-statement.h"
#include "support/kscore-test-ui.h"
#include "ui/kscore-statement-columns.h"
#include "ui/kscore-statement-slots.h"
#include "ui/kscore-statement-view.h"

typedef struct {
  KscoreStatement *statement; /* (owned) */
  GtkWidget       *window;
  GtkWidget       *view;
} Fixture;

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  n_parts)
{
  fixture->statement = kscore_fake_statement_new ();
  kscore_fake_statement_fill (fixture->statement, GPOINTER_TO_UINT (n_parts), 47.3);
  kscore_statement_set_active (fixture->statement, TRUE);
  fixture->window = gtk_window_new ();
  fixture->view = kscore_statement_view_new ();
  g_object_set (fixture->view, "wide", TRUE, NULL);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 600);
  kscore_statement_view_set_statement (KSCORE_STATEMENT_VIEW (fixture->view), fixture->statement);
  gtk_window_present (GTK_WINDOW (fixture->window));
  kscore_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->statement)) > 0);
  kscore_test_spin (60);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  n_parts)
{
  /* What GTK 4.8 still has to ask of a surface must not find it gone. */
  gtk_popover_popdown (GTK_POPOVER (find_type (fixture->view, GTK_TYPE_POPOVER_MENU)));
  kscore_test_spin (60);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  kscore_test_spin (20);
  g_assert_finalize_object (fixture->statement);
}

static GtkColumnView *
get_columns (Fixture *fixture)
{
  return GTK_COLUMN_VIEW (find_type (fixture->view, GTK_TYPE_COLUMN_VIEW));
}

/* The first row is read, shows its text and reads as one sentence. */
static void
test_rows (Fixture       *fixture,
           gconstpointer  n_parts)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (get_columns (fixture)));
  GtkWidget *row;
  GtkWidget *cell;
  g_autoptr (KscoreStatementRow) first = g_list_model_get_item (G_LIST_MODEL (fixture->statement),
                                                                0);
  g_autofree char *summary = NULL;
  g_autofree char *date = NULL;

  kscore_test_wait_until (kscore_statement_row_get_loaded (first));
  g_object_get (first, "summary", &summary, "date", &date, NULL);
  row = gtk_widget_get_first_child (list);
  cell = find_type (row, GTK_TYPE_INSCRIPTION);
  g_assert_cmpuint (kscore_statement_column_find_row (cell), ==, 0);
  g_assert_cmpuint (kscore_statement_column_find_row (row), ==, 0);
  g_assert_cmpstr (gtk_inscription_get_text (GTK_INSCRIPTION (cell)), ==, date);
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, summary);
}

/* Columns and statement stay in step, whoever sorts. */
static void
test_sort (Fixture       *fixture,
           gconstpointer  n_parts)
{
  GtkColumnView *view = get_columns (fixture);
  GListModel *columns = gtk_column_view_get_columns (view);
  static const KscoreStatementSort order[] = {
    KSCORE_STATEMENT_SORT_DATE, KSCORE_STATEMENT_SORT_NETWORK, KSCORE_STATEMENT_SORT_KIND,
    KSCORE_STATEMENT_SORT_PERSON, KSCORE_STATEMENT_SORT_POST,
  };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
      g_assert_cmpint (kscore_statement_get_sort (fixture->statement), ==, order[i]);
      g_assert_cmpint (kscore_statement_get_descending (fixture->statement), ==,
                       order[i] == KSCORE_STATEMENT_SORT_DATE);
      gtk_column_view_sort_by_column (view, column, GTK_SORT_DESCENDING);
      g_assert_true (kscore_statement_get_descending (fixture->statement));
    }

  /* Asked by another: only the arrow follows. */
  kscore_statement_set_sort (fixture->statement, KSCORE_STATEMENT_SORT_KIND, FALSE);
  g_assert_cmpint (kscore_statement_get_sort (fixture->statement), ==,
                   KSCORE_STATEMENT_SORT_KIND);
  g_assert_false (kscore_statement_get_descending (fixture->statement));
}

static guint
count_visible (Fixture *fixture)
{
  GListModel *columns = gtk_column_view_get_columns (get_columns (fixture));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n += gtk_column_view_column_get_visible (column);
    }
  return n;
}

/* All columns fit into the width, and the rest of it is used. */
static void
test_layout (Fixture       *fixture,
             gconstpointer  n_parts)
{
  GtkScrolledWindow *scroller =
    GTK_SCROLLED_WINDOW (find_type (fixture->view, GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (scroller);

  g_assert_cmpuint (count_visible (fixture), ==, 7);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), ==,
                     gtk_adjustment_get_page_size (across));
  g_object_set (fixture->view, "wide", FALSE, NULL);
  g_assert_cmpuint (count_visible (fixture), ==, 5);
  g_object_set (fixture->view, "narrow", TRUE, NULL);
  g_assert_cmpuint (count_visible (fixture), ==, 2);
  kscore_test_spin (60);
  g_assert_cmpfloat (gtk_adjustment_get_upper (across), ==,
                     gtk_adjustment_get_page_size (across));
  kscore_test_assert_notifies (G_OBJECT (fixture->view), "wide", TRUE, FALSE);
  kscore_test_assert_notifies (G_OBJECT (fixture->view), "narrow", TRUE, FALSE);
}

static void
asked_cb (GString            *asked,
          KscoreStatementRow *row,
          const char         *action)
{
  g_string_append_printf (asked, "%u %s ", kscore_statement_row_get_position (row), action);
}

/* Clicks on a widget in the view, as the gesture tells it. */
static void
click (Fixture   *fixture,
       GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->view);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->view, &bounds));
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_CLICK (controller)
          && gtk_gesture_single_get_button (GTK_GESTURE_SINGLE (controller)) == GDK_BUTTON_PRIMARY)
        g_signal_emit_by_name (controller, "released", 1, (double) bounds.origin.x + 2,
                               (double) bounds.origin.y + 2);
    }
}

static void
test_activate (Fixture       *fixture,
               gconstpointer  n_parts)
{
  g_autoptr (GString) asked = g_string_new (NULL);
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (get_columns (fixture)));
  GtkWidget *cell = find_type (gtk_widget_get_first_child (list), GTK_TYPE_INSCRIPTION);

  /* One that is not read has no details yet. */
  g_signal_connect_swapped (fixture->view, "row-action", G_CALLBACK (asked_cb), asked);
  g_signal_emit_by_name (get_columns (fixture), "activate", 290);
  g_assert_cmpstr (asked->str, ==, "");
  kscore_test_wait_until (gtk_inscription_get_text (GTK_INSCRIPTION (cell)) != NULL);
  g_signal_emit_by_name (get_columns (fixture), "activate", 0);
  g_assert_cmpstr (asked->str, ==, "0 details ");

  /* By a click of our own: the column view's frees rows while it places them, in GTK 4.8. */
  g_assert_false (gtk_column_view_get_single_click_activate (get_columns (fixture)));
  click (fixture, cell);
  g_assert_cmpstr (asked->str, ==, "0 details 0 details ");
  g_string_truncate (asked, strlen ("0 details "));

  /* The menu of the row that has the focus. */
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (list)));
  gtk_widget_activate_action (fixture->view, "statement-view.menu", NULL);
  gtk_widget_activate_action (fixture->view, "row.copy", NULL);
  g_assert_cmpstr (asked->str, ==, "0 details 0 copy ");
  kscore_test_spin (10);
}

/* In another order the same widgets show other rows. */
static void
test_keeps (Fixture       *fixture,
            gconstpointer  n_parts)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (get_columns (fixture)));
  g_autoptr (GtkWidget) row = g_object_ref (gtk_widget_get_first_child (list));
  GtkInscription *cell = GTK_INSCRIPTION (find_type (row, GTK_TYPE_INSCRIPTION));
  g_autofree char *before = NULL;

  kscore_test_wait_until (gtk_inscription_get_text (cell) != NULL);
  before = g_strdup (gtk_inscription_get_text (cell));
  kscore_statement_set_sort (fixture->statement, KSCORE_STATEMENT_SORT_DATE, FALSE);
  kscore_test_wait_until (gtk_inscription_get_text (cell) != NULL
                          && strcmp (gtk_inscription_get_text (cell), before) != 0);
  g_assert_true (gtk_widget_get_first_child (list) == row);
  g_assert_cmpuint (kscore_statement_column_find_row (row), ==, 0);
}

/* Of this thread, in microseconds: other programs run beside the tests. */
static gint64
get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

/* Lets the main loop go on for a while. */
static void
measure (gint64 *longest)
{
  gint64 until = g_get_monotonic_time () + 40000;

  while (g_get_monotonic_time () < until)
    {
      gint64 begin = get_processor_time ();

      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
      *longest = MAX (*longest, get_processor_time () - begin);
    }
}

static guint
count_rows (Fixture *fixture)
{
  GListModel *children =
    gtk_widget_observe_children (gtk_widget_get_last_child (GTK_WIDGET (get_columns (fixture))));
  guint n = g_list_model_get_n_items (children);

  g_object_unref (children);
  return n;
}

/* A million rows: no iteration of the main loop is long, and none makes many widgets. */
static void
test_million (Fixture       *fixture,
              gconstpointer  n_parts)
{
  KscoreStatementView *view = KSCORE_STATEMENT_VIEW (fixture->view);
  GtkScrolledWindow *scroller =
    GTK_SCROLLED_WINDOW (find_type (fixture->view, GTK_TYPE_SCROLLED_WINDOW));
  GtkAdjustment *down = gtk_scrolled_window_get_vadjustment (scroller);
  gint64 longest = 0;

  /* Filled anew. */
  kscore_statement_view_set_statement (view, NULL);
  kscore_test_spin (60);
  kscore_statement_view_set_statement (view, fixture->statement);
  while (count_rows (fixture) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_rows (fixture), <=, 32);
  while (gtk_adjustment_get_upper (down) < 1000000)
    measure (&longest);
  g_assert_cmpuint (count_rows (fixture), <, KSCORE_STATEMENT_SLOTS_MANY);
  g_test_message ("longest iteration while it is filled: %.1f ms", (double) longest / 1000);

  for (guint step = 0; step <= 60; step++)
    {
      double end = gtk_adjustment_get_upper (down) - gtk_adjustment_get_page_size (down);

      if (step % 20 == 10)
        kscore_statement_set_sort (fixture->statement, (KscoreStatementSort) (step / 20),
                                   step % 40 == 10);
      else
        gtk_adjustment_set_value (down, end * step / 60);
      measure (&longest);
      /* Another order begins at its first row. */
      if (step % 20 == 10)
        kscore_test_wait_until (gtk_adjustment_get_value (down) < 1);
    }
  g_test_message ("longest iteration: %.1f ms", (double) longest / 1000);
  /* Less by far where nothing runs beside it. */
  g_assert_cmpint (longest, <, 75000);
}

#define ADD(path, n_parts, func) \
  g_test_add (path, Fixture, GUINT_TO_POINTER (n_parts), set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);

  ADD ("/statement-view/rows", 300, test_rows);
  ADD ("/statement-view/sort", 300, test_sort);
  ADD ("/statement-view/layout", 300, test_layout);
  ADD ("/statement-view/activate", 300, test_activate);
  ADD ("/statement-view/keeps", 300, test_keeps);
  ADD ("/statement-view/million", 1000000, test_million);

  return g_test_run ();
}
