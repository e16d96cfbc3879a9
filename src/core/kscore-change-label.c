#include "config.h"

#include "core/kscore-change-label.h"

#include <glib/gi18n-lib.h>

/**
 * kscore_change_label_to_string:
 * @label: a label
 *
 * Returns: (transfer none): its word in files, as "newly-covered"; "" for none
 */
const char *
kscore_change_label_to_string (KscoreChangeLabel label)
{
  static const char * const words[] = {
    "new", "grew", "shrank", "left-the-window", "discounted", "identified", "newly-covered",
    "no-longer-covered", "model-changed",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (words) == KSCORE_N_CHANGES);
  return label < KSCORE_N_CHANGES ? words[label] : "";
}

/**
 * kscore_change_label_get_title:
 * @label: a label
 *
 * Returns: (transfer none): a word or two for a person, translated; "" for none
 */
const char *
kscore_change_label_get_title (KscoreChangeLabel label)
{
  switch (label)
    {
    /* Translators: here and below, why a part of the score changed, beside its points; short */
    case KSCORE_CHANGE_NEW:
      return _("New");
    case KSCORE_CHANGE_GREW:
      return _("Grew");
    case KSCORE_CHANGE_SHRANK:
      return _("Shrank");
    case KSCORE_CHANGE_LEFT:
      /* Translators: reactions that are too old to count as much as before */
      return _("Left the window");
    case KSCORE_CHANGE_DISCOUNTED:
      /* Translators: the trust in somebody's reactions is another */
      return _("Trust changed");
    case KSCORE_CHANGE_IDENTIFIED:
      return _("Identified");
    case KSCORE_CHANGE_NEWLY_COVERED:
      return _("Newly covered");
    case KSCORE_CHANGE_NO_LONGER_COVERED:
      return _("No longer covered");
    case KSCORE_CHANGE_MODEL:
      return _("Model changed");
    case KSCORE_N_CHANGES:
    default:
      return "";
    }
}

static const char *
get_words (KscoreChangeLabel label)
{
  switch (label)
    {
    case KSCORE_CHANGE_NEW:
      return _("Reactions and marks that came, or were found, since the first day.");
    case KSCORE_CHANGE_GREW:
      return _("What was there already and counts for more: people whose following grew, weeks "
               "that are now among the best, your followers.");
    case KSCORE_CHANGE_SHRANK:
      return _("What was there already and counts for less: weeks that made way for better ones, "
               "followers lost, what was taken back.");
    case KSCORE_CHANGE_DISCOUNTED:
      return _("People whose reactions are trusted less than before, or more.");
    case KSCORE_CHANGE_IDENTIFIED:
      return _("Reactions that were only counted, and of which it is known now who they are from.");
    case KSCORE_CHANGE_NEWLY_COVERED:
      return _("What was not known on the first day. More known weeks make each count for a "
               "little less.");
    case KSCORE_CHANGE_NO_LONGER_COVERED:
      return _("What was known on the first day and is not any more.");
    case KSCORE_CHANGE_MODEL:
      return _("The same evidence, computed with another version of the model.");
    case KSCORE_CHANGE_LEFT:
    case KSCORE_N_CHANGES:
    default:
      return "";
    }
}

/**
 * kscore_change_label_dup_words:
 * @label: a label
 * @window_weeks: complete weeks that count, by the model
 *
 * Returns: (transfer full): a sentence that says what it means, translated; "" for none
 */
char *
kscore_change_label_dup_words (KscoreChangeLabel label,
                               guint             window_weeks)
{
  if (label != KSCORE_CHANGE_LEFT)
    return g_strdup (get_words (label));

  return g_strdup_printf (
    ngettext ("Reactions that are more than %u week old: they fade and leave the window.",
              "Reactions that are more than %u weeks old: they fade and leave the window.",
              window_weeks), window_weeks);
}
