#include "config.h"

#include "service/kscore-lens.h"

/**
 * KscoreLens:
 *
 * One figure beside the score, in words: what it counts, how it is computed and what it leaves
 * out. Immutable once its words are set.
 */
struct _KscoreLens {
  GObject parent_instance;

  char *group;      /* the lens that it belongs to */
  char *title;
  char *figure;     /* (nullable): not told */
  char *unit;       /* (nullable) */
  char *counts;
  char *formula;    /* (nullable) */
  char *leaves_out; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreLens, kscore_lens, G_TYPE_OBJECT)

static void
kscore_lens_finalize (GObject *object)
{
  KscoreLens *self = KSCORE_LENS (object);

  g_free (self->group);
  g_free (self->title);
  g_free (self->figure);
  g_free (self->unit);
  g_free (self->counts);
  g_free (self->formula);
  g_free (self->leaves_out);

  G_OBJECT_CLASS (kscore_lens_parent_class)->finalize (object);
}

static void
kscore_lens_class_init (KscoreLensClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = kscore_lens_finalize;
}

static void
kscore_lens_init (KscoreLens *self)
{
}

/**
 * kscore_lens_new: (skip)
 * @group: the lens that it belongs to, translated
 * @title: its name, translated
 * @figure: (nullable): the figure, or %NULL where it is not told
 * @unit: (nullable): what stands behind it, translated
 *
 * Returns: (transfer full): a figure without words
 */
KscoreLens *
kscore_lens_new (const char *group,
                 const char *title,
                 const char *figure,
                 const char *unit)
{
  KscoreLens *self = g_object_new (KSCORE_TYPE_LENS, NULL);

  self->group = g_strdup (group);
  self->title = g_strdup (title);
  self->figure = g_strdup (figure);
  self->unit = g_strdup (unit);
  return self;
}

/**
 * kscore_lens_set_words: (skip)
 * @self: a figure
 * @counts: what it counts, or why it is not told
 * @formula: (nullable): how it is computed, with the owner's numbers
 * @leaves_out: (nullable): what it does not look at
 */
void
kscore_lens_set_words (KscoreLens *self,
                       const char *counts,
                       const char *formula,
                       const char *leaves_out)
{
  g_return_if_fail (KSCORE_IS_LENS (self) && self->counts == NULL);

  self->counts = g_strdup (counts);
  self->formula = g_strdup (formula);
  self->leaves_out = g_strdup (leaves_out);
}

/**
 * kscore_lens_get_group:
 * @self: a figure
 *
 * Returns: (transfer none): the lens that it belongs to, translated
 */
const char *
kscore_lens_get_group (KscoreLens *self)
{
  g_return_val_if_fail (KSCORE_IS_LENS (self), NULL);

  return self->group;
}

/**
 * kscore_lens_get_title:
 * @self: a figure
 *
 * Returns: (transfer none): its name, translated
 */
const char *
kscore_lens_get_title (KscoreLens *self)
{
  g_return_val_if_fail (KSCORE_IS_LENS (self), NULL);

  return self->title;
}

/**
 * kscore_lens_get_figure:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): the figure, or %NULL where it is not told
 */
const char *
kscore_lens_get_figure (KscoreLens *self)
{
  g_return_val_if_fail (KSCORE_IS_LENS (self), NULL);

  return self->figure;
}

/**
 * kscore_lens_get_unit:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): what stands behind the figure
 */
const char *
kscore_lens_get_unit (KscoreLens *self)
{
  g_return_val_if_fail (KSCORE_IS_LENS (self), NULL);

  return self->unit;
}

/**
 * kscore_lens_get_counts:
 * @self: a figure
 *
 * Returns: (transfer none): what it counts, or why it is not told
 */
const char *
kscore_lens_get_counts (KscoreLens *self)
{
  g_return_val_if_fail (KSCORE_IS_LENS (self), NULL);

  return self->counts;
}

/**
 * kscore_lens_get_formula:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): how it is computed, with the owner's numbers
 */
const char *
kscore_lens_get_formula (KscoreLens *self)
{
  g_return_val_if_fail (KSCORE_IS_LENS (self), NULL);

  return self->formula;
}

/**
 * kscore_lens_get_leaves_out:
 * @self: a figure
 *
 * Returns: (transfer none) (nullable): what it does not look at
 */
const char *
kscore_lens_get_leaves_out (KscoreLens *self)
{
  g_return_val_if_fail (KSCORE_IS_LENS (self), NULL);

  return self->leaves_out;
}
