#pragma once

#include <glib.h>

/**
 * kscore_sort:
 * @first: the elements
 * @n: how many
 * @size: of one, in bytes
 * @compare: (scope call): orders two of them
 * @user_data: for @compare
 *
 * Sorts in place and keeps equal elements in their order. GLib 2.82 renames the call that GLib
 * 2.74 has; this is the one place that knows.
 */
static inline void
kscore_sort (gpointer         first,
             gsize            n,
             gsize            size,
             GCompareDataFunc compare,
             gpointer         user_data)
{
  G_GNUC_BEGIN_IGNORE_DEPRECATIONS
  g_qsort_with_data (first, (int) n, size, compare, user_data);
  G_GNUC_END_IGNORE_DEPRECATIONS
}
