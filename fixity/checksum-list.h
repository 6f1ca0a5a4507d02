/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CHECKSUM_LIST_H
#define FIXITY_CHECKSUM_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>
#include <fonds/error.h>

/*
 * Reading lists of checksums, as other tools write them. Each line is one of
 *
 *	HEX  PATH, HEX *PATH       GNU coreutils, md5deep, BagIt manifests
 *	\HEX  PATH                 the same, with \\ \n \r in PATH as escapes
 *	SIZE  HEX  PATH            md5deep -z
 *	NAME (PATH) = HEX          BSD, coreutils --tag, rhash --bsd
 *	\NAME (PATH) = HEX         the same, with escapes
 *	NAME(PATH)= HEX            openssl dgst
 *	SIZE,HEX,HEX,...,PATH      hashdeep, after its header
 *
 * Empty lines and those that begin with "#" are skipped, and blanks before a
 * line are dropped. Lines end in LF; in CRLF where every line of the list
 * does, else a carriage return belongs to the path (as in "Icon\r", which
 * md5deep writes as it is).
 *
 * What cannot be understood is a problem of its line, and reading goes on. Not
 * one line need be valid: whether that is a list is for the caller to judge.
 */

#define FONDS_CHECKSUM_PATH_MAX ((size_t)64 * 1024) /* bytes */

/* What one line says of one file. */
struct fonds_checksum_entry {
	const char *path; /* path_size bytes, any but NUL; then a NUL */
	size_t path_size; /* 1 to FONDS_CHECKSUM_PATH_MAX */
	uint64_t size;    /* UINT64_MAX where the list does not say */
	const struct fonds_digest *digests;
	size_t digest_count; /* one; hashdeep has several, none twice */
	size_t line;         /* 1 for the first */
};

struct fonds_checksum_problem {
	size_t line;
	bool is_note;     /* nothing is lost by it that could be checked */
	const char *text; /* one line, printable, like an error's */
};

struct fonds_checksum_options {
	/*
	 * A line that does not name its algorithm is taken for the first of
	 * these that has as many digits; if none has, for MD5, SHA-1 or one
	 * of SHA-2. Lines that do name it are not touched by this. Borrowed
	 * until the list is freed.
	 */
	const enum fonds_algorithm *assumed;
	size_t assumed_count;

	/* Lines end in NUL instead: no escapes, no carriage returns. */
	bool ends_with_nul;
};

/* A cursor over the text of a list. */
struct fonds_checksum_list;

/* text is borrowed until the list is freed; options may be NULL. */
enum fonds_status fonds_checksum_list_new(const char *text, size_t size,
	const struct fonds_checksum_options *options,
	struct fonds_checksum_list **ret, struct fonds_error **error);

/*
 * The next entry or problem: one of the two is set, the other NULL; both are
 * NULL at the end. What they point to is valid until the next call. Fails for
 * want of memory only.
 */
enum fonds_status fonds_checksum_list_next(struct fonds_checksum_list *list,
	const struct fonds_checksum_entry **ret_entry,
	const struct fonds_checksum_problem **ret_problem,
	struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_checksum_list_free(struct fonds_checksum_list *list);
void fonds_checksum_list_freep(struct fonds_checksum_list **list);

#endif
