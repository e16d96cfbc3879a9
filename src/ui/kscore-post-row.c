#include "config.h"

#include "ui/kscore-post-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-text.h"
#include "ui/kscore-web-link.h"
#include "ui/kscore-window-private.h"

/* From here on a number with one decimal is not 0.0. */
#define LEAST_POINTS 0.05

/**
 * KscorePostRow:
 *
 * A row of a list of posts: its beginning, what people did with it, its points, and what the
 * score would be without it. The last row may stand for everything else; there is nothing to do
 * with that one.
 *
 * Actions: `post.open` shows the post in the browser. Accessibility: the row's label is a sentence
 * with all of it.
 */
struct _KscorePostRow
{
  GtkListBoxRow parent_instance;

  GtkBox    *box;
  GtkLabel  *text;
  GtkLabel  *detail;
  GtkLabel  *points;
  GtkLabel  *without;
  GtkButton *open_button;

  KscoreTopPost *post;        /* (owned) */
  GCancellable  *cancellable; /* (owned): of what is being opened */
};

G_DEFINE_FINAL_TYPE (KscorePostRow, kscore_post_row, GTK_TYPE_LIST_BOX_ROW)

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
  KscorePostRow *self = KSCORE_POST_ROW (widget);

  kscore_web_link_open_async (widget, kscore_top_post_get_url (self->post), self->cancellable,
                              opened_cb, NULL);
}

static char *
dup_points (double points)
{
  g_autofree char *number = NULL;

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

/* "Mastodon · 12 Nov · 612 reshares, 1,940 likes" */
static char *
dup_detail (KscoreTopPost *post)
{
  g_autofree char *network = NULL;
  g_autofree char *date = NULL;
  GPtrArray *parts = g_ptr_array_new ();
  char *text;

  g_object_get (post, "network-name", &network, "date", &date, NULL);
  if (network != NULL)
    g_ptr_array_add (parts, network);
  if (date != NULL)
    g_ptr_array_add (parts, date);
  if (kscore_top_post_get_detail (post) != NULL)
    g_ptr_array_add (parts, (gpointer) kscore_top_post_get_detail (post));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **) parts->pdata);
  g_ptr_array_unref (parts);

  return text;
}

static void
update_accessible (KscorePostRow *self,
                   const char    *points)
{
  const char *text = kscore_top_post_get_text (self->post);
  const char *detail = gtk_label_get_text (self->detail);
  double without = kscore_top_post_get_without (self->post);
  g_autofree char *label = NULL;
  g_autofree char *button = NULL;

  if (isfinite (without))
    {
      g_autofree char *number = kscore_format_score (without);

      /* Translators: a post, what people did with it, "3.1 points", and a score */
      label = g_strdup_printf (_("%1$s. %2$s. %3$s; the score would be %4$s without it."), text,
                               detail, points, number);
    }
  else
    /* Translators: a post, what people did with it, "3.1 points" */
    label = g_strdup_printf (_("%1$s. %2$s. %3$s."), text, detail, points);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  /* Translators: %s is the beginning of a post */
  button = g_strdup_printf (_("Open in Browser: %s"), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
}

/* The figures stand in a column of their own, or where it is narrow in a line of their own. */
static void
update_figures (KscorePostRow *self,
                const char    *points,
                gboolean       narrow)
{
  double without = kscore_top_post_get_without (self->post);
  g_autofree char *number = kscore_format_score (without);
  /* Translators: what the score would be: "45.9 without it" */
  g_autofree char *text = g_strdup_printf (_("%s without it"), number);
  g_autofree char *both = g_strdup_printf (_("%1$s · %2$s"), points, text);

  gtk_label_set_text (self->points, narrow && isfinite (without) ? both : points);
  gtk_label_set_text (self->without, text);
  gtk_widget_set_visible (GTK_WIDGET (self->without), !narrow && isfinite (without));
}

static void
update (KscorePostRow *self,
        gboolean       narrow)
{
  gboolean rest = kscore_top_post_get_rest (self->post);
  gboolean safe = kscore_text_is_web_address (kscore_top_post_get_url (self->post));
  g_autofree char *points = dup_points (kscore_top_post_get_points (self->post));
  g_autofree char *detail = dup_detail (self->post);

  gtk_label_set_text (self->text, kscore_top_post_get_text (self->post));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->text), kscore_top_post_get_text (self->post));
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  update_figures (self, points, narrow);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), !rest);
  if (rest)
    gtk_widget_add_css_class (GTK_WIDGET (self->text), "dim-label");
  /* Its place stays, so that the figures of all rows stand below each other. */
  gtk_widget_set_child_visible (GTK_WIDGET (self->open_button), safe);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "post.open", safe);
  update_accessible (self, points);
}

static void
set_narrow (KscorePostRow *self,
            gboolean       narrow)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->box, narrow ? 3 : 12);
  /* Where lines are short there are two. */
  gtk_label_set_wrap (self->text, narrow);
  gtk_label_set_lines (self->text, narrow ? 2 : -1);
  gtk_label_set_xalign (self->points, narrow ? 0 : 1);
  gtk_label_set_wrap (self->points, narrow);
}

static void
kscore_post_row_dispose (GObject *object)
{
  KscorePostRow *self = KSCORE_POST_ROW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->post);

  G_OBJECT_CLASS (kscore_post_row_parent_class)->dispose (object);
}

static void
kscore_post_row_class_init (KscorePostRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = kscore_post_row_dispose;

  gtk_widget_class_install_action (widget_class, "post.open", NULL, open_cb);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-post-row.ui");
  gtk_widget_class_bind_template_child (widget_class, KscorePostRow, box);
  gtk_widget_class_bind_template_child (widget_class, KscorePostRow, text);
  gtk_widget_class_bind_template_child (widget_class, KscorePostRow, detail);
  gtk_widget_class_bind_template_child (widget_class, KscorePostRow, points);
  gtk_widget_class_bind_template_child (widget_class, KscorePostRow, without);
  gtk_widget_class_bind_template_child (widget_class, KscorePostRow, open_button);
}

static void
kscore_post_row_init (KscorePostRow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_post_row_new:
 * @post: what to show
 * @narrow: whether the figures stand below the text
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
kscore_post_row_new (KscoreTopPost *post,
                     gboolean       narrow)
{
  KscorePostRow *self;

  g_return_val_if_fail (KSCORE_IS_TOP_POST (post), NULL);

  self = g_object_new (KSCORE_TYPE_POST_ROW, NULL);
  self->post = g_object_ref (post);
  set_narrow (self, narrow);
  update (self, narrow);

  return GTK_WIDGET (self);
}

/**
 * kscore_post_row_get_post:
 * @self: a row
 *
 * Returns: (transfer none): what it shows
 */
KscoreTopPost *
kscore_post_row_get_post (KscorePostRow *self)
{
  g_return_val_if_fail (KSCORE_IS_POST_ROW (self), NULL);

  return self->post;
}
