#include "config.h"

#include "service/kscore-integrity-answer.h"

#include <math.h>

static void
person_free (gpointer data)
{
  KscoreIntegrityPerson *person = data;

  g_free (person->id);
  g_free (person->name);
  g_free (person->handle);
  g_free (person);
}

static void
group_free (gpointer data)
{
  KscoreIntegrityGroup *group = data;

  g_free (group->actors);
  g_free (group);
}

/**
 * kscore_integrity_answer_new: (skip)
 *
 * Returns: (transfer full): an answer that knows nothing
 */
KscoreIntegrityAnswer *
kscore_integrity_answer_new (void)
{
  KscoreIntegrityAnswer *self = g_new0 (KscoreIntegrityAnswer, 1);

  self->day = KSCORE_DAY_UNKNOWN;
  self->score = self->checked = self->without = self->effective_people = self->top_share = NAN;
  for (guint i = 0; i < KSCORE_N_SIGNALS; i++)
    self->signals[i].without = self->signals[i].points = NAN;
  self->groups = g_ptr_array_new_with_free_func (group_free);
  self->people = g_ptr_array_new_with_free_func (person_free);
  self->known = g_ptr_array_new_with_free_func (person_free);

  return self;
}

/**
 * kscore_integrity_answer_free: (skip)
 * @self: (transfer full): an answer
 */
void
kscore_integrity_answer_free (KscoreIntegrityAnswer *self)
{
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->known);
  g_free (self->obstacle);
  g_free (self);
}

/**
 * kscore_integrity_person_new: (skip)
 * @actor: the store's id
 * @id: "network:key"
 * @name: the name
 *
 * Returns: (transfer full): somebody of no group whom nothing discounts
 */
KscoreIntegrityPerson *
kscore_integrity_person_new (gint64      actor,
                             const char *id,
                             const char *name)
{
  KscoreIntegrityPerson *self = g_new0 (KscoreIntegrityPerson, 1);

  self->actor = actor;
  self->id = g_strdup (id);
  self->name = g_strdup (name);
  self->group = KSCORE_NO_INDEX;
  self->trust = 1;

  return self;
}

/**
 * kscore_integrity_group_new: (skip)
 * @actors: (array length=n_members): the store's ids
 * @n_members: how many
 *
 * Returns: (transfer full): a group
 */
KscoreIntegrityGroup *
kscore_integrity_group_new (const gint64 *actors,
                            guint         n_members)
{
  KscoreIntegrityGroup *self = g_new0 (KscoreIntegrityGroup, 1);

  self->actors = g_memdup2 (actors, n_members * sizeof *actors);
  self->n_members = n_members;

  return self;
}
