#include "CPostings.h"

#include <math.h>
#include <string.h>

_Thread_local int cpostings_does_without __attribute__((tls_model("initial-exec")));

void cpostings_do_without(int yes) { cpostings_does_without = yes; }

#if defined(__x86_64__)
#include <immintrin.h>

int cpostings_processor_can;

__attribute__((constructor)) static void ask_processor(void) {
    __builtin_cpu_init();
    cpostings_processor_can =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

/* Eight gaps are as many bytes as one has bits, so every eight begin with a byte. Four of them lie in the sixteen bytes from
   there, the others in those from where the fifth begins: at which bit of each half is a gap? */
#define BIT(bits, gap) ((gap) < 4 ? (gap) * (bits) : 4 * (bits) % 8 + ((gap) - 4) * (bits))
#define FOUR(bits, gap) BIT(bits, gap) / 8, BIT(bits, gap) / 8 + 1, BIT(bits, gap) / 8 + 2, BIT(bits, gap) / 8 + 3
#define WIDTH(bits)                                                                                                    \
    {{FOUR(bits, 0), FOUR(bits, 1), FOUR(bits, 2), FOUR(bits, 3), FOUR(bits, 4), FOUR(bits, 5), FOUR(bits, 6),         \
      FOUR(bits, 7)},                                                                                                  \
     {BIT(bits, 0) % 8, BIT(bits, 1) % 8, BIT(bits, 2) % 8, BIT(bits, 3) % 8, BIT(bits, 4) % 8, BIT(bits, 5) % 8,      \
      BIT(bits, 6) % 8, BIT(bits, 7) % 8}}

static const struct {
    uint8_t bytes[32];
    uint32_t shifts[8];
} widths[CPOSTINGS_MOST_BITS + 1] = {
    WIDTH(0),  WIDTH(1),  WIDTH(2),  WIDTH(3),  WIDTH(4),  WIDTH(5),  WIDTH(6),  WIDTH(7),  WIDTH(8),
    WIDTH(9),  WIDTH(10), WIDTH(11), WIDTH(12), WIDTH(13), WIDTH(14), WIDTH(15), WIDTH(16), WIDTH(17),
    WIDTH(18), WIDTH(19), WIDTH(20), WIDTH(21), WIDTH(22), WIDTH(23), WIDTH(24), WIDTH(25),
};

/* What gaps of so many bits are unpacked with. */
struct unpacking {
    __m256i bytes, shifts, mask;
};

__attribute__((target("avx2"))) static inline struct unpacking unpacking_of(int bits) {
    return (struct unpacking){
        _mm256_loadu_si256((const __m256i *)widths[bits].bytes),
        _mm256_loadu_si256((const __m256i *)widths[bits].shifts),
        _mm256_set1_epi32((int)((1u << bits) - 1)),
    };
}

/* Eight gaps, one more each, and the sums of those ahead: as they are packed from `gaps` on, the fifth from `half`. */
__attribute__((target("avx2"))) static inline __m256i sum_eight(
    const uint8_t *gaps, const uint8_t *half, struct unpacking with) {
    __m256i sum = _mm256_inserti128_si256(
        _mm256_castsi128_si256(_mm_loadu_si128((const __m128i *)gaps)), _mm_loadu_si128((const __m128i *)half), 1);
    sum = _mm256_and_si256(_mm256_srlv_epi32(_mm256_shuffle_epi8(sum, with.bytes), with.shifts), with.mask);
    sum = _mm256_add_epi32(sum, _mm256_set1_epi32(1));
    sum = _mm256_add_epi32(sum, _mm256_slli_si256(sum, 4));
    sum = _mm256_add_epi32(sum, _mm256_slli_si256(sum, 8));
    const __m256i fourth = _mm256_permutevar8x32_epi32(sum, _mm256_set1_epi32(3));
    return _mm256_add_epi32(sum, _mm256_blend_epi32(_mm256_setzero_si256(), fourth, 0xF0));
}

__attribute__((target("avx2"))) void cpostings_sum_gaps(
    const uint8_t *gaps, int bits, int count, uint32_t before, uint32_t *sums) {
    const struct unpacking with = unpacking_of(bits);
    const uint8_t *half = gaps + bits / 2;
    __m256i last = _mm256_set1_epi32((int)before);
    for (int index = 0; index < count; index += 8, gaps += bits, half += bits) {
        __m256i sum = sum_eight(gaps, half, with);
        _mm256_storeu_si256((__m256i *)(sums + index), _mm256_add_epi32(sum, last));
        /* Eight wait for the eight ahead of them no longer than an addition takes. */
        last = _mm256_add_epi32(last, _mm256_permutevar8x32_epi32(sum, _mm256_set1_epi32(7)));
    }
}

__attribute__((target("avx2"))) void cpostings_look_up(
    const uint32_t *numbers, int count, const void *bitmap, uint64_t found[2]) {
    const uint8_t *bits = bitmap;
    const __m256i low = _mm256_set1_epi32(31);
    int index = 0;
    found[0] = found[1] = 0;
    for (; index + 8 <= count; index += 8) {
        __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + index));
        __m256i word = _mm256_i32gather_epi32((const int *)bitmap, _mm256_srli_epi32(number, 5), 4);
        word = _mm256_sllv_epi32(word, _mm256_andnot_si256(number, low));
        uint64_t eight = (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(word));
        found[index >> 6] |= eight << (index & 63);
    }
    for (; index < count; index++) {
        uint64_t bit = bits[numbers[index] >> 3] >> (numbers[index] & 7) & 1;
        found[index >> 6] |= bit << (index & 63);
    }
}

__attribute__((target("avx2"))) void cpostings_norms(
    const uint32_t *numbers, int count, const uint8_t *codes, const float norms[256], float *found) {
    const __m256i byte = _mm256_set1_epi32(255);
    int index = 0;
    for (; index + 8 <= count; index += 8) {
        __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + index));
        __m256i code = _mm256_and_si256(_mm256_i32gather_epi32((const int *)codes, number, 1), byte);
        _mm256_storeu_ps(found + index, _mm256_i32gather_ps(norms, code, 4));
    }
    for (; index < count; index++) found[index] = norms[codes[numbers[index]]];
}

__attribute__((target("avx2"))) void cpostings_add(
    const uint8_t *weights, const float *norms, int count, float idf, int isFirst, float *scores) {
    const __m256 idfs = _mm256_set1_ps(idf);
    for (int index = 0; index < count; index += 8) {
        __m256 weight = _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)(weights + index))));
        __m256 norm = _mm256_loadu_ps(norms + index);
        __m256 score = _mm256_div_ps(_mm256_mul_ps(idfs, weight), _mm256_add_ps(weight, norm));
        if (!isFirst) score = _mm256_add_ps(_mm256_loadu_ps(scores + index), score);
        _mm256_storeu_ps(scores + index, score);
    }
}

/* Eight at a time, those that are kept moved to the front of them. */
__attribute__((target("avx2,bmi2,popcnt"))) int cpostings_keep(
    uint32_t *numbers, uint8_t *weights, float *norms, float *scores, int count, float threshold, const float *idfs,
    int terms) {
    const __m256 thresholds = _mm256_set1_ps(threshold);
    int kept = 0;
    for (int index = 0; index < count; index += 8) {
        __m256 score = _mm256_loadu_ps(scores + index), most = score;
        for (int term = 0; term < terms; term++) most = _mm256_add_ps(most, _mm256_set1_ps(idfs[term]));
        unsigned marks = (unsigned)_mm256_movemask_ps(_mm256_cmp_ps(most, thresholds, _CMP_GE_OQ));
        if (count - index < 8) marks &= (1u << (count - index)) - 1;
        if (!marks) continue;
        const uint64_t bytes = _pdep_u64(marks, 0x0101010101010101) * 255;
        __m256i from = _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((long long)_pext_u64(0x0706050403020100, bytes)));
        __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + index));
        uint64_t eight;
        memcpy(&eight, weights + index, 8);
        eight = _pext_u64(eight, bytes);
        _mm256_storeu_si256((__m256i *)(numbers + kept), _mm256_permutevar8x32_epi32(number, from));
        memcpy(weights + kept, &eight, 8);
        _mm256_storeu_ps(norms + kept, _mm256_permutevar8x32_ps(_mm256_loadu_ps(norms + index), from));
        _mm256_storeu_ps(scores + kept, _mm256_permutevar8x32_ps(score, from));
        kept += __builtin_popcount(marks);
    }
    return kept;
}

__attribute__((target("avx2"))) int cpostings_next(const float *scores, int from, int count, float least) {
    const __m256 leasts = _mm256_set1_ps(least);
    for (int index = from; index < count; index += 8) {
        int found = _mm256_movemask_ps(_mm256_cmp_ps(_mm256_loadu_ps(scores + index), leasts, _CMP_GE_OQ));
        if (found) return index + __builtin_ctz((unsigned)found) < count ? index + __builtin_ctz((unsigned)found) : count;
    }
    return count;
}

__attribute__((target("avx2"))) long cpostings_common(
    const uint32_t *wanted, long number, const uint32_t *numbers, int count, uint32_t *common) {
    const int whole = count & ~7;
    int index = 0;
    long found = 0;
    for (long next = 0; next < number; next++) {
        const uint32_t one = wanted[next];
        while (index < whole && numbers[index + 7] < one) index += 8;
        common[found] = one;
        if (index < whole) {
            __m256i eight = _mm256_loadu_si256((const __m256i *)(numbers + index));
            __m256i equal = _mm256_cmpeq_epi32(eight, _mm256_set1_epi32((int)one));
            found += !_mm256_testz_si256(equal, equal);
        } else {
            while (index < count && numbers[index] < one) index++;
            found += index < count && numbers[index] == one;
        }
    }
    return found;
}

__attribute__((target("avx2"))) long cpostings_find(
    const uint32_t *wanted, long number, const uint32_t *numbers, int count, uint8_t *places) {
    const uint32_t last = numbers[count - 1];
    int index = 0;
    long next = 0;
    for (; next < number && wanted[next] <= last; next++) {
        const uint32_t one = wanted[next];
        while (index + 8 < count && numbers[index + 7] < one) index += 8;
        __m256i eight = _mm256_loadu_si256((const __m256i *)(numbers + index));
        __m256i equal = _mm256_cmpeq_epi32(eight, _mm256_set1_epi32((int)one));
        unsigned marks = (unsigned)_mm256_movemask_ps(_mm256_castsi256_ps(equal));
        int place = index + 1 + __builtin_ctz(marks | 0x100);
        places[next] = marks && place <= count ? (uint8_t)place : 0;
    }
    return next;
}

/* Thirty-two units at a time, then sixteen; what is read beyond the last is taken out of the answer. */
__attribute__((target("avx2"))) long cpostings_find_pair(
    const uint16_t *units, long count, uint16_t first, uint16_t second) {
    const __m256i one = _mm256_set1_epi16((short)first), two = _mm256_set1_epi16((short)second);
    for (long index = 0; index < count; index += 32) {
        const __m256i *low = (const __m256i *)(units + index), *high = (const __m256i *)(units + index + 16);
        const __m256i *lowNext = (const __m256i *)(units + index + 1), *highNext = (const __m256i *)(units + index + 17);
        __m256i here = _mm256_and_si256(
            _mm256_cmpeq_epi16(_mm256_loadu_si256(low), one), _mm256_cmpeq_epi16(_mm256_loadu_si256(lowNext), two));
        __m256i there = _mm256_and_si256(
            _mm256_cmpeq_epi16(_mm256_loadu_si256(high), one), _mm256_cmpeq_epi16(_mm256_loadu_si256(highNext), two));
        if (_mm256_testz_si256(_mm256_or_si256(here, there), _mm256_or_si256(here, there))) continue;
        uint64_t found = (uint32_t)_mm256_movemask_epi8(here) | (uint64_t)(uint32_t)_mm256_movemask_epi8(there) << 32;
        long place = index + __builtin_ctzll(found) / 2;
        return place < count ? place : count;
    }
    return count;
}

/* Eight bits at a time, whether a word has so many or not: nobody could foretell how many it has. */
__attribute__((target("avx2,bmi,popcnt"))) void cpostings_unpack_bits(
    const void *bits, uint32_t from, int count, uint32_t *numbers) {
    long place = from >> 6;
    uint64_t word;
    memcpy(&word, (const uint8_t *)bits + 8 * place, 8);
    word &= ~0ull << (from & 63);
    for (int index = 0; index < count;) {
        const uint32_t base = (uint32_t)place << 6;
        const int set = __builtin_popcountll(word);
        for (int next = index; next < index + set; next += 8) {
            for (int bit = 0; bit < 8; bit++) {
                numbers[next + bit] = base + (uint32_t)_tzcnt_u64(word);
                word &= word - 1;
            }
        }
        index += set;
        if (index < count) memcpy(&word, (const uint8_t *)bits + 8 * ++place, 8);
    }
}

/* As many of the marks as bits are set in the word, each in the place of its bit. */
__attribute__((target("bmi2"))) uint64_t cpostings_deposit(uint64_t marks, uint64_t word) {
    return _pdep_u64(marks, word);
}

__attribute__((target("bmi2"))) void cpostings_deposit_all(
    const void *bits, long count, const void *marks, uint64_t *found) {
    const uint8_t *mark = marks;
    long rank = 0;
    for (long index = 0; index < count; index++) {
        uint64_t word, next;
        memcpy(&word, (const uint8_t *)bits + 8 * index, 8);
        memcpy(&next, mark + (rank >> 3), 8);
        next >>= rank & 7;
        next |= (uint64_t)mark[(rank >> 3) + 8] << 1 << (63 - (rank & 7));
        found[index] = _pdep_u64(next, word);
        rank += __builtin_popcountll(word);
    }
}

/* Marks the bits of a word, `rank` of them ahead of it, that are found, and tells how many are ahead of the next. */
__attribute__((target("bmi2,popcnt"))) static inline int mark_word(
    uint64_t word, uint64_t with, int rank, uint64_t *low, uint64_t *high) {
    const uint64_t found = _pext_u64(with, word);
    const int next = rank + __builtin_popcountll(word);
    /* Words are beyond 64 from some on, which is foretold better than where each begins. */
    if (rank >= 64) {
        *high |= found << (rank & 63);
    } else {
        *low |= found << rank;
        if (next > 64) *high |= found >> 1 >> (63 - rank);
    }
    return next;
}

__attribute__((target("bmi2,popcnt"))) int cpostings_mark_common(
    const void *bits, const void *other, uint32_t first, uint32_t last, uint64_t marks[2], uint8_t ahead[64]) {
    const size_t start = first >> 6, words = (last >> 6) - start;
    const uint8_t *mine = (const uint8_t *)bits + 8 * start, *theirs = (const uint8_t *)other + 8 * start;
    const uint64_t behind = ~0ull >> (63 - (last & 63));
    uint64_t low = 0, high = 0, word = cpostings_word(mine, 0) & ~0ull << (first & 63);
    int rank = 0;
    memset(ahead, 255, 64);
    for (size_t place = 0; place < words; word = cpostings_word(mine, ++place)) {
        ahead[place & 63] = (uint8_t)rank;
        rank = mark_word(word, cpostings_word(theirs, place), rank, &low, &high);
    }
    ahead[words & 63] = (uint8_t)rank;
    rank = mark_word(word & behind, cpostings_word(theirs, words), rank, &low, &high);
    marks[0] = low;
    marks[1] = high;
    return rank;
}

__attribute__((target("avx2,bmi,bmi2,popcnt"))) void cpostings_unpack_marked(
    const void *bits, uint32_t first, const uint64_t marks[2], const uint8_t ahead[64], uint32_t *numbers) {
    const __m256i low = _mm256_loadu_si256((const __m256i *)ahead);
    const __m256i high = _mm256_loadu_si256((const __m256i *)(ahead + 32));
    const uint32_t start = first >> 6;
    for (int half = 0; half < 2; half++) {
        for (uint64_t rest = marks[half]; rest; rest &= rest - 1) {
            const int rank = half * 64 + (int)_tzcnt_u64(rest);
            const __m256i wanted = _mm256_set1_epi8((char)rank);
            uint64_t reached = (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_max_epu8(low, wanted), wanted));
            reached |= (uint64_t)(uint32_t)_mm256_movemask_epi8(
                           _mm256_cmpeq_epi8(_mm256_max_epu8(high, wanted), wanted)) << 32;
            const uint32_t place = (uint32_t)__builtin_popcountll(reached) - 1;
            uint64_t word;
            memcpy(&word, (const uint8_t *)bits + 8 * (size_t)(start + place), 8);
            if (place == 0) word &= ~0ull << (first & 63);
            word = _pdep_u64(1ull << (rank - ahead[place]), word);
            numbers[rank] = (start + place) << 6 | (uint32_t)_tzcnt_u64(word);
        }
    }
}

#else

int cpostings_processor_can = 0;
void cpostings_sum_gaps(const uint8_t *gaps, int bits, int count, uint32_t before, uint32_t *sums) {}
void cpostings_look_up(const uint32_t *numbers, int count, const void *bitmap, uint64_t found[2]) {}
void cpostings_norms(
    const uint32_t *numbers, int count, const uint8_t *codes, const float norms[256], float *found) {}
void cpostings_add(
    const uint8_t *weights, const float *norms, int count, float idf, int isFirst, float *scores) {}
int cpostings_keep(
    uint32_t *numbers, uint8_t *weights, float *norms, float *scores, int count, float threshold, const float *idfs,
    int terms) {
    return count;
}
int cpostings_next(const float *scores, int from, int count, float least) { return count; }
long cpostings_common(const uint32_t *wanted, long number, const uint32_t *numbers, int count, uint32_t *common) {
    return 0;
}
long cpostings_find(const uint32_t *wanted, long number, const uint32_t *numbers, int count, uint8_t *places) {
    return number;
}
long cpostings_find_pair(const uint16_t *units, long count, uint16_t first, uint16_t second) {
    return count;
}
void cpostings_unpack_bits(const void *bits, uint32_t from, int count, uint32_t *numbers) {}
uint64_t cpostings_deposit(uint64_t marks, uint64_t word) { return 0; }
void cpostings_deposit_all(const void *bits, long count, const void *marks, uint64_t *found) {}
int cpostings_mark_common(
    const void *bits, const void *other, uint32_t first, uint32_t last, uint64_t marks[2], uint8_t ahead[64]) {
    return 0;
}
void cpostings_unpack_marked(
    const void *bits, uint32_t first, const uint64_t marks[2], const uint8_t ahead[64], uint32_t *numbers) {}

#endif

#if defined(__x86_64__)
#define COUNTS_BITS __attribute__((target("popcnt")))
#else
#define COUNTS_BITS
#endif

/* Reads a weight of a block, less one; beside its exceptions. */
static inline uint32_t packed_weight(const uint8_t *packed, uint32_t bits, uint32_t index) {
    uint16_t two;
    memcpy(&two, packed + (index * bits >> 3), 2);
    return (uint32_t)two >> (index * bits & 7) & ((1u << bits) - 1);
}

/* Which are kept is nothing that a jump depends on: whoever comes next need not wait for the lengths, which lie far apart. */
int cpostings_give(
    const uint32_t *numbers, const uint8_t *weights, const uint64_t marks[2], const uint8_t *codes,
    const float norms[256], const float limits[CPOSTINGS_LIMITS], uint32_t *given, uint8_t *givenWeights) {
    int kept = 0;
    for (int half = 0; half < 2; half++) {
        for (uint64_t rest = marks[half]; rest; rest &= rest - 1) {
            int index = half * 64 + __builtin_ctzll(rest);
            uint32_t number = numbers[index];
            uint8_t weight = weights[index];
            given[kept] = number;
            givenWeights[kept] = weight;
            kept += norms[codes[number]] <= limits[weight < CPOSTINGS_LIMITS - 1 ? weight : CPOSTINGS_LIMITS - 1];
        }
    }
    return kept;
}

/* Of two terms, A w / (w + n) + B v / (v + n) >= s, where the norm n is at most the root of s n² + b n + c, with
   b = s (w + v) - A w - B v, and c = w v (s - A - B): of its two forms the one that takes no difference of equals. */
void cpostings_limits(float idf, float otherIdf, float otherWeight, float least, float limits[CPOSTINGS_LIMITS]) {
    const float most = otherIdf * otherWeight, lack = otherWeight * (least - idf - otherIdf);
    static const float weights[CPOSTINGS_LIMITS] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255};
#if defined(__x86_64__)
    const __m128 leasts = _mm_set1_ps(least), zero = _mm_setzero_ps();
    for (int weight = 0; weight < CPOSTINGS_LIMITS; weight += 4) {
        __m128 own = _mm_loadu_ps(weights + weight), constant = _mm_mul_ps(own, _mm_set1_ps(lack));
        __m128 linear = _mm_mul_ps(leasts, _mm_add_ps(own, _mm_set1_ps(otherWeight)));
        linear = _mm_sub_ps(linear, _mm_add_ps(_mm_mul_ps(_mm_set1_ps(idf), own), _mm_set1_ps(most)));
        __m128 square = _mm_sub_ps(_mm_mul_ps(linear, linear), _mm_mul_ps(_mm_set1_ps(4 * least), constant));
        __m128 root = _mm_sqrt_ps(_mm_max_ps(zero, square)), isPositive = _mm_cmpgt_ps(linear, zero);
        __m128 high = _mm_div_ps(_mm_mul_ps(_mm_set1_ps(-2), constant), _mm_add_ps(linear, root));
        __m128 low = _mm_div_ps(_mm_sub_ps(root, linear), _mm_add_ps(leasts, leasts));
        _mm_storeu_ps(limits + weight, _mm_or_ps(_mm_and_ps(isPositive, high), _mm_andnot_ps(isPositive, low)));
    }
#else
    for (int weight = 0; weight < CPOSTINGS_LIMITS; weight++) {
        float linear = least * (weights[weight] + otherWeight) - (idf * weights[weight] + most);
        float constant = weights[weight] * lack, square = linear * linear - 4 * least * constant;
        float root = sqrtf(square > 0 ? square : 0);
        limits[weight] = linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (least + least);
    }
#endif
    /* No article of the list weighs nothing. */
    limits[0] = -1;
}

const float *cpostings_no_limits(void) {
    static const float none[CPOSTINGS_LIMITS] = {
        -1,       INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY,
        INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY, INFINITY,
    };
    return none;
}

int cpostings_lightest(const float limits[CPOSTINGS_LIMITS], float norm) {
    int lighter = 0;
    for (int weight = 0; weight < CPOSTINGS_LIMITS; weight++) lighter += limits[weight] < norm;
    return lighter;
}

/* Whether a block of a list lies in what can be read of it, and its numbers and weights are no wider than they can be. */
static inline int is_sound(const uint8_t *list, const uint8_t *entry, uint32_t length, int hasGaps, size_t size) {
    uint32_t offset;
    memcpy(&offset, entry + 4, 4);
    const uint32_t bits = hasGaps ? entry[8] : 0, code = entry[9], isPatched = code >= 9;
    const size_t end = (size_t)offset + (bits * length + 7) / 8 + ((isPatched ? code - 9 : code) * length + 7) / 8;
    return bits < CPOSTINGS_MOST_BITS && code <= 15 && end <= size && (!isPatched || end + 2 * list[end] < size);
}

/* What stands beside an index among pairs of index and value, so many of them; -1 where there is none. */
static inline int exception_of(const uint8_t *pairs, uint32_t count, uint32_t index) {
#if defined(__x86_64__)
    const __m128i wanted = _mm_set1_epi8((char)index);
    for (uint32_t first = 0; first < count; first += 8) {
        __m128i eight = _mm_loadu_si128((const __m128i *)(pairs + 2 * first));
        unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(eight, wanted)) & 0x5555;
        if (count - first < 8) found &= (1u << 2 * (count - first)) - 1;
        if (found) return pairs[2 * first + __builtin_ctz(found) + 1];
    }
#else
    for (uint32_t first = 0; first < count; first++)
        if (pairs[2 * first] == index) return pairs[2 * first + 1];
#endif
    return -1;
}

/* Nobody could foretell which numbers are passed over: ranks and bounds of all are reckoned first. */
COUNTS_BITS void cpostings_weights_by_rank(
    const struct cpostings_ranked *ranked, const uint32_t *numbers, int count, const float *scores,
    const float *norms, float least, uint8_t *weights) {
    /* What is written is not read again from here. */
    const struct cpostings_ranked list = *ranked;
    const uint8_t *directory = list.list + 16, *start = NULL, *exceptions = NULL;
    const uint32_t blocks = ((uint32_t)list.total + 127) / 128;
    uint32_t ranks[CPOSTINGS_MOST_RANKED];
    uint16_t wanted[CPOSTINGS_MOST_RANKED];
    uint32_t number = 0;
    memset(weights, 0, (size_t)count);
    for (uint32_t next = 0; next < (uint32_t)count; next++) {
        const uint32_t rank = cpostings_rank(list.bits, list.ranks, list.words, numbers[next]);
        const uint32_t block = rank / 128 < blocks ? rank / 128 : blocks - 1;
        const float most = directory[12 * (size_t)block + 10];
        ranks[next] = rank;
        wanted[number] = (uint16_t)next;
        uint32_t offset;
        memcpy(&offset, directory + 12 * (size_t)block + 4, 4);
        __builtin_prefetch(list.list + offset + (list.hasGaps ? 16 * directory[12 * (size_t)block + 8] : 0));
        /* Ahead of the first term there is no score yet, but whatever stands there, maybe no number: nothing is passed over then. */
        number += cpostings_has(list.bits, numbers[next]) &
                  !(scores[next] + list.idf * most / (most + norms[next]) < least);
    }
    uint32_t block = UINT32_MAX, width = 0, exceptionCount = 0;
    for (uint32_t index = 0; index < number; index++) {
        const uint32_t next = wanted[index], rank = ranks[next];
        if (rank / 128 != block) {
            block = rank / 128;
            if (block >= blocks) return;
            const uint8_t *entry = directory + 12 * (size_t)block;
            const uint32_t left = (uint32_t)list.total - 128 * block, length = left < 128 ? left : 128;
            if (!is_sound(list.list, entry, length, list.hasGaps, list.size)) return;
            const uint32_t code = entry[9], isPatched = code >= 9;
            uint32_t offset;
            memcpy(&offset, entry + 4, 4);
            width = isPatched ? code - 9 : code;
            start = list.list + offset + (list.hasGaps ? (entry[8] * length + 7) / 8 : 0);
            exceptions = start + (width * length + 7) / 8;
            exceptionCount = isPatched ? *exceptions : 0;
        }
        const int exception = exception_of(exceptions + 1, exceptionCount, rank & 127);
        weights[next] = (uint8_t)(1 + (exception >= 0 ? (uint32_t)exception : packed_weight(start, width, rank & 127)));
    }
}

static inline uint32_t last_of_block(const uint8_t *list, uint32_t block) {
    uint32_t last;
    memcpy(&last, list + 16 + 12 * (size_t)block, 4);
    return last;
}

uint32_t cpostings_nearby(
    const uint8_t *list, uint32_t block, uint32_t total, uint32_t first, uint32_t last, uint8_t bounds[2]) {
    while (block < total && last_of_block(list, block) < first) block++;
#if defined(__x86_64__)
    /* All four bytes of what they are in. */
    __m128i most = _mm_setzero_si128(), least = _mm_set1_epi8(-1);
    for (; block < total; block++) {
        int four;
        memcpy(&four, list + 16 + 12 * (size_t)block + 8, 4);
        most = _mm_max_epu8(most, _mm_cvtsi32_si128(four));
        least = _mm_min_epu8(least, _mm_cvtsi32_si128(four));
        if (last_of_block(list, block) >= last) break;
    }
    bounds[0] = (uint8_t)(_mm_cvtsi128_si32(most) >> 16);
    bounds[1] = (uint8_t)(_mm_cvtsi128_si32(least) >> 24);
#else
    bounds[0] = 0;
    bounds[1] = 255;
    for (; block < total; block++) {
        const uint8_t *entry = list + 16 + 12 * (size_t)block;
        bounds[0] = entry[10] > bounds[0] ? entry[10] : bounds[0];
        bounds[1] = entry[11] < bounds[1] ? entry[11] : bounds[1];
        if (last_of_block(list, block) >= last) break;
    }
#endif
    return block;
}

COUNTS_BITS void cpostings_rank_words(const void *bits, long count, void *ranks) {
    uint8_t *within = ranks, *ahead = within + 2 * (size_t)count;
    uint32_t sum = 0;
    for (long start = 0; start < count; start += CPOSTINGS_RANKED_WORDS, ahead += 4) {
        const long end = count - start < CPOSTINGS_RANKED_WORDS ? count : start + CPOSTINGS_RANKED_WORDS;
        const uint32_t before = sum;
        memcpy(ahead, &before, 4);
#pragma clang loop unroll_count(4)
        for (long word = start; word < end; word++) {
            const uint16_t rank = (uint16_t)(sum - before);
            memcpy(within + 2 * word, &rank, 2);
            sum += (uint32_t)__builtin_popcountll(cpostings_word(bits, (size_t)word));
        }
    }
}

/* A word is written as often as a number is in it, and never read again: nothing waits for what was just written. What is set soon
   is made zeros just before: later it would be far again. */
uint32_t cpostings_set(const uint32_t *numbers, int count, uint64_t *words, uint32_t clear) {
    if (count == 0) return clear;
    const uint32_t end = (numbers[count - 1] >> 6) + 1;
    if (end > clear) memset(words + clear, 0, 8 * (size_t)(end - clear));
    uint32_t place = numbers[0] >> 6;
    uint64_t word = words[place];
    for (int index = 0; index < count; index++) {
        uint32_t here = numbers[index] >> 6;
        word = (here == place ? word : 0) | 1ull << (numbers[index] & 63);
        words[here] = word;
        place = here;
    }
    return end > clear ? end : clear;
}

/* Eight weights are as many bytes as one has bits: halves, quarters and eighths are moved apart, a byte each. */
static inline uint64_t eight_weights(const uint8_t *packed, int bits) {
    uint64_t spread;
    memcpy(&spread, packed, 8);
    uint64_t halves = (1ull << 4 * bits) - 1, quarters = ((1ull << 2 * bits) - 1) * 0x0000000100000001;
    uint64_t eighths = ((1ull << bits) - 1) * 0x0001000100010001;
    spread = (spread & halves) | (spread >> 4 * bits & halves) << 32;
    spread = (spread & quarters) | (spread >> 2 * bits & quarters) << 16;
    return (spread & eighths) | (spread >> bits & eighths) << 8;
}

void cpostings_heavy(struct cpostings_packed packed, int count, int least, uint64_t marks[2]) {
    const int wanted = least - 1, most = (1 << packed.bits) - 1;
    marks[0] = marks[1] = 0;
    if (wanted == 1 && packed.bits == 1) {
        memcpy(marks, packed.start, 16);
    } else if (wanted <= most && packed.bits < 8) {
        const uint64_t lack = (128 - wanted) * 0x0101010101010101;
        for (int index = 0; index < count; index += 8) {
            uint64_t eight = eight_weights(packed.start + (index >> 3) * packed.bits, packed.bits) + lack;
            eight = (eight >> 7 & 0x0101010101010101) * 0x0102040810204080 >> 56;
            marks[index >> 6] |= eight << (index & 63);
        }
    } else if (wanted <= most) {
        for (int index = 0; index < count; index++)
            marks[index >> 6] |= (uint64_t)(packed.start[index] >= wanted) << (index & 63);
    }
    const uint8_t *last = packed.exceptions + 2 * packed.exceptionCount;
    for (const uint8_t *exception = packed.exceptions; exception < last; exception += 2)
        marks[*exception >> 6] |= (uint64_t)(exception[1] >= wanted) << (*exception & 63);
}

uint64_t cpostings_at_most(const uint8_t *bytes, int count, uint8_t most) {
    uint64_t found = 0;
#if defined(__x86_64__)
    const __m128i mosts = _mm_set1_epi8((char)most);
    for (int index = 0; index < 64 && count == 64; index += 16) {
        __m128i sixteen = _mm_loadu_si128((const __m128i *)(bytes + index));
        uint64_t lower = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_min_epu8(sixteen, mosts), sixteen));
        found |= lower << index;
    }
    if (count == 64) return found;
#endif
    for (int index = 0; index < count; index++) found |= (uint64_t)(bytes[index] <= most) << index;
    return found;
}

const float *cpostings_limits_beside(struct cpostings_limit_rows *rows, int weight, float least) {
    const int index = weight < CPOSTINGS_ROWS - 1 ? weight : CPOSTINGS_ROWS - 1;
    float *row = rows->limits + CPOSTINGS_LIMITS * index;
    if (rows->scores[index] != least) {
        rows->scores[index] = least;
        cpostings_limits(rows->idf, rows->otherIdf, index < CPOSTINGS_ROWS - 1 ? weight : 255, least, row);
    }
    return row;
}

#if defined(__x86_64__)

/* Of eight numbers the bytes and the bits are found at once; then a byte is seldom the one that was just written. */
__attribute__((target("avx2"))) void cpostings_set_blocks(
    const uint8_t *list, size_t size, int total, uint64_t *words, long count) {
    const __m256i low = _mm256_set1_epi32(7), one = _mm256_set1_epi32(1);
    uint8_t *bytes = (uint8_t *)words;
    uint32_t clear = 0, before = UINT32_MAX;
    for (int start = 0; start < total; start += 128) {
        const uint8_t *entry = list + 16 + 12 * (size_t)(start / 128);
        const int length = total - start < 128 ? total - start : 128;
        uint32_t last, offset, numbers[128], places[128], bits[128];
        memcpy(&last, entry, 4);
        memcpy(&offset, entry + 4, 4);
        if (last >> 6 >= (size_t)count || !is_sound(list, entry, (uint32_t)length, 1, size)) break;
        cpostings_sum_gaps(list + offset, entry[8], length, before, numbers);
        if (numbers[length - 1] != last) break;
        before = last;
        const uint32_t end = (last >> 6) + 1;
        memset(words + clear, 0, 8 * (size_t)(end - clear));
        clear = end;
        for (int index = 0; index < length; index += 8) {
            __m256i number = _mm256_loadu_si256((const __m256i *)(numbers + index));
            _mm256_storeu_si256((__m256i *)(places + index), _mm256_srli_epi32(number, 3));
            _mm256_storeu_si256(
                (__m256i *)(bits + index), _mm256_sllv_epi32(one, _mm256_and_si256(number, low)));
        }
#pragma clang loop unroll_count(8)
        for (int index = 0; index < length; index++) bytes[places[index]] |= (uint8_t)bits[index];
    }
    memset(words + clear, 0, 8 * (size_t)(count - clear));
}

/* As cpostings_sum_gaps and cpostings_look_up do, in one loop. No number is looked for beyond the last; what is behind it is looked for as
   if it were there. Where they are dense eight numbers are mostly in sixteen words of 32 bits, which are read at once, not one for
   each number: the bitmap has so many from the last on. */
__attribute__((target("avx2,bmi,bmi2"))) static inline __attribute__((always_inline)) void sum_and_look_up(
    const uint8_t *gaps, int bits, int count, uint32_t before, uint32_t last, int isDense, const void *bitmap,
    uint32_t *sums, uint64_t found[2]) {
    const uint32_t *words = bitmap;
    const struct unpacking with = unpacking_of(bits);
    const __m256i low = _mm256_set1_epi32(31), far = _mm256_set1_epi32(~15);
    const __m256i end = _mm256_set1_epi32((int)(last >> 5));
    const long half = bits / 2;
    __m256i ahead = _mm256_set1_epi32((int)before);
    for (int high = 0; high < 2; high++) {
        uint64_t marks = 0;
#pragma clang loop unroll(full)
        for (int index = 0; index < 64; index += 8) {
            if (high * 64 + index >= count) break;
            const __m256i sum = sum_eight(gaps, gaps + half, with), number = _mm256_add_epi32(sum, ahead);
            gaps += bits;
            ahead = _mm256_add_epi32(ahead, _mm256_permutevar8x32_epi32(sum, _mm256_set1_epi32(7)));
            _mm256_storeu_si256((__m256i *)(sums + high * 64 + index), number);
            const __m256i place = _mm256_min_epu32(_mm256_srli_epi32(number, 5), end);
            const __m128i first = _mm256_castsi256_si128(place);
            const __m256i near = _mm256_sub_epi32(place, _mm256_broadcastd_epi32(first));
            __m256i word;
            if (isDense && _mm256_testz_si256(near, far)) {
                const __m256i *here = (const __m256i *)(words + (uint32_t)_mm_cvtsi128_si32(first));
                word = _mm256_permutevar8x32_epi32(_mm256_loadu_si256(here), near);
                const __m256i next = _mm256_permutevar8x32_epi32(_mm256_loadu_si256(here + 1), near);
                word = _mm256_castps_si256(_mm256_blendv_ps(
                    _mm256_castsi256_ps(word), _mm256_castsi256_ps(next),
                    _mm256_castsi256_ps(_mm256_slli_epi32(near, 28))));
            } else {
                word = _mm256_i32gather_epi32((const int *)words, place, 4);
            }
            word = _mm256_sllv_epi32(word, _mm256_andnot_si256(number, low));
            marks |= (uint64_t)(uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(word)) << index;
        }
        found[high] = marks;
    }
    if (count < 128) {
        found[0] &= count < 64 ? (1ull << count) - 1 : ~0ull;
        found[1] &= count < 64 ? 0 : (1ull << (count - 64)) - 1;
    }
}

/* Weights less one, a byte each, and which of them are at least so much. */
__attribute__((target("avx2,bmi,bmi2"))) static inline __attribute__((always_inline)) void weigh(
    const uint8_t *packed, int width, int isPatched, int length, int least, uint8_t weights[128], uint64_t marks[2]) {
    const uint64_t mask = ((1ull << width) - 1) * 0x0101010101010101;
    const uint8_t *eights = packed;
#pragma clang loop unroll_count(4)
    for (int index = 0; index < length; index += 8, eights += width) {
        uint64_t eight;
        memcpy(&eight, eights, 8);
        eight = _pdep_u64(eight, mask);
        memcpy(weights + index, &eight, 8);
    }
    if (isPatched) {
        const uint8_t *exception = packed + (width * length + 7) / 8, *last = exception + 1 + 2 * *exception;
        for (exception++; exception < last; exception += 2) weights[*exception & 127] = exception[1];
    }
    const __m256i leasts = _mm256_set1_epi8((char)least);
    for (int half = 0; half < 2; half++) {
        __m256i low = _mm256_loadu_si256((const __m256i *)(weights + 64 * half));
        __m256i high = _mm256_loadu_si256((const __m256i *)(weights + 64 * half + 32));
        low = _mm256_cmpeq_epi8(_mm256_max_epu8(low, leasts), low);
        high = _mm256_cmpeq_epi8(_mm256_max_epu8(high, leasts), high);
        marks[half] &= (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high) << 32;
    }
}

/* Up to which byte of a bitmap's words memory is asked for when a number is gone past: so much is read in the time that memory takes. */
static inline size_t fetched_to(uint32_t number, uint32_t words) {
    const size_t ahead = ((size_t)number >> 3) + 4096, end = 8 * (size_t)words;
    return ahead < end ? ahead : end;
}

__attribute__((target("avx2,bmi,bmi2,popcnt"))) int cpostings_pass(
    struct cpostings_pass *pass, float least, int room, uint32_t *given, uint8_t *givenWeights) {
    enum { DENSE = 36 };
    const uint8_t *list = pass->list;
    const uint32_t blocks = (uint32_t)(pass->total + 127) / 128, others = (uint32_t)(pass->otherTotal + 127) / 128;
    const int hasLeast = least > 0;
    /* What is written is read again from here. */
    uint32_t *const numbers = pass->numbers;
    uint8_t *const weights = pass->weights;
    const uint8_t *const codes = pass->codes;
    const float *const norms = pass->norms;
    uint32_t block = pass->block, other = pass->otherBlock;
    uint64_t common = 0;
    int kept = 0;
    size_t fetched = block ? fetched_to(last_of_block(list, block - 1), pass->words) : 0;
    while (block < blocks && kept <= room) {
        const uint8_t *entry = list + 16 + 12 * (size_t)block;
        const uint32_t first = block ? last_of_block(list, block - 1) + 1 : 0, last = last_of_block(list, block);
        const int length = pass->total - 128 * (int)block < 128 ? pass->total - 128 * (int)block : 128;
        uint32_t offset;
        memcpy(&offset, entry + 4, 4);
        const uint8_t *packed = list + offset;
        uint64_t marks[2];
        for (const size_t end = fetched_to(last, pass->words); fetched < end; fetched += 64) {
            __builtin_prefetch((const uint8_t *)pass->common + fetched);
            if (pass->bits) __builtin_prefetch((const uint8_t *)pass->bits + fetched);
        }
        if (last < first || last >> 6 >= pass->words || !is_sound(list, entry, (uint32_t)length, !pass->bits, pass->size)) break;
        if (pass->bits) {
            if (cpostings_mark_common(pass->bits, pass->common, first, last, marks, pass->ahead) != length) break;
        } else {
            const int isDense = last - first <= (uint32_t)(DENSE * length) && (last >> 5) + 16 <= 2 * pass->words;
            if (length < 128)
                sum_and_look_up(packed, entry[8], length, first - 1, last, 0, pass->common, numbers, marks);
            else if (isDense)
                sum_and_look_up(packed, entry[8], 128, first - 1, last, 1, pass->common, numbers, marks);
            else
                sum_and_look_up(packed, entry[8], 128, first - 1, last, 0, pass->common, numbers, marks);
            packed += (entry[8] * length + 7) / 8;
            if (numbers[length - 1] != last) break;
        }
        block++;
        if (!(marks[0] | marks[1])) continue;
        common += (uint64_t)(__builtin_popcountll(marks[0]) + __builtin_popcountll(marks[1]));
        const float *limits = cpostings_no_limits();
        int lightest = 1;
        if (hasLeast) {
            uint8_t bounds[2];
            other = cpostings_nearby(pass->other, other, others, first, last, bounds);
            const float norm = norms[bounds[1] > entry[11] ? bounds[1] : entry[11]];
            limits = cpostings_limits_beside(&pass->rows, bounds[0], least);
            lightest = cpostings_lightest(limits, norm);
            if (lightest > (entry[10] < CPOSTINGS_LIMITS - 1 ? entry[10] : CPOSTINGS_LIMITS - 1)) continue;
        }
        const int code = entry[9], isPatched = code >= 9;
        if (length == 128)
            weigh(packed, isPatched ? code - 9 : code, isPatched, 128, lightest - 1, weights, marks);
        else
            weigh(packed, isPatched ? code - 9 : code, isPatched, length, lightest - 1, weights, marks);
        if (!(marks[0] | marks[1])) continue;
        if (pass->bits) {
            if ((last >> 6) - (first >> 6) < 64)
                cpostings_unpack_marked(pass->bits, first, marks, pass->ahead, numbers);
            else
                cpostings_unpack_bits(pass->bits, first, length, numbers);
        }
        for (int half = 0; half < 2; half++) {
            for (uint64_t rest = marks[half]; rest; rest &= rest - 1) {
                int index = half * 64 + (int)_tzcnt_u64(rest);
                uint32_t number = numbers[index], less = weights[index];
                given[kept] = number;
                givenWeights[kept] = (uint8_t)(less + 1);
                kept += norms[codes[number]] <= limits[less < CPOSTINGS_LIMITS - 2 ? less + 1 : CPOSTINGS_LIMITS - 1];
            }
        }
    }
    /* What is not as it must be ends the pass. */
    pass->block = kept > room ? block : blocks;
    pass->otherBlock = other;
    pass->count += common;
    return kept;
}

#else

void cpostings_set_blocks(const uint8_t *list, size_t size, int total, uint64_t *words, long count) {}
int cpostings_pass(
    struct cpostings_pass *pass, float least, int room, uint32_t *given, uint8_t *givenWeights) { return 0; }

#endif
