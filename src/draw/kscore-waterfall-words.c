#include "config.h"

#include "draw/kscore-waterfall.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"

/**
 * kscore_waterfall_dup_value:
 * @self: a waterfall
 * @row: a row
 *
 * Returns: (transfer full): the number beside it: a score, or a difference with its sign
 */
char *
kscore_waterfall_dup_value (const KscoreWaterfall *self,
                            guint                  row)
{
  if (row == 0)
    return kscore_format_score (self->before);
  if (row <= self->n_steps)
    return kscore_format_change (self->steps[row - 1].printed);
  return kscore_format_score (self->after);
}

/**
 * kscore_waterfall_dup_row:
 * @self: a waterfall
 * @row: a row
 *
 * Returns: (transfer full): a sentence about it, translated
 */
char *
kscore_waterfall_dup_row (const KscoreWaterfall *self,
                          guint                  row)
{
  g_autofree char *value = kscore_waterfall_dup_value (self, row);
  g_autofree char *level = NULL;
  /* As printed, so that the sentences add up too. */
  double sum = round (self->before * 10) / 10;

  if (row == 0)
    /* Translators: a date and the score on it, where a change begins */
    return g_strdup_printf (_("%1$s: %2$s"), self->before_title, value);
  if (row > self->n_steps)
    return g_strdup_printf (_("%1$s: %2$s"), self->after_title, value);

  for (guint i = 0; i < row; i++)
    sum += self->steps[i].printed;
  level = kscore_format_score (sum);
  /* Translators: why a score changed ("New"), points with a sign ("+2.6"), the score up to there */
  return g_strdup_printf (_("%1$s: %2$s points, to %3$s"), self->steps[row - 1].title, value,
                          level);
}

/**
 * kscore_waterfall_dup_summary:
 * @self: a waterfall
 *
 * Returns: (transfer full): a sentence about all of it, translated
 */
char *
kscore_waterfall_dup_summary (const KscoreWaterfall *self)
{
  g_autofree char *before = kscore_format_score (self->before);
  g_autofree char *after = kscore_format_score (self->after);
  g_autofree char *change = kscore_format_change (round (self->after * 10) / 10
                                                  - round (self->before * 10) / 10);

  /* Translators: a score, its date, a later score, its date, and the difference ("+0.3") */
  return g_strdup_printf (_("From %1$s on %2$s to %3$s on %4$s: %5$s points."), before,
                          self->before_title, after, self->after_title, change);
}
