#include "config.h"

#include "score/kscore-remainder.h"

#include "core/kscore-spread.h"

/* Dating of counts and of reactions that come without a date.
 *
 * The model's first wording let every identified reaction remove "the unit nearest in date" after
 * the growth was spread. Then one more reaction together with its count moves the days of all the
 * other units of that growth, so that a unit may leave a good week and the score may fall. Here
 * the reactions that are known by the day of a reading are taken off that reading first, and what
 * is left is spread: the same total, the same rule for growth and falls, units still taken off
 * the stretch of time that the reaction belongs to, and one more reaction with its count leaves
 * every other unit where it was. */

static void
add_run (GArray    *runs,
         KscoreDay  day,
         gint64     count)
{
  KscoreRun run = { day, count };

  if (count <= 0)
    return;

  if (runs->len > 0 && g_array_index (runs, KscoreRun, runs->len - 1).day >= day)
    {
      g_array_index (runs, KscoreRun, runs->len - 1).count += count;
      return;
    }

  g_array_append_val (runs, run);
}

static void
remove_youngest (GArray *runs,
                 gint64  count)
{
  while (count > 0 && runs->len > 0)
    {
      KscoreRun *last = &g_array_index (runs, KscoreRun, runs->len - 1);
      gint64 n = MIN (last->count, count);

      last->count -= n;
      count -= n;
      if (last->count == 0)
        g_array_set_size (runs, runs->len - 1);
    }
}

static void
add_growth (GArray    *runs,
            KscoreDay  previous,
            KscoreDay  day,
            gint64     n)
{
  guint64 gap, before = 0;

  if (day <= previous)
    {
      add_run (runs, previous, n);
      return;
    }

  gap = (gint64) day - previous;

  if ((guint64) n < gap)
    {
      for (gint64 i = 1; i <= n; i++)
        add_run (runs, previous + (KscoreDay) ((i * (gint64) gap + n - 1) / n), 1);
      return;
    }

  for (guint64 d = 1; d <= gap; d++)
    {
      guint64 until = kscore_spread_get_count (n, gap, d);

      add_run (runs, previous + (KscoreDay) d, until - before);
      before = until;
    }
}

/**
 * kscore_remainder_compute:
 * @post_day: day of the post
 * @totals: (array length=n_totals): readings of its total of one kind, oldest first
 * @n_totals: how many
 * @known: (array length=n_known): days of the identified reactions, the owner's own among them,
 *   oldest first
 * @n_known: how many
 * @runs: (element-type KscoreRun): emptied, then filled, oldest first
 *
 * Computes what no identified reaction explains, and on which days it came: the first reading's
 * on the post's day, growth spread evenly up to the reading that found it, a fall taken from the
 * youngest. Works in time of the days between readings, whatever the counts.
 */
void
kscore_remainder_compute (KscoreDay          post_day,
                          const KscoreTotal *totals,
                          guint              n_totals,
                          const KscoreDay   *known,
                          guint              n_known,
                          GArray            *runs)
{
  gint64 left = 0;
  KscoreDay previous = post_day;
  guint n = 0;

  g_array_set_size (runs, 0);

  for (guint i = 0; i < n_totals; i++)
    {
      gint64 off, now;
      KscoreDay day = MAX (totals[i].day, post_day);

      while (n < n_known && known[n] <= totals[i].day)
        n++;

      /* What was identified after the newest reading was hardly missing from it. */
      off = i + 1 == n_totals ? n_known : n;
      now = totals[i].total > off ? totals[i].total - off : 0;

      if (i == 0)
        add_run (runs, post_day, now);
      else if (now > left)
        add_growth (runs, previous, day, now - left);
      else
        remove_youngest (runs, left - now);

      left = now;
      previous = day;
    }
}
