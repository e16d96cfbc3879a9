#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *kscore_http_text_to_utf8 (GBytes      *body,
                                  const char  *charset,
                                  const char  *host,
                                  GError     **error);

G_END_DECLS
