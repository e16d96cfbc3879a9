#pragma once

#include "cli/kscore-cli.h"
#include "support/owner-fixture.h"

/* What a run of the program printed and ended with. */
typedef struct {
  int   status;
  char *out; /* (owned) */
  char *err; /* (owned) */
} CliResult;

void cli_result_clear (CliResult    *result);
void cli_support_run  (OwnerFixture *fixture,
                       CliResult    *result,
                       const char   *argument,
                       ...) G_GNUC_NULL_TERMINATED;
void cli_support_import (OwnerFixture *fixture);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CliResult, cli_result_clear)
