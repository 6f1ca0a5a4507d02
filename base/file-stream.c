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

static enum fonds_status file_read(struct fonds_stream *base, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct file_stream *stream = (struct file_stream *)base;
	ssize_t n;

	stream->has_first = false;
	n = read_some(stream, data, size);
	if (n < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", stream->name);
	stream->at += (uint64_t)n;
	*ret = (size_t)n;
	return FONDS_OK;
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

static enum fonds_status file_state(struct fonds_stream *base,
	struct fonds_file_state *ret, struct fonds_error **error)
{
	struct file_stream *stream = (struct file_stream *)base;
	struct stat st;

	if (stream->has_first) {
		stream->has_first = false;
		*ret = stream->first;
		return FONDS_OK;
	}
	if (fstat(stream->fd, &st) < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", stream->name);
	*ret = state_of(&st);
	return FONDS_OK;
}

static void file_close(struct fonds_stream *base)
{
	struct file_stream *stream = (struct file_stream *)base;

	fonds_closep(&stream->fd);
	free(stream);
}

static const struct fonds_stream_ops stream_ops = {
	.read = file_read,
	.state = file_state,
	.close = file_close,
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
	};
	memcpy(stream->name, options->name, size);
	owned = -1;
	*ret = &stream->stream;
	return FONDS_OK;
}
