#include "config.h"

#include "draw/kscore-hours-grid.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "draw/kscore-text.h"

#define LABEL_SCALE 0.85
/* Between the labels and the cells, and between two cells. */
#define LABEL_GAP   6.0
#define CELL_GAP    2.0
/* Sizes of a cell, at least a line of its label. */
#define HEIGHT_MIN  18.0
#define HEIGHT_MAX  30.0
/* So many posts fill a cell; a cell with the fewest that say anything fills this part of it. */
#define POSTS_FULL  12.0
#define PART_LEAST  0.5
/* The weakest colour that is a colour. */
#define ALPHA_LEAST 0.16
#define DOT         2.0
/* Hours between two labels, where there is room. */
#define LABEL_STEP  6
/* The first of January 1970 was a Thursday: the Monday after it. */
#define A_MONDAY    4

typedef struct {
  double left;   /* of the cells */
  double right;
  double top;
  double column;
  double row;
} Layout;

/* A day of the week in the user's language. */
static char *
dup_weekday (guint       day,
             const char *pattern)
{
  g_autoptr (GDateTime) date
    = g_date_time_new_from_unix_utc (kscore_day_to_time (A_MONDAY + (KscoreDay) day));

  return g_date_time_format (date, pattern);
}

static char *
dup_day_label (guint day)
{
  /* Translators: an abbreviated day of the week, as "Mon"; see g_date_time_format() */
  return dup_weekday (day, _("%a"));
}

static Layout
make_layout (const KscoreHoursGrid *grid,
             PangoContext          *context,
             double                 width,
             double                 height)
{
  Layout layout = { 0 };
  double label_width = 0, label_height = 0;

  for (guint day = 0; day < KSCORE_HOURS_GRID_DAYS; day++)
    {
      g_autofree char *text = dup_day_label (day);
      g_autoptr (PangoLayout) label = kscore_text_layout_new (context, text, LABEL_SCALE,
                                                              PANGO_WEIGHT_NORMAL);

      label_width = MAX (label_width, kscore_text_get_width (label));
      label_height = MAX (label_height, kscore_text_get_height (label));
    }
  layout.left = grid->rtl ? 0 : label_width + LABEL_GAP;
  layout.right = grid->rtl ? width - label_width - LABEL_GAP : width;
  layout.top = label_height + CELL_GAP;
  layout.column = MAX (0, layout.right - layout.left) / KSCORE_HOURS_GRID_HOURS;
  layout.row = MAX (0, height - layout.top) / KSCORE_HOURS_GRID_DAYS;
  return layout;
}

static KscoreHoursGridPlace
get_place (const KscoreHoursGrid *grid,
           const Layout          *layout,
           guint                  cell)
{
  guint day = cell / KSCORE_HOURS_GRID_HOURS;
  guint hour = cell % KSCORE_HOURS_GRID_HOURS;

  if (grid->rtl)
    hour = KSCORE_HOURS_GRID_HOURS - 1 - hour;
  return (KscoreHoursGridPlace) {
    .x = layout->left + hour * layout->column,
    .y = layout->top + day * layout->row,
    .width = layout->column,
    .height = layout->row,
  };
}

static double
get_highest (const KscoreHoursGrid *grid)
{
  double highest = 0;

  for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
    if (!isnan (grid->cells[i].median))
      highest = MAX (highest, grid->cells[i].median);
  return highest;
}

static void
add_rounded (cairo_t                    *cr,
             const KscoreHoursGridPlace *place,
             double                      radius)
{
  radius = MIN (radius, MIN (place->width, place->height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, place->x + place->width - radius, place->y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, place->x + place->width - radius, place->y + place->height - radius, radius, 0,
             G_PI / 2);
  cairo_arc (cr, place->x + radius, place->y + place->height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, place->x + radius, place->y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static KscoreHoursGridPlace
shrink (const KscoreHoursGridPlace *place,
        double                      part)
{
  double width = MAX (0, place->width - CELL_GAP) * part;
  double height = MAX (0, place->height - CELL_GAP) * part;

  return (KscoreHoursGridPlace) {
    .x = place->x + (place->width - width) / 2,
    .y = place->y + (place->height - height) / 2,
    .width = width,
    .height = height,
  };
}

/* The area of what is drawn grows with the number of posts. */
static double
get_part (guint n_posts)
{
  double share = MIN (1, n_posts / POSTS_FULL);

  return PART_LEAST + (1 - PART_LEAST) * sqrt (share);
}

static void
draw_cell (const KscoreHoursGridCell  *cell,
           const KscoreHoursGridPlace *place,
           double                      highest,
           cairo_t                    *cr,
           const KscorePalette        *palette)
{
  KscoreHoursGridPlace inside = shrink (place, 1);

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TRACK);
  add_rounded (cr, &inside, 2);
  if (palette->high_contrast)
    {
      cairo_set_line_width (cr, 0.5);
      cairo_stroke (cr);
    }
  else
    {
      cairo_save (cr);
      cairo_clip (cr);
      cairo_paint_with_alpha (cr, 0.5);
      cairo_restore (cr);
    }

  if (!isnan (cell->median))
    {
      double strength = highest > 0 ? cell->median / highest : 0;

      inside = shrink (place, get_part (cell->n_posts));
      add_rounded (cr, &inside, 2);
      kscore_palette_set_accent (palette, cr, ALPHA_LEAST + (1 - ALPHA_LEAST) * strength);
      cairo_fill_preserve (cr);
      /* The outline keeps a weak colour visible. */
      kscore_palette_set_accent (palette, cr, palette->high_contrast ? 1 : 0.45);
      cairo_set_line_width (cr, 0.75);
      cairo_stroke (cr);
    }
  else if (cell->n_posts > 0)
    {
      kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
      cairo_arc (cr, place->x + place->width / 2, place->y + place->height / 2,
                 MIN (DOT, place->width / 3), 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

static void
draw_frame (const KscoreHoursGridPlace *place,
            double                      line,
            cairo_t                    *cr,
            const KscorePalette        *palette)
{
  KscoreHoursGridPlace inside = *place;

  add_rounded (cr, &inside, 3);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TEXT);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

static PangoLayout *
create_hour_label (PangoContext *context,
                   guint         hour)
{
  g_autofree char *text = g_strdup_printf ("%02u:00", hour);

  return kscore_text_layout_new (context, text, LABEL_SCALE, PANGO_WEIGHT_NORMAL);
}

/* Hours between two labels: as few as do not touch. */
static guint
get_label_step (const Layout *layout,
                PangoContext *context)
{
  g_autoptr (PangoLayout) label = create_hour_label (context, 0);
  double needed = kscore_text_get_width (label) + LABEL_GAP;
  guint step = LABEL_STEP;

  while (step < KSCORE_HOURS_GRID_HOURS && step * layout->column < needed)
    step *= 2;
  return step;
}

static void
draw_labels (const KscoreHoursGrid *grid,
             const Layout          *layout,
             cairo_t               *cr,
             PangoContext          *context,
             const KscorePalette   *palette)
{
  guint step = get_label_step (layout, context);

  kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
  for (guint day = 0; day < KSCORE_HOURS_GRID_DAYS; day++)
    {
      KscoreHoursGridPlace place = get_place (grid, layout, day * KSCORE_HOURS_GRID_HOURS);
      g_autofree char *text = dup_day_label (day);
      g_autoptr (PangoLayout) label = kscore_text_layout_new (context, text, LABEL_SCALE,
                                                              PANGO_WEIGHT_NORMAL);
      double height = kscore_text_get_height (label);
      double y = place.y + (place.height - height) / 2;

      kscore_text_show (cr, label, grid->rtl ? layout->right + LABEL_GAP
                                             : layout->left - LABEL_GAP,
                        y, grid->rtl ? 0 : 1);
    }
  for (guint hour = 0; hour < KSCORE_HOURS_GRID_HOURS; hour += step)
    {
      KscoreHoursGridPlace place = get_place (grid, layout, hour);
      g_autoptr (PangoLayout) label = create_hour_label (context, hour);

      kscore_text_show (cr, label, grid->rtl ? place.x + place.width : place.x, 0,
                        grid->rtl ? 1 : 0);
    }
}

/**
 * kscore_hours_grid_draw:
 * @grid: what to draw
 * @cr: where to draw
 * @context: the font
 * @width: of the space, in units of @cr
 * @height: of the space
 * @palette: the colours
 *
 * Draws the hours of a week.
 */
void
kscore_hours_grid_draw (const KscoreHoursGrid *grid,
                        cairo_t               *cr,
                        PangoContext          *context,
                        double                 width,
                        double                 height,
                        const KscorePalette   *palette)
{
  double highest = get_highest (grid);
  Layout layout;

  if (width <= 0 || height <= 0)
    return;

  layout = make_layout (grid, context, width, height);
  if (layout.column <= CELL_GAP || layout.row <= CELL_GAP)
    return;

  cairo_save (cr);
  draw_labels (grid, &layout, cr, context, palette);
  for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
    {
      KscoreHoursGridPlace place = get_place (grid, &layout, i);

      draw_cell (&grid->cells[i], &place, highest, cr, palette);
    }
  for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
    {
      KscoreHoursGridPlace place = get_place (grid, &layout, i);

      if ((int) i == grid->marked)
        draw_frame (&place, 2, cr, palette);
      else if ((int) i == grid->selected)
        draw_frame (&place, 1, cr, palette);
    }
  cairo_restore (cr);
}

/**
 * kscore_hours_grid_get_place:
 * @grid: what is drawn
 * @context: the font
 * @width: of the space
 * @height: of the space
 * @cell: a cell
 * @place: (out caller-allocates): where it stands
 */
void
kscore_hours_grid_get_place (const KscoreHoursGrid *grid,
                             PangoContext          *context,
                             double                 width,
                             double                 height,
                             guint                  cell,
                             KscoreHoursGridPlace  *place)
{
  Layout layout = make_layout (grid, context, width, height);

  *place = get_place (grid, &layout, cell);
}

/**
 * kscore_hours_grid_get_cell_at:
 * @grid: what is drawn
 * @context: the font
 * @width: of the space
 * @height: of the space
 * @x: a place
 * @y: a place
 *
 * Returns: the cell that is there, or -1
 */
int
kscore_hours_grid_get_cell_at (const KscoreHoursGrid *grid,
                               PangoContext          *context,
                               double                 width,
                               double                 height,
                               double                 x,
                               double                 y)
{
  Layout layout = make_layout (grid, context, width, height);
  int hour, day;

  if (!(layout.column > 0) || !(layout.row > 0) || x < layout.left || x >= layout.right
      || y < layout.top || y >= height)
    return -1;
  hour = CLAMP ((int) ((x - layout.left) / layout.column), 0, KSCORE_HOURS_GRID_HOURS - 1);
  day = CLAMP ((int) ((y - layout.top) / layout.row), 0, KSCORE_HOURS_GRID_DAYS - 1);
  if (grid->rtl)
    hour = KSCORE_HOURS_GRID_HOURS - 1 - hour;
  return day * KSCORE_HOURS_GRID_HOURS + hour;
}

/**
 * kscore_hours_grid_get_height:
 * @context: the font
 * @width: of the space
 *
 * Returns: the height at which cells are neither flat nor tall
 */
double
kscore_hours_grid_get_height (PangoContext *context,
                              double        width)
{
  g_autofree char *text = dup_day_label (0);
  g_autoptr (PangoLayout) label = kscore_text_layout_new (context, text, LABEL_SCALE,
                                                          PANGO_WEIGHT_NORMAL);
  double line = kscore_text_get_height (label);
  double row = MAX (line, CLAMP (width / KSCORE_HOURS_GRID_HOURS, HEIGHT_MIN, HEIGHT_MAX));

  return ceil (line + CELL_GAP + KSCORE_HOURS_GRID_DAYS * row);
}

/**
 * kscore_hours_grid_dup_hour:
 * @cell: a cell
 *
 * Returns: (transfer full): "Tuesday, 18:00 to 19:00", translated
 */
char *
kscore_hours_grid_dup_hour (guint cell)
{
  guint hour = cell % KSCORE_HOURS_GRID_HOURS;
  /* Translators: a day of the week that begins a sentence, as "Monday"; see g_date_time_format() */
  g_autofree char *day = dup_weekday (cell / KSCORE_HOURS_GRID_HOURS, _("%A"));

  /* Translators: an hour of the week, as "Tuesday, 18:00 to 19:00" */
  return g_strdup_printf (_("%1$s, %2$02u:00 to %3$02u:00"), day, hour, hour + 1);
}

static char *
dup_posts (guint n_posts)
{
  g_autofree char *number = kscore_format_count (n_posts);

  return g_strdup_printf (ngettext ("%s post", "%s posts", n_posts), number);
}

static char *
dup_reactions_a_post (double median)
{
  g_autofree char *number = NULL;

  if (median != floor (median))
    {
      number = kscore_format_score (median);
      /* Translators: %s is a number with a decimal, half way between two numbers, as "2.5" */
      return g_strdup_printf (_("typically %s reactions a post"), number);
    }
  number = kscore_format_count ((gint64) MIN (median, 9e18));
  return g_strdup_printf (ngettext ("typically %s reaction a post",
                                    "typically %s reactions a post", (gulong) median), number);
}

/**
 * kscore_hours_grid_dup_sentence:
 * @grid: hours
 * @cell: a cell
 *
 * Returns: (transfer full): what the cell says: "Tuesday, 18:00 to 19:00: 12 posts, typically 9
 *   reactions a post", translated
 */
char *
kscore_hours_grid_dup_sentence (const KscoreHoursGrid *grid,
                                guint                  cell)
{
  const KscoreHoursGridCell *it = &grid->cells[cell];
  g_autofree char *hour = kscore_hours_grid_dup_hour (cell);
  g_autofree char *posts = dup_posts (it->n_posts);
  g_autofree char *reactions = NULL;

  if (it->n_posts == 0)
    /* Translators: %s is an hour of the week, as "Tuesday, 18:00 to 19:00" */
    return g_strdup_printf (_("%s: no posts"), hour);
  if (isnan (it->median))
    /* Translators: an hour of the week, and "2 posts" */
    return g_strdup_printf (_("%1$s: %2$s, too few to say anything"), hour, posts);
  reactions = dup_reactions_a_post (it->median);
  /* Translators: an hour of the week, "12 posts", and "typically 9 reactions a post" */
  return g_strdup_printf (_("%1$s: %2$s, %3$s"), hour, posts, reactions);
}
