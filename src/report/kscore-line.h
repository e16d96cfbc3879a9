#pragma once

#include <glib.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

void kscore_line_add_comment (GString    *out,
                              const char *text);
void kscore_line_add_word    (GString    *out,
                              const char *text);
void kscore_line_add_text    (GString    *out,
                              const char *key,
                              const char *value);
void kscore_line_add_value   (GString    *out,
                              const char *key,
                              double      value);
void kscore_line_add_yes     (GString    *out,
                              const char *key,
                              gboolean    value);
void kscore_line_add_day     (GString    *out,
                              const char *key,
                              KscoreDay   day);

G_END_DECLS
