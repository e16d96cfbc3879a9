#include "config.h"

#include "core/kscore-memory.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* From this size on an array is given back to the system as soon as it is freed. */
#define LARGE_BYTES (256 * 1024)

/**
 * kscore_memory_return_large:
 *
 * Makes the process give large arrays back to the system when they are freed. Left to itself, the C
 * library learns from the first large array to keep the space of the next ones, and a long archive
 * then takes the sum of its steps rather than the largest. To be called once, when a program
 * starts; does nothing where the C library is another one.
 */
void
kscore_memory_return_large (void)
{
#ifdef __GLIBC__
  mallopt (M_MMAP_THRESHOLD, LARGE_BYTES);
  mallopt (M_TRIM_THRESHOLD, 2 * LARGE_BYTES);
#endif
}
