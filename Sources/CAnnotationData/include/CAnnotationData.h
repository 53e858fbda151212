// Tables that the Annotation room reads, embedded at compile time: nothing to find, open or copy at the start.
#pragma once

#include <stdint.h>

// Written by scripts/build-gazetteer; laid out as Gazetteer.swift says. Aligned to 64 bytes.
extern const void *const bulletin_gazetteer;

// Written by scripts/train-names; laid out as NameModel.swift says. Aligned to 64 bytes.
extern const void *const bulletin_names;

// Written by scripts/build-phrases; laid out as PhraseTable.swift says. Aligned to 64 bytes.
extern const void *const bulletin_phrases;

// Written by scripts/train-noun-ends; laid out as NounEnds.swift says. Aligned to 64 bytes.
extern const void *const bulletin_noun_ends;

// Asks for the cache line at `place`, which will be read soon. Reads nothing and cannot fail, whatever the address.
static inline void bulletin_prefetch(const void *place) { __builtin_prefetch(place); }

// Classes of scalars in `bulletin_decode`: printed full-width; traditional.
enum { BULLETIN_WIDE = 0x8000, BULLETIN_TRADITIONAL = 0x400 };

// The scalars of `count` bytes of valid UTF-8, full-width ASCII folded to half-width and the ideographic space to a space,
// each with its class by `table`, which has one for each scalar below U+10000; what was folded keeps BULLETIN_WIDE. Gives how
// many scalars these are, and how many of them are traditional. Writes no more of them than there are bytes.
int bulletin_decode(
    const uint8_t *bytes, int count, const uint16_t *table, uint32_t *folded, uint16_t *classes, int *traditional);

// Sets of pairs of scalars, a bit for each pair by its hash.
enum { BULLETIN_PAIR_WORDS = 2048 };
uint32_t bulletin_pair_bit(uint32_t first, uint32_t second);

// Which of `count` pairs of neighbours, 32 at most, may be in a set: a bit each, from the lowest on, for the place that it begins
// at. Reads one scalar more than there are pairs.
uint32_t bulletin_pairs(const uint32_t *set, const uint32_t *scalars, int count);

// Loops over the names model in instructions that Swift has no words for (AVX2: processors since 2013). NameReader has the
// same in Swift for all others. Nothing here allocates, or decides anything that the model does not.

// Whether this processor can; the others are called only then.
int bulletin_names_is_fast(void);

// Parts of bulletin_names.
typedef struct {
    const uint16_t *classes;
    const uint8_t *singles;
    const uint8_t *rows;
    const uint32_t *slots;
    const uint16_t *quiet;
    uint32_t slot_shift;
    uint32_t slot_mask;
    uint32_t quiet_shift;
} bulletin_names_tables;

typedef struct {
    int32_t start, end, kind;
} bulletin_name;

// Places in a row; `shift` leads from them to the text.
typedef struct {
    int32_t start, end, shift;
} bulletin_names_run;

// The sentences in hand: BULLETIN_NAMES_PLACES of each, two grams, 16 scores, aligned to 32 bytes; of quiet
// BULLETIN_NAMES_BEYOND more, which are read and mean nothing. A text of n scalars needs 3 n + 8 places at most.
enum { BULLETIN_NAMES_PLACES = 3 * 512 + 2048 + 8, BULLETIN_NAMES_BEYOND = 32 };
typedef struct {
    uint16_t *classes;
    uint8_t *quiet;
    uint32_t *singles;
    uint64_t *hashes;
    uint32_t *grams;
    int32_t *wanted;
    int32_t *triples;
    bulletin_names_run *sentences;
    bulletin_names_run *stretches;
    int16_t *scores;
    uint8_t *origins;
    int32_t sentence_count;
    int32_t stretch_count;
    int32_t wanted_count;
} bulletin_names_hand;

// The names in a few sentences of a text from `start` on, which is set to where the text goes on; left to right, and how many
// these are. `transitions` is laid out as LabelTransitions.rows says; `names` has room for one at each place.
int bulletin_names_read(
    const bulletin_names_tables *tables, const int16_t *transitions, const uint32_t *scalars, int count, int *start,
    bulletin_names_hand *hand, bulletin_name *names);
