#include "config.h"

#include "ui/kscore-day-entry.h"

#include <string.h>

#include "core/kscore-day-input.h"

/**
 * KscoreDayEntry:
 *
 * An entry for a day, typed or chosen from a calendar. A year or a month alone means its first
 * day, or its last where `last` is set. What is no date says so and leaves `day` as it was.
 */
struct _KscoreDayEntry
{
  GtkWidget parent_instance;

  GtkWidget   *box;
  GtkLabel    *title;
  GtkEntry    *entry;
  GtkPopover  *popover;
  GtkCalendar *calendar;
  GtkLabel    *problem;

  KscoreDay day;
  gboolean  last;
  gboolean  setting; /* entry or calendar, by us */
};

G_DEFINE_FINAL_TYPE (KscoreDayEntry, kscore_day_entry, GTK_TYPE_WIDGET)

typedef enum {
  PROP_DAY = 1,
  PROP_LAST,
  PROP_TITLE,
} KscoreDayEntryProperty;

static GParamSpec *properties[PROP_TITLE + 1];

/* "2026" or "2026-11". */
static gboolean
parse_span (const char *text,
            gboolean    last,
            KscoreDay  *day)
{
  guint year = 0;
  guint month = 0;
  guint day_of_month = 1;
  int n_read = 0;
  g_autofree char *whole = NULL;

  if (strspn (text, "0123456789-") != strlen (text))
    return FALSE;
  if (strlen (text) == 4 && sscanf (text, "%4u%n", &year, &n_read) == 1 && n_read == 4)
    month = last ? 12 : 1;
  else if (sscanf (text, "%4u-%2u%n", &year, &month, &n_read) != 2
           || (gsize) n_read != strlen (text))
    return FALSE;
  if (year < 1 || month < 1 || month > 12)
    return FALSE;

  if (last)
    day_of_month = g_date_get_days_in_month ((GDateMonth) month, (GDateYear) year);
  whole = g_strdup_printf ("%04u-%02u-%02u", year, month, day_of_month);
  return kscore_day_from_string (whole, day);
}

/**
 * kscore_day_entry_parse:
 * @text: what somebody typed
 * @last: whether a year or a month alone means its last day
 * @day: (out): the day; %KSCORE_DAY_UNKNOWN where nothing was typed
 *
 * Understands "2026-11" and "2026" beside what kscore_day_from_input() does.
 *
 * Returns: whether it is a date or nothing
 */
gboolean
kscore_day_entry_parse (const char *text,
                        gboolean    last,
                        KscoreDay  *day)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  if (*typed == '\0')
    {
      *day = KSCORE_DAY_UNKNOWN;
      return TRUE;
    }
  return parse_span (typed, last, day) || kscore_day_from_input (typed, day);
}

static void
show_problem (KscoreDayEntry *self,
              gboolean        problem)
{
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem);
  if (problem)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->entry), "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
}

static void
show_day (KscoreDayEntry *self)
{
  g_autofree char *text = self->day != KSCORE_DAY_UNKNOWN ? kscore_day_to_string (self->day)
                                                          : g_strdup ("");

  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->setting = FALSE;
  show_problem (self, FALSE);
}

static void
commit (KscoreDayEntry *self)
{
  KscoreDay day;

  if (!kscore_day_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->last,
                               &day))
    {
      show_problem (self, TRUE);
      return;
    }

  kscore_day_entry_set_day (self, day);
  show_day (self);
}

/* A whole date counts at once; others, and none, when somebody is through: who types over a date
 * takes it away first. */
static void
changed_cb (KscoreDayEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  KscoreDay day;

  if (self->setting)
    return;

  show_problem (self, FALSE);
  if (kscore_day_from_string (text, &day))
    kscore_day_entry_set_day (self, day);
}

static void
day_selected_cb (KscoreDayEntry *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%d");
  KscoreDay day;

  if (!self->setting && kscore_day_from_string (text, &day))
    kscore_day_entry_set_day (self, day);
}

static void
popover_map_cb (KscoreDayEntry *self)
{
  g_autoptr (GDateTime) date = NULL;

  if (self->day == KSCORE_DAY_UNKNOWN)
    return;

  date = g_date_time_new_from_unix_utc (kscore_day_to_time (self->day));
  self->setting = TRUE;
  gtk_calendar_select_day (self->calendar, date);
  self->setting = FALSE;
}

static void
kscore_day_entry_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KscoreDayEntry *self = KSCORE_DAY_ENTRY (object);

  switch ((KscoreDayEntryProperty) prop_id)
    {
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_LAST:
      g_value_set_boolean (value, self->last);
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_day_entry_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  KscoreDayEntry *self = KSCORE_DAY_ENTRY (object);

  switch ((KscoreDayEntryProperty) prop_id)
    {
    case PROP_DAY:
      kscore_day_entry_set_day (self, g_value_get_int (value));
      break;
    case PROP_LAST:
      if (self->last == g_value_get_boolean (value))
        break;
      self->last = g_value_get_boolean (value);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_TITLE:
      if (g_strcmp0 (gtk_label_get_label (self->title), g_value_get_string (value)) == 0)
        break;
      gtk_label_set_text_with_mnemonic (self->title, g_value_get_string (value));
      g_object_notify_by_pspec (object, pspec);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_day_entry_dispose (GObject *object)
{
  g_clear_pointer (&KSCORE_DAY_ENTRY (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (kscore_day_entry_parent_class)->dispose (object);
}

static void
kscore_day_entry_class_init (KscoreDayEntryClass *klass)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = kscore_day_entry_get_property;
  object_class->set_property = kscore_day_entry_set_property;
  object_class->dispose = kscore_day_entry_dispose;

  /**
   * KscoreDayEntry:day:
   *
   * The day, or %KSCORE_DAY_UNKNOWN.
   */
  properties[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT,
                                           KSCORE_DAY_UNKNOWN, flags);

  /**
   * KscoreDayEntry:last:
   *
   * Whether a year or a month alone means its last day.
   */
  properties[PROP_LAST] = g_param_spec_boolean ("last", NULL, NULL, FALSE, flags);

  /**
   * KscoreDayEntry:title:
   *
   * What the day is for, with a mnemonic.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);

  g_object_class_install_properties (object_class, G_N_ELEMENTS (properties), properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-day-entry.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreDayEntry, box);
  gtk_widget_class_bind_template_child (widget_class, KscoreDayEntry, title);
  gtk_widget_class_bind_template_child (widget_class, KscoreDayEntry, entry);
  gtk_widget_class_bind_template_child (widget_class, KscoreDayEntry, popover);
  gtk_widget_class_bind_template_child (widget_class, KscoreDayEntry, calendar);
  gtk_widget_class_bind_template_child (widget_class, KscoreDayEntry, problem);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, commit);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, popover_map_cb);
}

static void
kscore_day_entry_init (KscoreDayEntry *self)
{
  self->day = KSCORE_DAY_UNKNOWN;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_day_entry_new:
 *
 * Returns: (transfer floating): an entry of no day
 */
GtkWidget *
kscore_day_entry_new (void)
{
  return g_object_new (KSCORE_TYPE_DAY_ENTRY, NULL);
}

/**
 * kscore_day_entry_get_day:
 * @self: an entry
 *
 * Returns: the day, or %KSCORE_DAY_UNKNOWN
 */
KscoreDay
kscore_day_entry_get_day (KscoreDayEntry *self)
{
  g_return_val_if_fail (KSCORE_IS_DAY_ENTRY (self), KSCORE_DAY_UNKNOWN);

  return self->day;
}

/**
 * kscore_day_entry_set_day:
 * @self: an entry
 * @day: a day, or %KSCORE_DAY_UNKNOWN
 *
 * Sets the day.
 */
void
kscore_day_entry_set_day (KscoreDayEntry *self,
                          KscoreDay       day)
{
  KscoreDay typed;

  g_return_if_fail (KSCORE_IS_DAY_ENTRY (self));

  if (self->day == day)
    return;

  self->day = day;
  /* What is being typed stays as it is typed. */
  if (!kscore_day_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->last,
                               &typed)
      || typed != day)
    show_day (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}
