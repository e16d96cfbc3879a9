#include "config.h"

#include "service/kscore-network-words.h"

#include <glib/gi18n-lib.h>

/* What anybody can read of an account, and what nobody can, live and by archive; a row a
 * network. */
static const struct {
  const char *network;
  const char *reads;
  const char *not_told;
  const char *not_in_archive; /* NULL where archives tell no less */
} networks[] = {
  { "bluesky",
    N_("Reads what anybody can see: the profile, public posts with their counts, and who liked, "
       "reposted, quoted, replied and follows."),
    N_("Bluesky does not tell views, and tells mentions only after signing in."),
    NULL },
  { "mastodon",
    N_("Reads what anybody can see: the profile, public posts with their counts, who favourited "
       "and boosted them, but not when, and who replied."),
    N_("Mastodon does not tell who quoted, mentions and views; some servers tell less."),
    N_("Archives of Mastodon do not tell who reacted, and nothing after the day they were made; "
       "linking the account reads more.") },
  { "x",
    NULL,
    N_("X tells programs nothing; its archives tell how many liked and reposted, not who, and "
       "nothing after the day they were made."),
    NULL },
};

static gssize
find (const char *network)
{
  for (gsize i = 0; i < G_N_ELEMENTS (networks); i++)
    if (g_strcmp0 (networks[i].network, network) == 0)
      return (gssize) i;
  return -1;
}

/**
 * kscore_network_words_get_reads:
 * @network: id of a network
 *
 * Returns: (transfer none): a sentence: what is read of an account there
 */
const char *
kscore_network_words_get_reads (const char *network)
{
  gssize row = find (network);

  return row >= 0 && networks[row].reads != NULL ? _(networks[row].reads)
                                                 : _("Reads what anybody can see of this account.");
}

/**
 * kscore_network_words_get_not_told:
 * @network: id of a network
 * @live: whether the account is read from its network, not from archives alone
 *
 * Returns: (transfer none) (nullable): a sentence: what nobody tells of an account there
 */
const char *
kscore_network_words_get_not_told (const char *network,
                                   gboolean    live)
{
  gssize row = find (network);

  if (row < 0)
    return NULL;
  if (!live && networks[row].not_in_archive != NULL)
    return _(networks[row].not_in_archive);
  return _(networks[row].not_told);
}
