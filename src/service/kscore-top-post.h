#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_TOP_POST (kscore_top_post_get_type ())
G_DECLARE_FINAL_TYPE (KscoreTopPost, kscore_top_post, KSCORE, TOP_POST, GObject)

/**
 * KscoreTopPostValues:
 * @id: the store's, 0 where it stands for everything else
 * @text: its beginning, one line, plain; translated words where it has none
 * @network: (nullable): its id, %NULL where it stands for everything else
 * @day: its day, or %KSCORE_DAY_UNKNOWN
 * @date: (nullable): the same for a person
 * @detail: (nullable): what people did with it, translated
 * @points: its points
 * @without: the score without it, NAN where not known
 * @url: (nullable): http or https only
 *
 * What a #KscoreTopPost tells.
 */
typedef struct {
  gint64      id;
  const char *text;
  const char *network;
  KscoreDay   day;
  const char *date;
  const char *detail;
  double      points;
  double      without;
  const char *url;
} KscoreTopPostValues;

/* Properties, all read only: "id" int64, "text", "network", "network-name", "date", "detail",
 * "url" string, "day" int (KscoreDay), "points", "without" double, as above; "rest" boolean: no
 * post, but everything else that adds to Response. */
KscoreTopPost *kscore_top_post_new         (const KscoreTopPostValues *values);
gint64         kscore_top_post_get_id      (KscoreTopPost             *self);
const char    *kscore_top_post_get_text    (KscoreTopPost             *self);
const char    *kscore_top_post_get_detail  (KscoreTopPost             *self);
const char    *kscore_top_post_get_url     (KscoreTopPost             *self);
double         kscore_top_post_get_points  (KscoreTopPost             *self);
double         kscore_top_post_get_without (KscoreTopPost             *self);
gboolean       kscore_top_post_get_rest    (KscoreTopPost             *self);

G_END_DECLS
