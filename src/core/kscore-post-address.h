#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 kscore_post_address_get_seq    (const char *address);
char  *kscore_post_address_dup_author (const char *address);
char  *kscore_post_address_dup_handle (const char *author);

G_END_DECLS
