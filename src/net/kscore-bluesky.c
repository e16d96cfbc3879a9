#include "config.h"

#include "net/kscore-bluesky.h"

struct _KscoreBluesky {
  GObject parent_instance;
};

static void
kscore_bluesky_provider_init (KscoreProviderInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreBluesky, kscore_bluesky, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KSCORE_TYPE_PROVIDER,
                                                      kscore_bluesky_provider_init))

static void
kscore_bluesky_class_init (KscoreBlueskyClass *klass)
{
}

static void
kscore_bluesky_init (KscoreBluesky *self)
{
}

/**
 * kscore_bluesky_new:
 *
 * Returns: (transfer full): the network
 */
KscoreProvider *
kscore_bluesky_new (void)
{
  return g_object_new (KSCORE_TYPE_BLUESKY, NULL);
}
