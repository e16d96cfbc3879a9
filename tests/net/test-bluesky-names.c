#include "config.h"

#include "net/kscore-bluesky-names.h"

#include <string.h>

#define PLC "did:plc:ferna2b3c4d5e6f7g2h3i4j5"
#define URI "at://" PLC "/app.bsky.feed.post/"

#define LABEL63 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"

static void
test_recognise (void)
{
  static const struct {
    const char *typed;
    guint       sure;
    const char *handle;
  } cases[] = {
    { PLC, 2, PLC },
    { "did:web:fern.example.net", 2, "did:web:fern.example.net" },
    { "did:web:localhost%3A2582", 2, "did:web:localhost%3A2582" },
    { "https://bsky.app/profile/fern.example.net", 2, "fern.example.net" },
    { "https://bsky.app/profile/Fern.Example.net/", 2, "fern.example.net" },
    { "https://bsky.app/profile/" PLC "/post/3n2xyjmkmn22i", 2, PLC },
    { "https://bsky.app/profile/did%3Aplc%3Aferna2b3c4d5e6f7g2h3i4j5?lang=en#x", 2, PLC },
    { "bsky.app/profile/fern.example.net", 2, "fern.example.net" },
    { "HTTPS://BSKY.APP/profile/fern.example.net", 2, "fern.example.net" },
    { "at://fern.example.net/app.bsky.feed.post/3n2", 2, "fern.example.net" },
    { URI "3n2xyjmkmn22i", 2, PLC },
    { "@Fern.bsky.social", 2, "fern.bsky.social" },
    { "fern.bsky.social", 2, "fern.bsky.social" },
    { "@fern.example.net", 1, "fern.example.net" },
    { "fern.example.net", 1, "fern.example.net" },
    { "fern.test", 1, "fern.test" },
    { "x--y.example.net", 1, "x--y.example.net" },
    { LABEL63 ".net", 1, LABEL63 ".net" },
    /* Copied from a page, with marks of the writing direction. */
    { "\xe2\x80\xaa" "fern.example.net\xe2\x80\xac", 1, "fern.example.net" },
    { "\xe2\x80\x8e@fern.example.net ", 1, "fern.example.net" },

    { "", 0, NULL },
    { "@", 0, NULL },
    { "fern", 0, NULL },
    { "fern@example.net", 0, NULL },
    { "@fern@example.net", 0, NULL },
    { "@@fern.example.net", 0, NULL },
    { "fern.example.net.", 0, NULL },
    { ".example.net", 0, NULL },
    { "fern..net", 0, NULL },
    { "-fern.example.net", 0, NULL },
    { "fern-.example.net", 0, NULL },
    { "fern_x.example.net", 0, NULL },
    { "fern.example.4net", 0, NULL },
    { "127.0.0.1", 0, NULL },
    { "a" LABEL63 ".net", 0, NULL },
    { "fern example.net", 0, NULL },
    { "f\xc3\xa9rn.example.net", 0, NULL },
    { "fern.local", 0, NULL },
    { "fern.onion", 0, NULL },
    { "fern.internal", 0, NULL },
    { "handle.invalid", 0, NULL },
    { "fern.localhost", 0, NULL },
    { "fern.alt", 0, NULL },
    { "fern.arpa", 0, NULL },
    { "fern.example", 0, NULL },
    { "https://example.net/profile/fern.example.net", 0, NULL },
    { "https://bsky.app/", 0, NULL },
    { "https://bsky.app/profile/", 0, NULL },
    { "https://bsky.app/profile/%00", 0, NULL },
    { "https://bsky.app/profile/%zz", 0, NULL },
    { "https://bsky.app.example.net/profile/fern.example.net", 0, NULL },
    { "at://", 0, NULL },
    { "did:plc:short", 0, NULL },
    { "did:plc:FERNA2B3C4D5E6F7G2H3I4J5", 0, NULL },
    { "did:plc:ferna2b3c4d5e6f7g2h3i4j1", 0, NULL },
    { "did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme", 0, NULL },
    { "did:web:fern.example.net:people:fern", 0, NULL },
    { "did:web:", 0, NULL },
    { "did:web:fern.example.net/../x", 0, NULL },
    { "did:web:fern.example.net%3A0", 0, NULL },
    { "did:web:fern.example.net%3A99999", 0, NULL },
    { "did:web:fern.example.net%2F", 0, NULL },
    { "\xff\xfe", 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *handle = NULL;

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpuint (kscore_bluesky_recognise (cases[i].typed, &handle), ==, cases[i].sure);
      g_assert_cmpstr (handle, ==, cases[i].handle);
    }
}

static void
test_length (void)
{
  g_autoptr (GString) name = g_string_new ("a.net");
  g_autofree char *handle = NULL;
  g_autofree char *long_name = g_strnfill (100000, 'a');

  while (name->len < 252)
    g_string_prepend (name, "b.");
  g_assert_cmpuint (name->len, ==, 253);
  handle = kscore_bluesky_dup_handle (name->str);
  g_assert_cmpstr (handle, ==, name->str);
  g_clear_pointer (&handle, g_free);

  g_string_insert_c (name, 0, 'b');
  g_assert_null (kscore_bluesky_dup_handle (name->str));
  g_assert_cmpuint (kscore_bluesky_recognise (long_name, &handle), ==, 0);
  g_assert_null (handle);
  g_assert_null (kscore_bluesky_dup_handle (NULL));
}

static void
test_posts (void)
{
  static const char *bad[] = {
    "",
    "at://",
    "at://" PLC,
    "at://" PLC "/app.bsky.feed.post",
    URI,
    URI ".",
    URI "..",
    URI "3n2/x",
    URI "3n2 x",
    URI "3n2\nx",
    URI "3n2\"x",
    URI "3n2'x",
    URI "3n2?x",
    URI "3n2#x",
    URI "3n2%2F",
    "at://" PLC "/app.bsky.feed.like/3n2",
    "at://fern.test/app.bsky.feed.post/3n2",
    "at://did:plc:fern x/app.bsky.feed.post/3n2",
    "https://bsky.app/profile/x/post/3n2",
  };
  g_autofree char *longest = g_strnfill (512 - strlen (URI), 'k');
  g_autofree char *uri = g_strconcat (URI, longest, NULL);
  g_autofree char *more = g_strconcat (uri, "k", NULL);
  g_autofree char *author = kscore_bluesky_dup_author (URI "3n2_~:.-x");

  g_assert_cmpstr (author, ==, PLC);
  g_assert_cmpstr (kscore_bluesky_get_record_key (URI "3n2", PLC), ==, "3n2");
  g_assert_cmpstr (kscore_bluesky_get_record_key (uri, PLC), ==, longest);
  g_assert_null (kscore_bluesky_get_record_key (more, PLC));
  g_assert_null (kscore_bluesky_get_record_key (URI "3n2", "did:plc:mossa2b3c4d5e6f7g2h3i4j5"));
  g_assert_null (kscore_bluesky_get_record_key (NULL, PLC));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_null (kscore_bluesky_dup_author (bad[i]));
      g_assert_null (kscore_bluesky_get_record_key (bad[i], PLC));
    }
}

static void
test_dids (void)
{
  static const char *bad[] = { "", "did", "did:", "did::x", "did:plc:", "did:PLC:x", "did:plc:a b",
                               "did:plc:a/b", "did:plc:a?b", "did:plc:a\"", "did:plc:a:",
                               "did:plc:a%", "xdid:plc:a", "did:plc:\xc3\xa9" };
  g_autofree char *many = g_strnfill (300, 'a');
  g_autofree char *much = g_strconcat ("did:plc:", many, NULL);

  g_assert_true (kscore_bluesky_is_did (PLC));
  g_assert_true (kscore_bluesky_is_did ("did:key:zQ3sh"));
  g_assert_true (kscore_bluesky_is_did ("did:web:x.example%3A80"));
  g_assert_false (kscore_bluesky_is_did (NULL));
  g_assert_false (kscore_bluesky_is_did (much));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (kscore_bluesky_is_did (bad[i]));
    }
}

static void
test_origins (void)
{
  static const struct {
    const char *url;
    gboolean    loopback;
    const char *origin;
  } cases[] = {
    { "https://pds.example.net", FALSE, "https://pds.example.net" },
    { "https://PDS.example.net/", FALSE, "https://pds.example.net" },
    { "https://pds.example.net:8443", FALSE, "https://pds.example.net:8443" },
    { "http://127.0.0.1:2583", TRUE, "http://127.0.0.1:2583" },
    { "http://localhost:2583", TRUE, "http://localhost:2583" },
    { "http://[::1]:2583", TRUE, "http://[::1]:2583" },
    { "https://127.0.0.1", TRUE, "https://127.0.0.1" },
    { "http://127.0.0.1:2583", FALSE, NULL },
    { "https://127.0.0.1", FALSE, NULL },
    { "http://localhost", FALSE, NULL },
    { "http://pds.example.net", TRUE, NULL },
    { "https://10.0.0.1", TRUE, NULL },
    { "https://192.168.1.1", FALSE, NULL },
    { "https://pds.example.net/path", FALSE, NULL },
    { "https://pds.example.net/?x", FALSE, NULL },
    { "https://pds.example.net/#x", FALSE, NULL },
    { "https://fern@pds.example.net", FALSE, NULL },
    { "https://pds=x.example.net", FALSE, NULL },
    { "https://", FALSE, NULL },
    { "file:///etc/passwd", TRUE, NULL },
    { "ftp://127.0.0.1", TRUE, NULL },
    { "pds.example.net", FALSE, NULL },
    { "https://pds.example.net\n", FALSE, NULL },
    { "", TRUE, NULL },
    { NULL, TRUE, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *origin = kscore_bluesky_dup_origin (cases[i].url, cases[i].loopback);

      g_test_message ("%" G_GSIZE_FORMAT, i);
      g_assert_cmpstr (origin, ==, cases[i].origin);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bluesky-names/recognise", test_recognise);
  g_test_add_func ("/bluesky-names/length", test_length);
  g_test_add_func ("/bluesky-names/posts", test_posts);
  g_test_add_func ("/bluesky-names/dids", test_dids);
  g_test_add_func ("/bluesky-names/origins", test_origins);
  return g_test_run ();
}
