#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_ROW (kscore_statement_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementRow, kscore_statement_row, KSCORE, STATEMENT_ROW, GObject)

/* Properties, all read only. A row of a list of a million is read when it is looked at: until
 * "loaded" is TRUE all others stand at their defaults; "loaded" notifies once, when all are there.
 * Texts are plain, never markup.
 *
 * "loaded"       boolean
 * "position"     uint, in the list; fixed: another order has other rows
 * "day"          int, KscoreDay, KSCORE_DAY_UNKNOWN where not known
 * "date"         string, for a person: "12 November 2026", "not known"
 * "time"         string (nullable), where the network told the second: "14:05 UTC", as days are of
 *                UTC
 * "estimated"    boolean, the day is an estimate
 * "network"      string (nullable), id; "network-name" string (nullable)
 * "account"      string (nullable), handle of the owner's account
 * "component"    string, translated ("Response")
 * "kind"         string, id as on the command line ("like", "supporter"); "kind-name" string,
 *                translated, of one ("Like", "Established supporter"). A filter has ids of its own
 * "actor"        int64, 0 where nobody is known; "person" string: display name, else handle, else
 *                "anonymous", or NULL where there is nobody to be named (audience)
 * "handle"       string (nullable), of the person
 * "count"        double
 * "post"         int64, 0 for none; "post-text" string (nullable), its beginning on one line;
 *                "post-url" string (nullable), http or https only
 * "points"       double, NAN where not scored, and before it is loaded; "points-text" string
 *                ("0.124", "<0.001", "not scored")
 * "reason"       string (nullable), translated sentence: why it has no points; a part that is
 *                scored but brought nothing has "0.000" and a reason too
 * "summary"      string, all of it as one sentence for assistive technologies
 */
gboolean    kscore_statement_row_get_loaded   (KscoreStatementRow *self);
guint       kscore_statement_row_get_position (KscoreStatementRow *self);
KscoreDay   kscore_statement_row_get_day      (KscoreStatementRow *self);
double      kscore_statement_row_get_points   (KscoreStatementRow *self);
gint64      kscore_statement_row_get_actor    (KscoreStatementRow *self);
gint64      kscore_statement_row_get_post     (KscoreStatementRow *self);

G_END_DECLS
