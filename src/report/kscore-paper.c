#include "config.h"

#include "report/kscore-paper.h"

#include <glib/gi18n-lib.h>

#include "draw/kscore-text.h"

#define FONT          "Cantarell, Adwaita Sans, Inter, Noto Sans, Sans"
#define FONT_SIZE     9
#define MARGIN        48
/* The foot of a page, in the margin. */
#define FOOTER_RISE   14
#define FOOTER_HEIGHT 10

/* Sizes are parts of that of the body. */
static const struct {
  double      scale;
  PangoWeight weight;
  const char *tag;    /* what it is in a tagged file, for those who have it read to them */
} faces[] = {
  [KSCORE_PAPER_TITLE] = { 2.0, PANGO_WEIGHT_BOLD, "H1" },
  [KSCORE_PAPER_HEADING] = { 1.25, PANGO_WEIGHT_BOLD, "H2" },
  [KSCORE_PAPER_LARGE] = { 1.4, PANGO_WEIGHT_SEMIBOLD, "P" },
  [KSCORE_PAPER_BODY] = { 1.0, PANGO_WEIGHT_NORMAL, "P" },
  [KSCORE_PAPER_STRONG] = { 1.0, PANGO_WEIGHT_SEMIBOLD, "P" },
  [KSCORE_PAPER_SMALL] = { 0.84, PANGO_WEIGHT_NORMAL, "P" },
};

/**
 * kscore_paper_get_size:
 * @size: a size
 * @width: (out): of a page, in points
 * @height: (out): its height
 */
void
kscore_paper_get_size (KscorePaperSize  size,
                       double          *width,
                       double          *height)
{
  switch (size)
    {
    case KSCORE_PAPER_LETTER:
      *width = 612;
      *height = 792;
      break;
    case KSCORE_PAPER_A4:
    default:
      *width = 595;
      *height = 842;
      break;
    }
}

/* Shapes as the font has them, whatever the screen of this machine likes: the same text has the
 * same lines in a file and in a picture. */
static PangoContext *
create_context (cairo_t  *cr,
                gboolean  rtl)
{
  PangoContext *context = pango_cairo_create_context (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_font_description_set_size (font, FONT_SIZE * PANGO_SCALE);
  pango_context_set_font_description (context, font);

  return context;
}

static void
begin_page (KscorePaper *self)
{
  self->page++;
  self->y = self->margin;
}

/**
 * kscore_paper_new:
 * @surface: where to draw, one unit a point
 * @size: the size of the pages
 * @rtl: whether lines begin at the right
 * @footer: what stands at the foot of each page
 * @n_pages: how many there will be, or 0 where that is not known yet
 * @end: called when a page is full
 * @end_data: for @end
 *
 * Returns: (transfer full): the first page
 */
KscorePaper *
kscore_paper_new (cairo_surface_t *surface,
                  KscorePaperSize  size,
                  gboolean         rtl,
                  const char      *footer,
                  guint            n_pages,
                  KscorePaperEnd   end,
                  gpointer         end_data)
{
  KscorePaper *self = g_new0 (KscorePaper, 1);

  kscore_paper_get_size (size, &self->width, &self->height);
  self->cr = cairo_create (surface);
  self->context = create_context (self->cr, rtl);
  kscore_palette_init_paper (&self->palette);
  self->margin = MARGIN;
  self->measure = self->width - 2 * MARGIN;
  self->n_pages = n_pages;
  self->rtl = rtl;
  self->footer = g_strdup (footer);
  self->end = end;
  self->end_data = end_data;
  begin_page (self);

  return self;
}

static void
show_footer (KscorePaper *self)
{
  double y = self->height - self->margin + FOOTER_RISE;
  g_autofree char *number = NULL;

  if (self->n_pages > 0)
    /* Translators: the number of a page, and how many there are. */
    number = g_strdup_printf (_("Page %1$u of %2$u"), self->page, self->n_pages);
  else
    number = g_strdup ("");

  kscore_paper_text (self, self->footer, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, 0, y,
                     self->measure - 90, 1);
  kscore_paper_figure (self, number, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, self->measure, y, 80);
}

static void
end_page (KscorePaper *self)
{
  show_footer (self);
  self->end (self->end_data);
}

/**
 * kscore_paper_finish:
 * @self: a paper
 *
 * Ends the last page.
 */
void
kscore_paper_finish (KscorePaper *self)
{
  end_page (self);
}

/**
 * kscore_paper_free:
 * @self: (transfer full): a paper
 */
void
kscore_paper_free (KscorePaper *self)
{
  g_object_unref (self->context);
  cairo_destroy (self->cr);
  g_free (self->footer);
  g_free (self);
}

/**
 * kscore_paper_ensure:
 * @self: a paper
 * @height: of something that must stand on one page
 *
 * Begins a page where it would not fit any more.
 *
 * Returns: whether a page was begun
 */
gboolean
kscore_paper_ensure (KscorePaper *self,
                     double       height)
{
  if (self->y + height <= self->height - self->margin || self->y <= self->margin)
    return FALSE;

  end_page (self);
  begin_page (self);
  return TRUE;
}

/* Where the lines of a text stand in its width. Pango turns the alignment round where a text runs
 * against the paper, which is right for paragraphs; a single line keeps its column. */
static void
align (KscorePaper *self,
       PangoLayout *layout,
       gboolean     at_end)
{
  gboolean right = self->rtl != at_end;
  PangoDirection own = pango_layout_get_line_readonly (layout, 0)->resolved_dir;

  if (own == (self->rtl ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL))
    right = !right;
  pango_layout_set_alignment (layout, right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
}

/**
 * kscore_paper_layout_new:
 * @self: a paper
 * @text: plain text
 * @face: how it looks
 * @width: how wide it may be
 * @max_lines: how many lines it may have; what is longer ends in an ellipsis
 *
 * Returns: (transfer full): the text, set
 */
PangoLayout *
kscore_paper_layout_new (KscorePaper     *self,
                         const char      *text,
                         KscorePaperFace  face,
                         double           width,
                         guint            max_lines)
{
  PangoLayout *layout = kscore_text_layout_new (self->context, text, faces[face].scale,
                                                faces[face].weight);

  pango_layout_set_width (layout, (int) (MAX (width, 1) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_height (layout, -(int) MAX (max_lines, 1));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  if (max_lines == 1)
    {
      pango_layout_set_single_paragraph_mode (layout, TRUE);
      align (self, layout, FALSE);
    }
  else if (self->rtl)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);

  return layout;
}

/**
 * kscore_paper_get_x:
 * @self: a paper
 * @start: how far something stands from where lines begin
 * @width: how wide it is
 *
 * Returns: its left
 */
double
kscore_paper_get_x (KscorePaper *self,
                    double       start,
                    double       width)
{
  return self->margin + (self->rtl ? self->measure - start - width : start);
}

/* Marks can be heaped on a letter without end; what stands out of its lines is cut. */
static void
clip_heaps (KscorePaper *self,
            PangoLayout *layout,
            double       x,
            double       y,
            double       width)
{
  PangoRectangle ink, logical;

  pango_layout_get_pixel_extents (layout, &ink, &logical);
  if (ink.x >= -1 && ink.x + ink.width <= width + 1
      && ink.y >= -1 && ink.y + ink.height <= logical.height + 1)
    return;

  cairo_rectangle (self->cr, x - 1, y - 1, width + 2, logical.height + 2);
  cairo_clip (self->cr);
}

/**
 * kscore_paper_show:
 * @self: a paper
 * @layout: a text with a width
 * @start: how far it stands from where lines begin
 * @y: its top
 * @width: its width
 * @face: how it looks
 * @tone: how loud it is
 *
 * Returns: its height
 */
double
kscore_paper_show (KscorePaper     *self,
                   PangoLayout     *layout,
                   double           start,
                   double           y,
                   double           width,
                   KscorePaperFace  face,
                   KscoreTone       tone)
{
  double x = kscore_paper_get_x (self, start, width);

  cairo_save (self->cr);
  clip_heaps (self, layout, x, y, width);
  kscore_palette_set_tone (&self->palette, self->cr, tone);
  cairo_tag_begin (self->cr, faces[face].tag, NULL);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, layout);
  cairo_tag_end (self->cr, faces[face].tag);
  cairo_restore (self->cr);

  return kscore_text_get_height (layout);
}

/**
 * kscore_paper_text:
 * @self: a paper
 * @text: plain text
 * @face: how it looks
 * @tone: how loud it is
 * @start: how far it stands from where lines begin
 * @y: its top
 * @width: how wide it may be
 * @max_lines: how many lines it may have
 *
 * Returns: its height
 */
double
kscore_paper_text (KscorePaper     *self,
                   const char      *text,
                   KscorePaperFace  face,
                   KscoreTone       tone,
                   double           start,
                   double           y,
                   double           width,
                   guint            max_lines)
{
  g_autoptr (PangoLayout) layout = kscore_paper_layout_new (self, text, face, width, max_lines);

  return kscore_paper_show (self, layout, start, y, width, face, tone);
}

/**
 * kscore_paper_figure:
 * @self: a paper
 * @text: a number, or a few words in its place
 * @face: how it looks
 * @tone: how loud it is
 * @end: where it ends, from where lines begin
 * @y: its top
 * @width: how wide it may be
 *
 * Sets something that ends where others in its column do.
 *
 * Returns: its height
 */
double
kscore_paper_figure (KscorePaper     *self,
                     const char      *text,
                     KscorePaperFace  face,
                     KscoreTone       tone,
                     double           end,
                     double           y,
                     double           width)
{
  g_autoptr (PangoLayout) layout = kscore_paper_layout_new (self, text, face, width, 1);

  align (self, layout, TRUE);
  return kscore_paper_show (self, layout, end - width, y, width, face, tone);
}

/**
 * kscore_paper_rule:
 * @self: a paper
 * @y: where
 *
 * Draws a thin line from margin to margin.
 */
void
kscore_paper_rule (KscorePaper *self,
                   double       y)
{
  kscore_palette_set_tone (&self->palette, self->cr, KSCORE_TONE_GRID);
  cairo_set_line_width (self->cr, 0.6);
  cairo_move_to (self->cr, self->margin, y);
  cairo_line_to (self->cr, self->margin + self->measure, y);
  cairo_stroke (self->cr);
}

/**
 * kscore_paper_set_scale:
 * @self: a paper
 * @scale: of what is drawn with its context
 *
 * Keeps texts at their size in a drawing that is scaled. 1 ends it.
 */
void
kscore_paper_set_scale (KscorePaper *self,
                        double       scale)
{
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (self->context));

  pango_font_description_set_size (font, (int) (FONT_SIZE * PANGO_SCALE / scale));
  pango_context_set_font_description (self->context, font);
}

/**
 * kscore_paper_get_line:
 * @self: a paper
 * @face: how a text looks
 *
 * Returns: the height of a line of it
 */
double
kscore_paper_get_line (KscorePaper     *self,
                       KscorePaperFace  face)
{
  g_autoptr (PangoLayout) layout = kscore_paper_layout_new (self, "8", face, 100, 1);

  return kscore_text_get_height (layout);
}
