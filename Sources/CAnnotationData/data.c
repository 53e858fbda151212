#include "CAnnotationData.h"

/* A section of their own: one object of many that calls its .rodata writable makes all of it writable, and what is writable a
   start does not give back. */
#define TABLE _Alignas(64) __attribute__((section("annotation_tables"))) static const uint8_t

#pragma clang diagnostic ignored "-Wc23-extensions"

TABLE gazetteer[] = {
#embed "gazetteer.bin"
};
const void *const bulletin_gazetteer = gazetteer;

TABLE names[] = {
#embed "names.bin"
};
const void *const bulletin_names = names;

TABLE phrases[] = {
#embed "phrases.bin"
};
const void *const bulletin_phrases = phrases;

TABLE noun_ends[] = {
#embed "noun-ends.bin"
};
const void *const bulletin_noun_ends = noun_ends;
