#include "config.h"

#include "report/kscore-paper.h"

#include <string.h>

#include "draw/kscore-text.h"
#include "report-ink.h"

typedef struct {
  cairo_surface_t *page;
  KscorePaper     *paper;
  guint            n_ended;
} Fixture;

static void
end_cb (gpointer user_data)
{
  ((Fixture *) user_data)->n_ended++;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->page = report_ink_page_new (KSCORE_PAPER_A4);
  fixture->paper = kscore_paper_new (fixture->page, KSCORE_PAPER_A4, data != NULL, "foot", 3,
                                     end_cb, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  kscore_paper_free (fixture->paper);
  cairo_surface_destroy (fixture->page);
}

static void
test_pages (Fixture       *fixture,
            gconstpointer  data)
{
  KscorePaper *paper = fixture->paper;

  g_assert_false (kscore_paper_ensure (paper, 100));
  paper->y += 700;
  g_assert_cmpuint (paper->page, ==, 1);
  g_assert_true (kscore_paper_ensure (paper, 100));
  g_assert_cmpuint (paper->page, ==, 2);
  g_assert_cmpuint (fixture->n_ended, ==, 1);
  g_assert_cmpfloat (paper->y, ==, paper->margin);
  /* What fits on no page begins at the top of one. */
  g_assert_false (kscore_paper_ensure (paper, 5000));
  kscore_paper_finish (paper);
  g_assert_cmpuint (fixture->n_ended, ==, 2);
}

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  KscorePaper *paper = fixture->paper;
  gboolean rtl = data != NULL;

  g_assert_cmpfloat (kscore_paper_get_x (paper, 0, 100), ==,
                     rtl ? paper->width - paper->margin - 100 : paper->margin);
  /* A text stands where lines begin, a figure where they end, whatever their own direction is. */
  for (guint i = 0; i < 2; i++)
    {
      double y = 100 + 40 * i;

      kscore_paper_text (paper, i == 0 ? "Ada" : "עדה", KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, 0, y,
                         200, 1);
      kscore_paper_figure (paper, i == 0 ? "46.5" : "עדה", KSCORE_PAPER_BODY, KSCORE_TONE_TEXT,
                           paper->measure, y, 200);
      g_assert_cmpuint (report_ink_count (fixture->page, paper->margin, y, 40, 20), >, 0);
      g_assert_cmpuint (report_ink_count (fixture->page, paper->margin + paper->measure - 40, y,
                                          40, 20), >, 0);
      g_assert_cmpuint (report_ink_count (fixture->page, paper->margin + 60, y,
                                          paper->measure - 120, 20), ==, 0);
    }
}

static void
test_long_text (Fixture       *fixture,
                gconstpointer  data)
{
  KscorePaper *paper = fixture->paper;
  g_autofree char *word = g_strnfill (5000, 'W');
  double line = kscore_paper_get_line (paper, KSCORE_PAPER_BODY);

  for (guint n = 1; n <= 3; n++)
    {
      g_autoptr (PangoLayout) layout = kscore_paper_layout_new (paper, word, KSCORE_PAPER_BODY,
                                                                150, n);

      g_assert_cmpint (pango_layout_get_line_count (layout), ==, (int) n);
      g_assert_true (pango_layout_is_ellipsized (layout));
      g_assert_cmpfloat (kscore_text_get_width (layout), <=, 150);
      g_assert_cmpfloat (kscore_text_get_height (layout), <, (n + 0.5) * line);
    }
}

static void
test_sizes (void)
{
  double width, height;

  kscore_paper_get_size (KSCORE_PAPER_A4, &width, &height);
  g_assert_cmpfloat (width, ==, 595);
  g_assert_cmpfloat (height, ==, 842);
  kscore_paper_get_size (KSCORE_PAPER_LETTER, &width, &height);
  g_assert_cmpfloat (width, ==, 612);
  g_assert_cmpfloat (height, ==, 792);
}

#define ADD(name, data, function) \
  g_test_add ("/report/paper/" name, Fixture, data, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report/paper/sizes", test_sizes);
  ADD ("pages", NULL, test_pages);
  ADD ("places", NULL, test_places);
  ADD ("places-rtl", "rtl", test_places);
  ADD ("long-text", NULL, test_long_text);

  return g_test_run ();
}
