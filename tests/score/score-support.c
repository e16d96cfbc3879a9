#include "config.h"

#include "score-support.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/kscore-values.h"

static void
read_block (KscoreConstants *constants,
            const char      *block,
            JsonObject      *members)
{
  g_autoptr (GList) names = json_object_get_members (members);

  for (GList *l = names; l != NULL; l = l->next)
    {
      if (g_str_equal (l->data, "source"))
        continue;
      if (!kscore_constants_set (constants, block, l->data,
                                 json_object_get_double_member (members, l->data)))
        g_error ("The model does not know %s in %s", (char *) l->data, block);
    }
}

const KscoreConstants *
score_support_get_constants (void)
{
  static KscoreConstants constants;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GList) names = NULL;
      JsonObject *object;

      json_parser_load_from_file (parser, MODEL_FILE, &error);
      g_assert_no_error (error);

      object = json_node_get_object (json_parser_get_root (parser));
      kscore_constants_init (&constants, json_object_get_string_member (object, "version"));
      names = json_object_get_members (object);
      for (GList *l = names; l != NULL; l = l->next)
        {
          JsonNode *node = json_object_get_member (object, l->data);

          if (JSON_NODE_HOLDS_OBJECT (node))
            read_block (&constants, l->data, json_node_get_object (node));
        }

      kscore_constants_validate (&constants, &error);
      g_assert_no_error (error);
      g_once_init_leave (&once, 1);
    }

  return &constants;
}

guint
score_support_get_n_cases (void)
{
  const char *cases = g_getenv ("KSCORE_CASES");

  return cases != NULL ? (guint) atoi (cases) : 1000;
}

guint
score_support_add_account (KscoreEvidence *evidence,
                           const char     *network,
                           KscoreDay       created)
{
  KscoreEvidenceAccount account = {
    .id = 100 + evidence->accounts->len,
    .network = g_strdup (network),
    .native_id = g_strdup_printf ("id-%u", evidence->accounts->len),
    .handle = g_strdup ("ada@example.org"),
    .created_day = created,
  };

  g_array_append_val (evidence->accounts, account);
  return evidence->accounts->len - 1;
}

void
score_support_add_coverage (KscoreEvidence *evidence,
                            guint           account,
                            KscoreDay       from,
                            KscoreDay       to)
{
  KscoreEvidenceCoverage coverage = {
    .account = account,
    .from = from,
    .to = to,
    .kinds = KSCORE_KINDS_POSTS | KSCORE_KINDS_REACTIONS | KSCORE_KINDS_AUDIENCE |
             KSCORE_KINDS_PEOPLE,
  };

  g_array_append_val (evidence->coverage, coverage);
}

guint32
score_support_add_post (KscoreEvidence *evidence,
                        guint           account,
                        KscoreDay       day)
{
  KscoreEvidencePost post = {
    .id = 1000 + evidence->posts->len,
    .account = account,
    .day = day,
    .at = kscore_day_to_time (day),
  };

  g_array_append_val (evidence->posts, post);
  return evidence->posts->len - 1;
}

guint32
score_support_add_actor (KscoreEvidence *evidence,
                         gint64          followers)
{
  KscoreEvidenceActor actor = {
    .id = 5000 + evidence->actors->len,
    .created_at = KSCORE_TIME_UNKNOWN,
    .person = evidence->actors->len,
    .follows_day = KSCORE_DAY_UNKNOWN,
    .purged_day = KSCORE_DAY_UNKNOWN,
  };

  g_array_append_val (evidence->actors, actor);

  if (followers >= 0)
    {
      KscoreEvidenceFollowers reading = {
        .actor = evidence->actors->len - 1,
        .day = SCORE_SUPPORT_DAY - 400,
        .followers = followers,
        .following = KSCORE_UNKNOWN,
        .posts = KSCORE_UNKNOWN,
      };

      g_array_append_val (evidence->followers, reading);
    }

  return evidence->actors->len - 1;
}

guint
score_support_add_interaction (KscoreEvidence *evidence,
                               guint           account,
                               KscoreKind      kind,
                               guint32         actor,
                               guint32         post,
                               KscoreDay       day)
{
  KscoreEvidenceInteraction interaction = {
    .account = account,
    .kind = kind,
    .actor = actor,
    .post = post,
    .day = day,
    .at = kscore_day_to_time (day) + 43200,
    .trust = 1,
    .seq = kind == KSCORE_KIND_LIKE || kind == KSCORE_KIND_RESHARE || kind == KSCORE_KIND_FOLLOW
           ? 0 : 1 + evidence->interactions->len,
  };

  g_array_append_val (evidence->interactions, interaction);
  return evidence->interactions->len - 1;
}

void
score_support_add_reading (KscoreEvidence *evidence,
                           guint32         post,
                           KscoreKind      kind,
                           gint64          total,
                           KscoreDay       day)
{
  KscoreEvidenceReading reading = {
    .post = post,
    .kind = kind,
    .total = total,
    .at = kscore_day_to_time (day) + 43200,
  };

  g_array_append_val (evidence->readings, reading);
}

void
score_support_add_audience (KscoreEvidence *evidence,
                            guint           account,
                            gint64          followers,
                            KscoreDay       day)
{
  KscoreEvidenceAudience reading = { .account = account, .followers = followers, .day = day };

  g_array_append_val (evidence->audience, reading);
}

guint
score_support_add_mark (KscoreEvidence *evidence,
                        guint           account,
                        KscoreMarkKind  kind,
                        guint32         maker,
                        guint32         source,
                        KscoreDay       from)
{
  KscoreEvidenceMark mark = {
    .account = account,
    .kind = kind,
    .maker = maker,
    .source = source,
    .domain = KSCORE_NO_INDEX,
    .from = from,
    .to = KSCORE_DAY_UNKNOWN,
    .value = 1,
    .trust = 1,
  };

  g_array_append_val (evidence->marks, mark);
  return evidence->marks->len - 1;
}

double
score_support_score (const KscoreEvidence *evidence,
                     KscoreDay             day)
{
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (KscoreScore) score = kscore_score_new (ledger, day);

  return score->score;
}

double
score_support_response (const KscoreEvidence *evidence,
                        KscoreDay             day)
{
  g_autoptr (KscoreLedger) ledger = kscore_ledger_new (evidence, score_support_get_constants ());
  g_autoptr (KscoreScore) score = kscore_score_new (ledger, day);

  return score->components[KSCORE_COMPONENT_RESPONSE].value;
}

static KscoreDay
random_day (GRand *rand,
            int    days)
{
  return SCORE_SUPPORT_DAY - g_rand_int_range (rand, 0, days);
}

static KscoreKind
random_kind (GRand *rand)
{
  /* Taps are common, words are not. */
  static const KscoreKind kinds[] = {
    KSCORE_KIND_LIKE, KSCORE_KIND_LIKE, KSCORE_KIND_LIKE, KSCORE_KIND_RESHARE,
    KSCORE_KIND_RESHARE, KSCORE_KIND_REPLY, KSCORE_KIND_MENTION, KSCORE_KIND_QUOTE,
    KSCORE_KIND_SAVE, KSCORE_KIND_STAR, KSCORE_KIND_COMMENT, KSCORE_KIND_FORK,
    KSCORE_KIND_LINK, KSCORE_KIND_FOLLOW,
  };

  return kinds[g_rand_int_range (rand, 0, G_N_ELEMENTS (kinds))];
}

static void
generate_coverage (GRand          *rand,
                   KscoreEvidence *evidence,
                   guint           account,
                   gboolean        holes)
{
  KscoreDay day = SCORE_SUPPORT_DAY - g_rand_int_range (rand, 20, 400);

  if (!holes)
    {
      score_support_add_coverage (evidence, account, day, SCORE_SUPPORT_DAY + 60);
      return;
    }

  while (day < SCORE_SUPPORT_DAY + 60)
    {
      KscoreDay to = day + g_rand_int_range (rand, 0, g_rand_boolean (rand) ? 20 : 120);

      score_support_add_coverage (evidence, account, day, to);
      day = to + 2 + g_rand_int_range (rand, 0, g_rand_int_range (rand, 0, 4) == 0 ? 130 : 15);
    }
}

static void
generate_people (GRand                   *rand,
                 KscoreEvidence          *evidence,
                 const ScoreSupportShape *shape)
{
  for (guint i = 0; i < shape->n_people; i++)
    {
      gint64 followers = g_rand_boolean (rand)
                         ? (gint64) pow (10, g_rand_double_range (rand, 0, 6)) : -1;
      guint32 actor = score_support_add_actor (evidence, followers);
      KscoreEvidenceActor *it = &g_array_index (evidence->actors, KscoreEvidenceActor, actor);

      it->owner = g_rand_int_range (rand, 0, 30) == 0;
      it->follows_owner = g_rand_boolean (rand);
      it->followed_by_owner = g_rand_int_range (rand, 0, 3) == 0;
      it->account = g_rand_int_range (rand, 0, evidence->accounts->len);
      if (it->follows_owner && g_rand_boolean (rand))
        it->follows_day = random_day (rand, 300);
      if (actor > 0 && g_rand_int_range (rand, 0, 10) == 0)
        it->person = g_array_index (evidence->actors, KscoreEvidenceActor, actor - 1).person;
      if (g_rand_int_range (rand, 0, 10) == 0)
        {
          KscoreEvidenceFollowers later = { 5000, actor, random_day (rand, 300),
                                            KSCORE_UNKNOWN, KSCORE_UNKNOWN };

          g_array_append_val (evidence->followers, later);
        }
    }
}

/* The same trust for all that a person does. */
static void
discount (KscoreEvidence *evidence,
          guint           interaction)
{
  KscoreEvidenceInteraction *it = &g_array_index (evidence->interactions,
                                                  KscoreEvidenceInteraction, interaction);
  guint32 person = g_array_index (evidence->actors, KscoreEvidenceActor, it->actor).person;

  it->trust = person % 4 == 0 ? (float) (person % 11) / 10.f : 1.f;
}

static void
generate_marks (GRand          *rand,
                KscoreEvidence *evidence)
{
  guint n = g_rand_int_range (rand, 0, 12);

  for (guint i = 0; i < n; i++)
    {
      KscoreMarkKind kind = g_rand_int_range (rand, 1, KSCORE_N_MARKS);
      guint mark = score_support_add_mark (evidence,
                                           g_rand_int_range (rand, 0, evidence->accounts->len),
                                           kind,
                                           g_rand_boolean (rand) && evidence->actors->len > 0
                                           ? (guint32) g_rand_int_range (rand, 0,
                                                                         evidence->actors->len)
                                           : KSCORE_NO_INDEX,
                                           g_rand_int_range (rand, 0, 6), random_day (rand, 300));
      KscoreEvidenceMark *it = &g_array_index (evidence->marks, KscoreEvidenceMark, mark);

      if (kind == KSCORE_MARK_LINKING_PAGE)
        it->domain = g_rand_int_range (rand, 0, 3);
      if (kind == KSCORE_MARK_REPUTATION || kind == KSCORE_MARK_KARMA)
        it->value = g_rand_int_range (rand, 1, 100000);
      if (g_rand_int_range (rand, 0, 4) == 0)
        it->to = it->from + g_rand_int_range (rand, 0, 200);
    }
}

KscoreEvidence *
score_support_generate (GRand                   *rand,
                        const ScoreSupportShape *shape)
{
  KscoreEvidence *evidence = kscore_evidence_new ();
  guint n_accounts = g_rand_int_range (rand, 1, shape->n_accounts + 1);

  for (guint i = 0; i < n_accounts; i++)
    {
      guint account = score_support_add_account (evidence, i % 2 ? "mastodon" : "x",
                                                 g_rand_boolean (rand)
                                                 ? SCORE_SUPPORT_DAY - 500 +
                                                   g_rand_int_range (rand, 0, 480)
                                                 : KSCORE_DAY_UNKNOWN);

      generate_coverage (rand, evidence, account, shape->holes);
      for (guint j = g_rand_int_range (rand, 0, 3); j > 0; j--)
        score_support_add_audience (evidence, account, g_rand_int_range (rand, 0, 100000),
                                    random_day (rand, 300));
    }

  generate_people (rand, evidence, shape);

  for (guint i = 0; i < shape->n_posts; i++)
    {
      guint32 post = score_support_add_post (evidence, g_rand_int_range (rand, 0, n_accounts),
                                             random_day (rand, 250));
      KscoreEvidencePost *it = &g_array_index (evidence->posts, KscoreEvidencePost, post);

      for (guint j = g_rand_int_range (rand, 0, 3); j > 0; j--)
        {
          KscoreEvidenceSelfReply reply = { post, it->day + g_rand_int_range (rand, 0, 30) };

          g_array_append_val (evidence->self_replies, reply);
        }
      for (guint j = g_rand_int_range (rand, 0, 4); j > 0; j--)
        score_support_add_reading (evidence, post, random_kind (rand),
                                   g_rand_int_range (rand, 0, 60),
                                   it->day + g_rand_int_range (rand, 0, 60));
    }

  for (guint i = 0; i < shape->n_reactions && shape->n_people > 0; i++)
    {
      KscoreKind kind = random_kind (rand);
      guint32 post = shape->n_posts > 0 && kind != KSCORE_KIND_FOLLOW
                     ? (guint32) g_rand_int_range (rand, 0, shape->n_posts) : KSCORE_NO_INDEX;
      guint account = post != KSCORE_NO_INDEX
                      ? g_array_index (evidence->posts, KscoreEvidencePost, post).account
                      : (guint) g_rand_int_range (rand, 0, n_accounts);
      guint index = score_support_add_interaction (evidence, account, kind,
                                                   g_rand_int_range (rand, 0, shape->n_people),
                                                   post, random_day (rand, 250));

      if (shape->discounts)
        discount (evidence, index);
    }

  generate_marks (rand, evidence);
  return evidence;
}

static void
copy_array (GArray       *to,
            const GArray *from)
{
  g_array_set_size (to, 0);
  if (from->len > 0)
    g_array_append_vals (to, from->data, from->len);
}

KscoreEvidence *
score_support_copy (const KscoreEvidence *evidence)
{
  KscoreEvidence *copy = kscore_evidence_new ();

  for (guint i = 0; i < evidence->accounts->len; i++)
    {
      KscoreEvidenceAccount account;

      account = g_array_index (evidence->accounts, KscoreEvidenceAccount, i);
      account.network = g_strdup (account.network);
      account.native_id = g_strdup (account.native_id);
      account.handle = g_strdup (account.handle);
      g_array_append_val (copy->accounts, account);
    }

  copy_array (copy->posts, evidence->posts);
  copy_array (copy->self_replies, evidence->self_replies);
  copy_array (copy->readings, evidence->readings);
  copy_array (copy->actors, evidence->actors);
  copy_array (copy->followers, evidence->followers);
  copy_array (copy->interactions, evidence->interactions);
  copy_array (copy->marks, evidence->marks);
  copy_array (copy->audience, evidence->audience);
  copy_array (copy->coverage, evidence->coverage);
  copy_array (copy->answers, evidence->answers);
  copy_array (copy->outgoing, evidence->outgoing);

  return copy;
}

/* A new place for everything, as map from old index to new. */
static guint32 *
permute (GRand  *rand,
         GArray *array)
{
  guint32 *order = g_new (guint32, array->len + 1), *map = g_new (guint32, array->len + 1);
  gsize size = g_array_get_element_size (array);
  g_autofree char *old = g_memdup2 (array->data, size * array->len);

  for (guint i = 0; i < array->len; i++)
    order[i] = i;
  for (guint i = array->len; i > 1; i--)
    {
      guint j = g_rand_int_range (rand, 0, i);
      guint32 kept = order[i - 1];

      order[i - 1] = order[j];
      order[j] = kept;
    }

  for (guint i = 0; i < array->len; i++)
    {
      map[order[i]] = i;
      memcpy (array->data + i * size, old + order[i] * size, size);
    }

  g_free (order);
  return map;
}

#define EACH(array, Type, it) \
  for (Type *it = (Type *) (array)->data; it < (Type *) (array)->data + (array)->len; it++)
#define MAP(map, field) if ((field) != KSCORE_NO_INDEX) (field) = (map)[field]

KscoreEvidence *
score_support_shuffle (GRand                *rand,
                       const KscoreEvidence *evidence)
{
  KscoreEvidence *copy = score_support_copy (evidence);
  g_autofree guint32 *accounts = permute (rand, copy->accounts);
  g_autofree guint32 *posts = permute (rand, copy->posts);
  g_autofree guint32 *actors = permute (rand, copy->actors);

  g_free (permute (rand, copy->self_replies));
  g_free (permute (rand, copy->readings));
  g_free (permute (rand, copy->followers));
  g_free (permute (rand, copy->interactions));
  g_free (permute (rand, copy->marks));
  g_free (permute (rand, copy->audience));
  g_free (permute (rand, copy->coverage));
  g_free (permute (rand, copy->outgoing));

  EACH (copy->posts, KscoreEvidencePost, post)
    post->account = accounts[post->account];
  EACH (copy->self_replies, KscoreEvidenceSelfReply, reply)
    reply->post = posts[reply->post];
  EACH (copy->readings, KscoreEvidenceReading, reading)
    reading->post = posts[reading->post];
  EACH (copy->actors, KscoreEvidenceActor, actor)
    {
      actor->person = actors[actor->person];
      actor->account = accounts[actor->account];
    }
  EACH (copy->followers, KscoreEvidenceFollowers, followers)
    followers->actor = actors[followers->actor];
  EACH (copy->interactions, KscoreEvidenceInteraction, interaction)
    {
      MAP (posts, interaction->post);
      MAP (actors, interaction->actor);
      interaction->account = accounts[interaction->account];
    }
  EACH (copy->marks, KscoreEvidenceMark, mark)
    {
      MAP (actors, mark->maker);
      mark->account = accounts[mark->account];
    }
  EACH (copy->audience, KscoreEvidenceAudience, audience)
    audience->account = accounts[audience->account];
  EACH (copy->coverage, KscoreEvidenceCoverage, coverage)
    coverage->account = accounts[coverage->account];
  EACH (copy->outgoing, KscoreEvidenceOutgoing, outgoing)
    {
      outgoing->actor = actors[outgoing->actor];
      outgoing->account = accounts[outgoing->account];
    }

  return copy;
}
