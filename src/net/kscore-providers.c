#include "config.h"

#include "net/kscore-providers.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-error.h"
#include "core/kscore-network-names.h"
#include "net/kscore-bluesky.h"
#include "net/kscore-mastodon.h"

/* A network is one row here; in the order in which one that may be meant is chosen. */
static KscoreProvider *(* const makers[]) (void) = {
  kscore_mastodon_new,
  kscore_bluesky_new,
};

/* The network that tells programs nothing for free, by its id or by an address on it. */
static gboolean
is_x (const char *typed,
      const char *network)
{
  static const char *const hosts[] = { "x.com", "twitter.com" };
  g_autofree char *trimmed = g_strstrip (g_strdup (typed));
  g_autofree char *host = NULL;

  if (g_strcmp0 (network, "x") == 0)
    return TRUE;

  host = kscore_http_dup_host (trimmed);
  if (host == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *below = g_strconcat (".", hosts[i], NULL);

      if (g_str_equal (host, hosts[i]) || g_str_has_suffix (host, below))
        return TRUE;
    }
  return FALSE;
}

/**
 * kscore_providers_list:
 *
 * Returns: (transfer full) (element-type KscoreProvider): the networks that can be read
 */
GPtrArray *
kscore_providers_list (void)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    g_ptr_array_add (list, makers[i] ());
  return g_steal_pointer (&list);
}

/**
 * kscore_providers_find:
 * @network: id of a network
 *
 * Returns: (transfer full) (nullable): it, where it can be read
 */
KscoreProvider *
kscore_providers_find (const char *network)
{
  g_autoptr (GPtrArray) list = kscore_providers_list ();

  for (guint i = 0; i < list->len; i++)
    {
      KscoreProvider *provider = g_ptr_array_index (list, i);

      if (g_strcmp0 (kscore_provider_get_network (provider), network) == 0)
        return g_object_ref (provider);
    }
  return NULL;
}

/**
 * kscore_providers_recognise:
 * @typed: a handle or an address
 * @network: (nullable): id of the network it is meant for, %NULL to find out
 * @handle: (out) (transfer full) (optional): the plain name in it
 * @error: return location
 *
 * Finds out which network somebody means. Asks no server.
 *
 * Returns: (transfer full) (nullable): the network, or %NULL with %KSCORE_ERROR_BAD_INPUT
 */
KscoreProvider *
kscore_providers_recognise (const char  *typed,
                            const char  *network,
                            char       **handle,
                            GError     **error)
{
  g_autoptr (GPtrArray) list = kscore_providers_list ();
  KscoreProvider *found = NULL;
  guint best = 0;

  if (is_x (typed, network))
    {
      g_set_error_literal (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                           _("X tells programs nothing without a paid key: an account there is "
                             "read from its archive. Request that on X and import it."));
      return NULL;
    }

  for (guint i = 0; i < list->len; i++)
    {
      KscoreProvider *provider = g_ptr_array_index (list, i);
      guint sure = kscore_provider_recognise (provider, typed, NULL);

      if (network != NULL && g_strcmp0 (kscore_provider_get_network (provider), network) != 0)
        continue;
      if (sure > best)
        {
          best = sure;
          found = provider;
        }
    }

  if (found == NULL)
    {
      if (network != NULL)
        g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                     /* Translators: %1$s is what was typed, %2$s the name of a network. */
                     _("“%1$s” is not a name on %2$s."), typed, kscore_network_get_name (network));
      else
        g_set_error (error, KSCORE_ERROR, KSCORE_ERROR_BAD_INPUT,
                     /* Translators: %s is what was typed. */
                     _("“%s” is not a handle that Kscore knows: write it as @you@example.social or "
                       "you.bsky.social."), typed);
      return NULL;
    }

  kscore_provider_recognise (found, typed, handle);
  return g_object_ref (found);
}
