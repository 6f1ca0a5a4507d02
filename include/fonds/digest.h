/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_DIGEST_H
#define FONDS_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/error.h>
#include <fonds/output.h>
#include <fonds/verdict.h>

FONDS_BEGIN_DECLS

/* Message digest algorithms, RFC 8493 2.4. Part of the ABI and of catalogs. */
enum fonds_algorithm {
	FONDS_MD5 = 1,
	FONDS_SHA1 = 2,
	FONDS_SHA224 = 3,
	FONDS_SHA256 = 4,
	FONDS_SHA384 = 5,
	FONDS_SHA512 = 6,
	FONDS_SHA3_224 = 7,
	FONDS_SHA3_256 = 8,
	FONDS_SHA3_384 = 9,
	FONDS_SHA3_512 = 10,
	FONDS_BLAKE2B_512 = 11,
};

#define FONDS_DIGEST_MAX 64

/* A message digest; size is that of its algorithm, in bytes. */
struct fonds_digest {
	enum fonds_algorithm algorithm;
	uint8_t size;
	uint8_t bytes[FONDS_DIGEST_MAX];
};

/* Lower-case hex and a NUL; returns hex. */
FONDS_API char *fonds_digest_format(
	const struct fonds_digest *digest, char hex[2 * FONDS_DIGEST_MAX + 1]);

/* The name as BagIt writes it, "sha256"; "unknown" for no algorithm. */
FONDS_API const char *fonds_algorithm_name(enum fonds_algorithm algorithm);

/*
 * The algorithm of a name in any spelling: "sha256", "SHA-256". False when it
 * is not known; *ret is then left alone.
 */
FONDS_API bool fonds_algorithm_from_name(
	const char *name, enum fonds_algorithm *ret);

/* How the bytes of a file were read. */
enum fonds_read_mode {
	FONDS_READ_CACHED = 0,  /* through the page cache: the medium may not
	                           have been read */
	FONDS_READ_DIRECT = 1,  /* past it, O_DIRECT */
	FONDS_READ_DROPPED = 2, /* its pages were dropped first, and shown to
	                           be gone */
};

/* "cached", "direct", "dropped"; "unknown" for no mode. */
FONDS_API const char *fonds_read_mode_name(enum fonds_read_mode mode);

/*
 * What became of one file. Every string and array is borrowed: valid during
 * the call. New members are added at the end.
 */
struct fonds_digest_result {
	/*
	 * The name as it was given; for a file below a folder that was given,
	 * the folder's name, a slash, and the path there. Bytes, not escaped.
	 */
	const char *path;
	enum fonds_verdict verdict;
	uint64_t size; /* bytes read */

	/* One for each algorithm, in order; NULL unless read to its end. */
	const struct fonds_digest *digests;
	size_t digest_count;

	const char *detail; /* why, one line; NULL when the verdict is ok */
	int sys_errno;      /* behind the verdict, or 0 */
	enum fonds_read_mode read_mode;

	/* Of the list that is checked; NULL and 0 elsewhere. */
	const char *list;
	size_t line; /* 1 for the first */
	const struct fonds_digest *expected;
	size_t expected_count;
	uint64_t expected_size; /* UINT64_MAX when the list does not say */
};

/* A part of a list of checksums that says nothing of any file. */
struct fonds_digest_problem {
	const char *list; /* its name as it was given */
	size_t line;      /* 1 for the first; 0: the list as a whole */
	bool is_note;     /* nothing is lost by it that could be checked */
	const char *text; /* one line, safe on a terminal */
};

/*
 * Take a result or a problem. Called on the thread that made the call. Return
 * 0 to go on, anything else to stop: the call then returns
 * FONDS_ERR_CANCELLED.
 */
typedef int fonds_digest_result_fn(
	const struct fonds_digest_result *result, void *payload);
typedef int fonds_digest_problem_fn(
	const struct fonds_digest_problem *problem, void *payload);

/*
 * Give the next name, valid until the next call, or NULL at the end. Return 0,
 * or an errno value: EAGAIN when there is none yet, so that the call goes on
 * with what it has and asks again soon; with any other it stops and returns
 * FONDS_ERR_IO with that errno, FONDS_ERR_CANCELLED for EINTR.
 */
typedef int fonds_digest_name_fn(const char **ret, void *payload);

/* Zero is the default for every field. Set struct_size by the macro below. */
struct fonds_digest_options {
	size_t struct_size;

	/*
	 * What to compute, each once; none: SHA-256. For lists: what a line
	 * that does not name its algorithm is taken for, if it has as many
	 * digits.
	 */
	const enum fonds_algorithm *algorithms;
	size_t algorithm_count;

	unsigned jobs;      /* threads that read and hash; 0: one a processor */
	bool unordered;     /* results as they come, in bounded memory */
	bool bypass_cache;  /* read from the medium where that can be had */
	uint64_t rate;      /* bytes a second, of all threads; 0: no limit */
	bool dash_is_stdin; /* the name "-" stands for standard input */
	bool ends_with_nul; /* the lines of a list do; nothing is escaped */

	fonds_digest_result_fn *result;   /* may be NULL */
	fonds_digest_problem_fn *problem; /* may be NULL */
	fonds_progress_fn *progress;      /* may be NULL; totals are 0 */
	void *payload;                    /* of these three */
};

#define FONDS_DIGEST_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_digest_options) \
	}

/* The outcome in numbers. The verdicts sum to files. */
struct fonds_digest_summary {
	uint64_t files;    /* all, also those left out */
	uint64_t bytes;    /* read; second readings not counted */
	uint64_t problems; /* notes not counted */
	uint64_t notes;
	uint64_t verdicts[FONDS_VERDICT_COUNT];

	/* Files read to their end, by how they were read. */
	uint64_t cached;
	uint64_t direct;
	uint64_t dropped;
};

/*
 * Read files and compute their message digests, each file once for all
 * algorithms. Nothing is written.
 *
 * A path that names a file is opened as it is: symbolic links are followed,
 * and a FIFO or device is read to its end. A path that names a folder stands
 * for every file below it, sorted by the bytes of their paths. There nothing
 * but regular files is read: a symbolic link, a FIFO or device, and a folder
 * that cannot be listed are each left out, which is a result of its own, with
 * the verdict "unreadable" or "denied" and the reason.
 *
 * A file that is missing, cannot be read or is changed meanwhile is a result,
 * not an error: FONDS_OK says only that every path had its turn.
 *
 * options  may be NULL
 * summary  may be NULL; set also on failure, to what was done until then
 * error    may be NULL; set on failure and owned by the caller
 *
 * FONDS_ERR_INVALID for an algorithm that is none, or given twice.
 * FONDS_ERR_CANCELLED when a callback asks to stop. Safe from several threads.
 */
FONDS_API enum fonds_status fonds_digest_paths(const char *const *paths,
	size_t count, const struct fonds_digest_options *options,
	struct fonds_digest_summary *summary,
	struct fonds_error **error) FONDS_NODISCARD;

/* The same for any number of paths, asked for one after the other. */
FONDS_API enum fonds_status fonds_digest_names(fonds_digest_name_fn *next,
	void *next_payload, const struct fonds_digest_options *options,
	struct fonds_digest_summary *summary,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * Check the files that lists of checksums name, relative to the current
 * folder, against the digests there. A list is in a form of GNU coreutils
 * (also --tag), BSD, OpenSSL or hashdeep, or a BagIt manifest; each line may
 * be in another. A mismatch is confirmed by a second reading. Only regular
 * files are read; symbolic links are followed. A file that is listed twice is
 * checked twice, except that neighbouring lines with different algorithms for
 * one file are one check.
 *
 * What cannot be understood is a problem, and so is a list that names no
 * file. Sound is: no problems, and every verdict "ok".
 *
 * lists  files of at most 4 GiB, also a FIFO; each is read whole before it is
 *        checked
 *
 * Parameters, errors and threads else as above. A list that cannot be read is
 * an error.
 */
FONDS_API enum fonds_status fonds_digest_check(const char *const *lists,
	size_t count, const struct fonds_digest_options *options,
	struct fonds_digest_summary *summary,
	struct fonds_error **error) FONDS_NODISCARD;

/* True when there are files, every one is ok, and there are no problems. */
FONDS_API bool fonds_digest_is_sound(
	const struct fonds_digest_summary *summary);

/* The forms in which results are written. */
enum fonds_digest_form {
	/*
	 * "HEX  PATH", byte for byte as sha256sum of coreutils 9 writes it.
	 * It does not say which algorithm, so it suits one.
	 */
	FONDS_DIGEST_GNU = 0,

	FONDS_DIGEST_BSD = 1,  /* "SHA256 (PATH) = HEX", as its --tag does */
	FONDS_DIGEST_JSON = 2, /* one document with every file, and a summary */

	/* Of a check: what is not ok, with remedies, and a summary. */
	FONDS_DIGEST_FINDINGS = 3,
	FONDS_DIGEST_FINDINGS_JSON = 4, /* the same as one document */
};

/*
 * Writes results as they come, in constant memory:
 *
 *	new -> [result, problem, flush] ... -> end -> free
 *
 * Text is handed on in whole lines. One thread at a time.
 */
struct fonds_digest_writer;

/*
 * ends_with_nul  a NUL ends each line and nothing is escaped; for GNU and BSD
 *                only, FONDS_ERR_INVALID with others
 * ret            set on success; the caller's, to be freed
 */
FONDS_API enum fonds_status fonds_digest_writer_new(enum fonds_digest_form form,
	bool ends_with_nul, fonds_write_fn *write, void *payload,
	struct fonds_digest_writer **ret,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * A file that is not ok does not stand in the forms of GNU and BSD, one that
 * is ok not in findings. A failure to write may show in a later call, and
 * stays.
 */
FONDS_API enum fonds_status fonds_digest_writer_result(
	struct fonds_digest_writer *writer,
	const struct fonds_digest_result *result,
	struct fonds_error **error) FONDS_NODISCARD;

/* For findings only, FONDS_ERR_INVALID with others. */
FONDS_API enum fonds_status fonds_digest_writer_problem(
	struct fonds_digest_writer *writer,
	const struct fonds_digest_problem *problem,
	struct fonds_error **error) FONDS_NODISCARD;

/* Hand on what there is now, for those who watch. */
FONDS_API enum fonds_status fonds_digest_writer_flush(
	struct fonds_digest_writer *writer,
	struct fonds_error **error) FONDS_NODISCARD;

/* Once, after the last result. */
FONDS_API enum fonds_status fonds_digest_writer_end(
	struct fonds_digest_writer *writer,
	const struct fonds_digest_summary *summary,
	struct fonds_error **error) FONDS_NODISCARD;

/* Accepts NULL. What was not ended is lost, but for what was flushed. */
FONDS_API void fonds_digest_writer_free(struct fonds_digest_writer *writer);

FONDS_END_DECLS

#endif
