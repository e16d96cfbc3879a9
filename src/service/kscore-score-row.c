#include "config.h"

#include "service/kscore-score-row.h"

#include <math.h>

/**
 * KscoreScoreRow:
 *
 * One part of a score, a component or a network, with its points. Immutable.
 */
struct _KscoreScoreRow {
  GObject  parent_instance;

  char    *id;      /* (owned) */
  char    *title;   /* (owned) */
  char    *detail;  /* (owned) (nullable) */
  double   points;  /* NAN where not known */
  double   maximum;
  double   without; /* NAN where not known */
};

G_DEFINE_FINAL_TYPE (KscoreScoreRow, kscore_score_row, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_TITLE,
  PROP_DETAIL,
  PROP_POINTS,
  PROP_MAXIMUM,
  PROP_WITHOUT,
  PROP_KNOWN,
} KscoreScoreRowProperty;

static GParamSpec *props[PROP_KNOWN + 1];

static void
kscore_score_row_finalize (GObject *object)
{
  KscoreScoreRow *self = KSCORE_SCORE_ROW (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->detail, g_free);

  G_OBJECT_CLASS (kscore_score_row_parent_class)->finalize (object);
}

static void
kscore_score_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  KscoreScoreRow *self = KSCORE_SCORE_ROW (object);

  switch ((KscoreScoreRowProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_POINTS:
      g_value_set_double (value, self->points);
      break;
    case PROP_MAXIMUM:
      g_value_set_double (value, self->maximum);
      break;
    case PROP_WITHOUT:
      g_value_set_double (value, self->without);
      break;
    case PROP_KNOWN:
      g_value_set_boolean (value, !isnan (self->points));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_score_row_class_init (KscoreScoreRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = kscore_score_row_finalize;
  object_class->get_property = kscore_score_row_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_DETAIL] = g_param_spec_string ("detail", NULL, NULL, NULL, flags);
  props[PROP_POINTS] = g_param_spec_double ("points", NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0,
                                            flags);
  props[PROP_MAXIMUM] = g_param_spec_double ("maximum", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  props[PROP_WITHOUT] = g_param_spec_double ("without", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  props[PROP_KNOWN] = g_param_spec_boolean ("known", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_score_row_init (KscoreScoreRow *self)
{
  self->points = self->without = NAN;
}

/**
 * kscore_score_row_new:
 * @id: what it is for programs
 * @title: what it is for a person, translated
 * @detail: (nullable): what it counts, or why it is not known, translated
 * @points: its points, NAN where not known
 * @maximum: the most points it could bring
 * @without: the score without it, NAN where not known, or where that says no more than its points
 *
 * Returns: (transfer full): a row
 */
KscoreScoreRow *
kscore_score_row_new (const char *id,
                      const char *title,
                      const char *detail,
                      double      points,
                      double      maximum,
                      double      without)
{
  KscoreScoreRow *self = g_object_new (KSCORE_TYPE_SCORE_ROW, NULL);

  self->id = g_strdup (id);
  self->title = g_strdup (title);
  self->detail = g_strdup (detail);
  self->points = points;
  self->maximum = maximum;
  self->without = without;

  return self;
}

/**
 * kscore_score_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): what it is for programs
 */
const char *
kscore_score_row_get_id (KscoreScoreRow *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (self), NULL);

  return self->id;
}

/**
 * kscore_score_row_get_title:
 * @self: a row
 *
 * Returns: (transfer none): what it is for a person
 */
const char *
kscore_score_row_get_title (KscoreScoreRow *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (self), NULL);

  return self->title;
}

/**
 * kscore_score_row_get_detail:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what it counts, or why it is not known
 */
const char *
kscore_score_row_get_detail (KscoreScoreRow *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (self), NULL);

  return self->detail;
}

/**
 * kscore_score_row_get_points:
 * @self: a row
 *
 * Returns: its points, NAN where not known
 */
double
kscore_score_row_get_points (KscoreScoreRow *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (self), NAN);

  return self->points;
}

/**
 * kscore_score_row_get_maximum:
 * @self: a row
 *
 * Returns: the most points it could bring
 */
double
kscore_score_row_get_maximum (KscoreScoreRow *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (self), 0);

  return self->maximum;
}

/**
 * kscore_score_row_get_without:
 * @self: a row
 *
 * Returns: the score without it, NAN where not known
 */
double
kscore_score_row_get_without (KscoreScoreRow *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (self), NAN);

  return self->without;
}

/**
 * kscore_score_row_get_known:
 * @self: a row
 *
 * Returns: whether its points are known
 */
gboolean
kscore_score_row_get_known (KscoreScoreRow *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_ROW (self), FALSE);

  return !isnan (self->points);
}
