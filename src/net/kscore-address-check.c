#include "config.h"

#include "net/kscore-address-check.h"

#include <arpa/inet.h>
#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#include "core/kscore-error.h"

/* Longer ones are no address that a server means. */
#define MAX_URL 8192

/* What of IPv4 is not the public internet: RFC 6890 and what came after it. */
static const struct {
  guint32 prefix;
  guint   bits;
} private_ipv4[] = {
  { 0x00000000, 8 },  /* 0.0.0.0: this network */
  { 0x0a000000, 8 },  /* 10.0.0.0: private */
  { 0x64400000, 10 }, /* 100.64.0.0: carriers' NAT */
  { 0x7f000000, 8 },  /* 127.0.0.0: this machine */
  { 0xa9fe0000, 16 }, /* 169.254.0.0: this link, and the secrets of cloud machines */
  { 0xac100000, 12 }, /* 172.16.0.0: private */
  { 0xc0000000, 24 }, /* 192.0.0.0: protocols */
  { 0xc0000200, 24 }, /* 192.0.2.0: documentation */
  { 0xc0586300, 24 }, /* 192.88.99.0: former 6to4 relays */
  { 0xc0a80000, 16 }, /* 192.168.0.0: private */
  { 0xc6120000, 15 }, /* 198.18.0.0: benchmarks */
  { 0xc6336400, 24 }, /* 198.51.100.0: documentation */
  { 0xcb007100, 24 }, /* 203.0.113.0: documentation */
  { 0xe0000000, 3 },  /* 224.0.0.0 and up: multicast, reserved, broadcast */
};

static gboolean
is_public_ipv4 (const guint8 *bytes)
{
  guint32 number = (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8
                   | bytes[3];

  for (gsize i = 0; i < G_N_ELEMENTS (private_ipv4); i++)
    if ((number ^ private_ipv4[i].prefix) >> (32 - private_ipv4[i].bits) == 0)
      return FALSE;
  return TRUE;
}

/* Only 2000::/3 is given out to anybody; of it, what stands for other addresses is left out. */
static gboolean
is_public_ipv6 (const guint8 *bytes)
{
  static const guint8 nat64[12] = { 0x00, 0x64, 0xff, 0x9b };

  /* Where there is IPv6 only, every IPv4 server is reached in this way. */
  if (memcmp (bytes, nat64, sizeof nat64) == 0)
    return is_public_ipv4 (bytes + 12);
  if ((bytes[0] & 0xe0) != 0x20)
    return FALSE;
  if (bytes[0] == 0x20 && bytes[1] == 0x01)
    {
      if (bytes[2] < 0x02) /* 2001::/23: protocols, Teredo among them */
        return FALSE;
      if (bytes[2] == 0x0d && bytes[3] == 0xb8) /* documentation */
        return FALSE;
    }
  if (bytes[0] == 0x20 && bytes[1] == 0x02) /* 6to4 */
    return FALSE;
  if (bytes[0] == 0x3f && bytes[1] == 0xff && bytes[2] < 0x10) /* documentation */
    return FALSE;
  return TRUE;
}

/**
 * kscore_address_is_public:
 * @address: an address
 *
 * Returns: whether it is one of the public internet, and not of this machine, of a private
 *   network, or of nobody
 */
gboolean
kscore_address_is_public (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_public_ipv4 (bytes);
  return is_public_ipv6 (bytes);
}

/**
 * kscore_address_is_loopback:
 * @uri: an address
 *
 * Returns: whether it names this machine: 127.0.0.0/8, ::1 or "localhost"
 */
gboolean
kscore_address_is_loopback (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

/**
 * kscore_address_set_private:
 * @uri: an address
 * @error: return location
 *
 * Sets the error that tells that @uri leads to no server of the public internet.
 */
void
kscore_address_set_private (GUri    *uri,
                            GError **error)
{
  g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
               /* Translators: %s is the name of a server. */
               _("%s is on this machine or in a private network, and Kscore asks only servers of "
                 "the internet."), g_uri_get_host (uri));
}

static void
set_no_address (GError **error)
{
  g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                       _("This is not the address of a server."));
}

/* A name of the DNS or a number, and nothing else that could be encoded in an address. */
static gboolean
is_host (const char *host)
{
  if (host == NULL || host[0] == '\0')
    return FALSE;
  for (const char *c = host; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr ("-._:", *c) == NULL)
      return FALSE;
  return TRUE;
}

/**
 * kscore_address_resolve:
 * @base: (nullable): what @url stands in
 * @url: (nullable): an address, relative to @base where there is one
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its parts, the host in ASCII, or %NULL with
 *   %KSCORE_ERROR_BAD_INPUT
 */
GUri *
kscore_address_resolve (GUri        *base,
                        const char  *url,
                        GError     **error)
{
  g_autoptr (GUri) uri = NULL;
  g_autofree char *ascii = NULL;

  if (url != NULL && strlen (url) <= MAX_URL && g_utf8_validate (url, -1, NULL))
    uri = g_uri_parse_relative (base, url, SOUP_HTTP_URI_FLAGS, NULL);
  if (uri == NULL || g_uri_get_host (uri) == NULL)
    {
      set_no_address (error);
      return NULL;
    }

  /* Before it is judged: "１２７.1" is a number too. */
  if (g_hostname_is_non_ascii (g_uri_get_host (uri)))
    {
      ascii = g_hostname_to_ascii (g_uri_get_host (uri));
      if (ascii != NULL)
        {
          GUri *plain = soup_uri_copy (uri, SOUP_URI_HOST, ascii, SOUP_URI_NONE);

          g_uri_unref (uri);
          uri = plain;
        }
    }
  if (!is_host (g_uri_get_host (uri)))
    {
      set_no_address (error);
      return NULL;
    }
  return g_steal_pointer (&uri);
}

/**
 * kscore_address_parse:
 * @url: (nullable): an absolute address
 * @error: return location
 *
 * Returns: (transfer full) (nullable): its parts, or %NULL with %KSCORE_ERROR_BAD_INPUT
 */
GUri *
kscore_address_parse (const char  *url,
                      GError     **error)
{
  return kscore_address_resolve (NULL, url, error);
}

/**
 * kscore_address_check:
 * @uri: an address
 * @loopback: whether this machine may be asked
 * @error: return location
 *
 * Judges what can be judged before anything is sent. The name may still lead to a private network:
 * see kscore_address_is_public().
 *
 * Returns: whether @uri may be asked, else %KSCORE_ERROR_BAD_INPUT
 */
gboolean
kscore_address_check (GUri      *uri,
                      gboolean   loopback,
                      GError   **error)
{
  const char *host = g_uri_get_host (uri);
  const char *scheme = g_uri_get_scheme (uri);
  gboolean here = kscore_address_is_loopback (uri);
  g_autoptr (GInetAddress) address = NULL;
  struct in_addr number;

  if (!is_host (host))
    {
      set_no_address (error);
      return FALSE;
    }
  if (g_uri_get_userinfo (uri) != NULL)
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: %s is the name of a server. */
                   _("The address of %s holds a user name or a password, which Kscore never "
                     "sends."), host);
      return FALSE;
    }

  address = g_inet_address_new_from_string (host);
  if (here ? !loopback : address != NULL && !kscore_address_is_public (address))
    {
      kscore_address_set_private (uri, error);
      return FALSE;
    }
  /* "127.1" or "0x7f000001": nobody writes a server like this who means well. */
  if (address == NULL && inet_aton (host, &number) != 0)
    {
      kscore_address_set_private (uri, error);
      return FALSE;
    }

  if (g_strcmp0 (scheme, "https") != 0 && !(here && g_strcmp0 (scheme, "http") == 0))
    {
      g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                   /* Translators: %s is the name of a server; https is not translated. */
                   _("Kscore asks %s only over https."), host);
      return FALSE;
    }
  return TRUE;
}

/**
 * kscore_address_check_hop:
 * @from: what answered
 * @to: where the answer leads
 * @loopback: whether this machine may be asked
 * @error: return location
 *
 * Returns: whether @to may be asked because @from says so
 */
gboolean
kscore_address_check_hop (GUri      *from,
                          GUri      *to,
                          gboolean   loopback,
                          GError   **error)
{
  /* Nobody but the user points Kscore at this machine. */
  return kscore_address_check (to, loopback && kscore_address_is_loopback (from), error);
}
