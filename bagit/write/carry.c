/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/carry.h"

#include "bagit/validate.h"
#include "bagit/write/copy.h"
#include "base/cleanup.h"
#include "base/error.h"

enum fonds_status fonds_carry_compare(
	const struct fonds_carry *carry, bool *ret, struct fonds_error **error)
{
	const struct fonds_file_table *expected = carry->is_payload
							  ? &carry->bag->payload
							  : &carry->bag->others;

	*ret = true;
	for (size_t i = 0; i < carry->count; i++) {
		const struct fonds_file_row *row =
			carry->table->rows[carry->first + i];
		const struct fonds_file_row *there = fonds_file_table_find(
			expected, row->source);

		if (!there)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"'%s' is not in '%s'", row->source,
				carry->bag->path);
		if (!fonds_file_row_agrees(expected, there, carry->table, row))
			*ret = false;
	}
	return FONDS_OK;
}

enum fonds_status fonds_carry_run(
	const struct fonds_carry *carry, bool *ret, struct fonds_error **error)
{
	const struct fonds_bag_copy copy = {
		.table = carry->table,
		.first = carry->first,
		.count = carry->count,
		.source_fd = carry->bag->fd,
		.source_name = carry->bag->path,
		.target_fd = carry->target_fd,
		.jobs = carry->jobs,
		.progress = carry->progress,
		.payload = carry->payload,
		.base = carry->base,
	};
	enum fonds_status status = FONDS_OK;

	*ret = true;
	if (carry->count == 0)
		return FONDS_OK;
	status = fonds_bag_copy_run(&copy, error);
	return status == FONDS_OK ? fonds_carry_compare(carry, ret, error)
				  : status;
}

enum fonds_status fonds_carry_explain(const struct fonds_carry *carry,
	struct fonds_bag_result *result, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	const struct fonds_bag_check check = {
		.tree = carry->bag->tree,
		.jobs = carry->jobs,
		.bypass_cache = true,
		.progress = carry->progress,
		.progress_payload = carry->payload,
	};
	enum fonds_status status = fonds_bag_check_run(
		&check, &validation, error);

	if (status < 0)
		return status;
	if (fonds_validation_is_valid(validation))
		return fonds_fail(error, FONDS_ERR_IO,
			"files of '%s' were read with other bytes than are "
			"listed, but not again: its storage is unreliable",
			carry->bag->path);
	fonds_validation_free(result->findings);
	result->findings = fonds_steal(&validation);
	return FONDS_OK;
}

enum fonds_status fonds_carry_add_row(const struct fonds_file_row *from,
	struct fonds_file_table *to, struct fonds_error **error)
{
	struct fonds_file_row *row = NULL;
	enum fonds_status status = fonds_file_table_add(
		to, from->path, from->size, &row, error);

	if (status < 0)
		return status;
	row->source = row->path;
	row->inode = from->inode;
	return FONDS_OK;
}

enum fonds_status fonds_carry_add_rows(const struct fonds_file_table *from,
	size_t first, size_t count, struct fonds_file_table *to,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = fonds_carry_add_row(from->rows[first + i], to, error);
	return status;
}
