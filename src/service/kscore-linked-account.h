#pragma once

#include <gio/gio.h>

#include "core/kscore-coverage-span.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_LINKED_ACCOUNT (kscore_linked_account_get_type ())
G_DECLARE_FINAL_TYPE (KscoreLinkedAccount, kscore_linked_account, KSCORE, LINKED_ACCOUNT, GObject)

/* Properties, all read only: "id" string ("x:123"), "network" string ("x"), "network-name" string
 * ("X"), "handle" string, "display-name" string (nullable), "state" string ("linked",
 * "unlinked"), "followers", "posts", "interactions" int64 (-1 where not known), "covered-from",
 * "covered-to" int (KscoreDay), "covered" string (the same and what is known, as a sentence),
 * "not-told" string (nullable: what nobody tells, a sentence), "live" boolean (it can be
 * refreshed), "obstacle" string (nullable: what stood in the way of the last refresh, a word such
 * as "offline"), "trouble" string (nullable: the same as a sentence), "action" string (nullable:
 * what to do about it), "last-refresh" (of one that is not live, when its archive was made),
 * "retry-at" int64 (seconds, or KSCORE_TIME_UNKNOWN). */
const char *kscore_linked_account_get_id     (KscoreLinkedAccount *self);
const char *kscore_linked_account_get_handle (KscoreLinkedAccount *self);
const KscoreCoverageSpan *
            kscore_linked_account_get_coverage (KscoreLinkedAccount *self,
                                                guint               *n_spans);

G_END_DECLS
