#include "config.h"

#include "support/kscore-walk-private.h"

#include <adwaita.h>

/* For rounding. */
#define SLACK 1.5f
/* Of what scrolls, at least this much is seen; less is not usable. */
#define LEAST_VIEW 48
#define SMALLEST_WIDTH  360
#define SMALLEST_HEIGHT 294
/* Of a label that is cut, at least so many characters stay. */
#define LEAST_CHARACTERS 3

static float
start_of (const graphene_rect_t *rect,
          GtkOrientation         orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? rect->origin.x : rect->origin.y;
}

static float
size_of (const graphene_rect_t *rect,
         GtkOrientation         orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? rect->size.width : rect->size.height;
}

static gboolean
is_inside (const graphene_rect_t *inner,
           const graphene_rect_t *outer,
           GtkOrientation         orientation)
{
  float start = start_of (inner, orientation);
  float outer_start = start_of (outer, orientation);

  return start >= outer_start - SLACK
         && start + size_of (inner, orientation)
              <= outer_start + size_of (outer, orientation) + SLACK;
}

/* The widget is inside everything around it that cuts off, up to what scrolls to it. */
static void
look_at_place (KscoreWalk     *walk,
               GtkWidget      *widget,
               GtkOrientation  orientation)
{
  const char *axis = orientation == GTK_ORIENTATION_HORIZONTAL ? "horizontally" : "vertically";
  graphene_rect_t bounds;
  graphene_rect_t around;

  if (!kscore_walk_get_bounds (walk, widget, &bounds))
    return;
  for (GtkWidget *above = gtk_widget_get_parent (widget); above != NULL;
       above = gtk_widget_get_parent (above))
    {
      gboolean whole = above == walk->root;

      if (kscore_walk_scrolls (above, orientation))
        {
          /* Nobody looks for a control beside the window. */
          if (orientation == GTK_ORIENTATION_HORIZONTAL
              && kscore_walk_get_bounds (walk, above, &around)
              && !is_inside (&bounds, &around, orientation))
            kscore_walk_fault (walk, widget, "has to be scrolled to horizontally: %.0f to %.0f of "
                               "%.0f", bounds.origin.x, bounds.origin.x + bounds.size.width,
                               around.size.width);
          return;
        }
      if ((whole || gtk_widget_get_overflow (above) == GTK_OVERFLOW_HIDDEN)
          && kscore_walk_get_bounds (walk, above, &around)
          && !is_inside (&bounds, &around, orientation))
        {
          kscore_walk_fault (walk, widget, "is cut off %s by %s: %.0f to %.0f, of %.0f to %.0f",
                             axis, whole ? "the window" : G_OBJECT_TYPE_NAME (above),
                             start_of (&bounds, orientation),
                             start_of (&bounds, orientation) + size_of (&bounds, orientation),
                             start_of (&around, orientation),
                             start_of (&around, orientation) + size_of (&around, orientation));
          return;
        }
      if (whole)
        return;
    }
}

static gboolean
is_in_toast (GtkWidget *widget)
{
  for (GtkWidget *above = widget; above != NULL; above = gtk_widget_get_parent (above))
    if (g_str_equal (gtk_widget_get_css_name (above), "toast"))
      return TRUE;
  return FALSE;
}

static gboolean
is_heading (GtkWidget *label)
{
  static const char *const classes[] = { "heading", "large-title", "title-1", "title-2",
                                         "title-3", "title-4" };

  /* libadwaita writes them in one line; where that matters, a bar says it all. */
  if (is_in_toast (label))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    if (gtk_widget_has_css_class (label, classes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_number (const char *text)
{
  gboolean digits = FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalpha (g_utf8_get_char (p)))
        return FALSE;
      digits = digits || g_unichar_isdigit (g_utf8_get_char (p));
    }
  return digits;
}

/* How wide the fewest characters are that a label may be cut to. */
static int
measure_beginning (GtkLabel *label)
{
  const char *text = gtk_label_get_text (label);
  g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (label));
  g_autofree char *beginning = NULL;
  g_autofree char *shown = NULL;
  int width;

  if (g_utf8_strlen (text, -1) <= LEAST_CHARACTERS)
    shown = g_strdup (text);
  else
    {
      beginning = g_utf8_substring (text, 0, LEAST_CHARACTERS);
      shown = g_strconcat (beginning, "…", NULL);
    }
  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_width (layout, -1);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (layout, shown, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

static void
look_at_label (KscoreWalk *walk,
               GtkWidget  *widget)
{
  GtkLabel *label = GTK_LABEL (widget);
  PangoLayout *layout = gtk_label_get_layout (label);
  int width;
  int height;

  if (*gtk_label_get_text (label) == '\0')
    return;
  pango_layout_get_pixel_size (layout, &width, &height);
  if (pango_layout_is_ellipsized (layout))
    {
      if (is_heading (widget) || is_number (gtk_label_get_text (label)))
        kscore_walk_fault (walk, widget, "is a heading or number that is cut: %d wide",
                           gtk_widget_get_width (widget));
      else if (measure_beginning (label) > gtk_widget_get_width (widget) + 1)
        kscore_walk_fault (walk, widget, "is cut to nothing: %d wide",
                           gtk_widget_get_width (widget));
    }
  if (width > gtk_widget_get_width (widget) + 1 || height > gtk_widget_get_height (widget) + 1)
    kscore_walk_fault (walk, widget, "has more text than place: %d × %d in %d × %d", width, height,
                       gtk_widget_get_width (widget), gtk_widget_get_height (widget));
}

static void
look_at_view (KscoreWalk *walk,
              GtkWidget  *widget)
{
  graphene_rect_t bounds;
  graphene_rect_t whole;

  if (!kscore_walk_get_bounds (walk, widget, &bounds)
      || !kscore_walk_get_bounds (walk, walk->root, &whole))
    return;
  graphene_rect_intersection (&bounds, &whole, &bounds);
  /* What is small because so little is in it is no matter. */
  if (bounds.size.height < LEAST_VIEW)
    {
      g_autoptr (GtkAdjustment) adjustment = NULL;

      g_object_get (widget, "vadjustment", &adjustment, NULL);
      if (gtk_adjustment_get_upper (adjustment) > gtk_adjustment_get_page_size (adjustment) + 1)
        kscore_walk_fault (walk, widget, "scrolls in too little place: %.0f high",
                           bounds.size.height);
    }
}

static void
look (KscoreWalk *walk,
      GtkWidget  *widget)
{
  gboolean label = GTK_IS_LABEL (widget);

  if (label)
    look_at_label (walk, widget);
  if (kscore_walk_scrolls (widget, GTK_ORIENTATION_VERTICAL))
    look_at_view (walk, widget);
  if (widget != walk->root && (label || kscore_walk_is_control (widget)))
    for (GtkOrientation axis = GTK_ORIENTATION_HORIZONTAL; axis <= GTK_ORIENTATION_VERTICAL;
         axis++)
      look_at_place (walk, widget, axis);
}

/* Which of its parts makes @widget as wide or high as it is at least. */
static GtkWidget *
find_largest (GtkWidget      *widget,
              GtkOrientation  orientation,
              int             for_size,
              int             least)
{
  GtkWidget *largest = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int minimum;

      if (!gtk_widget_get_visible (child) || GTK_IS_NATIVE (child))
        continue;
      gtk_widget_measure (child, orientation, for_size, &minimum, NULL, NULL, NULL);
      if (minimum > least)
        {
          largest = child;
          least = minimum;
        }
    }
  return largest != NULL ? find_largest (largest, orientation, for_size, least * 2 / 3) : widget;
}

static void
look_at_minimum (KscoreWalk     *walk,
                 GtkOrientation  orientation,
                 int             for_size,
                 int             most,
                 const char     *what)
{
  GtkWidget *content = kscore_walk_get_content (walk->root);
  int minimum;

  gtk_widget_measure (content, orientation, for_size, &minimum, NULL, NULL, NULL);
  if (minimum > most)
    {
      GtkWidget *largest = find_largest (content, orientation, for_size, minimum * 2 / 3);

      kscore_walk_fault (walk, largest, "makes the whole too %s: at least %d", what, minimum);
    }
}

/* The place is as large as was asked for, and can be as small as the smallest window. How small a
 * wide layout can be does not matter: it is another one by then. */
static void
look_at_size (KscoreWalk *walk)
{
  GtkWidget *content = kscore_walk_get_content (walk->root);
  int width = gtk_widget_get_width (content);

  /* GTK's menus do not wrap: with text of twice the size they are wider than the window. The
   * made-up language has longer items than anybody would write. */
  if (walk->width == SMALLEST_WIDTH
      && !(GTK_IS_POPOVER_MENU (walk->root) && (walk->text > 1 || walk->made_up)))
    {
      look_at_minimum (walk, GTK_ORIENTATION_HORIZONTAL, -1, SMALLEST_WIDTH, "wide");
      look_at_minimum (walk, GTK_ORIENTATION_VERTICAL, width, SMALLEST_HEIGHT, "high");
    }
  if (GTK_IS_WINDOW (walk->root) && width > walk->width)
    kscore_walk_fault (walk, walk->root, "does not become so narrow: %d", width);
}

/* Nothing is outside or cut off. */
void
kscore_walk_layout (KscoreWalk *walk)
{
  look_at_size (walk);
  kscore_walk_each (walk, walk->root, look);
}
