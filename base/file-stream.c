/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file-stream.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/page-cache.h"

/*
 * From here on the system is told that a file will be read in order, for which
 * it reads twice as far ahead. It is not asked to begin at once (WILLNEED):
 * that would be the whole file, however large.
 */
#define LARGE (UINT64_C(1) << 20)

/*
 * A regular file is read by offset: two streams over copies of one descriptor
 * (standard input) do not disturb each other. The look that a stream takes at
 * its file when it is made also answers a question for its state that comes
 * before the first read, so that a file costs one fstat(2) less.
 */
struct file_stream {
	struct fonds_stream stream;
	int fd;
	bool is_regular;
	bool has_first;
	struct fonds_file_state first;
	uint64_t at;
	bool is_shared;
	bool begins;                  /* where the file does */
	enum fonds_read_mode now;     /* of the next read */
	enum fonds_read_mode weakest; /* of those that were, if has_read */
	bool has_read;
	bool forgets;  /* when it is closed */
	uint64_t gone; /* bytes of which the pages were shown to be gone */
	char name[];
};

/* Someone left the descriptor non-blocking: wait, but for pipes and such. */
static bool waits(const struct file_stream *stream)
{
	struct pollfd wanted = { .fd = stream->fd, .events = POLLIN };

	if (stream->is_regular || errno != EAGAIN)
		return false;
	return poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

static ssize_t read_some(
	const struct file_stream *stream, void *data, size_t size)
{
	ssize_t n;

	do {
		if (stream->is_regular)
			n = pread(stream->fd, data, size, (off_t)stream->at);
		else
			n = read(stream->fd, data, size);
	} while (n < 0 && (errno == EINTR || waits(stream)));
	return n;
}

/* Reads cannot go past the cache (any more): empty it for the rest. */
static void fall_back(struct file_stream *stream)
{
	struct stat st;

	if (stream->now == FONDS_READ_DIRECT)
		fonds_page_cache_use(stream->fd);
	stream->now = FONDS_READ_CACHED;
	stream->forgets = true;
	if (fstat(stream->fd, &st) < 0)
		return;
	stream->gone = (uint64_t)st.st_size;
	if (fonds_page_cache_drop(stream->fd, stream->gone))
		stream->now = FONDS_READ_DROPPED;
}

static bool is_at_end(const struct file_stream *stream)
{
	struct stat st;

	return fstat(stream->fd, &st) == 0 &&
	       stream->at >= (uint64_t)st.st_size;
}

/*
 * After a read that came short the offset is no multiple any more. That is
 * the end of most files; in the middle of one the rest is read otherwise.
 */
static ssize_t read_direct(struct file_stream *stream, void *data, size_t size)
{
	ssize_t n = -1;

	if (stream->at % FONDS_READ_ALIGNMENT == 0) {
		n = read_some(stream, data, size);
		if (n >= 0 || errno != EINVAL)
			return n;
	} else if (is_at_end(stream)) {
		return 0;
	}
	fall_back(stream);
	return read_some(stream, data, size);
}

static enum fonds_read_mode weaker(
	enum fonds_read_mode a, enum fonds_read_mode b)
{
	if (a == FONDS_READ_CACHED || b == FONDS_READ_CACHED)
		return FONDS_READ_CACHED;
	return a == FONDS_READ_DIRECT ? b : a;
}

/* What was not there when the rest was shown to be gone may be in the cache. */
static void note_mode(struct file_stream *stream)
{
	if (stream->now == FONDS_READ_DROPPED && stream->at > stream->gone)
		stream->now = FONDS_READ_CACHED;
	stream->weakest = stream->has_read
				  ? weaker(stream->weakest, stream->now)
				  : stream->now;
	stream->has_read = true;
}

static enum fonds_status file_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct file_stream *stream = (struct file_stream *)base;
	ssize_t n;

	stream->has_first = false;
	if (stream->now == FONDS_READ_DIRECT)
		n = read_direct(stream, data, size);
	else
		n = read_some(stream, data, size);
	if (n < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", stream->name);
	stream->at += (uint64_t)n;
	if (n > 0)
		note_mode(stream);
	*ret = (size_t)n;
	return FONDS_OK;
}

static void file_advise(struct fonds_stream *base)
{
	const struct file_stream *stream = (struct file_stream *)base;

	if (stream->is_regular && stream->first.size >= LARGE)
		fonds_page_cache_expect(stream->fd);
}

static void file_bypass_cache(struct fonds_stream *base)
{
	struct file_stream *stream = (struct file_stream *)base;

	if (!stream->is_regular)
		return;
	if (!stream->is_shared && fonds_page_cache_avoid(stream->fd))
		stream->now = FONDS_READ_DIRECT;
	else
		fall_back(stream);
}

static enum fonds_read_mode file_mode(const struct fonds_stream *base)
{
	const struct file_stream *stream = (const struct file_stream *)base;

	return stream->has_read ? stream->weakest : stream->now;
}

static int file_descriptor(const struct fonds_stream *base)
{
	const struct file_stream *stream = (const struct file_stream *)base;

	return stream->is_regular && !stream->is_shared && stream->begins
		       ? stream->fd
		       : -1;
}

static int64_t in_nanoseconds(const struct timespec *time)
{
	/* Unsigned, because a hostile file system may say any time. */
	return (int64_t)((uint64_t)time->tv_sec * UINT64_C(1000000000) +
			 (uint64_t)time->tv_nsec);
}

/* The times of a pipe or device say nothing of what was read from it. */
static struct fonds_file_state state_of(const struct stat *st)
{
	if (!S_ISREG(st->st_mode))
		return (struct fonds_file_state){ 0 };
	return (struct fonds_file_state){
		.size = (uint64_t)st->st_size,
		.inode = (uint64_t)st->st_ino,
		.device = (uint64_t)st->st_dev,
		.modified_ns = in_nanoseconds(&st->st_mtim),
		.changed_ns = in_nanoseconds(&st->st_ctim),
	};
}

enum fonds_status fonds_file_state_read(int fd, const char *name,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	struct stat st;

	if (fstat(fd, &st) < 0)
		return fonds_fail_errno(error, "cannot read '%s'", name);
	*ret = state_of(&st);
	return FONDS_OK;
}

static enum fonds_status file_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	struct file_stream *stream = (struct file_stream *)base;

	if (stream->has_first) {
		stream->has_first = false;
		*ret = stream->first;
		return FONDS_OK;
	}
	return fonds_file_state_read(stream->fd, stream->name, ret, error);
}

static void file_close(struct fonds_stream *base)
{
	struct file_stream *stream = (struct file_stream *)base;

	if (stream->forgets)
		fonds_page_cache_forget(stream->fd);
	fonds_closep(&stream->fd);
	free(stream);
}

static const struct fonds_stream_ops stream_ops = {
	.read = file_read,
	.state = file_state,
	.close = file_close,
	.advise = file_advise,
	.bypass_cache = file_bypass_cache,
	.mode = file_mode,
	.descriptor = file_descriptor,
};

enum fonds_status fonds_file_stream_refuse(
	const char *name, unsigned mode, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_UNSAFE, "'%s' is %s, not a file",
		name, fonds_file_kind(mode));
}

static enum fonds_status look_at(int fd,
	const struct fonds_file_stream_options *options, struct stat *st,
	struct fonds_error **error)
{
	if (fstat(fd, st) < 0)
		return fonds_fail_errno(
			error, "cannot open '%s'", options->name);
	if (S_ISDIR(st->st_mode) ||
		(options->regular_only && !S_ISREG(st->st_mode)))
		return fonds_file_stream_refuse(
			options->name, st->st_mode, error);
	return FONDS_OK;
}

enum fonds_status fonds_file_stream_new(int fd,
	const struct fonds_file_stream_options *options,
	struct fonds_stream **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int owned = fd;
	size_t size = strlen(options->name) + 1;
	struct file_stream *stream;
	enum fonds_status status;
	struct stat st;

	status = look_at(fd, options, &st, error);
	if (status < 0)
		return status;
	stream = malloc(sizeof(*stream) + size);
	if (!stream)
		return fonds_fail_nomem(error);
	*stream = (struct file_stream){
		.stream.ops = &stream_ops,
		.fd = owned,
		.is_regular = S_ISREG(st.st_mode),
		.has_first = true,
		.first = state_of(&st),
		.at = options->start,
		.is_shared = options->is_shared,
		.begins = options->start == 0,
	};
	memcpy(stream->name, options->name, size);
	owned = -1;
	*ret = &stream->stream;
	return FONDS_OK;
}
