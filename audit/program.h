/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_PROGRAM_H
#define AUDIT_PROGRAM_H

#include <stdint.h>
#include <sys/types.h>

#include "base/buffer.h"

/* A program of the system, found by PATH. */
struct fonds_program {
	const char *const *arguments; /* its own name first; ends with NULL */
	const struct fonds_buffer *input; /* NULL: nothing */
	struct fonds_buffer *output;      /* NULL: standard output is ours */
	struct fonds_buffer *messages;    /* likewise standard error */
};

/*
 * Run it to its end: *ret is its exit status, 128 and the signal when one
 * ended it. FONDS_ERR_IO when it cannot be run.
 */
enum fonds_status fonds_program_run(const struct fonds_program *program,
	int *ret, struct fonds_error **error);

/*
 * The end of a process that was started here, with *ret likewise. One that
 * takes longer than limit seconds (0: as long as it takes) is killed, which is
 * FONDS_ERR_IO, as is an end of which nothing can be learnt.
 */
enum fonds_status fonds_program_wait(
	pid_t process, int64_t limit, int *ret, struct fonds_error **error);

#endif
