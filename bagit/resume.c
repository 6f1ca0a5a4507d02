/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/resume.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "bagit/read-log.h"
#include "bagit/write/apart.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/judge.h"

#define SECOND_NS INT64_C(1000000000)
#define AGE_MAX ((int64_t)FONDS_RESUME_DAYS * 24 * 60 * 60)

/*
 * The coarsest clock by which a file system stamps its files. What changed
 * before the run by more than this has another time if it changes again.
 */
#define STAMP_SECONDS 2

#define PIECE_SIZE ((size_t)128 * 1024)
#define CLAIMS_MAX ((size_t)16 << 20)

struct fonds_resume {
	struct fonds_read_log *log;
	uint64_t device; /* of the bag's folder */
	uint64_t inode;
	int64_t begun; /* this run, in seconds */
	struct fonds_read_record record;
	size_t algorithm_count;
	const struct fonds_inventory *inventory;
	uint64_t *places; /* in the log, by index of the inventory; or 0 */
};

static enum fonds_status check_outside(const char *path, int bag_fd,
	const char *bag, struct fonds_error **error)
{
	bool is_inside = false;
	enum fonds_status status = fonds_bag_is_inside(
		path, bag_fd, &is_inside, error);

	if (status == FONDS_OK && is_inside)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' would lie in the bag '%s': name a file outside "
			"of it",
			path, bag);
	return status;
}

/*
 * What changed before now is written to the disk, so that after a loss of
 * power the files are what was read of them: else what lay in the cache would
 * be believed, and be gone.
 */
static enum fonds_status begin_run(struct fonds_resume *resume, int bag_fd,
	const char *bag, struct fonds_error **error)
{
	struct stat st;

	if (fstat(bag_fd, &st) < 0)
		return fonds_fail_errno(error, "cannot open folder '%s'", bag);
	resume->device = (uint64_t)st.st_dev;
	resume->inode = (uint64_t)st.st_ino;
	resume->begun = fonds_clock_now();
	if (syncfs(bag_fd) < 0)
		return fonds_fail_errno(error,
			"cannot write to disk what was changed in '%s' before",
			bag);
	return FONDS_OK;
}

enum fonds_status fonds_resume_new(const char *path, const char *bag,
	struct fonds_resume **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_resume_freep) struct fonds_resume *resume = calloc(
		1, sizeof(*resume));
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status;

	if (!resume)
		return fonds_fail_nomem(error);
	fd = open(bag, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0 && errno == ENOTDIR)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a folder, and only the validation of a "
			"folder can be resumed",
			bag);
	if (fd < 0)
		return fonds_fail_errno(error, "cannot open folder '%s'", bag);
	status = check_outside(path, fd, bag, error);
	if (status == FONDS_OK)
		status = fonds_read_log_open(path, &resume->log, error);
	if (status == FONDS_OK)
		status = begin_run(resume, fd, bag, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&resume);
	return FONDS_OK;
}

static enum fonds_status hash_stream(struct fonds_hasher *hasher,
	struct fonds_stream *stream, struct fonds_digest *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *piece = malloc(PIECE_SIZE);
	enum fonds_status status = fonds_hasher_start(hasher, error);
	size_t n = piece ? PIECE_SIZE : 0;

	if (!piece)
		return fonds_fail_nomem(error);
	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, piece, PIECE_SIZE, &n, error);
		if (status == FONDS_OK)
			status = fonds_hasher_update(hasher, piece, n, error);
	}
	return status < 0 ? status : fonds_hasher_finish(hasher, ret, error);
}

/* One that cannot be read is told by the validation, and here is a change. */
static enum fonds_status add_claims(const struct fonds_bag_state *state,
	struct fonds_hasher *hasher, const char *name,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_digest digest = { 0 };
	struct fonds_error *why = NULL;
	enum fonds_status status = fonds_bag_path_new(
		name, strlen(name), &path, error);

	if (status < 0)
		return status;
	status = fonds_tree_open(state->check->tree, path, &stream, &why);
	if (status == FONDS_OK)
		status = hash_stream(hasher, stream, &digest, &why);
	if (status < 0 && fonds_judge_is_own_failure(status, why))
		return fonds_error_move(&why, status, error);
	fonds_error_free(why);
	fonds_buffer_add(buffer, name, strlen(name) + 1);
	fonds_buffer_add_char(buffer, (char)digest.size);
	fonds_buffer_add(buffer, digest.bytes, digest.size);
	return FONDS_OK;
}

static enum fonds_status hash_claims(const struct fonds_bag_state *state,
	struct fonds_digest *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;
	const enum fonds_algorithm algorithm = FONDS_SHA256;
	enum fonds_status status;

	fonds_buffer_init(&buffer, CLAIMS_MAX);
	status = fonds_hasher_new(&algorithm, 1, &hasher, error);
	if (status == FONDS_OK)
		status = add_claims(state, hasher, "bagit.txt", &buffer, error);
	for (size_t i = 0; status == FONDS_OK && i < state->manifest_count; i++)
		status = add_claims(state, hasher,
			state->manifests[i].entry->path, &buffer, error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(
			&buffer, "the list of manifests", error);
	if (status < 0)
		return status;
	return fonds_digest_memory(
		algorithm, fonds_buffer_text(&buffer), buffer.size, ret, error);
}

/* A later record of the same file is the newer one. */
static void keep_place(
	const struct fonds_read_record *record, uint64_t place, void *payload)
{
	struct fonds_resume *resume = payload;
	size_t index;

	if (fonds_inventory_index(resume->inventory, record->path, &index))
		resume->places[index] = place;
}

enum fonds_status fonds_resume_begin(struct fonds_resume *resume,
	const struct fonds_bag_state *state,
	const enum fonds_algorithm *algorithms, size_t count,
	struct fonds_error **error)
{
	struct fonds_read_binding binding = {
		.device = resume->device,
		.inode = resume->inode,
		.algorithm_count = count,
	};
	enum fonds_status status = hash_claims(
		state, &binding.manifests, error);

	if (status < 0)
		return status;
	memcpy(binding.algorithms, algorithms, count * sizeof(*algorithms));
	resume->algorithm_count = count;
	resume->inventory = &state->inventory;
	resume->places = calloc(state->inventory.count, sizeof(uint64_t));
	if (!resume->places)
		return fonds_fail_nomem(error);
	return fonds_read_log_bind(
		resume->log, &binding, keep_place, resume, error);
}

static bool agrees_with(const struct fonds_resume *resume,
	const struct fonds_bag_state *state,
	const struct fonds_bag_claim *claim)
{
	const struct fonds_read_record *record = &resume->record;
	enum fonds_algorithm algorithm =
		state->manifests[claim->manifest].algorithm;

	for (size_t i = 0; i < resume->algorithm_count; i++)
		if (record->digests[i].algorithm == algorithm)
			return memcmp(record->digests[i].bytes, claim->bytes,
				       claim->size) == 0;
	return false;
}

/*
 * What agreed with all claims was read once, what did not twice. A record that
 * would make a file corrupt after one reading, or sound that was not, is read
 * again.
 */
static bool is_consistent(const struct fonds_resume *resume,
	const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry)
{
	const struct fonds_bag_claim *claim = entry->claims;
	bool differs = false;

	for (; claim; claim = claim->next)
		if (claim->size > 0 && !agrees_with(resume, state, claim))
			differs = true;
	return differs == resume->record.is_corrupt;
}

static bool is_recent(const struct fonds_resume *resume)
{
	int64_t read_at = resume->record.read_at;

	return read_at <= resume->begun && read_at >= resume->begun - AGE_MAX;
}

/* Opened as for reading: so a network file system asks for the times anew. */
static enum fonds_status is_unchanged(const struct fonds_resume *resume,
	const struct fonds_bag_state *state,
	const struct fonds_bag_entry *entry, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_file_state now;
	enum fonds_status status = fonds_bag_path_new(
		entry->path, strlen(entry->path), &path, error);

	*ret = false;
	if (status < 0)
		return status;
	/* Whatever fails here fails again when it is read, and is told then. */
	if (fonds_tree_open(state->check->tree, path, &stream, NULL) == 0 &&
		fonds_stream_state(stream, &now, NULL) == 0)
		*ret = fonds_file_state_equal(&now, &resume->record.state);
	return FONDS_OK;
}

static enum fonds_status look_up(struct fonds_resume *resume,
	const struct fonds_bag_state *state, size_t index, bool *ret,
	struct fonds_error **error)
{
	const struct fonds_bag_entry *entry = state->inventory.entries[index];
	enum fonds_status status = fonds_read_log_read(resume->log,
		resume->places[index], &resume->record, ret, error);

	if (status < 0 || !*ret)
		return status;
	*ret = strcmp(resume->record.path, entry->path) == 0 &&
	       is_recent(resume) && is_consistent(resume, state, entry);
	if (!*ret)
		return FONDS_OK;
	return is_unchanged(resume, state, entry, ret, error);
}

static void count(struct fonds_validation *validation,
	const struct fonds_read_record *record)
{
	struct fonds_earlier_reading *earlier = &validation->earlier;

	if (earlier->files == 0 || record->read_at < earlier->first)
		earlier->first = record->read_at;
	if (earlier->files == 0 || record->read_at > earlier->last)
		earlier->last = record->read_at;
	earlier->files++;
	earlier->bytes += record->state.size;
}

enum fonds_status fonds_resume_known(struct fonds_resume *resume,
	struct fonds_bag_state *state, size_t index,
	struct fonds_check_result *ret, bool *ret_is_known,
	struct fonds_error **error)
{
	const struct fonds_read_record *record = &resume->record;
	enum fonds_status status;

	*ret = (struct fonds_check_result){ 0 };
	*ret_is_known = false;
	if (resume->places[index] == 0)
		return FONDS_OK;
	status = look_up(resume, state, index, ret_is_known, error);
	if (status < 0 || !*ret_is_known)
		return status;
	*ret = (struct fonds_check_result){
		.verdict = record->is_corrupt ? FONDS_VERDICT_CORRUPT
					      : FONDS_VERDICT_OK,
		.size = record->state.size,
		.digests = record->digests,
		.digest_count = resume->algorithm_count,
		.state = record->state,
		.detail = record->is_corrupt ? "read by an earlier run" : NULL,
	};
	count(state->validation, record);
	return FONDS_OK;
}

static bool is_settled(
	const struct fonds_resume *resume, const struct fonds_file_state *state)
{
	int64_t before = (resume->begun - STAMP_SECONDS) * SECOND_NS;

	return state->changed_ns < before && state->modified_ns < before;
}

enum fonds_status fonds_resume_note(struct fonds_resume *resume,
	const struct fonds_bag_entry *entry,
	const struct fonds_check_result *result, struct fonds_error **error)
{
	struct fonds_read_record record = {
		.path = entry->path,
		.state = result->state,
		.read_at = fonds_clock_now(),
		.is_corrupt = result->verdict == FONDS_VERDICT_CORRUPT,
	};

	if (!result->digests || result->size != result->state.size ||
		!is_settled(resume, &result->state) ||
		(result->verdict != FONDS_VERDICT_OK && !record.is_corrupt))
		return FONDS_OK;
	memcpy(record.digests, result->digests,
		resume->algorithm_count * sizeof(*record.digests));
	return fonds_read_log_add(resume->log, &record, error);
}

enum fonds_status fonds_resume_finish(
	struct fonds_resume *resume, struct fonds_error **error)
{
	return fonds_read_log_remove(resume->log, error);
}

void fonds_resume_free(struct fonds_resume *resume)
{
	if (!resume)
		return;
	fonds_read_log_free(resume->log);
	free(resume->places);
	free(resume);
}

void fonds_resume_freep(struct fonds_resume **resume)
{
	fonds_resume_free(*resume);
}
