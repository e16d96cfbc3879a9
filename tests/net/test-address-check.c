#include "config.h"

#include <string.h>

#include "core/kscore-error.h"
#include "net/kscore-address-check.h"

static void
test_public (void)
{
  const struct {
    const char *address;
    gboolean    is_public;
  } cases[] = {
    { "8.8.8.8", TRUE },
    { "1.0.0.1", TRUE },
    { "9.255.255.255", TRUE },
    { "11.0.0.0", TRUE },
    { "100.63.255.255", TRUE },
    { "100.128.0.0", TRUE },
    { "126.255.255.255", TRUE },
    { "128.0.0.0", TRUE },
    { "169.253.255.255", TRUE },
    { "172.15.255.255", TRUE },
    { "172.32.0.0", TRUE },
    { "192.0.1.0", TRUE },
    { "192.167.255.255", TRUE },
    { "192.169.0.0", TRUE },
    { "198.17.255.255", TRUE },
    { "198.20.0.0", TRUE },
    { "223.255.255.255", TRUE },
    { "0.0.0.0", FALSE },
    { "0.1.2.3", FALSE },
    { "10.0.0.0", FALSE },
    { "10.255.255.255", FALSE },
    { "100.64.0.0", FALSE },
    { "100.127.255.255", FALSE },
    { "127.0.0.1", FALSE },
    { "127.255.255.255", FALSE },
    { "169.254.169.254", FALSE },
    { "172.16.0.0", FALSE },
    { "172.31.255.255", FALSE },
    { "192.0.0.1", FALSE },
    { "192.0.2.1", FALSE },
    { "192.88.99.1", FALSE },
    { "192.168.0.0", FALSE },
    { "192.168.255.255", FALSE },
    { "198.18.0.0", FALSE },
    { "198.19.255.255", FALSE },
    { "198.51.100.1", FALSE },
    { "203.0.113.1", FALSE },
    { "224.0.0.0", FALSE },
    { "239.255.255.255", FALSE },
    { "240.0.0.1", FALSE },
    { "255.255.255.255", FALSE },
    { "2a00:1450:4001::1", TRUE },
    { "2606:4700::1111", TRUE },
    { "2001:4860:4860::8888", TRUE },
    { "64:ff9b::808:808", TRUE },
    { "64:ff9b::a00:1", FALSE },
    { "64:ff9b::7f00:1", FALSE },
    { "64:ff9b:1::808:808", FALSE },
    { "::", FALSE },
    { "::1", FALSE },
    { "::ffff:8.8.8.8", FALSE },
    { "::ffff:127.0.0.1", FALSE },
    { "::8.8.8.8", FALSE },
    { "100::1", FALSE },
    { "2001::1", FALSE },
    { "2001:1ff::1", FALSE },
    { "2001:db8::1", FALSE },
    { "2002:7f00:1::1", FALSE },
    { "3fff::1", FALSE },
    { "fc00::1", FALSE },
    { "fdff::1", FALSE },
    { "fe80::1", FALSE },
    { "fec0::1", FALSE },
    { "ff02::1", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GInetAddress) address = g_inet_address_new_from_string (cases[i].address);

      g_assert_nonnull (address);
      if (kscore_address_is_public (address) != cases[i].is_public)
        g_error ("%s", cases[i].address);
    }
}

/* Whatever GLib itself knows to be private is refused; so nothing was forgotten. */
static void
test_public_agrees (void)
{
  for (guint i = 0; i < 200000; i++)
    {
      guint32 random[4];
      gboolean v6 = i % 2;
      g_autoptr (GInetAddress) address = NULL;

      for (guint j = 0; j < 4; j++)
        random[j] = (guint32) g_test_rand_int ();
      if (v6 && i % 4 == 1) /* else hardly one is of the part that is given out */
        ((guint8 *) random)[0] = (guint8) (0x20 | (((guint8 *) random)[0] & 0x1f));
      address = g_inet_address_new_from_bytes ((const guint8 *) random,
                                               v6 ? G_SOCKET_FAMILY_IPV6 : G_SOCKET_FAMILY_IPV4);
      if (kscore_address_is_public (address))
        {
          g_assert_false (g_inet_address_get_is_any (address));
          g_assert_false (g_inet_address_get_is_loopback (address));
          g_assert_false (g_inet_address_get_is_link_local (address));
          g_assert_false (g_inet_address_get_is_site_local (address));
          g_assert_false (g_inet_address_get_is_multicast (address));
        }
    }
}

static void
test_resolve (void)
{
  const char * const bad[] = {
    "", "x", "/x", "//a.example/", "https:", "https:///x", "https://a b/", "https://[::1", "%",
    "https://a.example:99999/", "mailto:a@b.example", "https://a%0d%0aX:1/", "https://a%2fb/", "http://127.0.0.%31/",
    "https://a\xff/", "https://[fe80::1%25eth0]/",
  };
  g_autofree char *longest = g_strnfill (9000, 'a');
  g_autofree char *too_long = g_strconcat ("https://a.example/", longest, NULL);
  g_autoptr (GUri) uri = NULL;
  g_autoptr (GUri) relative = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%zu", i);
      g_assert_null (kscore_address_parse (bad[i], &error));
      g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
      g_clear_error (&error);
    }
  g_assert_null (kscore_address_parse (NULL, &error));
  g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_null (kscore_address_parse (too_long, NULL));

  uri = kscore_address_parse ("https://a.example/a%2Fb?x=%26#y", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_path (uri), ==, "/a%2Fb");
  g_assert_cmpstr (g_uri_get_query (uri), ==, "x=%26");

  relative = kscore_address_resolve (uri, "//m\xc3\xbcnchen.example:8443/?y", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_uri_get_scheme (relative), ==, "https");
  g_assert_cmpstr (g_uri_get_host (relative), ==, "xn--mnchen-3ya.example");
  g_assert_cmpint (g_uri_get_port (relative), ==, 8443);
  g_assert_cmpstr (g_uri_get_query (relative), ==, "y");
}

static void
test_check (void)
{
  const struct {
    const char *url;
    gboolean    without; /* may it be asked */
    gboolean    with;    /* … where this machine may be */
    const char *words;
  } cases[] = {
    { "https://a.example/", TRUE, TRUE, NULL },
    { "https://a.example:8443/", TRUE, TRUE, NULL },
    { "HTTPS://A.Example/", TRUE, TRUE, NULL },
    { "https://8.8.8.8/", TRUE, TRUE, NULL },
    { "https://[2606:4700::1111]/", TRUE, TRUE, NULL },
    { "https://face.b00c/", TRUE, TRUE, NULL },
    { "https://m\xc3\xbcnchen.example/", TRUE, TRUE, NULL },
    { "https://127.0.0.1/", FALSE, TRUE, "private network" },
    { "http://127.0.0.1:2584/", FALSE, TRUE, "private network" },
    { "http://127.9.9.9/", FALSE, TRUE, "private network" },
    { "http://localhost:2584/", FALSE, TRUE, "private network" },
    { "http://LOCALHOST/", FALSE, TRUE, "private network" },
    { "http://[::1]:80/", FALSE, TRUE, "private network" },
    { "ftp://localhost/", FALSE, FALSE, NULL },
    { "http://a.example/", FALSE, FALSE, "only over https" },
    { "http://localhost.example/", FALSE, FALSE, "only over https" },
    { "http://localhost./", FALSE, FALSE, "only over https" },
    { "http://8.8.8.8/", FALSE, FALSE, "only over https" },
    { "ws://a.example/", FALSE, FALSE, "only over https" },
    { "file://a.example/etc/passwd", FALSE, FALSE, "only over https" },
    { "https://\xef\xbc\x91\xef\xbc\x92\xef\xbc\x97.0.0.1/", FALSE, TRUE, "private network" },
    { "https://\xef\xbc\x91\xef\xbc\x90.0.0.1/", FALSE, FALSE, "private network" },
    { "https://10.0.0.1/", FALSE, FALSE, "private network" },
    { "https://192.168.1.1/", FALSE, FALSE, "private network" },
    { "https://[::ffff:127.0.0.1]/", FALSE, FALSE, "private network" },
    { "https://[fe80::1]/", FALSE, FALSE, "private network" },
    { "https://0.0.0.0/", FALSE, FALSE, "private network" },
    { "https://0/", FALSE, FALSE, "private network" },
    { "https://127.1/", FALSE, FALSE, "private network" },
    { "https://2130706433/", FALSE, FALSE, "private network" },
    { "https://0x7f000001/", FALSE, FALSE, "private network" },
    { "https://0177.0.0.1/", FALSE, FALSE, "private network" },
    { "https://ada@a.example/", FALSE, FALSE, "user name" },
    { "https://ada:s3cret@a.example/", FALSE, FALSE, "user name" },
    { "https://@a.example/", FALSE, FALSE, "user name" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint loopback = 0; loopback < 2; loopback++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (GUri) uri = kscore_address_parse (cases[i].url, &error);
        gboolean expected = loopback ? cases[i].with : cases[i].without;

        g_test_message ("%s", cases[i].url);
        g_assert_no_error (error);
        if (kscore_address_check (uri, loopback, &error) != expected)
          g_error ("%s", cases[i].url);
        if (expected)
          {
            g_assert_no_error (error);
            continue;
          }
        g_assert_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
        g_assert_null (strstr (error->message, "s3cret"));
        if (cases[i].words != NULL)
          g_assert_nonnull (strstr (error->message, cases[i].words));
      }
}

/* Only the user points at this machine, no server does. */
static void
test_hop (void)
{
  const struct {
    const char *from;
    const char *to;
    gboolean    with; /* may be followed where this machine may be asked */
    gboolean    without;
  } cases[] = {
    { "https://a.example/", "https://b.example/", TRUE, TRUE },
    { "https://a.example/", "http://a.example/", FALSE, FALSE },
    { "https://a.example/", "http://127.0.0.1/", FALSE, FALSE },
    { "https://a.example/", "https://localhost/", FALSE, FALSE },
    { "https://a.example/", "https://10.0.0.1/", FALSE, FALSE },
    { "http://127.0.0.1:1/", "http://127.0.0.1:2/", TRUE, FALSE },
    { "https://localhost/", "http://[::1]/", TRUE, FALSE },
    { "http://127.0.0.1:1/", "http://10.0.0.1/", FALSE, FALSE },
    { "http://127.0.0.1:1/", "https://a.example/", TRUE, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GUri) from = kscore_address_parse (cases[i].from, NULL);
      g_autoptr (GUri) to = kscore_address_parse (cases[i].to, NULL);

      g_assert_cmpint (kscore_address_check_hop (from, to, TRUE, NULL), ==, cases[i].with);
      g_assert_cmpint (kscore_address_check_hop (from, to, FALSE, NULL), ==, cases[i].without);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/address-check/public", test_public);
  g_test_add_func ("/address-check/public-agrees", test_public_agrees);
  g_test_add_func ("/address-check/resolve", test_resolve);
  g_test_add_func ("/address-check/check", test_check);
  g_test_add_func ("/address-check/hop", test_hop);
  return g_test_run ();
}
