/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_OUTPUT_H
#define FONDS_OUTPUT_H

#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/error.h>

FONDS_BEGIN_DECLS

/*
 * Takes size bytes of a result, in order. Called from the thread that made
 * the call. Return 0 to go on, or an errno value: the call then stops and
 * returns FONDS_ERR_IO with that errno.
 */
typedef int fonds_write_fn(const void *data, size_t size, void *payload);

/* The forms in which results are rendered; not each call knows every one. */
enum fonds_format {
	FONDS_FORMAT_TEXT = 0,   /* for people, safe on a terminal */
	FONDS_FORMAT_JSON = 1,   /* one document, UTF-8 (RFC 8259) */
	FONDS_FORMAT_CSV = 2,    /* UTF-8, CRLF, header row (RFC 4180) */
	FONDS_FORMAT_HTML = 3,   /* one self-contained page */
	FONDS_FORMAT_SVG = 4,    /* one picture, SVG 1.1 */
	FONDS_FORMAT_PREMIS = 5, /* one document, PREMIS 3.0 */
	/* metrics, the text format 0.0.4 of Prometheus */
	FONDS_FORMAT_PROMETHEUS = 6,
};

/*
 * How far the work is. Totals are 0 while they are not known. done never
 * passes total once total is known.
 */
struct fonds_progress {
	uint64_t bytes_done;
	uint64_t bytes_total;
	uint64_t files_done;
	uint64_t files_total;
};

/*
 * Called from the thread that made the call, never with a lock held. Return 0
 * to go on, anything else to stop: the call then undoes what it began, or
 * keeps what is complete where its comment says so, and returns
 * FONDS_ERR_CANCELLED.
 */
typedef int fonds_progress_fn(
	const struct fonds_progress *progress, void *payload);

FONDS_END_DECLS

#endif
