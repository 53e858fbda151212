/*
 * Stands between a program and libc (LD_PRELOAD) and makes the n-th call that changes a file go wrong, or kills the
 * process there. Only calls on files below the named folders count, so that logs and sockets do not. Or ends the process
 * where a certain text is converted.
 *
 *   FAULT_ROOTS   folders, parted by ':'; without it nothing is counted
 *   FAULT_CALLS   which calls count, by letters: o open, w write and pwrite, s fsync and fdatasync, n rename, u unlink,
 *                 c ftruncate, r read and pread; "owsnuc" where it is not set
 *   FAULT_AT      the first call that goes wrong, from 1; 0 is none
 *   FAULT_TIMES   how many in a row; 1 where it is not set
 *   FAULT_HOW     kill (before the call), torn (half of a write is done, then killed), short (a write or read takes
 *                 half), or a number of <errno.h>
 *   FAULT_TRACE   a file that gets a line for each call that counts: its number, its name, the file
 *
 *   FAULT_MARK      iconv of a text that holds these bytes ends the process
 *   FAULT_MARK_HOW  trap, overflow (of the stack) or kill
 *   FAULT_LOAD_MARK a value from the database that holds these bytes ends the process where a thread named "load" asks for
 *                 it: a start that makes it part of the index; FAULT_MARK_HOW says how
 *   FAULT_UPKEEP    read, merge or save: the process traps where the index's files are opened to be read, before a step of a
 *                 merge, or where a thread named "save" forces a file to the disk
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

enum how { HOW_NONE, HOW_KILL, HOW_TORN, HOW_SHORT, HOW_ERRNO };

static struct {
    const char *roots;
    const char *calls;
    long at, times;
    enum how how;
    int error;
    int trace;
} plan;
static atomic_long counter;

__attribute__((constructor)) static void read_plan(void) {
    plan.trace = -1;
    plan.roots = getenv("FAULT_ROOTS");
    if (!plan.roots) return;
    const char *calls = getenv("FAULT_CALLS"), *at = getenv("FAULT_AT"), *times = getenv("FAULT_TIMES"),
               *how = getenv("FAULT_HOW"), *trace = getenv("FAULT_TRACE");
    plan.calls = calls ? calls : "owsnuc";
    plan.at = at ? atol(at) : 0;
    plan.times = times ? atol(times) : 1;
    if (!how) plan.how = HOW_NONE;
    else if (!strcmp(how, "kill")) plan.how = HOW_KILL;
    else if (!strcmp(how, "torn")) plan.how = HOW_TORN;
    else if (!strcmp(how, "short")) plan.how = HOW_SHORT;
    else {
        plan.how = HOW_ERRNO;
        plan.error = atoi(how);
    }
    if (trace) plan.trace = (int)syscall(SYS_openat, AT_FDCWD, trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int is_below_a_root(const char *path) {
    for (const char *root = plan.roots; *root;) {
        size_t length = strcspn(root, ":");
        if (!strncmp(path, root, length) && (path[length] == '/' || path[length] == 0)) return 1;
        root += length + (root[length] == ':');
    }
    return 0;
}

/* Where a descriptor's file lies, by the kernel. */
static int path_of(int descriptor, char path[PATH_MAX]) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    long length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
    if (length < 0) return 0;
    path[length] = 0;
    return 1;
}

static int path_at(int folder, const char *name, char path[PATH_MAX]) {
    if (name[0] == '/') return snprintf(path, PATH_MAX, "%s", name) < PATH_MAX;
    if (folder == AT_FDCWD) {
        if (syscall(SYS_getcwd, path, PATH_MAX) < 0) return 0;
    } else if (!path_of(folder, path)) {
        return 0;
    }
    size_t length = strlen(path);
    return snprintf(path + length, PATH_MAX - length, "/%s", name) < (int)(PATH_MAX - length);
}

/* Counts a call, and tells what is to become of it. Kills, where that is the plan and there is nothing to be torn. */
static enum how count(char kind, const char *name, const char *path) {
    if (!strchr(plan.calls, kind) || !is_below_a_root(path)) return HOW_NONE;
    long number = atomic_fetch_add(&counter, 1) + 1;
    if (plan.trace >= 0) {
        char line[PATH_MAX + 64];
        int length = snprintf(line, sizeof line, "%ld %s %s\n", number, name, path);
        syscall(SYS_write, plan.trace, line, length < (int)sizeof line ? length : (int)sizeof line - 1);
    }
    if (plan.at == 0 || number < plan.at || number >= plan.at + plan.times) return HOW_NONE;
    if (plan.how == HOW_KILL || (plan.how == HOW_TORN && kind != 'w')) kill(getpid(), SIGKILL);
    if (plan.how == HOW_SHORT && kind != 'w' && kind != 'r') return HOW_NONE;
    return plan.how;
}

static enum how count_descriptor(char kind, const char *name, int descriptor) {
    int kept = errno;
    char path[PATH_MAX];
    enum how how = plan.roots && path_of(descriptor, path) ? count(kind, name, path) : HOW_NONE;
    errno = kept;
    return how;
}

static enum how count_name(char kind, const char *call, int folder, const char *name) {
    int kept = errno;
    char path[PATH_MAX];
    enum how how = plan.roots && path_at(folder, name, path) ? count(kind, call, path) : HOW_NONE;
    errno = kept;
    return how;
}

#define NEXT(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))
#define FAIL return (errno = plan.error, -1)

/* What keeps the index. */

static int in_upkeep(const char *step, const char *wanted_thread) {
    const char *upkeep = getenv("FAULT_UPKEEP");
    char thread[16] = "";
    if (!upkeep || strcmp(upkeep, step)) return 0;
    return !wanted_thread || (!prctl(PR_GET_NAME, thread) && !strcmp(thread, wanted_thread));
}

static void before_open(const char *path, int flags) {
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    if ((flags & (O_ACCMODE | O_CREAT)) == O_RDONLY && !strncmp(name, "segment-", 8) && in_upkeep("read", NULL))
        __builtin_trap();
}

int sched_yield(void) {
    if (in_upkeep("merge", "merge")) __builtin_trap();
    return (int)syscall(SYS_sched_yield);
}

/* open */

static int takes_mode(int flags) { return (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE; }

#define MODE(flags) \
    mode_t mode = 0; \
    if (takes_mode(flags)) { \
        va_list list; \
        va_start(list, flags); \
        mode = va_arg(list, mode_t); \
        va_end(list); \
    }

int open(const char *path, int flags, ...) {
    MODE(flags)
    before_open(path, flags);
    if (count_name('o', "open", AT_FDCWD, path) == HOW_ERRNO) FAIL;
    return NEXT(open)(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE(flags)
    before_open(path, flags);
    if (count_name('o', "open", AT_FDCWD, path) == HOW_ERRNO) FAIL;
    return NEXT(open64)(path, flags, mode);
}

int openat(int folder, const char *path, int flags, ...) {
    MODE(flags)
    before_open(path, flags);
    if (count_name('o', "openat", folder, path) == HOW_ERRNO) FAIL;
    return NEXT(openat)(folder, path, flags, mode);
}

int openat64(int folder, const char *path, int flags, ...) {
    MODE(flags)
    before_open(path, flags);
    if (count_name('o', "openat", folder, path) == HOW_ERRNO) FAIL;
    return NEXT(openat64)(folder, path, flags, mode);
}

/* What fortified callers without a mode become (bits/fcntl2.h). */
int __open_2(const char *path, int flags) { return open(path, flags); }
int __open64_2(const char *path, int flags) { return open64(path, flags); }
int __openat_2(int folder, const char *path, int flags) { return openat(folder, path, flags); }
int __openat64_2(int folder, const char *path, int flags) { return openat64(folder, path, flags); }

/* write, read */

#define TRANSFER(kind, name, call, wholly, partly) \
    enum how how = count_descriptor(kind, name, descriptor); \
    if (how == HOW_ERRNO) FAIL; \
    if ((how == HOW_SHORT || how == HOW_TORN) && size > 1) { \
        ssize_t done = partly; \
        if (how == HOW_TORN) kill(getpid(), SIGKILL); \
        return done; \
    } \
    if (how == HOW_TORN) kill(getpid(), SIGKILL); \
    return wholly;

ssize_t write(int descriptor, const void *bytes, size_t size) {
    TRANSFER('w', "write", write, NEXT(write)(descriptor, bytes, size), NEXT(write)(descriptor, bytes, size / 2))
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t place) {
    TRANSFER('w', "pwrite", pwrite, NEXT(pwrite)(descriptor, bytes, size, place),
             NEXT(pwrite)(descriptor, bytes, size / 2, place))
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t place) {
    TRANSFER('w', "pwrite", pwrite64, NEXT(pwrite64)(descriptor, bytes, size, place),
             NEXT(pwrite64)(descriptor, bytes, size / 2, place))
}

ssize_t read(int descriptor, void *bytes, size_t size) {
    TRANSFER('r', "read", read, NEXT(read)(descriptor, bytes, size), NEXT(read)(descriptor, bytes, size / 2))
}

ssize_t pread(int descriptor, void *bytes, size_t size, off_t place) {
    TRANSFER('r', "pread", pread, NEXT(pread)(descriptor, bytes, size, place),
             NEXT(pread)(descriptor, bytes, size / 2, place))
}

ssize_t pread64(int descriptor, void *bytes, size_t size, off64_t place) {
    TRANSFER('r', "pread", pread64, NEXT(pread64)(descriptor, bytes, size, place),
             NEXT(pread64)(descriptor, bytes, size / 2, place))
}

/* fsync, ftruncate */

int fsync(int descriptor) {
    if (in_upkeep("save", "save")) __builtin_trap();
    if (count_descriptor('s', "fsync", descriptor) == HOW_ERRNO) FAIL;
    return NEXT(fsync)(descriptor);
}

int fdatasync(int descriptor) {
    if (in_upkeep("save", "save")) __builtin_trap();
    if (count_descriptor('s', "fdatasync", descriptor) == HOW_ERRNO) FAIL;
    return NEXT(fdatasync)(descriptor);
}

int ftruncate(int descriptor, off_t size) {
    if (count_descriptor('c', "ftruncate", descriptor) == HOW_ERRNO) FAIL;
    return NEXT(ftruncate)(descriptor, size);
}

int ftruncate64(int descriptor, off64_t size) {
    if (count_descriptor('c', "ftruncate", descriptor) == HOW_ERRNO) FAIL;
    return NEXT(ftruncate64)(descriptor, size);
}

/* rename, unlink */

int rename(const char *from, const char *to) {
    if (count_name('n', "rename", AT_FDCWD, from) == HOW_ERRNO) FAIL;
    return NEXT(rename)(from, to);
}

int renameat(int folder, const char *from, int target, const char *to) {
    if (count_name('n', "renameat", folder, from) == HOW_ERRNO) FAIL;
    return NEXT(renameat)(folder, from, target, to);
}

int renameat2(int folder, const char *from, int target, const char *to, unsigned int flags) {
    if (count_name('n', "renameat2", folder, from) == HOW_ERRNO) FAIL;
    return NEXT(renameat2)(folder, from, target, to, flags);
}

int unlink(const char *path) {
    if (count_name('u', "unlink", AT_FDCWD, path) == HOW_ERRNO) FAIL;
    return NEXT(unlink)(path);
}

int unlinkat(int folder, const char *path, int flags) {
    if (count_name('u', "unlinkat", folder, path) == HOW_ERRNO) FAIL;
    return NEXT(unlinkat)(folder, path, flags);
}

/* iconv: a text that is fatal */

/* Uses the stack up. */
static int fall(volatile int depth) { return fall(depth + 1) + depth; }

static void die(const char *how) {
    if (how && !strcmp(how, "trap")) __builtin_trap();
    if (how && !strcmp(how, "overflow")) exit(fall(0));
    kill(getpid(), SIGKILL);
}

size_t iconv(iconv_t descriptor, char **input, size_t *input_left, char **output, size_t *output_left) {
    const char *mark = getenv("FAULT_MARK");
    if (mark && input && *input && memmem(*input, *input_left, mark, strlen(mark))) die(getenv("FAULT_MARK_HOW"));
    return NEXT(iconv)(descriptor, input, input_left, output, output_left);
}

/* SQLite: a stored record that is fatal to who loads it. The shim is not linked with it: the program is. */

const void *sqlite3_column_blob(void *statement, int column) {
    static const void *(*blob)(void *, int);
    static int (*size)(void *, int);
    if (!blob) {
        size = (int (*)(void *, int))dlsym(RTLD_NEXT, "sqlite3_column_bytes");
        blob = (const void *(*)(void *, int))dlsym(RTLD_NEXT, "sqlite3_column_blob");
    }
    const void *bytes = blob(statement, column);
    const char *mark = getenv("FAULT_LOAD_MARK");
    char thread[16] = "";
    if (mark && bytes && !prctl(PR_GET_NAME, thread) && !strcmp(thread, "load")
        && memmem(bytes, (size_t)size(statement, column), mark, strlen(mark)))
        die(getenv("FAULT_MARK_HOW"));
    return bytes;
}
