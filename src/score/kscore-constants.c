#include "config.h"

#include "score/kscore-constants.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/kscore-error.h"

/* They are one sum. */
#define WEIGHTS "response_weight + recognition_weight + audience_weight"

static const char * const component_names[KSCORE_N_COMPONENTS] = {
  "response", "recognition", "audience",
};

static const char * const band_names[KSCORE_N_BANDS] = {
  "none", "starting", "growing", "established", "leading", "prominent",
};

typedef struct {
  const char *block;
  const char *member;
  gsize       offset;
} Field;

#define FIELD(block, member) { block, #member, G_STRUCT_OFFSET (KscoreConstants, member) }

static const Field fields[] = {
  FIELD ("scale", base),
  FIELD ("scale", span),
  FIELD ("scale", g_scale),
  FIELD ("people", rho_base),
  FIELD ("people", rho_slope),
  FIELD ("people", rho_min),
  FIELD ("people", rho_max),
  FIELD ("people", rho_unknown),
  FIELD ("people", anonymous),
  FIELD ("people", trust_floor),
  FIELD ("trust", new_days),
  FIELD ("trust", new_factor),
  FIELD ("trust", empty_factor),
  FIELD ("trust", follows_ratio),
  FIELD ("trust", follows_followers),
  FIELD ("trust", follows_factor),
  FIELD ("trust", lockstep_accounts),
  FIELD ("trust", lockstep_share),
  FIELD ("trust", lockstep_made_hours),
  FIELD ("trust", lockstep_small_share),
  FIELD ("trust", lockstep_small_followers),
  FIELD ("trust", lockstep_small_posts),
  FIELD ("trust", lockstep_hours),
  FIELD ("trust", lockstep_narrow),
  FIELD ("trust", lockstep_factor),
  FIELD ("trust", instant_seconds),
  FIELD ("trust", instant_share),
  FIELD ("trust", instant_posts),
  FIELD ("trust", instant_factor),
  FIELD ("trust", pod_people),
  FIELD ("trust", pod_hours),
  FIELD ("trust", pod_share),
  FIELD ("trust", pod_outgoing),
  FIELD ("trust", pod_posts),
  FIELD ("trust", pod_factor),
  FIELD ("weeks", window_weeks),
  FIELD ("weeks", fading_days),
  FIELD ("weeks", best_weeks),
  FIELD ("weeks", least_weeks),
  FIELD ("weeks", frozen_days),
  FIELD ("recognition", established),
  FIELD ("recognition", established_followers),
  FIELD ("recognition", domain_pages),
  FIELD ("recognition", anonymous_mark),
  FIELD ("range", range_z),
  FIELD ("range", range_least),
  FIELD ("range", range_weeks),
  FIELD ("range", range_active_weeks),
  FIELD ("range", estimate_variation),
  FIELD ("lenses", lens_points),
  FIELD ("lenses", lens_large_points),
  FIELD ("lenses", lens_large_followers),
  FIELD ("lenses", influence_top),
  FIELD ("lenses", influence_x1),
  FIELD ("lenses", influence_xm),
  FIELD ("lenses", outreach_points),
  FIELD ("lenses", outreach_first),
  FIELD ("lenses", outreach_step),
  FIELD ("lenses", style_creating),
  FIELD ("lenses", style_participating),
  FIELD ("lenses", style_focused),
  FIELD ("lenses", style_consistent),
  FIELD ("lenses", style_weeks),
  FIELD ("coverage", provisional_weeks),
  FIELD ("coverage", provisional_posts),
  FIELD ("coverage", today_days),
};

#undef FIELD
#define FIELD(member) { NULL, #member, G_STRUCT_OFFSET (KscoreProfile, member) }

static const Field profile_fields[] = {
  FIELD (active_weeks),
  FIELD (people),
  FIELD (reshare_share),
  FIELD (reply_share),
  FIELD (supporters),
  FIELD (marks),
  FIELD (audience),
  FIELD (networks),
  FIELD (discounted),
  FIELD (top_post_share),
  FIELD (response),
};

#undef FIELD

static const struct {
  const char *suffix;
  gsize       offset;
} component_fields[] = {
  { "_weight", G_STRUCT_OFFSET (KscoreConstants, weight) },
  { "_x1", G_STRUCT_OFFSET (KscoreConstants, x1) },
  { "_xm", G_STRUCT_OFFSET (KscoreConstants, xm) },
};

static int
find_band (const char *name)
{
  for (int i = KSCORE_BAND_STARTING; i < KSCORE_N_BANDS; i++)
    {
      if (g_str_equal (band_names[i], name))
        return i;
    }

  return KSCORE_BAND_NONE;
}

static gboolean
set_component_field (KscoreConstants *self,
                     const char      *member,
                     double           value)
{
  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      const char *suffix = member + strlen (component_names[i]);

      if (!g_str_has_prefix (member, component_names[i]))
        continue;

      for (gsize j = 0; j < G_N_ELEMENTS (component_fields); j++)
        {
          if (!g_str_equal (suffix, component_fields[j].suffix))
            continue;

          G_STRUCT_MEMBER (double, self, component_fields[j].offset + i * sizeof (double)) = value;
          return TRUE;
        }
    }

  return FALSE;
}

static gboolean
set_rate (KscoreConstants *self,
          const char      *network,
          double           rate)
{
  if (strlen (network) >= sizeof self->exchange[0].network ||
      self->n_exchange == KSCORE_MAX_EXCHANGE_RATES)
    return FALSE;

  g_strlcpy (self->exchange[self->n_exchange].network, network,
             sizeof self->exchange[0].network);
  self->exchange[self->n_exchange++].rate = rate;
  return TRUE;
}

/**
 * kscore_constants_init:
 * @self: (out caller-allocates): constants to fill
 * @version: the model's version, shorter than %KSCORE_MODEL_NAME_SIZE bytes
 *
 * Makes every constant "not set", so that a data file which forgets one is found by
 * kscore_constants_validate().
 */
void
kscore_constants_init (KscoreConstants *self,
                       const char      *version)
{
  memset (self, 0, sizeof *self);
  g_strlcpy (self->version, version, sizeof self->version);

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    G_STRUCT_MEMBER (double, self, fields[i].offset) = NAN;

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    self->weight[i] = self->x1[i] = self->xm[i] = NAN;
  for (int i = 1; i < KSCORE_N_KINDS; i++)
    self->points[i] = NAN;
  for (int i = 1; i < KSCORE_N_MARKS; i++)
    self->mark_points[i] = NAN;

  for (int i = KSCORE_BAND_STARTING; i < KSCORE_N_BANDS; i++)
    {
      self->band[i] = NAN;
      for (gsize j = 0; j < G_N_ELEMENTS (profile_fields); j++)
        G_STRUCT_MEMBER (double, &self->profile[i], profile_fields[j].offset) = NAN;
    }
}

/**
 * kscore_constants_set:
 * @self: constants
 * @block: the name of a block of the data file
 * @member: the name of a number in it
 * @value: the number
 *
 * Takes over one number of the data file.
 *
 * Returns: whether the model knows such a number
 */
gboolean
kscore_constants_set (KscoreConstants *self,
                      const char      *block,
                      const char      *member,
                      double           value)
{
  KscoreKind kind;
  KscoreMarkKind mark;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (g_str_equal (fields[i].block, block) && g_str_equal (fields[i].member, member))
        {
          G_STRUCT_MEMBER (double, self, fields[i].offset) = value;
          return TRUE;
        }
    }

  if (g_str_equal (block, "scale"))
    return set_component_field (self, member, value);

  if (g_str_equal (block, "exchange"))
    return set_rate (self, member, value);

  if (g_str_equal (block, "points") && kscore_kind_from_string (member, &kind))
    {
      self->points[kind] = value;
      return TRUE;
    }

  if (g_str_equal (block, "recognition") && kscore_mark_kind_from_string (member, &mark))
    {
      self->mark_points[mark] = value;
      return TRUE;
    }

  if (g_str_equal (block, "bands") && find_band (member) != KSCORE_BAND_NONE)
    {
      self->band[find_band (member)] = value;
      return TRUE;
    }

  if (g_str_has_prefix (block, "profile-"))
    {
      int band = find_band (block + strlen ("profile-"));

      for (gsize i = 0; band != KSCORE_BAND_NONE && i < G_N_ELEMENTS (profile_fields); i++)
        {
          if (!g_str_equal (profile_fields[i].member, member))
            continue;

          G_STRUCT_MEMBER (double, &self->profile[band], profile_fields[i].offset) = value;
          return TRUE;
        }
    }

  return FALSE;
}

/* No number of a usable model is larger: what is computed from it stays finite with any counts. */
#define LARGEST 1e12
/* What is divided by is not smaller. */
#define LEAST_DIVISOR 1e-6

/* Numbers that mean nothing above their most: factors, shares, the lengths of the window. */
static const struct {
  const char *member;
  double      most;
} bounds[] = {
  { "anonymous", 1 },
  { "anonymous_mark", 1 },
  { "trust_floor", 1 },
  { "rho_min", 1000 },
  { "rho_max", 1000 },
  { "rho_unknown", 1000 },
  { "rho_base", 1000 },
  { "rho_slope", 1000 },
  { "g_scale", 1e6 },
  { "window_weeks", 13 },
  { "best_weeks", 13 },
  { "least_weeks", 13 },
  { "fading_days", 28 },
  { "frozen_days", 91 },
  { "domain_pages", 1e6 },
  { "range_z", 10 },
  { "range_least", 99 },
  { "range_weeks", 13 },
  { "range_active_weeks", 13 },
  { "estimate_variation", 100 },
  { "provisional_weeks", 13 },
  { "today_days", 91 },
  { "new_factor", 1 },
  { "empty_factor", 1 },
  { "follows_factor", 1 },
  { "lockstep_accounts", 1e6 },
  { "lockstep_share", 1 },
  { "lockstep_small_share", 1 },
  { "lockstep_factor", 1 },
  { "instant_share", 1 },
  { "instant_posts", 1e6 },
  { "instant_factor", 1 },
  { "pod_share", 1 },
  { "pod_posts", 1e6 },
  { "pod_factor", 1 },
  { "active_weeks", 13 },
  { "reshare_share", 1 },
  { "reply_share", 1 },
  { "discounted", 1 },
  { "top_post_share", 1 },
  { "style_creating", 1 },
  { "style_participating", 1 },
  { "style_focused", 1 },
  { "style_consistent", 1 },
  { "style_weeks", 13 },
};

static gboolean
is_good (const char *member,
         double      value)
{
  if (!isfinite (value) || value < 0 || value > LARGEST)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (bounds); i++)
    if (g_str_equal (bounds[i].member, member))
      return value <= bounds[i].most;

  return TRUE;
}

/* The name of a number that is missing, negative, not finite or out of its range, or NULL. */
static char *
find_bad_number (const KscoreConstants *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (!is_good (fields[i].member, G_STRUCT_MEMBER (double, self, fields[i].offset)))
        return g_strdup (fields[i].member);
    }

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (component_fields); j++)
      {
        if (!is_good ("", G_STRUCT_MEMBER (double, self,
                                           component_fields[j].offset + i * sizeof (double))))
          return g_strconcat (component_names[i], component_fields[j].suffix, NULL);
      }

  for (int i = 1; i < KSCORE_N_KINDS; i++)
    {
      if (!is_good ("", self->points[i]))
        return g_strdup (kscore_kind_to_string (i));
    }

  for (int i = 1; i < KSCORE_N_MARKS; i++)
    {
      if (!is_good ("", self->mark_points[i]))
        return g_strdup (kscore_mark_kind_to_string (i));
    }

  for (int i = KSCORE_BAND_STARTING; i < KSCORE_N_BANDS; i++)
    {
      if (!is_good ("", self->band[i]))
        return g_strdup (band_names[i]);

      for (gsize j = 0; j < G_N_ELEMENTS (profile_fields); j++)
        {
          if (!is_good (profile_fields[j].member,
                        G_STRUCT_MEMBER (double, &self->profile[i], profile_fields[j].offset)))
            return g_strdup_printf ("profile-%s %s", band_names[i], profile_fields[j].member);
        }
    }

  for (guint i = 0; i < self->n_exchange; i++)
    {
      if (!is_good ("", self->exchange[i].rate))
        return g_strdup (self->exchange[i].network);
    }

  return NULL;
}

static gboolean
is_whole (double value)
{
  return value == floor (value);
}

/* The name of a number with which the formula would not be monotone, finite or bounded. */
static char *
find_unsound_number (const KscoreConstants *self)
{
  double sum = 0;

  for (int i = 0; i < KSCORE_N_COMPONENTS; i++)
    {
      if (self->x1[i] < LEAST_DIVISOR)
        return g_strconcat (component_names[i], "_x1", NULL);
      if (self->xm[i] <= self->x1[i])
        return g_strconcat (component_names[i], "_xm", NULL);
      sum += self->weight[i];
    }

  /* Weights that leave something out are as wrong as those that promise too much. */
  if (fabs (sum - 1) > 1e-9)
    return g_strdup (WEIGHTS);
  if (self->base < 1 || self->base >= 100)
    return g_strdup ("base");
  if (fabs (self->base + self->span - 100) > 1e-9)
    return g_strdup ("span");
  if (self->g_scale < LEAST_DIVISOR)
    return g_strdup ("g_scale");
  if (self->rho_min > self->rho_max)
    return g_strdup ("rho_min");
  if (self->lockstep_accounts < 2)
    return g_strdup ("lockstep_accounts");
  if (self->lockstep_narrow < 1)
    return g_strdup ("lockstep_narrow");
  if (!is_whole (self->window_weeks))
    return g_strdup ("window_weeks");
  if (self->fading_days < 1)
    return g_strdup ("fading_days");
  if (self->least_weeks < 2 || !is_whole (self->least_weeks))
    return g_strdup ("least_weeks");
  if (self->best_weeks < self->least_weeks || self->best_weeks > self->window_weeks
      || !is_whole (self->best_weeks))
    return g_strdup ("best_weeks");
  if (self->influence_x1 < LEAST_DIVISOR || self->influence_xm <= self->influence_x1)
    return g_strdup ("influence_xm");
  if (self->outreach_first < LEAST_DIVISOR)
    return g_strdup ("outreach_first");
  if (self->outreach_step <= 1)
    return g_strdup ("outreach_step");

  if (self->band[KSCORE_BAND_STARTING] > self->base)
    return g_strdup (band_names[KSCORE_BAND_STARTING]);
  for (int i = KSCORE_BAND_GROWING; i < KSCORE_N_BANDS; i++)
    {
      if (self->band[i] <= self->band[i - 1] || self->band[i] > 100)
        return g_strdup (band_names[i]);
    }

  return NULL;
}

/**
 * kscore_constants_validate:
 * @self: constants
 * @error: return location
 *
 * Checks that nothing is missing or out of its range, and that the formula keeps its properties
 * with these numbers.
 *
 * Returns: whether it does; else @error is %KSCORE_ERROR_BAD_INPUT and names the first that does
 *   not
 */
gboolean
kscore_constants_validate (const KscoreConstants  *self,
                           GError                **error)
{
  g_autofree char *bad = find_bad_number (self);

  if (bad == NULL && self->version[0] == '\0')
    bad = g_strdup ("version");
  if (bad == NULL)
    bad = find_unsound_number (self);
  if (bad == NULL)
    return TRUE;

  if (g_str_equal (bad, WEIGHTS))
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                 /* Translators: %s is "a + b + c", names of numbers in a data file */
                 _("In the model file, “%s” must be 1."), bad);
  else
    g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                 /* Translators: %s is the name of a number in a data file, such as "rho_min" */
                 _("The model file has no usable value for “%s”: it is missing, or out of its "
                   "range."), bad);
  return FALSE;
}

/**
 * kscore_constants_get_rate:
 * @self: constants
 * @network: a network's id
 *
 * Returns: v, what one point of Response on @network is worth; 1 where the model says nothing
 */
double
kscore_constants_get_rate (const KscoreConstants *self,
                           const char            *network)
{
  for (guint i = 0; network != NULL && i < self->n_exchange; i++)
    {
      if (g_str_equal (self->exchange[i].network, network))
        return self->exchange[i].rate;
    }

  return 1;
}

/**
 * kscore_constants_g:
 * @self: constants
 * @points: P, 0 or more
 *
 * Returns: g(P), by which many reactions of one person count less and less
 */
double
kscore_constants_g (const KscoreConstants *self,
                    double                 points)
{
  return self->g_scale * log1p (points / self->g_scale);
}

/**
 * kscore_constants_l:
 * @self: constants
 * @component: a component
 * @value: R, C or A, 0 or more
 *
 * Returns: L(value) of @component, 0 to 1
 */
double
kscore_constants_l (const KscoreConstants *self,
                    KscoreComponent        component,
                    double                 value)
{
  double x1 = self->x1[component];

  return MIN (1, log1p (value / x1) / log1p (self->xm[component] / x1));
}

/**
 * kscore_constants_rho:
 * @self: constants
 * @followers: followers of somebody who reacts, negative where not known
 *
 * Returns: rho, how much that person's reactions weigh
 */
double
kscore_constants_rho (const KscoreConstants *self,
                      double                 followers)
{
  if (!(followers >= 0))
    return self->rho_unknown;

  return CLAMP (self->rho_base + self->rho_slope * log10 (1 + followers),
                self->rho_min, self->rho_max);
}

/**
 * kscore_constants_get_band:
 * @self: constants
 * @score: a score, or NAN
 *
 * Returns: the band of the score's whole part
 */
KscoreBand
kscore_constants_get_band (const KscoreConstants *self,
                           double                 score)
{
  KscoreBand band = KSCORE_BAND_NONE;

  for (int i = KSCORE_BAND_STARTING; i < KSCORE_N_BANDS; i++)
    {
      if (floor (score) >= self->band[i])
        band = i;
    }

  return band;
}

/**
 * kscore_band_to_string:
 * @band: a band
 *
 * Returns: its name in data files and JSON
 */
const char *
kscore_band_to_string (KscoreBand band)
{
  g_return_val_if_fail (band < KSCORE_N_BANDS, NULL);

  return band_names[band];
}

/**
 * kscore_band_get_title:
 * @band: a band
 *
 * Returns: its name for a person, translated
 */
const char *
kscore_band_get_title (KscoreBand band)
{
  switch (band)
    {
    case KSCORE_BAND_STARTING:
      /* Translators: the lowest of five bands of the score, as "Band: Starting" */
      return C_("band", "Starting");
    case KSCORE_BAND_GROWING:
      return C_("band", "Growing");
    case KSCORE_BAND_ESTABLISHED:
      return C_("band", "Established");
    case KSCORE_BAND_LEADING:
      return C_("band", "Leading");
    case KSCORE_BAND_PROMINENT:
      /* Translators: the highest of five bands of the score */
      return C_("band", "Prominent");
    case KSCORE_BAND_NONE:
    case KSCORE_N_BANDS:
    default:
      return _("Not enough evidence");
    }
}

/**
 * kscore_component_to_string:
 * @component: a component
 *
 * Returns: its name in data files and JSON
 */
const char *
kscore_component_to_string (KscoreComponent component)
{
  g_return_val_if_fail (component < KSCORE_N_COMPONENTS, NULL);

  return component_names[component];
}

/**
 * kscore_component_get_title:
 * @component: a component
 *
 * Returns: its name for a person, translated
 */
const char *
kscore_component_get_title (KscoreComponent component)
{
  switch (component)
    {
    case KSCORE_COMPONENT_RESPONSE:
      return _("Response");
    case KSCORE_COMPONENT_RECOGNITION:
      return _("Recognition");
    case KSCORE_COMPONENT_AUDIENCE:
      return _("Audience");
    case KSCORE_N_COMPONENTS:
    default:
      g_return_val_if_reached (NULL);
    }
}
