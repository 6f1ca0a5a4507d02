/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A bag becomes an archive: its tag files are verified and its payload listed,
 * all is written, and then the archive is validated where it lies. That alone
 * decides whether it gets its name: a file that was damaged in the bag, or on
 * the way, is found there.
 */
#include <fonds/bag-pack.h>

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive-writer.h"
#include "bagit/manifest.h"
#include "bagit/packed/validate-packed.h"
#include "bagit/write/apart.h"
#include "bagit/write/result.h"
#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/page-cache.h"

#define PIECE_SIZE ((size_t)256 * 1024)

/* The time of a bag that does not say when it was made: 1980-01-01. */
#define NO_TIME 315532800

struct packing {
	const struct fonds_bag_pack_options *options;
	const char *path;
	const char *archive;
	enum fonds_archive_form form;
	char *top; /* the name of the bag's folder */
	struct fonds_tree *tree;
	struct fonds_inventory inventory;
	struct fonds_archive_writer *writer;
	struct fonds_bag_result *result;
	struct fonds_buffer name;
	struct fonds_progress progress;
	char *piece;
};

static enum fonds_status choose_form(
	struct packing *packing, struct fonds_error **error)
{
	const char *form = packing->options->form;
	fonds_cleanup(fonds_freep) char *name = NULL;
	bool is_known;

	if (asprintf(&name, "%s%s", form ? "x." : "",
		    form ? form : packing->archive) < 0) {
		name = NULL;
		return fonds_fail_nomem(error);
	}
	is_known = fonds_archive_form_of_name(name, &packing->form, NULL);
	if (is_known && fonds_archive_form_info(packing->form)->is_written)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"'%s' names no form that a bag is packed in: tar, tar.gz, "
		"tar.xz, tar.zst, zip or 7z",
		form ? form : packing->archive);
}

/* "C:" is a folder here and a drive elsewhere: nobody would unpack it. */
static enum fonds_status check_top(
	const struct packing *packing, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_bag_path_new(
		packing->top, strlen(packing->top), &path, NULL);

	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (status < 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the folder of '%s' is called '%s', a name that is not "
			"safe to unpack: rename it first",
			packing->path, packing->top);
	return FONDS_OK;
}

/* As the folder is called, not as it was reached. */
static enum fonds_status find_top(
	struct packing *packing, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *whole = realpath(packing->path, NULL);
	const char *slash = whole ? strrchr(whole, '/') : NULL;

	if (!whole)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", packing->path);
	if (!slash || !slash[1])
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' has no name that an archive could hold it under",
			packing->path);
	packing->top = strdup(slash + 1);
	return packing->top ? check_top(packing, error)
			    : fonds_fail_nomem(error);
}

/* The findings are those of the result. */
static enum fonds_status validate_folder(struct packing *packing,
	enum fonds_bag_level level, struct fonds_error **error)
{
	const struct fonds_bag_pack_options *options = packing->options;
	struct fonds_validation *validation = NULL;
	const struct fonds_bag_check check = {
		.tree = packing->tree,
		.jobs = options->jobs,
		.level = level,
		.progress = options->progress,
		.progress_payload = options->payload,
	};
	enum fonds_status status = fonds_bag_check_run(
		&check, &validation, error);

	if (status < 0)
		return status;
	fonds_bag_result_take(packing->result, validation);
	return FONDS_OK;
}

static bool is_packable(const struct fonds_validation *validation)
{
	return fonds_validation_is_valid(validation) ||
	       fonds_validation_is_holey(validation);
}

static int64_t time_of(const struct fonds_validation *validation)
{
	const char *date = fonds_validation_bag_info(
		validation, "Bagging-Date");
	int64_t time = NO_TIME;

	if (date)
		(void)fonds_clock_parse_date(date, &time);
	return time;
}

static enum fonds_status set_name(
	struct packing *packing, const char *path, struct fonds_error **error)
{
	fonds_buffer_reset(&packing->name);
	fonds_buffer_printf(&packing->name, "%s/%s", packing->top, path);
	return fonds_buffer_check(&packing->name, "a name", error);
}

static enum fonds_status tell(
	struct packing *packing, struct fonds_error **error)
{
	const struct fonds_bag_pack_options *options = packing->options;

	if (!options->progress ||
		options->progress(&packing->progress, options->payload) == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

static enum fonds_status copy_bytes(struct packing *packing,
	struct fonds_stream *stream, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	size_t n = 1;

	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, packing->piece, PIECE_SIZE, &n, error);
		if (status == FONDS_OK && n > 0)
			status = fonds_archive_writer_write(
				packing->writer, packing->piece, n, error);
		packing->progress.bytes_done += n;
		if (status == FONDS_OK)
			status = tell(packing, error);
	}
	return status;
}

static enum fonds_status fail_changed(const struct packing *packing,
	const char *path, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_IO,
		"'%s' in '%s' changed while the bag was packed: let nothing "
		"write to it, and try again",
		path, packing->path);
}

static enum fonds_status write_file(struct packing *packing,
	const struct fonds_bag_entry *entry, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_file_state state = { 0 };
	enum fonds_status status = fonds_bag_path_new(
		entry->path, strlen(entry->path), &path, error);

	if (status == FONDS_OK)
		status = fonds_tree_open(packing->tree, path, &stream, error);
	if (status == FONDS_OK)
		status = fonds_stream_state(stream, &state, error);
	if (status == FONDS_OK)
		status = fonds_archive_writer_begin(packing->writer,
			fonds_buffer_text(&packing->name), state.size, error);
	if (status < 0)
		return status;
	fonds_stream_advise(stream);
	status = copy_bytes(packing, stream, &why);
	if (status == FONDS_OK)
		status = fonds_archive_writer_end(packing->writer, &why);
	packing->progress.files_done++;
	/* It had more bytes than it was said to have, or fewer. */
	if (status == FONDS_ERR_FORMAT)
		return fail_changed(packing, entry->path, error);
	return fonds_error_move(&why, status, error);
}

static enum fonds_status write_entry(struct packing *packing,
	const struct fonds_bag_entry *entry, struct fonds_error **error)
{
	enum fonds_status status = set_name(packing, entry->path, error);

	if (status < 0)
		return status;
	if (entry->kind == FONDS_ENTRY_EMPTY_FOLDER)
		return fonds_archive_writer_folder(packing->writer,
			fonds_buffer_text(&packing->name), error);
	/* What else there is makes a bag not valid, and came meanwhile. */
	if (entry->kind != FONDS_ENTRY_FILE)
		return fail_changed(packing, entry->path, error);
	return write_file(packing, entry, error);
}

/* What is needed to verify the rest comes first. */
enum rank {
	RANK_DECLARATION,
	RANK_INFO,
	RANK_MANIFEST,
	RANK_TAG_MANIFEST,
	RANK_FETCH,
	RANK_TAG_FILE,
	RANK_PAYLOAD,
	RANK_COUNT,
};

static const struct {
	const char *name;
	enum rank rank;
} ranked_names[] = {
	{ "bagit.txt", RANK_DECLARATION },
	{ "bag-info.txt", RANK_INFO },
	{ "package-info.txt", RANK_INFO },
	{ "fetch.txt", RANK_FETCH },
	{ "data", RANK_PAYLOAD },
};

static enum rank rank_of(const struct fonds_bag_entry *entry)
{
	bool is_tag;
	size_t size;

	if (entry->is_payload)
		return RANK_PAYLOAD;
	for (size_t i = 0; i < sizeof(ranked_names) / sizeof(*ranked_names);
		i++)
		if (strcmp(entry->path, ranked_names[i].name) == 0)
			return ranked_names[i].rank;
	if (!fonds_manifest_name_split(entry->path, &size, &is_tag))
		return RANK_TAG_FILE;
	return is_tag ? RANK_TAG_MANIFEST : RANK_MANIFEST;
}

static enum fonds_status write_rank(
	struct packing *packing, enum rank rank, struct fonds_error **error)
{
	const struct fonds_inventory *inventory = &packing->inventory;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < inventory->count; i++)
		if (rank_of(inventory->entries[i]) == rank)
			status = write_entry(
				packing, inventory->entries[i], error);
	return status;
}

static void count_files(struct packing *packing)
{
	for (size_t i = 0; i < packing->inventory.count; i++) {
		const struct fonds_bag_entry *entry =
			packing->inventory.entries[i];

		packing->progress.files_total += entry->kind ==
						 FONDS_ENTRY_FILE;
		packing->progress.bytes_total += entry->size;
	}
}

static enum fonds_status write_archive(
	struct packing *packing, int fd, struct fonds_error **error)
{
	enum fonds_status status = fonds_inventory_walk(
		&packing->inventory, packing->tree, error);

	if (status == FONDS_OK)
		status = fonds_archive_writer_new(packing->form, fd,
			packing->archive, time_of(packing->result->findings),
			&packing->writer, error);
	count_files(packing);
	for (int rank = 0; status == FONDS_OK && rank < RANK_COUNT; rank++)
		status = write_rank(packing, (enum rank)rank, error);
	if (status == FONDS_OK)
		status = fonds_archive_writer_finish(packing->writer, error);
	if (status == FONDS_OK)
		status = fonds_file_sync(fd, packing->archive, error);
	fonds_archive_writer_free(fonds_steal(&packing->writer));
	fonds_inventory_clear(&packing->inventory);
	fonds_inventory_init(&packing->inventory);
	return status;
}

/* From the medium, where that can be had: the pages were written, not read. */
static enum fonds_status read_back(
	struct packing *packing, int fd, struct fonds_error **error)
{
	const struct fonds_bag_pack_options *options = packing->options;
	struct fonds_validate_options validate = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;
	enum fonds_status status;
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 3);

	if (own < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", packing->archive);
	fonds_page_cache_forget(own);
	validate.jobs = options->jobs;
	validate.progress = options->progress;
	validate.payload = options->payload;
	validate.any_ratio = true;
	status = fonds_bag_validate_packed(
		own, packing->archive, &validate, &validation, error);
	if (status < 0)
		return status;
	fonds_bag_result_take(packing->result, validation);
	return FONDS_OK;
}

static enum fonds_status make_archive(
	struct packing *packing, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status = fonds_atomic_file_begin(
		packing->archive, false, &file, error);

	if (status == FONDS_OK)
		status = write_archive(
			packing, fonds_atomic_file_fd(file), error);
	if (status == FONDS_OK)
		status = read_back(packing, fonds_atomic_file_fd(file), error);
	if (status < 0 || !is_packable(packing->result->findings))
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}

static enum fonds_status pack(
	struct packing *packing, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	bool is_dry_run = packing->options->dry_run;
	enum fonds_status status = fonds_bag_tree_open(
		packing->path, &packing->tree, error);

	if (status == FONDS_OK)
		status = find_top(packing, error);
	if (status < 0)
		return status;
	fd = open(packing->path, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", packing->path);
	status = fonds_bag_check_apart(
		packing->archive, fd, packing->path, error);
	if (status == FONDS_OK)
		status = validate_folder(packing,
			is_dry_run ? FONDS_BAG_LEVEL_FULL
				   : FONDS_BAG_LEVEL_FAST,
			error);
	if (status == FONDS_OK && !is_dry_run &&
		is_packable(packing->result->findings))
		status = make_archive(packing, error);
	return status;
}

static enum fonds_status begin(
	struct packing *packing, struct fonds_error **error)
{
	enum fonds_status status = choose_form(packing, error);

	if (status == FONDS_OK)
		status = fonds_bag_result_new(
			packing->archive, &packing->result, error);
	if (status < 0)
		return status;
	packing->result->is_dry_run = packing->options->dry_run;
	packing->result->allows_holes = true;
	packing->result->done = "is packed";
	packing->result->would_be = "can be packed";
	packing->result->not_done = "is not packed";
	packing->piece = malloc(PIECE_SIZE);
	return packing->piece ? FONDS_OK : fonds_fail_nomem(error);
}

enum fonds_status fonds_bag_pack(const char *path, const char *archive,
	const struct fonds_bag_pack_options *options,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	static const struct fonds_bag_pack_options defaults =
		FONDS_BAG_PACK_OPTIONS_INIT;
	struct packing packing = {
		.options = options ? options : &defaults,
		.path = path,
		.archive = archive,
	};
	enum fonds_status status;

	if (!path || !archive || !ret ||
		packing.options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bag, no archive, no place for the result, or "
			"options without their size");
	fonds_inventory_init(&packing.inventory);
	fonds_buffer_init(&packing.name, SIZE_MAX);
	status = begin(&packing, error);
	if (status == FONDS_OK)
		status = pack(&packing, error);
	fonds_tree_free(packing.tree);
	fonds_inventory_clear(&packing.inventory);
	fonds_buffer_clear(&packing.name);
	free(packing.top);
	free(packing.piece);
	if (status < 0)
		fonds_bag_result_free(packing.result);
	else
		*ret = packing.result;
	return status;
}
