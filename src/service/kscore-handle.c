#include "config.h"

#include "service/kscore-handle.h"

#include <glib/gi18n-lib.h>

#include "core/kscore-network-names.h"
#include "core/kscore-text.h"
#include "net/kscore-providers.h"

/* An address with the longest name that there can be. */
#define MAX_TYPED 600

/* What anybody can read of an account, and what nobody can; a row a network. */
static const struct {
  const char *network;
  const char *reads;
  const char *not_told;
} networks[] = {
  { "bluesky",
    N_("Reads what anybody can see: the profile, public posts with their counts, and who liked, "
       "reposted, quoted, replied and follows."),
    N_("Bluesky does not tell views, and tells mentions only after signing in.") },
  { "mastodon",
    N_("Reads what anybody can see: the profile, public posts with their counts, who favourited "
       "and boosted them, but not when, and who replied."),
    N_("Mastodon does not tell who quoted, mentions and views; some servers tell less.") },
};

/**
 * kscore_handle_new:
 * @typed: a handle or an address, as somebody types it
 * @network: (nullable): id of the network it is meant for, %NULL to find out
 * @error: return location
 *
 * Finds out what somebody means. Asks no server.
 *
 * Returns: (transfer full) (nullable): what is meant, or %NULL with %KSCORE_ERROR_BAD_INPUT
 */
KscoreHandle *
kscore_handle_new (const char  *typed,
                   const char  *network,
                   GError     **error)
{
  g_autofree char *line = NULL;
  g_autofree char *plain = NULL;
  g_autoptr(KscoreProvider) provider = NULL;
  g_autoptr(KscoreHandle) self = NULL;

  g_return_val_if_fail (typed != NULL, NULL);

  /* What is not recognised is repeated in a sentence. */
  line = kscore_text_clean_line (typed, MAX_TYPED);
  provider = kscore_providers_recognise (line, network, &plain, error);
  if (provider == NULL)
    return NULL;

  self = g_new0 (KscoreHandle, 1);
  self->network = g_strdup (kscore_provider_get_network (provider));
  self->network_name = g_strdup (kscore_network_get_name (self->network));
  self->handle = g_steal_pointer (&plain);
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      if (g_str_equal (networks[i].network, self->network))
        {
          self->reads = g_strdup (_(networks[i].reads));
          self->not_told = g_strdup (_(networks[i].not_told));
        }
    }
  if (self->reads == NULL)
    self->reads = g_strdup (_("Reads what anybody can see of this account."));

  return g_steal_pointer (&self);
}

/**
 * kscore_handle_free:
 * @handle: (transfer full): what somebody typed
 */
void
kscore_handle_free (KscoreHandle *handle)
{
  g_clear_pointer (&handle->network, g_free);
  g_clear_pointer (&handle->network_name, g_free);
  g_clear_pointer (&handle->handle, g_free);
  g_clear_pointer (&handle->reads, g_free);
  g_clear_pointer (&handle->not_told, g_free);
  g_free (handle);
}
