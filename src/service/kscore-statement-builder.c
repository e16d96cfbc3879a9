#include "config.h"

#include "service/kscore-statement-builder.h"

#include <math.h>

#include "score/kscore-attribution.h"
#include "service/kscore-statement-words.h"

/* How often to look whether it is still wanted. */
#define POLL_ROWS 4096

typedef struct {
  const KscoreEvidence    *evidence;
  const KscoreLedger      *ledger;
  KscoreScore             *score;       /* (owned) */
  KscoreAttribution       *attribution; /* (owned) */
  KscorePartTable         *table;
} Builder;

static void
builder_clear (Builder *self)
{
  g_clear_pointer (&self->score, kscore_score_free);
  g_clear_pointer (&self->attribution, kscore_attribution_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Builder, builder_clear)

static const KscoreWeekScore *
find_week (const KscoreAccountScore *account,
           KscoreDay                 day)
{
  KscoreDay monday = kscore_day_get_monday (day);

  for (guint i = 0; i < account->n_weeks; i++)
    {
      if (account->weeks[i].monday == monday)
        return &account->weeks[i];
    }
  return NULL;
}

static KscoreStatementReason
get_reason (const Builder         *self,
            const KscoreLedgerRow *row,
            double                 points)
{
  const KscoreAccountScore *account = &g_array_index (self->score->accounts, KscoreAccountScore,
                                                      row->account);
  const KscoreWeekScore *week;

  if (points > 0)
    return KSCORE_STATEMENT_REASON_NONE;
  if (!row->covered)
    return KSCORE_STATEMENT_REASON_NOT_COVERED;
  if (isnan (points) && account->last_day != KSCORE_DAY_UNKNOWN && row->day > account->last_day)
    return KSCORE_STATEMENT_REASON_AFTER;
  if (isnan (points))
    return account->known ? KSCORE_STATEMENT_REASON_BEFORE : KSCORE_STATEMENT_REASON_FROZEN;
  if (row->kind == KSCORE_KIND_FOLLOW && !(row->points > 0))
    return KSCORE_STATEMENT_REASON_FOLLOWED;
  week = find_week (account, row->day);
  return week != NULL && !week->taken ? KSCORE_STATEMENT_REASON_NOT_BEST
                                      : KSCORE_STATEMENT_REASON_NONE;
}

static gint64
get_account (const Builder *self,
             guint32        index)
{
  return index != KSCORE_NO_INDEX ? g_array_index (self->evidence->accounts,
                                                   KscoreEvidenceAccount, index).id
                                  : 0;
}

static gint64
get_actor (const Builder *self,
           guint32        index)
{
  return index != KSCORE_NO_INDEX ? g_array_index (self->evidence->actors, KscoreEvidenceActor,
                                                   index).id
                                  : 0;
}

static gint64
get_post (const Builder *self,
          guint32        index)
{
  return index != KSCORE_NO_INDEX ? g_array_index (self->evidence->posts, KscoreEvidencePost,
                                                   index).id
                                  : 0;
}

static gboolean
add_rows (const Builder  *self,
          GCancellable   *cancellable,
          GError        **error)
{
  guint n_rows = kscore_ledger_get_n_rows (self->ledger);

  for (guint i = 0; i < n_rows; i++)
    {
      double points = self->attribution->row_points[i];
      KscoreLedgerRow row;
      KscorePart part;

      if (i % POLL_ROWS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kscore_ledger_get_row (self->ledger, i, &row);
      part = (KscorePart) {
        .points = points,
        .count = (double) row.count,
        .account = get_account (self, row.account),
        .actor = get_actor (self, row.actor),
        .post = get_post (self, row.post),
        .day = row.day,
        .component = KSCORE_COMPONENT_RESPONSE,
        .kind = (guint8) row.kind,
        .reason = (guint8) get_reason (self, &row, points),
        .precision = row.precision,
      };
      if (!kscore_part_table_add (self->table, &part, error))
        return FALSE;
    }
  return TRUE;
}

static guint8
get_source_kind (const Builder      *self,
                 const KscoreSource *source)
{
  switch (source->kind)
    {
    case KSCORE_SOURCE_SUPPORTER:
      return KSCORE_STATEMENT_KIND_SUPPORTER;
    case KSCORE_SOURCE_MARK:
      return KSCORE_STATEMENT_KIND_MARK + g_array_index (self->evidence->marks,
                                                         KscoreEvidenceMark, source->mark).kind;
    case KSCORE_SOURCE_AUDIENCE:
    default:
      return KSCORE_STATEMENT_KIND_FOLLOWERS;
    }
}

static gboolean
add_sources (const Builder  *self,
             GCancellable   *cancellable,
             GError        **error)
{
  for (guint i = 0; i < self->attribution->sources->len; i++)
    {
      const KscoreSource *source = &g_array_index (self->attribution->sources, KscoreSource, i);
      KscorePart part = {
        .points = source->points,
        .count = source->count,
        .account = get_account (self, source->account),
        .actor = get_actor (self, source->person),
        .day = source->day,
        .component = source->kind == KSCORE_SOURCE_AUDIENCE ? KSCORE_COMPONENT_AUDIENCE
                                                            : KSCORE_COMPONENT_RECOGNITION,
        .kind = get_source_kind (self, source),
        .precision = KSCORE_PRECISION_DAY,
      };

      if (i % POLL_ROWS == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!kscore_part_table_add (self->table, &part, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
fill (KscoreStatementParts        *self,
      const KscoreLoadedEvidence  *loaded,
      GCancellable                *cancellable,
      GError                     **error)
{
  g_auto(Builder) builder = { loaded->evidence, loaded->ledger, NULL, NULL, self->table };

  self->day = loaded->day != KSCORE_DAY_UNKNOWN ? loaded->day : loaded->today;
  builder.score = kscore_score_new (loaded->ledger, self->day);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  builder.attribution = kscore_attribution_new (loaded->ledger, builder.score);
  self->score = builder.score->known ? builder.score->score : NAN;
  self->n_parts = builder.attribution->n_rows + builder.attribution->sources->len;

  /* A table that is half full is thrown away as a whole. */
  return kscore_part_table_begin (self->table, error)
         && add_rows (&builder, cancellable, error)
         && add_sources (&builder, cancellable, error)
         && kscore_part_table_end (self->table, cancellable, error);
}

/**
 * kscore_statement_parts_new:
 * @workspace: an open workspace
 * @loaded: (nullable): its evidence where it is in memory already
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Attributes the score of now and puts every part of it into a table. Large evidence does not
 * stay in memory after that. Blocks for as long as that takes.
 *
 * Returns: (transfer full) (nullable): the parts, or NULL with @error set
 */
KscoreStatementParts *
kscore_statement_parts_new (KscoreWorkspace       *workspace,
                            KscoreLoadedEvidence  *loaded,
                            GCancellable          *cancellable,
                            GError               **error)
{
  g_autoptr(KscoreStatementParts) self = NULL;
  g_autoptr(KscoreLoadedEvidence) read = NULL;
  gboolean filled;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (loaded == NULL)
    {
      loaded = read = kscore_workspace_ref_evidence (workspace, cancellable, error);
      if (loaded == NULL)
        return NULL;
    }

  self = g_atomic_rc_box_new0 (KscoreStatementParts);
  g_mutex_init (&self->mutex);
  self->table = kscore_part_table_new (kscore_workspace_get_store (workspace), error);
  filled = self->table != NULL && fill (self, loaded, cancellable, error);
  kscore_workspace_release_evidence (workspace);
  if (!filled)
    return NULL;

  self->networks = kscore_part_table_list_networks (self->table, self->kinds, cancellable, error);
  return self->networks != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * kscore_statement_parts_ref:
 * @self: parts
 *
 * Returns: (transfer full): the same
 */
KscoreStatementParts *
kscore_statement_parts_ref (KscoreStatementParts *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
parts_clear (gpointer data)
{
  KscoreStatementParts *self = data;

  g_clear_pointer (&self->table, kscore_part_table_free);
  g_clear_pointer (&self->networks, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
}

/**
 * kscore_statement_parts_unref:
 * @self: (transfer full): parts
 *
 * The last one closes a file: not for the main thread.
 */
void
kscore_statement_parts_unref (KscoreStatementParts *self)
{
  g_atomic_rc_box_release_full (self, parts_clear);
}

/**
 * kscore_statement_parts_read:
 * @self: parts
 * @rows: (array length=n_rows): which
 * @n_rows: how many
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: (transfer full) (element-type KscorePartDetails) (nullable): as
 *   kscore_part_table_read(), from any thread
 */
GPtrArray *
kscore_statement_parts_read (KscoreStatementParts  *self,
                             const guint32         *rows,
                             gsize                  n_rows,
                             GCancellable          *cancellable,
                             GError               **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return kscore_part_table_read (self->table, rows, n_rows, cancellable, error);
}

/**
 * kscore_statement_parts_find:
 * @self: parts
 * @query: which, in which order
 * @sums: (out) (optional): of what was found
 * @cancellable: (nullable): stops it
 * @error: return location
 *
 * Returns: (transfer full) (element-type guint32) (nullable): as kscore_part_table_find(), from
 *   any thread
 */
GArray *
kscore_statement_parts_find (KscoreStatementParts   *self,
                             const KscorePartQuery  *query,
                             KscorePartSums         *sums,
                             GCancellable           *cancellable,
                             GError                **error)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return kscore_part_table_find (self->table, query, sums, cancellable, error);
}
