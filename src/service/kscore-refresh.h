#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define KSCORE_TYPE_REFRESH (kscore_refresh_get_type ())
G_DECLARE_FINAL_TYPE (KscoreRefresh, kscore_refresh, KSCORE, REFRESH, GObject)

/* Properties (read only, notified on the main thread): "running" boolean; "fraction" double, 0 to
 * 1, negative while not known; "message" string, what is being read now; "headline" string
 * (nullable), what the last one brought, in a few words; "summary" string, the same in full, a line
 * an account; "trouble" string (nullable), what stood in the way of the last one, one sentence and
 * what to do; "unfinished" boolean: the last one did not reach everything, and the next goes on;
 * "last" int64, seconds, when an account was refreshed last, or KSCORE_TIME_UNKNOWN; "possible"
 * boolean: there is an account that can be refreshed; "offline" boolean: none of these can be
 * reached.
 *
 * One at a time. Score, history and accounts follow by themselves, also while it runs. */

/* @typed: a handle or an address. @network: (nullable). @service: (nullable). Calling it says that
 * the account is the user's own. */
void        kscore_refresh_link_async    (KscoreRefresh       *self,
                                          const char          *typed,
                                          const char          *network,
                                          const char          *service,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean    kscore_refresh_link_finish   (KscoreRefresh       *self,
                                          GAsyncResult        *result,
                                          GError             **error);
/* @account: (nullable): an id, NULL for all. Fails only where nothing could be tried; what went
 * wrong with accounts is in "trouble". */
void        kscore_refresh_run_async     (KscoreRefresh       *self,
                                          const char          *account,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean    kscore_refresh_run_finish    (KscoreRefresh       *self,
                                          GAsyncResult        *result,
                                          GError             **error);
gboolean    kscore_refresh_get_running   (KscoreRefresh       *self);
double      kscore_refresh_get_fraction  (KscoreRefresh       *self);
const char *kscore_refresh_get_message   (KscoreRefresh       *self);
const char *kscore_refresh_get_headline  (KscoreRefresh       *self);
const char *kscore_refresh_get_summary   (KscoreRefresh       *self);
const char *kscore_refresh_get_trouble   (KscoreRefresh       *self);
gboolean    kscore_refresh_get_unfinished (KscoreRefresh      *self);
gint64      kscore_refresh_get_last      (KscoreRefresh       *self);
gboolean    kscore_refresh_get_possible  (KscoreRefresh       *self);
gboolean    kscore_refresh_get_offline   (KscoreRefresh       *self);

G_END_DECLS
