#include "config.h"

#include "core/kscore-lever.h"

static const char * const lever_names[KSCORE_N_LEVERS] = {
  [KSCORE_LEVER_LIKES] = "likes",
  [KSCORE_LEVER_REPLIES] = "replies",
  [KSCORE_LEVER_RESHARES] = "reshares",
  [KSCORE_LEVER_QUOTES] = "quotes",
  [KSCORE_LEVER_PEOPLE] = "people",
  [KSCORE_LEVER_WEEKS] = "weeks",
  [KSCORE_LEVER_FOLLOWERS] = "followers",
  [KSCORE_LEVER_SUPPORTERS] = "supporters",
  [KSCORE_LEVER_LISTS] = "lists",
  [KSCORE_LEVER_NETWORKS] = "networks",
};

/**
 * kscore_lever_to_string:
 * @lever: a lever
 *
 * Returns: (transfer none) (nullable): its name for programs, NULL where it is none
 */
const char *
kscore_lever_to_string (KscoreLever lever)
{
  return lever < KSCORE_N_LEVERS ? lever_names[lever] : NULL;
}

/**
 * kscore_lever_from_string:
 * @string: (nullable): a name for programs
 * @lever: (out): the lever
 *
 * Returns: whether @string names a lever; @lever is left alone if not
 */
gboolean
kscore_lever_from_string (const char  *string,
                          KscoreLever *lever)
{
  for (int i = 0; string != NULL && i < KSCORE_N_LEVERS; i++)
    {
      if (g_str_equal (lever_names[i], string))
        {
          *lever = i;
          return TRUE;
        }
    }

  return FALSE;
}
