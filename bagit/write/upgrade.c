/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A bag of an older version becomes one of 1.0: read and verified, its tag
 * files written anew. In place they replace the old ones in one change; else
 * the payload is copied, and verified while it is.
 */
#include <fonds/bag-rewrite.h>

#include "bagit/write/apart.h"
#include "bagit/write/carry.h"
#include "bagit/write/new-bag.h"
#include "bagit/write/publish.h"
#include "bagit/write/replace-tags.h"
#include "bagit/write/tag-set.h"
#include "bagit/write/upgrade-notes.h"
#include "base/cleanup.h"
#include "base/error.h"

struct upgrading {
	const struct fonds_bag_upgrade_options *options;
	const char *path;
	struct fonds_old_bag bag;
	struct fonds_bag_tags tags;
	struct fonds_file_table payload; /* of the new bag, elsewhere */
	struct fonds_file_table others;
	struct fonds_bag_result *result;
};

static bool is_in_place(const struct upgrading *upgrading)
{
	return !upgrading->options->output;
}

/* What is copied is verified while it is, and not before. */
static bool is_read_whole(const struct upgrading *upgrading)
{
	return is_in_place(upgrading) || upgrading->options->dry_run;
}

static enum fonds_status read_bag(
	struct upgrading *upgrading, struct fonds_error **error)
{
	const struct fonds_bag_upgrade_options *options = upgrading->options;
	const struct fonds_old_bag_options read = {
		.is_hashed = is_read_whole(upgrading),
		.also = options->algorithms,
		.also_count = options->algorithm_count,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
	};

	return fonds_old_bag_read(
		&upgrading->bag, upgrading->path, &read, error);
}

static enum fonds_status write_tags(struct upgrading *upgrading,
	const struct fonds_file_table *payload,
	const struct fonds_file_table *others,
	struct fonds_staging_files *files, struct fonds_error **error)
{
	const struct fonds_tag_set set = {
		.payload = payload,
		.others = others,
		.tags = &upgrading->tags,
		.fetch = &upgrading->bag.fetch,
	};

	return fonds_tag_set_write(&set, files, error);
}

/* The bag is made of rows with all of the algorithms. */
static enum fonds_status make_rows(
	struct upgrading *upgrading, struct fonds_error **error)
{
	const struct fonds_old_bag *bag = &upgrading->bag;
	const struct fonds_file_table *all = &bag->others;
	enum fonds_status status = fonds_file_table_init(&upgrading->payload,
		all->algorithms, all->algorithm_count, error);

	if (status == FONDS_OK)
		status = fonds_file_table_init(&upgrading->others,
			all->algorithms, all->algorithm_count, error);
	if (status == FONDS_OK)
		status = fonds_carry_add_rows(&bag->payload, 0,
			bag->payload.count, &upgrading->payload, error);
	if (status == FONDS_OK)
		status = fonds_carry_add_rows(&bag->others, 0,
			bag->others.count, &upgrading->others, error);
	return status;
}

static enum fonds_status carry(struct upgrading *upgrading,
	struct fonds_file_table *table, const struct fonds_staging_files *files,
	bool *ret, struct fonds_error **error)
{
	const struct fonds_bag_upgrade_options *options = upgrading->options;
	const struct fonds_carry carry = {
		.bag = &upgrading->bag,
		.table = table,
		.count = table->count,
		.is_payload = table == &upgrading->payload,
		.target_fd = files->fd,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
		.base = { .bytes_total = table->bytes,
			.files_total = table->count },
	};
	enum fonds_status status = fonds_carry_run(&carry, ret, error);

	if (status < 0 || *ret)
		return status;
	return fonds_carry_explain(&carry, upgrading->result, error);
}

static enum fonds_status fill_staging(struct upgrading *upgrading,
	struct fonds_staging *staging, struct fonds_error **error)
{
	const struct fonds_bag_upgrade_options *options = upgrading->options;
	const struct fonds_bag_publication publication = {
		.staging = staging,
		.target = options->output,
		.count = 1,
		.jobs = options->jobs,
		.progress = options->progress,
		.payload = options->payload,
		.findings = upgrading->result->findings,
	};
	struct fonds_staging_files *files = fonds_staging_files(staging);
	bool agrees = true;
	enum fonds_status status = fonds_new_bag_make_data(files, error);

	if (status == FONDS_OK)
		status = carry(
			upgrading, &upgrading->payload, files, &agrees, error);
	if (status == FONDS_OK && agrees)
		status = carry(
			upgrading, &upgrading->others, files, &agrees, error);
	if (status < 0 || !agrees)
		return status;
	status = write_tags(upgrading, &upgrading->payload, &upgrading->others,
		files, error);
	return status == FONDS_OK ? fonds_bag_publish(&publication, error)
				  : status;
}

static enum fonds_status make_elsewhere(
	struct upgrading *upgrading, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_staging_abortp) struct fonds_staging *staging = NULL;
	enum fonds_status status = fonds_staging_begin(
		upgrading->options->output, &staging, error);

	if (status < 0)
		return status;
	upgrading->result->is_resumed = fonds_staging_is_resumed(staging);
	status = fill_staging(upgrading, staging, error);
	if (status < 0 || !fonds_bag_result_is_good(upgrading->result))
		return status;
	return fonds_staging_finish(fonds_steal(&staging), error);
}

static enum fonds_status replace(struct upgrading *upgrading,
	struct fonds_change *change, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *after = NULL;
	struct fonds_staging_files *files;
	enum fonds_status status = fonds_change_files(change, &files, error);

	if (status == FONDS_OK)
		status = write_tags(upgrading, &upgrading->bag.payload,
			&upgrading->bag.others, files, error);
	if (status == FONDS_OK)
		status = fonds_replace_tags_commit(
			change, &upgrading->bag.known, error);
	if (status == FONDS_OK)
		status = fonds_replace_tags_read_back(upgrading->path,
			upgrading->options->jobs, &after, error);
	return status;
}

/* The findings become those of the result: nothing is made. */
static void take_findings(struct upgrading *upgrading)
{
	struct fonds_bag_result *result = upgrading->result;

	fonds_validation_free(result->findings);
	result->findings = fonds_steal(&upgrading->bag.validation);
}

/* Elsewhere there is nothing to be made then, and that is no success. */
static enum fonds_status settle_needless(
	struct upgrading *upgrading, struct fonds_error **error)
{
	if (!is_in_place(upgrading))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is of version 1.0 already", upgrading->path);
	upgrading->result->done = "is of version 1.0";
	upgrading->result->would_be = "is of version 1.0";
	return FONDS_OK;
}

static enum fonds_status write_bag(struct upgrading *upgrading,
	struct fonds_change *change, struct fonds_error **error)
{
	struct fonds_old_bag *bag = &upgrading->bag;
	struct fonds_bag_notes *notes = &upgrading->result->notes;
	const struct fonds_file_table *payload = &bag->payload;
	enum fonds_status status;

	if (!fonds_validation_is_valid(bag->validation)) {
		take_findings(upgrading);
		return FONDS_OK;
	}
	if (!is_read_whole(upgrading)) {
		status = make_rows(upgrading, error);
		if (status < 0)
			return status;
		payload = &upgrading->payload;
	}
	fonds_bag_result_count(upgrading->result, payload);
	if (fonds_upgrade_is_needless(bag, payload))
		return settle_needless(upgrading, error);
	fonds_upgrade_note(bag, payload, is_in_place(upgrading), notes);
	status = fonds_upgrade_tags(bag, &upgrading->tags, notes, error);
	if (status == FONDS_OK)
		status = fonds_bag_notes_check(notes, error);
	if (status < 0 || upgrading->options->dry_run)
		return status;
	return change ? replace(upgrading, change, error)
		      : make_elsewhere(upgrading, error);
}

static enum fonds_status upgrade_in_place(
	struct upgrading *upgrading, struct fonds_error **error)
{
	fonds_cleanup(fonds_change_freep) struct fonds_change *change = NULL;
	enum fonds_status status = fonds_replace_tags_begin(upgrading->path,
		&change, &upgrading->result->is_resumed, error);

	if (status == FONDS_OK)
		status = read_bag(upgrading, error);
	return status == FONDS_OK ? write_bag(upgrading, change, error)
				  : status;
}

static enum fonds_status upgrade(
	struct upgrading *upgrading, struct fonds_error **error)
{
	const struct fonds_bag_upgrade_options *options = upgrading->options;
	enum fonds_status status;

	if (is_in_place(upgrading) && !options->dry_run)
		return upgrade_in_place(upgrading, error);
	if (options->output) {
		status = fonds_staging_check(options->output, error);
		if (status < 0)
			return status;
	}
	status = read_bag(upgrading, error);
	if (status == FONDS_OK)
		status = fonds_replace_tags_check(
			upgrading->bag.fd, upgrading->path, error);
	if (status == FONDS_OK && options->output)
		status = fonds_bag_check_apart(options->output,
			upgrading->bag.fd, upgrading->path, error);
	return status == FONDS_OK ? write_bag(upgrading, NULL, error) : status;
}

enum fonds_status fonds_bag_upgrade(const char *bag,
	const struct fonds_bag_upgrade_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	static const struct fonds_bag_upgrade_options defaults =
		FONDS_BAG_UPGRADE_OPTIONS_INIT;
	struct upgrading upgrading = {
		.options = options ? options : &defaults,
		.path = bag,
		.bag = FONDS_OLD_BAG_INIT,
	};
	enum fonds_status status;

	if (!bag || !ret || upgrading.options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bag, no place for the result, or options without "
			"their size");
	status = fonds_bag_result_new(
		upgrading.options->output ? upgrading.options->output : bag,
		&upgrading.result, error);
	if (status < 0)
		return status;
	upgrading.result->is_dry_run = upgrading.options->dry_run;
	upgrading.result->has_notes = true;
	upgrading.result->done = "is upgraded to version 1.0";
	upgrading.result->would_be = "can be upgraded to version 1.0";
	upgrading.result->not_done = "is not upgraded";
	fonds_bag_tags_init(&upgrading.tags);
	status = upgrade(&upgrading, error);
	fonds_old_bag_clear(&upgrading.bag);
	fonds_bag_tags_clear(&upgrading.tags);
	fonds_file_table_clear(&upgrading.payload);
	fonds_file_table_clear(&upgrading.others);
	if (status < 0) {
		fonds_bag_result_free(upgrading.result);
		return status;
	}
	fonds_validation_sort(upgrading.result->findings);
	*ret = upgrading.result;
	return FONDS_OK;
}
