#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_ACCOUNT_ACTIONS (kscore_account_actions_get_type ())
G_DECLARE_FINAL_TYPE (KscoreAccountActions, kscore_account_actions, KSCORE, ACCOUNT_ACTIONS,
                      GObject)

/**
 * KscoreAccountChange:
 * @KSCORE_ACCOUNT_UNLINK: it counts for nothing; what is known of it is kept
 * @KSCORE_ACCOUNT_RELINK: it counts again
 * @KSCORE_ACCOUNT_FORGET: it is out of every list and counts for nothing, as if it were deleted
 * @KSCORE_ACCOUNT_UNDO_FORGET: it is back exactly as it was
 * @KSCORE_ACCOUNT_FINISH_FORGET: what was forgotten is deleted, the account that is named or all;
 *   may take minutes
 *
 * What can be done with an account.
 */
typedef enum {
  KSCORE_ACCOUNT_UNLINK,
  KSCORE_ACCOUNT_RELINK,
  KSCORE_ACCOUNT_FORGET,
  KSCORE_ACCOUNT_UNDO_FORGET,
  KSCORE_ACCOUNT_FINISH_FORGET,
} KscoreAccountChange;

/* Properties (read only, notified on the main thread): "deleting" boolean: what was forgotten is
 * being deleted; "message" string (nullable): what is being deleted, one sentence; "pending"
 * boolean: something is forgotten and can be brought back; "obstacle" string (nullable): why
 * accounts cannot be changed now, one sentence. Accounts and score follow by themselves. */

/* @account: an id; NULL, with FINISH_FORGET only, for all. Fails with %KSCORE_ERROR_BUSY while
 * there is an obstacle or another process writes, %KSCORE_ERROR_NOT_FOUND where there is no such
 * account. */
void        kscore_account_actions_change_async   (KscoreAccountActions *self,
                                                   KscoreAccountChange   change,
                                                   const char           *account,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean    kscore_account_actions_change_finish  (KscoreAccountActions *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean    kscore_account_actions_get_deleting   (KscoreAccountActions *self);
const char *kscore_account_actions_get_message    (KscoreAccountActions *self);
gboolean    kscore_account_actions_get_pending    (KscoreAccountActions *self);
char      **kscore_account_actions_list_pending   (KscoreAccountActions *self);
const char *kscore_account_actions_get_handle     (KscoreAccountActions *self,
                                                   const char           *account);
char       *kscore_account_actions_dup_obstacle   (KscoreAccountActions *self);

G_END_DECLS
