#include "config.h"

#include "report/kscore-report-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-network-names.h"
#include "core/kscore-rounding.h"
#include "draw/kscore-bar.h"
#include "draw/kscore-waterfall.h"

/* Lists of a report: what a row brings, and what the score would be without it. */

#define BAR_HEIGHT    6
#define FIGURE_WIDTH  56
#define WITHOUT_WIDTH 62
#define ROW_GAP       5
/* Made for a screen, it has more room between its rows than paper needs. */
#define WATERFALL_SCALE 0.66

/**
 * kscore_report_get_points_end:
 * @paper: a paper
 *
 * Returns: where the column of points ends, from where lines begin
 */
double
kscore_report_get_points_end (KscorePaper *paper)
{
  return paper->measure - WITHOUT_WIDTH - 6;
}

/**
 * kscore_report_set_columns:
 * @paper: a paper
 * @points: (nullable): what stands above points
 * @without: (nullable): what stands above scores without them
 *
 * Sets the headings of the columns of a list.
 */
void
kscore_report_set_columns (KscorePaper *paper,
                           const char  *points,
                           const char  *without)
{
  if (points != NULL)
    kscore_paper_figure (paper, points, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL,
                         kscore_report_get_points_end (paper), paper->y, FIGURE_WIDTH + 30);
  if (without != NULL)
    kscore_paper_figure (paper, without, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, paper->measure,
                         paper->y, WITHOUT_WIDTH + 20);
  paper->y += kscore_paper_get_line (paper, KSCORE_PAPER_SMALL) + 4;
}

static void
set_figures (KscorePaper           *paper,
             const KscoreReportRow *row)
{
  g_autofree char *points = kscore_format_score (row->points);
  g_autofree char *without = kscore_format_score (row->without);

  kscore_paper_figure (paper, isfinite (row->points) ? points : _("not told"), KSCORE_PAPER_BODY,
                       isfinite (row->points) ? KSCORE_TONE_TEXT : KSCORE_TONE_LABEL,
                       kscore_report_get_points_end (paper), paper->y, FIGURE_WIDTH);
  if (!row->rest && isfinite (row->points))
    kscore_paper_figure (paper, without, KSCORE_PAPER_BODY, KSCORE_TONE_LABEL, paper->measure,
                         paper->y, WITHOUT_WIDTH);
}

static void
set_bar (KscorePaper *paper,
         double       fraction,
         double       start,
         double       width,
         double       line)
{
  cairo_save (paper->cr);
  cairo_translate (paper->cr, kscore_paper_get_x (paper, start, width),
                   paper->y + (line - BAR_HEIGHT) / 2);
  kscore_bar_draw (fraction, paper->rtl, paper->cr, width, BAR_HEIGHT, &paper->palette);
  cairo_restore (paper->cr);
}

/* The points of rows that are not listed, so that what is printed adds up. */
static void
set_rest (KscorePaper     *paper,
          const GPtrArray *rows,
          guint            first,
          const char      *title,
          double           line)
{
  KscoreReportRow rest = { .rest = TRUE, .points = NAN, .without = NAN };
  guint n_rest = rows->len - first;
  g_autofree char *text = NULL;

  if (first >= rows->len)
    return;
  for (guint i = first; i < rows->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (rows, i);

      if (isfinite (row->points))
        rest.points = isfinite (rest.points) ? rest.points + row->points : row->points;
    }
  /* Translators: rows of a list that are not printed one by one. */
  text = title != NULL ? g_strdup (title)
                       : g_strdup_printf (ngettext ("%u more", "%u more", n_rest), n_rest);
  kscore_paper_ensure (paper, line + ROW_GAP);
  kscore_paper_text (paper, text, KSCORE_PAPER_BODY, KSCORE_TONE_LABEL, 0, paper->y, 170, 1);
  set_figures (paper, &rest);
  paper->y += line + ROW_GAP;
}

/* A row a line, its points as a bar of @whole. */
static void
set_bars (const KscoreReportSetter *self,
          const char               *title,
          const char               *note,
          const GPtrArray          *rows,
          double                    whole)
{
  KscorePaper *paper = self->paper;
  double line = kscore_paper_get_line (paper, KSCORE_PAPER_BODY);
  guint n_rows = rows->len <= self->n_rows + 1 ? rows->len : self->n_rows;
  double start = 186;

  if (rows->len == 0)
    return;
  kscore_report_begin_part (self, title, note, 3 * (line + ROW_GAP));
  kscore_report_set_columns (paper, _("Points"), _("Without it"));
  for (guint i = 0; i < n_rows; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (rows, i);

      kscore_paper_ensure (paper, line + ROW_GAP);
      kscore_paper_text (paper, row->title, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, 0, paper->y,
                         start - 10, 1);
      set_bar (paper, isfinite (row->points) && whole > 0 ? row->points / whole : NAN, start,
               kscore_report_get_points_end (paper) - FIGURE_WIDTH - start - 4, line);
      set_figures (paper, row);
      paper->y += line + ROW_GAP;
    }
  set_rest (paper, rows, n_rows, NULL, line);
}

/**
 * kscore_report_set_networks:
 * @self: a report while it is set
 *
 * Sets what each network brings.
 */
void
kscore_report_set_networks (const KscoreReportSetter *self)
{
  set_bars (self, _("Networks"), NULL, self->report->networks, self->report->score - 1);
}

/**
 * kscore_report_set_kinds:
 * @self: a report while it is set
 *
 * Sets what each kind of reaction brings.
 */
void
kscore_report_set_kinds (const KscoreReportSetter *self)
{
  double sum = 0;

  for (guint i = 0; i < self->report->kinds->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (self->report->kinds, i);

      sum += isfinite (row->points) ? row->points : 0;
    }
  set_bars (self, _("Kinds of reactions"), _("Points of Response"), self->report->kinds, sum);
}

static char *
dup_post_detail (const KscoreReportRow *row)
{
  GString *text = g_string_new (NULL);

  if (row->network != NULL)
    g_string_append (text, kscore_network_get_name (row->network));
  if (row->day != KSCORE_DAY_UNKNOWN)
    {
      g_autofree char *day = kscore_format_day (row->day, KSCORE_DAY_MEDIUM);

      g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", day);
    }
  if (row->detail != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", row->detail);
  return g_string_free (text, FALSE);
}

/* A text of up to two lines with figures beside it. */
static void
set_text_row (KscorePaper           *paper,
              const KscoreReportRow *row,
              const char            *detail,
              double                 width)
{
  g_autoptr (PangoLayout) title =
    kscore_paper_layout_new (paper, row->title, KSCORE_PAPER_BODY, width, 2);
  int pixels;
  double height;

  pango_layout_get_pixel_size (title, NULL, &pixels);
  height = pixels + kscore_paper_get_line (paper, KSCORE_PAPER_SMALL) + 1;
  kscore_paper_ensure (paper, height + ROW_GAP);
  set_figures (paper, row);
  kscore_paper_show (paper, title, 0, paper->y, width, KSCORE_PAPER_BODY,
                     row->rest ? KSCORE_TONE_LABEL : KSCORE_TONE_TEXT);
  if (detail[0] != '\0')
    kscore_paper_text (paper, detail, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, 0, paper->y + pixels,
                       width, 1);
  paper->y += height + ROW_GAP;
}

/**
 * kscore_report_set_posts:
 * @self: a report while it is set
 *
 * Sets the posts that brought most.
 */
void
kscore_report_set_posts (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  const GPtrArray *rows = self->report->posts;
  guint n_rows = rows->len <= self->n_rows + 1 ? rows->len : self->n_rows;

  if (rows->len == 0)
    return;
  kscore_report_begin_part (self, _("Posts that brought most"), _("Points of Response"), 90);
  kscore_report_set_columns (paper, _("Points"), _("Without it"));
  for (guint i = 0; i < n_rows; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (rows, i);
      g_autofree char *detail = dup_post_detail (row);

      set_text_row (paper, row, detail, kscore_report_get_points_end (paper) - FIGURE_WIDTH - 14);
    }
  /* Of the others one may stand for all further ones, so their number is not known here. */
  set_rest (paper, rows, n_rows, _("Everything else"),
            kscore_paper_get_line (paper, KSCORE_PAPER_BODY));
}

/* The printed steps lead from the printed first score to the printed last one. */
static KscoreWaterfallStep *
list_steps (const KscoreReport *report,
            double              before)
{
  const GPtrArray *rows = report->changes;
  KscoreWaterfallStep *steps = g_new0 (KscoreWaterfallStep, rows->len);
  g_autofree double *points = g_new (double, rows->len);
  g_autofree gint64 *printed = g_new0 (gint64, rows->len);

  for (guint i = 0; i < rows->len; i++)
    points[i] = ((const KscoreReportRow *) g_ptr_array_index (rows, i))->points;
  kscore_rounding_distribute (points, rows->len, 0.1,
                              kscore_rounding_round (report->score, 0.1)
                              - kscore_rounding_round (before, 0.1), printed);
  for (guint i = 0; i < rows->len; i++)
    steps[i] = (KscoreWaterfallStep) {
      ((const KscoreReportRow *) g_ptr_array_index (rows, i))->title, points[i],
      (double) printed[i] / 10,
    };
  return steps;
}

/**
 * kscore_report_set_changes:
 * @self: a report while it is set
 *
 * Sets the steps from the score of the first day of the range that has one to that of the last.
 */
void
kscore_report_set_changes (const KscoreReportSetter *self)
{
  const KscoreReport *report = self->report;
  const KscoreReportDay *first = kscore_report_get_first_scored (report);
  KscorePaper *paper = self->paper;
  g_autofree KscoreWaterfallStep *steps = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  KscoreWaterfall waterfall;
  double height;

  if (report->changes->len == 0 || first == NULL)
    return;

  steps = list_steps (report, first->score);
  before = kscore_format_day (first->day, KSCORE_DAY_MEDIUM);
  after = kscore_format_day (report->to, KSCORE_DAY_MEDIUM);
  waterfall = (KscoreWaterfall) {
    .before = first->score,
    .after = report->score,
    .before_title = before,
    .after_title = after,
    .steps = steps,
    .n_steps = report->changes->len,
    .rtl = paper->rtl,
  };
  kscore_paper_set_scale (paper, WATERFALL_SCALE);
  height = WATERFALL_SCALE * kscore_waterfall_get_height (&waterfall, paper->context,
                                                          paper->measure / WATERFALL_SCALE);
  kscore_paper_set_scale (paper, 1);
  kscore_report_begin_part (self, _("Why it moved"), _("Points"), height);
  cairo_save (paper->cr);
  cairo_translate (paper->cr, paper->margin, paper->y);
  cairo_scale (paper->cr, WATERFALL_SCALE, WATERFALL_SCALE);
  kscore_paper_set_scale (paper, WATERFALL_SCALE);
  kscore_waterfall_draw (&waterfall, paper->cr, paper->context, paper->measure / WATERFALL_SCALE,
                         height / WATERFALL_SCALE, &paper->palette);
  kscore_paper_set_scale (paper, 1);
  cairo_restore (paper->cr);
  paper->y += height;
}

/**
 * kscore_report_set_reasons:
 * @self: a report while it is set
 *
 * Sets what holds the score back and what carries it.
 */
void
kscore_report_set_reasons (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  const GPtrArray *rows = self->report->reasons;

  if (rows->len == 0)
    return;
  kscore_report_begin_part (self, _("What holds it back, and what carries it"),
                            /* Translators: above points, with their signs */
                            _("Points to gain, or to lose"), 70);
  for (guint i = 0; i < rows->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (rows, i);
      g_autofree char *points = kscore_format_change (row->points);
      double width = paper->measure - FIGURE_WIDTH - 14;
      g_autoptr (PangoLayout) title =
        kscore_paper_layout_new (paper, row->title, KSCORE_PAPER_BODY, width, 2);
      g_autoptr (PangoLayout) detail =
        kscore_paper_layout_new (paper, row->detail != NULL ? row->detail : "", KSCORE_PAPER_SMALL,
                                 width, 2);
      int first, second;

      pango_layout_get_pixel_size (title, NULL, &first);
      pango_layout_get_pixel_size (detail, NULL, &second);
      if (row->detail == NULL)
        second = 0;
      kscore_paper_ensure (paper, first + second + ROW_GAP);
      kscore_paper_show (paper, title, 0, paper->y, width, KSCORE_PAPER_BODY,
                         KSCORE_TONE_TEXT);
      kscore_paper_show (paper, detail, 0, paper->y + first, width, KSCORE_PAPER_SMALL,
                         KSCORE_TONE_LABEL);
      kscore_paper_figure (paper, points, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, paper->measure,
                           paper->y, FIGURE_WIDTH);
      paper->y += first + second + ROW_GAP;
    }
}

static void
set_account (KscorePaper                *paper,
             const KscoreReportCoverage *account)
{
  double width = paper->measure - 196;
  g_autofree char *words =
    account->words != NULL && account->not_told != NULL
      /* Translators: two sentences after one another */
      ? g_strdup_printf (C_("sentences", "%s %s"), account->words, account->not_told)
      : g_strdup (account->words != NULL ? account->words
                  : account->not_told != NULL ? account->not_told : _("Nothing is known of it."));
  g_autoptr (PangoLayout) layout =
    kscore_paper_layout_new (paper, words, KSCORE_PAPER_SMALL, width, 3);
  double line = kscore_paper_get_line (paper, KSCORE_PAPER_BODY);
  double height;
  int pixels;

  pango_layout_get_pixel_size (layout, NULL, &pixels);
  height = MAX (line, pixels + 1.0);
  kscore_paper_ensure (paper, height + ROW_GAP);
  kscore_paper_text (paper, account->name, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, 0, paper->y, 186,
                     1);
  kscore_paper_show (paper, layout, 196, paper->y + 1, width, KSCORE_PAPER_SMALL,
                     KSCORE_TONE_LABEL);
  paper->y += height + ROW_GAP;
}

/**
 * kscore_report_set_coverage:
 * @self: a report while it is set
 *
 * Sets what is known of each account, and what is not told.
 */
void
kscore_report_set_coverage (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  const GPtrArray *accounts = self->report->coverage;
  guint n_rows = accounts->len <= self->n_rows + 1 ? accounts->len : self->n_rows;

  if (accounts->len == 0)
    return;
  kscore_report_begin_part (self, _("What is known, and what is not told"), NULL, 50);
  for (guint i = 0; i < n_rows; i++)
    set_account (paper, g_ptr_array_index (accounts, i));
  if (n_rows < accounts->len)
    {
      guint n_rest = accounts->len - n_rows;
      g_autofree char *text =
        /* Translators: accounts that are not printed one by one. */
        g_strdup_printf (ngettext ("%u more account", "%u more accounts", n_rest), n_rest);

      kscore_paper_ensure (paper, 20);
      paper->y += kscore_paper_text (paper, text, KSCORE_PAPER_BODY, KSCORE_TONE_LABEL, 0,
                                     paper->y, 160, 1);
    }
}

/**
 * kscore_report_set_limits:
 * @self: a report while it is set
 *
 * Says what a score cannot tell.
 */
void
kscore_report_set_limits (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  g_autoptr (PangoLayout) layout =
    kscore_paper_layout_new (paper,
                             _("Views, private messages, influence offline, whether a reply "
                               "agreed, and bought reactions on networks that tell no names. It "
                               "is not for hiring, lending or service triage. Points are a share "
                               "of the score, not what would be lost without the part: that is "
                               "what “without it” says."),
                             KSCORE_PAPER_BODY, paper->measure, 6);
  int pixels;

  pango_layout_get_pixel_size (layout, NULL, &pixels);
  kscore_report_begin_part (self, _("What this cannot tell"), NULL, pixels);
  paper->y += kscore_paper_show (paper, layout, 0, paper->y, paper->measure,
                                 KSCORE_PAPER_BODY, KSCORE_TONE_TEXT);
}
