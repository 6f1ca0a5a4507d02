/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The threads take some blocks of a part at a time, which lie side by side in
 * the file, and hash them side by side in the lanes of the kernels. A part is
 * 4 GiB, so what it costs to start them for each is not to be seen.
 */
#include "fixity/block-digests.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-stream.h"
#include "base/file.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher-group.h"

#define JOBS_MAX 8
#define SIDE_BY_SIDE 4 /* blocks in the memory of a thread */

/* The blocks of a part that are to be hashed, shared by all threads. */
struct part {
	const struct fonds_block_file *file;
	enum fonds_algorithm algorithm;
	uint64_t offset; /* of the first block */
	uint64_t size;   /* of all of them */
	size_t count;
	atomic_size_t next; /* of those that nobody has taken */
	atomic_size_t done; /* how many have been hashed */
	atomic_bool has_failed;
	struct fonds_digest *digests;
};

struct worker {
	struct part *part;
	pthread_t thread;
	bool is_caller; /* not a thread of its own */
	enum fonds_status status;
	struct fonds_error *error;
};

/* A file of no bytes has none. */
static uint64_t block_count(uint64_t size)
{
	return size / FONDS_BLOCK_SIZE + (size % FONDS_BLOCK_SIZE != 0);
}

/* Of a block within size bytes; the last may be short. */
static size_t block_size(uint64_t size, uint64_t block)
{
	uint64_t rest = size - block * FONDS_BLOCK_SIZE;

	return rest < FONDS_BLOCK_SIZE ? (size_t)rest
				       : (size_t)FONDS_BLOCK_SIZE;
}

static enum fonds_status feed_block(const struct part *part,
	struct fonds_hasher_group *group, size_t message, size_t block,
	uint8_t *data, struct fonds_error **error)
{
	size_t size = block_size(part->size, block);
	enum fonds_status status = fonds_file_read_at(part->file->fd,
		part->file->name, part->offset + block * FONDS_BLOCK_SIZE, data,
		size, error);

	if (status == FONDS_OK)
		status = fonds_hasher_group_start(group, message, error);
	if (status == FONDS_OK)
		status = fonds_hasher_group_feed(
			group, message, data, size, true, error);
	return status;
}

static enum fonds_status hash_blocks(const struct part *part,
	struct fonds_hasher_group *group, size_t first, size_t count,
	uint8_t *data, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = feed_block(part, group, i, first + i,
			data + i * FONDS_BLOCK_SIZE, error);
	if (status < 0)
		return status;
	fonds_hasher_group_run(group, true);
	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = fonds_hasher_group_finish(
			group, i, &part->digests[first + i], error);
	return status;
}

static enum fonds_status tick(
	const struct worker *worker, struct fonds_error **error)
{
	const struct part *part = worker->part;
	uint64_t bytes = atomic_load(&part->done) * FONDS_BLOCK_SIZE;

	if (!worker->is_caller || !part->file->tick)
		return FONDS_OK;
	/* The last block may be short. */
	if (bytes > part->size)
		bytes = part->size;
	return part->file->tick(
		part->offset + bytes, part->file->payload, error);
}

static enum fonds_status hash_all(const struct worker *worker,
	struct fonds_hasher_group *group, uint8_t *data,
	struct fonds_error **error)
{
	struct part *part = worker->part;

	while (!atomic_load(&part->has_failed)) {
		size_t first = atomic_fetch_add(&part->next, SIDE_BY_SIDE);
		size_t count = SIDE_BY_SIDE;
		enum fonds_status status;

		if (first >= part->count)
			return FONDS_OK;
		if (count > part->count - first)
			count = part->count - first;
		status = hash_blocks(part, group, first, count, data, error);
		if (status < 0)
			return status;
		atomic_fetch_add(&part->done, count);
		status = tick(worker, error);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static void *work(void *payload)
{
	struct worker *worker = payload;
	struct part *part = worker->part;
	fonds_cleanup(fonds_freep)
		uint8_t *data = malloc(SIDE_BY_SIDE * FONDS_BLOCK_SIZE);
	struct fonds_hasher_group *group = NULL;

	if (!data)
		worker->status = fonds_fail_nomem(&worker->error);
	else
		worker->status = fonds_hasher_group_new(&part->algorithm, 1,
			SIDE_BY_SIDE, &group, &worker->error);
	if (worker->status == FONDS_OK)
		worker->status = hash_all(worker, group, data, &worker->error);
	if (worker->status < 0)
		atomic_store(&part->has_failed, true);
	fonds_hasher_group_free(group);
	return NULL;
}

static size_t count_jobs(const struct fonds_block_file *file, size_t blocks)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t jobs = file->jobs;

	if (jobs == 0)
		jobs = processors > 0 ? (size_t)processors : 1;
	if (jobs > JOBS_MAX)
		jobs = JOBS_MAX;
	if (jobs > blocks / SIDE_BY_SIDE + 1)
		jobs = blocks / SIDE_BY_SIDE + 1;
	return jobs;
}

/* The first failure is told, and the others are forgotten. */
static enum fonds_status take_result(struct worker *worker,
	enum fonds_status status, struct fonds_error **error)
{
	if (status == FONDS_OK && worker->status < 0)
		return fonds_error_move(&worker->error, worker->status, error);
	fonds_error_free(worker->error);
	return status;
}

/* This thread is one of them; where no other can be had, the only one. */
static enum fonds_status hash_part(
	struct part *part, struct fonds_error **error)
{
	struct worker workers[JOBS_MAX] = { { .part = part,
		.is_caller = true } };
	size_t jobs = count_jobs(part->file, part->count);
	size_t started = 1;
	enum fonds_status status = FONDS_OK;

	for (; started < jobs; started++) {
		struct worker *worker = &workers[started];

		worker->part = part;
		if (pthread_create(&worker->thread, NULL, work, worker) != 0)
			break;
	}
	(void)work(&workers[0]);
	for (size_t i = 0; i < started; i++) {
		if (i > 0)
			(void)pthread_join(workers[i].thread, NULL);
		status = take_result(&workers[i], status, error);
	}
	return status;
}

/* A part of a file of size bytes; digests has FONDS_BLOCKS_OF_A_PART. */
static struct part part_of(const struct fonds_block_file *file, uint64_t size,
	uint64_t number, struct fonds_digest *digests)
{
	struct part part = {
		.file = file,
		.offset = number * FONDS_BLOCKS_OF_A_PART * FONDS_BLOCK_SIZE,
		.digests = digests,
	};

	if (part.offset < size)
		part.size = size - part.offset;
	if (part.size > FONDS_BLOCKS_OF_A_PART * FONDS_BLOCK_SIZE)
		part.size = FONDS_BLOCKS_OF_A_PART * FONDS_BLOCK_SIZE;
	part.count = (size_t)block_count(part.size);
	return part;
}

static uint64_t part_count(uint64_t size)
{
	uint64_t blocks = block_count(size);

	return blocks / FONDS_BLOCKS_OF_A_PART +
	       (blocks % FONDS_BLOCKS_OF_A_PART != 0);
}

/* A verification under way. */
struct verifying {
	const struct fonds_block_file *file;
	uint64_t size; /* as registered */
	fonds_block_registered_fn *registered;
	fonds_block_bad_fn *bad;
	void *payload;
	struct fonds_digest *expected;
	struct fonds_digest *actual;
	struct fonds_block_proof proof;
};

static enum fonds_status get_registered(struct verifying *verifying,
	uint64_t number, size_t blocks, struct fonds_error **error)
{
	const struct fonds_digest *expected = verifying->expected;
	size_t count = 0;
	enum fonds_status status = verifying->registered(
		number, verifying->expected, &count, verifying->payload, error);

	if (status < 0)
		return status;
	for (size_t i = 1; count == blocks && i < count; i++)
		if (expected[i].algorithm != expected[0].algorithm)
			count = 0;
	if (count == blocks)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"the digests of the blocks of '%s' are not those of its size: "
		"verify it as a whole",
		verifying->file->name);
}

static void tell_bad(struct verifying *verifying, uint64_t offset, size_t size)
{
	verifying->proof.bad_blocks++;
	if (verifying->bad)
		verifying->bad(offset, size, verifying->payload);
}

/* More blocks than the size has are of another file than this one. */
static enum fonds_status expect_no_more(
	struct verifying *verifying, struct fonds_error **error)
{
	return get_registered(verifying, part_count(verifying->size), 0, error);
}

/* Blocks that are not there as they should be have not been hashed. */
static void compare_part(
	struct verifying *verifying, const struct part *whole, size_t hashed)
{
	for (size_t i = 0; i < whole->count; i++)
		if (i >= hashed || !fonds_digest_equal(&verifying->expected[i],
					   &verifying->actual[i]))
			tell_bad(verifying,
				whole->offset + i * FONDS_BLOCK_SIZE,
				block_size(whole->size, i));
	verifying->proof.blocks += whole->count;
}

/* The blocks of a part of which the file has all bytes. */
static struct part part_that_is_there(
	const struct verifying *verifying, uint64_t number)
{
	uint64_t size = verifying->size;

	if (verifying->proof.actual_size < size)
		size = verifying->proof.actual_size / FONDS_BLOCK_SIZE *
		       FONDS_BLOCK_SIZE;
	return part_of(verifying->file, size, number, verifying->actual);
}

static enum fonds_status verify_part(struct verifying *verifying,
	uint64_t number, struct fonds_error **error)
{
	const struct part whole = part_of(
		verifying->file, verifying->size, number, verifying->actual);
	struct part part = part_that_is_there(verifying, number);
	enum fonds_status status = get_registered(
		verifying, number, whole.count, error);

	if (status < 0)
		return status;
	part.algorithm = verifying->expected[0].algorithm;
	if (part.count > 0)
		status = hash_part(&part, error);
	if (status < 0)
		return status;
	verifying->proof.bytes += part.size;
	compare_part(verifying, &whole, part.count);
	return FONDS_OK;
}

static bool is_same_state(const struct fonds_file_state *one,
	const struct fonds_file_state *other)
{
	return one->size == other->size && one->inode == other->inode &&
	       one->device == other->device &&
	       one->modified_ns == other->modified_ns &&
	       one->changed_ns == other->changed_ns;
}

/*
 * The state is taken before and after. A file that got shorter meanwhile ends
 * before a block does, and that is told as what it is: a change.
 */
static enum fonds_status verify_all(
	struct verifying *verifying, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *own = NULL;
	const struct fonds_block_file *file = verifying->file;
	struct fonds_block_proof *proof = &verifying->proof;
	struct fonds_file_state before;
	struct fonds_file_state after;
	enum fonds_status status = fonds_file_state_read(
		file->fd, file->name, &before, error);
	enum fonds_status result = FONDS_OK;

	if (status < 0)
		return status;
	proof->actual_size = before.size;
	for (uint64_t i = 0;
		result == FONDS_OK && i < part_count(verifying->size); i++)
		result = verify_part(verifying, i, &own);
	if (result == FONDS_OK)
		result = expect_no_more(verifying, &own);
	status = fonds_file_state_read(file->fd, file->name, &after, error);
	if (status < 0)
		return status;
	proof->has_changed = !is_same_state(&before, &after);
	if (result < 0 && (result != FONDS_ERR_FORMAT || !proof->has_changed))
		return fonds_error_move(&own, result, error);
	proof->is_proved = !proof->has_changed && proof->bad_blocks == 0 &&
			   proof->actual_size == verifying->size &&
			   proof->blocks == block_count(verifying->size);
	return FONDS_OK;
}

enum fonds_status fonds_block_digests_verify(
	const struct fonds_block_file *file, uint64_t size,
	fonds_block_registered_fn *registered, fonds_block_bad_fn *bad,
	void *payload, struct fonds_block_proof *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct fonds_digest *digests = calloc(
		2 * FONDS_BLOCKS_OF_A_PART, sizeof(*digests));
	struct verifying verifying = {
		.file = file,
		.size = size,
		.registered = registered,
		.bad = bad,
		.payload = payload,
		.expected = digests,
	};
	enum fonds_status status;

	if (!digests)
		return fonds_fail_nomem(error);
	verifying.actual = digests + FONDS_BLOCKS_OF_A_PART;
	status = verify_all(&verifying, error);
	if (status == FONDS_OK)
		*ret = verifying.proof;
	return status;
}
