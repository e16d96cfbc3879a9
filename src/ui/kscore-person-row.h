#pragma once

#include <gtk/gtk.h>

#include "service/kscore-person.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_PERSON_ROW (kscore_person_row_get_type ())
G_DECLARE_FINAL_TYPE (KscorePersonRow, kscore_person_row, KSCORE, PERSON_ROW, GtkListBoxRow)

GtkWidget    *kscore_person_row_new        (KscorePerson    *person,
                                            GtkSizeGroup    *column);
KscorePerson *kscore_person_row_get_person (KscorePersonRow *self);

G_END_DECLS
