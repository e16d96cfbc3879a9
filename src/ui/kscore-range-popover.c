#include "config.h"

#include "ui/kscore-range-popover.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-day-input.h"
#include "core/kscore-format.h"

/* Of a popover, on both sides. */
#define BORDER 36

/**
 * KscoreRangePopover:
 *
 * Asks for a range of days: its first and its last, typed as 2026-11-12 or as usual in the user's
 * locale, or picked in the calendar for the field that had the focus last. Says in a sentence what
 * will be shown, or why nothing can be.
 */
struct _KscoreRangePopover
{
  GtkPopover parent_instance;

  GtkEntry    *from;
  GtkEntry    *to;
  GtkLabel    *outcome;
  GtkCalendar *calendar;

  GtkEntry    *picked;   /* (not owned): which of the two the calendar fills */
  KscoreDay    oldest;   /* that can be shown */
  KscoreDay    newest;
  gboolean     updating; /* the entries or the calendar are set from here */
};

G_DEFINE_FINAL_TYPE (KscoreRangePopover, kscore_range_popover, GTK_TYPE_POPOVER)

enum {
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
get_day (GtkEntry  *entry,
         KscoreDay *day)
{
  return kscore_day_from_input (gtk_editable_get_text (GTK_EDITABLE (entry)), day);
}

/* What keeps a range from being shown. */
static char *
dup_problem (KscoreRangePopover *self,
             GtkEntry          **wrong)
{
  GtkEntry *entries[] = { self->from, self->to };
  KscoreDay days[2];

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (!get_day (entries[i], &days[i]))
      {
        g_autofree char *example = kscore_day_to_string (self->newest);
        const char *text = gtk_editable_get_text (GTK_EDITABLE (entries[i]));

        *wrong = entries[i];
        if (*text == '\0')
          /* Translators: a date */
          return g_strdup_printf (_("A date is missing; write it as %s."), example);
        /* Translators: what somebody typed, and a date */
        return g_strdup_printf (_("“%s” is not a date; write it as %s."), text, example);
      }

  *wrong = self->to;
  if (days[1] < days[0])
    return g_strdup (_("The last day is before the first."));
  if (days[1] < self->oldest || days[0] > self->newest)
    {
      g_autofree char *extent = kscore_format_days (self->oldest, self->newest);

      /* Translators: from one date to another */
      return g_strdup_printf (_("There is no score on these days; there is for %s."), extent);
    }

  *wrong = NULL;
  return NULL;
}

static char *
dup_outcome (KscoreRangePopover *self,
             KscoreDay          *first,
             KscoreDay          *last)
{
  get_day (self->from, first);
  get_day (self->to, last);
  *first = MAX (*first, self->oldest);
  *last = MIN (*last, self->newest);
  return kscore_format_span (*first, *last);
}

static void
set_wrong (GtkEntry *entry,
           gboolean  wrong)
{
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
update (KscoreRangePopover *self)
{
  GtkEntry *wrong = NULL;
  g_autofree char *text = dup_problem (self, &wrong);
  KscoreDay first, last;

  set_wrong (self->from, wrong == self->from);
  set_wrong (self->to, wrong == self->to);
  if (wrong != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->outcome), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), "error");
  if (text == NULL)
    text = dup_outcome (self, &first, &last);
  gtk_label_set_text (self->outcome, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->from), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->to), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text, -1);
}

/* The calendar shows the day of the field that it fills. */
static void
show_in_calendar (KscoreRangePopover *self)
{
  KscoreDay day;
  g_autoptr (GDateTime) date = NULL;

  if (!get_day (self->picked, &day))
    return;

  date = g_date_time_new_from_unix_utc (kscore_day_to_time (day));
  self->updating = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->updating = FALSE;
}

static void
changed_cb (KscoreRangePopover *self)
{
  if (self->updating)
    return;
  show_in_calendar (self);
  update (self);
}

static void
picked_cb (KscoreRangePopover *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");

  if (self->updating)
    return;
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->picked), text);
  self->updating = FALSE;
  update (self);
}

static void
from_focused_cb (KscoreRangePopover *self)
{
  self->picked = self->from;
  show_in_calendar (self);
}

static void
to_focused_cb (KscoreRangePopover *self)
{
  self->picked = self->to;
  show_in_calendar (self);
}

/* With large text a calendar is wider than a small window; then its text is smaller. */
static void
fit_cb (KscoreRangePopover *self)
{
  GtkWidget *calendar = GTK_WIDGET (self->calendar);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  int width;

  if (gtk_widget_has_css_class (calendar, "small"))
    return;

  gtk_widget_measure (calendar, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  if (width > gtk_widget_get_width (window) - BORDER)
    gtk_widget_add_css_class (calendar, "small");
}

static void
show_cb (KscoreRangePopover *self)
{
  GtkEntry *wrong = NULL;
  g_autofree char *problem = dup_problem (self, &wrong);
  g_autofree char *outcome = NULL;
  KscoreDay first, last;

  if (problem != NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (wrong));
      return;
    }

  outcome = dup_outcome (self, &first, &last);
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, first, last);
}

static void
kscore_range_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), KSCORE_TYPE_RANGE_POPOVER);

  G_OBJECT_CLASS (kscore_range_popover_parent_class)->dispose (object);
}

static void
kscore_range_popover_class_init (KscoreRangePopoverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_range_popover_dispose;

  /**
   * KscoreRangePopover::chosen:
   * @self: a popover
   * @first: the first day
   * @last: the last day, not before it
   *
   * A range was chosen, within the days that can be shown.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-range-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreRangePopover, from);
  gtk_widget_class_bind_template_child (widget_class, KscoreRangePopover, to);
  gtk_widget_class_bind_template_child (widget_class, KscoreRangePopover, outcome);
  gtk_widget_class_bind_template_child (widget_class, KscoreRangePopover, calendar);
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
}

static void
watch_entry (KscoreRangePopover *self,
             GtkEntry           *entry,
             GCallback           focused_cb)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "enter", focused_cb, self);
  gtk_widget_add_controller (GTK_WIDGET (entry), focus);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (show_cb), self);
}

static void
kscore_range_popover_init (KscoreRangePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->picked = self->from;
  watch_entry (self, self->from, G_CALLBACK (from_focused_cb));
  watch_entry (self, self->to, G_CALLBACK (to_focused_cb));
  g_signal_connect_swapped (self, "show", G_CALLBACK (fit_cb), self);
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (picked_cb), self);
}

/**
 * kscore_range_popover_new:
 *
 * Returns: (transfer floating): a popover without a range
 */
GtkWidget *
kscore_range_popover_new (void)
{
  return g_object_new (KSCORE_TYPE_RANGE_POPOVER, NULL);
}

/**
 * kscore_range_popover_set_range:
 * @self: a popover
 * @first: the first day that is shown
 * @last: the last day that is shown
 * @oldest: the first day that can be shown
 * @newest: the last day that can be shown
 *
 * Fills the popover with what is shown now.
 */
void
kscore_range_popover_set_range (KscoreRangePopover *self,
                                KscoreDay           first,
                                KscoreDay           last,
                                KscoreDay           oldest,
                                KscoreDay           newest)
{
  g_autofree char *from = kscore_day_to_string (first);
  g_autofree char *to = kscore_day_to_string (last);

  g_return_if_fail (KSCORE_IS_RANGE_POPOVER (self));

  self->oldest = oldest;
  self->newest = newest;
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->from), from);
  gtk_editable_set_text (GTK_EDITABLE (self->to), to);
  self->updating = FALSE;
  show_in_calendar (self);
  update (self);
}
