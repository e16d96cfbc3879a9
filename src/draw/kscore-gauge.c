#include "config.h"

#include "draw/kscore-gauge.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "draw/kscore-text.h"

#define SCALE_MIN   1.0
#define SCALE_MAX   100.0
/* The labels of the bands, as parts of the text's size; smaller where the gauge is small. */
#define LABEL_SCALE 0.78
#define LABEL_SHARE 0.13
/* The track's thickness, as a part of the outer radius. */
#define TRACK_SHARE 0.135
/* The mark at the score: its length in thicknesses of the track, and how far it stands off. */
#define MARK_LENGTH 0.4
#define MARK_GAP    2.5

/* Where the second to the fifth band begin. */
static const int band_starts[] = { 20, 35, 55, 75 };

typedef struct {
  double   x;
  double   y;
  double   radius; /* of the middle of the track */
  double   track;  /* its thickness */
  double   label;  /* scale of the bands' labels */
  gboolean rtl;
} Geometry;

static void
geometry_init (Geometry     *geometry,
               PangoContext *context,
               double        width,
               double        height,
               gboolean      rtl)
{
  g_autoptr (PangoLayout) label = kscore_text_layout_new (context, "88", 1.0,
                                                          PANGO_WEIGHT_NORMAL);
  double scale = MIN (LABEL_SCALE, MIN (width / 2, height) * LABEL_SHARE
                                     / kscore_text_get_height (label));
  double margin_x = kscore_text_get_width (label) * scale + 8;
  double margin_y = kscore_text_get_height (label) * scale + 8;
  /* The round ends of the track stand half its thickness below the middle. */
  double outer = MAX (8, MIN (width / 2 - margin_x,
                              (height - margin_y - 2) / (1 + TRACK_SHARE / 2)));

  geometry->track = outer * TRACK_SHARE;
  geometry->radius = outer - geometry->track / 2;
  geometry->x = width / 2;
  geometry->y = (height + outer + margin_y) / 2 - geometry->track / 4;
  geometry->label = scale;
  geometry->rtl = rtl;
}

static double
fraction_of (double score)
{
  return CLAMP ((score - SCALE_MIN) / (SCALE_MAX - SCALE_MIN), 0.0, 1.0);
}

/* The angle as cairo counts, from the left end over the top. */
static double
angle_of (const Geometry *geometry,
          double          score)
{
  double fraction = fraction_of (score);

  return G_PI + G_PI * (geometry->rtl ? 1.0 - fraction : fraction);
}

static void
add_arc (const Geometry *geometry,
         cairo_t        *cr,
         double          from,
         double          to)
{
  double start = angle_of (geometry, geometry->rtl ? to : from);
  double end = angle_of (geometry, geometry->rtl ? from : to);

  cairo_new_sub_path (cr);
  cairo_arc (cr, geometry->x, geometry->y, geometry->radius, start, end);
}

static void
draw_track (const Geometry      *geometry,
            cairo_t             *cr,
            const KscorePalette *palette)
{
  cairo_set_line_width (cr, geometry->track);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TRACK);
  add_arc (geometry, cr, SCALE_MIN, SCALE_MAX);
  cairo_stroke (cr);
}

static void
draw_bands (const Geometry      *geometry,
            cairo_t             *cr,
            PangoContext        *context,
            const KscorePalette *palette)
{
  double outer = geometry->radius + geometry->track / 2;

  cairo_set_line_width (cr, 1);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);

  for (guint i = 0; i < G_N_ELEMENTS (band_starts); i++)
    {
      double angle = angle_of (geometry, band_starts[i]);
      double dx = cos (angle);
      double dy = sin (angle);
      g_autofree char *text = g_strdup_printf ("%d", band_starts[i]);
      g_autoptr (PangoLayout) label = kscore_text_layout_new (context, text, geometry->label,
                                                              PANGO_WEIGHT_NORMAL);
      double w = kscore_text_get_width (label);
      double h = kscore_text_get_height (label);
      /* How far the label's middle stands out so that its box only touches the circle. */
      double reach = outer + 8 + fabs (dx) * w / 2 + fabs (dy) * h / 2 * 0.8;

      kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
      cairo_move_to (cr, geometry->x + dx * (outer + 3), geometry->y + dy * (outer + 3));
      cairo_line_to (cr, geometry->x + dx * (outer + 7), geometry->y + dy * (outer + 7));
      cairo_stroke (cr);
      kscore_text_show (cr, label, geometry->x + dx * reach, geometry->y + dy * reach - h / 2, 0.5);
    }
}

/* The arc up to the score, the range around its end as a lighter piece, and inside of it a mark at
 * the score itself, which would hide a narrow range. */
static void
draw_score (const Geometry      *geometry,
            cairo_t             *cr,
            const KscoreGauge   *gauge,
            const KscorePalette *palette)
{
  double progress = CLAMP (gauge->progress, 0.0, 1.0);
  double score = SCALE_MIN + (gauge->score - SCALE_MIN) * progress;
  gboolean has_range = isfinite (gauge->low) && isfinite (gauge->high);
  double solid = has_range ? MIN (score, SCALE_MIN + (gauge->low - SCALE_MIN) * progress) : score;
  double angle = angle_of (geometry, score);
  double inner = geometry->radius - geometry->track * (0.5 + MARK_LENGTH) - MARK_GAP;
  double outer = geometry->radius - geometry->track / 2 - MARK_GAP;

  cairo_save (cr);
  cairo_set_line_width (cr, geometry->track);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);

  if (has_range)
    {
      double high = SCALE_MIN + (gauge->high - SCALE_MIN) * progress;

      kscore_palette_set_accent (palette, cr, palette->high_contrast ? 0.55 : 0.42);
      add_arc (geometry, cr, solid, high);
      cairo_stroke (cr);
    }

  kscore_palette_set_accent (palette, cr, 1.0);
  if (solid > SCALE_MIN)
    {
      /* Two strokes: a round beginning and a straight end. */
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
      add_arc (geometry, cr, SCALE_MIN, SCALE_MIN + 0.01);
      cairo_stroke (cr);
      cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
      add_arc (geometry, cr, SCALE_MIN, solid);
      cairo_stroke (cr);
    }

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, MAX (1.5, geometry->track * 0.13));
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_TEXT);
  cairo_move_to (cr, geometry->x + cos (angle) * inner, geometry->y + sin (angle) * inner);
  cairo_line_to (cr, geometry->x + cos (angle) * outer, geometry->y + sin (angle) * outer);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_number (const Geometry      *geometry,
             cairo_t             *cr,
             PangoContext        *context,
             const KscoreGauge   *gauge,
             const KscorePalette *palette)
{
  g_autofree char *whole = NULL;
  g_autofree char *fraction = NULL;
  g_autofree char *fraction_ltr = NULL;
  g_autoptr (PangoLayout) large = NULL;
  g_autoptr (PangoLayout) small = NULL;
  g_autoptr (PangoLayout) unit = kscore_text_layout_new (context, "8", 1.0, PANGO_WEIGHT_NORMAL);
  double scale = geometry->radius * 0.72 / kscore_text_get_height (unit);
  double width;
  double x;
  double baseline = geometry->y - geometry->radius * 0.02;

  kscore_format_score_split (gauge->score, &whole, &fraction);
  large = isfinite (gauge->score)
            ? kscore_text_layout_new (context, whole, scale, PANGO_WEIGHT_BOLD)
            : kscore_text_layout_new (context, whole, scale * 0.6, PANGO_WEIGHT_LIGHT);
  /* Numbers run from left to right in every language; alone, the separator would not know. */
  fraction_ltr = g_strconcat ("\u200e", fraction, NULL);
  small = kscore_text_layout_new (context, fraction_ltr, scale * 0.42, PANGO_WEIGHT_NORMAL);

  width = kscore_text_get_width (large);
  x = geometry->x - (width + kscore_text_get_width (small)) / 2;

  kscore_palette_set_tone (palette, cr,
                           isfinite (gauge->score) ? KSCORE_TONE_TEXT : KSCORE_TONE_LABEL);
  cairo_move_to (cr, x, baseline - (double) pango_layout_get_baseline (large) / PANGO_SCALE);
  pango_cairo_show_layout (cr, large);
  kscore_palette_set_tone (palette, cr, KSCORE_TONE_LABEL);
  cairo_move_to (cr, x + width + 2,
                 baseline - (double) pango_layout_get_baseline (small) / PANGO_SCALE);
  pango_cairo_show_layout (cr, small);

  if (gauge->at_least && isfinite (gauge->score))
    {
      /* Translators: stands above a score whose true value may only be higher */
      g_autoptr (PangoLayout) prefix = kscore_text_layout_new (context, _("at least"),
                                                               geometry->label * 1.15,
                                                               PANGO_WEIGHT_NORMAL);
      PangoRectangle ink;
      double top;

      pango_layout_get_extents (large, &ink, NULL);
      top = baseline - (double) (pango_layout_get_baseline (large) - ink.y) / PANGO_SCALE;
      kscore_text_show (cr, prefix, geometry->x, top - kscore_text_get_height (prefix) - 4, 0.5);
    }
}

/**
 * kscore_gauge_draw:
 * @gauge: what to draw
 * @cr: where to draw
 * @context: whose font is used
 * @width: of the space, in units of @cr
 * @height: of the space
 * @palette: the colours
 *
 * Draws the gauge as large as the space allows, in its middle. Without a score only the scale
 * and a dash are drawn.
 */
void
kscore_gauge_draw (const KscoreGauge   *gauge,
                   cairo_t             *cr,
                   PangoContext        *context,
                   double               width,
                   double               height,
                   const KscorePalette *palette)
{
  Geometry geometry;

  geometry_init (&geometry, context, width, height, gauge->rtl);
  draw_track (&geometry, cr, palette);
  draw_bands (&geometry, cr, context, palette);
  if (isfinite (gauge->score))
    draw_score (&geometry, cr, gauge, palette);
  draw_number (&geometry, cr, context, gauge, palette);
}

/**
 * kscore_gauge_dup_summary:
 * @gauge: what is drawn
 * @band: (nullable): the translated name of the score's band
 *
 * Says in words what the gauge shows.
 *
 * Returns: (transfer full): one or two sentences
 */
char *
kscore_gauge_dup_summary (const KscoreGauge *gauge,
                          const char        *band)
{
  g_autofree char *score = NULL;
  g_autofree char *sentence = NULL;

  if (!isfinite (gauge->score))
    return g_strdup (_("There is not enough evidence for a score."));

  score = kscore_format_score (gauge->score);
  if (isfinite (gauge->low) && isfinite (gauge->high))
    {
      g_autofree char *low = kscore_format_score (gauge->low);
      g_autofree char *high = kscore_format_score (gauge->high);

      if (gauge->at_least)
        /* Translators: a score and the ends of its range: "At least 47.3 of 100, …" */
        sentence = g_strdup_printf (_("At least %s of 100; what is known is between %s and %s."),
                                    score, low, high);
      else
        /* Translators: a score and the ends of its range: "47.3 of 100, between 46.1 …" */
        sentence = g_strdup_printf (_("%s of 100, between %s and %s."), score, low, high);
    }
  else if (gauge->at_least)
    sentence = g_strdup_printf (_("At least %s of 100."), score);
  else
    /* Translators: a score: "47.3 of 100." */
    sentence = g_strdup_printf (_("%s of 100."), score);

  if (band == NULL || *band == '\0')
    return g_steal_pointer (&sentence);

  /* Translators: a sentence about the score, then the name of its band */
  return g_strdup_printf (_("%s Band: %s."), sentence, band);
}
