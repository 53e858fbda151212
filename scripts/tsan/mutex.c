/* Tells ThreadSanitizer of the slow half of Swift's Mutex, which lies in a library of the runtime that is built without
   it: else each lock that had to wait looks like a race. Preloaded by scripts/test-sanitized. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>

extern void __tsan_acquire(void *) __attribute__((weak));
extern void __tsan_release(void *) __attribute__((weak));

/* Synchronization._MutexHandle, methods of Swift's own calling convention. */
#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"
#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *self

typedef SWIFT void (*lock_slow)(uint32_t thread, SELF);
typedef SWIFT void (*unlock_slow)(SELF);

SWIFT void tsan_lock_slow(uint32_t thread, SELF) __asm__(LOCK);
SWIFT void tsan_lock_slow(uint32_t thread, SELF) {
    ((lock_slow)dlsym(RTLD_NEXT, LOCK))(thread, self);
    if (__tsan_acquire) __tsan_acquire(self);
}

SWIFT void tsan_unlock_slow(SELF) __asm__(UNLOCK);
SWIFT void tsan_unlock_slow(SELF) {
    if (__tsan_release) __tsan_release(self);
    ((unlock_slow)dlsym(RTLD_NEXT, UNLOCK))(self);
}
