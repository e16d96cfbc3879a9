#pragma once

#include <gio/gio.h>

#include "core/kscore-date.h"
#include "core/kscore-kind.h"

G_BEGIN_DECLS

#define KSCORE_TYPE_PERSON (kscore_person_get_type ())
G_DECLARE_FINAL_TYPE (KscorePerson, kscore_person, KSCORE, PERSON, GObject)

/**
 * KscorePersonValues:
 * @id: the store's id of an actor, as in the statement
 * @key: (nullable): a DID or the address of their account, %NULL where it is not kept
 * @name: how to call them; translated words where no name is kept
 * @handle: (nullable): their handle
 * @network: (nullable): its id
 * @url: (nullable): their profile, http or https only
 * @reactions: what they did in the last 91 days, translated: "3 replies, 12 likes"
 * @date: the day they reacted last, translated
 * @note: (nullable): what is noteworthy about them, translated sentences
 * @points: their share of the score, NAN where nothing of it is scored
 * @lasting: what of these points is Recognition
 * @n_reactions: how many reactions those are
 * @n_days: on how many different days
 * @n_accounts: of how many accounts; more than 1 for a group that counts as one person
 * @last_day: the day they reacted last
 * @silent_since: the last day before a silence they came back from, or %KSCORE_DAY_UNKNOWN
 * @is_new: they reacted in the last 28 days for the first time
 * @came_back: they reacted in the last 28 days after 91 days without
 * @maybe_new: it is not known for long enough who reacted to say whether they are new
 * @maybe_back: likewise, whether they came back
 * @waiting: what they wrote in the last 28 days was not answered
 * @unknown: they wrote, and whether they were answered is not known
 * @discounted: a signal lowered the trust in any of it
 * @written_kind: what they wrote last, or %KSCORE_KIND_NONE
 * @written_day: when, or %KSCORE_DAY_UNKNOWN
 *
 * What a #KscorePerson tells.
 */
typedef struct {
  gint64      id;
  const char *key;
  const char *name;
  const char *handle;
  const char *network;
  const char *url;
  const char *reactions;
  const char *date;
  const char *note;
  double      points;
  double      lasting;
  guint       n_reactions;
  guint       n_days;
  guint       n_accounts;
  KscoreDay   last_day;
  KscoreDay   silent_since;
  gboolean    is_new;
  gboolean    came_back;
  gboolean    maybe_new;
  gboolean    maybe_back;
  gboolean    waiting;
  gboolean    unknown;
  gboolean    discounted;
  KscoreKind  written_kind;
  KscoreDay   written_day;
} KscorePersonValues;

KscorePerson             *kscore_person_new        (const KscorePersonValues *values);
const KscorePersonValues *kscore_person_get_values (KscorePerson             *self);

G_END_DECLS
