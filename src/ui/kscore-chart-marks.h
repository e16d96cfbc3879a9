#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_CHART_MARKS (kscore_chart_marks_get_type ())
G_DECLARE_FINAL_TYPE (KscoreChartMarks, kscore_chart_marks, KSCORE, CHART_MARKS, GtkWidget)

/**
 * KscoreChartMarksPlace:
 * @width: of the chart, in pixels
 * @height: of the chart
 * @places: (array length=n_marks) (out caller-allocates): filled, in the order of the marks
 * @n_marks: how many
 * @user_data: what was given with it
 *
 * Says where the marks stand; called once for each allocation. A place may be empty.
 */
typedef void (*KscoreChartMarksPlace) (double           width,
                                       double           height,
                                       graphene_rect_t *places,
                                       guint            n_marks,
                                       gpointer         user_data);

GtkWidget *kscore_chart_marks_new         (KscoreChartMarksPlace  place,
                                           gpointer               user_data);
void       kscore_chart_marks_set_text    (KscoreChartMarks      *self,
                                           const char            *label,
                                           const char            *description);
void       kscore_chart_marks_set_marks   (KscoreChartMarks      *self,
                                           const char * const    *labels,
                                           guint                  n_marks);
guint      kscore_chart_marks_get_n_marks (KscoreChartMarks      *self);
void       kscore_chart_marks_set_page    (KscoreChartMarks      *self,
                                           guint                  page);
int        kscore_chart_marks_get_focused (KscoreChartMarks      *self);
gboolean   kscore_chart_marks_focus       (KscoreChartMarks      *self,
                                           guint                  index);

G_END_DECLS
