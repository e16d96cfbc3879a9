#include "config.h"

#include "service/kscore-integrity-row.h"

/**
 * KscoreIntegrityRow:
 *
 * A signal, a person or a group in lockstep, in words. Immutable once it is shown.
 */
struct _KscoreIntegrityRow {
  GObject  parent_instance;

  char    *title;    /* (owned) */
  char    *subtitle; /* (owned) */
  char    *value;    /* (owned) (nullable) */
  gint64  *actors;   /* (owned) (nullable) (array length=n_actors) whom it is about */
  guint    n_actors;
  gboolean known;    /* the owner knows all of them */
};

G_DEFINE_FINAL_TYPE (KscoreIntegrityRow, kscore_integrity_row, G_TYPE_OBJECT)

static void
kscore_integrity_row_finalize (GObject *object)
{
  KscoreIntegrityRow *self = KSCORE_INTEGRITY_ROW (object);

  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->subtitle, g_free);
  g_clear_pointer (&self->value, g_free);
  g_clear_pointer (&self->actors, g_free);

  G_OBJECT_CLASS (kscore_integrity_row_parent_class)->finalize (object);
}

static void
kscore_integrity_row_class_init (KscoreIntegrityRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kscore_integrity_row_finalize;
}

static void
kscore_integrity_row_init (KscoreIntegrityRow *self)
{
}

/**
 * kscore_integrity_row_new:
 * @title: what it is
 * @subtitle: more about it
 * @value: (nullable): a figure, with its unit
 * @actors: (nullable) (array length=n_actors): whom it is about, by the ids of the store
 * @n_actors: how many
 *
 * Returns: (transfer full): a row
 */
KscoreIntegrityRow *
kscore_integrity_row_new (const char   *title,
                          const char   *subtitle,
                          const char   *value,
                          const gint64 *actors,
                          guint         n_actors)
{
  KscoreIntegrityRow *self = g_object_new (KSCORE_TYPE_INTEGRITY_ROW, NULL);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle);
  self->value = g_strdup (value);
  self->actors = g_memdup2 (actors, n_actors * sizeof *actors);
  self->n_actors = n_actors;

  return self;
}

/**
 * kscore_integrity_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): what it is; of a person the name, which is not to be trusted
 */
const char *
kscore_integrity_row_get_title (KscoreIntegrityRow *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY_ROW (self), NULL);

  return self->title;
}

/**
 * kscore_integrity_row_get_subtitle:
 * @self: a row
 *
 * Returns: (transfer none): more about it
 */
const char *
kscore_integrity_row_get_subtitle (KscoreIntegrityRow *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY_ROW (self), NULL);

  return self->subtitle;
}

/**
 * kscore_integrity_row_get_value:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): a figure, with its unit
 */
const char *
kscore_integrity_row_get_value (KscoreIntegrityRow *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY_ROW (self), NULL);

  return self->value;
}

/**
 * kscore_integrity_row_get_actors:
 * @self: a row
 * @n_actors: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n_actors): whom it is about
 */
const gint64 *
kscore_integrity_row_get_actors (KscoreIntegrityRow *self,
                                 guint              *n_actors)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY_ROW (self), NULL);

  *n_actors = self->n_actors;
  return self->actors;
}

/**
 * kscore_integrity_row_set_known:
 * @self: a row that is not shown yet
 * @known: whether the owner knows all whom it is about
 */
void
kscore_integrity_row_set_known (KscoreIntegrityRow *self,
                                gboolean            known)
{
  g_return_if_fail (KSCORE_IS_INTEGRITY_ROW (self));

  self->known = known;
}

/**
 * kscore_integrity_row_get_known:
 * @self: a row
 *
 * Returns: whether the owner knows all whom it is about
 */
gboolean
kscore_integrity_row_get_known (KscoreIntegrityRow *self)
{
  g_return_val_if_fail (KSCORE_IS_INTEGRITY_ROW (self), FALSE);

  return self->known;
}
