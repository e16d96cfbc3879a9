#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GUri    *kscore_address_parse       (const char    *url,
                                     GError       **error);
GUri    *kscore_address_resolve     (GUri          *base,
                                     const char    *url,
                                     GError       **error);
gboolean kscore_address_check       (GUri          *uri,
                                     gboolean       loopback,
                                     GError       **error);
gboolean kscore_address_check_hop   (GUri          *from,
                                     GUri          *to,
                                     gboolean       loopback,
                                     GError       **error);
gboolean kscore_address_is_loopback (GUri          *uri);
gboolean kscore_address_is_public   (GInetAddress  *address);
void     kscore_address_set_private (GUri          *uri,
                                     GError       **error);

G_END_DECLS
