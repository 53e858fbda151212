#define _GNU_SOURCE
#include "CLinux.h"

#include <fcntl.h>
#include <link.h>
#include <malloc.h>
#include <pthread.h>
#include <sched.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <sys/signalfd.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

const int clinux_o_path = O_PATH;
const int clinux_o_tmpfile = O_TMPFILE;

int clinux_eventfd(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int clinux_accept(int socket) { return accept4(socket, NULL, NULL, SOCK_CLOEXEC); }

int clinux_rename_exclusively(int from_folder, const char *from, int to_folder, const char *to) {
    return renameat2(from_folder, from, to_folder, to, RENAME_NOREPLACE);
}

int clinux_link_descriptor(int file, int folder, const char *name) {
    /* AT_EMPTY_PATH needs a capability; the way through /proc does not. */
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    return linkat(AT_FDCWD, path, folder, name, AT_SYMLINK_FOLLOW);
}

int clinux_peer(int socket, pid_t *process, uid_t *user, gid_t *group) {
    struct ucred peer;
    socklen_t size = sizeof peer;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERCRED, &peer, &size) != 0) return -1;
    *process = peer.pid;
    *user = peer.uid;
    *group = peer.gid;
    return 0;
}

int clinux_peer_groups(int socket, gid_t *groups, int capacity) {
    socklen_t size = (socklen_t)capacity * sizeof *groups;
    if (getsockopt(socket, SOL_SOCKET, SO_PEERGROUPS, groups, &size) != 0) return -1;
    return (int)(size / sizeof *groups);
}

static int tell(struct statfs answer, int64_t *kind, uint64_t *available_bytes, uint64_t *total_bytes) {
    *kind = (int64_t)(uint32_t)answer.f_type;
    *available_bytes = (uint64_t)answer.f_bavail * (uint64_t)answer.f_bsize;
    *total_bytes = (uint64_t)answer.f_blocks * (uint64_t)answer.f_bsize;
    return 0;
}

int clinux_file_system(const char *path, int64_t *kind, uint64_t *available_bytes, uint64_t *total_bytes) {
    struct statfs answer;
    return statfs(path, &answer) != 0 ? -1 : tell(answer, kind, available_bytes, total_bytes);
}

int clinux_file_system_of(int file, int64_t *kind, uint64_t *available_bytes, uint64_t *total_bytes) {
    struct statfs answer;
    return fstatfs(file, &answer) != 0 ? -1 : tell(answer, kind, available_bytes, total_bytes);
}

int clinux_try_read_lease(int file) {
    /* Whoever opens it for writing while the lease is held has the kernel send a signal: not SIGIO, which would end us,
       but one that is ignored unless somebody asks for it. */
    if (fcntl(file, F_SETSIG, SIGURG) != 0 || fcntl(file, F_SETLEASE, F_RDLCK) != 0) return -1;
    (void)fcntl(file, F_SETLEASE, F_UNLCK);
    return 0;
}

void clinux_name_thread(const char *name) { (void)pthread_setname_np(pthread_self(), name); }

void clinux_thread_name(char name[16]) { (void)pthread_getname_np(pthread_self(), name, 16); }

void clinux_nice_thread(int niceness) { (void)setpriority(PRIO_PROCESS, (id_t)gettid(), niceness); }

/* As in linux/sched/types.h, which does not go together with the C library's sched.h. */
struct clinux_sched_attributes {
    uint32_t size, policy;
    uint64_t flags;
    int32_t niceness;
    uint32_t priority;
    uint64_t runtime, deadline, period;
};

/* Whoever set another policy than these two has his reasons. */
static void set_manner(int policy, int64_t nanoseconds) {
    struct clinux_sched_attributes attributes = {.size = sizeof attributes};
    if (syscall(SYS_sched_getattr, 0, &attributes, sizeof attributes, 0) != 0) return;
    if (attributes.policy != SCHED_OTHER && attributes.policy != SCHED_BATCH) return;
    attributes.policy = (uint32_t)policy;
    attributes.runtime = (uint64_t)nanoseconds;
    (void)syscall(SYS_sched_setattr, 0, &attributes, 0);
}

void clinux_patient_thread(void) { set_manner(SCHED_BATCH, 0); }

void clinux_short_turns(int64_t nanoseconds) { set_manner(SCHED_OTHER, nanoseconds); }

void clinux_thread_use(int64_t *nanoseconds, int64_t *page_reads) {
    struct rusage use;
    struct timespec time;
    if (getrusage(RUSAGE_THREAD, &use) != 0 || clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time) != 0) return;
    /* The times in `use` are counted in ticks: whoever runs when one comes is charged for all of its 4 ms. */
    *nanoseconds = time.tv_sec * 1000000000LL + time.tv_nsec;
    *page_reads = use.ru_majflt;
}

void clinux_trim_heap(void) { (void)malloc_trim(0); }

int clinux_signals(const int *signals, int count) {
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < count; i++) sigaddset(&set, signals[i]);
    if (sigprocmask(SIG_BLOCK, &set, NULL) < 0) return -1;
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int clinux_next_signal(int descriptor) {
    struct signalfd_siginfo info;
    if (read(descriptor, &info, sizeof info) != sizeof info) return -1;
    return (int)info.ssi_signo;
}

/* Writable segments hold what relocation and the program itself wrote: those stay. */
static int release_pages(struct dl_phdr_info *image, size_t size, void *page_size) {
    (void)size;
    uintptr_t page = *(uintptr_t *)page_size;
    for (int i = 0; i < image->dlpi_phnum; i++) {
        const ElfW(Phdr) *segment = &image->dlpi_phdr[i];
        if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W)) continue;
        uintptr_t start = (image->dlpi_addr + segment->p_vaddr) & ~(page - 1);
        uintptr_t end = (image->dlpi_addr + segment->p_vaddr + segment->p_memsz + page - 1) & ~(page - 1);
        (void)madvise((void *)start, end - start, MADV_DONTNEED);
    }
    return 0;
}

void clinux_release_code(void) {
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
    dl_iterate_phdr(release_pages, &page);
}

#ifndef MADV_POPULATE_READ
#define MADV_POPULATE_READ 22
#endif

int clinux_read_pages(void *start, size_t size) { return madvise(start, size, MADV_POPULATE_READ); }

/* Faults. The handler does only what signal-safety(7) permits. */

static _Thread_local volatile uint8_t *fault_note;
static _Thread_local int has_fault_stack;
static struct sigaction before_faults[NSIG];

static void on_fault(int number, siginfo_t *info, void *context) {
    (void)context;
    if (fault_note) *fault_note = (uint8_t)number;
    (void)sigaction(number, &before_faults[number], NULL);
    /* A fault comes again by itself once this has returned; what was sent, and a trap, which is over, do not. */
    if (info->si_code <= 0 || number == SIGTRAP) (void)raise(number);
}

void clinux_note_faults(void) {
    /* Not SIGBUS: a mapped file that the disk does not give is nobody's fault. */
    static const int faults[] = {SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSEGV};
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
        struct sigaction present;
        if (sigaction(faults[i], NULL, &present) != 0) continue;
        if ((present.sa_flags & SA_SIGINFO) && present.sa_sigaction == on_fault) continue;
        before_faults[faults[i]] = present;
        (void)sigaction(faults[i], &action, NULL);
    }
}

/* A thread whose stack is used up needs another one for the handler. It stays as long as the process: those who have notes
   are few, and live as long. */
static void make_fault_stack(void) {
    has_fault_stack = 1;
    stack_t present;
    if (sigaltstack(NULL, &present) == 0 && !(present.ss_flags & SS_DISABLE)) return;
    long size = sysconf(_SC_SIGSTKSZ);
    stack_t stack = {.ss_size = size > 16384 ? (size_t)size : 16384};
    stack.ss_sp = mmap(NULL, stack.ss_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (stack.ss_sp != MAP_FAILED) (void)sigaltstack(&stack, NULL);
}

uint8_t *clinux_set_fault_note(uint8_t *note) {
    if (!has_fault_stack) make_fault_stack();
    uint8_t *before = (uint8_t *)fault_note;
    fault_note = note;
    return before;
}
