#pragma once

#include "service/kscore-linked-account.h"
#include "store/kscore-account-table.h"

G_BEGIN_DECLS

KscoreLinkedAccount *kscore_linked_account_new (const KscoreStoredAccount *stored);

G_END_DECLS
