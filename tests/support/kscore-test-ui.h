#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       kscore_test_ui_init          (int         *argc,
                                         char      ***argv);
void       kscore_test_spin             (guint        milliseconds);
void       kscore_test_wait_for_page    (GtkWidget   *window,
                                         const char  *page);
GtkWidget *kscore_test_find             (GtkWidget   *root,
                                         const char  *id);
void       kscore_test_assert_names     (GtkWidget   *root);
void       kscore_test_remove_tree      (const char  *path);
void       kscore_test_assert_notifies  (GObject     *object,
                                         const char  *property,
                                         gboolean     value,
                                         gboolean     other);

/* Spins the main loop until a condition holds; fails after ten seconds. */
#define kscore_test_wait_until(condition)                                    \
  G_STMT_START {                                                             \
    gint64 end_ = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;         \
    while (!(condition) && g_get_monotonic_time () < end_)                   \
      kscore_test_spin (2);                                                  \
    g_assert_true (condition);                                               \
  } G_STMT_END

G_END_DECLS
