#include "config.h"

#include "service/kscore-score-part-private.h"

#include <math.h>

#include "service/kscore-score-words.h"

/**
 * KscoreScorePart:
 *
 * The score that a page shows: plain properties and two short lists. All of it changes at once,
 * on the thread that owns it.
 */
struct _KscoreScorePart {
  GObject     parent_instance;

  gboolean    available;
  gboolean    computing;
  double      score;       /* NAN where there is none */
  double      low;         /* NAN where there is no range */
  double      high;
  double      checked;
  gboolean    at_least;
  gboolean    provisional;
  KscoreBand  band;
  KscoreDay   as_of;
  gboolean    as_of_today;
  char       *model;       /* (owned) (nullable) */
  char       *notice;      /* (owned) (nullable): about the model */
  double      change[3];
  GListStore *components;  /* (owned) (element-type KscoreScoreRow) */
  GListStore *networks;    /* (owned) (element-type KscoreScoreRow) */
  GListStore *posts;       /* (owned) (element-type KscoreTopPost) */
  gint64      refreshed;   /* or KSCORE_TIME_UNKNOWN */
};

G_DEFINE_FINAL_TYPE (KscoreScorePart, kscore_score_part, G_TYPE_OBJECT)

typedef enum {
  PROP_AVAILABLE = 1,
  PROP_COMPUTING,
  PROP_SCORE,
  PROP_LOW,
  PROP_HIGH,
  PROP_CHECKED,
  PROP_HAS_RANGE,
  PROP_AT_LEAST,
  PROP_PROVISIONAL,
  PROP_BAND,
  PROP_AS_OF,
  PROP_AS_OF_TODAY,
  PROP_MODEL,
  PROP_MODEL_NOTICE,
  PROP_CHANGE_7,
  PROP_CHANGE_30,
  PROP_CHANGE_90,
  PROP_COMPONENTS,
  PROP_NETWORKS,
  PROP_POSTS,
  PROP_REFRESHED,
} KscoreScorePartProperty;

static GParamSpec *props[PROP_REFRESHED + 1];

static void
kscore_score_part_dispose (GObject *object)
{
  KscoreScorePart *self = KSCORE_SCORE_PART (object);

  g_clear_object (&self->components);
  g_clear_object (&self->networks);
  g_clear_object (&self->posts);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->notice, g_free);

  G_OBJECT_CLASS (kscore_score_part_parent_class)->dispose (object);
}

static void
kscore_score_part_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  KscoreScorePart *self = KSCORE_SCORE_PART (object);

  switch ((KscoreScorePartProperty) prop_id)
    {
    case PROP_AVAILABLE:
      g_value_set_boolean (value, self->available);
      break;
    case PROP_COMPUTING:
      g_value_set_boolean (value, self->computing);
      break;
    case PROP_SCORE:
      g_value_set_double (value, self->score);
      break;
    case PROP_LOW:
      g_value_set_double (value, self->low);
      break;
    case PROP_HIGH:
      g_value_set_double (value, self->high);
      break;
    case PROP_CHECKED:
      g_value_set_double (value, self->checked);
      break;
    case PROP_HAS_RANGE:
      g_value_set_boolean (value, !isnan (self->low));
      break;
    case PROP_AT_LEAST:
      g_value_set_boolean (value, self->at_least);
      break;
    case PROP_PROVISIONAL:
      g_value_set_boolean (value, self->provisional);
      break;
    case PROP_BAND:
      g_value_set_string (value, self->available ? kscore_band_get_title (self->band) : NULL);
      break;
    case PROP_AS_OF:
      g_value_set_int (value, self->as_of);
      break;
    case PROP_AS_OF_TODAY:
      g_value_set_boolean (value, self->as_of_today);
      break;
    case PROP_MODEL:
      g_value_set_string (value, self->model);
      break;
    case PROP_MODEL_NOTICE:
      g_value_set_string (value, self->notice);
      break;
    case PROP_CHANGE_7:
      g_value_set_double (value, self->change[0]);
      break;
    case PROP_CHANGE_30:
      g_value_set_double (value, self->change[1]);
      break;
    case PROP_CHANGE_90:
      g_value_set_double (value, self->change[2]);
      break;
    case PROP_COMPONENTS:
      g_value_set_object (value, self->components);
      break;
    case PROP_NETWORKS:
      g_value_set_object (value, self->networks);
      break;
    case PROP_POSTS:
      g_value_set_object (value, self->posts);
      break;
    case PROP_REFRESHED:
      g_value_set_int64 (value, self->refreshed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_score_part_class_init (KscoreScorePartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const struct {
    KscoreScorePartProperty id;
    const char             *name;
  } doubles[] = {
    { PROP_SCORE, "score" }, { PROP_LOW, "low" }, { PROP_HIGH, "high" },
    { PROP_CHECKED, "checked" }, { PROP_CHANGE_7, "change-7" }, { PROP_CHANGE_30, "change-30" },
    { PROP_CHANGE_90, "change-90" },
  }, booleans[] = {
    { PROP_AVAILABLE, "available" }, { PROP_COMPUTING, "computing" },
    { PROP_HAS_RANGE, "has-range" }, { PROP_AT_LEAST, "at-least" },
    { PROP_PROVISIONAL, "provisional" }, { PROP_AS_OF_TODAY, "as-of-today" },
  };

  object_class->dispose = kscore_score_part_dispose;
  object_class->get_property = kscore_score_part_get_property;

  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    props[doubles[i].id] = g_param_spec_double (doubles[i].name, NULL, NULL, -G_MAXDOUBLE,
                                                G_MAXDOUBLE, 0, flags);
  for (guint i = 0; i < G_N_ELEMENTS (booleans); i++)
    props[booleans[i].id] = g_param_spec_boolean (booleans[i].name, NULL, NULL, FALSE, flags);
  props[PROP_BAND] = g_param_spec_string ("band", NULL, NULL, NULL, flags);
  props[PROP_AS_OF] = g_param_spec_int ("as-of", NULL, NULL, G_MININT, G_MAXINT,
                                        KSCORE_DAY_UNKNOWN, flags);
  props[PROP_MODEL] = g_param_spec_string ("model", NULL, NULL, NULL, flags);
  props[PROP_MODEL_NOTICE] = g_param_spec_string ("model-notice", NULL, NULL, NULL, flags);
  props[PROP_COMPONENTS] = g_param_spec_object ("components", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_NETWORKS] = g_param_spec_object ("networks", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_POSTS] = g_param_spec_object ("posts", NULL, NULL, G_TYPE_LIST_MODEL, flags);
  props[PROP_REFRESHED] = g_param_spec_int64 ("refreshed", NULL, NULL, G_MININT64, G_MAXINT64,
                                              KSCORE_TIME_UNKNOWN, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
forget_score (KscoreScorePart *self)
{
  self->available = FALSE;
  self->score = self->low = self->high = self->checked = NAN;
  self->at_least = self->provisional = self->as_of_today = FALSE;
  self->band = KSCORE_BAND_NONE;
  self->as_of = KSCORE_DAY_UNKNOWN;
  for (guint i = 0; i < G_N_ELEMENTS (self->change); i++)
    self->change[i] = NAN;
}

static void
kscore_score_part_init (KscoreScorePart *self)
{
  forget_score (self);
  self->components = g_list_store_new (KSCORE_TYPE_SCORE_ROW);
  self->networks = g_list_store_new (KSCORE_TYPE_SCORE_ROW);
  self->posts = g_list_store_new (KSCORE_TYPE_TOP_POST);
  self->refreshed = KSCORE_TIME_UNKNOWN;
}

/**
 * kscore_score_part_new:
 *
 * Returns: (transfer full): a part that shows no score yet
 */
KscoreScorePart *
kscore_score_part_new (void)
{
  return g_object_new (KSCORE_TYPE_SCORE_PART, NULL);
}

/**
 * kscore_score_part_set_computing:
 * @self: a part
 * @computing: whether a newer score is on its way
 */
void
kscore_score_part_set_computing (KscoreScorePart *self,
                                 gboolean         computing)
{
  g_return_if_fail (KSCORE_IS_SCORE_PART (self));

  if (self->computing == computing)
    return;
  self->computing = computing;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPUTING]);
}

/**
 * kscore_score_part_set_refreshed:
 * @self: a part
 * @refreshed: when an account was read from its network last, or %KSCORE_TIME_UNKNOWN
 */
void
kscore_score_part_set_refreshed (KscoreScorePart *self,
                                 gint64           refreshed)
{
  g_return_if_fail (KSCORE_IS_SCORE_PART (self));

  if (self->refreshed == refreshed)
    return;
  self->refreshed = refreshed;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REFRESHED]);
}

static void
notify_all (KscoreScorePart *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_AVAILABLE; i < G_N_ELEMENTS (props); i++)
    {
      if (i != PROP_COMPUTING && i != PROP_REFRESHED)
        g_object_notify_by_pspec (G_OBJECT (self), props[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * kscore_score_part_show:
 * @self: a part
 * @scoring: a scoring; nothing of it is kept
 *
 * Shows a computed score, or none where the evidence is not enough.
 */
void
kscore_score_part_show (KscoreScorePart     *self,
                        const KscoreScoring *scoring)
{
  const KscoreScore *score = scoring->score;
  g_autoptr(GListStore) components =
    kscore_score_words_list_components (score, scoring->loaded->evidence);
  g_autoptr(GListStore) networks = kscore_score_words_list_networks (scoring);
  g_autoptr(GListStore) posts = g_list_store_new (KSCORE_TYPE_TOP_POST);

  g_return_if_fail (KSCORE_IS_SCORE_PART (self));

  g_list_store_splice (posts, 0, 0, scoring->posts->pdata, scoring->posts->len);
  forget_score (self);
  self->available = score->known;
  self->score = score->known ? score->score : NAN;
  self->low = score->has_range ? score->low : NAN;
  self->high = score->has_range ? score->high : NAN;
  self->checked = score->checked;
  self->at_least = score->at_least;
  self->provisional = score->provisional;
  self->band = score->band;
  self->as_of = score->day;
  self->as_of_today = score->day == scoring->loaded->today;
  g_free (self->model);
  self->model = g_strdup (score->version);
  g_free (self->notice);
  self->notice = g_strdup (scoring->notice);
  for (guint i = 0; i < G_N_ELEMENTS (self->change); i++)
    self->change[i] = scoring->change[i];
  g_set_object (&self->components, components);
  g_set_object (&self->networks, networks);
  g_set_object (&self->posts, posts);
  notify_all (self);
}

/**
 * kscore_score_part_show_snapshot:
 * @self: a part
 * @constants: the model's
 * @snapshot: the newest figure that the store keeps
 * @today: the day
 *
 * Shows what was computed last, until a newer score is there. Lists stay as they are: a snapshot
 * knows no details.
 */
void
kscore_score_part_show_snapshot (KscoreScorePart       *self,
                                 const KscoreConstants *constants,
                                 const KscoreSnapshot  *snapshot,
                                 KscoreDay              today)
{
  const double points[KSCORE_N_COMPONENTS] = { snapshot->response, snapshot->recognition,
                                               snapshot->audience };

  g_return_if_fail (KSCORE_IS_SCORE_PART (self));

  forget_score (self);
  self->available = !isnan (snapshot->score);
  self->score = snapshot->score;
  self->low = snapshot->low;
  self->high = snapshot->high;
  self->checked = snapshot->checked;
  self->at_least = isnan (snapshot->recognition);
  self->band = self->available ? kscore_constants_get_band (constants, snapshot->score)
                               : KSCORE_BAND_NONE;
  self->as_of = snapshot->day;
  self->as_of_today = snapshot->day == today;
  g_free (self->model);
  self->model = g_strdup (constants->version);
  g_list_store_remove_all (self->components);
  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      g_autoptr(KscoreScoreRow) row =
        kscore_score_row_new (kscore_component_to_string (i), kscore_component_get_title (i),
                              NULL, points[i],
                              constants->span * constants->weight[i], NAN);

      g_list_store_append (self->components, row);
    }
  notify_all (self);
}

/**
 * kscore_score_part_get_available:
 * @self: a part
 *
 * Returns: whether there is a score
 */
gboolean
kscore_score_part_get_available (KscoreScorePart *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_PART (self), FALSE);

  return self->available;
}

/**
 * kscore_score_part_get_score:
 * @self: a part
 *
 * Returns: the score, 1 to 100, NAN where there is none
 */
double
kscore_score_part_get_score (KscoreScorePart *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_PART (self), NAN);

  return self->score;
}

/**
 * kscore_score_part_get_range:
 * @self: a part
 * @low: (out): the lower end
 * @high: (out): the upper end
 *
 * Returns: whether there is a range; FALSE means that too few weeks are known
 */
gboolean
kscore_score_part_get_range (KscoreScorePart *self,
                             double          *low,
                             double          *high)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_PART (self), FALSE);

  *low = self->low;
  *high = self->high;
  return !isnan (self->low);
}

/**
 * kscore_score_part_get_as_of:
 * @self: a part
 *
 * Returns: the score's day, or %KSCORE_DAY_UNKNOWN
 */
KscoreDay
kscore_score_part_get_as_of (KscoreScorePart *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_PART (self), KSCORE_DAY_UNKNOWN);

  return self->as_of;
}

/**
 * kscore_score_part_get_components:
 * @self: a part
 *
 * Returns: (transfer none): a list of #KscoreScoreRow, always three where there is a score
 */
GListModel *
kscore_score_part_get_components (KscoreScorePart *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_PART (self), NULL);

  return G_LIST_MODEL (self->components);
}

/**
 * kscore_score_part_get_networks:
 * @self: a part
 *
 * Returns: (transfer none): a list of #KscoreScoreRow, one a network
 */
GListModel *
kscore_score_part_get_networks (KscoreScorePart *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_PART (self), NULL);

  return G_LIST_MODEL (self->networks);
}

/**
 * kscore_score_part_get_posts:
 * @self: a part
 *
 * Returns: (transfer none): a list of #KscoreTopPost, most points first
 */
GListModel *
kscore_score_part_get_posts (KscoreScorePart *self)
{
  g_return_val_if_fail (KSCORE_IS_SCORE_PART (self), NULL);

  return G_LIST_MODEL (self->posts);
}
