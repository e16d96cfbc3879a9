#include "config.h"

#include "net/kscore-bluesky-people.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/bluesky-fixture.h"

#define UNREADABLE "view.example.net answered in a way that makes no sense."
#define FOREIGN    "view.example.net answered about somebody else."

/* Answers of real servers, with other people in them. */
static void
test_recorded (void)
{
  static const struct {
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *name;
  } cases[] = {
    { KSCORE_ASK_PROFILE, KSCORE_KIND_NONE, "profile" },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, "profiles" },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "followers" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    bluesky_assert_reads (cases[i].ask, cases[i].kind, cases[i].name, FERN, "fern.test", NULL);
  bluesky_assert_reads (KSCORE_ASK_FOLLOWING, KSCORE_KIND_NONE, "follows", MOSS, "moss.test",
                        NULL);
}

static KscoreAnswer *
read_profile (const char *members)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *body = g_strconcat ("{'did':'" FERN "'", members, "}", NULL);
  g_autoptr (GError) error = NULL;
  KscoreAnswer *answer;

  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  answer = bluesky_read (&fern, 200, body, &error);
  g_test_message ("%s", members);
  g_assert_no_error (error);
  return answer;
}

static void
test_unknown_numbers (void)
{
  static const struct {
    const char *members;
    gint64      followers;
    gint64      following;
    gint64      posts;
  } cases[] = {
    { "", KSCORE_UNKNOWN, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { ",'followersCount':0,'followsCount':0,'postsCount':0", 0, 0, 0 },
    { ",'followersCount':null,'followsCount':3,'postsCount':132", KSCORE_UNKNOWN, 3, 132 },
    { ",'followersCount':-1,'followsCount':1.5", KSCORE_UNKNOWN, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
    { ",'followersCount':{},'followsCount':'x','postsCount':[]", KSCORE_UNKNOWN, KSCORE_UNKNOWN,
      KSCORE_UNKNOWN },
    { ",'followersCount':99999999999999999999", KSCORE_UNKNOWN, KSCORE_UNKNOWN, KSCORE_UNKNOWN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreAnswer) answer = read_profile (cases[i].members);

      g_assert_cmpint (answer->followers, ==, cases[i].followers);
      g_assert_cmpint (answer->page->account->followers, ==, cases[i].followers);
      g_assert_cmpint (answer->page->account->following, ==, cases[i].following);
      g_assert_cmpuint (answer->page->audience->len, ==,
                        cases[i].followers != KSCORE_UNKNOWN ? 1 : 0);
      g_assert_cmpint (answer->page->account->created_at, ==, KSCORE_TIME_UNKNOWN);
      g_assert_cmpint (answer->n_posts, ==, cases[i].posts);
      g_assert_null (answer->page->account->display_name);
    }
}

static void
test_handle (void)
{
  static const struct {
    const char *members;
    const char *handle;
    gboolean    changed;
  } cases[] = {
    { ",'handle':'fern.test'", "fern.test", FALSE },
    { ",'handle':'Fern.Test'", "fern.test", FALSE },
    { ",'handle':'handle.invalid'", "fern.test", FALSE },
    { ",'handle':7", "fern.test", FALSE },
    { ",'handle':'<b>.test'", "fern.test", FALSE },
    { "", "fern.test", FALSE },
    { ",'handle':'alder.test'", "alder.test", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreAnswer) answer = read_profile (cases[i].members);

      g_assert_cmpstr (answer->page->account->handle, ==, cases[i].handle);
      g_assert_cmpint (answer->source != NULL, ==, cases[i].changed);
      if (cases[i].changed)
        {
          g_assert_cmpstr (answer->source->handle, ==, cases[i].handle);
          g_assert_cmpstr (answer->source->native_id, ==, FERN);
        }
    }
}

#define LABEL(who, rest) ",'labels':[{'src':'" who "','val':'!no-unauthenticated'" rest "}]"

static void
test_opt_out (void)
{
  static const struct {
    const char *members;
    const char *mark;
  } cases[] = {
    { ",'labels':[]", NULL },
    { LABEL (FERN, ""), "!no-unauthenticated" },
    { LABEL (FERN, ",'neg':false"), "!no-unauthenticated" },
    { LABEL (FERN, ",'neg':true"), NULL },
    { LABEL (MOSS, ""), NULL },
    { ",'labels':[7,null,{},{'val':7}]", NULL },
    { ",'labels':{}", NULL },
    { ",'description':'#nobot'", "#nobot" },
    { ",'description':'Plants. #NoBot, please'", "#nobot" },
    { ",'description':'Plants\\n#noindex'", "#noindex" },
    { ",'description':'é#nobot'", NULL },
    { ",'description':'#nobots'", NULL },
    { ",'description':'#nobot_'", NULL },
    { ",'description':'nobot'", NULL },
    { ",'description':''", NULL },
    { ",'description':7", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (KscoreAnswer) answer = read_profile (cases[i].members);

      g_assert_cmpstr (answer->opt_out, ==, cases[i].mark);
    }
}

static void
test_bad_profiles (void)
{
  g_auto (Bluesky) fern = { 0 };

  bluesky_init (&fern, KSCORE_ASK_PROFILE, KSCORE_KIND_NONE);
  bluesky_assert_fails (&fern, 200, "{'did':'" MOSS "'}", KSCORE_ERROR_BAD_REPLY, FOREIGN);
  bluesky_assert_fails (&fern, 200, "{}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
  bluesky_assert_fails (&fern, 200, "{'did':7}", KSCORE_ERROR_BAD_REPLY, UNREADABLE);
}

static void
test_bad_lists (void)
{
  static const struct {
    KscoreAsk   ask;
    KscoreKind  kind;
    const char *body;
    const char *message;
  } cases[] = {
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "{'followers':[]}", UNREADABLE },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "{'subject':{'did':'" MOSS "'},'followers':[]}",
      FOREIGN },
    { KSCORE_ASK_FOLLOWERS, KSCORE_KIND_NONE, "{'subject':{'did':'" FERN "'},'follows':[]}",
      UNREADABLE },
    { KSCORE_ASK_FOLLOWING, KSCORE_KIND_NONE, "{'subject':{'did':'" MOSS "'},'follows':[]}",
      FOREIGN },
    { KSCORE_ASK_FOLLOWING, KSCORE_KIND_NONE, "{'subject':7,'follows':[]}", UNREADABLE },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, "{}", UNREADABLE },
    { KSCORE_ASK_ACTORS, KSCORE_KIND_NONE, "{'profiles':7}", UNREADABLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (Bluesky) fern = { 0 };

      bluesky_init (&fern, cases[i].ask, cases[i].kind);
      bluesky_assert_fails (&fern, 200, cases[i].body, KSCORE_ERROR_BAD_REPLY, cases[i].message);
    }
}

/* Numbers of people who were not asked about are not taken; absent ones are not 0. */
static void
test_actors (void)
{
  g_auto (Bluesky) fern = { 0 };
  g_autofree char *shown = NULL;

  bluesky_init (&fern, KSCORE_ASK_ACTORS, KSCORE_KIND_NONE);
  shown = bluesky_show (&fern, "{'profiles':[7,{'did':'" REED "','followersCount':9},"
                               "{'did':'" MOSS "','followersCount':0,'followsCount':null}]}");
  g_assert_cmpstr (shown, ==, "account bluesky FERN @fern.test created=?\n"
                              "actor MOSS created=? followers=0 read=now\n");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-people/recorded", test_recorded);
  g_test_add_func ("/bluesky-people/unknown-numbers", test_unknown_numbers);
  g_test_add_func ("/bluesky-people/handle", test_handle);
  g_test_add_func ("/bluesky-people/opt-out", test_opt_out);
  g_test_add_func ("/bluesky-people/bad-profiles", test_bad_profiles);
  g_test_add_func ("/bluesky-people/bad-lists", test_bad_lists);
  g_test_add_func ("/bluesky-people/actors", test_actors);
  return g_test_run ();
}
