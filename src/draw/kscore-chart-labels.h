#pragma once

#include "draw/kscore-chart-layout.h"

G_BEGIN_DECLS

/**
 * KscoreChartLabelKind:
 * @KSCORE_CHART_LABEL_SELECTED: the value and date of the selected day
 * @KSCORE_CHART_LABEL_SCORE: a number beside the grid
 * @KSCORE_CHART_LABEL_DATE: below the plot
 * @KSCORE_CHART_LABEL_VERSION: the name of a model's version
 *
 * What a label says.
 */
typedef enum {
  KSCORE_CHART_LABEL_SELECTED,
  KSCORE_CHART_LABEL_SCORE,
  KSCORE_CHART_LABEL_DATE,
  KSCORE_CHART_LABEL_VERSION,
} KscoreChartLabelKind;

/**
 * KscoreChartLabel:
 * @text: (owned): laid out
 * @kind: what it says
 * @x: its left
 * @y: its top
 * @width: its width
 * @height: its height
 *
 * A text in a chart.
 */
typedef struct {
  PangoLayout          *text;
  KscoreChartLabelKind  kind;
  double                x;
  double                y;
  double                width;
  double                height;
} KscoreChartLabel;

GArray *kscore_chart_labels_new (const KscoreChart       *chart,
                                 const KscoreChartLayout *layout,
                                 PangoContext            *context,
                                 double                   width,
                                 double                   height);

G_END_DECLS
