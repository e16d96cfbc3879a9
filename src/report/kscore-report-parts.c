#include "config.h"

#include "report/kscore-report-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-model-name.h"
#include "draw/kscore-bar.h"
#include "draw/kscore-chart-words.h"
#include "draw/kscore-chart.h"
#include "draw/kscore-gauge.h"

/* Distances in points. */
#define PART_GAP     18
#define HEADING_GAP  6
#define LINE_GAP     3
#define GAUGE_WIDTH  220
#define GAUGE_HEIGHT 132
#define CHART_HEIGHT 150
#define FIGURE_WIDTH 72
#define BAR_HEIGHT   6

/**
 * kscore_report_begin_part:
 * @self: a report while it is set
 * @title: of the part
 * @note: (nullable): beside it, at the end of the line
 * @height: what must stand on the page with it
 *
 * Sets a heading, on a new page where it would stand alone.
 */
void
kscore_report_begin_part (const KscoreReportSetter *self,
                          const char               *title,
                          const char               *note,
                          double                    height)
{
  KscorePaper *paper = self->paper;
  double line = kscore_paper_get_line (paper, KSCORE_PAPER_HEADING);

  if (!kscore_paper_ensure (paper, PART_GAP + line + HEADING_GAP + height))
    paper->y += PART_GAP;
  if (self->mark != NULL)
    self->mark (title, paper->page, paper->y, self->mark_data);

  kscore_paper_text (paper, title, KSCORE_PAPER_HEADING, KSCORE_TONE_TEXT, 0, paper->y,
                     paper->measure * 0.6, 1);
  if (note != NULL)
    {
      double small = kscore_paper_get_line (paper, KSCORE_PAPER_SMALL);

      kscore_paper_figure (paper, note, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, paper->measure,
                           paper->y + line - small - 1, paper->measure * 0.4);
    }
  paper->y += line + HEADING_GAP / 2.0;
  kscore_paper_rule (paper, paper->y);
  paper->y += HEADING_GAP;
}

static char *
dup_subtitle (const KscoreReport *report)
{
  g_autofree char *days = kscore_format_days (report->from, report->to);
  g_autofree char *model = kscore_model_name_dup_title (report->model);

  /* Translators: the days of a report, then the version of the model, "kscore-1" or "steady (my
   * weights)". */
  return g_strdup_printf (_("%1$s · model %2$s"), days, model);
}

static char *
dup_others (const KscoreReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 1; i < report->owners->len; i++)
    g_string_append_printf (text, "%s%s", i > 1 ? " · " : "",
                            (const char *) g_ptr_array_index (report->owners, i));
  return g_string_free (text, FALSE);
}

/**
 * kscore_report_set_header:
 * @self: a report while it is set
 *
 * Sets whose report it is, of which days, and by which model.
 */
void
kscore_report_set_header (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  g_autofree char *subtitle = dup_subtitle (self->report);
  const char *owner = self->report->owners->len > 0
                        ? g_ptr_array_index (self->report->owners, 0)
                        : _("No account is linked");

  paper->y += kscore_paper_text (paper, _("Kscore report"), KSCORE_PAPER_STRONG, KSCORE_TONE_LABEL,
                                 0, paper->y, paper->measure, 1) + 1;

  paper->y += kscore_paper_text (paper, owner, KSCORE_PAPER_TITLE, KSCORE_TONE_TEXT, 0, paper->y,
                                 paper->measure, 1) + LINE_GAP;

  if (self->report->owners->len > 1)
    {
      g_autofree char *others = dup_others (self->report);

      paper->y += kscore_paper_text (paper, others, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, 0,
                                     paper->y, paper->measure, 2) + LINE_GAP;
    }
  paper->y += kscore_paper_text (paper, subtitle, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, 0, paper->y,
                                 paper->measure, 1) + HEADING_GAP;
  kscore_paper_rule (paper, paper->y);
  paper->y += HEADING_GAP;
}

static void
draw_gauge (const KscoreReportSetter *self,
            double                    y)
{
  const KscoreReport *report = self->report;
  KscorePaper *paper = self->paper;
  const KscoreGauge gauge = {
    .score = report->score,
    .low = report->low,
    .high = report->high,
    .progress = 1,
    .at_least = report->at_least,
    .rtl = paper->rtl,
  };

  cairo_save (paper->cr);
  cairo_translate (paper->cr, kscore_paper_get_x (paper, 0, GAUGE_WIDTH), y);
  kscore_gauge_draw (&gauge, paper->cr, paper->context, GAUGE_WIDTH, GAUGE_HEIGHT,
                     &paper->palette);
  cairo_restore (paper->cr);
}

static char *
dup_range (const KscoreReport *report)
{
  g_autofree char *low = kscore_format_score (report->low);
  g_autofree char *high = kscore_format_score (report->high);

  if (!isfinite (report->low) || !isfinite (report->high))
    return g_strdup (_("No range: not enough weeks"));
  if (report->at_least)
    return g_strdup_printf (_("What is known is between %s and %s"), low, high);
  return g_strdup_printf (_("Between %s and %s"), low, high);
}

static char *
dup_change (const KscoreReport *report)
{
  const KscoreReportDay *first = kscore_report_get_first_scored (report);
  g_autofree char *change = NULL;
  g_autofree char *day = NULL;

  if (first == NULL || first->day >= report->to)
    return NULL;
  change = kscore_format_change (report->score - first->score);
  day = kscore_format_day (first->day, KSCORE_DAY_LONG);
  /* Translators: a change of the score, "+3.3", and a date. */
  return g_strdup_printf (_("%1$s since %2$s"), change, day);
}

/* A line beside the gauge. */
static void
add_line (GPtrArray  *lines,
          char       *text)
{
  if (text != NULL)
    g_ptr_array_add (lines, text);
}

static GPtrArray *
list_lines (const KscoreReport *report)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *checked = kscore_format_score (report->checked);
  g_autofree char *day = kscore_format_day (report->to, KSCORE_DAY_LONG);

  add_line (lines, dup_range (report));
  if (isfinite (report->checked))
    /* Translators: what the score would be without anonymous counts. */
    add_line (lines, g_strdup_printf (_("Checked score %s, by what could be looked at person by "
                                        "person"), checked));
  add_line (lines, dup_change (report));
  /* Translators: %s is a date. */
  add_line (lines, g_strdup_printf (_("As of %s"), day));
  if (report->at_least)
    add_line (lines, g_strdup (_("At least: no linked network tells who reacted")));
  if (report->provisional)
    add_line (lines, g_strdup (_("Provisional: fewer than 9 weeks or 5 posts are known")));
  if (report->estimated && report->estimated_words != NULL)
    /* Translators: %s is as in "Audience of ada@wren.example (Mastodon), Recognition" */
    add_line (lines, g_strdup_printf (_("Estimated from what was known only later: %s"),
                                      report->estimated_words));
  return lines;
}

/**
 * kscore_report_set_score:
 * @self: a report while it is set
 *
 * Sets the gauge, and beside it what the score says of itself.
 */
void
kscore_report_set_score (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  g_autoptr (GPtrArray) lines = list_lines (self->report);
  double start = GAUGE_WIDTH + 24;
  double width = paper->measure - start;
  double top = paper->y;
  double heading = kscore_paper_get_line (paper, KSCORE_PAPER_LARGE);
  double y = top + 18;

  draw_gauge (self, top);

  if (self->report->band_title != NULL)
    kscore_paper_text (paper, self->report->band_title, KSCORE_PAPER_LARGE, KSCORE_TONE_TEXT,
                       start, y, width, 1);
  y += heading + LINE_GAP;
  for (guint i = 0; i < lines->len; i++)
    y += kscore_paper_text (paper, g_ptr_array_index (lines, i), KSCORE_PAPER_BODY,
                            i < 2 ? KSCORE_TONE_TEXT : KSCORE_TONE_LABEL, start, y, width, 2)
         + LINE_GAP;
  paper->y = MAX (top + GAUGE_HEIGHT, y);
}

/**
 * kscore_report_set_nothing:
 * @self: a report while it is set
 *
 * Says that there is no score.
 */
void
kscore_report_set_nothing (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  const char *text = self->report->owners->len > 0
                       ? _("Not enough evidence for a score.")
                       : _("Not enough evidence for a score. No account is linked. Link one, or "
                           "import an archive.");

  paper->y += HEADING_GAP;
  paper->y += kscore_paper_text (paper, text, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, 0, paper->y,
                                 paper->measure, 3);
}

static KscoreChartPoint *
list_points (const KscoreReport *report,
             gboolean           *estimated)
{
  KscoreChartPoint *points = g_new (KscoreChartPoint, MAX (report->days->len, 1));

  *estimated = FALSE;
  for (guint i = 0; i < report->days->len; i++)
    {
      const KscoreReportDay *day = &g_array_index (report->days, KscoreReportDay, i);

      points[i] = (KscoreChartPoint) {
        .day = day->day,
        .score = (float) day->score,
        .low = (float) day->low,
        .high = (float) day->high,
        .estimated = day->estimated,
        .shown = (float) NAN,
        .checked = (float) day->checked,
      };
      *estimated |= day->estimated && isfinite (day->score);
    }
  return points;
}

/**
 * kscore_report_set_history:
 * @self: a report while it is set
 *
 * Sets the chart of the score, and says in words what it shows.
 */
void
kscore_report_set_history (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  gboolean estimated;
  g_autofree KscoreChartPoint *points = list_points (self->report, &estimated);
  const KscoreChart chart = {
    .points = points,
    .n_points = self->report->days->len,
    .today = self->report->today,
    .selected = KSCORE_DAY_UNKNOWN,
    .rtl = paper->rtl,
    .span_first = KSCORE_DAY_UNKNOWN,
    .span_last = KSCORE_DAY_UNKNOWN,
  };
  g_autofree char *days = kscore_format_days (self->report->from, self->report->to);
  g_autofree char *summary = kscore_chart_dup_summary (&chart);
  g_autoptr (GString) words = g_string_new (NULL);

  if (chart.n_points == 0)
    return;

  g_string_append (words, summary);
  if (estimated && self->report->estimated_in_range != NULL)
    {
      g_string_append_c (words, ' ');
      /* Translators: %s is as in "Audience of ada@wren.example (Mastodon), Recognition" */
      g_string_append_printf (words, _("Dashed: estimated from what was known only later (%s)."),
                              self->report->estimated_in_range);
    }
  if (self->report->known_from != KSCORE_DAY_UNKNOWN)
    {
      g_autofree char *first = kscore_format_day (self->report->known_from, KSCORE_DAY_LONG);

      g_string_append_c (words, ' ');
      /* Translators: %s is a date. */
      g_string_append_printf (words, _("Nothing is covered before %s."), first);
    }
  kscore_report_begin_part (self, _("History"), days, CHART_HEIGHT + 24);
  cairo_save (paper->cr);
  cairo_translate (paper->cr, paper->margin, paper->y);
  kscore_chart_draw (&chart, paper->cr, paper->context, paper->measure, CHART_HEIGHT,
                     &paper->palette);
  cairo_restore (paper->cr);
  paper->y += CHART_HEIGHT + LINE_GAP;

  paper->y += kscore_paper_text (paper, words->str, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, 0,
                                 paper->y, paper->measure, 4);
}

/**
 * kscore_report_set_components:
 * @self: a report while it is set
 *
 * Sets what the score is made of.
 */
void
kscore_report_set_components (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  const GPtrArray *rows = self->report->components;
  double line = kscore_paper_get_line (paper, KSCORE_PAPER_STRONG);
  double small = kscore_paper_get_line (paper, KSCORE_PAPER_SMALL);
  double height = MAX (line, small) + 6;
  double points_end = kscore_report_get_points_end (paper);
  double bar = points_end - FIGURE_WIDTH - 4 - 280;

  if (rows->len == 0)
    return;
  kscore_report_begin_part (self, _("What it is made of"), _("1 point is everybody’s"),
                            height * (rows->len + 1));
  kscore_report_set_columns (paper, _("Points"), _("Without it"));
  for (guint i = 0; i < rows->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (rows, i);
      g_autofree char *points = kscore_format_score (row->points);
      g_autofree char *maximum = kscore_format_score (row->maximum);
      /* Translators: points, and the most that there can be. */
      g_autofree char *figure = isfinite (row->points)
                                  ? g_strdup_printf (_("%1$s of %2$s"), points, maximum)
                                  : g_strdup (_("not told"));

      g_autofree char *without = kscore_format_score (row->without);
      double detail = 0;

      kscore_paper_ensure (paper, height + small);
      kscore_paper_text (paper, row->title, KSCORE_PAPER_STRONG, KSCORE_TONE_TEXT, 0, paper->y, 90,
                         1);
      if (row->detail != NULL)
        detail = kscore_paper_text (paper, row->detail, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL, 96,
                                    paper->y + (line - small) / 2, 176, 2);
      cairo_save (paper->cr);
      cairo_translate (paper->cr, kscore_paper_get_x (paper, 280, bar),
                       paper->y + (line - BAR_HEIGHT) / 2);
      kscore_bar_draw (isfinite (row->points) ? row->points / MAX (row->maximum, 1) : NAN,
                       paper->rtl, paper->cr, bar, BAR_HEIGHT, &paper->palette);
      cairo_restore (paper->cr);
      kscore_paper_figure (paper, figure, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, points_end,
                           paper->y, FIGURE_WIDTH);
      if (isfinite (row->points))
        kscore_paper_figure (paper, without, KSCORE_PAPER_BODY, KSCORE_TONE_LABEL, paper->measure,
                             paper->y, paper->measure - points_end);
      paper->y += MAX (height, detail + 4);
    }
}
