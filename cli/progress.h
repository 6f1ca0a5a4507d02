/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <time.h>

#include <fonds/output.h>

/*
 * The line on a terminal that says how far long work is: bytes, files, rate,
 * time left. Nothing is shown when stderr is no terminal, when asked to be
 * quiet, or while the work is younger than half a second.
 */
struct cli_progress {
	bool shows;
	bool shown;
	struct timespec begun; /* of the step: a count that falls begins one */
	uint64_t bytes_done;
	struct timespec last;
};

/*
 * From here on signals that ask to stop are taken note of; a second one ends
 * the process.
 */
void cli_progress_init(struct cli_progress *progress, bool quiet);

/*
 * A fonds_progress_fn with a struct cli_progress as payload. Asks to stop once
 * SIGINT, SIGTERM or SIGHUP has come.
 */
int cli_progress_show(const struct fonds_progress *now, void *payload);

/* Wipe the line, before anything else is written. */
void cli_progress_end(struct cli_progress *progress);

#endif
