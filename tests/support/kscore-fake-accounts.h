#pragma once

#include "service/kscore-account-actions.h"
#include "service/kscore-linked-account.h"
#include "service/kscore-scoring-model.h"

G_BEGIN_DECLS

/**
 * KscoreFakeAccounts:
 * @KSCORE_FAKE_ACCOUNTS_FINE: two that are well, and one from an archive
 * @KSCORE_FAKE_ACCOUNTS_TROUBLED: one for each thing that can stand in the way
 * @KSCORE_FAKE_ACCOUNTS_RESTING: unlinked, archive only, never refreshed, nothing covered
 * @KSCORE_FAKE_ACCOUNTS_LONG: names and sentences as long as they come
 * @KSCORE_FAKE_ACCOUNTS_MANY: twelve
 * @KSCORE_FAKE_ACCOUNTS_NONE: none
 *
 * Scripted accounts.
 */
typedef enum {
  KSCORE_FAKE_ACCOUNTS_FINE,
  KSCORE_FAKE_ACCOUNTS_TROUBLED,
  KSCORE_FAKE_ACCOUNTS_RESTING,
  KSCORE_FAKE_ACCOUNTS_LONG,
  KSCORE_FAKE_ACCOUNTS_MANY,
  KSCORE_FAKE_ACCOUNTS_NONE,
} KscoreFakeAccounts;

void                  kscore_fake_accounts_fill       (KscoreScoringModel    *model,
                                                       KscoreFakeAccounts     accounts);
/* @obstacle: (nullable): a word such as "offline"; @covered: how many of the last 700 days are. */
KscoreLinkedAccount  *kscore_fake_account_new         (const char            *network,
                                                       const char            *handle,
                                                       const char            *obstacle,
                                                       guint                  covered);

/* For the scripted model. */
KscoreAccountActions *kscore_fake_actions_new         (KscoreScoringModel    *model);
/* What they fail with from now on, NULL to succeed. @error: (transfer full) (nullable). */
void                  kscore_fake_actions_set_error   (KscoreAccountActions  *self,
                                                       GError                *error);
/* Deletions stand until this is undone. */
void                  kscore_fake_actions_set_slow    (KscoreAccountActions  *self,
                                                       gboolean               slow);
/* How many accounts were deleted. */
guint                 kscore_fake_actions_get_deleted (KscoreAccountActions  *self);

G_END_DECLS
