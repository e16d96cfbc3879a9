#pragma once

#include "support/kscore-walk.h"

G_BEGIN_DECLS

struct _KscoreWalk
{
  char       *place;    /* (owned) */
  char       *setting;  /* (owned) (nullable): the one that is looked at, in words */
  GHashTable *faults;   /* (owned): of text, with the number of settings */
  GPtrArray  *order;    /* (owned) (element-type char *): the same, as they came */
  GtkWidget  *root;     /* (not owned): what is looked at */
  int         width;    /* of the window, as it was asked for */
  int         height;
  int         text;
  gboolean    made_up;  /* in the language that nobody speaks */
  gboolean    original; /* in the language of the sources */
};

typedef void (*KscoreWalkVisit) (KscoreWalk *walk,
                                 GtkWidget  *widget);

void      kscore_walk_fault        (KscoreWalk      *walk,
                                    GtkWidget       *widget,
                                    const char      *format,
                                    ...) G_GNUC_PRINTF (3, 4);
void      kscore_walk_each         (KscoreWalk      *walk,
                                    GtkWidget       *widget,
                                    KscoreWalkVisit  visit);
gboolean  kscore_walk_is_control   (GtkWidget       *widget);
gboolean  kscore_walk_scrolls      (GtkWidget       *widget,
                                    GtkOrientation   orientation);
gboolean  kscore_walk_get_bounds   (KscoreWalk      *walk,
                                    GtkWidget       *widget,
                                    graphene_rect_t *bounds);
void      kscore_walk_settle       (GtkWidget       *widget);
GtkWidget *kscore_walk_get_content (GtkWidget       *root);

void      kscore_walk_names        (KscoreWalk      *walk);
void      kscore_walk_layout       (KscoreWalk      *walk);
void      kscore_walk_keys         (KscoreWalk      *walk);

G_END_DECLS
