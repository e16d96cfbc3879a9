#include "config.h"

#include "service/kscore-top-posts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/kscore-format.h"
#include "core/kscore-text.h"
#include "service/kscore-reaction-words.h"
#include "store/kscore-post-table.h"

#define MAX_CHARS 140
/* Older days are written with their year. */
#define YEAR_DAYS 300

/* A post while it is made. */
typedef struct {
  guint32   key;  /* index in the evidence */
  gint64    id;   /* the store's */
  KscoreDay day;
  double    points;
  double    without;
  gint64    counts[KSCORE_N_KINDS]; /* of reactions with points */
} Candidate;

typedef struct {
  KscoreWorkspace            *workspace;
  const KscoreLoadedEvidence *loaded;
  const KscoreScore          *score;
  const KscoreAttribution    *attribution;
  Candidate                   posts[KSCORE_TOP_POSTS_MAX];
  guint                       n_posts;
  guint                       n_others;     /* posts with points that are not listed */
  gboolean                    without_post; /* mentions or follows have points */
  GPtrArray                  *stored;       /* (owned) (nullable) (element-type KscorePost) */
} Ranking;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *x = a, *y = b;

  if (x->points != y->points)
    return x->points > y->points ? -1 : 1;
  if (x->day != y->day)
    return x->day > y->day ? -1 : 1;
  return (x->id > y->id) - (x->id < y->id);
}

/* Places in the evidence follow the order in which it was read, so they decide no tie. */
static void
choose_posts (Ranking *self)
{
  g_autoptr(GArray) sums = kscore_attribution_by_post (self->attribution, self->loaded->ledger);
  g_autoptr(GArray) chosen = g_array_new (FALSE, TRUE, sizeof (Candidate));

  for (guint i = 0; i < sums->len; i++)
    {
      const KscorePointsSum *sum = &g_array_index (sums, KscorePointsSum, i);
      const KscoreEvidencePost *post;
      Candidate candidate;

      if (!(sum->points > 0))
        continue;
      if (sum->key == KSCORE_NO_INDEX)
        {
          self->without_post = TRUE;
          continue;
        }
      self->n_others++;
      if (chosen->len >= KSCORE_TOP_POSTS_MAX
          && sum->points < g_array_index (chosen, Candidate, chosen->len - 1).points)
        continue;

      post = &g_array_index (self->loaded->evidence->posts, KscoreEvidencePost, sum->key);
      candidate = (Candidate) { .key = sum->key, .id = post->id, .day = post->day,
                                .points = sum->points, .without = NAN };
      g_array_append_val (chosen, candidate);
    }

  g_array_sort (chosen, compare_candidates);
  self->n_posts = MIN (chosen->len, KSCORE_TOP_POSTS_MAX);
  self->n_others -= self->n_posts;
  for (guint i = 0; i < self->n_posts; i++)
    self->posts[i] = g_array_index (chosen, Candidate, i);
}

/* One walk over all rows. Rows of nobody known stand for as many reactions as they count. */
static void
count_reactions (Ranking *self)
{
  const KscoreLedger *ledger = self->loaded->ledger;
  g_autofree guint8 *places = g_new0 (guint8, self->loaded->evidence->posts->len + 1);

  for (guint i = 0; i < self->n_posts; i++)
    places[self->posts[i].key] = (guint8) (i + 1);

  for (guint i = 0; i < self->attribution->n_rows; i++)
    {
      KscoreLedgerRow row;
      gint64 *count;

      if (!(self->attribution->row_points[i] > 0))
        continue;
      kscore_ledger_get_row (ledger, i, &row);
      if (row.post == KSCORE_NO_INDEX || places[row.post] == 0)
        continue;
      count = &self->posts[places[row.post] - 1].counts[row.kind];
      *count += MIN (row.count, G_MAXINT64 - *count);
    }
}

static gboolean
compute_without (Ranking       *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_autoptr(KscoreMask) mask = kscore_mask_new (self->loaded->ledger);

  for (guint i = 0; i < self->n_posts; i++)
    {
      g_autoptr(KscoreScore) without = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kscore_mask_clear (mask);
      kscore_mask_hide_post (mask, self->posts[i].key);
      without = kscore_score_new_without (self->loaded->ledger, self->score->day, mask);
      self->posts[i].without = without->known ? without->score : NAN;
    }

  return TRUE;
}

static gboolean
read_posts (KscoreDatabase  *db,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  Ranking *self = data;
  gint64 ids[KSCORE_TOP_POSTS_MAX];

  for (guint i = 0; i < self->n_posts; i++)
    ids[i] = self->posts[i].id;
  self->stored = kscore_post_table_lookup (db, ids, self->n_posts, error);

  return self->stored != NULL;
}

static const char *
get_words_without_text (const KscorePost *post)
{
  if (post == NULL)
    return _("Deleted post");

  switch (post->kind)
    {
    case KSCORE_POST_REPLY:
      return _("Reply without text");
    case KSCORE_POST_QUOTE:
      return _("Quote without text");
    case KSCORE_POST_ARTICLE:
      return _("Article without a title");
    case KSCORE_POST_VIDEO:
      return _("Video without a title");
    case KSCORE_POST_COMMENT:
      return _("Comment without text");
    case KSCORE_POST_REPOSITORY:
      return _("Repository without a description");
    case KSCORE_POST_RELEASE:
      return _("Release without notes");
    case KSCORE_POST_POST:
    case KSCORE_N_POST_KINDS:
    default:
      /* Translators: most likely a picture */
      return _("Post without text");
    }
}

/* The rest of it is not looked at: it may be long. */
static char *
dup_text (const KscorePost *post)
{
  g_autofree char *line = NULL;

  if (post != NULL && post->text != NULL)
    line = kscore_text_clean_line (post->text, MAX_CHARS);
  if (line == NULL || *g_strchug (line) == '\0')
    return g_strdup (get_words_without_text (post));

  return g_steal_pointer (&line);
}

static KscoreTopPost *
new_post (Ranking         *self,
          const Candidate *from,
          KscorePost      *stored)
{
  const KscoreEvidence *evidence = self->loaded->evidence;
  const KscoreEvidencePost *post = &g_array_index (evidence->posts, KscoreEvidencePost, from->key);
  gboolean recent = from->day > self->loaded->today - YEAR_DAYS
                    && from->day <= self->loaded->today;
  g_autofree char *text = dup_text (stored);
  g_autofree char *date = kscore_format_day (from->day, recent ? KSCORE_DAY_SHORT
                                                               : KSCORE_DAY_LONG);
  g_autofree char *detail =
    kscore_reaction_words_dup_list (from->counts,
                                    kscore_ledger_get_constants (self->loaded->ledger)->points);

  return kscore_top_post_new (&(KscoreTopPostValues) {
    .id = from->id,
    .text = text,
    .network = g_array_index (evidence->accounts, KscoreEvidenceAccount, post->account).network,
    .day = from->day,
    .date = date,
    .detail = detail,
    .points = from->points,
    .without = from->without,
    .url = stored != NULL && kscore_text_is_web_address (stored->url) ? stored->url : NULL,
  });
}

static char *
dup_rest_detail (const Ranking *self)
{
  g_autofree char *number = kscore_format_count (self->n_others);
  g_autofree char *others = NULL;

  if (self->n_others == 0)
    return g_strdup (_("Mentions and new followers"));
  others = g_strdup_printf (ngettext ("%s more post", "%s more posts", self->n_others), number);
  if (!self->without_post)
    return g_steal_pointer (&others);
  /* Translators: what else adds to Response; %s is "214 more posts" */
  return g_strdup_printf (_("%s, mentions and new followers"), others);
}

/* So that the list adds up to Response. */
static void
append_rest (Ranking   *self,
             GPtrArray *posts)
{
  double points = self->score->components[KSCORE_COMPONENT_RESPONSE].points;
  g_autofree char *detail = NULL;

  if (self->n_posts == 0 || (self->n_others == 0 && !self->without_post))
    return;

  for (guint i = 0; i < self->n_posts; i++)
    points -= self->posts[i].points;
  detail = dup_rest_detail (self);
  g_ptr_array_add (posts, kscore_top_post_new (&(KscoreTopPostValues) {
    .text = _("Everything else"),
    .day = KSCORE_DAY_UNKNOWN,
    .detail = detail,
    .points = MAX (points, 0),
    .without = NAN,
  }));
}

/**
 * kscore_top_posts_new:
 * @workspace: where the texts of posts are
 * @loaded: the evidence
 * @score: its score
 * @attribution: the score's points
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Ranks the posts by what they add to Response. Blocks.
 *
 * Returns: (transfer full) (nullable) (element-type KscoreTopPost): at most
 *   %KSCORE_TOP_POSTS_MAX posts, most points first, and everything else where there is more; or
 *   %NULL with @error set
 */
GPtrArray *
kscore_top_posts_new (KscoreWorkspace             *workspace,
                      const KscoreLoadedEvidence  *loaded,
                      const KscoreScore           *score,
                      const KscoreAttribution     *attribution,
                      GCancellable                *cancellable,
                      GError                     **error)
{
  Ranking self = { .workspace = workspace, .loaded = loaded, .score = score,
                   .attribution = attribution };
  g_autoptr(GPtrArray) posts = g_ptr_array_new_with_free_func (g_object_unref);

  if (score->known)
    choose_posts (&self);
  if (self.n_posts > 0)
    {
      count_reactions (&self);
      if (!compute_without (&self, cancellable, error)
          || !kscore_store_run (kscore_workspace_get_store (workspace), KSCORE_STORE_READ,
                                read_posts, &self, cancellable, error))
        return NULL;
    }

  for (guint i = 0; i < self.n_posts; i++)
    g_ptr_array_add (posts, new_post (&self, &self.posts[i],
                                      g_ptr_array_index (self.stored, i)));
  append_rest (&self, posts);
  g_clear_pointer (&self.stored, g_ptr_array_unref);

  return g_steal_pointer (&posts);
}
