/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "cli/cmd.h"

/*
 * "fonds: text" and a newline on stderr, in one write. What the arguments
 * bring is made printable.
 */
void cli_complain(const char *format, ...)
	__attribute__((format(printf, 1, 2)));

/* Complain of an error, free it, and give the exit status that it means. */
enum cli_exit cli_failed(struct fonds_error *error);

/* A fonds_write_fn for standard output. */
int cli_write_stdout(const void *data, size_t size, void *payload);

/* The same, past what stdio keeps back: 0 when all is written, or errno. */
int cli_write_now(const void *data, size_t size);

/* Has everything reached standard output? Else complains. */
enum cli_exit cli_flush(enum cli_exit status);

void cli_fatal_nomem(void) __attribute__((noreturn));

#endif
