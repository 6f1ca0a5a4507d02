/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_CLOCK_WATCH_H
#define AUDIT_CLOCK_WATCH_H

#include <stdint.h>

/*
 * Does the clock that a run writes its times with go as time passes? It is
 * compared with one that nobody sets and that goes on while the machine
 * sleeps. Both in milliseconds; a test may put its own in their place.
 *
 *	struct fonds_clock_watch watch = { 0 };
 *
 *	fonds_clock_watch_start(&watch);
 *	... step = fonds_clock_watch_look(&watch); every few seconds
 */
struct fonds_clock_watch {
	int64_t (*wall)(void);   /* NULL: that of the system */
	int64_t (*steady)(void); /* NULL: CLOCK_BOOTTIME */
	int64_t last_wall;       /* at the last look */
	int64_t last_steady;
};

void fonds_clock_watch_start(struct fonds_clock_watch *watch);

/*
 * By how many seconds the clock was set since the last look, forward or, below
 * 0, back; 0: it was not. A step is told once. What is within 2 seconds and a
 * thousandth of the time since then is drift, and how a clock is put right
 * slowly.
 */
int64_t fonds_clock_watch_look(struct fonds_clock_watch *watch);

#endif
