#include "config.h"

#include "support/kscore-fake-world.h"

static const char * const names[] = {
  "ada", "boris", "chloe", "dmitri", "elif", "farid", "greta", "hanne", "ivo", "jana", "kofi",
  "lea", "milo", "nadia", "olu", "petra", "quirin", "rosa", "sami", "tove",
};

static const char * const words[] = {
  "Birdsong before the rain", "Field notes on hedgerows", "The kettle and the compiler",
  "A map of small libraries", "Reading the tide tables", "Old trains, new timetables",
  "Why the bread rose", "Measuring the garden's shade", "Letters on typography",
  "A slow walk along the canal",
};

static const char * const tags[] = { "birds", "gardening", "maps", "typography", "bread" };

static guint
pick (GRand *rand,
      guint  n)
{
  return n > 0 ? g_rand_int_range (rand, 0, n) : 0;
}

/* Later than @at, before now. */
static gint64
after (FakeWorld *self,
       GRand     *rand,
       gint64     at)
{
  return MIN (at + 600 + pick (rand, 2 * 86400), self->now - 60);
}

static void
add_reactions (FakeWorld *self,
               GRand     *rand,
               FakePost  *post,
               guint      first,
               guint      n)
{
  guint likes = pick (rand, MIN (n, 13) + 1);
  guint boosts = pick (rand, MIN (n, 4) + 1);

  for (guint i = 0; i < likes; i++)
    fake_world_like (self, first + pick (rand, n), post->index, after (self, rand, post->at), TRUE);
  for (guint i = 0; i < boosts; i++)
    fake_world_boost (self, first + pick (rand, n), post->index, after (self, rand, post->at),
                      TRUE);
  if (pick (rand, 4) == 0)
    fake_world_add_post (self, first + pick (rand, n), after (self, rand, post->at),
                         "Thank you for this", post->index, KSCORE_FAKE_NONE);
  if (pick (rand, 15) == 0)
    fake_world_add_post (self, first + pick (rand, n), after (self, rand, post->at),
                         "Worth a read #birds", KSCORE_FAKE_NONE, post->index);
}

static void
add_account (FakeWorld             *self,
             GRand                 *rand,
             FakeAccount           *account,
             const KscoreFakeSizes *sizes,
             guint                  first,
             guint                  n_reactors)
{
  guint last = KSCORE_FAKE_NONE;

  for (guint i = 0; i < sizes->posts; i++)
    {
      gint64 at = self->now - (gint64) (sizes->posts - i) * sizes->days * 86400 / sizes->posts
                  + pick (rand, 600);
      g_autofree char *text = g_strdup_printf ("%s, %u #%s", words[pick (rand, 10)], i + 1,
                                               tags[pick (rand, G_N_ELEMENTS (tags))]);
      /* Three posts in a row now and then are a thread of its author's own. */
      gboolean thread = i % 25 == 1 || i % 25 == 2;
      FakePost *post = fake_world_add_post (self, account->index, at, text,
                                            thread ? last : KSCORE_FAKE_NONE, KSCORE_FAKE_NONE);

      last = post->index;
      if (self->kind == KSCORE_FAKE_MASTODON && i % 30 == 17)
        post->visibility = i % 60 == 17 ? "private" : "unlisted";
      if (!g_str_equal (post->visibility, "private"))
        add_reactions (self, rand, post, first, n_reactors);
      if (i % 12 == 5 && account->index > 0)
        {
          GPtrArray *others = fake_world_account (self, 0)->posts;
          const FakePost *other = g_ptr_array_index (others, pick (rand, i));

          fake_world_boost (self, account->index, other->index, MIN (at + 900, self->now - 60),
                            TRUE);
        }
    }
}

/* Nothing here depends on anything but the sizes: two worlds of the same sizes are the same but
 * for their addresses. */
void
fake_world_populate (FakeWorld             *self,
                     const KscoreFakeSizes *wanted)
{
  KscoreFakeSizes sizes = *wanted;
  g_autoptr(GRand) rand = g_rand_new_with_seed (sizes.seed);
  guint first;

  sizes.accounts = sizes.accounts > 0 ? sizes.accounts : 20;
  sizes.posts = sizes.posts > 0 ? sizes.posts : 150;
  sizes.days = sizes.days > 0 ? sizes.days : 120;
  sizes.reactors = sizes.reactors > 0 ? sizes.reactors : 30;

  for (guint i = 0; i < sizes.accounts; i++)
    {
      g_autofree char *name = i < G_N_ELEMENTS (names) ? g_strdup (names[i])
                                                       : g_strdup_printf ("writer%u", i);
      FakeAccount *account = fake_world_add_account (self, i % self->hosts->len, name);

      account->display = g_strdup_printf ("%c%s Wren", g_ascii_toupper (name[0]), name + 1);
      account->note = g_strdup ("Writes about #birds and trains.");
    }
  first = self->accounts->len;
  for (guint i = 0; i < sizes.reactors; i++)
    {
      g_autofree char *name = g_strdup_printf ("reader%u", i);
      FakeAccount *account = fake_world_add_account (self, i % self->hosts->len, name);

      /* Some have no name and no text, as on real servers. */
      if (i % 5 != 3)
        account->display = g_strdup_printf ("Reader %u", i);
      if (i % 4 == 1)
        account->note = g_strdup ("Reads.");
      if (i % 11 == 7)
        account->flags |= FAKE_BOT;
    }

  for (guint i = 0; i < sizes.reactors; i++)
    {
      for (guint j = 0; j < sizes.reactors; j++)
        if (pick (rand, 3) == 0 && i != j)
          fake_world_follow (self, first + i, first + j, self->now - 86400 * 300, TRUE);
      for (guint j = 0; j < sizes.accounts; j++)
        if (pick (rand, 2) == 0)
          fake_world_follow (self, first + i, j, self->now - 86400 * 200, TRUE);
    }
  for (guint i = 0; i < sizes.accounts; i++)
    add_account (self, rand, fake_world_account (self, i), &sizes, first, sizes.reactors);
}
