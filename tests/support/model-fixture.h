#pragma once

#include <glib.h>

/* Made-up versions of the model, in tests/data/model. */
char *model_fixture_dup_path (const char *name);
char *model_fixture_read     (const char *name);

/* From now on "kscore-2" is built in too. */
void  model_fixture_build_in (void);
