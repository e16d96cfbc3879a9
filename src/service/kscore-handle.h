#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * KscoreHandle:
 *
 * What somebody typed, before anything is asked of any server.
 */
typedef struct {
  char *network;      /* (owned) "bluesky" */
  char *network_name; /* (owned) "Bluesky" */
  char *handle;       /* (owned) the plain name in it: "ada.bsky.social", "ada@example.social" */
  char *reads;        /* (owned) a sentence: what will be read */
  char *not_told;     /* (owned) (nullable) a sentence: what this network does not tell */
} KscoreHandle;

KscoreHandle *kscore_handle_new  (const char    *typed,
                                  const char    *network,
                                  GError       **error);
void          kscore_handle_free (KscoreHandle  *handle);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreHandle, kscore_handle_free)

G_END_DECLS
