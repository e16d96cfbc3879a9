#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define KSCORE_ERROR (kscore_error_quark ())

/**
 * KscoreError:
 *
 * What can go wrong, one code for each thing the user can do about it. Cancellation is not
 * among them: it is %G_IO_ERROR_CANCELLED and is never shown.
 */
typedef enum {
  KSCORE_ERROR_OFFLINE,
  KSCORE_ERROR_NOT_FOUND,
  KSCORE_ERROR_UNAUTHORIZED,
  KSCORE_ERROR_FORBIDDEN,
  KSCORE_ERROR_RATE_LIMITED,
  KSCORE_ERROR_BAD_REPLY,
  KSCORE_ERROR_BAD_ARCHIVE,
  KSCORE_ERROR_BAD_INPUT,
  KSCORE_ERROR_OPTED_OUT,
  KSCORE_ERROR_KEYRING,
  KSCORE_ERROR_STORAGE,
  KSCORE_ERROR_BUSY,
  KSCORE_ERROR_TOO_NEW,
} KscoreError;

GQuark      kscore_error_quark      (void);
const char *kscore_error_get_action (const GError *error);

G_END_DECLS
