/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/kernel-check.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/block-scheme.h"
#include "fixity/digest/hasher.h"

#define BLOCKS_MAX 3
#define BLOCK_SIZE_MAX 128

/* "abc": RFC 1321 A.5, FIPS 180-4's examples. */
static const struct published {
	enum fonds_algorithm algorithm;
	const char *abc;
} published[] = {
	{ FONDS_MD5, "900150983cd24fb0d6963f7d28e17f72" },
	{ FONDS_SHA1, "a9993e364706816aba3e25717850c26c9cd0d89d" },
	{ FONDS_SHA256, "ba7816bf8f01cfea414140de5dae2223"
			"b00361a396177a9cb410ff61f20015ad" },
	{ FONDS_SHA512, "ddaf35a193617abacc417349ae204131"
			"12e6fa4e89a97ea20a9eeee64b55d39a"
			"2192992a274fc1a836ba3c23a3feebbd"
			"454d4423643ce80e2a9ac94fa54ca49f" },
};

/* The messages of all lanes, which end in the same number of blocks. */
struct trial {
	const struct fonds_kernel *kernel;
	const struct fonds_block_scheme *scheme;
	size_t blocks;
	size_t sizes[FONDS_KERNEL_LANES_MAX];
	/* One byte of each lane is left out, so that alignments differ. */
	uint8_t data[FONDS_KERNEL_LANES_MAX]
		    [BLOCKS_MAX * BLOCK_SIZE_MAX + FONDS_KERNEL_LANES_MAX];
	struct fonds_digest digests[FONDS_KERNEL_LANES_MAX];
};

static uint8_t *message_of(struct trial *trial, size_t lane)
{
	return trial->data[lane] + lane;
}

/* The padded end goes behind the whole blocks that are there. */
static void pad_lane(struct trial *trial, size_t lane)
{
	size_t block_size = trial->scheme->block_size;
	size_t size = trial->sizes[lane];
	uint8_t *end = message_of(trial, lane) + size / block_size * block_size;
	uint8_t tail[FONDS_TAIL_SIZE];
	size_t blocks = fonds_block_scheme_pad(trial->scheme, end, size, tail);

	memcpy(end, tail + FONDS_TAIL_SIZE - blocks * block_size,
		blocks * block_size);
}

static void run_trial(struct trial *trial)
{
	_Alignas(64) uint64_t states[8 * FONDS_KERNEL_LANES_MAX];
	const uint8_t *data[FONDS_KERNEL_LANES_MAX] = { NULL };
	size_t lanes = trial->kernel->lanes;
	union fonds_block_state state;

	fonds_block_scheme_start(trial->scheme, &state);
	for (size_t lane = 0; lane < lanes; lane++) {
		pad_lane(trial, lane);
		data[lane] = message_of(trial, lane);
		fonds_block_state_to_lane(
			trial->scheme, &state, states, lanes, lane);
	}
	trial->kernel->run(states, data, trial->blocks);
	for (size_t lane = 0; lane < lanes; lane++) {
		fonds_block_state_from_lane(
			trial->scheme, &state, states, lanes, lane);
		fonds_block_scheme_finish(
			trial->scheme, &state, &trial->digests[lane]);
	}
}

static bool is_as_published(struct trial *trial)
{
	struct fonds_digest expected = { 0 };

	trial->blocks = 1;
	for (size_t lane = 0; lane < trial->kernel->lanes; lane++) {
		trial->sizes[lane] = 3;
		memcpy(message_of(trial, lane), "abc", 3);
	}
	for (size_t i = 0; i < sizeof(published) / sizeof(published[0]); i++)
		if (published[i].algorithm == trial->kernel->family)
			(void)fonds_digest_parse(published[i].algorithm,
				published[i].abc, strlen(published[i].abc),
				&expected);
	run_trial(trial);
	for (size_t lane = 0; lane < trial->kernel->lanes; lane++)
		if (!fonds_digest_equal(&expected, &trial->digests[lane]))
			return false;
	return true;
}

/* Another size and other bytes in each lane. */
static void fill_lanes(struct trial *trial, size_t blocks)
{
	size_t longest = blocks * trial->scheme->block_size -
			 trial->scheme->length_size - 1;

	trial->blocks = blocks;
	for (size_t lane = 0; lane < trial->kernel->lanes; lane++) {
		uint8_t *message = message_of(trial, lane);

		trial->sizes[lane] = longest - lane;
		for (size_t i = 0; i < trial->sizes[lane]; i++)
			message[i] = (uint8_t)(i * 37 + lane * 101 + blocks);
	}
}

static enum fonds_status hash_lane(struct trial *trial, size_t lane,
	struct fonds_hasher *hasher, struct fonds_digest *ret,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_start(hasher, error);

	if (status < 0)
		return status;
	status = fonds_hasher_update(
		hasher, message_of(trial, lane), trial->sizes[lane], error);
	if (status < 0)
		return status;
	return fonds_hasher_finish(hasher, ret, error);
}

static enum fonds_status compare_lanes(struct trial *trial,
	struct fonds_hasher *hasher, bool *ret, struct fonds_error **error)
{
	struct fonds_digest expected[FONDS_KERNEL_LANES_MAX];
	bool is_same = true;

	for (size_t lane = 0; lane < trial->kernel->lanes; lane++) {
		enum fonds_status status;

		status = hash_lane(trial, lane, hasher, &expected[lane], error);
		if (status < 0)
			return status;
	}
	run_trial(trial);
	for (size_t lane = 0; lane < trial->kernel->lanes; lane++)
		is_same = is_same && fonds_digest_equal(&expected[lane],
					     &trial->digests[lane]);
	*ret = is_same;
	return FONDS_OK;
}

enum fonds_status fonds_kernel_check(const struct fonds_kernel *kernel,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;
	struct trial trial = { .kernel = kernel };
	bool is_sound;
	enum fonds_status status;

	status = fonds_hasher_new(&kernel->family, 1, &hasher, error);
	if (status < 0)
		return status;
	trial.scheme = fonds_block_scheme_get(kernel->family);
	is_sound = is_as_published(&trial);
	for (size_t blocks = 1; is_sound && blocks <= BLOCKS_MAX; blocks++) {
		fill_lanes(&trial, blocks);
		status = compare_lanes(&trial, hasher, &is_sound, error);
		if (status < 0)
			return status;
	}
	*ret = is_sound;
	return FONDS_OK;
}
