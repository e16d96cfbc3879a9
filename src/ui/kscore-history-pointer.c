#include "config.h"

#include "ui/kscore-history-pointer.h"

#include <math.h>

/* From how far on a pressed pointer chooses a span. */
#define DRAG_LEAST 8

typedef struct {
  GtkWidget                       *widget;  /* (unowned): owns this */
  const KscoreHistoryPointerFuncs *funcs;
  KscoreDay                        pressed; /* where a drag began, or unknown */
  KscoreDay                        first;   /* chosen by the drag; none where the last is not
                                             * after it */
  KscoreDay                        last;
} Pointer;

static void
motion_cb (Pointer *self,
           double   x,
           double   y)
{
  self->funcs->hover (self->widget, self->funcs->get_day (self->widget, x));
}

static void
leave_cb (Pointer *self)
{
  self->funcs->hover (self->widget, KSCORE_DAY_UNKNOWN);
}

static void
set_span (Pointer   *self,
          KscoreDay  first,
          KscoreDay  last)
{
  self->first = first;
  self->last = last;
  self->funcs->span (self->widget, first, last);
}

static void
clear_drag (Pointer *self)
{
  self->pressed = KSCORE_DAY_UNKNOWN;
  set_span (self, 0, 0);
}

static void
drag_begin_cb (Pointer *self,
               double   x,
               double   y)
{
  self->pressed = self->funcs->get_day (self->widget, x);
}

static void
drag_update_cb (Pointer        *self,
                double          dx,
                double          dy,
                GtkGestureDrag *gesture)
{
  double x = 0, y = 0;
  KscoreDay day;

  if (self->pressed == KSCORE_DAY_UNKNOWN)
    return;
  /* Up and down on a touch screen is the page's. */
  if (self->last <= self->first && (fabs (dx) < DRAG_LEAST || fabs (dx) < fabs (dy)))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  day = self->funcs->get_day (self->widget, x + dx);
  set_span (self, MIN (self->pressed, day), MAX (self->pressed, day));
}

static void
drag_end_cb (Pointer *self,
             double   dx,
             double   dy)
{
  KscoreDay first = self->first;
  KscoreDay last = self->last;
  KscoreDay pressed = self->pressed;

  clear_drag (self);
  if (last > first)
    self->funcs->choose (self->widget, first, last);
  else if (fabs (dx) < DRAG_LEAST && fabs (dy) < DRAG_LEAST)
    self->funcs->tap (self->widget, pressed);
}

static gboolean
scroll_cb (Pointer            *self,
           double              dx,
           double              dy,
           GtkEventController *controller)
{
  if ((gtk_event_controller_get_current_event_state (controller) & GDK_CONTROL_MASK) == 0
      || dy == 0)
    return GDK_EVENT_PROPAGATE;

  self->funcs->zoom (self->widget, dy < 0);
  return GDK_EVENT_STOP;
}

/**
 * kscore_history_pointer_follow:
 * @widget: a widget that draws days beside one another; once
 * @funcs: what it does; static
 *
 * Tells a widget what the pointer, or a finger, does with the days it draws.
 */
void
kscore_history_pointer_follow (GtkWidget                       *widget,
                               const KscoreHistoryPointerFuncs *funcs)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
    gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL
                                     | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  GtkGesture *drag = gtk_gesture_drag_new ();
  Pointer *self = g_new0 (Pointer, 1);

  self->widget = widget;
  self->funcs = funcs;
  self->pressed = KSCORE_DAY_UNKNOWN;
  g_object_set_data_full (G_OBJECT (widget), "kscore-history-pointer", self, g_free);

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (clear_drag), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
