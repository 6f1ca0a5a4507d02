/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/read-log.h"

#include <endian.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/file.h"
#include "base/locked-file.h"
#include "fixity/digest/hasher.h"

/* All versions begin alike, up to the number. */
#define TITLE "fonds bag validate --resume, version "
#define FIRST_LINE TITLE "1\n"
#define FIRST_SIZE (sizeof(FIRST_LINE) - 1)

#define GUARD_SIZE 32 /* of SHA-256 */
#define HEAD_SIZE sizeof(uint32_t)
#define START_SIZE (GUARD_SIZE + HEAD_SIZE)
#define FRAME_MAX (START_SIZE + FONDS_READ_RECORD_MAX + GUARD_SIZE)

/* A file that is no longer was cut off while it was begun. */
#define BEGINNING_MAX \
	(FIRST_SIZE + HEAD_SIZE + FONDS_READ_BINDING_MAX + GUARD_SIZE)

#define FLUSH_NS (2 * INT64_C(1000000000))
#define FLUSH_SIZE ((size_t)256 * 1024)

#define REMEDY "remove it, or name another file"

struct fonds_read_log {
	struct fonds_locked_file file;
	bool is_bound;  /* and may be written */
	bool is_broken; /* a write failed: no more of them */
	bool is_removed;
	bool has_records;
	struct fonds_read_binding binding;
	struct fonds_hasher *hasher;
	uint8_t guard[GUARD_SIZE]; /* of the last frame */
	uint64_t end;              /* of the last frame that is whole */
	uint64_t size;             /* of the file, when it was bound */
	char *read;                /* frame, and its NUL */
	struct fonds_buffer written;
	struct fonds_buffer pending;
	int64_t flushed_ns;
};

/*
 * A frame is held with the guard of the one before in front, as it stands in
 * the file, so that its own guard is the digest of bytes in a row:
 *
 *	guard before | size | body | guard
 */
static enum fonds_status make_guard(struct fonds_read_log *log,
	const char *frame, size_t body_size, uint8_t ret[GUARD_SIZE],
	struct fonds_error **error)
{
	struct fonds_digest digest = { 0 };
	enum fonds_status status = fonds_hasher_start(log->hasher, error);

	if (status == FONDS_OK)
		status = fonds_hasher_update(
			log->hasher, frame, START_SIZE + body_size, error);
	if (status == FONDS_OK)
		status = fonds_hasher_finish(log->hasher, &digest, error);
	memcpy(ret, digest.bytes, GUARD_SIZE);
	return status;
}

static uint32_t body_size_of(const char *frame)
{
	uint32_t bytes;

	memcpy(&bytes, frame + GUARD_SIZE, sizeof(bytes));
	return le32toh(bytes);
}

/*
 * The frame at that place, whose size is in the file, into log->read, where
 * the guard before it stands already. *ret is the size of its body, 0 when it
 * is not whole.
 */
static enum fonds_status read_frame(struct fonds_read_log *log, uint64_t place,
	size_t *ret, struct fonds_error **error)
{
	uint8_t guard[GUARD_SIZE];
	uint64_t left = log->size - place;
	enum fonds_status status;
	size_t size;

	*ret = 0;
	if (left < HEAD_SIZE + GUARD_SIZE)
		return FONDS_OK;
	status = fonds_file_read_at(log->file.fd, log->file.path, place,
		log->read + GUARD_SIZE, HEAD_SIZE, error);
	if (status < 0)
		return status;
	size = body_size_of(log->read);
	if (size > FONDS_READ_RECORD_MAX ||
		size > left - HEAD_SIZE - GUARD_SIZE)
		return FONDS_OK;
	status = fonds_file_read_at(log->file.fd, log->file.path,
		place + HEAD_SIZE, log->read + START_SIZE, size + GUARD_SIZE,
		error);
	if (status == FONDS_OK)
		status = make_guard(log, log->read, size, guard, error);
	if (status == FONDS_OK &&
		memcmp(guard, log->read + START_SIZE + size, GUARD_SIZE) == 0)
		*ret = size;
	return status;
}

/* The same for what follows the last frame that is known to be whole. */
static enum fonds_status read_next(
	struct fonds_read_log *log, size_t *ret, struct fonds_error **error)
{
	enum fonds_status status;

	memcpy(log->read, log->guard, GUARD_SIZE);
	status = read_frame(log, log->end, ret, error);
	if (status < 0 || *ret == 0)
		return status;
	memcpy(log->guard, log->read + START_SIZE + *ret, GUARD_SIZE);
	log->end += HEAD_SIZE + *ret + GUARD_SIZE;
	return FONDS_OK;
}

static bool get_record(const struct fonds_read_log *log, size_t size,
	struct fonds_read_record *ret)
{
	/* Where the guard stood: that has been compared. */
	log->read[START_SIZE + size] = '\0';
	return fonds_read_record_get(
		&log->binding, log->read + START_SIZE, size, ret);
}

static enum fonds_status write_pending(
	struct fonds_read_log *log, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(
		&log->pending, "what is to be kept of a validation", error);

	if (status == FONDS_OK && log->pending.size > 0)
		status = fonds_file_write_all(log->file.fd, log->file.path,
			fonds_buffer_text(&log->pending), log->pending.size,
			error);
	fonds_buffer_reset(&log->pending);
	log->is_broken = log->is_broken || status < 0;
	return status;
}

static enum fonds_status flush(
	struct fonds_read_log *log, struct fonds_error **error)
{
	enum fonds_status status = write_pending(log, error);

	if (status == FONDS_OK)
		status = fonds_file_sync(log->file.fd, log->file.path, error);
	log->flushed_ns = fonds_clock_steady_ns();
	return status;
}

/* Begin a frame in log->written; its body is then added there. */
static void begin_frame(struct fonds_read_log *log)
{
	static const uint8_t no_size[HEAD_SIZE];

	fonds_buffer_reset(&log->written);
	fonds_buffer_add(&log->written, log->guard, GUARD_SIZE);
	fonds_buffer_add(&log->written, no_size, HEAD_SIZE);
}

static enum fonds_status end_frame(
	struct fonds_read_log *log, struct fonds_error **error)
{
	struct fonds_buffer *frame = &log->written;
	enum fonds_status status = fonds_buffer_check(
		frame, "what is to be kept of a file", error);
	size_t size = frame->size - START_SIZE;
	uint32_t head = htole32((uint32_t)size);

	if (status < 0)
		return status;
	memcpy(frame->data + GUARD_SIZE, &head, HEAD_SIZE);
	status = make_guard(log, frame->data, size, log->guard, error);
	if (status < 0)
		return status;
	fonds_buffer_add(&log->pending, frame->data + GUARD_SIZE,
		frame->size - GUARD_SIZE);
	fonds_buffer_add(&log->pending, log->guard, GUARD_SIZE);
	return FONDS_OK;
}

static enum fonds_status refuse(const struct fonds_read_log *log,
	const char *why, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_INVALID, "'%s' %s: " REMEDY,
		log->file.path, why);
}

/* Is it, as far as it goes, the beginning of a log? */
static enum fonds_status check_first_line(
	struct fonds_read_log *log, struct fonds_error **error)
{
	char line[FIRST_SIZE];
	struct stat st;
	enum fonds_status status;
	size_t size;

	if (fstat(log->file.fd, &st) < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", log->file.path);
	log->size = (uint64_t)st.st_size;
	size = log->size < FIRST_SIZE ? (size_t)log->size : FIRST_SIZE;
	status = fonds_file_read_at(
		log->file.fd, log->file.path, 0, line, size, error);
	if (status < 0 || memcmp(line, FIRST_LINE, size) == 0)
		return status;
	if (size == FIRST_SIZE && memcmp(line, TITLE, sizeof(TITLE) - 1) == 0)
		return refuse(
			log, "was left by another version of fonds", error);
	return fonds_fail(error, FONDS_ERR_INVALID,
		"'%s' is not what an interrupted validation left, and is not "
		"touched: name another file",
		log->file.path);
}

enum fonds_status fonds_read_log_open(const char *path,
	struct fonds_read_log **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_read_log_freep) struct fonds_read_log *log = calloc(
		1, sizeof(*log));
	const enum fonds_algorithm algorithm = FONDS_SHA256;
	enum fonds_status status;

	if (!log)
		return fonds_fail_nomem(error);
	log->file = (struct fonds_locked_file)FONDS_LOCKED_FILE_INIT;
	fonds_buffer_init(&log->written, START_SIZE + FONDS_READ_RECORD_MAX);
	fonds_buffer_init(&log->pending, FLUSH_SIZE + FRAME_MAX);
	log->read = malloc(FRAME_MAX + 1);
	if (!log->read)
		return fonds_fail_nomem(error);
	status = fonds_hasher_new(&algorithm, 1, &log->hasher, error);
	if (status == FONDS_OK)
		status = fonds_locked_file_open(&log->file, path, error);
	if (status == FONDS_OK)
		status = check_first_line(log, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&log);
	return FONDS_OK;
}

/* Nothing in it can be believed, or nothing is in it: it begins here. */
static enum fonds_status write_beginning(
	struct fonds_read_log *log, struct fonds_error **error)
{
	enum fonds_status status;

	if (ftruncate(log->file.fd, 0) < 0)
		return fonds_fail_errno(
			error, "cannot write '%s'", log->file.path);
	fonds_buffer_add_text(&log->pending, FIRST_LINE);
	begin_frame(log);
	fonds_read_binding_put(&log->written, &log->binding);
	status = end_frame(log, error);
	if (status == FONDS_OK)
		status = flush(log, error);
	if (status < 0)
		return status;
	return fonds_file_sync_folder(
		log->file.parent_fd, log->file.parent, error);
}

/* *ret_is_there: its first frame is whole, and is the binding. */
static enum fonds_status check_binding(struct fonds_read_log *log,
	bool *ret_is_there, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer wanted;
	const char *difference;
	enum fonds_status status;
	size_t size = 0;

	fonds_buffer_init(&wanted, FONDS_READ_RECORD_MAX);
	*ret_is_there = false;
	if (log->size < FIRST_SIZE)
		return FONDS_OK;
	log->end = FIRST_SIZE;
	status = read_next(log, &size, error);
	if (status == FONDS_OK && size == 0 && log->size > BEGINNING_MAX)
		return refuse(log, "is damaged at its beginning", error);
	if (status < 0 || size == 0)
		return status;
	fonds_read_binding_put(&wanted, &log->binding);
	status = fonds_buffer_check(&wanted, "the binding", error);
	if (status < 0)
		return status;
	difference = fonds_read_binding_difference(log->read + START_SIZE, size,
		fonds_buffer_text(&wanted), wanted.size);
	*ret_is_there = !difference;
	return difference ? refuse(log, difference, error) : FONDS_OK;
}

/* What follows the last whole frame would be in the way of the next one. */
static enum fonds_status cut_off(
	struct fonds_read_log *log, struct fonds_error **error)
{
	if (log->end < log->size &&
		ftruncate(log->file.fd, (off_t)log->end) < 0)
		return fonds_fail_errno(
			error, "cannot write '%s'", log->file.path);
	log->size = log->end;
	log->flushed_ns = fonds_clock_steady_ns();
	return FONDS_OK;
}

enum fonds_status fonds_read_log_bind(struct fonds_read_log *log,
	const struct fonds_read_binding *binding,
	void (*each)(const struct fonds_read_record *record, uint64_t place,
		void *payload),
	void *payload, struct fonds_error **error)
{
	bool is_there = false;
	enum fonds_status status;
	size_t size = 0;

	log->binding = *binding;
	status = check_binding(log, &is_there, error);
	if (status < 0)
		return status;
	if (!is_there) {
		log->is_bound = true;
		return write_beginning(log, error);
	}
	for (;;) {
		struct fonds_read_record record;
		uint64_t place = log->end;

		status = read_next(log, &size, error);
		if (status < 0)
			return status;
		if (size == 0)
			break;
		if (!get_record(log, size, &record))
			continue;
		each(&record, place, payload);
		log->has_records = true;
	}
	log->is_bound = true;
	return cut_off(log, error);
}

enum fonds_status fonds_read_log_read(struct fonds_read_log *log,
	uint64_t place, struct fonds_read_record *ret, bool *ret_is_whole,
	struct fonds_error **error)
{
	enum fonds_status status;
	size_t size = 0;

	*ret_is_whole = false;
	if (place < GUARD_SIZE || place > log->size)
		return FONDS_OK;
	status = fonds_file_read_at(log->file.fd, log->file.path,
		place - GUARD_SIZE, log->read, GUARD_SIZE, error);
	if (status == FONDS_OK)
		status = read_frame(log, place, &size, error);
	*ret_is_whole = status == FONDS_OK && size > 0 &&
			get_record(log, size, ret);
	return status;
}

enum fonds_status fonds_read_log_add(struct fonds_read_log *log,
	const struct fonds_read_record *record, struct fonds_error **error)
{
	enum fonds_status status;

	if (strlen(record->path) > FONDS_READ_PATH_MAX)
		return FONDS_OK;
	begin_frame(log);
	fonds_read_record_put(&log->written, &log->binding, record);
	status = end_frame(log, error);
	if (status < 0)
		return status;
	log->has_records = true;
	if (fonds_clock_steady_ns() - log->flushed_ns >= FLUSH_NS)
		return flush(log, error);
	if (log->pending.size >= FLUSH_SIZE)
		return write_pending(log, error);
	return FONDS_OK;
}

enum fonds_status fonds_read_log_remove(
	struct fonds_read_log *log, struct fonds_error **error)
{
	enum fonds_status status = fonds_locked_file_remove(&log->file, error);

	log->is_removed = status == FONDS_OK;
	return status;
}

/* Nothing would be lost with it. */
static bool is_empty(const struct fonds_read_log *log)
{
	return (log->file.is_made || log->is_bound) && !log->has_records;
}

void fonds_read_log_free(struct fonds_read_log *log)
{
	int saved = errno;

	if (!log)
		return;
	if (log->file.fd >= 0 && !log->is_removed && is_empty(log))
		(void)fonds_locked_file_remove(&log->file, NULL);
	else if (log->is_bound && !log->is_removed && !log->is_broken)
		(void)flush(log, NULL);
	fonds_locked_file_clear(&log->file);
	fonds_hasher_free(log->hasher);
	fonds_buffer_clear(&log->written);
	fonds_buffer_clear(&log->pending);
	free(log->read);
	free(log);
	errno = saved;
}

void fonds_read_log_freep(struct fonds_read_log **log)
{
	fonds_read_log_free(*log);
}
