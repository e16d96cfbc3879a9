#include "config.h"

#include "service/kscore-figures-times.h"

#include "store/kscore-interaction-table.h"

/* The model needs days only, so the evidence in memory has no seconds. They are read again where
 * they are printed: the store tells an account's interactions by day, kind, actor's key, post and
 * number, and the ledger's rows are brought into the same order and met one by one. */

/**
 * Place:
 *
 * A row of the ledger with a known actor.
 */
typedef struct {
  guint32   account;
  KscoreDay day;
  guint32   kind;
  guint32   actor;
  guint32   post; /* one more than in the evidence, 0 for none, which comes first */
  guint32   row;
} Place;

typedef struct {
  const char * const *actors;   /* not owned; keys */
  const char * const *posts;    /* not owned; native ids */
  const GArray       *accounts; /* not owned; (element-type KscoreEvidenceAccount) */
  GArray             *places;   /* (owned) (element-type Place) in order */
  gint64             *times;    /* not owned; by row */
  guint               next;     /* of the places */
  guint               account;  /* the one being read */
} Reader;

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;

  COMPARE (first->account, second->account);
  COMPARE (first->day, second->day);
  COMPARE (first->kind, second->kind);
  COMPARE (first->actor, second->actor);
  COMPARE (first->post, second->post);
  COMPARE (first->row, second->row);
  return 0;
}

static GArray *
list_places (const KscoreLoadedEvidence *loaded)
{
  guint n_rows = kscore_ledger_get_n_rows (loaded->ledger);
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_rows);

  for (guint i = 0; i < n_rows; i++)
    {
      KscoreLedgerRow row;
      Place place;

      kscore_ledger_get_row (loaded->ledger, i, &row);
      if (row.actor == KSCORE_NO_INDEX)
        continue;
      place = (Place) { row.account, row.day, row.kind, row.actor,
                        row.post != KSCORE_NO_INDEX ? row.post + 1 : 0, i };
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  return places;
}

/* Where @place stands beside an interaction of the store. */
static int
compare_with (const Reader            *self,
              const Place             *place,
              const KscoreInteraction *interaction,
              KscoreDay                day)
{
  const char *post = place->post != 0 ? self->posts[place->post - 1] : NULL;
  int order;

  COMPARE (place->account, self->account);
  COMPARE (place->day, day);
  COMPARE (place->kind, (guint32) interaction->kind);
  order = g_strcmp0 (self->actors[place->actor], interaction->actor);
  return order != 0 ? order : g_strcmp0 (post, interaction->post);
}

static gboolean
add_interaction (const KscoreInteraction *interaction,
                 KscoreDay                day,
                 gpointer                 user_data,
                 GError                 **error)
{
  Reader *self = user_data;
  int order = -1;

  while (self->next < self->places->len)
    {
      const Place *place = &g_array_index (self->places, Place, self->next);

      order = compare_with (self, place, interaction, day);
      if (order == 0 && interaction->precision == KSCORE_PRECISION_EXACT)
        self->times[place->row] = interaction->at;
      if (order > 0)
        break;
      self->next++;
      if (order == 0)
        break;
    }
  return TRUE;
}

static gboolean
read_accounts (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  Reader *self = data;

  for (self->account = 0; self->account < self->accounts->len; self->account++)
    if (!kscore_interaction_table_foreach (db,
                                           g_array_index (self->accounts, KscoreEvidenceAccount,
                                                          self->account).id,
                                           add_interaction, self, error))
      return FALSE;
  return TRUE;
}

/**
 * kscore_figures_read_times:
 * @workspace: an open workspace
 * @loaded: its evidence
 * @actors: keys, by index in the evidence
 * @posts: native ids, by index in the evidence
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Reads when everything happened that the network told to the second.
 *
 * Returns: (transfer full) (nullable): seconds by row of the ledger, %KSCORE_TIME_UNKNOWN where
 *   only a day is known
 */
gint64 *
kscore_figures_read_times (KscoreWorkspace             *workspace,
                           const KscoreLoadedEvidence  *loaded,
                           const char * const          *actors,
                           const char * const          *posts,
                           GCancellable                *cancellable,
                           GError                     **error)
{
  guint n_rows = kscore_ledger_get_n_rows (loaded->ledger);
  g_autofree gint64 *times = g_new (gint64, n_rows + 1);
  g_autoptr (GArray) places = list_places (loaded);
  Reader reader = { actors, posts, loaded->evidence->accounts, places, times };

  for (guint i = 0; i < n_rows; i++)
    times[i] = KSCORE_TIME_UNKNOWN;
  if (!kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, read_accounts,
                         &reader, cancellable, error))
    return NULL;
  return g_steal_pointer (&times);
}
