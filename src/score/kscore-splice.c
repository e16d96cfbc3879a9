#include "config.h"

#include "score/kscore-splice.h"

#include <string.h>

/* Several places of a long array are edited at once, so that what stays is moved once. */

static void
move (char *array,
      gsize size,
      guint from,
      guint end,
      gint  by)
{
  if (by != 0 && end > from)
    memmove (array + ((gint64) from + by) * (gint64) size, array + from * size,
             (end - from) * size);
}

/**
 * kscore_splice_count: (skip)
 * @n_elements: how many there are
 * @splices: (array length=n_splices): what changes
 * @n_splices: how many
 *
 * Returns: how many there are afterwards
 */
guint
kscore_splice_count (guint               n_elements,
                     const KscoreSplice *splices,
                     guint               n_splices)
{
  for (guint i = 0; i < n_splices; i++)
    n_elements += splices[i].n_added - splices[i].n_removed;

  return n_elements;
}

/**
 * kscore_splice_apply: (skip)
 * @array: (transfer full): an array allocated by GLib
 * @size: of an element
 * @n_elements: how many there are
 * @splices: (array length=n_splices): what changes
 * @n_splices: how many
 *
 * Moves what stays to its new places; what is added is left as it happens to be. There is room
 * for one element more.
 *
 * Returns: (transfer full): the array
 */
gpointer
kscore_splice_apply (gpointer            array,
                     gsize               size,
                     guint               n_elements,
                     const KscoreSplice *splices,
                     guint               n_splices)
{
  guint n = kscore_splice_count (n_elements, splices, n_splices);
  g_autofree gint *moves = kscore_splice_get_moves (splices, n_splices);

  if (n > n_elements)
    array = g_realloc (array, (n + 1) * size);

  /* To the left from the left, to the right from the right: nothing is written over that has yet
   * to be moved. */
  for (guint i = 0; i < n_splices; i++)
    {
      guint end = i + 1 < n_splices ? splices[i + 1].at : n_elements;

      if (moves[i] < 0)
        move (array, size, splices[i].at + splices[i].n_removed, end, moves[i]);
    }
  for (guint i = n_splices; i-- > 0;)
    {
      guint end = i + 1 < n_splices ? splices[i + 1].at : n_elements;

      if (moves[i] > 0)
        move (array, size, splices[i].at + splices[i].n_removed, end, moves[i]);
    }

  return array;
}

/**
 * kscore_splice_get_moves: (skip)
 * @splices: (array length=n_splices): what changes
 * @n_splices: how many
 *
 * Returns: (transfer full) (array length=n_splices): how far what follows each of them moves
 */
gint *
kscore_splice_get_moves (const KscoreSplice *splices,
                         guint               n_splices)
{
  gint *moves = g_new (gint, n_splices + 1), by = 0;

  for (guint i = 0; i < n_splices; i++)
    {
      by += (gint) splices[i].n_added - (gint) splices[i].n_removed;
      moves[i] = by;
    }

  return moves;
}

/**
 * kscore_splice_map: (skip)
 * @splices: (array length=n_splices): what changes
 * @moves: (array length=n_splices): of kscore_splice_get_moves()
 * @n_splices: how many
 * @index: the place of an element that stays
 *
 * Returns: its new place
 */
guint
kscore_splice_map (const KscoreSplice *splices,
                   const gint         *moves,
                   guint               n_splices,
                   guint               index)
{
  guint low = 0, high = n_splices;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (splices[middle].at <= index)
        low = middle + 1;
      else
        high = middle;
    }

  return low > 0 ? (guint) ((gint64) index + moves[low - 1]) : index;
}

/**
 * kscore_array_sort_unique: (skip)
 * @array: an array
 * @compare: compares its elements
 *
 * Sorts it and drops what is there twice.
 */
void
kscore_array_sort_unique (GArray       *array,
                          GCompareFunc  compare)
{
  gsize size = g_array_get_element_size (array);
  guint n = 0;

  g_array_sort (array, compare);
  for (guint i = 0; i < array->len; i++)
    {
      if (i == 0 || compare (array->data + i * size, array->data + (n - 1) * size) != 0)
        memmove (array->data + n++ * size, array->data + i * size, size);
    }
  g_array_set_size (array, n);
}
