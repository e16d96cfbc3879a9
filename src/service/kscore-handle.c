#include "config.h"

#include "service/kscore-handle.h"

#include "core/kscore-network-names.h"
#include "core/kscore-text.h"
#include "net/kscore-providers.h"
#include "service/kscore-network-words.h"

/* An address with the longest name that there can be. */
#define MAX_TYPED 600

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
  self->reads = g_strdup (kscore_network_words_get_reads (self->network));
  self->not_told = g_strdup (kscore_network_words_get_not_told (self->network, TRUE));

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
