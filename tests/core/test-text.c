#include "config.h"

#include "core/kscore-text.h"

#include <string.h>

static void
test_clean (void)
{
  static const struct {
    const char *text;
    const char *clean;
    const char *line;
  } cases[] = {
    { "plain", "plain", "plain" },
    { "", "", "" },
    { "a\r\nb\rc\n", "a\nb\nc", "a b c" },
    { "  two\t words  ", "  two\t words", "two words" },
    { "bell\a del\x7f nul", "bell del nul", "bell del nul" },
    { "c1\xc2\x9bx nel\xc2\x85x", "c1x nel\nx", "c1x nel x" },
    { "par\xe2\x80\xa9x", "par\nx", "par x" },
    /* An override of the direction would turn what follows around. */
    { "\xe2\x80\xaegpj.exe\xe2\x80\xac", "gpj.exe", "gpj.exe" },
    { "a\xe2\x81\xa6" "b\xe2\x81\xa9", "ab", "ab" },
    { "\xef\xbb\xbfmark", "mark", "mark" },
    { "bad\xff\xc3(", "bad\xef\xbf\xbd\xef\xbf\xbd(", "bad\xef\xbf\xbd\xef\xbf\xbd(" },
    /* What families and flags are made of stays. */
    { "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
      "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb" },
    { "<b>Bold & co</b>", "<b>Bold & co</b>", "<b>Bold & co</b>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = kscore_text_clean (cases[i].text, 100);
      g_autofree char *line = kscore_text_clean_line (cases[i].text, 100);

      g_assert_cmpstr (clean, ==, cases[i].clean);
      g_assert_cmpstr (line, ==, cases[i].line);
    }
  g_assert_null (kscore_text_clean (NULL, 10));
}

static void
test_length (void)
{
  g_autofree char *cut = kscore_text_clean ("äöüß", 3);
  g_autofree char *whole = kscore_text_clean ("äöüß", 4);
  g_autofree char *line = kscore_text_clean_line ("ab  cd", 4);

  g_assert_cmpstr (cut, ==, "äöü…");
  g_assert_cmpstr (whole, ==, "äöüß");
  g_assert_cmpstr (line, ==, "ab c…");
}

static void
test_unescape (void)
{
  static const char *const cases[][2] = {
    { "a &amp; b &lt;3 &gt;", "a & b <3 >" },
    { "&amp;lt;", "&lt;" },
    { "&quot;&apos;&#39;&#x27;", "\"'''" },
    { "&eacute;&nbsp;&yuml;&hellip;&euro;", "é\xc2\xa0ÿ…€" },
    { "&", "&" },
    { "&&amp", "&&amp" },
    { "&unknown; &;", "&unknown; &;" },
    { "&#0;&#xd800;&#x110000;&#99999999999999;", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd&#99999999999999;" },
    { "&#;&#x;", "&#;&#x;" },
    { "&#128512;", "😀" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = kscore_text_unescape (cases[i][0]);

      g_assert_cmpstr (got, ==, cases[i][1]);
    }
  g_assert_null (kscore_text_unescape (NULL));
}

static void
test_html (void)
{
  static const char *const cases[][2] = {
    { "<p>One</p><p>Two<br>three<br />four</p>", "One\n\nTwo\nthree\nfour" },
    { "<p>Hello <span class=\"h-card\"><a href=\"https://example.org/@ada\" class=\"u-url mention\">"
      "@<span>ada</span></a></span>!</p>",
      "Hello @ada!" },
    { "<p>See <a href=\"https://example.org/a/long/path\"><span class=\"invisible\">https://</span>"
      "<span class=\"ellipsis\">example.org/a/lo</span><span class=\"invisible\">ng/path</span></a></p>",
      "See example.org/a/lo…" },
    { "<p><a href=\"https://example.org/tags/cats\" class=\"mention hashtag\" rel=\"tag\">"
      "#<span>Cats</span></a> &amp; dogs &lt;3</p>",
      "#Cats & dogs <3" },
    { "a < b > c", "a < b > c" },
    { "<!-- no --><b>yes</b><!-- never ends", "yes" },
    { "<script>alert('<p>')</script>x<style>p{}</style>y", "xy" },
    { "<ul><li>one</li><li>two</li></ul>after", "• one\n• two\nafter" },
    { "  lots \n of\t space ", "lots of space" },
    { "<a title=\"1 > 2\">t</a>", "t" },
    { "text <a href=\"", "text" },
    { "</span></span>x<span class='invisible'>y", "x" },
    { "<p><span class='invisible'>y</p><p>z", "z" },
    { "&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>" },
    { "<br><br><br><br>x<br><br><br>y", "x\n\ny" },
    { "", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = kscore_text_from_html (cases[i][0], NULL);

      g_assert_cmpstr (got, ==, cases[i][1]);
    }
  g_assert_null (kscore_text_from_html (NULL, NULL));
}

static void
test_links (void)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = kscore_text_from_html (
    "<a href=\"https://example.org/?a=1&amp;b=2\" rel=\"nofollow\">1</a>"
    "<a href='https://example.org/?a=1&amp;b=2'>again</a>"
    "<A HREF=http://example.net/x>2</A>"
    "<a href=\"/relative\">3</a><a href=\"javascript:alert(1)\">4</a><a>5</a>"
    "<a class=\"mention u-url\" href=\"https://example.org/@ada\">6</a>"
    "<a rel=\"tag\" href=\"https://example.org/tags/x\">7</a>",
    links);

  g_assert_cmpstr (text, ==, "1again234567");
  g_assert_cmpuint (links->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (links, 0), ==, "https://example.org/?a=1&b=2");
  g_assert_cmpstr (g_ptr_array_index (links, 1), ==, "http://example.net/x");
}

static void
test_any_html (void)
{
  static const char *const pieces[] = {
    "<", ">", "</", "\"", "'", "=", "&", ";", "#x", "p", "br", "span", "a href", " ", "\n",
    "class=\"invisible\"", "class=\"ellipsis\"", "<script", "<!--", "-->", "é", "\xff", "/",
  };
  const char *cases = g_getenv ("KSCORE_CASES");
  guint n = cases != NULL ? (guint) g_ascii_strtoull (cases, NULL, 10) : 1000;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GString) html = g_string_new (NULL);
      g_autoptr (GPtrArray) links = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *text = NULL, *clean = NULL;

      for (int j = g_test_rand_int_range (0, 40); j > 0; j--)
        g_string_append (html, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
      text = kscore_text_from_html (html->str, links);
      clean = kscore_text_clean (text, 1000);
      g_assert_true (g_utf8_validate (clean, -1, NULL));
    }
}

/* Openings without an end must not make the work grow with the square of the length. */
static void
test_long_html (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autofree char *text = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 200000; i++)
    g_string_append (html, "<a \"<span class=x>&#");
  text = kscore_text_from_html (html->str, NULL);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
}

static void
test_is_line (void)
{
  static const char *const good[] = { "", "12", "did:plc:ada", "https://fen.example/@ada x", "é" };
  static const char *const bad[] = {
    "a\nb", "a\tb", "\033[31m", "a\x7f", "\xc2\x9b", "a\xe2\x80\xae",
    "a\xe2\x80\xa8", "\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (kscore_text_is_line (good[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (kscore_text_is_line (bad[i]));
  g_assert_false (kscore_text_is_line (NULL));
}

static void
test_web_address (void)
{
  static const struct {
    const char *url;
    gboolean    is;
  } cases[] = {
    { "https://moor.example/@ada/1", TRUE },
    { "http://moor.example", TRUE },
    { "HTTPS://moor.example/", TRUE },
    { "https:///nowhere", FALSE },
    { "https:moor.example", FALSE },
    { "javascript:alert(1)", FALSE },
    { "file:///etc/passwd", FALSE },
    { "mailto:ada@moor.example", FALSE },
    { "//moor.example/", FALSE },
    { "moor.example", FALSE },
    { "https://moor.example/\xff", FALSE },
    { "https://moor.example/\n", FALSE },
    { "", FALSE },
    { NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (kscore_text_is_web_address (cases[i].url), ==, cases[i].is);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/clean", test_clean);
  g_test_add_func ("/text/length", test_length);
  g_test_add_func ("/text/unescape", test_unescape);
  g_test_add_func ("/text/html", test_html);
  g_test_add_func ("/text/links", test_links);
  g_test_add_func ("/text/any-html", test_any_html);
  g_test_add_func ("/text/long-html", test_long_html);
  g_test_add_func ("/text/is-line", test_is_line);
  g_test_add_func ("/text/web-address", test_web_address);
  return g_test_run ();
}
