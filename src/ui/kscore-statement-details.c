#include "config.h"

#include "ui/kscore-statement-details.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/kscore-statement-words.h"

/**
 * KscoreStatementDetails:
 *
 * All of one row of the statement, and what can be done with it. What is asked is told by the
 * signal `row-action`, as #KscoreStatementView does; after that it closes, unless it was to copy or
 * to open.
 */
struct _KscoreStatementDetails
{
  AdwWindow parent_instance;

  GtkLabel   *heading;
  GtkLabel   *points;
  GtkLabel   *reason;
  GtkListBox *fields;
  GtkWidget  *open_button;
  GtkWidget  *person_button;
  GtkWidget  *post_button;

  KscoreStatementRow *row; /* (owned) */
};

G_DEFINE_FINAL_TYPE (KscoreStatementDetails, kscore_statement_details, ADW_TYPE_WINDOW)

static guint row_action_signal;

static void
row_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  g_autoptr (KscoreStatementDetails) self = g_object_ref (KSCORE_STATEMENT_DETAILS (widget));
  const char *action = action_name + strlen ("row.");

  g_signal_emit (self, row_action_signal, 0, self->row, action);
  if (g_str_has_prefix (action, "only-"))
    gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* Adds a line; none where there is nothing to say. */
static void
add_field (KscoreStatementDetails *self,
           const char             *name,
           const char             *value)
{
  GtkWidget *row;
  GtkWidget *box;
  GtkWidget *name_label;
  GtkWidget *value_label;

  if (value == NULL || *value == '\0')
    return;

  row = gtk_list_box_row_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  name_label = create_label (name);
  value_label = create_label (value);
  gtk_widget_add_css_class (name_label, "caption");
  gtk_widget_add_css_class (name_label, "dim-label");
  gtk_label_set_selectable (GTK_LABEL (value_label), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value_label),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, name_label, NULL, -1);
  gtk_box_append (GTK_BOX (box), name_label);
  gtk_box_append (GTK_BOX (box), value_label);
  gtk_widget_add_css_class (box, "statement-field");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->fields, row);
}

static void
add_date (KscoreStatementDetails *self)
{
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;
  gboolean estimated = FALSE;

  g_object_get (self->row, "date", &date, "time", &time, "estimated", &estimated, NULL);
  if (time != NULL)
    /* Translators: a day and a time, as "12 November 2026, 14:05 UTC" */
    text = g_strdup_printf (_("%s, %s"), date, time);
  else if (estimated)
    /* Translators: %s is a day that nobody told */
    text = g_strdup_printf (_("%s, estimated"), date);
  else
    text = g_strdup (date);
  add_field (self, kscore_statement_words_get_sort (KSCORE_STATEMENT_SORT_DATE), text);
}

static void
add_person (KscoreStatementDetails *self)
{
  g_autofree char *person = NULL;
  g_autofree char *handle = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->row, "person", &person, "handle", &handle, NULL);
  text = handle != NULL && g_strcmp0 (handle, person) != 0
           ? g_strdup_printf ("%s\n%s", person, handle) : g_strdup (person);
  add_field (self, kscore_statement_words_get_sort (KSCORE_STATEMENT_SORT_PERSON), text);
}

static void
add_network (KscoreStatementDetails *self)
{
  g_autofree char *network = NULL;
  g_autofree char *account = NULL;
  g_autofree char *text = NULL;

  g_object_get (self->row, "network-name", &network, "account", &account, NULL);
  text = network != NULL && account != NULL ? g_strdup_printf ("%s\n%s", network, account)
                                            : g_strdup (network != NULL ? network : account);
  add_field (self, kscore_statement_words_get_sort (KSCORE_STATEMENT_SORT_NETWORK), text);
}

static void
fill (KscoreStatementDetails *self)
{
  g_autofree char *title = kscore_statement_words_get_title (self->row);
  g_autofree char *points_text = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *component = NULL;
  g_autofree char *post = NULL;
  g_autofree char *url = NULL;
  g_autofree char *points = NULL;
  g_autofree char *count_text = NULL;
  double count = 1;

  g_object_get (self->row,
                "points-text", &points_text, "reason", &reason, "component", &component,
                "post-text", &post, "post-url", &url, "count", &count,
                NULL);
  gtk_label_set_text (self->heading, title);
  /* Translators: %s is a number, as "0.124 points" */
  points = isnan (kscore_statement_row_get_points (self->row))
             ? g_strdup (points_text) : g_strdup_printf (_("%s points"), points_text);
  gtk_label_set_text (self->points, points);
  gtk_label_set_text (self->reason, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason), reason != NULL);

  add_date (self);
  add_person (self);
  add_network (self);
  add_field (self, kscore_statement_words_get_sort (KSCORE_STATEMENT_SORT_POST), post);
  add_field (self, _("Counts As"), component);
  count_text = kscore_statement_words_get_count (count);
  if (count != 1)
    add_field (self, kscore_statement_words_get_sort (KSCORE_STATEMENT_SORT_COUNT), count_text);

  gtk_widget_set_visible (self->open_button, url != NULL);
  gtk_widget_set_visible (self->person_button, kscore_statement_row_get_actor (self->row) != 0);
  gtk_widget_set_visible (self->post_button, kscore_statement_row_get_post (self->row) != 0);
}

static void
kscore_statement_details_dispose (GObject *object)
{
  g_clear_object (&KSCORE_STATEMENT_DETAILS (object)->row);

  G_OBJECT_CLASS (kscore_statement_details_parent_class)->dispose (object);
}

static void
kscore_statement_details_class_init (KscoreStatementDetailsClass *klass)
{
  static const char *const actions[] = { "row.only-person", "row.only-post", "row.open-post",
                                         "row.copy" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_statement_details_dispose;

  /**
   * KscoreStatementDetails::row-action:
   * @self: details
   * @row: the row
   * @action: what is asked
   *
   * Something is asked of the row.
   */
  row_action_signal = g_signal_new ("row-action", KSCORE_TYPE_STATEMENT_DETAILS, G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                    KSCORE_TYPE_STATEMENT_ROW, G_TYPE_STRING);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, row_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-statement-details.ui");
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementDetails, heading);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementDetails, points);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementDetails, reason);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementDetails, fields);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementDetails, open_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementDetails, person_button);
  gtk_widget_class_bind_template_child (widget_class, KscoreStatementDetails, post_button);
}

static void
kscore_statement_details_init (KscoreStatementDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_statement_details_new:
 * @parent: (nullable): the window that it belongs to
 * @row: a row that is loaded
 *
 * Returns: (transfer none): a dialog, owned by GTK
 */
GtkWidget *
kscore_statement_details_new (GtkWindow          *parent,
                              KscoreStatementRow *row)
{
  KscoreStatementDetails *self = g_object_new (KSCORE_TYPE_STATEMENT_DETAILS,
                                               "transient-for", parent, NULL);

  self->row = g_object_ref (row);
  fill (self);
  return GTK_WIDGET (self);
}
