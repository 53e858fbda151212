/* Loops over a block of postings, eight at a time, in instructions that Swift has no words for (AVX2 and BMI: processors since 2013).
   PostingBlock has the same in Swift for all others. Nothing here decides anything. */
#ifndef CPOSTINGS_H
#define CPOSTINGS_H

#include <stddef.h>
#include <stdint.h>

/* Whether this processor can, and this thread has not been told to do without; the others below are called only then. */
static inline int cpostings_is_fast(void) {
    extern int cpostings_processor_can;
    extern _Thread_local int cpostings_does_without __attribute__((tls_model("initial-exec")));
    return cpostings_processor_can && !cpostings_does_without;
}

/* Has this thread do as on a processor that cannot, or as usual again: for tests of the loops in Swift. */
void cpostings_do_without(int yes);

/* Wider gaps are left to Swift. */
enum { CPOSTINGS_MOST_BITS = 25, CPOSTINGS_OVERREAD = 32, CPOSTINGS_OVERWRITE = 72 };

/* Sums up gaps of 1 to CPOSTINGS_MOST_BITS bits, packed one after another, each one less than what it stands for: the first
   sum is before + 1 + the first gap. Writes, and reads, up to the next multiple of eight; reads 32 bytes beyond at most. */
void cpostings_sum_gaps(const uint8_t *gaps, int bits, int count, uint32_t before, uint32_t *sums);

/* The first `count` numbers from there on whose bits are set. Writes up to CPOSTINGS_OVERWRITE more. */
void cpostings_unpack_bits(const void *bits, uint32_t from, int count, uint32_t *numbers);

/* A bit for each of the numbers, up to 128 of them: whether it is set in the bitmap. */
void cpostings_look_up(const uint32_t *numbers, int count, const void *bitmap, uint64_t found[2]);

/* By number, the norm of that article's length. Reads three bytes beyond the codes. */
void cpostings_norms(const uint32_t *numbers, int count, const uint8_t *codes, const float norms[256], float *found);

/* Adds idf * weight / (weight + norm) to each score; the first such sets it. Reads, and writes, up to the next multiple of eight. */
void cpostings_add(
    const uint8_t *weights, const float *norms, int count, float idf, int isFirst, float *scores);

/* Moves those together whose score and all the idfs, added one by one, are at least `threshold`, and tells how many they are.
   Reads, and writes, up to the next multiple of eight. */
int cpostings_keep(
    uint32_t *numbers, uint8_t *weights, float *norms, float *scores, int count, float threshold, const float *idfs,
    int terms);

/* The first of the scores, from one on, that is at least that; `count` where none is. Reads up to seven beyond. */
int cpostings_next(const float *scores, int from, int count, float least);

/* The weights of a block, less one each, packed in so many bits; and those that are larger, pairs of index and weight. */
struct cpostings_packed {
    const uint8_t *start, *exceptions;
    int bits, exceptionCount;
};

/* By weight: up to which norm an article of that weight, and of another in another list, scores `least`, which is more than
   nothing. 0 and less where none does. The last stands for all that are no less than it. For every processor, as the following
   are. */
enum { CPOSTINGS_LIMITS = 16 };
void cpostings_limits(float idf, float otherIdf, float otherWeight, float least, float limits[CPOSTINGS_LIMITS]);

/* Limits by weight of the other, CPOSTINGS_LIMITS of each, the last for all that are no less; and for which score they were reckoned,
   0 where they were not. */
enum { CPOSTINGS_ROWS = 32 };
struct cpostings_limit_rows {
    float idf, otherIdf;
    float *limits, *scores;
};
const float *cpostings_limits_beside(struct cpostings_limit_rows *rows, int weight, float least);

/* Every article scores enough. */
const float *cpostings_no_limits(void);

/* The lightest that scores enough with that norm; as many as there are limits where none does. */
int cpostings_lightest(const float limits[CPOSTINGS_LIMITS], float norm);

/* Of the marked postings those that may score enough. Writes their numbers and weights, and tells how many they are; each that
   is marked is written behind them for a moment. */
int cpostings_give(
    const uint32_t *numbers, const uint8_t *weights, const uint64_t marks[2], const uint8_t *codes,
    const float norms[256], const float limits[CPOSTINGS_LIMITS], uint32_t *given, uint8_t *givenWeights);

/* The largest weight and the shortest length of the blocks of a list that articles from one to another may be in; it has `total`
   blocks. None of those is ahead of `block`; tells which is the last. */
uint32_t cpostings_nearby(
    const uint8_t *list, uint32_t block, uint32_t total, uint32_t first, uint32_t last, uint8_t bounds[2]);

/* Goes through the blocks of a list for the numbers that are in another too: counts them, and gives those that may score enough,
   with their weights, until there are more than `room` of them, or the blocks are at their end, or one is not as it must be; a block
   of them has room behind that. As HeavyPostings, ScoreLimits and PostingBlock do it one by one. Only where it is fast. */
struct cpostings_pass {
    /* Both in blocks; bits, where the list's numbers lie so, and those that it is looked for in. */
    const uint8_t *list, *other;
    /* Of the list, that can be read. */
    size_t size;
    const void *bits, *common;
    /* Of 64 bits, in each of the bitmaps. */
    uint32_t words;
    int total, otherTotal;
    const uint8_t *codes;
    const float *norms;
    struct cpostings_limit_rows rows;
    /* Room for a block of them. */
    uint32_t *numbers;
    uint8_t *weights, *ahead;
    /* How far it has come, and how many are in both so far. */
    uint32_t block, otherBlock;
    uint64_t count;
};
int cpostings_pass(struct cpostings_pass *pass, float least, int room, uint32_t *given, uint8_t *givenWeights);

/* How many bits are set ahead of each word of 64: 16 bits for each, counted from the first of so many, and then 32 for all of these.
   As many bytes as cpostings_rank_bytes says. */
enum { CPOSTINGS_RANKED_WORDS = 1024 };
static inline size_t cpostings_rank_bytes(size_t words) {
    return 2 * words + 4 * ((words + CPOSTINGS_RANKED_WORDS - 1) / CPOSTINGS_RANKED_WORDS);
}
void cpostings_rank_words(const void *bits, long words, void *ranks);

static inline uint64_t cpostings_word(const void *bits, size_t index) {
    uint64_t word;
    __builtin_memcpy(&word, (const uint8_t *)bits + 8 * index, 8);
    return word;
}

static inline int cpostings_has(const void *bits, uint32_t number) {
    return cpostings_word(bits, number >> 6) >> (number & 63) & 1;
}

/* How many are set ahead of a number. */
static inline uint32_t cpostings_rank(const void *bits, const void *ranks, size_t words, uint32_t number) {
    const size_t word = number >> 6;
    const uint8_t *start = (const uint8_t *)ranks;
    uint16_t within;
    uint32_t ahead;
    __builtin_memcpy(&within, start + 2 * word, 2);
    __builtin_memcpy(&ahead, start + 2 * words + 4 * (word / CPOSTINGS_RANKED_WORDS), 4);
    return ahead + within + (uint32_t)__builtin_popcountll(cpostings_word(bits, word) & ((1ull << (number & 63)) - 1));
}

/* Where so many of a list's numbers lie, as PostingLayout has it, in so many bytes that can be read, and as bits, so many words of them. */
struct cpostings_ranked {
    const uint8_t *list;
    size_t size;
    const void *bits, *ranks;
    size_t words;
    int total, hasGaps;
    float idf;
};

/* The weights of numbers in a list: 0 where it has them not, and where the largest of its block is too light for `least`, were it
   added to the score, by the norm. With -INFINITY none is, whatever stands for a score. Up to so many at once. */
enum { CPOSTINGS_MOST_RANKED = 256 };
void cpostings_weights_by_rank(
    const struct cpostings_ranked *ranked, const uint32_t *numbers, int count, const float *scores,
    const float *norms, float least, uint8_t *weights);

/* Which postings of a block, as many as `count` says, have at least that weight, which is more than 1; what is beyond them is
   anything. */
void cpostings_heavy(struct cpostings_packed packed, int count, int least, uint64_t marks[2]);

/* Which of up to 64 bytes are no more than that. */
uint64_t cpostings_at_most(const uint8_t *bytes, int count, uint8_t most);

/* Sets the bits of numbers, which ascend, and are beyond all whose bits are set. Words from `clear` on are made zeros first, as far as
   the last number; tells from where on they are yet to be. */
uint32_t cpostings_set(const uint32_t *numbers, int count, uint64_t *words, uint32_t clear);

/* Sets the bits of all numbers of a list that lies in blocks with gaps, in so many words of 64, and makes all others zeros; `size` bytes
   of the list can be read. Ends ahead of what is not as it must be. Only where it is fast. */
void cpostings_set_blocks(const uint8_t *list, size_t size, int total, uint64_t *words, long count);

/* Which of the wanted numbers are among the others, up to 128 of them; both ascend. Has room for all that are wanted, and tells
   how many were found. */
long cpostings_common(const uint32_t *wanted, long number, const uint32_t *numbers, int count, uint32_t *common);

/* Where the wanted numbers stand among up to 128 others, counted from one; 0 where they do not. Both ascend. Ends behind the
   last of the others, and tells how many were looked for. Reads up to seven beyond the others, whatever they are. */
long cpostings_find(const uint32_t *wanted, long number, const uint32_t *numbers, int count, uint8_t *places);

/* The first of `count` places where one unit stands and the other behind it; `count` where there is none. Reads up to 32 units
   beyond the last place. */
long cpostings_find_pair(const uint16_t *units, long count, uint16_t first, uint16_t second);

/* As many of the marks as bits are set in the word, each in the place of its bit. Only where it is fast, as the next. */
uint64_t cpostings_deposit(uint64_t marks, uint64_t word);

/* The same of many words, with a mark for each of their bits. Reads nine bytes from the last mark on. */
void cpostings_deposit_all(const void *bits, long count, const void *marks, uint64_t *found);

/* A mark for each of up to 128 bits that are set from `first` to `last`: whether the other bitmap has it too. Where they are in
   64 words at most, `ahead` tells by word how many of them are ahead of it. Tells how many they are. Only where it is fast, as the
   next. */
int cpostings_mark_common(
    const void *bits, const void *other, uint32_t first, uint32_t last, uint64_t marks[2], uint8_t ahead[64]);

/* Those of them that are marked, each in its place; the others stay as they are. */
void cpostings_unpack_marked(
    const void *bits, uint32_t first, const uint64_t marks[2], const uint8_t ahead[64], uint32_t *numbers);

/* Asks for memory that will be read soon, and waits for nothing. */
static inline void cpostings_prefetch(const void *memory) { __builtin_prefetch(memory); }

/* Words that several threads look at and change: who sees a change sees all that was done ahead of it. */
static inline uint64_t cpostings_load(const uint64_t *word) { return __atomic_load_n(word, __ATOMIC_ACQUIRE); }

/* Sets bits, and tells what was there before. */
static inline uint64_t cpostings_set_shared(uint64_t *word, uint64_t bits) {
    return __atomic_fetch_or(word, bits, __ATOMIC_ACQ_REL);
}

static inline void cpostings_decrement(uint64_t *word) { (void)__atomic_fetch_sub(word, 1, __ATOMIC_ACQ_REL); }

/* Memory for what is large and read here and there, zeros, at a line of the processor's cache: in pages of two megabytes
   where the system has them for who asks, else in plain ones. What is read in plain ones waits for the table of pages as
   often as for the memory, and each of them costs microseconds when it is first written to. NULL where there is no room. */
void *cpostings_take_memory(size_t size);
void cpostings_give_memory_back(void *memory, size_t size);

/* Asks for large pages where memory lies that somebody else took and that nobody has written to. */
void cpostings_prefer_large_pages(void *memory, size_t size);

#endif
