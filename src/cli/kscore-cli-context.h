#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"
#include "service/kscore-figures.h"
#include "service/kscore-workspace.h"

G_BEGIN_DECLS

typedef struct _KscoreCliContext KscoreCliContext;

/**
 * KscoreCliCommand:
 *
 * One word after `kscore-cli`.
 */
typedef struct {
  const char *name;
  const char *arguments; /* as the usage line shows them */
  const char *summary;   /* one sentence, to be translated */
  int       (*run) (KscoreCliContext *context);
} KscoreCliCommand;

/**
 * KscoreCliContext:
 *
 * What a command has to work with. The options that every command knows are read into it.
 */
struct _KscoreCliContext {
  const KscoreCliCommand *command;     /* not owned */
  char                  **arguments;   /* (owned) of the command, its name first */
  GOutputStream          *out;         /* (owned) */
  GOutputStream          *err;         /* (owned) */
  GCancellable           *cancellable; /* (owned) (nullable) */
  char                   *data_dir;    /* (owned) (nullable) NULL for the usual place */
  KscoreWorkspace        *workspace;   /* (owned) (nullable) once opened */
  GError                 *output_error; /* (owned) (nullable) why @out took no more */
  gint64                  now;         /* injected, or KSCORE_TIME_UNKNOWN for the real time */
  gboolean                json;
  gboolean                help;
  gboolean                version;
  gboolean                terminal;    /* somebody looks at @err */
};

KscoreCliContext *kscore_cli_context_new       (GOutputStream       *out,
                                                GOutputStream       *err,
                                                gboolean             terminal,
                                                GCancellable        *cancellable);
void              kscore_cli_context_free      (KscoreCliContext    *self);
GOptionContext   *kscore_cli_context_add_options (KscoreCliContext  *self,
                                                const char          *parameters,
                                                const GOptionEntry  *entries);
gboolean          kscore_cli_context_parse     (KscoreCliContext    *self,
                                                const GOptionEntry  *entries,
                                                guint                min_arguments,
                                                guint                max_arguments,
                                                int                 *status);
const char       *kscore_cli_context_get       (KscoreCliContext    *self,
                                                guint                index);
KscoreWorkspace  *kscore_cli_context_open      (KscoreCliContext    *self,
                                                GError             **error);
KscoreFigureFormat kscore_cli_context_get_format (KscoreCliContext  *self);
int               kscore_cli_context_check_output (KscoreCliContext *self,
                                                   int               status);
void              kscore_cli_context_print     (KscoreCliContext    *self,
                                                const char          *text);
void              kscore_cli_context_warn      (KscoreCliContext    *self,
                                                const char          *sentence);
int               kscore_cli_context_finish    (KscoreCliContext    *self,
                                                gboolean             done,
                                                const GError        *error);
int               kscore_cli_context_fail      (KscoreCliContext    *self,
                                                const GError        *error,
                                                const char          *action);
int               kscore_cli_context_misused   (KscoreCliContext    *self,
                                                const char          *sentence);
gboolean          kscore_cli_context_read_day  (KscoreCliContext    *self,
                                                const char          *text,
                                                KscoreDay           *day,
                                                int                 *status);
gboolean          kscore_cli_context_read_now  (KscoreCliContext    *self,
                                                const char          *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreCliContext, kscore_cli_context_free)

G_END_DECLS
