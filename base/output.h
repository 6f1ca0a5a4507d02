/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_OUTPUT_H
#define BASE_OUTPUT_H

#include <fonds/output.h>

#include "base/buffer.h"

/*
 * Where a writer puts its text: collects it and hands it on in large pieces to
 * the caller's fonds_write_fn. Like a buffer it stays failed after the first
 * failure, and is asked once, at the end.
 */
struct fonds_output {
	fonds_write_fn *write;
	void *payload;
	int sys_errno; /* of the first failed write */
	struct fonds_buffer buffer;
};

void fonds_output_init(
	struct fonds_output *output, fonds_write_fn *write, void *payload);

/* Frees what it holds; what was not flushed is lost. For fonds_cleanup(). */
void fonds_output_clear(struct fonds_output *output);

void fonds_output_add(
	struct fonds_output *output, const void *data, size_t size);
void fonds_output_add_char(struct fonds_output *output, char c);
void fonds_output_add_text(struct fonds_output *output, const char *text);

/* A name, escaped as base/text.h has it. */
void fonds_output_add_name(struct fonds_output *output, const char *name);
void fonds_output_printf(struct fonds_output *output, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* "1 file", "2 files": noun is one that takes an s. */
void fonds_output_add_count(
	struct fonds_output *output, uint64_t count, const char *noun);

/* Has it failed so far? For those who write on and on. */
enum fonds_status fonds_output_check(
	const struct fonds_output *output, struct fonds_error **error);

/* Hand on what is left, and say whether all went well. */
enum fonds_status fonds_output_finish(
	struct fonds_output *output, struct fonds_error **error);

/* A fonds_write_fn whose payload is a struct fonds_buffer. */
int fonds_output_to_buffer(const void *data, size_t size, void *payload);

#endif
