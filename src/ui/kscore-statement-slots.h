#pragma once

#include <gio/gio.h>

#include "service/kscore-statement-row.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_SLOT (kscore_statement_slot_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementSlot, kscore_statement_slot, KSCORE, STATEMENT_SLOT, GObject)

KscoreStatementRow   *kscore_statement_slot_get_row  (KscoreStatementSlot  *self);

#define KSCORE_TYPE_STATEMENT_SLOTS (kscore_statement_slots_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementSlots, kscore_statement_slots, KSCORE, STATEMENT_SLOTS,
                      GObject)

/* As many rows as a list view makes widgets for, and somewhat more. */
#define KSCORE_STATEMENT_SLOTS_MANY 256
/* Rows that come or go at once as long as there are not many. */
#define KSCORE_STATEMENT_SLOTS_STEP 24

KscoreStatementSlots *kscore_statement_slots_new       (GListModel           *model);
GListModel           *kscore_statement_slots_get_model (KscoreStatementSlots *self);
gboolean              kscore_statement_slots_step      (KscoreStatementSlots *self);

G_END_DECLS
