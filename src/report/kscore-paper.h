#pragma once

#include <pango/pangocairo.h>

#include "draw/kscore-palette.h"

G_BEGIN_DECLS

/**
 * KscorePaperSize:
 * @KSCORE_PAPER_A4: 210 by 297 millimetres
 * @KSCORE_PAPER_LETTER: US Letter, 8.5 by 11 inches
 *
 * The size of a page.
 */
typedef enum {
  KSCORE_PAPER_A4,
  KSCORE_PAPER_LETTER,
} KscorePaperSize;

/**
 * KscorePaperFace:
 * @KSCORE_PAPER_TITLE: the name of the whole
 * @KSCORE_PAPER_HEADING: of a part
 * @KSCORE_PAPER_LARGE: a word or two beside a large figure
 * @KSCORE_PAPER_BODY: text
 * @KSCORE_PAPER_STRONG: text that is read first
 * @KSCORE_PAPER_SMALL: what stands beside a figure
 *
 * How a text looks.
 */
typedef enum {
  KSCORE_PAPER_TITLE,
  KSCORE_PAPER_HEADING,
  KSCORE_PAPER_LARGE,
  KSCORE_PAPER_BODY,
  KSCORE_PAPER_STRONG,
  KSCORE_PAPER_SMALL,
} KscorePaperFace;

/**
 * KscorePaperEnd:
 * @user_data: what was given with it
 *
 * Called when a page is full.
 */
typedef void (*KscorePaperEnd) (gpointer user_data);

/**
 * KscorePaper:
 *
 * Pages on which text and figures are set from the top down, in points. What does not fit begins
 * a page. Widths and places are told from the side where lines begin: where @rtl all of it is
 * mirrored.
 */
typedef struct {
  cairo_t        *cr;      /* (owned) */
  PangoContext   *context; /* (owned) */
  KscorePalette   palette;
  double          width;   /* of a page */
  double          height;
  double          margin;
  double          measure; /* the width between the margins */
  double          y;       /* where the next thing stands, from the top */
  guint           page;    /* from 1 */
  guint           n_pages; /* of all of them; 0 while they are counted */
  gboolean        rtl;
  char           *footer;  /* (owned): at the foot of each page */
  KscorePaperEnd  end;
  gpointer        end_data;
} KscorePaper;

void         kscore_paper_get_size     (KscorePaperSize   size,
                                        double           *width,
                                        double           *height);
KscorePaper *kscore_paper_new          (cairo_surface_t  *surface,
                                        KscorePaperSize   size,
                                        gboolean          rtl,
                                        const char       *footer,
                                        guint             n_pages,
                                        KscorePaperEnd    end,
                                        gpointer          end_data);
void         kscore_paper_finish       (KscorePaper      *self);
void         kscore_paper_free         (KscorePaper      *self);

gboolean     kscore_paper_ensure       (KscorePaper      *self,
                                        double            height);
PangoLayout *kscore_paper_layout_new   (KscorePaper      *self,
                                        const char       *text,
                                        KscorePaperFace   face,
                                        double            width,
                                        guint             max_lines);
double       kscore_paper_show         (KscorePaper      *self,
                                        PangoLayout      *layout,
                                        double            start,
                                        double            y,
                                        double            width,
                                        KscorePaperFace   face,
                                        KscoreTone        tone);
double       kscore_paper_text         (KscorePaper      *self,
                                        const char       *text,
                                        KscorePaperFace   face,
                                        KscoreTone        tone,
                                        double            start,
                                        double            y,
                                        double            width,
                                        guint             max_lines);
double       kscore_paper_figure       (KscorePaper      *self,
                                        const char       *text,
                                        KscorePaperFace   face,
                                        KscoreTone        tone,
                                        double            end,
                                        double            y,
                                        double            width);
void         kscore_paper_rule         (KscorePaper      *self,
                                        double            y);
void         kscore_paper_set_scale    (KscorePaper      *self,
                                        double            scale);
double       kscore_paper_get_line     (KscorePaper      *self,
                                        KscorePaperFace   face);
double       kscore_paper_get_x        (KscorePaper      *self,
                                        double            start,
                                        double            width);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscorePaper, kscore_paper_free)

G_END_DECLS
