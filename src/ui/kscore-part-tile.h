#pragma once

#include <gtk/gtk.h>

#include "service/kscore-score-part.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_PART_TILE (kscore_part_tile_get_type ())
G_DECLARE_FINAL_TYPE (KscorePartTile, kscore_part_tile, KSCORE, PART_TILE, GtkWidget)

GtkWidget *kscore_part_tile_new (KscoreScoreRow *row,
                                 gboolean        compact);

G_END_DECLS
