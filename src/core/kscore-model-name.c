#include "config.h"

#include "core/kscore-model-name.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/kscore-text.h"

/* A colon is in no name that a file may give itself, so nobody's weights pass for Kscore's. */
#define MINE "my-weights:"

/* The longest name that a file may give itself. */
#define NAME_MAX_BYTES (KSCORE_MODEL_NAME_SIZE - 1 - strlen (MINE))

/**
 * kscore_model_name_is_mine:
 * @name: (nullable): the name of a version of the model, as a score carries it
 *
 * Returns: whether it is of the user's own weights
 */
gboolean
kscore_model_name_is_mine (const char *name)
{
  return name != NULL && g_str_has_prefix (name, MINE);
}

/**
 * kscore_model_name_is_usable:
 * @name: the "version" of a model file
 *
 * Returns: whether a file may be called so: 1 to 28 letters, digits, dots, hyphens and underscores,
 *   the first a letter or digit
 */
gboolean
kscore_model_name_is_usable (const char *name)
{
  if (!g_ascii_isalnum (name[0]) || strlen (name) > NAME_MAX_BYTES)
    return FALSE;

  for (const char *at = name; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at) && strchr (".-_", *at) == NULL)
      return FALSE;

  return TRUE;
}

/**
 * kscore_model_name_dup_mine:
 * @name: the "version" of a file of the user's own weights
 *
 * Returns: (transfer full): the name that every score of these weights carries, which is unlike
 *   that of any built-in version: "my-weights:steady"
 */
char *
kscore_model_name_dup_mine (const char *name)
{
  return g_strconcat (MINE, name, NULL);
}

/**
 * kscore_model_name_dup_title:
 * @name: the name of a version of the model, as a score carries it
 *
 * Returns: (transfer full): the same for a person: "kscore-1", "steady (my weights)", translated;
 *   one line of plain text, whatever a file says
 */
char *
kscore_model_name_dup_title (const char *name)
{
  g_autofree char *clean = kscore_text_clean_line (name, KSCORE_TEXT_MAX_LINE);

  if (!kscore_model_name_is_mine (clean))
    return g_steal_pointer (&clean);

  /* Translators: %s is the name of a file of constants that the user has loaded; the score comes
   * from the user's own weights, not from Kscore's */
  return g_strdup_printf (_("%s (my weights)"), clean + strlen (MINE));
}
