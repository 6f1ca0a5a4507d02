/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/fill.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "transfer/download.h"
#include "transfer/url.h"

#define PIECE_SIZE ((size_t)256 * 1024)
#define URL_TEXT_MAX ((size_t)4 << 20)

/* One file under way. */
struct attempt {
	const struct fonds_fill *fill;
	const struct fonds_bag_hole *hole;
	struct fonds_fetch_outcome *outcome;
	char name[FONDS_PARTIAL_NAME_SIZE];
	struct fonds_flow flow;
	bool is_resumed; /* its first bytes are of an earlier attempt */
};

static enum fonds_status fail_write(
	const struct attempt *attempt, struct fonds_error **error)
{
	errno = attempt->flow.sys_errno;
	return fonds_fail_errno(
		error, "cannot write '%s'", attempt->hole->path);
}

enum fonds_status fonds_fill_check(const struct fonds_fill *fill,
	const struct fonds_bag_hole *hole, struct fonds_fetch_outcome *outcome,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer path;
	enum fonds_url_kind kind = fonds_url_kind(hole->url);

	fonds_buffer_init(&path, URL_TEXT_MAX);
	if (hole->digest_count == 0)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_UNVERIFIABLE,
			"no manifest that can be checked lists it");
	else if (kind == FONDS_URL_OTHER)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_SCHEME,
			"it is no http, https or file URL");
	else if (kind == FONDS_URL_FILE &&
		 !fonds_url_add_file_path(&path, hole->url))
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_SCHEME,
			"it names no file of this system");
	else if (kind == FONDS_URL_FILE && fill->roots->count == 0)
		fonds_fetch_outcome_set(outcome, FONDS_FETCH_ROOT,
			"files of this system may not be read");
	return fonds_buffer_check(&path, "a path", error);
}

static enum fonds_status copy(struct attempt *attempt,
	struct fonds_stream *stream, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *piece = malloc(PIECE_SIZE);
	struct fonds_flow *flow = &attempt->flow;
	size_t size = 1;

	if (!piece)
		return fonds_fail_nomem(error);
	while (size > 0) {
		fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
		enum fonds_status status = fonds_stream_read(
			stream, piece, PIECE_SIZE, &size, &why);

		if (atomic_load(flow->stop))
			return fonds_fail(
				error, FONDS_ERR_CANCELLED, "stopped");
		if (status == FONDS_ERR_NOMEM)
			return fonds_fail_nomem(error);
		if (status < 0) {
			fonds_fetch_outcome_set(attempt->outcome,
				FONDS_FETCH_SOURCE, "it cannot be read");
			return FONDS_OK;
		}
		if (fonds_flow_take(flow, piece, size))
			continue;
		if (flow->is_over)
			fonds_fetch_outcome_set(attempt->outcome,
				FONDS_FETCH_LONG,
				"it has more than %" PRIu64 " bytes",
				flow->limit);
		return FONDS_OK;
	}
	return FONDS_OK;
}

/* From a file of this system, always from its beginning. */
static enum fonds_status fetch_file(
	struct attempt *attempt, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer path;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;

	fonds_buffer_init(&path, URL_TEXT_MAX);
	(void)fonds_url_add_file_path(&path, attempt->hole->url);
	status = fonds_buffer_check(&path, "a path", error);
	if (status < 0)
		return status;
	attempt->is_resumed = false;
	if (!fonds_flow_restart(&attempt->flow))
		return FONDS_OK;
	status = fonds_roots_find(
		attempt->fill->roots, fonds_buffer_text(&path), &stream, &why);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (status == FONDS_OK && stream)
		return copy(attempt, stream, error);
	if (status < 0)
		fonds_fetch_outcome_set(attempt->outcome, FONDS_FETCH_SOURCE,
			"%s", why ? fonds_error_message(why) : "no memory");
	else
		fonds_fetch_outcome_set(attempt->outcome, FONDS_FETCH_ROOT,
			"it lies below no folder that is allowed");
	return FONDS_OK;
}

/* A range that the server has not: it is judged by what is here. */
static bool is_beyond_end(const struct attempt *attempt)
{
	return attempt->outcome->http_status == 416 && attempt->is_resumed;
}

static enum fonds_status fetch_http(
	struct attempt *attempt, struct fonds_error **error)
{
	const struct fonds_download download = {
		.url = attempt->hole->url,
		.allow_private = attempt->fill->allow_private,
		.timeout = attempt->fill->timeout,
	};
	enum fonds_status status = fonds_download_run(
		&download, &attempt->flow, attempt->outcome, error);

	if (status == FONDS_OK && is_beyond_end(attempt))
		attempt->outcome->problem = FONDS_FETCH_NONE;
	/* The server gave the whole: to ask for it again is of no use. */
	if (attempt->flow.is_anew)
		attempt->is_resumed = false;
	return status;
}

static enum fonds_status fetch(
	struct attempt *attempt, struct fonds_error **error)
{
	enum fonds_status status;

	*attempt->outcome = (struct fonds_fetch_outcome){ 0 };
	attempt->flow.is_over = false;
	if (fonds_url_kind(attempt->hole->url) == FONDS_URL_FILE)
		status = fetch_file(attempt, error);
	else
		status = fetch_http(attempt, error);
	if (status == FONDS_OK && attempt->flow.sys_errno)
		return fail_write(attempt, error);
	return status;
}

static enum fonds_status hash_all(struct attempt *attempt,
	struct fonds_hasher *hasher, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *piece = malloc(PIECE_SIZE);
	enum fonds_status status = fonds_hasher_start(hasher, error);
	off_t offset = 0;

	if (!piece)
		return fonds_fail_nomem(error);
	while (status == FONDS_OK) {
		ssize_t n = pread(attempt->flow.fd, piece, PIECE_SIZE, offset);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fonds_fail_errno(
				error, "cannot read '%s'", attempt->hole->path);
		if (n == 0)
			return FONDS_OK;
		if (atomic_load(attempt->flow.stop))
			return fonds_fail(
				error, FONDS_ERR_CANCELLED, "stopped");
		offset += n;
		status = fonds_hasher_update(hasher, piece, (size_t)n, error);
	}
	return status;
}

static size_t gather_algorithms(const struct fonds_bag_hole *hole,
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX])
{
	size_t count = 0;

	for (size_t i = 0; i < hole->digest_count; i++) {
		size_t at = 0;

		while (at < count &&
			algorithms[at] != hole->digests[i].algorithm)
			at++;
		if (at == count && count < FONDS_HASHER_MAX)
			algorithms[count++] = hole->digests[i].algorithm;
	}
	return count;
}

static bool agrees(const struct fonds_bag_hole *hole,
	const struct fonds_digest *digests, size_t count)
{
	for (size_t i = 0; i < hole->digest_count; i++)
		for (size_t at = 0; at < count; at++)
			if (digests[at].algorithm ==
					hole->digests[i].algorithm &&
				!fonds_digest_equal(
					&digests[at], &hole->digests[i]))
				return false;
	return true;
}

/* The whole file, also what came in an earlier attempt, by every manifest. */
static enum fonds_status verify(
	struct attempt *attempt, bool *ret, struct fonds_error **error)
{
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	struct fonds_digest digests[FONDS_HASHER_MAX];
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;
	size_t count = gather_algorithms(attempt->hole, algorithms);
	enum fonds_status status = fonds_hasher_new(
		algorithms, count, &hasher, error);

	if (status == FONDS_OK)
		status = hash_all(attempt, hasher, error);
	if (status == FONDS_OK)
		status = fonds_hasher_finish(hasher, digests, error);
	*ret = status == FONDS_OK && agrees(attempt->hole, digests, count);
	return status;
}

static enum fonds_status publish(
	struct attempt *attempt, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	const char *text = attempt->hole->path;
	enum fonds_status status = fonds_file_sync(
		attempt->flow.fd, text, error);

	if (status == FONDS_OK)
		status = fonds_bag_path_new(text, strlen(text), &path, error);
	if (status < 0)
		return status;
	status = fonds_partial_publish(
		attempt->fill->partials, attempt->name, path, &why);
	if (status == FONDS_ERR_UNSAFE || status == FONDS_ERR_EXISTS) {
		fonds_fetch_outcome_set(attempt->outcome, FONDS_FETCH_PLACE,
			"%s", why ? fonds_error_message(why) : "no memory");
		return FONDS_OK;
	}
	if (error)
		*error = fonds_steal(&why);
	return status;
}

/* Is all here that was stated? */
static bool has_length(struct attempt *attempt)
{
	const struct fonds_bag_hole *hole = attempt->hole;

	if (!hole->has_length || attempt->flow.offset == hole->length)
		return true;
	fonds_fetch_outcome_set(attempt->outcome, FONDS_FETCH_SHORT,
		"%" PRIu64 " of %" PRIu64 " bytes came", attempt->flow.offset,
		hole->length);
	return false;
}

/* Nothing of what is here can be gone on with. */
static bool is_useless(const struct fonds_fetch_outcome *outcome)
{
	return outcome->problem == FONDS_FETCH_DIGEST ||
	       outcome->problem == FONDS_FETCH_LONG ||
	       (outcome->problem != FONDS_FETCH_NONE &&
		       (outcome->http_status == 416 ||
			       (outcome->problem == FONDS_FETCH_HTTP &&
				       outcome->http_status == 206)));
}

/*
 * Once through: *again is set when what an earlier attempt left is not the
 * beginning of this file, so that all is fetched anew.
 */
static enum fonds_status try(
	struct attempt *attempt, bool *again, struct fonds_error **error)
{
	const struct fonds_bag_hole *hole = attempt->hole;
	bool is_whole = hole->has_length &&
			attempt->flow.offset == hole->length;
	bool is_sound = false;
	enum fonds_status status = FONDS_OK;

	*again = false;
	if (!is_whole)
		status = fetch(attempt, error);
	if (status < 0)
		return status;
	if (attempt->outcome->problem == FONDS_FETCH_NONE &&
		has_length(attempt)) {
		status = verify(attempt, &is_sound, error);
		if (status < 0)
			return status;
		attempt->outcome->size = attempt->flow.offset;
		if (is_sound)
			return publish(attempt, error);
		fonds_fetch_outcome_set(attempt->outcome, FONDS_FETCH_DIGEST,
			"what came has other digests than the manifests list");
	}
	*again = attempt->is_resumed && is_useless(attempt->outcome);
	return FONDS_OK;
}

static enum fonds_status run(
	struct attempt *attempt, struct fonds_error **error)
{
	bool again = false;
	enum fonds_status status = try(attempt, &again, error);

	if (status == FONDS_OK && again) {
		attempt->is_resumed = false;
		*attempt->outcome = (struct fonds_fetch_outcome){ 0 };
		if (!fonds_flow_restart(&attempt->flow))
			return fail_write(attempt, error);
		status = try(attempt, &again, error);
	}
	if (status < 0 || attempt->outcome->problem == FONDS_FETCH_NONE)
		return status;
	if (is_useless(attempt->outcome) || attempt->flow.offset == 0)
		return fonds_partial_drop(
			attempt->fill->partials, attempt->name, error);
	return FONDS_OK;
}

/* What is here from an earlier attempt; more than may be is of no use. */
static enum fonds_status begin(
	struct attempt *attempt, struct fonds_error **error)
{
	struct fonds_flow *flow = &attempt->flow;
	struct stat st;

	if (fstat(flow->fd, &st) < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", attempt->hole->path);
	flow->offset = (uint64_t)st.st_size;
	atomic_fetch_add(flow->counter, flow->offset);
	if (flow->offset > flow->limit && !fonds_flow_restart(flow))
		return fail_write(attempt, error);
	attempt->is_resumed = flow->offset > 0;
	return FONDS_OK;
}

enum fonds_status fonds_fill_hole(const struct fonds_fill *fill,
	const struct fonds_bag_hole *hole, struct fonds_fetch_outcome *outcome,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	struct attempt attempt = { .fill = fill,
		.hole = hole,
		.outcome = outcome,
		.flow = { .limit = hole->has_length ? hole->length
						    : fill->maximum_unstated,
			.stop = fill->stop,
			.counter = fill->counter } };
	enum fonds_status status;

	*outcome = (struct fonds_fetch_outcome){ 0 };
	status = fonds_fill_check(fill, hole, outcome, error);
	if (status < 0 || outcome->problem != FONDS_FETCH_NONE)
		return status;
	status = fonds_partial_name(hole->path, attempt.name, error);
	if (status == FONDS_OK)
		status = fonds_partial_open(
			fill->partials, attempt.name, &fd, error);
	if (status < 0)
		return status;
	attempt.flow.fd = fd;
	status = begin(&attempt, error);
	if (status < 0)
		return status;
	return run(&attempt, error);
}
