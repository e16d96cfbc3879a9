#pragma once

#include <gtk/gtk.h>

#include "service/kscore-statement.h"

G_BEGIN_DECLS

/* Beside those by which the statement is sorted: all of a row in two lines. */
#define KSCORE_STATEMENT_COLUMN_COMBINED KSCORE_STATEMENT_N_SORTS
#define KSCORE_STATEMENT_N_COLUMNS       (KSCORE_STATEMENT_N_SORTS + 1)

GtkColumnViewColumn *kscore_statement_column_new      (guint                column);
int                  kscore_statement_column_get_width (guint               column,
                                                        GtkWidget           *widget);
guint                kscore_statement_column_find_row (GtkWidget           *widget);

G_END_DECLS
