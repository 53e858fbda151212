/* Loops over a block of postings, eight at a time, in instructions that Swift has no words for (AVX2: processors since 2013).
   PostingBlock has the same in Swift for all others. Nothing here decides anything. */
#ifndef CPOSTINGS_H
#define CPOSTINGS_H

#include <stdint.h>

/* Whether this processor can; the others below are called only then. */
int cpostings_is_fast(void);

/* Wider gaps are left to Swift. */
enum { CPOSTINGS_MOST_BITS = 25, CPOSTINGS_OVERREAD = 32 };

/* Sums up gaps of 1 to CPOSTINGS_MOST_BITS bits, packed one after another, each one less than what it stands for: the first
   sum is before + 1 + the first gap. Writes, and reads, up to the next multiple of eight; reads 32 bytes beyond at most. */
void cpostings_sum_gaps(const uint8_t *gaps, int bits, int count, uint32_t before, uint32_t *sums);

/* A bit for each of the numbers, up to 128 of them: whether it is set in the bitmap. */
void cpostings_look_up(const uint32_t *numbers, int count, const void *bitmap, uint64_t found[2]);

/* A bit for each posting: whether idf * weight / (weight + norm) is at least `least`, where the norm is that of the article's
   length: norms[codes[number]]. Reads three bytes beyond the codes. */
void cpostings_weigh(
    const uint32_t *numbers, const uint8_t *weights, int count, const uint8_t *codes, const float norms[256], float idf,
    float least, uint64_t reaching[2]);

#endif
