#pragma once

#include <pango/pangocairo.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

#define KSCORE_HOURS_GRID_DAYS  7
#define KSCORE_HOURS_GRID_HOURS 24
#define KSCORE_HOURS_GRID_CELLS (KSCORE_HOURS_GRID_DAYS * KSCORE_HOURS_GRID_HOURS)

/**
 * KscoreHoursGridCell:
 * @n_posts: posts published in this hour of the week
 * @n_reactions: reactions that came in it
 * @median: reactions of one of its posts, NAN where too few are behind it
 */
typedef struct {
  guint  n_posts;
  guint  n_reactions;
  double median;
} KscoreHoursGridCell;

/**
 * KscoreHoursGrid:
 * @cells: by day, Monday first, then by hour
 * @selected: the cell that is pointed at, or -1
 * @marked: the cell that stands out, or -1
 * @rtl: the day begins at the right
 *
 * Days below each other, hours beside each other. How strong a cell is coloured tells how many
 * reactions its posts had; how large it is, how many posts are behind that. A dot is a post or two,
 * which say nothing.
 */
typedef struct {
  KscoreHoursGridCell cells[KSCORE_HOURS_GRID_CELLS];
  int                 selected;
  int                 marked;
  gboolean            rtl;
} KscoreHoursGrid;

typedef struct {
  double x;
  double y;
  double width;
  double height;
} KscoreHoursGridPlace;

void   kscore_hours_grid_draw         (const KscoreHoursGrid *grid,
                                       cairo_t               *cr,
                                       PangoContext          *context,
                                       double                 width,
                                       double                 height,
                                       const KscorePalette   *palette);
void   kscore_hours_grid_get_place    (const KscoreHoursGrid *grid,
                                       PangoContext          *context,
                                       double                 width,
                                       double                 height,
                                       guint                  cell,
                                       KscoreHoursGridPlace  *place);
int    kscore_hours_grid_get_cell_at  (const KscoreHoursGrid *grid,
                                       PangoContext          *context,
                                       double                 width,
                                       double                 height,
                                       double                 x,
                                       double                 y);
double kscore_hours_grid_get_height   (PangoContext          *context,
                                       double                 width);
char  *kscore_hours_grid_dup_hour     (guint                  cell);
char  *kscore_hours_grid_dup_sentence (const KscoreHoursGrid *grid,
                                       guint                  cell);

G_END_DECLS
