/* What Swift's Glibc module does not show: it is built without _GNU_SOURCE. Nothing here decides anything. */
#ifndef CLINUX_H
#define CLINUX_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/* Flags of open(2) that need _GNU_SOURCE. */
extern const int clinux_o_path;
extern const int clinux_o_tmpfile;

int clinux_eventfd(void);
int clinux_accept(int socket);

/* renameat2(2) with RENAME_NOREPLACE: EEXIST where `to` is taken. */
int clinux_rename_exclusively(int from_folder, const char *from, int to_folder, const char *to);

/* linkat(2) of what an O_TMPFILE descriptor holds. */
int clinux_link_descriptor(int file, int folder, const char *name);

/* SO_PEERCRED of a connected Unix socket. */
int clinux_peer(int socket, pid_t *process, uid_t *user, gid_t *group);

/* The supplementary groups that the peer had when it connected; how many, or -1 (ERANGE where there are more). */
int clinux_peer_groups(int socket, gid_t *groups, int capacity);

/* statfs(2): the magic number of the file system, and what an unprivileged user may still write, in bytes. */
int clinux_file_system(const char *path, int64_t *kind, uint64_t *available_bytes, uint64_t *total_bytes);

/* The like of the file system that holds an open file. */
int clinux_file_system_of(int file, int64_t *kind, uint64_t *available_bytes, uint64_t *total_bytes);

/* Asks for a read lease on a file that is open for reading alone, and gives it back at once: 0 where it was granted, which
   means that nobody has the file open for writing; else -1, with EAGAIN where somebody has. */
int clinux_try_read_lease(int file);

/* Whether this processor has instructions for SHA-256. */
int clinux_has_sha256(void);

/* Stirs whole blocks of 64 bytes into the state by them: FIPS 180-4, section 6.2. With its 64 constants. */
void clinux_sha256(uint32_t state[8], const uint8_t *bytes, size_t blocks, const uint32_t constants[64]);

/* Shows in top and gdb; at most 15 bytes. */
void clinux_name_thread(const char *name);
void clinux_thread_name(char name[16]);

/* setpriority(2) of the calling thread; a refusal changes nothing. */
void clinux_nice_thread(int niceness);

/* SCHED_BATCH for the calling thread, sched(7): waking, it interrupts nobody. A refusal changes nothing. */
void clinux_patient_thread(void);

/* Blocks these signals in this thread, and makes a signalfd(2) that tells of them. */
int clinux_signals(const int *signals, int count);

/* The number of the next signal; -1 where none is there. */
int clinux_next_signal(int descriptor);

/* The calling thread has the core for so long at a time where others want it (Linux 6.12; before, nothing changes), and
   interrupts who computes (SCHED_OTHER). 0: as long as others do. */
void clinux_short_turns(int64_t nanoseconds);

/* Time of the calling thread on a core, and how often a page had to be read from the disk for it. */
void clinux_thread_use(int64_t *nanoseconds, int64_t *page_reads);

/* Gives memory that was freed back to the kernel. */
void clinux_trim_heap(void);

/* Takes the pages of the program's and its libraries' files that are never written out of the address space; what is used
   again comes back from the page cache. */
void clinux_release_code(void);

/* Waits until so much of a mapping from there on, whole pages, is in memory, and in the process's own table of pages. 0, or -1 with
   errno: EINVAL before Linux 5.14. */
int clinux_read_pages(void *start, size_t size);

/* From now on a fault of the program's own (SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGSEGV) is noted where its thread has a note,
   before it ends the process as it would have. */
void clinux_note_faults(void);

/* Where a fault of this thread is to write its signal's number; NULL for nowhere. The place before. */
uint8_t *clinux_set_fault_note(uint8_t *note);

#endif
