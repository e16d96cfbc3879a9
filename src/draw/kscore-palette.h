#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* Red, green, blue and opacity, each 0 to 1. */
typedef struct {
  double red;
  double green;
  double blue;
  double alpha;
} KscoreColour;

/**
 * KscorePalette:
 * @foreground: text
 * @accent: what carries the figure
 * @surface: what is drawn upon
 * @high_contrast: quiet lines become plain ones
 *
 * The colours of a drawing. The screen takes them from the theme, paper from
 * kscore_palette_init_paper().
 */
typedef struct {
  KscoreColour foreground;
  KscoreColour accent;
  KscoreColour surface;
  gboolean     high_contrast;
} KscorePalette;

/**
 * KscoreTone:
 * @KSCORE_TONE_TEXT: text to read
 * @KSCORE_TONE_LABEL: text beside a figure
 * @KSCORE_TONE_HATCH: what stands for the unknown
 * @KSCORE_TONE_GRID: lines behind a figure
 * @KSCORE_TONE_TRACK: the whole of which a figure is a part
 *
 * How loud the foreground is.
 */
typedef enum {
  KSCORE_TONE_TEXT,
  KSCORE_TONE_LABEL,
  KSCORE_TONE_HATCH,
  KSCORE_TONE_GRID,
  KSCORE_TONE_TRACK,
} KscoreTone;

void kscore_palette_init_paper (KscorePalette       *palette);
void kscore_palette_set_tone   (const KscorePalette *palette,
                                cairo_t             *cr,
                                KscoreTone           tone);
void kscore_palette_set_accent (const KscorePalette *palette,
                                cairo_t             *cr,
                                double               alpha);

G_END_DECLS
