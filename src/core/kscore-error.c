#include "config.h"

#include "core/kscore-error.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (kscore-error-quark, kscore_error)

/**
 * kscore_error_get_action:
 * @error: (nullable): an error
 *
 * Tells what the user can do about @error. The error's own message is the sentence that says
 * what happened; this is the sentence after it.
 *
 * Returns: (transfer none): one translated sentence
 */
const char *
kscore_error_get_action (const GError *error)
{
  if (error == NULL || error->domain != KSCORE_ERROR)
    return _("Try again.");

  switch ((KscoreError) error->code)
    {
    case KSCORE_ERROR_OFFLINE:
      return _("Check the connection and refresh.");
    case KSCORE_ERROR_NOT_FOUND:
      return _("Check the name and try again.");
    case KSCORE_ERROR_UNAUTHORIZED:
      return _("Sign in to read this one, or import its archive.");
    case KSCORE_ERROR_FORBIDDEN:
      return _("Confirm that it is yours, or choose another.");
    case KSCORE_ERROR_RATE_LIMITED:
      return _("Wait until the limit resets; what was read is kept.");
    case KSCORE_ERROR_BAD_REPLY:
      return _("Try again later.");
    case KSCORE_ERROR_BAD_ARCHIVE:
      return _("Download the archive again, or choose another file.");
    case KSCORE_ERROR_BAD_INPUT:
      return _("Correct it and try again.");
    case KSCORE_ERROR_OPTED_OUT:
      return _("If it is yours, change that in its settings or import its archive; "
               "otherwise choose another account.");
    case KSCORE_ERROR_KEYRING:
      return _("Unlock the keyring and try again.");
    case KSCORE_ERROR_STORAGE:
      return _("Check the disk and the folder, then try again.");
    case KSCORE_ERROR_BUSY:
      return _("Close the other one, or wait until it has finished, then try again.");
    case KSCORE_ERROR_TOO_NEW:
      return _("Update Kscore.");
    default:
      return _("Try again.");
    }
}
