#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for the name of a version of the model: "kscore-1", "my-weights:steady". */
#define KSCORE_MODEL_NAME_SIZE 40

gboolean  kscore_model_name_is_mine   (const char *name);
gboolean  kscore_model_name_is_usable (const char *name);
char     *kscore_model_name_dup_mine  (const char *name);
char     *kscore_model_name_dup_title (const char *name);

G_END_DECLS
