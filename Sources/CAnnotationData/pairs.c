#include "CAnnotationData.h"

static const uint32_t FIRST_FACTOR = 0x9E3779B1, SECOND_FACTOR = 0x85EBCA6B;

uint32_t bulletin_pair_bit(uint32_t first, uint32_t second) {
    return (first * FIRST_FACTOR ^ second * SECOND_FACTOR) >> 16;
}

static uint32_t pairs_plain(const uint32_t *set, const uint32_t *scalars, int start, int count) {
    uint32_t found = 0;
    for (int place = start; place < count; place++) {
        uint32_t bit = bulletin_pair_bit(scalars[place], scalars[place + 1]);
        found |= (set[bit >> 5] >> (bit & 31) & 1) << place;
    }
    return found;
}

#if defined(__x86_64__)
#include <immintrin.h>

/* Eight at a time. Of the last few pairs none is read beyond. */
__attribute__((target("avx2"))) static uint32_t pairs_fast(const uint32_t *set, const uint32_t *scalars, int count) {
    const __m256i first_factor = _mm256_set1_epi32((int)FIRST_FACTOR), second_factor = _mm256_set1_epi32((int)SECOND_FACTOR);
    const __m256i highest = _mm256_set1_epi32(31);
    uint32_t found = 0;
    int place = 0;
    for (; place + 8 <= count; place += 8) {
        __m256i first = _mm256_loadu_si256((const __m256i *)(scalars + place));
        __m256i second = _mm256_loadu_si256((const __m256i *)(scalars + place + 1));
        __m256i bits = _mm256_srli_epi32(
            _mm256_xor_si256(_mm256_mullo_epi32(first, first_factor), _mm256_mullo_epi32(second, second_factor)), 16);
        __m256i words = _mm256_i32gather_epi32((const int *)set, _mm256_srli_epi32(bits, 5), 4);
        /* Each word's bit becomes its sign. */
        __m256i signs = _mm256_sllv_epi32(words, _mm256_andnot_si256(bits, highest));
        found |= (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(signs)) << place;
    }
    return found | pairs_plain(set, scalars, place, count);
}

uint32_t bulletin_pairs(const uint32_t *set, const uint32_t *scalars, int count) {
    return bulletin_names_is_fast() ? pairs_fast(set, scalars, count) : pairs_plain(set, scalars, 0, count);
}

#else

uint32_t bulletin_pairs(const uint32_t *set, const uint32_t *scalars, int count) {
    return pairs_plain(set, scalars, 0, count);
}

#endif
