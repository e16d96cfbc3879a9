#include "config.h"

#include <math.h>

#include "draw/kscore-hours-grid.h"
#include "draw/kscore-test-canvas.h"

#define WIDTH  480
#define HEIGHT 200

static KscoreHoursGrid
make (void)
{
  KscoreHoursGrid grid = { .selected = -1, .marked = -1 };

  for (guint i = 0; i < KSCORE_HOURS_GRID_CELLS; i++)
    grid.cells[i].median = NAN;
  return grid;
}

static guint
count_at (const KscoreHoursGrid *grid,
          guint                  cell,
          guint                  channel,
          guint                  least)
{
  g_auto (Canvas) canvas = { 0 };
  KscoreHoursGridPlace place;

  canvas_init (&canvas, WIDTH, HEIGHT);
  kscore_hours_grid_draw (grid, canvas.cr, canvas.context, WIDTH, HEIGHT, &canvas.palette);
  kscore_hours_grid_get_place (grid, canvas.context, WIDTH, HEIGHT, cell, &place);
  return canvas_count (&canvas, channel, least, (int) floor (place.x), (int) floor (place.y),
                       (int) ceil (place.width), (int) ceil (place.height));
}

/* More posts are a larger cell, more reactions a stronger one. */
static void
test_cells (void)
{
  KscoreHoursGrid grid = make ();
  guint before = 0;

  g_assert_cmpuint (count_at (&grid, 30, 0, 30), ==, 0);
  grid.cells[30].n_posts = 2;
  g_assert_cmpuint (count_at (&grid, 30, 0, 30), ==, 0);
  g_assert_cmpuint (count_at (&grid, 30, 2, 140), >, 3);

  for (guint n = 3; n <= 12; n += 3)
    {
      guint area;

      grid.cells[30].n_posts = n;
      grid.cells[30].median = 5;
      area = count_at (&grid, 30, 0, 200);
      g_assert_cmpuint (area, >, before);
      before = area;
    }
  grid.cells[31].n_posts = 12;
  grid.cells[31].median = 20;
  g_assert_cmpuint (count_at (&grid, 31, 0, 250), >, 100);
  g_assert_cmpuint (count_at (&grid, 30, 0, 250), <, 20);
  /* Nothing at all is still something to see, for there are posts. */
  grid.cells[30].median = 0;
  g_assert_cmpuint (count_at (&grid, 30, 0, 20), >, 100);
}

static void
test_places (void)
{
  g_auto (Canvas) canvas = { 0 };
  KscoreHoursGrid grid = make ();

  canvas_init (&canvas, WIDTH, HEIGHT);
  for (int rtl = 0; rtl <= 1; rtl++)
    {
      KscoreHoursGridPlace first, last;

      grid.rtl = rtl;
      for (guint cell = 0; cell < KSCORE_HOURS_GRID_CELLS; cell++)
        {
          KscoreHoursGridPlace place;

          kscore_hours_grid_get_place (&grid, canvas.context, WIDTH, HEIGHT, cell, &place);
          g_assert_cmpfloat (place.x, >=, 0);
          g_assert_cmpfloat (place.x + place.width, <=, WIDTH + 1e-6);
          g_assert_cmpfloat (place.y + place.height, <=, HEIGHT + 1e-6);
          g_assert_cmpint (kscore_hours_grid_get_cell_at (&grid, canvas.context, WIDTH, HEIGHT,
                                                          place.x + place.width / 2,
                                                          place.y + place.height / 2), ==,
                           (int) cell);
        }
      kscore_hours_grid_get_place (&grid, canvas.context, WIDTH, HEIGHT, 0, &first);
      kscore_hours_grid_get_place (&grid, canvas.context, WIDTH, HEIGHT, 23, &last);
      g_assert_cmpint (first.x < last.x, ==, !rtl);
    }
  g_assert_cmpint (kscore_hours_grid_get_cell_at (&grid, canvas.context, WIDTH, HEIGHT, 100, 1), ==,
                   -1);
  g_assert_cmpint (kscore_hours_grid_get_cell_at (&grid, canvas.context, WIDTH, HEIGHT, WIDTH - 1,
                                                  HEIGHT / 2), ==, -1);
  g_assert_cmpint (kscore_hours_grid_get_cell_at (&grid, canvas.context, 10, 10, 5, 5), ==, -1);
}

static void
test_sentences (void)
{
  static const struct {
    guint       cell;
    guint       n_posts;
    double      median;
    const char *sentence;
  } cases[] = {
    { 0, 0, NAN, "Monday, 00:00 to 01:00: no posts" },
    { 42, 12, 9, "Tuesday, 18:00 to 19:00: 12 posts, typically 9 reactions a post" },
    { 42, 1, NAN, "Tuesday, 18:00 to 19:00: 1 post, too few to say anything" },
    { 167, 1200, 1, "Sunday, 23:00 to 24:00: 1,200 posts, typically 1 reaction a post" },
    { 80, 4, 2.5, "Thursday, 08:00 to 09:00: 4 posts, typically 2.5 reactions a post" },
    { 80, 4, 0, "Thursday, 08:00 to 09:00: 4 posts, typically 0 reactions a post" },
  };
  KscoreHoursGrid grid = make ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;

      grid.cells[cases[i].cell].n_posts = cases[i].n_posts;
      grid.cells[cases[i].cell].median = cases[i].median;
      sentence = kscore_hours_grid_dup_sentence (&grid, cases[i].cell);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_frames (void)
{
  KscoreHoursGrid grid = make ();
  guint plain = count_at (&grid, 50, 2, 200);
  guint selected, marked;

  grid.selected = 50;
  selected = count_at (&grid, 50, 2, 120);
  grid.selected = -1;
  grid.marked = 50;
  marked = count_at (&grid, 50, 2, 120);
  g_assert_cmpuint (plain, ==, 0);
  g_assert_cmpuint (selected, >, 20);
  g_assert_cmpuint (marked, >, selected);
}

static void
test_no_room (void)
{
  g_auto (Canvas) canvas = { 0 };
  KscoreHoursGrid grid = make ();

  canvas_init (&canvas, 40, 40);
  grid.cells[5].n_posts = 9;
  grid.cells[5].median = 3;
  for (int size = -1; size <= 40; size++)
    {
      kscore_hours_grid_draw (&grid, canvas.cr, canvas.context, size, 40, &canvas.palette);
      kscore_hours_grid_draw (&grid, canvas.cr, canvas.context, 40, size, &canvas.palette);
    }
  g_assert_cmpint (cairo_status (canvas.cr), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpfloat (kscore_hours_grid_get_height (canvas.context, 300), <,
                     kscore_hours_grid_get_height (canvas.context, 700));
}

/* Large text leaves out every other hour rather than write one over the next. */
static void
test_labels (void)
{
  static const struct { int size, with, without; } cases[] = { { 8, 6, -1 }, { 20, 12, 6 } };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (int rtl = 0; rtl <= 1; rtl++)
      {
        g_auto (Canvas) canvas = { 0 };
        g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Sans");
        KscoreHoursGrid grid = make ();
        KscoreHoursGridPlace place;

        grid.rtl = rtl;
        canvas_init (&canvas, 240, HEIGHT);
        pango_font_description_set_size (font, cases[i].size * PANGO_SCALE);
        pango_context_set_font_description (canvas.context, font);
        kscore_hours_grid_draw (&grid, canvas.cr, canvas.context, 240, HEIGHT, &canvas.palette);
        kscore_hours_grid_get_place (&grid, canvas.context, 240, HEIGHT, (guint) cases[i].with,
                                     &place);
        g_assert_cmpuint (canvas_count (&canvas, 2, 100, (int) place.x, 0, (int) place.width,
                                        (int) place.y - 2), >, 0);
        if (cases[i].without < 0)
          continue;
        /* Left of it, the label of midnight may still be there. */
        kscore_hours_grid_get_place (&grid, canvas.context, 240, HEIGHT,
                                     (guint) cases[i].without + 5, &place);
        g_assert_cmpuint (canvas_count (&canvas, 2, 100, (int) place.x, 0, (int) place.width,
                                        (int) place.y - 2), ==, 0);
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/hours-grid/cells", test_cells);
  g_test_add_func ("/hours-grid/places", test_places);
  g_test_add_func ("/hours-grid/sentences", test_sentences);
  g_test_add_func ("/hours-grid/frames", test_frames);
  g_test_add_func ("/hours-grid/labels", test_labels);
  g_test_add_func ("/hours-grid/no-room", test_no_room);
  return g_test_run ();
}
