/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading comes first, and takes as long as it takes; only what it gave is
 * written, in one transaction, so that the catalog is not kept from others and
 * a killed process leaves nothing.
 */
#include <fonds/ingest.h>

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "bagit/validation.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/path.h"
#include "fixity/algorithm.h"
#include "fixity/catalog/catalog.h"
#include "ingest/accession-bag.h"
#include "ingest/accession-checksums.h"
#include "ingest/accession-outcome.h"
#include "ingest/accession-register.h"
#include "ingest/accession-tree.h"

static void freep(struct fonds_accession **accession)
{
	fonds_accession_free(*accession);
}

/* One accession under way. */
struct adding {
	struct fonds_catalog *catalog;
	const struct fonds_accession_options *options;
	struct fonds_accession *accession;
	struct fonds_accession_blocks blocks;
	char *list;       /* its absolute path; NULL: there is none */
	char *folder;     /* of the tree that is read */
	const char *name; /* in it, of the one file; NULL: all of it */
	struct fonds_accession_list files; /* of whatever kind it is */
	struct fonds_accession_bag bag;    /* read where it is one */
};

static void adding_clear(struct adding *adding)
{
	fonds_accession_blocks_clear(&adding->blocks);
	fonds_accession_list_clear(&adding->files);
	fonds_accession_bag_clear(&adding->bag);
	free(adding->list);
	free(adding->folder);
}

static enum fonds_status resolve(
	const char *path, char **ret, struct fonds_error **error)
{
	*ret = realpath(path, NULL);
	if (!*ret)
		return fonds_fail_errno(error, "cannot find '%s'", path);
	return FONDS_OK;
}

/* "/" for what lies there. */
static enum fonds_status parent_of(
	const char *path, char **ret, struct fonds_error **error)
{
	const char *slash = strrchr(path, '/');
	size_t size = slash == path ? 1 : (size_t)(slash - path);

	*ret = strndup(path, size);
	return *ret ? FONDS_OK : fonds_fail_nomem(error);
}

static enum fonds_status find_location(
	struct adding *adding, const char *path, struct fonds_error **error)
{
	char **location = &adding->accession->location;
	enum fonds_status status = FONDS_OK;

	if (adding->options->list)
		status = resolve(adding->options->list, &adding->list, error);
	if (status < 0)
		return status;
	if (path)
		return resolve(path, location, error);
	return parent_of(adding->list, location, error);
}

/* A folder is read whole; of the parent of a file only that one name counts. */
static enum fonds_status find_tree(
	struct adding *adding, struct fonds_error **error)
{
	const char *location = adding->accession->location;
	struct stat st;

	if (stat(location, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", location);
	if (S_ISDIR(st.st_mode)) {
		adding->folder = strdup(location);
		return adding->folder ? FONDS_OK : fonds_fail_nomem(error);
	}
	if (!S_ISREG(st.st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is neither a folder nor a file", location);
	adding->name = strrchr(location, '/') + 1;
	return parent_of(location, &adding->folder, error);
}

static enum fonds_status has_declaration(
	const struct adding *adding, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	struct stat st;

	if (asprintf(&path, "%s/bagit.txt", adding->folder) < 0) {
		path = NULL;
		return fonds_fail_nomem(error);
	}
	*ret = lstat(path, &st) == 0;
	if (!*ret && errno != ENOENT)
		return fonds_fail_errno(error, "cannot look for '%s'", path);
	return FONDS_OK;
}

static enum fonds_status guess_kind(
	struct adding *adding, struct fonds_error **error)
{
	enum fonds_status status;
	bool is_bag = false;

	if (adding->list) {
		adding->accession->kind = FONDS_HOLDING_LIST;
		return FONDS_OK;
	}
	status = adding->name
			 ? fonds_accession_is_packed(
				   adding->accession->location,
				   &adding->accession->findings, &is_bag, error)
			 : has_declaration(adding, &is_bag, error);
	adding->accession->kind = !is_bag        ? FONDS_HOLDING_TREE
				  : adding->name ? FONDS_HOLDING_PACKED_BAG
						 : FONDS_HOLDING_BAG;
	return status;
}

/* What a kind lies in; a tree may be either. */
static const struct {
	enum fonds_holding_kind kind;
	bool is_folder;
	bool is_file;
} kinds[] = {
	[FONDS_ACCESSION_BAG] = { FONDS_HOLDING_BAG, true, false },
	[FONDS_ACCESSION_PACKED_BAG] = { FONDS_HOLDING_PACKED_BAG, false,
		true },
	[FONDS_ACCESSION_TREE] = { FONDS_HOLDING_TREE, true, true },
	[FONDS_ACCESSION_LIST] = { FONDS_HOLDING_LIST, true, false },
};

static enum fonds_status choose_kind(
	struct adding *adding, struct fonds_error **error)
{
	enum fonds_accession_kind kind = adding->options->kind;
	const char *location = adding->accession->location;

	if (adding->list && adding->name)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a folder, so no list of checksums is of "
			"it",
			location);
	if (kind == FONDS_ACCESSION_AUTO)
		return guess_kind(adding, error);
	adding->accession->kind = kinds[kind].kind;
	if (!(adding->name ? kinds[kind].is_file : kinds[kind].is_folder))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is a %s, so it is no %s", location,
			adding->name ? "file" : "folder",
			fonds_holding_kind_name(kinds[kind].kind));
	return FONDS_OK;
}

/* It changes with each run, so it can never be registered in itself. */
static enum fonds_status check_catalog(
	const struct adding *adding, struct fonds_error **error)
{
	const char *catalog = fonds_catalog_path(adding->catalog);
	const char *location = adding->accession->location;

	if (!fonds_path_below(location, catalog))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"the catalog '%s' lies in '%s', and would change what is "
		"registered: move it elsewhere",
		catalog, location);
}

static struct fonds_holding describe(const struct adding *adding)
{
	const struct fonds_accession_options *options = adding->options;
	const struct fonds_accession *accession = adding->accession;
	struct fonds_holding holding = {
		.kind = accession->kind,
		.is_file = adding->name != NULL,
		.collection_name = options->collection,
		.location = accession->location,
		.external_identifier = "",
		.description = "",
		.source_organization = "",
		.digests = FONDS_DIGESTS_GENERATED,
		.source = "",
		.agent = options->by ? options->by : "",
	};

	if (adding->bag.validation)
		fonds_accession_bag_describe(&adding->bag, &holding);
	if (adding->list) {
		holding.digests = FONDS_DIGESTS_SUPPLIED;
		holding.source = adding->list;
	}
	/* Of the packed file itself nothing was supplied. */
	if (accession->kind == FONDS_HOLDING_PACKED_BAG)
		holding.digests = FONDS_DIGESTS_GENERATED;
	if (options->description)
		holding.description = options->description;
	return holding;
}

static enum fonds_status read_files(
	struct adding *adding, struct fonds_error **error)
{
	const struct fonds_accession_options *options = adding->options;
	struct fonds_accession *accession = adding->accession;
	struct fonds_accession_list *list = &adding->files;
	struct fonds_accession_findings *findings = &accession->findings;

	switch (accession->kind) {
	case FONDS_HOLDING_BAG:
		return fonds_accession_bag_read(
			&adding->bag, list, adding->folder, options, error);
	case FONDS_HOLDING_PACKED_BAG:
		return fonds_accession_packed_read(&adding->bag, list,
			adding->folder, adding->name, options, error);
	case FONDS_HOLDING_LIST:
		return fonds_accession_checksums_read(list, findings,
			adding->folder, adding->list, options, error);
	case FONDS_HOLDING_TREE:
		break;
	}
	if (adding->name)
		return fonds_accession_file_read(list, findings, adding->folder,
			adding->name, options, error);
	return fonds_accession_tree_read(
		list, findings, adding->folder, options, error);
}

static bool is_sound(const struct adding *adding)
{
	return (!adding->bag.validation ||
		       fonds_validation_is_valid(adding->bag.validation)) &&
	       fonds_accession_findings_is_sound(&adding->accession->findings);
}

/* All that is read of the files, before anything is written. */
static enum fonds_status read_all(
	struct adding *adding, struct fonds_error **error)
{
	const struct fonds_accession_options *options = adding->options;
	struct fonds_accession_findings *findings =
		&adding->accession->findings;
	struct fonds_accession_list *list = &adding->files;
	enum fonds_status status = read_files(adding, error);

	if (status == FONDS_OK && options->block_digests && is_sound(adding))
		status = fonds_accession_blocks_read(&adding->blocks, list,
			findings, adding->folder, options->progress,
			options->payload, error);
	if (status == FONDS_OK && is_sound(adding))
		status = fonds_accession_look_again(list, findings,
			adding->folder, adding->name, options, error);
	return status;
}

static enum fonds_status register_files(
	struct adding *adding, struct fonds_error **error)
{
	struct fonds_accession *accession = adding->accession;
	const struct fonds_holding holding = describe(adding);
	enum fonds_status status;
	int64_t number = 0;

	status = fonds_accession_register(&adding->files,
		adding->options->block_digests ? &adding->blocks : NULL,
		adding->catalog, &holding, adding->options, &number, error);
	if (status == FONDS_OK)
		status = fonds_accession_commit(adding->catalog, error);
	if (status == FONDS_OK)
		accession->number = number;
	return status;
}

static enum fonds_status add(
	struct adding *adding, const char *path, struct fonds_error **error)
{
	struct fonds_accession *accession = adding->accession;
	struct fonds_holding holding;
	enum fonds_status status = find_location(adding, path, error);

	if (status == FONDS_OK)
		status = check_catalog(adding, error);
	if (status == FONDS_OK)
		status = find_tree(adding, error);
	if (status == FONDS_OK)
		status = choose_kind(adding, error);
	if (status < 0)
		return status;
	holding = describe(adding);
	status = fonds_accession_check(adding->catalog, &holding, error);
	if (status == FONDS_OK)
		status = read_all(adding, error);
	if (status < 0)
		return status;
	accession->files = adding->files.files;
	accession->bytes = adding->files.bytes;
	accession->is_sound = is_sound(adding);
	if (accession->is_sound && !adding->options->dry_run)
		status = register_files(adding, error);
	accession->validation = fonds_steal(&adding->bag.validation);
	return status;
}

static enum fonds_status check_options(const char *path,
	const struct fonds_accession_options *options,
	struct fonds_error **error)
{
	if (options->struct_size < sizeof(*options) ||
		(options->algorithm_count > 0 && !options->algorithms))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"options without their size, or without what they "
			"count");
	if (options->kind < FONDS_ACCESSION_AUTO ||
		options->kind > FONDS_ACCESSION_LIST)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "there is no such kind");
	if (!path && !options->list)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"nothing to register: no path, and no list");
	if (options->list ? options->kind != FONDS_ACCESSION_AUTO &&
				    options->kind != FONDS_ACCESSION_LIST
			  : options->kind == FONDS_ACCESSION_LIST)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a list of checksums and the kind 'list' go together");
	for (size_t i = 0; i < options->algorithm_count; i++)
		if (!fonds_algorithm_info(options->algorithms[i]))
			return fonds_fail(error, FONDS_ERR_INVALID,
				"%d is not a message digest algorithm",
				(int)options->algorithms[i]);
	return FONDS_OK;
}

enum fonds_status fonds_accession_add(struct fonds_catalog *catalog,
	const char *path, const struct fonds_accession_options *options,
	struct fonds_accession **ret, struct fonds_error **error)
{
	static const struct fonds_accession_options defaults =
		FONDS_ACCESSION_OPTIONS_INIT;
	fonds_cleanup(freep) struct fonds_accession *accession = NULL;
	fonds_cleanup(adding_clear) struct adding adding = {
		.catalog = catalog,
		.options = options ? options : &defaults,
	};
	enum fonds_status status;

	fonds_accession_bag_init(&adding.bag);
	status = check_options(path, adding.options, error);
	if (status == FONDS_OK)
		status = fonds_accession_new(&accession, error);
	if (status < 0)
		return status;
	adding.accession = accession;
	status = add(&adding, path, error);
	if (status < 0)
		return status;
	fonds_finding_list_sort(&accession->findings.list);
	*ret = fonds_steal(&accession);
	return FONDS_OK;
}
