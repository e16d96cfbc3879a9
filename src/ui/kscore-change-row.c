#include "config.h"

#include "ui/kscore-change-row.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-change-words.h"
#include "core/kscore-format.h"
#include "ui/kscore-compat.h"

/**
 * KscoreChangeRow:
 *
 * A step of a change, with the posts and people behind it when it is open. Activating one of them
 * shows it in the Statement, by `win.show-post` or `win.show-person`.
 */
struct _KscoreChangeRow
{
  AdwExpanderRow parent_instance;

  KscoreChangeLabel label;
};

G_DEFINE_FINAL_TYPE (KscoreChangeRow, kscore_change_row, ADW_TYPE_EXPANDER_ROW)

static void
kscore_change_row_class_init (KscoreChangeRowClass *klass)
{
}

static void
kscore_change_row_init (KscoreChangeRow *self)
{
}

static GtkWidget *
create_number (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  return label;
}

/* Anybody's words are no markup. */
static GtkWidget *
create_source (const KscoreChangeSource *source,
               const char               *what,
               const char               *action)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *points = kscore_change_dup_points (source->points, source->hundredths);
  /* Translators: points with a sign ("+0.12"), or "under 0.01" */
  g_autofree char *number = g_strdup_printf (_("%s points"), points);
  g_autofree char *label = NULL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), source->name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  if (g_strcmp0 (source->handle, source->name) != 0 && source->handle != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), source->handle);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_number (points));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "(xs)", source->id, source->name);

  /* Translators: "Post" or "Person", its beginning or name, "+0.12 points" */
  label = g_strdup_printf (_("%1$s: %2$s. %3$s."), what, source->name, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

/* "1,141 parts · 42 posts · 310 people" would be a riddle: posts and people alone. */
static char *
dup_counts (const KscoreChangeStep *step)
{
  g_autofree char *posts_number = kscore_format_count (step->n_posts);
  g_autofree char *people_number = kscore_format_count (step->n_people);
  g_autofree char *posts = g_strdup_printf (ngettext ("%s post", "%s posts", step->n_posts),
                                            posts_number);
  g_autofree char *people = g_strdup_printf (ngettext ("%s person", "%s people", step->n_people),
                                             people_number);

  if (step->n_posts > 0 && step->n_people > 0)
    /* Translators: "42 posts", "310 people" */
    return g_strdup_printf (_("%1$s, %2$s"), posts, people);
  if (step->n_posts > 0)
    return g_steal_pointer (&posts);
  return step->n_people > 0 ? g_steal_pointer (&people) : NULL;
}

/* A line of words, with points at its end where there are any. */
static void
add_line (KscoreChangeRow *self,
          const char      *text,
          const char      *points,
          const char      *style)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (text);
  g_autofree char *number = points != NULL ? g_strdup_printf (_("%s points"), points) : NULL;
  /* Translators: "204 more posts", "+2.30 points" */
  g_autofree char *words = number != NULL ? g_strdup_printf (_("%1$s: %2$s."), text, number)
                                          : g_strdup (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  if (points != NULL)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  if (points != NULL)
    gtk_box_append (GTK_BOX (box), create_number (points));
  gtk_widget_add_css_class (box, "change-more");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_rest (KscoreChangeRow        *self,
          const KscoreChangeRest *rest,
          const char             *words)
{
  g_autofree char *points = kscore_change_dup_points (rest->points, rest->hundredths);

  if (rest->n > 0)
    add_line (self, words, points, "caption");
}

/* What is shown of a view adds up to the step, as what is shown of the other does. */
static void
add_view (KscoreChangeRow        *self,
          const KscoreChangeStep *step,
          KscoreChangeView        view)
{
  const GPtrArray *sources = kscore_change_step_get_sources (step, view);
  const char *title = kscore_change_view_get_title (view, step);
  gboolean posts = view == KSCORE_CHANGE_BY_POST;
  g_autofree char *others = kscore_change_view_dup_others (view, step->others[view].n);

  if (title == NULL)
    return;
  add_line (self, title, NULL, "caption-heading");
  for (guint i = 0; i < sources->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                              create_source (g_ptr_array_index (sources, i),
                                             posts ? _("Post") : _("Person"),
                                             posts ? "win.show-post" : "win.show-person"));
  add_rest (self, &step->others[view], others);
  add_rest (self, &step->none[view], kscore_change_view_get_none (view));
}

static void
add_sources (KscoreChangeRow        *self,
             const KscoreChangeStep *step)
{
  for (KscoreChangeView view = 0; view < KSCORE_N_CHANGE_VIEWS; view++)
    add_view (self, step, view);
  if (step->posts->len + step->people->len == 0)
    add_line (self, _("No single post or person stands behind it."), NULL, "dim-label");
}

/**
 * kscore_change_row_new:
 * @step: what to show
 * @window_weeks: complete weeks that count, by the model
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kscore_change_row_new (const KscoreChangeStep *step,
                       guint                   window_weeks)
{
  KscoreChangeRow *self = g_object_new (KSCORE_TYPE_CHANGE_ROW, NULL);
  const char *title = kscore_change_label_get_title (step->label);
  g_autofree char *words = kscore_change_label_dup_words (step->label, window_weeks);
  g_autofree char *points = kscore_format_change ((double) step->tenths * KSCORE_CHANGE_STEP);
  g_autofree char *number = g_strdup_printf (_("%s points"), points);
  g_autofree char *counts = dup_counts (step);
  g_autofree char *subtitle = counts != NULL ? g_strdup_printf ("%s\n%s", words, counts)
                                             : g_strdup (words);
  g_autofree char *label = NULL;

  self->label = step->label;
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  kscore_compat_expander_row_add (ADW_EXPANDER_ROW (self), create_number (points));
  add_sources (self, step);

  /* Translators: why a score changed ("New"), "+2.6 points", a sentence, "42 posts, 310 people" */
  label = g_strdup_printf (_("%1$s: %2$s. %3$s %4$s"), title, number, words,
                           counts != NULL ? counts : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  g_strchomp (label), -1);
  return GTK_WIDGET (self);
}

/**
 * kscore_change_row_get_label:
 * @self: a row
 *
 * Returns: which step it shows
 */
KscoreChangeLabel
kscore_change_row_get_label (KscoreChangeRow *self)
{
  g_return_val_if_fail (KSCORE_IS_CHANGE_ROW (self), KSCORE_N_CHANGES);

  return self->label;
}
