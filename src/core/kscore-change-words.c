#include "config.h"

#include "core/kscore-change-words.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"

/* Words for what is behind a step of a change. */

/**
 * kscore_change_view_get_title:
 * @view: how a step is taken apart
 * @step: the step
 *
 * Returns: (nullable): what stands above it, translated; %NULL where nothing is listed
 */
const char *
kscore_change_view_get_title (KscoreChangeView        view,
                              const KscoreChangeStep *step)
{
  if (kscore_change_step_get_sources (step, view)->len == 0)
    return NULL;
  if (view == KSCORE_CHANGE_BY_POST)
    return _("Posts");
  if (step->posts->len == 0)
    return _("People");
  /* Translators: a heading; above it the same points were listed by post. */
  return _("People: the same points by who reacted");
}

/**
 * kscore_change_view_dup_others:
 * @view: how a step is taken apart
 * @n_others: posts or people that are not listed
 *
 * Returns: (transfer full): what stands for them, "204 more posts"
 */
char *
kscore_change_view_dup_others (KscoreChangeView view,
                               guint            n_others)
{
  g_autofree char *number = kscore_format_count (n_others);

  if (view == KSCORE_CHANGE_BY_POST)
    /* Translators: %s is a number of posts that are not listed. */
    return g_strdup_printf (ngettext ("%s more post", "%s more posts", n_others), number);
  /* Translators: %s is a number of people that are not listed. */
  return g_strdup_printf (ngettext ("%s more person", "%s more people", n_others), number);
}

/**
 * kscore_change_view_get_none:
 * @view: how a step is taken apart
 *
 * Returns: what stands for that which is on no post, or by nobody known, translated
 */
const char *
kscore_change_view_get_none (KscoreChangeView view)
{
  if (view == KSCORE_CHANGE_BY_POST)
    /* Translators: the last line of a list of posts: everything else that brought points. */
    return _("On no single post: follows, followers, marks");
  /* Translators: the last line of a list of people: everything else that brought points. */
  return _("Nobody known by name: counts alone, followers");
}

/**
 * kscore_change_dup_points:
 * @points: what something behind a step brought
 * @hundredths: the same as it is printed
 *
 * Returns: (transfer full): "+0.09", or "under 0.01" where nothing is left of it in print
 */
char *
kscore_change_dup_points (double points,
                          gint64 hundredths)
{
  if (hundredths == 0 && points != 0)
    return kscore_format_small_change (points > 0 ? KSCORE_CHANGE_PART / 4
                                                  : -KSCORE_CHANGE_PART / 4);
  return kscore_format_small_change ((double) hundredths * KSCORE_CHANGE_PART);
}
