/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-bag.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "archive/archive-tree.h"
#include "archive/packed-bag.h"
#include "bagit/state.h"
#include "bagit/validation.h"
#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/file-stream.h"
#include "base/file.h"
#include "fixity/algorithm.h"
#include "ingest/accession-tree.h"

#define SOURCE_MAX ((size_t)64 * 1024)

void fonds_accession_bag_init(struct fonds_accession_bag *bag)
{
	*bag = (struct fonds_accession_bag){ 0 };
	fonds_buffer_init(&bag->source, SOURCE_MAX);
}

void fonds_accession_bag_clear(struct fonds_accession_bag *bag)
{
	fonds_validation_free(bag->validation);
	fonds_buffer_clear(&bag->source);
	bag->validation = NULL;
}

struct reading {
	struct fonds_accession_list *list;
	const struct fonds_accession_options *options;
};

/* What is registered of a file: SHA-256, what was supplied, what was asked. */
static size_t choose_algorithms(const struct reading *reading,
	const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry,
	enum fonds_algorithm ret[FONDS_ALGORITHM_COUNT])
{
	const struct fonds_bag_claim *claim = entry->claims;
	size_t count = 0;

	fonds_algorithm_set_add(ret, &count, FONDS_SHA256);
	for (; claim; claim = claim->next)
		if (claim->size > 0)
			fonds_algorithm_set_add(ret, &count,
				state->manifests[claim->manifest].algorithm);
	for (size_t i = 0; i < reading->options->algorithm_count; i++)
		fonds_algorithm_set_add(
			ret, &count, reading->options->algorithms[i]);
	return count;
}

static enum fonds_status take_file(void *writer, struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	const struct reading *reading = writer;
	enum fonds_algorithm wanted[FONDS_ALGORITHM_COUNT];
	struct fonds_digest digests[FONDS_ALGORITHM_COUNT];
	size_t wanted_count = choose_algorithms(reading, state, entry, wanted);
	struct fonds_accession_file file = {
		.path = entry->path,
		.size = result->size,
		.digests = digests,
		.state = result->state,
	};

	for (size_t i = 0; i < wanted_count; i++)
		for (size_t j = 0; j < result->digest_count; j++)
			if (result->digests[j].algorithm == wanted[i])
				digests[file.digest_count++] =
					result->digests[j];
	return fonds_accession_list_add(reading->list, &file, error);
}

static void name_manifests(struct fonds_accession_bag *bag)
{
	const struct fonds_text_list *names = &bag->validation->algorithms;

	for (size_t i = 0; i < names->count; i++)
		fonds_buffer_printf(&bag->source, "%smanifest-%s.txt",
			i > 0 ? ", " : "", names->items[i]);
}

enum fonds_status fonds_accession_bag_read(struct fonds_accession_bag *bag,
	struct fonds_accession_list *list, const char *folder,
	const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	struct reading reading = { .list = list, .options = options };
	struct fonds_bag_check check = {
		.hashed = take_file,
		.writer = &reading,
		.algorithms = algorithms,
		.jobs = options->jobs,
		.progress = options->progress,
		.progress_payload = options->payload,
	};
	enum fonds_status status = fonds_bag_tree_open(folder, &tree, error);

	if (status < 0)
		return status;
	check.tree = tree;
	fonds_algorithm_set_add(
		algorithms, &check.algorithm_count, FONDS_SHA256);
	fonds_algorithm_set_add_all(algorithms, &check.algorithm_count,
		options->algorithms, options->algorithm_count);
	status = fonds_bag_check_run(&check, &bag->validation, error);
	if (status < 0)
		return status;
	name_manifests(bag);
	return fonds_buffer_check(
		&bag->source, "the names of the manifests", error);
}

static enum fonds_status read_state(const char *path,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	uint64_t size;
	enum fonds_status status = fonds_file_open(path, &fd, &size, error);

	if (status < 0)
		return status;
	return fonds_file_state_read(fd, path, ret, error);
}

struct packed_file {
	struct fonds_file_state before; /* the validation */
	bool is_same;
};

static enum fonds_status take_packed(const struct fonds_accession_file *file,
	void *payload, struct fonds_error **error)
{
	struct packed_file *packed = payload;

	(void)error;
	packed->is_same = fonds_file_state_equal(&packed->before, &file->state);
	return FONDS_OK;
}

/* The bytes that were validated are those that are registered. */
static enum fonds_status hash_packed(struct fonds_accession_bag *bag,
	struct fonds_accession_list *list, const char *folder, const char *name,
	const char *path, const struct fonds_file_state *before,
	const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_accession_findings_clear) struct fonds_accession_findings
		findings;
	struct packed_file packed = { .before = *before };
	enum fonds_status status;

	fonds_accession_findings_init(&findings);
	status = fonds_accession_file_read(
		list, &findings, folder, name, options, error);
	if (status == FONDS_OK)
		status = fonds_accession_list_each(
			list, take_packed, &packed, error);
	if (status == FONDS_OK && !packed.is_same)
		fonds_validation_add(bag->validation, BAG_FILE_UNSTABLE, NULL,
			"'%s' was changed, or could not be read, after it was "
			"validated",
			path);
	return status;
}

enum fonds_status fonds_accession_packed_read(struct fonds_accession_bag *bag,
	struct fonds_accession_list *list, const char *folder, const char *name,
	const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	struct fonds_validate_options validate = FONDS_VALIDATE_OPTIONS_INIT;
	fonds_cleanup(fonds_freep) char *path = NULL;
	struct fonds_file_state before = { 0 };
	enum fonds_status status;

	if (asprintf(&path, "%s/%s", folder, name) < 0) {
		path = NULL;
		return fonds_fail_nomem(error);
	}
	validate.jobs = options->jobs;
	validate.progress = options->progress;
	validate.payload = options->payload;
	status = read_state(path, &before, error);
	if (status == FONDS_OK)
		status = fonds_bag_validate(
			path, &validate, &bag->validation, error);
	if (status < 0 || !fonds_validation_is_valid(bag->validation))
		return status;
	return hash_packed(
		bag, list, folder, name, path, &before, options, error);
}

/*
 * Does it say that it is an archive? A compressed file may have anything in it:
 * it is an archive by its first member, or its name.
 */
static bool is_archive(
	const char *path, int fd, const struct fonds_packed_bag *bag)
{
	enum fonds_archive_form form;

	return bag->has_begun || fonds_archive_begins(fd) ||
	       fonds_archive_form_of_name(path, &form, NULL);
}

static enum fonds_status look(const char *path, int fd,
	struct fonds_packed_bag *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 3);
	enum fonds_status status;

	if (own < 0)
		return fonds_fail_errno(error, "cannot read '%s'", path);
	status = fonds_archive_tree_new(own, path, NULL, &tree, error);
	if (status == FONDS_OK)
		status = fonds_packed_bag_look(tree, ret, error);
	return status;
}

enum fonds_status fonds_accession_is_packed(const char *path,
	struct fonds_accession_findings *findings, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;
	struct fonds_packed_bag bag = { 0 };
	uint64_t size;
	enum fonds_status status = fonds_file_open(path, &fd, &size, error);

	if (status < 0)
		return status;
	status = look(path, fd, &bag, &why);
	*ret = bag.is_bag;
	if (status == FONDS_OK && !bag.is_whole)
		fonds_accession_findings_line(findings, path, 0, true,
			"it is no bag by its first members; say --kind packed "
			"if it is one");
	if (status == FONDS_OK)
		return FONDS_OK;
	if (status == FONDS_ERR_IO || fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	if (!is_archive(path, fd, &bag))
		return FONDS_OK;
	(void)fonds_error_prefix(&why,
		"it cannot be seen whether '%s' is a packed bag (--kind tree "
		"registers it as a file)",
		path);
	return fonds_error_move(&why, status, error);
}

static const char *info(
	const struct fonds_accession_bag *bag, const char *label)
{
	const char *value = fonds_validation_bag_info(bag->validation, label);

	return value ? value : "";
}

void fonds_accession_bag_describe(
	const struct fonds_accession_bag *bag, struct fonds_holding *holding)
{
	holding->external_identifier = info(bag, "External-Identifier");
	holding->description = info(bag, "External-Description");
	holding->source_organization = info(bag, "Source-Organization");
	holding->digests = FONDS_DIGESTS_SUPPLIED;
	holding->source = fonds_buffer_text(&bag->source);
}
