/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CHECKSUM_WRITER_H
#define FIXITY_CHECKSUM_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>
#include <fonds/output.h>
#include <fonds/verdict.h>

/*
 * Writing lists of checksums, file by file, in constant memory:
 *
 *	new -> add ... -> end -> free
 *
 * Output is handed on in pieces of about 64 KiB; lines are never cut in two.
 * What fonds reads of such lists is in checksum-list.h.
 */
enum fonds_checksum_form {
	/*
	 * The bytes that sha256sum writes (coreutils 9): "HEX  PATH", and where
	 * PATH holds a backslash, newline or carriage return these as escapes
	 * and a backslash before the line. It does not name the algorithm, so
	 * it suits one digest a file; several are several lines.
	 */
	FONDS_CHECKSUM_GNU,

	/* As its --tag writes: "SHA256 (PATH) = HEX", with the same escapes. */
	FONDS_CHECKSUM_BSD,

	/*
	 * One JSON document: "files", an array of objects with path, verdict,
	 * detail where there is one, size, and digests by name; then "summary".
	 */
	FONDS_CHECKSUM_JSON,
};

/* What is known of one file. */
struct fonds_checksum_result {
	const char *path; /* any bytes; a NUL ends it */
	enum fonds_verdict verdict;
	uint64_t size; /* bytes read; only JSON has it */
	const struct fonds_digest *digests;
	size_t digest_count; /* 0 where the file could not be read */
	const char *detail;  /* why, where the verdict is not ok; or NULL */
};

struct fonds_checksum_summary {
	uint64_t files; /* all, the failed among them */
	uint64_t bytes;
	uint64_t failed;

	/* How those that could be read were read: past the page cache? */
	uint64_t cached;
	uint64_t direct;
	uint64_t dropped;
};

struct fonds_checksum_writer;

/*
 * ends_with_nul: a NUL instead of the newline after each line, and nothing is
 * escaped; FONDS_ERR_INVALID with JSON, which has no lines.
 */
enum fonds_status fonds_checksum_writer_new(enum fonds_checksum_form form,
	bool ends_with_nul, fonds_write_fn *write, void *payload,
	struct fonds_checksum_writer **ret, struct fonds_error **error);

/*
 * A file whose verdict is not ok stands in JSON only: the lists of the other
 * forms are of sound files. A failure to write may show in a later call, and
 * stays.
 */
enum fonds_status fonds_checksum_writer_add(
	struct fonds_checksum_writer *writer,
	const struct fonds_checksum_result *result, struct fonds_error **error);

/* Hand on what there is now, for those who watch. */
enum fonds_status fonds_checksum_writer_flush(
	struct fonds_checksum_writer *writer, struct fonds_error **error);

/* Once, after the last file: what is left is handed on. */
enum fonds_status fonds_checksum_writer_end(
	struct fonds_checksum_writer *writer,
	const struct fonds_checksum_summary *summary,
	struct fonds_error **error);

/* Accept NULL. What was not ended is lost. */
void fonds_checksum_writer_free(struct fonds_checksum_writer *writer);
void fonds_checksum_writer_freep(struct fonds_checksum_writer **writer);

#endif
