/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_CARRY_H
#define BAGIT_WRITE_CARRY_H

#include "bagit/write/old-bag.h"
#include "bagit/write/result.h"

/*
 * Carries files of an old bag into a new one: copied, hashed on the way, and
 * compared with what the old bag lists, so that no byte comes along that was
 * not verified.
 */
struct fonds_carry {
	const struct fonds_old_bag *bag;

	/* These rows; their source is the path in the old bag. */
	struct fonds_file_table *table;
	size_t first;
	size_t count;
	bool is_payload; /* else other tag files */

	int target_fd;
	unsigned jobs;
	fonds_progress_fn *progress;
	void *payload;
	struct fonds_progress base;
};

/*
 * *ret is false when a file was read with other bytes than are listed; nothing
 * may then be made of what was copied.
 */
enum fonds_status fonds_carry_run(
	const struct fonds_carry *carry, bool *ret, struct fonds_error **error);

/* The same for rows that are not copied, only read. */
enum fonds_status fonds_carry_compare(
	const struct fonds_carry *carry, bool *ret, struct fonds_error **error);

/*
 * After false: validate the old bag, so that its findings become those of the
 * result. FONDS_ERR_IO when it is valid after all: its storage is unreliable.
 */
enum fonds_status fonds_carry_explain(const struct fonds_carry *carry,
	struct fonds_bag_result *result, struct fonds_error **error);

/*
 * Append a row for each of count files of the old bag from the first on, or
 * for one; path and source are the path there.
 */
enum fonds_status fonds_carry_add_rows(const struct fonds_file_table *from,
	size_t first, size_t count, struct fonds_file_table *to,
	struct fonds_error **error);
enum fonds_status fonds_carry_add_row(const struct fonds_file_row *from,
	struct fonds_file_table *to, struct fonds_error **error);

#endif
