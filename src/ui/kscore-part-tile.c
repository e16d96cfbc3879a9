#include "config.h"

#include "ui/kscore-part-tile.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "ui/kscore-part-bar.h"

/**
 * KscorePartTile:
 *
 * A part of the score: its title, its points as number and bar, a line about it, and what the
 * score would be without it. What is not known says "not told" and is hatched.
 *
 * Compact tiles, for rows of a list, have title and number on one line.
 *
 * CSS node: `part-tile`. Accessibility: role GROUP, its label says title and points, its
 * description the rest.
 */
struct _KscorePartTile
{
  GtkWidget parent_instance;

  GtkBox        *box;
  GtkBox        *heading;
  GtkLabel      *title;
  GtkLabel      *points;
  GtkLabel      *maximum;
  KscorePartBar *bar;
  GtkLabel      *detail;
  GtkLabel      *without;

  KscoreScoreRow *row; /* (owned) */
  gboolean        compact;
};

G_DEFINE_FINAL_TYPE (KscorePartTile, kscore_part_tile, GTK_TYPE_WIDGET)

static void
update_accessible (KscorePartTile *self,
                   gboolean        known,
                   double          without)
{
  const char *title = gtk_label_get_text (self->title);
  const char *points = gtk_label_get_text (self->points);
  const char *detail = gtk_label_get_text (self->detail);
  g_autofree char *label = NULL;
  g_autofree char *description = NULL;

  if (known)
    /* Translators: a part of the score and its points: "Response: 21.4 points" */
    label = g_strdup_printf (_("%1$s: %2$s points"), title, points);
  else
    /* Translators: a part of the score, and "not told" */
    label = g_strdup_printf (_("%1$s: %2$s"), title, points);
  if (isfinite (without))
    {
      g_autofree char *number = kscore_format_score (without);
      g_autofree char *sentence = NULL;

      sentence = g_strdup_printf (_("The score would be %s without it."), number);
      description = *detail != '\0' ? g_strconcat (detail, ". ", sentence, NULL)
                                    : g_steal_pointer (&sentence);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : detail,
                                  -1);
}

static void
update_without (KscorePartTile *self,
                double          without)
{
  gtk_widget_set_visible (GTK_WIDGET (self->without), isfinite (without));
  if (isfinite (without))
    {
      g_autofree char *number = kscore_format_score (without);
      /* Translators: what the score would be: "45.9 without it" */
      g_autofree char *text = g_strdup_printf (_("%s without it"), number);

      gtk_label_set_text (self->without, text);
    }
}

static void
set_class (GtkLabel   *label,
           const char *name,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (GTK_WIDGET (label), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (label), name);
}

static void
update (KscorePartTile *self)
{
  g_autofree char *title = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *points_text = NULL;
  double points;
  double maximum;
  double without;
  gboolean known;

  g_object_get (self->row,
                "title", &title, "detail", &detail,
                "points", &points, "maximum", &maximum, "without", &without,
                "known", &known,
                NULL);
  known = known && isfinite (points);

  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL && *detail != '\0');

  /* Translators: stands in place of a number that no network told */
  points_text = known ? kscore_format_score (points) : g_strdup (_("not told"));
  gtk_label_set_text (self->points, points_text);
  set_class (self->points, "dim-label", !known);
  set_class (self->points, "untold", !known);

  gtk_widget_set_visible (GTK_WIDGET (self->maximum),
                          !self->compact && known && isfinite (maximum));
  if (isfinite (maximum))
    {
      g_autofree char *number = kscore_format_score (maximum);
      /* Translators: stands after a number of points: "21.4 of 44.6" */
      g_autofree char *text = g_strdup_printf (_("of %s"), number);

      gtk_label_set_text (self->maximum, text);
    }
  kscore_part_bar_set_fraction (self->bar, known && maximum > 0 ? points / maximum : NAN);
  update_without (self, without);
  update_accessible (self, known, without);
}

static void
kscore_part_tile_dispose (GObject *object)
{
  KscorePartTile *self = KSCORE_PART_TILE (object);

  if (self->row != NULL)
    g_signal_handlers_disconnect_by_data (self->row, self);
  g_clear_object (&self->row);
  if (self->box != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->box));
  self->box = NULL;

  G_OBJECT_CLASS (kscore_part_tile_parent_class)->dispose (object);
}

static void
kscore_part_tile_class_init (KscorePartTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = kscore_part_tile_dispose;

  g_type_ensure (KSCORE_TYPE_PART_BAR);
  gtk_widget_class_set_css_name (widget_class, "part-tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/com/example/Kscore/kscore-part-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, box);
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, heading);
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, title);
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, points);
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, maximum);
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, bar);
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, detail);
  gtk_widget_class_bind_template_child (widget_class, KscorePartTile, without);
}

static void
kscore_part_tile_init (KscorePartTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * kscore_part_tile_new:
 * @row: what to show
 * @compact: whether title and number share a line
 *
 * Returns: (transfer floating): a tile that follows @row
 */
GtkWidget *
kscore_part_tile_new (KscoreScoreRow *row,
                      gboolean        compact)
{
  KscorePartTile *self;

  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (row), NULL);

  self = g_object_new (KSCORE_TYPE_PART_TILE, NULL);
  self->row = g_object_ref (row);
  self->compact = compact;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->heading),
                                  compact ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (self->heading, compact ? 12 : 0);
  if (!compact)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->title), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->points), "title-2");
    }
  g_signal_connect_swapped (row, "notify", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
