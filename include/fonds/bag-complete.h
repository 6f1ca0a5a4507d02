/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_BAG_COMPLETE_H
#define FONDS_BAG_COMPLETE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/bag.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_complete_options {
	size_t struct_size;

	/*
	 * Folders below which files named by file: URLs may be read; without
	 * any, such URLs are refused.
	 */
	const char *const *allowed_roots;
	size_t allowed_root_count;

	/*
	 * Connect to private, loopback and link-local addresses too, and use
	 * the proxies that the environment names.
	 */
	bool allow_private;

	unsigned jobs;             /* files fetched at a time; 0: four */
	unsigned timeout;          /* seconds of silence; 0: sixty */
	uint64_t maximum_unstated; /* bytes of a file whose length is not
	                              stated; 0: 16 GiB */
	bool dry_run;              /* list what would be fetched */

	fonds_progress_fn *progress;
	void *payload;
};

#define FONDS_COMPLETE_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_complete_options) \
	}

enum fonds_complete_state {
	FONDS_COMPLETE_WAITING = 0, /* a dry run, or the work ended before */
	FONDS_COMPLETE_FETCHED = 1, /* whole, verified, in its place */
	FONDS_COMPLETE_FAILED = 2,
};

/*
 * One file that fetch.txt lists and that was not there. Every string is owned
 * by the completion; path is bytes as they are.
 */
struct fonds_complete_file {
	const char *path;
	const char *url; /* without user name, password and query; printable */
	uint32_t line;   /* of fetch.txt */
	bool has_length;
	uint64_t length; /* as stated */
	enum fonds_complete_state state;
	const char *code;   /* when it failed: stable, "FETCH-..." */
	const char *reason; /* one line, safe on a terminal */
	const char *remedy;
};

/* What a completion did. */
struct fonds_completion;

/*
 * Fetch the payload files that fetch.txt lists and that are not there
 * (RFC 8493 2.2.3), over http, https and, where allowed, file:. A file appears
 * in data/ only whole, verified against every manifest that lists it, and
 * written to disk. Never more bytes are taken than fetch.txt states. Killed at
 * any moment, the same call goes on where the first ended: what came so far
 * lies in the hidden folder ".fonds-complete" of the bag, which goes when the
 * bag is complete. The bag is then validated. fetch.txt stays, as the standard
 * allows.
 *
 * A file that cannot be fetched is a result, not an error, and does not hold
 * up the others.
 *
 * path     the bag's folder
 * options  may be NULL
 * ret      set on success; the caller's, to be freed
 *
 * FONDS_ERR_BUSY       another process completes the bag
 * FONDS_ERR_IO         it cannot be read or written; what is there stays
 * FONDS_ERR_CANCELLED  progress asked to stop; likewise
 *
 * Not for processes that fork while it runs: it uses threads.
 */
FONDS_API enum fonds_status fonds_bag_complete(const char *path,
	const struct fonds_complete_options *options,
	struct fonds_completion **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/* Was every file fetched, and is the bag valid? False after a dry run that
 * found something to fetch or to refuse. */
FONDS_API bool fonds_completion_is_complete(
	const struct fonds_completion *completion);

/* In the order of fetch.txt; NULL past the end. Borrowed. */
FONDS_API const struct fonds_complete_file *fonds_completion_get(
	const struct fonds_completion *completion, size_t index);

/*
 * The validation that came last: of the whole bag when every file was
 * fetched, else of its tag files alone. Borrowed.
 */
FONDS_API const struct fonds_validation *fonds_completion_validation(
	const struct fonds_completion *completion);

/* Text or JSON. */
FONDS_API enum fonds_status fonds_completion_write(
	const struct fonds_completion *completion, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. */
FONDS_API void fonds_completion_free(struct fonds_completion *completion);

FONDS_END_DECLS

#endif
