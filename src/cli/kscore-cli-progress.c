#include "config.h"

#include "cli/kscore-cli-progress.h"

#include <string.h>

#include "core/kscore-text.h"

/* Ten times a second is as smooth as a line of text gets. */
#define INTERVAL (G_USEC_PER_SEC / 10)

/* Back to the start of the line, and clear what is right of it. */
#define ERASE "\r\033[K"

static void
write_text (KscoreCliProgress *self,
            const char        *text)
{
  g_output_stream_write_all (self->stream, text, strlen (text), NULL, NULL, NULL);
}

/**
 * kscore_cli_progress_show:
 * @fraction: 0 to 1, negative while not known
 * @message: what is being done
 * @progress: a #KscoreCliProgress
 *
 * Shows how far it is, at most ten times a second; nothing where nobody looks.
 */
void
kscore_cli_progress_show (double      fraction,
                          const char *message,
                          gpointer    progress)
{
  KscoreCliProgress *self = progress;
  g_autofree char *clean = NULL;
  g_autofree char *line = NULL;
  gint64 now;

  if (!self->enabled)
    return;
  now = g_get_monotonic_time ();
  if (self->last_shown != 0 && now - self->last_shown < INTERVAL)
    return;

  /* It may quote what a server or a file is called. */
  clean = kscore_text_clean_line (message, KSCORE_TEXT_MAX_LINE);
  if (fraction >= 0)
    line = g_strdup_printf (ERASE "%3d %%  %s", (int) (CLAMP (fraction, 0, 1) * 100), clean);
  else
    line = g_strdup_printf (ERASE "%s", clean);
  write_text (self, line);
  self->last_shown = now;
  self->dirty = TRUE;
}

/**
 * kscore_cli_progress_clear:
 * @self: progress
 *
 * Leaves an empty line, for whatever is printed next.
 */
void
kscore_cli_progress_clear (KscoreCliProgress *self)
{
  if (self->dirty)
    write_text (self, ERASE);
  self->dirty = FALSE;
}
