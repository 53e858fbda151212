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
