#pragma once

#include <gtk/gtk.h>

#include "service/kscore-linked-account.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_ACCOUNT_ROW (kscore_account_row_get_type ())
G_DECLARE_FINAL_TYPE (KscoreAccountRow, kscore_account_row, KSCORE, ACCOUNT_ROW, GtkListBoxRow)

GtkWidget  *kscore_account_row_new          (void);
void        kscore_account_row_set_account  (KscoreAccountRow    *self,
                                             KscoreLinkedAccount *account);
const char *kscore_account_row_get_id       (KscoreAccountRow    *self);
void        kscore_account_row_set_axis     (KscoreAccountRow    *self,
                                             KscoreDay            from,
                                             KscoreDay            to);
void        kscore_account_row_set_obstacle (KscoreAccountRow    *self,
                                             const char          *obstacle);

G_END_DECLS
