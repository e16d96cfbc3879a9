#include "config.h"

#include <libsoup/soup.h>
#include <string.h>

#include "core/kscore-error.h"
#include "net/kscore-http-failure.h"

static void
test_sentences (void)
{
  const struct {
    GQuark      domain;
    int         code;
    gboolean    in_body;
    int         expected;
    const char *words;
  } cases[] = {
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, FALSE, KSCORE_ERROR_OFFLINE,
      "no server by the name" },
    { G_RESOLVER_ERROR, G_RESOLVER_ERROR_TEMPORARY_FAILURE, FALSE, KSCORE_ERROR_OFFLINE,
      "cannot be looked up" },
    { G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE, FALSE, KSCORE_ERROR_OFFLINE,
      "does not prove who it is" },
    { G_TLS_ERROR, G_TLS_ERROR_NOT_TLS, FALSE, KSCORE_ERROR_OFFLINE, "secure connection" },
    { G_TLS_ERROR, G_TLS_ERROR_HANDSHAKE, FALSE, KSCORE_ERROR_OFFLINE, "secure connection" },
    { G_TLS_ERROR, G_TLS_ERROR_EOF, FALSE, KSCORE_ERROR_OFFLINE, "closed the connection" },
    { G_TLS_ERROR, G_TLS_ERROR_EOF, TRUE, KSCORE_ERROR_BAD_REPLY, "in the middle" },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED, FALSE, KSCORE_ERROR_OFFLINE, "refuses" },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, FALSE, KSCORE_ERROR_OFFLINE, "does not answer" },
    { G_IO_ERROR, G_IO_ERROR_TIMED_OUT, TRUE, KSCORE_ERROR_OFFLINE, "stopped answering" },
    { G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE, FALSE, KSCORE_ERROR_OFFLINE, "No network" },
    { G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE, FALSE, KSCORE_ERROR_OFFLINE, "cannot be reached" },
    { G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND, FALSE, KSCORE_ERROR_OFFLINE, "by the name" },
    { G_IO_ERROR, G_IO_ERROR_PROXY_FAILED, FALSE, KSCORE_ERROR_OFFLINE, "proxy" },
    { G_IO_ERROR, G_IO_ERROR_PROXY_NEED_AUTH, FALSE, KSCORE_ERROR_OFFLINE, "proxy" },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, FALSE, KSCORE_ERROR_OFFLINE, "without an answer" },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, FALSE, KSCORE_ERROR_OFFLINE,
      "without an answer" },
    { G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, TRUE, KSCORE_ERROR_BAD_REPLY, "in the middle" },
    { G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED, TRUE, KSCORE_ERROR_BAD_REPLY, "in the middle" },
    { G_IO_ERROR, G_IO_ERROR_INVALID_DATA, TRUE, KSCORE_ERROR_BAD_REPLY, "unpacked" },
    { G_IO_ERROR, G_IO_ERROR_FAILED, FALSE, KSCORE_ERROR_OFFLINE, "cannot be reached" },
    { SOUP_SESSION_ERROR, SOUP_SESSION_ERROR_PARSING, FALSE, KSCORE_ERROR_BAD_REPLY,
      "makes no sense" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (cases[i].domain, cases[i].code, "s3cret");
      g_autoptr (GError) failure = kscore_http_failure_new (error, "a.example", cases[i].in_body);

      g_test_message ("%zu", i);
      g_assert_error (failure, KSCORE_ERROR, cases[i].expected);
      g_assert_nonnull (strstr (failure->message, cases[i].words));
      g_assert_nonnull (strstr (failure->message, "a.example"));
      g_assert_true (g_str_has_suffix (failure->message, "."));
      g_assert_null (strstr (failure->message, "s3cret"));
    }
}

static void
test_kept (void)
{
  g_autoptr (GError) cancelled = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "x");
  g_autoptr (GError) own = g_error_new_literal (KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT, "y");
  g_autoptr (GError) first = kscore_http_failure_new (cancelled, "a.example", TRUE);
  g_autoptr (GError) second = kscore_http_failure_new (own, "a.example", FALSE);

  g_assert_error (first, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (second, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT);
  g_assert_cmpstr (second->message, ==, "y");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/http-failure/sentences", test_sentences);
  g_test_add_func ("/http-failure/kept", test_kept);
  return g_test_run ();
}
