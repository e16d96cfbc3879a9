#include "config.h"

#include "report/kscore-report-parts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"

/* What was discounted, and on how many people a score rests. Signals, never verdicts. */

#define COLUMN_WIDTH 74
#define ROW_GAP      5

static void
add_sentence (GString *text,
              char    *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
  g_free (sentence);
}

static char *
dup_people (double people)
{
  g_autofree char *number = kscore_format_count ((gint64) round (people));

  return g_strdup_printf (
    /* Translators: how many people of equal weight would react as unevenly. */
    ngettext ("Those who react weigh as much as %s person of equal weight.",
              "Those who react weigh as much as %s people of equal weight.",
              (gulong) round (people)), number);
}

static char *
dup_groups (guint n_groups)
{
  g_autofree char *number = kscore_format_count (n_groups);

  return g_strdup_printf (
    /* Translators: %s is a number of groups of accounts. */
    ngettext ("%s group reacted in lockstep and counts as one person.",
              "%s groups reacted in lockstep, and each counts as one person.", n_groups), number);
}

/* Why many may take little. */
static char *
dup_past (guint n_past)
{
  g_autofree char *number = kscore_format_count (n_past);

  return g_strdup_printf (
    /* Translators: %s is a number of reactions that count less. */
    ngettext ("%s discounted reaction is from a week that no longer counts and takes nothing.",
              "%s discounted reactions are from weeks that no longer count and take nothing.",
              n_past), number);
}

static char *
dup_words (const KscoreReport *report)
{
  g_autofree char *score = kscore_format_score (report->undiscounted);
  GString *text = g_string_new (NULL);

  if (report->discounted_people == 0)
    add_sentence (text, g_strdup (_("No signal lowered anything.")));
  else if (isfinite (report->undiscounted))
    /* Translators: %s is a score. */
    add_sentence (text, g_strdup_printf (_("Without any discount the score would be %s."),
                                         score));
  if (report->discounted_past > 0)
    add_sentence (text, dup_past (report->discounted_past));
  if (report->n_groups > 0)
    add_sentence (text, dup_groups (report->n_groups));
  if (isfinite (report->effective_people))
    add_sentence (text, dup_people (report->effective_people));
  if (isfinite (report->top_share))
    /* Translators: a percentage; %% is the percent sign. */
    add_sentence (text, g_strdup_printf (_("The five with the most points bring %.0f %% of "
                                           "them."), report->top_share * 100));
  return g_string_free (text, FALSE);
}

/* The columns at the end of a line: the last is 0. */
static void
set_figure (KscorePaper     *paper,
            const char      *text,
            guint            column,
            KscorePaperFace  face,
            KscoreTone       tone)
{
  kscore_paper_figure (paper, text, face, tone, paper->measure - COLUMN_WIDTH * column, paper->y,
                       COLUMN_WIDTH - 6);
}

static void
set_signal (KscorePaper           *paper,
            const KscoreReportRow *row)
{
  double line = kscore_paper_get_line (paper, KSCORE_PAPER_BODY);
  g_autofree char *people = kscore_format_count ((gint64) row->people);
  g_autofree char *reactions = kscore_format_count ((gint64) row->value);
  g_autofree char *points = kscore_format_change (-row->points);
  g_autofree char *without = kscore_format_score (row->without);
  gboolean known = isfinite (row->points);

  kscore_paper_ensure (paper, line + ROW_GAP);
  kscore_paper_text (paper, row->title, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, 0, paper->y,
                     paper->measure - 4 * COLUMN_WIDTH, 1);
  set_figure (paper, people, 3, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT);
  set_figure (paper, reactions, 2, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT);
  set_figure (paper, known ? points : _("not told"), 1, KSCORE_PAPER_BODY,
              known ? KSCORE_TONE_TEXT : KSCORE_TONE_LABEL);
  if (known)
    set_figure (paper, without, 0, KSCORE_PAPER_BODY, KSCORE_TONE_LABEL);
  paper->y += line + ROW_GAP;
}

/**
 * kscore_report_set_integrity:
 * @self: a report while it is set
 *
 * Sets what was discounted, and on how many people the score rests. Signals that lowered nothing
 * have no line.
 */
void
kscore_report_set_integrity (const KscoreReportSetter *self)
{
  KscorePaper *paper = self->paper;
  const GPtrArray *rows = self->report->signals;
  gboolean headed = FALSE;
  g_autofree char *words = NULL;

  if (!self->report->integrity_known)
    return;

  words = dup_words (self->report);
  kscore_report_begin_part (self, _("Integrity: signals, never verdicts"), NULL, 70);
  paper->y += kscore_paper_text (paper, words, KSCORE_PAPER_BODY, KSCORE_TONE_TEXT, 0, paper->y,
                                 paper->measure, 5) + ROW_GAP;
  for (guint i = 0; i < rows->len; i++)
    {
      const KscoreReportRow *row = g_ptr_array_index (rows, i);

      if (!(row->people > 0))
        continue;
      if (!headed)
        {
          set_figure (paper, _("People"), 3, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL);
          set_figure (paper, _("Reactions"), 2, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL);
          set_figure (paper, _("Points"), 1, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL);
          set_figure (paper, _("Without it"), 0, KSCORE_PAPER_SMALL, KSCORE_TONE_LABEL);
          paper->y += kscore_paper_get_line (paper, KSCORE_PAPER_SMALL) + 4;
          headed = TRUE;
        }
      set_signal (paper, row);
    }
}
