/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/reading.h"

#include "base/error.h"

void fonds_reading_init(struct fonds_reading *reading,
	struct fonds_check_shared *shared, const struct fonds_check_item *item,
	bool is_counted)
{
	*reading = (struct fonds_reading){
		.shared = shared,
		.item = item,
		.countable = is_counted ? item->size : 0,
	};
}

void fonds_reading_clear(struct fonds_reading *reading)
{
	fonds_stream_closep(&reading->stream);
	reading->stream = NULL;
}

static enum fonds_status check_stop(
	const struct fonds_reading *reading, struct fonds_error **error)
{
	if (!atomic_load_explicit(&reading->shared->stop, memory_order_relaxed))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

static void count(struct fonds_reading *reading, uint64_t bytes)
{
	uint64_t n = bytes < reading->countable ? bytes : reading->countable;

	if (n == 0)
		return;
	reading->countable -= n;
	atomic_fetch_add_explicit(
		&reading->shared->bytes, n, memory_order_relaxed);
}

enum fonds_status fonds_reading_open(
	struct fonds_reading *reading, struct fonds_error **error)
{
	const struct fonds_check_item *item = reading->item;
	enum fonds_status status = check_stop(reading, error);

	if (status < 0)
		return status;
	status = fonds_tree_open(
		item->tree, item->path, &reading->stream, error);
	if (status < 0)
		return status;
	reading->is_opened = true;
	status = fonds_stream_state(reading->stream, &reading->before, error);
	if (status < 0)
		return status;
	if (reading->shared->check->bypass_cache)
		fonds_stream_bypass_cache(reading->stream);
	else if (reading->before.size >= FONDS_LARGE_FILE)
		fonds_stream_advise(reading->stream);
	return FONDS_OK;
}

/*
 * Less than was asked for, and as much as the file has: the end, without
 * asking once more. If the file has grown since, its state shows that.
 */
static bool is_end(const struct fonds_reading *reading, size_t n, size_t asked)
{
	return n == 0 || (n < asked && reading->size == reading->before.size);
}

enum fonds_status fonds_reading_read(struct fonds_reading *reading,
	uint8_t *buffer, size_t size, size_t *ret, struct fonds_error **error)
{
	struct fonds_check_shared *shared = reading->shared;
	size_t used = 0;

	while (used < size && !reading->is_at_end) {
		size_t asked = (size_t)fonds_rate_portion(
			&shared->rate, size - used);
		enum fonds_status status = check_stop(reading, error);
		size_t n = 0;

		if (status == FONDS_OK)
			status = fonds_stream_read(reading->stream,
				buffer + used, asked, &n, error);
		if (status < 0)
			return status;
		used += n;
		reading->size += n;
		count(reading, n);
		reading->is_at_end = is_end(reading, n, asked);
		fonds_rate_wait(&shared->rate, n, &shared->stop);
	}
	*ret = used;
	return FONDS_OK;
}

enum fonds_status fonds_reading_end(
	struct fonds_reading *reading, struct fonds_error **error)
{
	struct fonds_file_state after;
	enum fonds_status status;

	reading->is_complete = true;
	reading->mode = fonds_stream_mode(reading->stream);
	status = fonds_stream_state(reading->stream, &after, error);
	if (status < 0)
		return status;
	reading->is_stable = fonds_file_state_equal(&reading->before, &after);
	fonds_stream_closep(&reading->stream);
	reading->stream = NULL;
	return FONDS_OK;
}

void fonds_reading_count_rest(struct fonds_reading *reading)
{
	if (reading->item->size != FONDS_SIZE_UNKNOWN)
		count(reading, reading->countable);
}
