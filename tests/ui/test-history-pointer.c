#include "config.h"

#include "support/kscore-test-ui.h"
#include "ui/kscore-history-pointer.h"

static GString *told;

/* Ten pixels are a day. */
static KscoreDay
get_day (GtkWidget *widget,
         double     x)
{
  return (KscoreDay) (x / 10);
}

static void
hover (GtkWidget *widget,
       KscoreDay  day)
{
  if (day == KSCORE_DAY_UNKNOWN)
    g_string_append (told, "leave ");
  else
    g_string_append_printf (told, "hover %d ", day);
}

static void
span (GtkWidget *widget,
      KscoreDay  first,
      KscoreDay  last)
{
  if (last > first)
    g_string_append_printf (told, "span %d-%d ", first, last);
}

static void
choose (GtkWidget *widget,
        KscoreDay  first,
        KscoreDay  last)
{
  g_string_append_printf (told, "choose %d-%d ", first, last);
}

static void
tap (GtkWidget *widget,
     KscoreDay  day)
{
  g_string_append_printf (told, "tap %d ", day);
}

static void
zoom (GtkWidget *widget,
      gboolean   in)
{
  g_string_append (told, in ? "in " : "out ");
}

static const KscoreHistoryPointerFuncs funcs = { get_day, hover, span, choose, tap, zoom };

static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
assert_told (const char *words)
{
  g_assert_cmpstr (told->str, ==, words);
  g_string_truncate (told, 0);
}

static GtkWidget *
create_widget (void)
{
  GtkWidget *widget = g_object_ref_sink (gtk_drawing_area_new ());

  told = g_string_new (NULL);
  kscore_history_pointer_follow (widget, &funcs);
  return widget;
}

static void
destroy_widget (GtkWidget *widget)
{
  g_assert_finalize_object (widget);
  g_string_free (told, TRUE);
}

static void
test_hover (void)
{
  GtkWidget *widget = create_widget ();
  GtkEventController *motion = find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  GtkEventController *scroll = find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_SCROLL);
  gboolean handled = TRUE;

  g_signal_emit_by_name (motion, "enter", 12.0, 3.0);
  g_signal_emit_by_name (motion, "motion", 47.0, 3.0);
  g_signal_emit_by_name (motion, "leave");
  assert_told ("hover 1 hover 4 leave ");

  /* Without Ctrl the page is scrolled. */
  g_signal_emit_by_name (scroll, "scroll", 0.0, 1.0, &handled);
  g_assert_false (handled);
  assert_told ("");
  destroy_widget (widget);
}

/* A drag chooses, backwards too; up and down it is the page's, and a press is a tap. */
static void
test_drag (void)
{
  GtkWidget *widget = create_widget ();
  GtkEventController *drag = find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (drag, "drag-begin", 30.0, 0.0);
  g_signal_emit_by_name (drag, "drag-update", 3.0, 0.0);
  g_signal_emit_by_name (drag, "drag-end", 3.0, 1.0);
  assert_told ("tap 3 ");

  g_signal_emit_by_name (drag, "drag-begin", 30.0, 0.0);
  g_signal_emit_by_name (drag, "drag-update", 20.0, 90.0);
  g_signal_emit_by_name (drag, "drag-end", 20.0, 90.0);
  assert_told ("");

  /* Without an event a gesture knows no point where it began: that is taken for 0. */
  g_signal_emit_by_name (drag, "drag-begin", 30.0, 0.0);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 5.0);
  g_signal_emit_by_name (drag, "drag-update", 10.0, 90.0);
  g_signal_emit_by_name (drag, "drag-end", 10.0, 90.0);
  assert_told ("span 3-6 span 1-3 choose 1-3 ");

  /* What is broken off chooses nothing. */
  g_signal_emit_by_name (drag, "drag-begin", 30.0, 0.0);
  g_signal_emit_by_name (drag, "drag-update", 60.0, 5.0);
  g_signal_emit_by_name (drag, "cancel", NULL);
  g_signal_emit_by_name (drag, "drag-end", 60.0, 5.0);
  assert_told ("span 3-6 ");
  destroy_widget (widget);
}

int
main (int   argc,
      char *argv[])
{
  kscore_test_ui_init (&argc, &argv);
  g_test_add_func ("/ui/history-pointer/hover", test_hover);
  g_test_add_func ("/ui/history-pointer/drag", test_drag);
  return g_test_run ();
}
