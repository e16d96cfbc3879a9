#include "config.h"

#include "draw/kscore-test-canvas.h"

static double
get_alpha (const KscorePalette *palette,
           KscoreTone           tone)
{
  g_auto (Canvas) canvas = { 0 };
  double alpha = 0;

  canvas_init (&canvas, 1, 1);
  kscore_palette_set_tone (palette, canvas.cr, tone);
  cairo_pattern_get_rgba (cairo_get_source (canvas.cr), NULL, NULL, NULL, &alpha);
  return alpha;
}

static void
test_tones (void)
{
  KscorePalette palette;

  kscore_palette_init_paper (&palette);
  g_assert_cmpfloat (get_alpha (&palette, KSCORE_TONE_TEXT), ==, 1.0);
  for (KscoreTone tone = KSCORE_TONE_TEXT; tone < KSCORE_TONE_TRACK; tone++)
    g_assert_cmpfloat (get_alpha (&palette, tone), >, get_alpha (&palette, tone + 1));
}

static void
test_high_contrast (void)
{
  KscorePalette quiet;
  KscorePalette loud;

  kscore_palette_init_paper (&quiet);
  loud = quiet;
  loud.high_contrast = TRUE;
  g_assert_cmpfloat (get_alpha (&loud, KSCORE_TONE_LABEL), ==, 1.0);
  for (KscoreTone tone = KSCORE_TONE_LABEL; tone <= KSCORE_TONE_TRACK; tone++)
    g_assert_cmpfloat (get_alpha (&loud, tone), >, get_alpha (&quiet, tone));
}

static void
test_accent (void)
{
  g_auto (Canvas) canvas = { 0 };

  canvas_init (&canvas, 2, 2);
  kscore_palette_set_accent (&canvas.palette, canvas.cr, 0.5);
  cairo_paint (canvas.cr);
  g_assert_cmpuint (canvas_count (&canvas, 0, 127, 0, 0, 2, 2), ==, 4);
  g_assert_cmpuint (canvas_count (&canvas, 0, 130, 0, 0, 2, 2), ==, 0);
  g_assert_cmpuint (canvas_count (&canvas, 2, 1, 0, 0, 2, 2), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/palette/tones", test_tones);
  g_test_add_func ("/palette/high-contrast", test_high_contrast);
  g_test_add_func ("/palette/accent", test_accent);

  return g_test_run ();
}
