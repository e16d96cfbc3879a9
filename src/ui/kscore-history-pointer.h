#pragma once

#include <gtk/gtk.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

/**
 * KscoreHistoryPointerFuncs:
 * @get_day: the day at a place
 * @hover: this day is pointed at, or %KSCORE_DAY_UNKNOWN
 * @span: these days are being dragged over; none where the last is not after the first
 * @choose: these days were dragged over
 * @tap: this day was pressed
 * @zoom: nearer or farther, by scrolling with Ctrl
 *
 * What a widget that draws days does with the pointer.
 */
typedef struct {
  KscoreDay (*get_day) (GtkWidget *widget,
                        double     x);
  void      (*hover)   (GtkWidget *widget,
                        KscoreDay  day);
  void      (*span)    (GtkWidget *widget,
                        KscoreDay  first,
                        KscoreDay  last);
  void      (*choose)  (GtkWidget *widget,
                        KscoreDay  first,
                        KscoreDay  last);
  void      (*tap)     (GtkWidget *widget,
                        KscoreDay  day);
  void      (*zoom)    (GtkWidget *widget,
                        gboolean   in);
} KscoreHistoryPointerFuncs;

void kscore_history_pointer_follow (GtkWidget                       *widget,
                                    const KscoreHistoryPointerFuncs *funcs);

G_END_DECLS
