/* Looks for bytes of text sixteen and more at a time, in instructions that Swift has no words for. Nothing here decides anything.
   Every function looks at `from` to `end` and at no byte outside, and gives the place of the first hit, or `end`. */
#ifndef CBYTESCAN_H
#define CBYTESCAN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>

static inline __m128i cbytescan_read(const uint8_t *bytes) { return _mm_loadu_si128((const __m128i *)bytes); }

static inline __m128i cbytescan_each(uint8_t byte) { return _mm_set1_epi8((char)byte); }

/* Which bytes are at most so large. */
static inline __m128i cbytescan_up_to(__m128i read, __m128i most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(read, most), read);
}
#endif

/* The first byte below a limit of at least 1. */
static inline size_t cbytescan_below(const uint8_t *bytes, size_t from, size_t end, uint8_t limit) {
    size_t index = from;
#if defined(__SSE2__)
    const __m128i most = cbytescan_each((uint8_t)(limit - 1));
    for (; end - index >= 64; index += 64) {
        __m128i a = cbytescan_up_to(cbytescan_read(bytes + index), most);
        __m128i b = cbytescan_up_to(cbytescan_read(bytes + index + 16), most);
        __m128i c = cbytescan_up_to(cbytescan_read(bytes + index + 32), most);
        __m128i d = cbytescan_up_to(cbytescan_read(bytes + index + 48), most);
        if (_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d)))) break;
    }
    for (; end - index >= 16; index += 16) {
        int hits = _mm_movemask_epi8(cbytescan_up_to(cbytescan_read(bytes + index), most));
        if (hits) return index + (size_t)__builtin_ctz((unsigned)hits);
    }
#endif
    while (index < end && bytes[index] >= limit) index++;
    return index;
}

#if defined(__SSE2__)
/* Which bytes are one of four. */
static inline int cbytescan_any(__m128i read, __m128i a, __m128i b, __m128i c, __m128i d) {
    return _mm_movemask_epi8(_mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(read, a), _mm_cmpeq_epi8(read, b)),
        _mm_or_si128(_mm_cmpeq_epi8(read, c), _mm_cmpeq_epi8(read, d))));
}
#endif

/* The first of four signs, in their order. */
static inline size_t cbytescan_of(
    const uint8_t *bytes, size_t from, size_t end, uint8_t first, uint8_t second, uint8_t third, uint8_t fourth) {
    size_t index = from;
#if defined(__SSE2__)
    const __m128i a = cbytescan_each(first), b = cbytescan_each(second);
    const __m128i c = cbytescan_each(third), d = cbytescan_each(fourth);
    const __m128i width = cbytescan_each((uint8_t)(fourth - first));
    for (; end - index >= 32; index += 32) {
        __m128i low = cbytescan_read(bytes + index), high = cbytescan_read(bytes + index + 16);
        /* Nearly all bytes of a page are of Chinese characters, and above all signs. */
        __m128i near = _mm_or_si128(
            cbytescan_up_to(_mm_sub_epi8(low, a), width), cbytescan_up_to(_mm_sub_epi8(high, a), width));
        if (!_mm_movemask_epi8(near)) continue;
        low = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(low, a), _mm_cmpeq_epi8(low, b)),
            _mm_or_si128(_mm_cmpeq_epi8(low, c), _mm_cmpeq_epi8(low, d)));
        high = _mm_or_si128(
            _mm_or_si128(_mm_cmpeq_epi8(high, a), _mm_cmpeq_epi8(high, b)),
            _mm_or_si128(_mm_cmpeq_epi8(high, c), _mm_cmpeq_epi8(high, d)));
        unsigned hits = (unsigned)_mm_movemask_epi8(low) | (unsigned)_mm_movemask_epi8(high) << 16;
        if (hits) return index + (size_t)__builtin_ctz(hits);
    }
    /* The last sixteen bytes: what stands there ahead of `index` has no sign. */
    if (index < end && end - from >= 16) {
        if (end - index > 16) {
            int hits = cbytescan_any(cbytescan_read(bytes + index), a, b, c, d);
            if (hits) return index + (size_t)__builtin_ctz((unsigned)hits);
        }
        int hits = cbytescan_any(cbytescan_read(bytes + end - 16), a, b, c, d);
        return hits ? end - 16 + (size_t)__builtin_ctz((unsigned)hits) : end;
    }
#endif
    for (; index < end; index++) {
        const uint8_t byte = bytes[index];
        if (byte == first || byte == second || byte == third || byte == fourth) break;
    }
    return index;
}

/* Where three bytes stand one behind the other, all of them before `end`. */
static inline size_t cbytescan_three(
    const uint8_t *bytes, size_t from, size_t end, uint8_t first, uint8_t second, uint8_t third) {
    size_t index = from;
#if defined(__SSE2__)
    const __m128i a = cbytescan_each(first), b = cbytescan_each(second), c = cbytescan_each(third);
    for (; end - index >= 18; index += 16) {
        __m128i hits = _mm_and_si128(
            _mm_and_si128(
                _mm_cmpeq_epi8(cbytescan_read(bytes + index), a), _mm_cmpeq_epi8(cbytescan_read(bytes + index + 1), b)),
            _mm_cmpeq_epi8(cbytescan_read(bytes + index + 2), c));
        int found = _mm_movemask_epi8(hits);
        if (found) return index + (size_t)__builtin_ctz((unsigned)found);
    }
#endif
    for (; end - index >= 3; index++)
        if (bytes[index] == first && bytes[index + 1] == second && bytes[index + 2] == third) return index;
    return end;
}

/* How many bytes from the first on are surely whole characters of UTF-8, and whether a control character stands among them that
   texts have no use for: 32 at a time where the processor can, and 0 where it cannot. What stands behind is for others to judge. */
size_t cbytescan_whole(const uint8_t *bytes, size_t count, int *has_controls);

#endif
