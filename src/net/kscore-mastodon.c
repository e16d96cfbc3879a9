#include "config.h"

#include "net/kscore-mastodon.h"

struct _KscoreMastodon {
  GObject parent_instance;
};

static void
kscore_mastodon_provider_init (KscoreProviderInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (KscoreMastodon, kscore_mastodon, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (KSCORE_TYPE_PROVIDER,
                                                      kscore_mastodon_provider_init))

static void
kscore_mastodon_class_init (KscoreMastodonClass *klass)
{
}

static void
kscore_mastodon_init (KscoreMastodon *self)
{
}

/**
 * kscore_mastodon_new:
 *
 * Returns: (transfer full): the network
 */
KscoreProvider *
kscore_mastodon_new (void)
{
  return g_object_new (KSCORE_TYPE_MASTODON, NULL);
}
