#include "config.h"

#include "ui/kscore-person-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "core/kscore-text.h"
#include "ui/kscore-web-link.h"
#include "ui/kscore-window-private.h"

/* From here on a number with one decimal is not 0.0. */
#define LEAST_POINTS 0.05

/**
 * KscorePersonRow:
 *
 * A row of a list of people: what they did, what is noteworthy about them, and their points, which
 * stand in a column of their own, or where it is narrow in a line of their own.
 *
 * Actions: `person.open` shows their profile in the browser. Accessibility: the row's label is a
 * sentence with all of it.
 */
struct _KscorePersonRow
{
  GtkListBoxRow parent_instance;

  GtkBox    *box;
  GtkLabel  *name;
  GtkLabel  *detail;
  GtkLabel  *note;
  GtkLabel  *points;
  GtkButton *open_button;

  KscorePerson *person;      /* (owned) */
  GCancellable *cancellable; /* (owned): of what is being opened */
};

G_DEFINE_FINAL_TYPE (KscorePersonRow, kscore_person_row, GTK_TYPE_LIST_BOX_ROW)

static void
opened_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  GtkWidget *widget = GTK_WIDGET (object);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;

  if (kscore_web_link_open_finish (widget, result, &error)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (root != NULL && KSCORE_IS_WINDOW (root))
    kscore_window_show_toast (KSCORE_WINDOW (root), error->message, NULL, NULL);
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  KscorePersonRow *self = KSCORE_PERSON_ROW (widget);

  kscore_web_link_open_async (widget, kscore_person_get_values (self->person)->url,
                              self->cancellable, opened_cb, NULL);
}

static char *
dup_points (double points)
{
  g_autofree char *number = NULL;

  if (isnan (points))
    return g_strdup (_("not scored"));
  if (points > 0 && points < LEAST_POINTS)
    {
      number = kscore_format_score (0.1);
      /* Translators: %s is "0.1" */
      return g_strdup_printf (_("under %s points"), number);
    }
  number = kscore_format_score (points);
  /* Translators: %s is a number with one decimal, as "3.1" */
  return g_strdup_printf (_("%s points"), number);
}

static void
add_part (GString    *text,
          const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (text->len > 0)
    g_string_append (text, " · ");
  g_string_append (text, part);
}

/* "@bo@moor.example · Mastodon · 3 replies, 12 likes · last on 12 Nov" */
static char *
dup_detail (const KscorePersonValues *values)
{
  GString *text = g_string_new (NULL);
  /* Translators: %s is a date: the day somebody reacted last */
  g_autofree char *last = g_strdup_printf (_("last on %s"), values->date);

  if (values->handle != NULL && g_strcmp0 (values->handle, values->name) != 0)
    {
      g_autofree char *handle = g_strconcat ("@", values->handle, NULL);

      add_part (text, handle);
    }
  if (values->network != NULL)
    add_part (text, kscore_network_get_name (values->network));
  add_part (text, values->reactions);
  if (values->n_accounts > 1)
    {
      g_autofree char *number = kscore_format_count (values->n_accounts);
      g_autofree char *group = g_strdup_printf (
        ngettext ("%s account that counts as one person",
                  "%s accounts that count as one person", values->n_accounts), number);

      add_part (text, group);
    }
  add_part (text, last);
  return g_string_free (text, FALSE);
}

static void
update (KscorePersonRow *self)
{
  const KscorePersonValues *values = kscore_person_get_values (self->person);
  gboolean safe = kscore_text_is_web_address (values->url);
  g_autofree char *points = dup_points (values->points);
  g_autofree char *detail = dup_detail (values);
  g_autofree char *sentence = NULL;
  g_autofree char *button = NULL;

  gtk_label_set_text (self->name, values->name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), values->name);
  gtk_label_set_text (self->detail, detail);
  gtk_label_set_text (self->note, values->note != NULL ? values->note : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), values->note != NULL);
  gtk_label_set_text (self->points, points);
  /* Its place stays, so that the figures of all rows stand below each other. */
  gtk_widget_set_child_visible (GTK_WIDGET (self->open_button), safe);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "person.open", safe);

  if (values->note != NULL)
    /* Translators: a name, what somebody did, what is noteworthy about them, "3.1 points" */
    sentence = g_strdup_printf (_("%1$s. %2$s. %3$s. %4$s."), values->name, detail, values->note,
                                points);
  else
    /* Translators: a name, what somebody did, "3.1 points" */
    sentence = g_strdup_printf (C_("person", "%1$s. %2$s. %3$s."), values->name, detail, points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  /* Translators: %s is a name */
  button = g_strdup_printf (_("Open Profile in Browser: %s"), values->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
}

static void
set_column (KscorePersonRow *self,
            GtkSizeGroup    *column)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  column != NULL ? GTK_ORIENTATION_HORIZONTAL
                                                 : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->box, column != NULL ? 12 : 3);
  gtk_label_set_xalign (self->points, column != NULL ? 1 : 0);
  gtk_label_set_wrap (self->points, column == NULL);
  if (column != NULL)
    gtk_size_group_add_widget (column, GTK_WIDGET (self->points));
}

static void
kscore_person_row_dispose (GObject *object)
{
  KscorePersonRow *self = KSCORE_PERSON_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->person);

  G_OBJECT_CLASS (kscore_person_row_parent_class)->dispose (object);
}

static void
kscore_person_row_class_init (KscorePersonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_person_row_dispose;

  gtk_widget_class_install_action (widget_class, "person.open", NULL, open_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-person-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KscorePersonRow, box);
  gtk_widget_class_bind_template_child (widget_class, KscorePersonRow, name);
  gtk_widget_class_bind_template_child (widget_class, KscorePersonRow, detail);
  gtk_widget_class_bind_template_child (widget_class, KscorePersonRow, note);
  gtk_widget_class_bind_template_child (widget_class, KscorePersonRow, points);
  gtk_widget_class_bind_template_child (widget_class, KscorePersonRow, open_button);
}

static void
kscore_person_row_init (KscorePersonRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_person_row_new:
 * @person: whom to show
 * @column: (nullable): makes the points of all rows a column; without it they stand below the name
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kscore_person_row_new (KscorePerson *person,
                       GtkSizeGroup *column)
{
  KscorePersonRow *self;

  g_return_val_if_fail (KSCORE_IS_PERSON (person), NULL);

  self = g_object_new (KSCORE_TYPE_PERSON_ROW, NULL);
  self->person = g_object_ref (person);
  set_column (self, column);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * kscore_person_row_get_person:
 * @self: a row
 *
 * Returns: (transfer none): whom it shows
 */
KscorePerson *
kscore_person_row_get_person (KscorePersonRow *self)
{
  g_return_val_if_fail (KSCORE_IS_PERSON_ROW (self), NULL);

  return self->person;
}
