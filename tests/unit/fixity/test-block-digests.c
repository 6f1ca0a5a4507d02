/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/block-digests.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/error.h"
#include "fixity/digest/hasher.h"
#include "tests/unit/fault.h"

#define BLOCK FONDS_BLOCK_SIZE
#define BLOCKS_MAX 32

/* A file in memory, and the digests of its blocks, made one by one. */
struct blocks {
	int fd;
	uint64_t size;
	struct fonds_digest digests[BLOCKS_MAX];
	size_t count;
	size_t missing; /* digests that are not given */
	uint64_t bad[BLOCKS_MAX][2];
	size_t bad_count;
	size_t more;    /* digests that are given behind the last part */
	bool truncates; /* the file, when its digests are asked for */
	uint64_t ticks;
	uint64_t ends_at; /* the tick that fails; 0: none */
	uint64_t told;    /* bytes, by the last tick */
};

static void write_at(int fd, const void *data, size_t size, uint64_t offset)
{
	assert_int_equal(size, pwrite(fd, data, size, (off_t)offset));
}

static void blocks_init(
	struct blocks *blocks, uint64_t size, enum fonds_algorithm algorithm)
{
	uint8_t *data = malloc(size + 1);

	assert_non_null(data);
	for (uint64_t i = 0; i < size; i++)
		data[i] = (uint8_t)(i * 7 + i / BLOCK);
	*blocks = (struct blocks){ .size = size };
	blocks->fd = memfd_create("blocks", MFD_CLOEXEC);
	assert_true(blocks->fd >= 0);
	write_at(blocks->fd, data, size, 0);
	for (uint64_t at = 0; at < size; at += BLOCK)
		assert_int_equal(FONDS_OK,
			fonds_digest_memory(algorithm, data + at,
				size - at < BLOCK ? size - at : BLOCK,
				&blocks->digests[blocks->count++], NULL));
	free(data);
}

static struct fonds_block_file file_of(const struct blocks *blocks)
{
	return (struct fonds_block_file){
		.fd = blocks->fd,
		.name = "x",
		.jobs = 3,
	};
}

static const uint64_t sizes[] = { 0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 4 * BLOCK,
	4 * BLOCK + 5, 13 * BLOCK + 77 };

static enum fonds_status give_registered(uint64_t part,
	struct fonds_digest *digests, size_t *ret_count, void *payload,
	struct fonds_error **error)
{
	struct blocks *blocks = payload;

	(void)error;
	if (part ==
		blocks->count / FONDS_BLOCKS_OF_A_PART + (blocks->count > 0)) {
		*ret_count = blocks->more;
		return FONDS_OK;
	}
	assert_int_equal(0, part);
	if (blocks->truncates)
		assert_int_equal(0, ftruncate(blocks->fd, 1));
	memcpy(digests, blocks->digests, blocks->count * sizeof(*digests));
	*ret_count = blocks->count - blocks->missing;
	return FONDS_OK;
}

static void note_bad(uint64_t offset, uint64_t size, void *payload)
{
	struct blocks *blocks = payload;

	blocks->bad[blocks->bad_count][0] = offset;
	blocks->bad[blocks->bad_count++][1] = size;
}

static struct fonds_block_proof verify(struct blocks *blocks)
{
	struct fonds_block_file file = file_of(blocks);
	struct fonds_block_proof proof = { 0 };
	struct fonds_error *error = NULL;

	blocks->bad_count = 0;
	if (fonds_block_digests_verify(&file, blocks->size, give_registered,
		    note_bad, blocks, &proof, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	assert_int_equal(blocks->bad_count, proof.bad_blocks);
	return proof;
}

static void test_all_blocks_and_the_size_prove_a_file(void **state)
{
	static const enum fonds_algorithm algorithms[] = { FONDS_SHA256,
		FONDS_SHA512, FONDS_BLAKE2B_512 };

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct blocks blocks;
		struct fonds_block_proof proof;

		blocks_init(&blocks, sizes[i], algorithms[i % 3]);
		proof = verify(&blocks);
		assert_true(proof.is_proved);
		assert_false(proof.has_changed);
		assert_int_equal(blocks.count, proof.blocks);
		assert_int_equal(sizes[i], proof.bytes);
		assert_int_equal(sizes[i], proof.actual_size);
		close(blocks.fd);
	}
}

static void flip(struct blocks *blocks, uint64_t offset)
{
	uint8_t byte = 0;

	assert_int_equal(1, pread(blocks->fd, &byte, 1, (off_t)offset));
	byte ^= 1;
	write_at(blocks->fd, &byte, 1, offset);
}

static void test_each_bad_block_is_told(void **state)
{
	struct blocks blocks;
	struct fonds_block_proof proof;

	(void)state;
	blocks_init(&blocks, 13 * BLOCK + 77, FONDS_SHA256);
	flip(&blocks, 0);
	flip(&blocks, 5 * BLOCK - 1);
	flip(&blocks, 5 * BLOCK);
	flip(&blocks, 13 * BLOCK + 76);
	proof = verify(&blocks);
	assert_false(proof.is_proved);
	assert_int_equal(4, proof.bad_blocks);
	assert_int_equal(14, proof.blocks);
	assert_int_equal(0, blocks.bad[0][0]);
	assert_int_equal(4 * BLOCK, blocks.bad[1][0]);
	assert_int_equal(5 * BLOCK, blocks.bad[2][0]);
	assert_int_equal(BLOCK, blocks.bad[2][1]);
	assert_int_equal(13 * BLOCK, blocks.bad[3][0]);
	assert_int_equal(77, blocks.bad[3][1]);
	close(blocks.fd);
}

static void test_every_single_flip_is_found(void **state)
{
	struct blocks blocks;

	(void)state;
	blocks_init(&blocks, 3 * BLOCK + 1000, FONDS_SHA256);
	for (unsigned i = 0; i < 60; i++) {
		uint64_t offset = i * UINT64_C(2654435761) % blocks.size;

		flip(&blocks, offset);
		assert_false(verify(&blocks).is_proved);
		assert_int_equal(1, blocks.bad_count);
		assert_int_equal(offset / BLOCK * BLOCK, blocks.bad[0][0]);
		flip(&blocks, offset);
	}
	assert_true(verify(&blocks).is_proved);
	close(blocks.fd);
}

static void test_another_size_proves_nothing(void **state)
{
	struct blocks blocks;
	struct fonds_block_proof proof;

	(void)state;
	blocks_init(&blocks, 6 * BLOCK + 9, FONDS_SHA256);
	write_at(blocks.fd, "x", 1, blocks.size);
	proof = verify(&blocks);
	assert_false(proof.is_proved);
	assert_int_equal(0, proof.bad_blocks);
	assert_int_equal(blocks.size + 1, proof.actual_size);
	/* It ends within the second block: that one and the rest are bad. */
	assert_int_equal(0, ftruncate(blocks.fd, (off_t)BLOCK + 5));
	proof = verify(&blocks);
	assert_false(proof.is_proved);
	assert_int_equal(6, proof.bad_blocks);
	assert_int_equal(BLOCK, blocks.bad[0][0]);
	assert_int_equal(9, blocks.bad[5][1]);
	assert_int_equal(BLOCK, proof.bytes);
	assert_int_equal(0, ftruncate(blocks.fd, 0));
	assert_int_equal(7, verify(&blocks).bad_blocks);
	close(blocks.fd);
}

static void test_a_file_that_changes_proves_nothing(void **state)
{
	struct blocks blocks;
	struct fonds_block_proof proof;

	(void)state;
	blocks_init(&blocks, 5 * BLOCK, FONDS_SHA256);
	blocks.truncates = true;
	proof = verify(&blocks);
	assert_true(proof.has_changed);
	assert_false(proof.is_proved);
	close(blocks.fd);
}

static void test_digests_that_are_missing_prove_nothing(void **state)
{
	struct blocks blocks;
	struct fonds_block_file file;
	struct fonds_block_proof proof = { .blocks = 77 };
	struct fonds_error *error = NULL;

	(void)state;
	blocks_init(&blocks, 5 * BLOCK, FONDS_SHA256);
	file = file_of(&blocks);
	for (int i = 0; i < 4; i++) {
		blocks.missing = i == 0 ? 1 : i == 1 ? SIZE_MAX : 0;
		blocks.more = i == 2;
		if (i == 3)
			blocks.digests[3].algorithm = FONDS_SHA512;
		assert_int_equal(FONDS_ERR_FORMAT,
			fonds_block_digests_verify(&file, blocks.size,
				give_registered, note_bad, &blocks, &proof,
				&error));
		assert_non_null(strstr(fonds_error_message(error),
			"of 'x' are not those of its size"));
		fonds_error_free(error);
		error = NULL;
	}
	assert_int_equal(77, proof.blocks);
	close(blocks.fd);
}

static enum fonds_status tick(
	uint64_t bytes, void *payload, struct fonds_error **error)
{
	struct blocks *blocks = payload;

	assert_true(bytes > blocks->told || bytes == blocks->size);
	assert_true(bytes <= blocks->size);
	blocks->told = bytes;
	if (++blocks->ticks == blocks->ends_at)
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	return FONDS_OK;
}

static void test_a_tick_is_given_and_can_end_it(void **state)
{
	struct blocks blocks;
	struct fonds_block_file file;
	struct fonds_block_proof proof = { .blocks = 77 };

	(void)state;
	blocks_init(&blocks, 13 * BLOCK + 77, FONDS_SHA256);
	file = file_of(&blocks);
	file.jobs = 1;
	file.tick = tick;
	file.payload = &blocks;
	blocks.ends_at = 2;
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_block_digests_verify(&file, blocks.size, give_registered,
			note_bad, &blocks, &proof, NULL));
	assert_int_equal(2, blocks.ticks);
	assert_int_equal(8 * BLOCK, blocks.told);
	assert_int_equal(77, proof.blocks);
	blocks.told = 0;
	assert_int_equal(FONDS_OK,
		fonds_block_digests_verify(&file, blocks.size, give_registered,
			note_bad, &blocks, &proof, NULL));
	assert_int_equal(6, blocks.ticks);
	assert_int_equal(blocks.size, blocks.told);
	assert_true(proof.is_proved);
	close(blocks.fd);
}

/* Two parts are registered, of which the file has one block and a half. */
struct parts {
	struct fonds_digest block;
	uint64_t parts;
	uint64_t next; /* where the next bad block should be */
};

static enum fonds_status give_part(uint64_t part, struct fonds_digest *digests,
	size_t *ret_count, void *payload, struct fonds_error **error)
{
	struct parts *parts = payload;

	(void)error;
	assert_int_equal(parts->parts++, part);
	*ret_count = part == 0 ? FONDS_BLOCKS_OF_A_PART : 2;
	if (part == 2)
		*ret_count = 0;
	for (size_t i = 0; i < *ret_count; i++)
		digests[i] = parts->block;
	return FONDS_OK;
}

static void note_part(uint64_t offset, uint64_t size, void *payload)
{
	struct parts *parts = payload;

	assert_int_equal(parts->next, offset);
	parts->next += size;
}

static void test_parts_follow_each_other(void **state)
{
	uint64_t size = (FONDS_BLOCKS_OF_A_PART + 1) * BLOCK + 9;
	struct blocks blocks;
	struct fonds_block_file file;
	struct fonds_block_proof proof;
	struct parts parts = { .next = BLOCK };

	(void)state;
	blocks_init(&blocks, BLOCK + BLOCK / 2, FONDS_SHA256);
	file = file_of(&blocks);
	parts.block = blocks.digests[0];
	assert_int_equal(
		FONDS_OK, fonds_block_digests_verify(&file, size, give_part,
				  note_part, &parts, &proof, NULL));
	assert_int_equal(3, parts.parts);
	assert_int_equal(size, parts.next);
	assert_int_equal(BLOCK, proof.bytes);
	assert_int_equal(FONDS_BLOCKS_OF_A_PART + 1, proof.bad_blocks);
	assert_int_equal(FONDS_BLOCKS_OF_A_PART + 2, proof.blocks);
	assert_false(proof.is_proved);
	close(blocks.fd);
}

/* Whatever fails: a sound file is proved or it is said why not. */
static void test_a_failure_proves_nothing(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_READ,
		FAULT_STAT, FAULT_THREAD };
	struct blocks blocks;
	struct fonds_block_file file;

	(void)state;
	blocks_init(&blocks, 9 * BLOCK, FONDS_SHA256);
	file = file_of(&blocks);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		bool is_fatal = kinds[i] != FAULT_THREAD;
		unsigned n = 0;

		for (;; n++) {
			struct fonds_block_proof proof = { 0 };
			struct fonds_error *error = NULL;
			enum fonds_status status;

			fault_arm(kinds[i], n);
			status = fonds_block_digests_verify(&file, blocks.size,
				give_registered, note_bad, &blocks, &proof,
				&error);
			fault_disarm();
			assert_int_equal(status == FONDS_OK, proof.is_proved);
			assert_int_equal(status == FONDS_OK, error == NULL);
			fonds_error_free(error);
			if (!fault_fired())
				break;
			assert_int_equal(is_fatal, status < 0);
		}
		assert_true(n >= 2);
	}
	close(blocks.fd);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_all_blocks_and_the_size_prove_a_file),
		cmocka_unit_test(test_each_bad_block_is_told),
		cmocka_unit_test(test_every_single_flip_is_found),
		cmocka_unit_test(test_another_size_proves_nothing),
		cmocka_unit_test(test_a_file_that_changes_proves_nothing),
		cmocka_unit_test(test_digests_that_are_missing_prove_nothing),
		cmocka_unit_test(test_a_tick_is_given_and_can_end_it),
		cmocka_unit_test(test_parts_follow_each_other),
		cmocka_unit_test(test_a_failure_proves_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
