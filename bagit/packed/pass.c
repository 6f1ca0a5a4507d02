/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/pass.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/message-line.h"

struct pass {
	const struct fonds_packed_options *options;
	struct fonds_packed_plan plan;
	struct fonds_packed *packed;
	struct fonds_packed_pass_result *result;
	struct fonds_walk *walk;
	struct fonds_message_line *line;
	struct fonds_buffer note;
	struct fonds_progress progress;
};

static enum fonds_status keep_damaged(
	struct fonds_packed *packed, uint64_t at, struct fonds_error **error)
{
	if (packed->damaged_count == packed->damaged_capacity) {
		size_t wanted = packed->damaged_capacity
					? 2 * packed->damaged_capacity
					: 16;
		uint64_t *grown = reallocarray(
			packed->damaged, wanted, sizeof(*grown));

		if (!grown)
			return fonds_fail_nomem(error);
		packed->damaged = grown;
		packed->damaged_capacity = wanted;
	}
	packed->damaged[packed->damaged_count++] = at;
	return FONDS_OK;
}

/* In the order of the archive, whatever was hashed in between. */
static enum fonds_status take_note(void *payload, const void *note, size_t size,
	const struct fonds_digest *digests, struct fonds_error **error)
{
	struct pass *pass = payload;
	struct fonds_packed *packed = pass->packed;
	const char *target = fonds_packed_note_link(note);
	enum fonds_status status;
	uint64_t at = 0;

	status = fonds_packed_records_append(packed->records, note, size,
		digests, digests ? packed->algorithm_count : 0, &at, error);
	if (status == FONDS_OK && fonds_packed_note_is_damaged(note))
		status = keep_damaged(packed, at, error);
	if (status < 0 || !target)
		return status;
	return fonds_packed_links_add(&packed->links, at, target, error);
}

/*
 * The manifests that were seen are taken for all of them where one is of the
 * payload and one of the tag files: that is how a bag is packed for those who
 * read it as it comes. What can be read again may be taken at less.
 */
static bool is_known(const struct pass *pass)
{
	const struct fonds_packed_plan *plan = &pass->plan;
	bool can_mend = fonds_tree_traits(pass->options->tree).walks_again;

	return plan->count > 0 &&
	       (plan->is_final ||
		       (plan->has_manifest &&
			       (plan->has_tag_manifest || can_mend)));
}

static enum fonds_status begin_hashing(
	struct pass *pass, struct fonds_error **error)
{
	struct fonds_packed_plan *plan = &pass->plan;
	struct fonds_packed *packed = pass->packed;
	bool knows = is_known(pass);
	const struct fonds_message_line_options options = {
		.algorithms = knows ? plan->algorithms : plan->fallback,
		.algorithm_count = knows ? plan->count : plan->fallback_count,
		.jobs = pass->options->jobs,
		.done = take_note,
		.payload = pass,
	};

	packed->algorithm_count = options.algorithm_count;
	memcpy(packed->algorithms, options.algorithms,
		options.algorithm_count * sizeof(*options.algorithms));
	return fonds_message_line_new(&options, &pass->line, error);
}

/* A note that waits for nothing, unless others before it do. */
static enum fonds_status put_record(struct pass *pass,
	const struct fonds_packed_record *record, struct fonds_error **error)
{
	struct fonds_buffer *note = &pass->note;
	enum fonds_status status = fonds_packed_record_note(
		record, note, error);

	if (status < 0)
		return status;
	if (pass->line)
		return fonds_message_line_skip(
			pass->line, note->data, note->size, error);
	return take_note(pass, note->data, note->size, NULL, error);
}

static enum fonds_status tell(struct pass *pass, struct fonds_error **error)
{
	const struct fonds_packed_options *options = pass->options;

	if (!options->progress ||
		options->progress(&pass->progress, options->payload) == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

static enum fonds_status keep(struct pass *pass,
	struct fonds_packed_record *record, struct fonds_error **error)
{
	struct fonds_kept_file file = { 0 };
	enum fonds_status status = fonds_kept_files_add(
		&pass->packed->kept, record->path, pass->walk, &file, error);

	if (status < 0)
		return status;
	fonds_packed_plan_note(&pass->plan, record->path);
	record->is_kept = true;
	record->content = file.at;
	record->size = file.size;
	record->text = file.why;
	record->is_damaged = file.why;
	pass->progress.bytes_done += file.size;
	return put_record(pass, record, error);
}

/* The file where the walk stands, through the line. */
static enum fonds_status read_bytes(struct pass *pass,
	struct fonds_packed_record *record, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_walk_open(pass->walk, &stream, error);
	void *room = NULL;
	size_t size = 0;
	size_t n = 1;

	while (status == FONDS_OK && n > 0) {
		status = fonds_message_line_room(
			pass->line, &room, &size, error);
		if (status == FONDS_OK)
			status = fonds_stream_read(
				stream, room, size, &n, error);
		if (status < 0)
			return status;
		fonds_message_line_add(pass->line, n);
		record->size += n;
		pass->progress.bytes_done += n;
		status = tell(pass, error);
	}
	return status;
}

/* A damaged member is no reason to leave the others alone. */
static enum fonds_status hash(struct pass *pass,
	struct fonds_packed_record *record, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = FONDS_OK;

	if (!pass->line)
		status = begin_hashing(pass, error);
	if (status < 0)
		return status;
	pass->result->has_hashed = true;
	record->size = 0;
	fonds_message_line_begin(pass->line);
	status = read_bytes(pass, record, &why);
	if (status < 0 && (status != FONDS_ERR_FORMAT || !why))
		return fonds_error_move(&why, status, error);
	record->is_damaged = status < 0;
	record->text = why ? fonds_error_message(why) : NULL;
	status = fonds_packed_record_note(record, &pass->note, error);
	if (status < 0)
		return status;
	return fonds_message_line_end(pass->line, !record->is_damaged,
		pass->note.data, pass->note.size, error);
}

/* As far as a name tells before it is known where the bag lies. */
static bool is_left_out(struct pass *pass, const char *path)
{
	const char *slash = strchr(path, '/');
	bool is_at_top = strncmp(path, "data/", 5) == 0;
	bool is_below_folder = slash && strncmp(slash, "/data/", 6) == 0;

	if (pass->options->reads_payload || !(is_at_top || is_below_folder))
		return false;
	pass->result->has_left_out_at_top |= !is_below_folder;
	pass->result->has_left_out_below_folder |= !is_at_top;
	return true;
}

static enum fonds_status take_entry(struct pass *pass,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	struct fonds_packed_record record = {
		.path = entry->path,
		.kind = entry->kind,
		.size = entry->size,
		.text = entry->same_as,
		.is_link = entry->same_as,
	};
	enum fonds_status status = fonds_top_folder_add(
		&pass->packed->top, entry, error);

	if (status < 0)
		return status;
	pass->progress.files_done++;
	if (entry->kind != FONDS_ENTRY_FILE || entry->same_as)
		return put_record(pass, &record, error);
	if (fonds_kept_files_want(entry->path))
		return keep(pass, &record, error);
	if (is_left_out(pass, entry->path))
		return put_record(pass, &record, error);
	return hash(pass, &record, error);
}

static enum fonds_status walk(struct pass *pass, struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = FONDS_OK;

	do {
		status = fonds_walk_next(pass->walk, &entry, error);
		if (status == FONDS_OK && entry)
			status = take_entry(pass, entry, error);
		if (status == FONDS_OK)
			status = tell(pass, error);
	} while (status == FONDS_OK && entry);
	if (status == FONDS_OK && pass->line)
		status = fonds_message_line_drain(pass->line, error);
	return status;
}

enum fonds_status fonds_packed_pass_run(
	const struct fonds_packed_options *options,
	const struct fonds_packed_plan *plan, struct fonds_packed *packed,
	struct fonds_packed_pass_result *result, struct fonds_error **error)
{
	struct pass pass = {
		.options = options,
		.plan = *plan,
		.packed = packed,
		.result = result,
		.progress = plan->totals,
	};
	enum fonds_status status;

	fonds_buffer_init(&pass.note, UINT32_MAX);
	status = fonds_walk_new(options->tree, &pass.walk, error);
	if (status == FONDS_OK)
		status = walk(&pass, error);
	fonds_message_line_free(pass.line);
	fonds_walk_free(pass.walk);
	fonds_buffer_clear(&pass.note);
	return status;
}
