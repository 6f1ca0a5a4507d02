/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_PROGRAM_H
#define AUDIT_PROGRAM_H

#include "base/buffer.h"

/*
 * A program of the system, found by PATH, run to its end.
 *
 * arguments  its own name first; ends with NULL
 * input      its standard input; NULL: nothing
 * output     takes its standard output; NULL: it is ours
 * ret        its exit status, 128 and the signal when one ended it
 *
 * FONDS_ERR_IO when it cannot be run.
 */
enum fonds_status fonds_program_run(const char *const *arguments,
	const struct fonds_buffer *input, struct fonds_buffer *output, int *ret,
	struct fonds_error **error);

#endif
