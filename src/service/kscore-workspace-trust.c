#include "config.h"

#include "service/kscore-workspace-trust.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "score/kscore-integrity.h"
#include "service/kscore-sample.h"
#include "service/kscore-workspace-private.h"
#include "store/kscore-actor-table.h"
#include "store/kscore-evidence-reader.h"
#include "store/kscore-trust-table.h"

/* What the signals of trust lower, and whom the owner knows all the same. */

typedef struct {
  KscoreEvidence         *evidence; /* (owned) */
  KscoreIntegrityFigures *figures;  /* (owned) (nullable) */
  guint                  *groups;   /* (owned) (nullable) which each actor is of, by index */
  GArray                 *actors;   /* (owned) (element-type guint32) whose names are wanted */
  GPtrArray              *names;    /* (owned) (nullable) (element-type KscoreActor) theirs */
} Reading;

static void
reading_clear (Reading *reading)
{
  g_clear_pointer (&reading->evidence, kscore_evidence_free);
  g_clear_pointer (&reading->figures, kscore_integrity_figures_free);
  g_clear_pointer (&reading->groups, g_free);
  g_clear_pointer (&reading->actors, g_array_unref);
  g_clear_pointer (&reading->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

typedef struct {
  const gint64 *actors;
  guint         n_actors;
  gboolean      known;
} Change;

typedef struct {
  const char *name;
  gint64      actor;
} Search;

static gboolean
read_evidence (KscoreDatabase  *db,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  Reading *reading = data;

  reading->evidence = kscore_evidence_reader_read (db, error);
  return reading->evidence != NULL;
}

static gboolean
read_names (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  Reading *reading = data;
  g_autofree gint64 *ids = g_new (gint64, reading->actors->len + 1);

  for (guint i = 0; i < reading->actors->len; i++)
    ids[i] = g_array_index (reading->evidence->actors, KscoreEvidenceActor,
                            g_array_index (reading->actors, guint32, i)).id;

  reading->names = kscore_actor_table_lookup (db, ids, reading->actors->len, error);
  return reading->names != NULL;
}

static void
add_groups (KscoreIntegrityAnswer *answer,
            Reading               *reading)
{
  const KscoreTrust *trust = reading->figures->trust;

  reading->groups = g_new (guint, reading->evidence->actors->len + 1);
  for (guint i = 0; i < reading->evidence->actors->len; i++)
    reading->groups[i] = KSCORE_NO_INDEX;

  for (guint i = 0; i < trust->groups->len; i++)
    {
      const KscoreTrustGroup *it = &g_array_index (trust->groups, KscoreTrustGroup, i);
      g_autofree gint64 *actors = g_new (gint64, it->n_members + 1);
      KscoreIntegrityGroup *group;

      if (kscore_day_from_time (it->reacted_from) > reading->figures->day)
        continue;
      for (guint j = 0; j < it->n_members; j++)
        {
          guint32 actor = g_array_index (trust->members, guint32, it->first_member + j);

          actors[j] = g_array_index (reading->evidence->actors, KscoreEvidenceActor, actor).id;
          reading->groups[actor] = i;
        }
      group = kscore_integrity_group_new (actors, it->n_members);
      group->n_known = it->n_known;
      group->n_posts = it->n_posts;
      group->made_from = it->made_from;
      group->made_to = it->made_to;
      group->reacted_from = it->reacted_from;
      group->reacted_to = it->reacted_to;
      g_ptr_array_add (answer->groups, group);
    }
}

static KscoreIntegrityPerson *
make_person (const Reading *reading,
             guint          index)
{
  const KscoreEvidenceActor *actor;
  const KscoreActor *names = g_ptr_array_index (reading->names, index);
  const char *network = "", *name = "";
  g_autofree char *id = NULL;
  KscoreIntegrityPerson *person;

  actor = &g_array_index (reading->evidence->actors, KscoreEvidenceActor,
                          g_array_index (reading->actors, guint32, index));
  if (actor->account < reading->evidence->accounts->len)
    network = g_array_index (reading->evidence->accounts, KscoreEvidenceAccount,
                             actor->account).network;
  if (names != NULL)
    name = names->display_name != NULL && *names->display_name != '\0' ? names->display_name
           : names->handle != NULL ? names->handle : names->key;
  id = g_strconcat (network, ":", names != NULL ? names->key : "", NULL);
  person = kscore_integrity_person_new (actor->id, id, name);
  person->group = reading->groups[g_array_index (reading->actors, guint32, index)];
  if (names != NULL)
    person->handle = g_strdup (names->handle);

  return person;
}

/* The discounted first, as many as are wanted, then those whom the owner knows. */
static guint
choose_people (Reading *reading,
               guint    most_people)
{
  guint n = MIN (reading->figures->people->len, most_people);

  reading->actors = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (guint i = 0; i < n; i++)
    {
      guint32 actor = g_array_index (reading->figures->people, KscoreDiscountedPerson, i).actor;

      g_array_append_val (reading->actors, actor);
    }
  for (guint32 i = 0; i < reading->evidence->actors->len; i++)
    if (g_array_index (reading->evidence->actors, KscoreEvidenceActor, i).known)
      g_array_append_val (reading->actors, i);

  return n;
}

static void
fill_figures (KscoreIntegrityAnswer        *answer,
              const KscoreIntegrityFigures *figures)
{
  const KscoreTrust *trust = figures->trust;

  answer->day = figures->day;
  answer->score = figures->score;
  answer->checked = figures->checked;
  g_strlcpy (answer->model, figures->version, sizeof answer->model);
  answer->without = figures->without;
  answer->n_people = figures->n_people;
  answer->n_discounted = figures->n_reactions;
  answer->n_past = figures->n_past;
  answer->n_marks = figures->n_marks;
  answer->effective_people = figures->effective_people;
  answer->top_share = figures->top_share;
  answer->n_contributors = figures->n_contributors;
  answer->n_reactions = trust->n_reactions;
  answer->n_undated = trust->n_undated;
  answer->n_untimed = trust->n_untimed;
  answer->n_reactors = trust->n_actors;
  answer->n_without_created = trust->n_without_created;
  answer->n_without_profile = trust->n_without_profile;
  answer->outgoing_known = trust->outgoing_known;

  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    answer->signals[i] = (KscoreIntegritySignal) {
      .n_people = figures->signals[i].n_people,
      .n_reactions = figures->signals[i].n_reactions,
      .n_marks = figures->signals[i].n_marks,
      .n_unjudged = trust->n_unjudged[i],
      .without = figures->signals[i].without,
      .points = figures->signals[i].points,
    };
}

static char *
get_obstacle (KscoreWorkspace *self)
{
  g_autofree char *sample = kscore_sample_dup_data_dir ();

  if (g_strcmp0 (sample, kscore_workspace_get_data_dir (self)) == 0)
    return g_strdup (_("This is sample data of a made-up person: nobody in it can be vouched "
                       "for."));
  return kscore_workspace_dup_read_only_reason (self);
}

/**
 * kscore_workspace_read_integrity:
 * @self: an open workspace
 * @as_of: the score's day, or %KSCORE_DAY_UNKNOWN for the one that the model chooses
 * @most_people: how many of the discounted people to name
 * @cancellable: (nullable): stops it between two computations
 * @error: return location
 *
 * Reads everything known anew and computes what the signals of trust take from the score: once
 * without each of them that lowered anything. What came after the day is not told of.
 *
 * Returns: (transfer full) (nullable): what was found
 */
KscoreIntegrityAnswer *
kscore_workspace_read_integrity (KscoreWorkspace  *self,
                                 KscoreDay         as_of,
                                 guint             most_people,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  g_auto(Reading) reading = { 0 };
  g_autoptr(KscoreIntegrityAnswer) answer = NULL;
  g_autoptr(KscoreModelUse) use = NULL;
  const KscoreConstants *constants;
  guint n_people;

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), NULL);

  if (!kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_READ, read_evidence,
                         &reading, cancellable, error))
    return NULL;

  use = kscore_workspace_ref_model_use (self);
  constants = &use->version->constants;
  reading.figures = kscore_integrity_figures_new (reading.evidence, constants,
                                                  kscore_day_from_time (
                                                    kscore_workspace_get_now (self)),
                                                  as_of);
  n_people = choose_people (&reading, most_people);
  answer = kscore_integrity_answer_new ();
  add_groups (answer, &reading);
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      kscore_integrity_figures_measure (reading.figures, i, reading.evidence, constants);
    }
  fill_figures (answer, reading.figures);

  if (!kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_READ, read_names,
                         &reading, cancellable, error))
    return NULL;
  for (guint i = 0; i < reading.actors->len; i++)
    {
      KscoreIntegrityPerson *person = make_person (&reading, i);

      if (i < n_people)
        {
          const KscoreDiscountedPerson *it;

          it = &g_array_index (reading.figures->people, KscoreDiscountedPerson, i);
          person->signals = it->signals;
          person->n_reactions = it->n_reactions;
          person->trust = it->trust;
        }
      g_ptr_array_add (i < n_people ? answer->people : answer->known, person);
    }
  answer->obstacle = get_obstacle (self);

  return g_steal_pointer (&answer);
}

static gboolean
write_known (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  const Change *change = data;

  return kscore_trust_table_set (db, change->actors, change->n_actors, change->known, error);
}

/**
 * kscore_workspace_set_known:
 * @self: an open workspace
 * @actors: (array length=n_actors): people, by the ids of the store
 * @n_actors: how many
 * @known: whether the owner knows them, so that no signal lowers what they do
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Overrules the signals for people, or heeds them again.
 *
 * Returns: whether it is stored
 */
gboolean
kscore_workspace_set_known (KscoreWorkspace  *self,
                            const gint64     *actors,
                            guint             n_actors,
                            gboolean          known,
                            GCancellable     *cancellable,
                            GError          **error)
{
  Change change = { actors, n_actors, known };

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);

  if (!kscore_workspace_check_writable (self, error)
      || !kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_WRITE, write_known,
                            &change, cancellable, error))
    return FALSE;

  kscore_workspace_evidence_changed (self);
  return TRUE;
}

/**
 * kscore_workspace_set_group_known:
 * @self: an open workspace
 * @actor: one of a group in lockstep, by the id of the store
 * @known: whether the owner knows them, so that no signal lowers what they do
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Overrules the signals for everybody of a group, or heeds them again. They are the group as the
 * signals find it now, together with those who are overruled already.
 *
 * Returns: whether it is stored; %KSCORE_ERROR_NOT_FOUND where @actor is of no group
 */
gboolean
kscore_workspace_set_group_known (KscoreWorkspace  *self,
                                  gint64            actor,
                                  gboolean          known,
                                  GCancellable     *cancellable,
                                  GError          **error)
{
  g_autoptr(KscoreIntegrityAnswer) answer = NULL;

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);

  answer = kscore_workspace_read_integrity (self, KSCORE_DAY_UNKNOWN, 0, cancellable, error);
  if (answer == NULL)
    return FALSE;

  for (guint i = 0; i < answer->groups->len; i++)
    {
      const KscoreIntegrityGroup *group = g_ptr_array_index (answer->groups, i);

      for (guint j = 0; j < group->n_members; j++)
        if (group->actors[j] == actor)
          return kscore_workspace_set_known (self, group->actors, group->n_members, known,
                                             cancellable, error);
    }

  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_NOT_FOUND,
                       _("They are of no group in lockstep."));
  return FALSE;
}

static gboolean
find_person (KscoreDatabase  *db,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  Search *search = data;

  return kscore_actor_table_search (db, search->name, &search->actor, error);
}

/**
 * kscore_workspace_find_person:
 * @self: an open workspace
 * @name: "network:key", a key, or a handle
 * @actor: (out): the store's id
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Returns: whether exactly one person who was seen at the owner's accounts has that name;
 *   %KSCORE_ERROR_NOT_FOUND or %KSCORE_ERROR_BAD_INPUT otherwise
 */
gboolean
kscore_workspace_find_person (KscoreWorkspace  *self,
                              const char       *name,
                              gint64           *actor,
                              GCancellable     *cancellable,
                              GError          **error)
{
  Search search = { .name = name };

  g_return_val_if_fail (KSCORE_IS_WORKSPACE (self), FALSE);

  if (!kscore_store_run (kscore_workspace_get_store (self), KSCORE_STORE_READ, find_person,
                         &search, cancellable, error))
    return FALSE;

  *actor = search.actor;
  return TRUE;
}
