#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KscoreCliProgress:
 *
 * A line on a terminal that says how far something is, written over again and again.
 */
typedef struct {
  GOutputStream *stream;     /* not owned */
  gint64         last_shown; /* monotonic microseconds, 0 before the first time */
  gboolean       enabled;
  gboolean       dirty;      /* the line holds something */
} KscoreCliProgress;

#define KSCORE_CLI_PROGRESS_INIT(err, terminal) { .stream = (err), .enabled = (terminal) }

void kscore_cli_progress_show  (double             fraction,
                                const char        *message,
                                gpointer           progress);
void kscore_cli_progress_clear (KscoreCliProgress *self);

G_END_DECLS
