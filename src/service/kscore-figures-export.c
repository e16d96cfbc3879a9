#include "config.h"

#include <math.h>

#include "report/kscore-export-writer.h"
#include "score/kscore-series.h"
#include "service/kscore-figures-loader.h"
#include "service/kscore-figures-private.h"
#include "service/kscore-figures.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-audience-table.h"
#include "store/kscore-interaction-table.h"
#include "store/kscore-mark-table.h"
#include "store/kscore-outgoing-table.h"
#include "store/kscore-post-table.h"
#include "store/kscore-score-table.h"

/**
 * Export:
 *
 * An export while the store is read. The writer keeps the first error of its own, so a failed
 * write only stops the reading.
 */
typedef struct {
  KscoreExportWriter *writer;  /* not owned */
  const char         *account; /* not owned; string id of the one being read */
  gboolean            failed;  /* the writer did */
} Export;

/* Ends the reading without an error of its own where the writer has one. */
static gboolean
go_on (Export   *self,
       gboolean  written,
       GError  **error)
{
  if (written)
    return TRUE;
  self->failed = TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "the export could not be written");
  return FALSE;
}

static gboolean
add_post (gint64            id,
          gint64            account,
          const KscorePost *post,
          const GPtrArray  *counts,
          gpointer          user_data,
          GError          **error)
{
  Export *self = user_data;

  return go_on (self, kscore_export_writer_add_post (self->writer, self->account, post, counts),
                error);
}

static gboolean
add_actor (gint64             id,
           const KscoreActor *actor,
           const GArray      *readings,
           gpointer           user_data,
           GError           **error)
{
  Export *self = user_data;
  g_autofree KscoreDay *days = g_new (KscoreDay, readings->len + 1);
  g_autofree gint64 *counts = g_new (gint64, readings->len + 1);
  KscoreExportActor exported = { actor, days, counts, 0 };

  for (guint i = 0; i < readings->len; i++)
    {
      const KscoreActorReading *reading = &g_array_index (readings, KscoreActorReading, i);

      days[exported.n_followers] = reading->day;
      counts[exported.n_followers++] = reading->followers;
    }
  return go_on (self, kscore_export_writer_add_actor (self->writer, self->account, &exported),
                error);
}

static gboolean
add_interaction (const KscoreInteraction *interaction,
                 KscoreDay                day,
                 gpointer                 user_data,
                 GError                 **error)
{
  Export *self = user_data;

  return go_on (self, kscore_export_writer_add_interaction (self->writer, self->account,
                                                            interaction), error);
}

static gboolean
add_lists (Export          *self,
           KscoreDatabase  *db,
           gint64           account,
           GError         **error)
{
  g_autoptr (GPtrArray) marks = kscore_mark_table_list (db, account, error);
  g_autoptr (GPtrArray) outgoing = NULL;
  g_autoptr (GArray) audience = NULL;

  if (marks == NULL)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    if (!go_on (self, kscore_export_writer_add_mark (self->writer, self->account,
                                                     g_ptr_array_index (marks, i)), error))
      return FALSE;

  outgoing = kscore_outgoing_table_list (db, account, error);
  if (outgoing == NULL)
    return FALSE;
  for (guint i = 0; i < outgoing->len; i++)
    if (!go_on (self, kscore_export_writer_add_outgoing (self->writer, self->account,
                                                         g_ptr_array_index (outgoing, i)), error))
      return FALSE;

  audience = kscore_audience_table_list (db, account, error);
  if (audience == NULL)
    return FALSE;
  for (guint i = 0; i < audience->len; i++)
    if (!go_on (self, kscore_export_writer_add_audience (self->writer, self->account,
                                                         &g_array_index (audience, KscoreAudience,
                                                                         i)), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_account (Export                     *self,
             KscoreDatabase             *db,
             const KscoreStoredAccount  *stored,
             GError                    **error)
{
  g_autofree char *id = kscore_account_dup_string_id (stored->account);
  KscoreAccountSummary summary;

  self->account = id;
  kscore_figures_summarize_account (stored, &summary);
  return go_on (self, kscore_export_writer_add_account (
                        self->writer, &summary,
                        kscore_account_get_unknown (stored->account->network, stored->coverage)),
                error)
         && kscore_post_table_foreach (db, stored->id, add_post, self, error)
         && kscore_actor_table_foreach (db, stored->id, add_actor, self, error)
         && kscore_interaction_table_foreach (db, stored->id, add_interaction, self, error)
         && add_lists (self, db, stored->id, error);
}

static gboolean
add_shown (Export          *self,
           KscoreDatabase  *db,
           GError         **error)
{
  g_autoptr (GArray) shown = kscore_shown_table_list (db, KSCORE_OWNER, error);

  if (shown == NULL)
    return FALSE;
  for (guint i = 0; i < shown->len; i++)
    if (!go_on (self, kscore_export_writer_add_score (self->writer,
                                                      &g_array_index (shown, KscoreShown, i), NAN,
                                                      TRUE), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_store (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  Export *self = data;
  g_autoptr (GPtrArray) accounts = kscore_account_table_list (db, error);

  if (accounts == NULL)
    return FALSE;
  for (guint i = 0; i < accounts->len; i++)
    if (!add_account (self, db, g_ptr_array_index (accounts, i), error))
      return FALSE;
  return add_shown (self, db, error);
}

static void
add_history (Export       *self,
             const GArray *series,
             const char   *model)
{
  for (guint i = 0; i < series->len; i++)
    {
      const KscoreSeriesPoint *point = &g_array_index (series, KscoreSeriesPoint, i);
      KscoreShown score = { point->day, point->score, point->low, point->high };

      g_strlcpy (score.model, model, sizeof score.model);
      if (!kscore_export_writer_add_score (self->writer, &score, point->checked, FALSE))
        return;
    }
}

/**
 * EvidenceKey:
 *
 * The place of a ledger's row in the export. The evidence numbers accounts, people and posts by
 * their names, so the order depends on nothing that the store made up.
 */
typedef struct {
  guint32   account;
  KscoreDay day;
  guint32   kind;
  guint32   actor;
  guint32   post;
  guint32   row; /* of the ledger, or KSCORE_NO_INDEX: the actor follows */
} EvidenceKey;

#define COMPARE(x, y) if ((x) != (y)) return (x) < (y) ? -1 : 1

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const EvidenceKey *first = a;
  const EvidenceKey *second = b;

  COMPARE (first->account, second->account);
  COMPARE (first->day, second->day);
  COMPARE (first->kind, second->kind);
  COMPARE (first->actor, second->actor);
  COMPARE (first->post, second->post);
  return 0;
}

/* The day since which an actor is known to follow, as the model takes it: that of the follow where
 * it has one, else every day before it became known. KSCORE_DAY_UNKNOWN: not by then. */
static KscoreDay
get_follow_day (const KscoreEvidenceActor *actor,
                KscoreDay                  dated,
                KscoreDay                  day)
{
  if (!actor->follows_owner || actor->followed_by_owner || actor->owner)
    return KSCORE_DAY_UNKNOWN;
  if (dated != KSCORE_DAY_UNKNOWN)
    return dated <= day ? dated : KSCORE_DAY_UNKNOWN;
  return actor->follows_day != KSCORE_DAY_UNKNOWN ? MIN (actor->follows_day, day) : day;
}

static GArray *
list_evidence (const KscoreDossier *dossier)
{
  const GArray *actors = dossier->evidence->actors;
  guint n_rows = kscore_ledger_get_n_rows (dossier->ledger);
  KscoreDay day = dossier->score->day;
  g_autofree KscoreDay *dated = g_new (KscoreDay, actors->len + 1);
  g_autofree guint8 *has_follow = g_new0 (guint8, actors->len + 1);
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (EvidenceKey), n_rows);

  for (guint i = 0; i < actors->len; i++)
    dated[i] = KSCORE_DAY_UNKNOWN;
  for (guint i = 0; i < n_rows; i++)
    {
      KscoreLedgerRow row;
      gboolean follow;

      kscore_ledger_get_row (dossier->ledger, i, &row);
      follow = row.kind == KSCORE_KIND_FOLLOW && row.actor != KSCORE_NO_INDEX;
      if (follow && (dated[row.actor] == KSCORE_DAY_UNKNOWN || row.day < dated[row.actor]))
        dated[row.actor] = row.day;
      if (row.covered && row.day <= day && row.points > 0)
        {
          const EvidenceKey key = { row.account, row.day, row.kind, row.actor, row.post, i };

          g_array_append_val (keys, key);
          if (follow)
            has_follow[row.actor] = TRUE;
        }
    }
  for (guint i = 0; i < actors->len; i++)
    {
      const KscoreEvidenceActor *actor = &g_array_index (actors, KscoreEvidenceActor, i);
      const EvidenceKey key = {
        actor->account, get_follow_day (actor, dated[i], day),
        KSCORE_KIND_FOLLOW, i, KSCORE_NO_INDEX, KSCORE_NO_INDEX,
      };

      if (key.day != KSCORE_DAY_UNKNOWN && !has_follow[i])
        g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare_keys);
  return keys;
}

static void
add_evidence (Export              *self,
              const KscoreDossier *dossier)
{
  g_autoptr (GArray) keys = list_evidence (dossier);
  g_autofree double *followers = kscore_dossier_get_followers (dossier);
  const GArray *actors = dossier->evidence->actors;

  for (guint i = 0; i < keys->len; i++)
    {
      const EvidenceKey *key = &g_array_index (keys, EvidenceKey, i);
      g_autofree char *account = kscore_dossier_dup_account_id (dossier, key->account);
      KscoreExportEvidence evidence = {
        .account = account,
        .network = g_array_index (dossier->evidence->accounts, KscoreEvidenceAccount,
                                  key->account).network,
        .followers = KSCORE_UNKNOWN,
        .trust = 1.0,
        .day = key->day,
        .kind = (KscoreKind) key->kind,
      };

      if (key->row != KSCORE_NO_INDEX)
        {
          KscoreLedgerRow row;

          kscore_ledger_get_row (dossier->ledger, key->row, &row);
          evidence.count = row.count;
          evidence.trust = row.trust;
        }
      if (key->actor != KSCORE_NO_INDEX)
        {
          guint32 person = g_array_index (actors, KscoreEvidenceActor, key->actor).person;

          if (person >= actors->len)
            person = key->actor;
          evidence.actor = dossier->actors[key->actor];
          if (person != key->actor)
            evidence.person = dossier->actors[person];
          /* As a double, the largest count is one more than it is. */
          if (isfinite (followers[person]))
            evidence.followers = followers[person] < (double) G_MAXINT64
                                   ? (gint64) followers[person] : G_MAXINT64;
        }
      if (key->post != KSCORE_NO_INDEX)
        evidence.post = dossier->posts[key->post];
      if (!kscore_export_writer_add_evidence (self->writer, &evidence))
        return;
    }
}

/**
 * kscore_figures_export:
 * @workspace: an open workspace
 * @directory: where the export shall be
 * @format: JSON or CSV
 * @cancellable: (nullable): stops it, and nothing is left behind
 * @error: return location
 *
 * Writes everything that is stored about the owner. The same content gives the same bytes,
 * whatever the order it came in.
 *
 * Returns: whether the export is there
 */
gboolean
kscore_figures_export (KscoreWorkspace     *workspace,
                       const char          *directory,
                       KscoreFigureFormat   format,
                       GCancellable        *cancellable,
                       GError             **error)
{
  g_autoptr (KscoreLoadedFigures) figures =
    kscore_loaded_figures_new (workspace, KSCORE_DAY_UNKNOWN, cancellable, error);
  g_autoptr (GArray) series = NULL;
  g_autoptr (KscoreExportWriter) writer = NULL;
  g_autoptr (KscoreModelUse) use = kscore_workspace_ref_model_use (workspace);
  const KscoreExportModel model = { use->choice, use->weights };
  g_autoptr (GError) local_error = NULL;
  Export self = { 0 };

  if (figures == NULL
      || !kscore_loaded_figures_load_names (figures, workspace, cancellable, error))
    return FALSE;
  series = kscore_figures_compute_history (figures->loaded, KSCORE_DAY_UNKNOWN, cancellable,
                                           error);
  if (series == NULL)
    return FALSE;
  writer = kscore_export_writer_new (directory,
                                     format == KSCORE_FIGURE_CSV ? KSCORE_EXPORT_CSV
                                                                 : KSCORE_EXPORT_JSON,
                                     kscore_workspace_get_now (workspace), &model, cancellable,
                                     error);
  if (writer == NULL)
    return FALSE;

  self.writer = writer;
  if (!kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ, read_store,
                         &self, cancellable, &local_error)
      && !self.failed)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!self.failed)
    {
      add_history (&self, series, kscore_ledger_get_constants (figures->loaded->ledger)->version);
      add_evidence (&self, &figures->dossier);
    }
  return kscore_export_writer_finish (writer, error);
}
