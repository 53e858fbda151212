// Tables that the Annotation room reads, embedded at compile time: nothing to find, open or copy at the start.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Written by scripts/build-gazetteer.
extern const void *const bulletin_gazetteer;
extern const size_t bulletin_gazetteer_size;
