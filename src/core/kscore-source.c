#include "config.h"

#include "core/kscore-source.h"

#include "core/kscore-date.h"

/**
 * kscore_source_new:
 * @network: id of a network
 *
 * Returns: (transfer full): a source of which nothing else is known
 */
KscoreSource *
kscore_source_new (const char *network)
{
  KscoreSource *self = g_new0 (KscoreSource, 1);

  self->network = g_strdup (network);
  self->checked_at = KSCORE_TIME_UNKNOWN;
  return self;
}

/**
 * kscore_source_copy:
 * @source: (nullable): a source
 *
 * Returns: (transfer full) (nullable): a deep copy
 */
KscoreSource *
kscore_source_copy (const KscoreSource *source)
{
  KscoreSource *copy;

  if (source == NULL)
    return NULL;

  copy = kscore_source_new (source->network);
  copy->native_id = g_strdup (source->native_id);
  copy->handle = g_strdup (source->handle);
  copy->remote_id = g_strdup (source->remote_id);
  copy->server = g_strdup (source->server);
  copy->pds = g_strdup (source->pds);
  copy->directory = g_strdup (source->directory);
  copy->software = g_strdup (source->software);
  copy->version = g_strdup (source->version);
  copy->service = g_strdup (source->service);
  copy->checked_at = source->checked_at;
  copy->confirmed = source->confirmed;
  copy->loopback = source->loopback;
  return copy;
}

/**
 * kscore_source_free:
 * @source: (transfer full) (nullable): a source
 */
void
kscore_source_free (KscoreSource *source)
{
  if (source == NULL)
    return;

  g_free (source->network);
  g_free (source->native_id);
  g_free (source->handle);
  g_free (source->remote_id);
  g_free (source->server);
  g_free (source->pds);
  g_free (source->directory);
  g_free (source->software);
  g_free (source->version);
  g_free (source->service);
  g_free (source);
}
