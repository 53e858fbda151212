#include "CAnnotationData.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

_Alignas(64) static const uint8_t gazetteer[] = {
#embed "gazetteer.bin"
};
const void *const bulletin_gazetteer = gazetteer;

_Alignas(64) static const uint8_t names[] = {
#embed "names.bin"
};
const void *const bulletin_names = names;

_Alignas(64) static const uint8_t phrases[] = {
#embed "phrases.bin"
};
const void *const bulletin_phrases = phrases;

_Alignas(64) static const uint8_t noun_ends[] = {
#embed "noun-ends.bin"
};
const void *const bulletin_noun_ends = noun_ends;
