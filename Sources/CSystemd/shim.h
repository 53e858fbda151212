#ifndef CSYSTEMD_SHIM_H
#define CSYSTEMD_SHIM_H

/* The journal's fields are ours alone: where in C a line came from says nothing about Swift. */
#define SD_JOURNAL_SUPPRESS_LOCATION 1
#include <systemd/sd-daemon.h>
#include <systemd/sd-journal.h>

#endif
