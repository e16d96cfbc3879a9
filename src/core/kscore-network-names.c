#include "config.h"

#include "core/kscore-network-names.h"

static const struct {
  const char *id;
  const char *name; /* names of makers, not translated */
} networks[] = {
  { "bluesky", "Bluesky" },
  { "github", "GitHub" },
  { "mastodon", "Mastodon" },
  { "x", "X" },
};

/**
 * kscore_network_get_name:
 * @network: id of a network
 *
 * Returns: (transfer none): its name for a person, or @network itself where it is not known
 */
const char *
kscore_network_get_name (const char *network)
{
  for (guint i = 0; i < G_N_ELEMENTS (networks); i++)
    {
      if (g_strcmp0 (networks[i].id, network) == 0)
        return networks[i].name;
    }

  return network;
}
