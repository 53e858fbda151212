#include "CByteScan.h"

#if defined(__x86_64__)
#include <immintrin.h>

/* What two bytes behind each other may have wrong, a bit each: the high half of the first says some, its low half some, the
   high half of the second some, and what all three say is so. */
enum {
    TOO_SHORT = 1, TOO_LONG = 2, OVERLONG_3 = 4, TOO_LARGE = 8, SURROGATE = 16, OVERLONG_2 = 32, TOO_LARGE_1000 = 64,
    OVERLONG_4 = 64, TWO_CONTINUE = 128, ANY_LOW = TOO_SHORT | TOO_LONG | TWO_CONTINUE,
};

#define TWICE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))

/* Each byte of `read`, so many places later: those of `before` come first. */
#define LATER(read, before, places) \
    _mm256_alignr_epi8(read, _mm256_permute2x128_si256(before, read, 0x21), 16 - (places))

/* No tab, end of a line or page, end of a file of old, or escape: of those bytes that are below 0x20. */
static int holds_stray(const uint8_t *bytes, uint32_t below) {
    for (; below; below &= below - 1)
        if (!(0x0C003E00u >> bytes[__builtin_ctz(below)] & 1)) return 1;
    return 0;
}

/* Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021). */
__attribute__((target("avx2"))) static size_t whole_fast(const uint8_t *bytes, size_t count, int *has_controls) {
    const __m256i low_half = _mm256_set1_epi8(0x0F), highest_control = _mm256_set1_epi8(0x1F);
    const __m256i first_high = TWICE(
        TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, (char)TWO_CONTINUE,
        (char)TWO_CONTINUE, (char)TWO_CONTINUE, (char)TWO_CONTINUE, TOO_SHORT | OVERLONG_2, TOO_SHORT,
        TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | TOO_LARGE_1000 | OVERLONG_4);
    enum { LARGE = ANY_LOW | TOO_LARGE | TOO_LARGE_1000 };
    const __m256i first_low = TWICE(
        (char)(ANY_LOW | OVERLONG_3 | OVERLONG_2 | OVERLONG_4), (char)(ANY_LOW | OVERLONG_2), (char)ANY_LOW, (char)ANY_LOW,
        (char)(ANY_LOW | TOO_LARGE), (char)LARGE, (char)LARGE, (char)LARGE, (char)LARGE, (char)LARGE, (char)LARGE,
        (char)LARGE, (char)LARGE, (char)(LARGE | SURROGATE), (char)LARGE, (char)LARGE);
    enum { CONTINUES = TOO_LONG | OVERLONG_2 | TWO_CONTINUE };
    const __m256i second_high = TWICE(
        TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
        (char)(CONTINUES | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4), (char)(CONTINUES | OVERLONG_3 | TOO_LARGE),
        (char)(CONTINUES | SURROGATE | TOO_LARGE), (char)(CONTINUES | SURROGATE | TOO_LARGE), TOO_SHORT, TOO_SHORT, TOO_SHORT,
        TOO_SHORT);
    __m256i before = _mm256_setzero_si256();
    size_t index = 0;
    for (; count - index >= 32; index += 32) {
        const __m256i read = _mm256_loadu_si256((const __m256i *)(bytes + index));
        const __m256i one = LATER(read, before, 1);
        const __m256i wrong = _mm256_and_si256(
            _mm256_and_si256(
                _mm256_shuffle_epi8(first_high, _mm256_and_si256(_mm256_srli_epi16(one, 4), low_half)),
                _mm256_shuffle_epi8(first_low, _mm256_and_si256(one, low_half))),
            _mm256_shuffle_epi8(second_high, _mm256_and_si256(_mm256_srli_epi16(read, 4), low_half)));
        /* Two behind the lead of three bytes and more, three behind that of four, a byte has to go on. */
        const __m256i goes_on = _mm256_or_si256(
            _mm256_subs_epu8(LATER(read, before, 2), _mm256_set1_epi8(0x60)),
            _mm256_subs_epu8(LATER(read, before, 3), _mm256_set1_epi8(0x70)));
        const __m256i faults =
            _mm256_xor_si256(_mm256_and_si256(goes_on, _mm256_set1_epi8((char)0x80)), wrong);
        if (!_mm256_testz_si256(faults, faults)) break;
        const uint32_t below =
            (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_min_epu8(read, highest_control), read));
        if (below && !*has_controls) *has_controls = holds_stray(bytes + index, below);
        before = read;
    }
    /* The last character may go on behind what was read. */
    for (size_t back = 1; back <= 3 && back <= index; back++) {
        const uint8_t lead = bytes[index - back];
        if (lead < 0x80) break;
        if (lead < 0xC0) continue;
        return (lead >= 0xF0 ? 4u : lead >= 0xE0 ? 3u : 2u) > back ? index - back : index;
    }
    return index;
}

size_t cbytescan_whole(const uint8_t *bytes, size_t count, int *has_controls) {
    *has_controls = 0;
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") ? whole_fast(bytes, count, has_controls) : 0;
}

#else

size_t cbytescan_whole(const uint8_t *bytes, size_t count, int *has_controls) {
    *has_controls = 0;
    return 0;
}

#endif
