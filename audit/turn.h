/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_TURN_H
#define AUDIT_TURN_H

#include <fonds/audit-daemon.h>

/*
 * Is it time for an audit? Two clocks are asked: the one on the wall, by which
 * people reckon, and a steady one, so that an interval is over when either
 * says so. A wall clock that is put back delays nothing. Between the end of a
 * try, also of one that failed, and the next one there is a rest.
 */
struct fonds_turn_times {
	int64_t every_seconds;
	int64_t wall;         /* now */
	int64_t steady;       /* now, in seconds */
	int64_t last_wall;    /* of the last run's begin; 0: there was none */
	int64_t last_steady;  /* likewise; -1: before this process began */
	int64_t tried_wall;   /* of the last try's end, whatever became of it */
	int64_t tried_steady; /* likewise; -1: there was none */
	int64_t seen_wall;    /* at the last look; 0: this is the first */
	int64_t seen_steady;
	bool is_overdue; /* something is, in the window of its policy */
};

void fonds_turn_decide(
	const struct fonds_turn_times *times, struct fonds_audit_turn *ret);

#endif
