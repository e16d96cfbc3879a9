#include "config.h"

#include "service/kscore-top-post.h"

#include <math.h>

#include "core/kscore-network-names.h"

/**
 * KscoreTopPost:
 *
 * One of the posts that brought most of Response, or the sum of everything else. Immutable.
 */
struct _KscoreTopPost {
  GObject    parent_instance;

  gint64     id;
  char      *text;    /* (owned) */
  char      *network; /* (owned) (nullable) */
  KscoreDay  day;
  char      *date;    /* (owned) (nullable) */
  char      *detail;  /* (owned) (nullable) */
  double     points;
  double     without; /* NAN where not known */
  char      *url;     /* (owned) (nullable) */
};

G_DEFINE_FINAL_TYPE (KscoreTopPost, kscore_top_post, G_TYPE_OBJECT)

typedef enum {
  PROP_ID = 1,
  PROP_TEXT,
  PROP_NETWORK,
  PROP_NETWORK_NAME,
  PROP_DAY,
  PROP_DATE,
  PROP_DETAIL,
  PROP_POINTS,
  PROP_WITHOUT,
  PROP_URL,
  PROP_REST,
} KscoreTopPostProperty;

static GParamSpec *props[PROP_REST + 1];

static void
kscore_top_post_finalize (GObject *object)
{
  KscoreTopPost *self = KSCORE_TOP_POST (object);

  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->network, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->detail, g_free);
  g_clear_pointer (&self->url, g_free);

  G_OBJECT_CLASS (kscore_top_post_parent_class)->finalize (object);
}

static void
kscore_top_post_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  KscoreTopPost *self = KSCORE_TOP_POST (object);

  switch ((KscoreTopPostProperty) prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_NETWORK:
      g_value_set_string (value, self->network);
      break;
    case PROP_NETWORK_NAME:
      g_value_set_string (value, self->network != NULL ? kscore_network_get_name (self->network)
                                                       : NULL);
      break;
    case PROP_DAY:
      g_value_set_int (value, self->day);
      break;
    case PROP_DATE:
      g_value_set_string (value, self->date);
      break;
    case PROP_DETAIL:
      g_value_set_string (value, self->detail);
      break;
    case PROP_POINTS:
      g_value_set_double (value, self->points);
      break;
    case PROP_WITHOUT:
      g_value_set_double (value, self->without);
      break;
    case PROP_URL:
      g_value_set_string (value, self->url);
      break;
    case PROP_REST:
      g_value_set_boolean (value, self->id == 0);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
kscore_top_post_class_init (KscoreTopPostClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  const struct {
    KscoreTopPostProperty id;
    const char           *name;
  } strings[] = {
    { PROP_TEXT, "text" }, { PROP_NETWORK, "network" }, { PROP_NETWORK_NAME, "network-name" },
    { PROP_DATE, "date" }, { PROP_DETAIL, "detail" }, { PROP_URL, "url" },
  };

  object_class->finalize = kscore_top_post_finalize;
  object_class->get_property = kscore_top_post_get_property;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    props[strings[i].id] = g_param_spec_string (strings[i].name, NULL, NULL, NULL, flags);
  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_DAY] = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, KSCORE_DAY_UNKNOWN,
                                      flags);
  props[PROP_POINTS] = g_param_spec_double ("points", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  props[PROP_WITHOUT] = g_param_spec_double ("without", NULL, NULL, 0, G_MAXDOUBLE, 0, flags);
  props[PROP_REST] = g_param_spec_boolean ("rest", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
}

static void
kscore_top_post_init (KscoreTopPost *self)
{
  self->day = KSCORE_DAY_UNKNOWN;
  self->points = self->without = NAN;
}

/**
 * kscore_top_post_new:
 * @values: what it tells; copied
 *
 * Returns: (transfer full): a post
 */
KscoreTopPost *
kscore_top_post_new (const KscoreTopPostValues *values)
{
  KscoreTopPost *self = g_object_new (KSCORE_TYPE_TOP_POST, NULL);

  self->id = values->id;
  self->text = g_strdup (values->text);
  self->network = g_strdup (values->network);
  self->day = values->day;
  self->date = g_strdup (values->date);
  self->detail = g_strdup (values->detail);
  self->points = values->points;
  self->without = values->without;
  self->url = g_strdup (values->url);

  return self;
}

/**
 * kscore_top_post_get_id:
 * @self: a post
 *
 * Returns: the store's id, 0 where it stands for everything else
 */
gint64
kscore_top_post_get_id (KscoreTopPost *self)
{
  g_return_val_if_fail (KSCORE_IS_TOP_POST (self), 0);

  return self->id;
}

/**
 * kscore_top_post_get_text:
 * @self: a post
 *
 * Returns: (transfer none): its beginning, plain
 */
const char *
kscore_top_post_get_text (KscoreTopPost *self)
{
  g_return_val_if_fail (KSCORE_IS_TOP_POST (self), NULL);

  return self->text;
}

/**
 * kscore_top_post_get_detail:
 * @self: a post
 *
 * Returns: (transfer none) (nullable): what people did with it
 */
const char *
kscore_top_post_get_detail (KscoreTopPost *self)
{
  g_return_val_if_fail (KSCORE_IS_TOP_POST (self), NULL);

  return self->detail;
}

/**
 * kscore_top_post_get_url:
 * @self: a post
 *
 * Returns: (transfer none) (nullable): where it is, http or https
 */
const char *
kscore_top_post_get_url (KscoreTopPost *self)
{
  g_return_val_if_fail (KSCORE_IS_TOP_POST (self), NULL);

  return self->url;
}

/**
 * kscore_top_post_get_points:
 * @self: a post
 *
 * Returns: its points
 */
double
kscore_top_post_get_points (KscoreTopPost *self)
{
  g_return_val_if_fail (KSCORE_IS_TOP_POST (self), NAN);

  return self->points;
}

/**
 * kscore_top_post_get_without:
 * @self: a post
 *
 * Returns: the score without it, NAN where not known
 */
double
kscore_top_post_get_without (KscoreTopPost *self)
{
  g_return_val_if_fail (KSCORE_IS_TOP_POST (self), NAN);

  return self->without;
}

/**
 * kscore_top_post_get_rest:
 * @self: a post
 *
 * Returns: whether it is no post, but everything else that adds to Response
 */
gboolean
kscore_top_post_get_rest (KscoreTopPost *self)
{
  g_return_val_if_fail (KSCORE_IS_TOP_POST (self), FALSE);

  return self->id == 0;
}
