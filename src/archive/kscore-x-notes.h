#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * KscoreXNotes:
 *
 * The full text of long posts, which X keeps in a file of its own.
 */
typedef struct _KscoreXNotes KscoreXNotes;

KscoreXNotes *kscore_x_notes_new  (void);
void          kscore_x_notes_free (KscoreXNotes *self);
gboolean      kscore_x_notes_add  (KscoreXNotes *self,
                                   JsonNode     *item);
const char   *kscore_x_notes_find (KscoreXNotes *self,
                                   const char   *id,
                                   const char   *text,
                                   gint64        at);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KscoreXNotes, kscore_x_notes_free)

G_END_DECLS
