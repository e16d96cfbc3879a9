#include "config.h"

#include "service/kscore-person.h"

/**
 * KscorePerson:
 *
 * Somebody who reacted to the owner. Immutable.
 */
struct _KscorePerson {
  GObject            parent_instance;

  KscorePersonValues values; /* its strings are owned */
};

G_DEFINE_FINAL_TYPE (KscorePerson, kscore_person, G_TYPE_OBJECT)

static void
kscore_person_finalize (GObject *object)
{
  KscorePersonValues *values = &KSCORE_PERSON (object)->values;

  g_free ((char *) values->key);
  g_free ((char *) values->name);
  g_free ((char *) values->handle);
  g_free ((char *) values->network);
  g_free ((char *) values->url);
  g_free ((char *) values->reactions);
  g_free ((char *) values->date);
  g_free ((char *) values->note);

  G_OBJECT_CLASS (kscore_person_parent_class)->finalize (object);
}

static void
kscore_person_class_init (KscorePersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kscore_person_finalize;
}

static void
kscore_person_init (KscorePerson *self)
{
}

/**
 * kscore_person_new:
 * @values: what it tells; copied
 *
 * Returns: (transfer full): a person
 */
KscorePerson *
kscore_person_new (const KscorePersonValues *values)
{
  KscorePerson *self = g_object_new (KSCORE_TYPE_PERSON, NULL);

  self->values = *values;
  self->values.key = g_strdup (values->key);
  self->values.name = g_strdup (values->name);
  self->values.handle = g_strdup (values->handle);
  self->values.network = g_strdup (values->network);
  self->values.url = g_strdup (values->url);
  self->values.reactions = g_strdup (values->reactions);
  self->values.date = g_strdup (values->date);
  self->values.note = g_strdup (values->note);

  return self;
}

/**
 * kscore_person_get_values:
 * @self: a person
 *
 * Returns: (transfer none): what it tells, valid as long as it
 */
const KscorePersonValues *
kscore_person_get_values (KscorePerson *self)
{
  g_return_val_if_fail (KSCORE_IS_PERSON (self), NULL);

  return &self->values;
}
