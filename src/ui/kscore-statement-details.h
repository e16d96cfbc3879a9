#pragma once

#include <adwaita.h>

#include "service/kscore-statement-row.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_STATEMENT_DETAILS (kscore_statement_details_get_type ())
G_DECLARE_FINAL_TYPE (KscoreStatementDetails, kscore_statement_details, KSCORE, STATEMENT_DETAILS,
                      AdwWindow)

GtkWidget *kscore_statement_details_new (GtkWindow          *parent,
                                         KscoreStatementRow *row);

G_END_DECLS
