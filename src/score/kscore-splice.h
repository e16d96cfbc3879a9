#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So many elements of an array give way to so many others. Splices of one array are in order and
 * apart; places are those before any of them. */
typedef struct {
  guint at;
  guint n_removed;
  guint n_added;
} KscoreSplice;

gpointer kscore_splice_apply (gpointer            array,
                              gsize               size,
                              guint               n_elements,
                              const KscoreSplice *splices,
                              guint               n_splices);
guint    kscore_splice_count (guint               n_elements,
                              const KscoreSplice *splices,
                              guint               n_splices);
guint    kscore_splice_map   (const KscoreSplice *splices,
                              const gint         *moves,
                              guint               n_splices,
                              guint               index);
gint    *kscore_splice_get_moves (const KscoreSplice *splices,
                              guint               n_splices);
void     kscore_array_sort_unique (GArray         *array,
                              GCompareFunc        compare);

G_END_DECLS
