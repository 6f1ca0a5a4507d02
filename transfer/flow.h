/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_FLOW_H
#define TRANSFER_FLOW_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * The bytes of one file on their way to its partial file, whatever they come
 * from: appended, never more than the limit, counted for the progress. The
 * first failure of the disk is kept, for it is none of the remote's.
 */
struct fonds_flow {
	int fd;
	uint64_t offset; /* bytes that the partial file has */
	uint64_t limit;  /* the most that it may have */
	bool is_over;    /* more than that came */
	bool is_anew;    /* it was begun anew: nothing older is in it */
	int sys_errno;   /* of writing, or 0 */

	atomic_bool *stop;             /* set by whoever wants an end */
	atomic_uint_fast64_t *counter; /* bytes of all files */
};

/* Take what came. False when it cannot be taken: one of the two above says. */
bool fonds_flow_take(struct fonds_flow *flow, const void *data, size_t size);

/* Begin anew, with an empty file. False and sys_errno when that fails. */
bool fonds_flow_restart(struct fonds_flow *flow);

#endif
