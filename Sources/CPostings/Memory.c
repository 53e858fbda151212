#include "CPostings.h"

#include <sys/mman.h>

enum { HUGE_PAGE = 1 << 21 };

void *cpostings_take_memory(size_t size) {
    /* One page more, so that it may begin where a large page does; what is over on both sides goes back. */
    size_t whole = size + HUGE_PAGE;
    char *all = mmap(NULL, whole, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (all == MAP_FAILED) return NULL;
    size_t ahead = -(uintptr_t)all & (HUGE_PAGE - 1);
    size_t used = (size + 4095) & ~(size_t)4095;
    if (ahead) munmap(all, ahead);
    if (whole > ahead + used) munmap(all + ahead + used, whole - ahead - used);
    (void)madvise(all + ahead, used, MADV_HUGEPAGE);
    return all + ahead;
}

void cpostings_prefer_large_pages(void *memory, size_t size) {
    uintptr_t start = ((uintptr_t)memory + 4095) & ~(uintptr_t)4095, end = ((uintptr_t)memory + size) & ~(uintptr_t)4095;
    if (memory && start < end) (void)madvise((void *)start, end - start, MADV_HUGEPAGE);
}

void cpostings_give_memory_back(void *memory, size_t size) { munmap(memory, (size + 4095) & ~(size_t)4095); }
