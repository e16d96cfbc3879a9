#pragma once

#include "cli/kscore-cli-context.h"

G_BEGIN_DECLS

int kscore_cli_link     (KscoreCliContext *context);
int kscore_cli_sync     (KscoreCliContext *context);
int kscore_cli_import   (KscoreCliContext *context);
int kscore_cli_accounts (KscoreCliContext *context);
int kscore_cli_unlink   (KscoreCliContext *context);
int kscore_cli_forget   (KscoreCliContext *context);
int kscore_cli_score    (KscoreCliContext *context);
int kscore_cli_explain  (KscoreCliContext *context);
int kscore_cli_model    (KscoreCliContext *context);
int kscore_cli_report   (KscoreCliContext *context);
int kscore_cli_simulate (KscoreCliContext *context);
int kscore_cli_people   (KscoreCliContext *context);
int kscore_cli_hours    (KscoreCliContext *context);
int kscore_cli_trust    (KscoreCliContext *context);
int kscore_cli_estimate (KscoreCliContext *context);
int kscore_cli_export   (KscoreCliContext *context);

G_END_DECLS
