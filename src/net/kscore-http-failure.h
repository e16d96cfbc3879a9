#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GError *kscore_http_failure_new (const GError *error,
                                 const char   *host,
                                 gboolean      in_body);

G_END_DECLS
