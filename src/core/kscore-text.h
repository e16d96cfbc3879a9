#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Characters kept of a post, and of a name or another single line. */
#define KSCORE_TEXT_MAX_POST 20000
#define KSCORE_TEXT_MAX_LINE 200

char *kscore_text_clean      (const char *text,
                              gsize       max_chars);
char *kscore_text_clean_line (const char *text,
                              gsize       max_chars);
char *kscore_text_unescape   (const char *text);
char *kscore_text_from_html  (const char *html,
                              GPtrArray  *links);

gboolean kscore_text_is_line        (const char *text);
gboolean kscore_text_is_web_address (const char *text);

G_END_DECLS
