/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_VALIDATION_H
#define BAGIT_VALIDATION_H

#include <stdbool.h>
#include <stdint.h>

#include <fonds/bag.h>

#include "bagit/bag-info.h"
#include "bagit/finding-codes.h"
#include "base/arena.h"
#include "base/finding-list.h"

/* More than so many are counted, not kept; a last finding then says so. */
#define FONDS_FINDINGS_MAX ((size_t)1000000)

/* The outcome of a validation, and what writing it needs. */
struct fonds_validation {
	struct fonds_arena arena; /* every string below */
	struct fonds_finding_list findings;
	uint64_t not_fetched; /* of the errors */

	const char *path;     /* of the bag; NULL when it is only a tree */
	const char *version;  /* as declared; NULL when it is not */
	const char *encoding; /* the same */
	struct fonds_text_list algorithms; /* of the payload manifests */
	struct fonds_bag_info info;
	uint64_t payload_files;
	uint64_t payload_bytes; /* 0 where the level does not ask for sizes */

	/* Absent and in fetch.txt; the bytes where it gives lengths. */
	uint64_t fetch_files;
	uint64_t fetch_bytes;
	uint64_t fetch_unknown; /* files of which it does not */

	struct fonds_earlier_reading earlier;

	enum fonds_bag_level level; /* never the default */
	bool strict;
};

enum fonds_status fonds_validation_new(
	struct fonds_validation **ret, struct fonds_error **error);

/* For fonds_cleanup(). */
void fonds_validation_freep(struct fonds_validation **validation);

/*
 * Add a finding. path may be NULL; it and the message's arguments are names as
 * they are: the message is made safe for a terminal here. A failure is kept
 * for fonds_validation_check().
 */
void fonds_validation_add(struct fonds_validation *validation,
	enum fonds_finding_code code, const char *path, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* The same with what was expected and found; either may be NULL. */
struct fonds_finding_values {
	const char *expected;
	const char *actual;
};
void fonds_validation_add_values(struct fonds_validation *validation,
	enum fonds_finding_code code, const char *path,
	struct fonds_finding_values values, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

uint64_t fonds_validation_errors(const struct fonds_validation *validation);
uint64_t fonds_validation_warnings(const struct fonds_validation *validation);

/* Did all that was added find its place? */
enum fonds_status fonds_validation_check(
	const struct fonds_validation *validation, struct fonds_error **error);

/* Were the sizes of payload files asked for at its level? */
bool fonds_validation_has_sizes(const struct fonds_validation *validation);

/* By path, then code, then the order in which they were added. */
void fonds_validation_sort(struct fonds_validation *validation);

#endif
