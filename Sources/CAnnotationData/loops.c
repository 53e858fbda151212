#include "CAnnotationData.h"

/* Of a scalar and its class: a full-width form becomes the half-width one, traditional ones are counted. */
__attribute__((always_inline)) static inline void fold(
    const uint16_t *table, uint32_t *folded, uint16_t *classes, int *traditional) {
    if (!(*classes & (BULLETIN_WIDE | BULLETIN_TRADITIONAL))) return;
    if (*classes & BULLETIN_WIDE) {
        *folded = *folded == 0x3000 ? 0x20 : *folded - 0xFEE0;
        *classes = table[*folded] | BULLETIN_WIDE;
    } else {
        (*traditional)++;
    }
}

/* One scalar of valid UTF-8 with its class: full-width forms folded. Gives how many bytes it has. */
__attribute__((always_inline)) static inline int decode_one(
    const uint8_t *bytes, const uint16_t *table, uint32_t *folded, uint16_t *classes, int *traditional) {
    uint32_t value = bytes[0];
    int length = 1;
    if ((value & 0xF0) == 0xE0) {
        value = (value & 0xF) << 12 | (uint32_t)(bytes[1] & 0x3F) << 6 | (bytes[2] & 0x3F);
        length = 3;
    } else if (value >= 0xF0) {
        value = (value & 7) << 18 | (uint32_t)(bytes[1] & 0x3F) << 12 | (uint32_t)(bytes[2] & 0x3F) << 6 | (bytes[3] & 0x3F);
        length = 4;
    } else if (value >= 0x80) {
        value = (value & 0x1F) << 6 | (bytes[1] & 0x3F);
        length = 2;
    }
    *folded = value;
    *classes = value < 0x10000 ? table[value] : 0;
    fold(table, folded, classes, traditional);
    return length;
}

static int decode_plain(
    const uint8_t *bytes, int count, const uint16_t *table, uint32_t *folded, uint16_t *classes, int *traditional) {
    int place = 0;
    for (int index = 0; index < count; place++)
        index += decode_one(bytes + index, table, folded + place, classes + place, traditional);
    return place;
}

#if defined(__x86_64__)
#include <immintrin.h>

/* Four characters of three bytes at a time: nearly all that a text has. */
__attribute__((target("avx2"))) static int decode_fast(
    const uint8_t *bytes, int count, const uint16_t *table, uint32_t *folded, uint16_t *classes, int *traditional) {
    const __m128i lead_bits = _mm_setr_epi8(-16, 0, 0, -16, 0, 0, -16, 0, 0, -16, 0, 0, 0, 0, 0, 0);
    const __m128i leads = _mm_setr_epi8(-32, 0, 0, -32, 0, 0, -32, 0, 0, -32, 0, 0, 0, 0, 0, 0);
    const __m128i places = _mm_setr_epi8(2, 1, 0, -1, 5, 4, 3, -1, 8, 7, 6, -1, 11, 10, 9, -1);
    const __m128i bits = _mm_set1_epi32(0x000F3F3F), six = _mm_set1_epi32(0x00014001), twelve = _mm_set1_epi32(0x10000001);
    int place = 0, index = 0;
    while (index + 16 <= count) {
        __m128i read = _mm_loadu_si128((const __m128i *)(bytes + index));
        uint32_t unlike = 0xFFFF ^ (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_and_si128(read, lead_bits), leads));
        __m128i values = _mm_and_si128(_mm_shuffle_epi8(read, places), bits);
        values = _mm_madd_epi16(_mm_maddubs_epi16(values, six), twelve);
        uint64_t low = (uint64_t)_mm_cvtsi128_si64(values), high = (uint64_t)_mm_extract_epi64(values, 1);
        uint16_t a = table[(uint32_t)low], b = table[low >> 32], c = table[(uint32_t)high], d = table[high >> 32];
        _mm_storeu_si128((__m128i *)(folded + place), values);
        classes[place] = a;
        classes[place + 1] = b;
        classes[place + 2] = c;
        classes[place + 3] = d;
        if (!unlike && !((a | b | c | d) & (BULLETIN_WIDE | BULLETIN_TRADITIONAL))) {
            place += 4;
            index += 12;
            continue;
        }
        /* So many have three bytes; some of them may have to be folded. */
        int whole = unlike ? __builtin_ctz(unlike) / 3 : 4;
        for (int end = place + whole; place < end; place++)
            fold(table, folded + place, classes + place, traditional);
        index += 3 * whole;
        if (whole < 4) {
            index += decode_one(bytes + index, table, folded + place, classes + place, traditional);
            place++;
        }
    }
    for (; index < count; place++)
        index += decode_one(bytes + index, table, folded + place, classes + place, traditional);
    return place;
}

int bulletin_decode(
    const uint8_t *bytes, int count, const uint16_t *table, uint32_t *folded, uint16_t *classes, int *traditional) {
    *traditional = 0;
    return bulletin_names_is_fast() ? decode_fast(bytes, count, table, folded, classes, traditional)
                                    : decode_plain(bytes, count, table, folded, classes, traditional);
}

int bulletin_names_is_fast(void) {
    __builtin_cpu_init();
    return __builtin_cpu_supports("avx2") != 0;
}

static const uint64_t factor = 0x9E3779B97F4A7C15;

static inline uint64_t pair_hash(const uint16_t *classes) {
    return ((uint64_t)classes[0] << 13 | classes[1]) * factor;
}

static inline uint64_t triple_hash(const uint16_t *classes) {
    return (1ull << 40 | (uint64_t)classes[0] << 26 | (uint64_t)classes[1] << 13 | classes[2]) * factor;
}

enum { HANDFUL = 512, LONGEST_RUN = 2048 };

/* 。!?; or the end of a line; full-width marks are folded. */
static inline int ends_sentence(uint32_t value) {
    const uint64_t half_width = 1ull << 0x3B | 1ull << 0x21 | 1ull << 0x3F | 1ull << 0x0A;
    return value == 0x3002 || (value < 64 && half_width >> value & 1);
}

/* Takes sentences in hand, each with two places of class 0 ahead of it and behind it, those between two shared. Gives how many
   places are taken. */
__attribute__((target("avx2"))) static int take(
    const bulletin_names_tables *tables, const uint32_t *scalars, int count, bulletin_names_hand *hand, int *start) {
    uint16_t *restrict classes = hand->classes;
    const uint16_t *restrict class_of = tables->classes;
    int place = 2, next = *start, sentences = 0;
    const __m256i full_stop = _mm256_set1_epi32(0x3002), semicolon = _mm256_set1_epi32(0x3B);
    const __m256i exclamation = _mm256_set1_epi32(0x21), question = _mm256_set1_epi32(0x3F);
    const __m256i line_end = _mm256_set1_epi32(0x0A), highest = _mm256_set1_epi32(0xFFFF);
    classes[0] = classes[1] = 0;
    while (next < count && place < HANDFUL) {
        int limit = count - next < LONGEST_RUN ? count : next + LONGEST_RUN;
        hand->sentences[sentences].start = place;
        hand->sentences[sentences].shift = next - place;
        while (next < limit) {
            if (limit - next >= 8) {
                /* Eight at a time, up to what ends a sentence or has no class of its own. */
                __m256i eight = _mm256_loadu_si256((const __m256i *)(scalars + next));
                __m256i ends = _mm256_or_si256(
                    _mm256_or_si256(_mm256_cmpeq_epi32(eight, full_stop), _mm256_cmpeq_epi32(eight, semicolon)),
                    _mm256_or_si256(_mm256_cmpeq_epi32(eight, exclamation), _mm256_cmpeq_epi32(eight, question)));
                ends = _mm256_or_si256(
                    ends, _mm256_or_si256(_mm256_cmpeq_epi32(eight, line_end), _mm256_cmpgt_epi32(eight, highest)));
                uint32_t bits = (uint32_t)_mm256_movemask_epi8(ends);
                int free = bits ? __builtin_ctz(bits) / 4 : 8;
                if (free == 8) {
                    for (int lane = 0; lane < 8; lane++) classes[place + lane] = class_of[scalars[next + lane]];
                    place += 8;
                    next += 8;
                    continue;
                }
                for (int lane = 0; lane < free; lane++) classes[place + lane] = class_of[scalars[next + lane]];
                place += free;
                next += free;
            }
            uint32_t value = scalars[next++];
            classes[place++] = value < 0x10000 ? class_of[value] : 1;
            if (ends_sentence(value)) break;
        }
        hand->sentences[sentences++].end = place;
        classes[place] = classes[place + 1] = 0;
        place += 2;
    }
    hand->sentence_count = sentences;
    *start = next;
    return place;
}

/* What is known of the pair that starts at each place, and the pair's hash; where each place's weights begin. */
__attribute__((target("avx2"))) static void look_up_quiet(
    const bulletin_names_tables *tables, int places, bulletin_names_hand *hand) {
    /* Parts that lie apart: a byte that is written might be any of them, and all would be loaded again for each place. */
    const uint16_t *restrict classes = hand->classes;
    uint32_t *restrict singles = hand->singles;
    uint64_t *restrict hashes = hand->hashes;
    uint8_t *restrict quiet = hand->quiet;
    const __m128i *restrict buckets = (const __m128i *)tables->quiet;
    const uint32_t shift = tables->quiet_shift;
    const __m256i both_bits = _mm256_set1_epi16(7);
    const __m128i bits = _mm256_castsi256_si128(both_bits);
    for (int place = 0; place < places; place++) singles[place] = classes[place] * 80u;
    int place = 1;
    /* Two at a time: they share all but the bucket and the mark. */
    for (; place + 1 < places - 1; place += 2) {
        uint64_t first = pair_hash(classes + place), second = pair_hash(classes + place + 1);
        hashes[place] = first;
        hashes[place + 1] = second;
        __m256i slots = _mm256_inserti128_si256(
            _mm256_castsi128_si256(_mm_load_si128(buckets + (first >> shift))),
            _mm_load_si128(buckets + (second >> shift)), 1);
        __m256i mark = _mm256_inserti128_si256(
            _mm256_castsi128_si256(_mm_set1_epi16((short)(first >> 20 & 0x1FFF))),
            _mm_set1_epi16((short)(second >> 20 & 0x1FFF)), 1);
        __m256i hit = _mm256_and_si256(
            _mm256_cmpeq_epi16(_mm256_srli_epi16(slots, 3), mark), _mm256_and_si256(slots, both_bits));
        /* One lane of each half at most is not 0, and it holds three bits. */
        hit = _mm256_sad_epu8(hit, _mm256_setzero_si256());
        hit = _mm256_or_si256(hit, _mm256_srli_si256(hit, 8));
        quiet[place] = (uint8_t)_mm_cvtsi128_si32(_mm256_castsi256_si128(hit));
        quiet[place + 1] = (uint8_t)_mm_cvtsi128_si32(_mm256_extracti128_si256(hit, 1));
    }
    for (; place < places - 1; place++) {
        uint64_t hash = pair_hash(classes + place);
        hashes[place] = hash;
        __m128i slots = _mm_load_si128(buckets + (hash >> shift));
        __m128i mark = _mm_set1_epi16((short)(hash >> 20 & 0x1FFF));
        __m128i hit = _mm_and_si128(_mm_cmpeq_epi16(_mm_srli_epi16(slots, 3), mark), _mm_and_si128(slots, bits));
        /* One lane at most is not 0, and it holds three bits. */
        hit = _mm_sad_epu8(hit, _mm_setzero_si128());
        quiet[place] = (uint8_t)(_mm_cvtsi128_si32(hit) | _mm_extract_epi16(hit, 4));
    }
}

/* A stretch of places that may be part of names. Pairs and triples from two places ahead of it to the one behind it speak of
   its characters. */
static void add_stretch(
    const bulletin_names_tables *tables, bulletin_names_hand *hand, const bulletin_names_run *sentence, int start, int end,
    int *reached) {
    const uint64_t *restrict hashes = hand->hashes;
    const uint32_t *slots = tables->slots;
    const uint32_t shift = tables->slot_shift;
    int32_t *restrict wanted = hand->wanted;
    int count = hand->wanted_count;
    hand->stretches[hand->stretch_count++] = (bulletin_names_run){start, end, sentence->shift};
    int behind = end + 1 < sentence->end ? end + 1 : sentence->end;
    int first = start - 2 > sentence->start - 1 ? start - 2 : sentence->start - 1;
    for (int place = *reached > first ? *reached : first; place < behind; place++) {
        wanted[count++] = place;
        __builtin_prefetch(slots + 4 * (hashes[place] >> shift));
    }
    hand->wanted_count = count;
    if (start == sentence->start) hand->grams[2 * start - 4] = hand->grams[2 * start - 3] = 0;
    if (behind == sentence->end) hand->grams[2 * behind] = hand->grams[2 * behind + 1] = 0;
    *reached = behind;
}

/* Only stretches that a name may stand in are searched: outside them the path is known. A place is of one where a name may
   begin, or where one before may go on: as a carry does in an addition. */
__attribute__((target("avx2"))) static void find_stretches(
    const bulletin_names_tables *tables, bulletin_names_hand *hand) {
    hand->stretch_count = hand->wanted_count = 0;
    int reached = 0;
    for (int number = 0; number < hand->sentence_count; number++) {
        const bulletin_names_run *sentence = hand->sentences + number;
        uint64_t is_open = 0;
        int first = 0;
        for (int place = sentence->start; place < sentence->end; place += 32) {
            __m256i before = _mm256_loadu_si256((const __m256i *)(hand->quiet + place - 1));
            __m256i after = _mm256_loadu_si256((const __m256i *)(hand->quiet + place));
            uint64_t bring_none = (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(before, 7));
            uint64_t open_none = (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(after, 6));
            uint64_t end_any = (uint32_t)_mm256_movemask_epi8(_mm256_slli_epi16(before, 5));
            int count = sentence->end - place < 32 ? sentence->end - place : 32;
            uint64_t mask = (1ull << count) - 1;
            uint64_t begins = ~(bring_none | open_none) & mask, either = begins | (~end_any & mask);
            uint64_t open = ((either + begins + is_open) ^ either ^ begins) >> 1;
            uint64_t edges = (open ^ (open << 1 | is_open)) & mask;
            while (edges) {
                int edge = place + __builtin_ctzll(edges);
                edges &= edges - 1;
                is_open ^= 1;
                if (is_open) first = edge;
                else add_stretch(tables, hand, sentence, first, edge, &reached);
            }
        }
        if (is_open) add_stretch(tables, hand, sentence, first, sentence->end, &reached);
    }
}

/* 14 bits of the hash, 1 bit for a pair that triples begin with, 17 bits the row: the lower 18 of the hit, 0 for none. */
__attribute__((target("avx2"), always_inline)) static inline uint32_t entry(
    const bulletin_names_tables *tables, uint64_t hash) {
    uint32_t bucket = (uint32_t)(hash >> tables->slot_shift);
    const __m128i mark = _mm_set1_epi32((int)(hash >> 20 & 0x3FFF));
    for (;;) {
        const uint32_t *four = tables->slots + 4 * (size_t)bucket;
        __m128i slots = _mm_load_si128((const __m128i *)four);
        __m128i hits = _mm_and_si128(_mm_cmpeq_epi32(_mm_srli_epi32(slots, 18), mark), slots);
        hits = _mm_or_si128(hits, _mm_unpackhi_epi64(hits, hits));
        /* A free slot is 0: it may look like a hit of mark 0, and says nothing all the same. */
        uint64_t both = (uint64_t)_mm_cvtsi128_si64(hits);
        uint32_t found = (uint32_t)(both | both >> 32);
        if (found || !four[3]) return found & 0x3FFFF;
        bucket = (bucket + 1) & tables->slot_mask;
    }
}

/* Where the rows of the pair and of the triple begin that start at each wanted place, of which the slots have been asked for:
   two grams a place. */
__attribute__((target("avx2"))) static void look_up_grams(
    const bulletin_names_tables *tables, bulletin_names_hand *hand) {
    const bulletin_names_tables own = *tables;
    const uint16_t *restrict classes = hand->classes;
    const int32_t *restrict wanted = hand->wanted;
    int32_t *restrict triples = hand->triples;
    uint32_t *restrict grams = hand->grams;
    uint64_t *restrict hashes = hand->hashes;
    const int count = hand->wanted_count;
    int of_triples = 0;
    for (int index = 0; index < count; index++) {
        int place = wanted[index];
        uint32_t bits = entry(&own, hashes[place]);
        uint32_t row = (bits & 0x1FFFF) * 64;
        grams[2 * place] = row;
        grams[2 * place + 1] = 0;
        __builtin_prefetch(own.rows + row);
        triples[of_triples] = place;
        of_triples += bits >> 17;
    }
    for (int index = 0; index < of_triples; index++) {
        uint64_t hash = triple_hash(classes + triples[index]);
        hashes[triples[index]] = hash;
        __builtin_prefetch(own.slots + 4 * (hash >> own.slot_shift));
    }
    for (int index = 0; index < of_triples; index++) {
        uint32_t row = (entry(&own, hashes[triples[index]]) & 0x1FFFF) * 64;
        grams[2 * triples[index] + 1] = row;
        __builtin_prefetch(own.rows + row);
    }
}

/* Rows of the transitions. */
enum { START = 0, LINKS = 1, LEADS = 8, FROM_BEGIN = 9, FROM_INSIDE = 10 };

/* What stands before outside, begin or single: outside, and end and single of each kind. */
static const int closed[7] = {0, 3, 4, 7, 8, 11, 12};

__attribute__((target("avx2"))) static void search(
    const bulletin_names_tables *tables, const int16_t (*transitions)[16], const uint32_t *singles,
    const uint32_t *grams, int first, int end, int16_t *scores, uint8_t *origins) {
#define LOAD(lanes) _mm256_loadu_si256((const __m256i *)(lanes))
#define WEIGHTS(place) _mm256_cvtepu8_epi16(_mm_load_si128((const __m128i *)(place)))
    const __m256i from_outside = LOAD(transitions[LINKS]), leads = LOAD(transitions[LEADS]);
    const __m256i from_begin = LOAD(transitions[FROM_BEGIN]), from_inside = LOAD(transitions[FROM_INSIDE]);
    const __m256i zero = _mm256_setzero_si256();
#define FOUR(a, b, c, d) 2 * a, 2 * a + 1, 2 * b, 2 * b + 1, 2 * c, 2 * c + 1, 2 * d, 2 * d + 1
    /* Each begin in the lanes of its kind's inside and end; each inside too. */
    const __m256i begins = _mm256_setr_epi8(
        FOUR(0, 1, 1, 1), FOUR(4, 5, 5, 5), FOUR(0, 1, 1, 1), FOUR(4, 5, 6, 7));
    const __m256i insides = _mm256_setr_epi8(
        FOUR(0, 1, 2, 2), FOUR(4, 5, 6, 6), FOUR(0, 1, 2, 2), FOUR(4, 5, 6, 7));
    __m256i before = LOAD(transitions[START]);
    const uint8_t *single = tables->singles, *rows = tables->rows;
    for (int place = first; place < end; place++) {
        const uint32_t *s = singles + place - 2, *g = grams + 2 * place - 4;
        __m256i sum = WEIGHTS(single + s[0]);
        sum = _mm256_add_epi16(sum, WEIGHTS(single + s[1] + 16));
        sum = _mm256_add_epi16(sum, WEIGHTS(single + s[2] + 32));
        sum = _mm256_add_epi16(sum, WEIGHTS(single + s[3] + 48));
        sum = _mm256_add_epi16(sum, WEIGHTS(single + s[4] + 64));
        __m256i more = WEIGHTS(rows + g[6]);
        more = _mm256_add_epi16(more, WEIGHTS(rows + g[7]));
        more = _mm256_add_epi16(more, WEIGHTS(rows + g[4] + 16));
        more = _mm256_add_epi16(more, WEIGHTS(rows + g[5] + 16));
        more = _mm256_add_epi16(more, WEIGHTS(rows + g[2] + 32));
        more = _mm256_add_epi16(more, WEIGHTS(rows + g[3] + 32));
        more = _mm256_add_epi16(more, WEIGHTS(rows + g[0] + 48));
        more = _mm256_add_epi16(more, WEIGHTS(rows + g[1] + 48));
        sum = _mm256_add_epi16(sum, more);

        /* What comes from outside is 0: each place's scores are those over it. */
        __m256i best = from_outside;
        uint8_t origin = 0;
        if (_mm256_movemask_epi8(_mm256_cmpgt_epi16(_mm256_add_epi16(before, leads), zero))) {
            int16_t lanes[16] __attribute__((aligned(32)));
            _mm256_store_si256((__m256i *)lanes, before);
            for (int from = 1; from < 7; from++)
                best = _mm256_max_epi16(
                    best, _mm256_add_epi16(LOAD(transitions[LINKS + from]), _mm256_set1_epi16(lanes[closed[from]])));
            int16_t outside = (int16_t)_mm256_extract_epi16(best, 0);
            origin = outside > transitions[LINKS][0] ? 3 : 1;
        }
        best = _mm256_max_epi16(best, _mm256_add_epi16(_mm256_shuffle_epi8(before, begins), from_begin));
        best = _mm256_max_epi16(best, _mm256_add_epi16(_mm256_shuffle_epi8(before, insides), from_inside));
        sum = _mm256_add_epi16(sum, best);
        before = _mm256_sub_epi16(sum, _mm256_broadcastw_epi16(_mm256_castsi256_si128(sum)));
        _mm256_store_si256((__m256i *)(scores + 16 * (size_t)place), before);
        origins[place] = origin;
    }
}

/* The label before `label` on the best path. */
static int origin_of(
    const int16_t (*transitions)[16], int label, const int16_t before[16], int is_mixed) {
    int part = (label - 1) & 3;
    if (label > 0 && (part == 1 || part == 2)) {
        int begin = label - part;
        int16_t of_begin = (int16_t)(before[begin] + transitions[FROM_BEGIN][label]);
        int16_t of_inside = (int16_t)(before[begin + 1] + transitions[FROM_INSIDE][label]);
        return of_inside > of_begin ? begin + 1 : begin;
    }
    if (!is_mixed) return 0;
    int best = 0;
    int16_t most = (int16_t)(before[0] + transitions[LINKS][label]);
    for (int from = 1; from < 7; from++) {
        int16_t score = (int16_t)(before[closed[from]] + transitions[LINKS + from][label]);
        if (score > most) {
            best = closed[from];
            most = score;
        }
    }
    return best;
}

/* The names of the best path over a stretch, left to right, from `names` on. Gives how many these are. */
static int search_stretch(
    const bulletin_names_tables *tables, const int16_t (*transitions)[16], bulletin_names_hand *hand,
    const bulletin_names_run *stretch, bulletin_name *names) {
    int first = stretch->start, end = stretch->end;
    int16_t *scores = hand->scores;
    const uint8_t *origins = hand->origins;
    search(tables, transitions, hand->singles, hand->grams, first, end, scores, hand->origins);
    const int16_t *last = scores + 16 * (size_t)(end - 1);
    int label = 0, count = 0, behind = 0;
    for (int from = 1; from < 7; from++)
        if (last[closed[from]] > last[label]) label = closed[from];
    for (int place = end - 1;; place--) {
        if (label == 0) {
            /* Nothing but outside leads to outside. */
            while (place > first && !(origins[place] & 2)) place--;
        } else {
            int part = (label - 1) & 3;
            if (part >= 2) behind = place + 1;
            if (part == 0 || part == 3)
                names[count++] = (bulletin_name){place + stretch->shift, behind + stretch->shift, (label - 1) >> 2};
        }
        if (place == first) break;
        label = origin_of(transitions, label, scores + 16 * (size_t)(place - 1), origins[place] & 1);
    }
    for (int low = 0, high = count - 1; low < high; low++, high--) {
        bulletin_name name = names[low];
        names[low] = names[high];
        names[high] = name;
    }
    return count;
}

int bulletin_names_read(
    const bulletin_names_tables *tables, const int16_t *transitions, const uint32_t *scalars, int count, int *start,
    bulletin_names_hand *hand, bulletin_name *names) {
    int places = take(tables, scalars, count, hand, start);
    look_up_quiet(tables, places, hand);
    find_stretches(tables, hand);
    look_up_grams(tables, hand);
    int found = 0;
    for (int number = 0; number < hand->stretch_count; number++)
        found += search_stretch(
            tables, (const int16_t (*)[16])transitions, hand, hand->stretches + number, names + found);
    return found;
}

#else

int bulletin_decode(
    const uint8_t *bytes, int count, const uint16_t *table, uint32_t *folded, uint16_t *classes, int *traditional) {
    *traditional = 0;
    return decode_plain(bytes, count, table, folded, classes, traditional);
}

int bulletin_names_is_fast(void) { return 0; }
int bulletin_names_read(
    const bulletin_names_tables *tables, const int16_t *transitions, const uint32_t *scalars, int count, int *start,
    bulletin_names_hand *hand, bulletin_name *names) {
    return 0;
}

#endif
