/* Preloaded into the daemon by the tests (LD_PRELOAD); nothing here is ever called by name. See FaultShim.c. */
#ifndef FAULT_SHIM_H
#define FAULT_SHIM_H
#endif
