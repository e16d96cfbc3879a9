#include "config.h"

#include "service/kscore-reaction-words.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-format.h"

/* Kinds of reactions in a line. */
#define MAX_KINDS 3

/**
 * kscore_reaction_words_dup_count:
 * @kind: a kind of reaction
 * @count: how many
 *
 * Returns: (transfer full): "612 reshares", translated
 */
char *
kscore_reaction_words_dup_count (KscoreKind kind,
                                 gint64     count)
{
  g_autofree char *number = kscore_format_count (count);
  gulong n = (gulong) count;

  switch (kind)
    {
    /* Translators: here and below, what people did with a post, as in "612 reshares, 9 likes" */
    case KSCORE_KIND_LIKE:
      return g_strdup_printf (ngettext ("%s like", "%s likes", n), number);
    case KSCORE_KIND_SAVE:
      return g_strdup_printf (ngettext ("%s save", "%s saves", n), number);
    case KSCORE_KIND_STAR:
      return g_strdup_printf (ngettext ("%s star", "%s stars", n), number);
    case KSCORE_KIND_REPLY:
      return g_strdup_printf (ngettext ("%s reply", "%s replies", n), number);
    case KSCORE_KIND_MENTION:
      return g_strdup_printf (ngettext ("%s mention", "%s mentions", n), number);
    case KSCORE_KIND_COMMENT:
      return g_strdup_printf (ngettext ("%s comment", "%s comments", n), number);
    case KSCORE_KIND_RESHARE:
      return g_strdup_printf (ngettext ("%s reshare", "%s reshares", n), number);
    case KSCORE_KIND_FORK:
      return g_strdup_printf (ngettext ("%s fork", "%s forks", n), number);
    case KSCORE_KIND_QUOTE:
      return g_strdup_printf (ngettext ("%s quote", "%s quotes", n), number);
    case KSCORE_KIND_LINK:
      /* Translators: posts elsewhere that link to a post of the owner */
      return g_strdup_printf (ngettext ("%s link to it", "%s links to it", n), number);
    case KSCORE_KIND_FOLLOW:
      /* Translators: that somebody began to follow */
      return g_strdup_printf (ngettext ("%s follow", "%s follows", n), number);
    case KSCORE_KIND_NONE:
    case KSCORE_N_KINDS:
    default:
      return g_strdup_printf (ngettext ("%s other reaction", "%s other reactions", n), number);
    }
}

/**
 * kscore_reaction_words_dup_list:
 * @counts: (array fixed-size=12): how many of each #KscoreKind
 * @points: (array fixed-size=12): what one of each is worth
 *
 * Returns: (transfer full) (nullable): "612 reshares, 1,940 likes", translated, at most three
 *   kinds: what weighs most comes first; %NULL where there are none
 */
char *
kscore_reaction_words_dup_list (const gint64 *counts,
                                const double *points)
{
  gboolean said[KSCORE_N_KINDS] = { FALSE };
  g_autofree char *text = NULL;

  for (guint n = 0; n < MAX_KINDS; n++)
    {
      KscoreKind best = KSCORE_KIND_NONE;
      g_autofree char *count = NULL;
      g_autofree char *before = g_steal_pointer (&text);

      for (KscoreKind kind = KSCORE_KIND_LIKE; kind < KSCORE_N_KINDS; kind++)
        if (!said[kind] && counts[kind] > 0
            && (best == KSCORE_KIND_NONE
                || counts[kind] * points[kind] > counts[best] * points[best]))
          best = kind;
      if (best == KSCORE_KIND_NONE)
        return g_steal_pointer (&before);

      said[best] = TRUE;
      count = kscore_reaction_words_dup_count (best, counts[best]);
      /* Translators: a list of what people did, as "612 reshares, 1,940 likes" */
      text = before == NULL ? g_steal_pointer (&count)
                            : g_strdup_printf (_("%1$s, %2$s"), before, count);
    }

  return g_steal_pointer (&text);
}
