#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_CHOICE (kscore_statement_choice_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementChoice, kscore_statement_choice, KSCORE, STATEMENT_CHOICE,
                      GObject)

/* Properties, read only: "id" string, "name" string, translated. */
const char *kscore_statement_choice_get_id   (KscoreStatementChoice *self);
const char *kscore_statement_choice_get_name (KscoreStatementChoice *self);

KscoreStatementChoice *kscore_statement_choice_new (const char *id,
                                                    const char *name);
void                   kscore_statement_choice_show (GListStore *store,
                                                     GPtrArray  *choices);

G_END_DECLS
