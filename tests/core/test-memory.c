#include "config.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/kscore-memory.h"

#define MEGABYTE (1024 * 1024)

#if defined (__GLIBC__) && !defined (__SANITIZE_ADDRESS__)
#define IS_GLIBC TRUE
#else
#define IS_GLIBC FALSE
#endif

static gsize
get_resident_bytes (void)
{
  g_autofree char *text = NULL;
  gsize pages = 0;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));
  g_assert_cmpint (sscanf (text, "%*u %zu", &pages), ==, 1);
  return pages * (gsize) getpagesize ();
}

static void
test_large_arrays_are_given_back (void)
{
  gsize before;

  kscore_memory_return_large ();
  if (!IS_GLIBC)
    {
      g_test_skip ("The allocator is another one");
      return;
    }

  /* The first one is what the C library would learn from. */
  for (int i = 0; i < 2; i++)
    {
      char *large = g_malloc (24 * MEGABYTE);

      memset (large, i + 1, 24 * MEGABYTE);
      g_free (large);
    }

  before = get_resident_bytes ();
  for (int i = 0; i < 4; i++)
    {
      char *first = g_malloc (20 * MEGABYTE);
      char *second = g_malloc (MEGABYTE);

      memset (first, 1, 20 * MEGABYTE);
      memset (second, 1, MEGABYTE);
      g_free (first);
      g_assert_cmpuint (get_resident_bytes (), <, before + 8 * MEGABYTE);
      g_free (second);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/memory/large-arrays-are-given-back", test_large_arrays_are_given_back);
  return g_test_run ();
}
