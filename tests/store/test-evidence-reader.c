#include "config.h"

#include "store/kscore-evidence-reader.h"

#include "core/kscore-post-address.h"
#include "store-fixture.h"
#include "store/kscore-account-table.h"
#include "store/kscore-page-writer.h"
#include "store/kscore-refresh-table.h"
#include "store/kscore-statement.h"

static void
write_page (KscoreDatabase *db,
            KscorePage     *page)
{
  g_autoptr (KscorePageWriter) writer = kscore_page_writer_new (db);
  g_autoptr (GError) error = NULL;

  g_assert_true (kscore_page_writer_write (writer, page, NULL, &error));
  g_assert_no_error (error);
}

static KscoreEvidence *
read_evidence (KscoreDatabase *db)
{
  g_autoptr (GError) error = NULL;
  KscoreEvidence *evidence = kscore_evidence_reader_read (db, &error);

  g_assert_no_error (error);
  g_assert_nonnull (evidence);

  return evidence;
}

/* Everything but the ids, which are the store's own. */
static char *
describe (const KscoreEvidence *evidence)
{
  GString *text = g_string_new (NULL);

#define ALL(array, Type, name) \
  for (guint i_ = 0; i_ < evidence->array->len; i_++) \
    for (const Type *name = &g_array_index (evidence->array, Type, i_); name != NULL; name = NULL)

  ALL (accounts, KscoreEvidenceAccount, a)
    g_string_append_printf (text, "account %s %s %s %d\n", a->network, a->native_id, a->handle,
                            a->created_day);
  ALL (posts, KscoreEvidencePost, p)
    g_string_append_printf (text, "post %u %d\n", p->account, p->day);
  ALL (self_replies, KscoreEvidenceSelfReply, s)
    g_string_append_printf (text, "self-reply %u %d\n", s->post, s->day);
  ALL (readings, KscoreEvidenceReading, r)
    g_string_append_printf (text, "reading %u %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n",
                            r->post, r->kind, r->at, r->total);
  ALL (actors, KscoreEvidenceActor, a)
    g_string_append_printf (text, "actor %u %d %d %d %d %d %d %u %" G_GINT64_FORMAT " %d\n",
                            a->person, a->owner, a->follows_owner, a->followed_by_owner,
                            a->follows_day, a->purged_day, a->purged_established, a->account,
                            a->created_at, a->known);
  ALL (outgoing, KscoreEvidenceOutgoing, o)
    g_string_append_printf (text, "outgoing %u %d %d %u %" G_GINT64_FORMAT "\n", o->account,
                            o->day, o->kind, o->actor, o->count);
  ALL (followers, KscoreEvidenceFollowers, f)
    g_string_append_printf (text, "followers %u %d %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                            " %" G_GINT64_FORMAT "\n", f->actor, f->day, f->followers,
                            f->following, f->posts);
  ALL (interactions, KscoreEvidenceInteraction, n)
    g_string_append_printf (text, "interaction %u %d %d %u %u %" G_GINT64_FORMAT " %d %g\n",
                            n->account, n->day, n->kind, n->actor, n->post, n->seq, n->precision,
                            (double) n->trust);
  ALL (marks, KscoreEvidenceMark, m)
    g_string_append_printf (text, "mark %u %d %g %u %u %u %d %d\n", m->account, m->kind, m->value,
                            m->maker, m->source, m->domain, m->from, m->to);
  ALL (audience, KscoreEvidenceAudience, a)
    g_string_append_printf (text, "audience %u %d %" G_GINT64_FORMAT "\n", a->account, a->day,
                            a->followers);
  ALL (coverage, KscoreEvidenceCoverage, c)
    g_string_append_printf (text, "coverage %u %u %d %d\n", c->account, c->kinds, c->from, c->to);

  ALL (answers, KscoreEvidenceAnswer, w)
    g_string_append_printf (text, "answer %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %d %d\n",
                            w->account, w->seq, w->at, w->actor, w->precision, w->known);

#undef ALL

  return g_string_free (text, FALSE);
}

static void
test_any_order (void)
{
  g_autoptr (KscoreDatabase) forwards = test_database_new ();
  g_autoptr (KscoreDatabase) backwards = test_database_new ();
  g_autoptr (KscoreEvidence) first = NULL;
  g_autoptr (KscoreEvidence) second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  for (guint i = 0; i < 10; i++)
    {
      g_autoptr (KscorePage) early = test_page_new (i);
      g_autoptr (KscorePage) late = test_page_new (9 - i);

      write_page (forwards, early);
      write_page (backwards, late);
    }
  first = read_evidence (forwards);
  second = read_evidence (backwards);
  one = describe (first);
  other = describe (second);
  g_assert_cmpuint (first->interactions->len, >, 400);
  g_assert_cmpuint (first->posts->len, ==, 50);
  g_assert_cmpstr (one, ==, other);
}

/* So many acts for one person on a day; nobody told for whom of one, nor when of another. */
static void
test_outgoing (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscoreAccount) account = test_account_new ();
  g_autoptr (KscorePage) page = kscore_page_new (account);
  g_autoptr (KscoreEvidence) evidence = NULL;
  g_autoptr (GString) seen = g_string_new (NULL);

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("reply-%u", i);

      g_ptr_array_add (page->outgoing, kscore_outgoing_new (id, KSCORE_KIND_REPLY, "https://b/bo",
                                                            19000));
    }
  g_ptr_array_add (page->outgoing, kscore_outgoing_new ("shared", KSCORE_KIND_RESHARE, NULL,
                                                        19001));
  g_ptr_array_add (page->outgoing, kscore_outgoing_new ("liked", KSCORE_KIND_LIKE, "https://b/al",
                                                        KSCORE_DAY_UNKNOWN));
  write_page (db, page);
  write_page (db, page);

  evidence = read_evidence (db);
  for (guint i = 0; i < evidence->outgoing->len; i++)
    {
      const KscoreEvidenceOutgoing *act = &g_array_index (evidence->outgoing,
                                                          KscoreEvidenceOutgoing, i);

      g_string_append_printf (seen, "%u %d %s %d %" G_GINT64_FORMAT "\n", act->account,
                              act->day != KSCORE_DAY_UNKNOWN ? act->day : 0,
                              kscore_kind_to_string (act->kind),
                              act->actor != KSCORE_NO_INDEX ? (int) act->actor : -1, act->count);
    }
  g_assert_cmpstr (seen->str, ==, "0 0 like 0 1\n0 19000 reply 1 3\n0 19001 reshare -1 1\n");
}

static void
test_linked_only (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePage) page = test_page_new (3);
  g_autoptr (KscoreEvidence) linked = NULL;
  g_autoptr (KscoreEvidence) unlinked = NULL;

  write_page (db, page);
  linked = read_evidence (db);
  g_assert_cmpuint (linked->accounts->len, ==, 1);

  g_assert_true (kscore_account_table_set_linked (db, 1, FALSE, NULL));
  unlinked = read_evidence (db);
  g_assert_cmpuint (unlinked->accounts->len, ==, 0);
  g_assert_cmpuint (unlinked->posts->len, ==, 0);
  g_assert_cmpuint (unlinked->readings->len, ==, 0);
  g_assert_cmpuint (unlinked->actors->len, ==, 0);
  g_assert_cmpuint (unlinked->interactions->len, ==, 0);
  g_assert_cmpuint (unlinked->marks->len, ==, 0);
  g_assert_cmpuint (unlinked->coverage->len, ==, 0);
}

static KscorePage *
page_for (const char *network,
          const char *native_id,
          const char *handle)
{
  g_autoptr (KscoreAccount) account = kscore_account_new (network, native_id, handle);

  return kscore_page_new (account);
}

static void
test_own_accounts_are_flagged (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePage) page = page_for ("x", "1", "Ada");
  g_autoptr (KscorePage) later = page_for ("x", "2", "ada_at_work");
  g_autoptr (KscorePage) elsewhere = page_for ("mastodon", "https://social.example/users/ada",
                                               "ada@social.example");
  g_autoptr (KscoreEvidence) before = NULL;
  g_autoptr (KscoreEvidence) after = NULL;
  KscoreActor *by_handle = kscore_actor_new ("77");
  const char * const keys[] = { "1", "2", "77", "bo" };

  by_handle->handle = g_strdup ("ADA");
  g_ptr_array_add (page->actors, by_handle);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_ptr_array_add (page->interactions,
                     kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, keys[i], 86400));
  g_ptr_array_add (elsewhere->interactions,
                   kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, "ada@social.example", 86400));
  /* A number is somebody only on its own network. */
  g_ptr_array_add (elsewhere->interactions,
                   kscore_interaction_new (NULL, KSCORE_KIND_FOLLOW, "1", 86400));

  write_page (db, page);
  write_page (db, elsewhere);
  before = read_evidence (db);
  /* mastodon 1, mastodon ada@…, x 1, x 2, x 77, x bo */
  g_assert_cmpuint (before->actors->len, ==, 6);
  g_assert_false (g_array_index (before->actors, KscoreEvidenceActor, 0).owner);
  g_assert_true (g_array_index (before->actors, KscoreEvidenceActor, 1).owner);
  g_assert_true (g_array_index (before->actors, KscoreEvidenceActor, 2).owner);
  g_assert_false (g_array_index (before->actors, KscoreEvidenceActor, 3).owner);
  g_assert_true (g_array_index (before->actors, KscoreEvidenceActor, 4).owner);
  g_assert_false (g_array_index (before->actors, KscoreEvidenceActor, 5).owner);

  /* An account that is linked afterwards, and stays the owner's when it is unlinked. */
  write_page (db, later);
  g_assert_true (kscore_account_table_set_linked (db, 3, FALSE, NULL));
  after = read_evidence (db);
  g_assert_true (g_array_index (after->actors, KscoreEvidenceActor, 3).owner);
}

static void
test_self_replies_and_readings (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePage) page = page_for ("x", "1", "ada");
  g_autoptr (KscoreEvidence) evidence = NULL;
  const KscoreEvidenceReading *readings;

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("p%u", i);
      KscorePost *post = kscore_post_new (id, kscore_day_to_time ((int) i - 3) + 10);

      if (i > 0)
        post->reply_to = g_strdup (i > 1 ? "p0" : "elsewhere");
      post->reply_to_self = i > 1;
      g_ptr_array_add (page->posts, post);
    }
  g_ptr_array_add (page->counts, kscore_count_new ("p0", KSCORE_KIND_REPLY, 3, 900));
  g_ptr_array_add (page->counts, kscore_count_new ("p0", KSCORE_KIND_LIKE, 8, 900));
  g_ptr_array_add (page->counts, kscore_count_new ("p0", KSCORE_KIND_LIKE, 5, 100));

  write_page (db, page);
  evidence = read_evidence (db);
  g_assert_cmpuint (evidence->posts->len, ==, 4);
  g_assert_cmpuint (evidence->self_replies->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const KscoreEvidenceSelfReply *reply;

      reply = &g_array_index (evidence->self_replies, KscoreEvidenceSelfReply, i);
      g_assert_cmpuint (reply->post, ==, 0);
      g_assert_cmpint (reply->day, ==, (int) i - 1);
    }
  g_assert_cmpint (g_array_index (evidence->posts, KscoreEvidencePost, 0).day, ==, -3);

  readings = (const KscoreEvidenceReading *) evidence->readings->data;
  g_assert_cmpuint (evidence->readings->len, ==, 3);
  g_assert_cmpint (readings[0].total, ==, 5);
  g_assert_cmpint (readings[1].total, ==, 8);
  g_assert_cmpint (readings[2].kind, ==, KSCORE_KIND_REPLY);
}

/* A server may name the parent by its own id alone. In a thread that somebody else began it names
 * that person, not the owner. */
static void
test_self_replies_by_remote_id (void)
{
  static const char * const posts[][3] = {
    /* native id, the server's, the post answered */
    { "p0", "100", NULL }, { "p1", "101", "100" }, { "p2", "102", "p0" }, { "p3", "p3", "102" },
    { "p4", NULL, "p3" }, { "p5", NULL, "nowhere" }, { "p6", NULL, "107" }, { "p7", "107", NULL },
  };
  const guint parents[] = { 0, 0, 2, 3 };
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePage) page = page_for ("x", "1", "ada");
  g_autoptr (KscorePage) elsewhere = page_for ("y", "1", "ada");
  g_autoptr (KscoreEvidence) evidence = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (posts); i++)
    {
      KscorePost *post = kscore_post_new (posts[i][0], kscore_day_to_time ((int) i));

      post->remote_id = g_strdup (posts[i][1]);
      post->reply_to = g_strdup (posts[i][2]);
      post->reply_to_self = posts[i][2] != NULL && i != 3;
      g_ptr_array_add (page->posts, post);
    }
  /* The same id on another network is another post. */
  g_ptr_array_add (elsewhere->posts, kscore_post_new ("100", 5));

  write_page (db, page);
  write_page (db, elsewhere);
  g_assert_true (kscore_refresh_table_delete_post (db, 1, "p7", 100, NULL));
  evidence = read_evidence (db);
  g_assert_cmpuint (evidence->posts->len, ==, 8);
  g_assert_cmpuint (evidence->self_replies->len, ==, G_N_ELEMENTS (parents));
  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      const KscoreEvidenceSelfReply *reply;

      reply = &g_array_index (evidence->self_replies, KscoreEvidenceSelfReply, i);
      g_assert_cmpuint (reply->post, ==, parents[i]);
      g_assert_cmpint (reply->day, ==, (int) i + 1);
    }
}

static void
add_reputation (KscorePage *page,
                double      value,
                KscoreDay   day)
{
  KscoreMark *mark = kscore_mark_new (KSCORE_MARK_REPUTATION, NULL, "answers",
                                      kscore_day_to_time (day));

  mark->value = value;
  g_ptr_array_add (page->marks, mark);
}

static void
test_marks (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePage) page = page_for ("x", "1", "ada");
  g_autoptr (KscoreEvidence) evidence = NULL;
  const KscoreEvidenceMark *marks;

  g_ptr_array_add (page->marks, kscore_mark_new (KSCORE_MARK_STAR, "bo", "tools", 86400));
  g_ptr_array_add (page->marks, kscore_mark_new (KSCORE_MARK_STAR, "cy", "tools", 86400));
  g_ptr_array_add (page->marks,
                   kscore_mark_new (KSCORE_MARK_LINKING_PAGE, "example.org", "/a", 86400));
  g_ptr_array_add (page->marks,
                   kscore_mark_new (KSCORE_MARK_LINKING_PAGE, "example.org", "/b", 86400));
  add_reputation (page, 300, 30);
  add_reputation (page, 100, 10);

  write_page (db, page);
  evidence = read_evidence (db);
  marks = (const KscoreEvidenceMark *) evidence->marks->data;
  g_assert_cmpuint (evidence->marks->len, ==, 6);
  g_assert_cmpuint (marks[0].maker, ==, 0);
  g_assert_cmpuint (marks[1].maker, ==, 1);
  g_assert_cmpuint (marks[0].source, ==, marks[1].source);
  g_assert_cmpuint (marks[0].domain, ==, KSCORE_NO_INDEX);
  g_assert_cmpuint (marks[2].maker, ==, KSCORE_NO_INDEX);
  g_assert_cmpuint (marks[2].domain, ==, marks[3].domain);
  g_assert_cmpuint (marks[2].source, !=, marks[3].source);
  g_assert_cmpfloat (marks[4].value, ==, 100);
  g_assert_cmpint (marks[4].to, ==, 30);
  g_assert_cmpfloat (marks[5].value, ==, 300);
  g_assert_cmpint (marks[5].to, ==, KSCORE_DAY_UNKNOWN);
}

static void
test_people (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscorePage) page = page_for ("bluesky", "did:plc:ada", "ada.example.org");
  g_autoptr (KscorePage) second = page_for ("bluesky", "did:plc:ada2", "ada2.example.org");
  g_autoptr (KscoreEvidence) evidence = NULL;
  const KscoreEvidenceActor *actor;
  const KscoreEvidenceFollowers *reading;
  KscoreActor *bo = kscore_actor_new ("did:plc:bo");
  KscoreActor *again = kscore_actor_new ("did:plc:bo");

  bo->follows_owner = TRUE;
  bo->followers = 70;
  bo->following = 9;
  bo->created_at = 5000;
  bo->read_at = kscore_day_to_time (19010);
  g_ptr_array_add (page->actors, bo);
  again->followed_by_owner = TRUE;
  again->posts = 50;
  again->created_at = 4000;
  again->read_at = kscore_day_to_time (19000);
  g_ptr_array_add (second->actors, again);
  g_ptr_array_add (second->interactions,
                   kscore_interaction_new (NULL, KSCORE_KIND_MENTION, "did:plc:bo",
                                           kscore_day_to_time (18000)));

  write_page (db, page);
  write_page (db, second);
  g_assert_true (kscore_statement_execute (
    db, NULL, "INSERT INTO purged_supporters VALUES (1, x'07', 18500, 1)", ""));

  evidence = read_evidence (db);
  g_assert_cmpuint (evidence->actors->len, ==, 2);
  actor = &g_array_index (evidence->actors, KscoreEvidenceActor, 0);
  g_assert_true (actor->follows_owner);
  g_assert_true (actor->followed_by_owner);
  g_assert_cmpint (actor->follows_day, ==, 19010);
  g_assert_cmpint (actor->purged_day, ==, KSCORE_DAY_UNKNOWN);
  g_assert_cmpuint (actor->account, ==, 1);
  actor = &g_array_index (evidence->actors, KscoreEvidenceActor, 1);
  g_assert_cmpint (actor->purged_day, ==, 18500);
  g_assert_true (actor->purged_established);
  g_assert_cmpuint (actor->person, ==, 1);

  /* The earliest of what both accounts tell; a profile without followers is one too. */
  actor = &g_array_index (evidence->actors, KscoreEvidenceActor, 0);
  g_assert_cmpint (actor->created_at, ==, 4000);
  g_assert_false (actor->known);
  g_assert_cmpuint (evidence->followers->len, ==, 2);
  reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, 0);
  g_assert_cmpint (reading->followers, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (reading->following, ==, KSCORE_UNKNOWN);
  g_assert_cmpint (reading->posts, ==, 50);
  reading = &g_array_index (evidence->followers, KscoreEvidenceFollowers, 1);
  g_assert_cmpint (reading->followers, ==, 70);
  g_assert_cmpint (reading->following, ==, 9);
  g_assert_cmpint (reading->posts, ==, KSCORE_UNKNOWN);
}

static void
test_empty (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscoreEvidence) evidence = read_evidence (db);

  g_assert_cmpuint (evidence->accounts->len, ==, 0);
  g_assert_cmpuint (evidence->actors->len, ==, 0);
}

static void
add_reply (KscorePage *page,
           const char *id,
           const char *reply_to)
{
  KscorePost *post = kscore_post_new (id, 1000);

  post->kind = KSCORE_POST_REPLY;
  post->reply_to = g_strdup (reply_to);
  g_ptr_array_add (page->posts, post);
}

/* Whom the owner answers, by the address of what is answered. */
static void
test_answers (void)
{
  static const struct {
    const char *reply_to;
    gboolean    answer; /* to somebody else */
    gboolean    known;
    int         actor;  /* index, -1: nobody who reacted */
  } cases[] = {
    { "https://mere.example/users/bob/statuses/7", TRUE, TRUE, 1 },
    { "https://old.example/users/Cid/statuses/7", TRUE, TRUE, 0 },
    { "https://mere.example/users/stranger/statuses/7", TRUE, TRUE, -1 },
    { "https://mere.example/objects/7", TRUE, FALSE, -1 },
    { "4711", TRUE, FALSE, -1 },
    { NULL, TRUE, FALSE, -1 },
    { "own", FALSE, FALSE, -1 },
    { "own-remote", FALSE, FALSE, -1 },
  };
  static const char * const keys[] = { "cid@old.example", "https://mere.example/users/bob" };
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscoreAccount) account = kscore_account_new ("mastodon", "https://a.example/users/ada",
                                                          "ada@a.example");
  g_autoptr (KscorePage) page = kscore_page_new (account);
  g_autoptr (KscoreEvidence) evidence = NULL;
  KscorePost *own = kscore_post_new ("own", 500);
  guint n = 0;

  own->remote_id = g_strdup ("own-remote");
  g_ptr_array_add (page->posts, own);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      KscoreActor *actor = kscore_actor_new (keys[i]);

      actor->handle = g_strdup (i == 0 ? "Cid@old.example" : "bob@mere.example");
      g_ptr_array_add (page->actors, actor);
      g_ptr_array_add (page->interactions,
                       kscore_interaction_new ("own", KSCORE_KIND_LIKE, keys[i], 600));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = g_strdup_printf ("reply-%" G_GSIZE_FORMAT, i);

      add_reply (page, id, cases[i].reply_to);
    }
  write_page (db, page);

  evidence = read_evidence (db);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const KscoreEvidenceAnswer *it;

      if (!cases[i].answer)
        continue;
      g_assert_cmpuint (n, <, evidence->answers->len);
      it = &g_array_index (evidence->answers, KscoreEvidenceAnswer, n++);
      g_test_message ("%s", cases[i].reply_to);
      g_assert_cmpint (it->known, ==, cases[i].known);
      g_assert_cmpint ((int) it->actor, ==, cases[i].actor);
      g_assert_cmpint (it->at, ==, 1000);
      g_assert_cmpint (it->seq, ==, cases[i].reply_to != NULL
                                    ? kscore_post_address_get_seq (cases[i].reply_to) : 0);
    }
  g_assert_cmpuint (n, ==, evidence->answers->len);
}

/* Whom the owner answers, as the network told it: Mastodon's interface names what is answered by
 * numbers of its own. */
static void
test_answers_as_told (void)
{
  g_autoptr (KscoreDatabase) db = test_database_new ();
  g_autoptr (KscoreAccount) account = kscore_account_new ("mastodon", "https://a.example/users/ada",
                                                          "ada@a.example");
  g_autoptr (KscorePage) page = kscore_page_new (account);
  g_autoptr (KscoreEvidence) evidence = NULL;
  KscorePost *quote = kscore_post_new ("quote", 3000);
  const KscoreEvidenceAnswer *answers;

  g_ptr_array_add (page->actors, kscore_actor_new ("bob@mere.example"));
  g_ptr_array_add (page->posts, kscore_post_new ("own", 500));
  g_ptr_array_add (page->interactions,
                   kscore_interaction_new ("own", KSCORE_KIND_LIKE, "bob@mere.example", 600));
  add_reply (page, "told", "4711");
  add_reply (page, "not-told", "4712");
  quote->kind = KSCORE_POST_QUOTE;
  g_ptr_array_add (page->posts, quote);
  g_ptr_array_add (page->outgoing, kscore_outgoing_new ("told", KSCORE_KIND_REPLY,
                                                        "bob@mere.example", 0));
  g_ptr_array_add (page->outgoing, kscore_outgoing_new ("quote", KSCORE_KIND_QUOTE,
                                                        "bob@mere.example", 0));
  write_page (db, page);

  evidence = read_evidence (db);
  g_assert_cmpuint (evidence->answers->len, ==, 3);
  answers = (const KscoreEvidenceAnswer *) evidence->answers->data;
  g_assert_false (answers[0].known);
  g_assert_true (answers[1].known);
  g_assert_cmpuint (answers[1].actor, ==, 0);
  g_assert_true (answers[2].known);
  g_assert_cmpuint (answers[2].actor, ==, 0);
  g_assert_cmpint (answers[2].at, ==, 3000);
  g_assert_cmpint (answers[2].seq, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/evidence-reader/any-order", test_any_order);
  g_test_add_func ("/store/evidence-reader/outgoing", test_outgoing);
  g_test_add_func ("/store/evidence-reader/linked-only", test_linked_only);
  g_test_add_func ("/store/evidence-reader/own-accounts", test_own_accounts_are_flagged);
  g_test_add_func ("/store/evidence-reader/self-replies-and-readings",
                   test_self_replies_and_readings);
  g_test_add_func ("/store/evidence-reader/self-replies-by-remote-id",
                   test_self_replies_by_remote_id);
  g_test_add_func ("/store/evidence-reader/marks", test_marks);
  g_test_add_func ("/store/evidence-reader/people", test_people);
  g_test_add_func ("/store/evidence-reader/empty", test_empty);

  g_test_add_func ("/store/evidence-reader/answers", test_answers);
  g_test_add_func ("/store/evidence-reader/answers-as-told", test_answers_as_told);

  return g_test_run ();
}
