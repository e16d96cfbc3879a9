#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Looks at a place of the window as it is shown in each of some settings, and collects what is
 * wrong with it: controls without a name, things outside or cut off, what the keyboard does not
 * reach. A place is a window, a dialog or an open popover. */
typedef struct _KscoreWalk KscoreWalk;

/* A size and how it is shown. */
typedef struct {
  int              width;
  int              height;
  int              text; /* its scale */
  GtkTextDirection direction;
} KscoreWalkSetting;

KscoreWalk *kscore_walk_new         (const char              *place);
void        kscore_walk_set         (KscoreWalk              *walk,
                                     GtkWindow               *window,
                                     const KscoreWalkSetting *setting);
void        kscore_walk_look        (KscoreWalk              *walk,
                                     GtkWidget               *root);
void        kscore_walk_reset       (void);
guint       kscore_walk_end         (KscoreWalk              *walk);
void        kscore_walk_press       (GtkWidget               *root,
                                     guint                    key,
                                     GdkModifierType          modifiers);

G_END_DECLS
