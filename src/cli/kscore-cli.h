#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the program exits with. */
#define KSCORE_CLI_DONE      0
#define KSCORE_CLI_FAILED    1
#define KSCORE_CLI_USAGE     2
#define KSCORE_CLI_CANCELLED 130

int kscore_cli_run (const char * const *arguments,
                    GOutputStream      *out,
                    GOutputStream      *err,
                    gboolean            terminal,
                    GCancellable       *cancellable);

G_END_DECLS
