/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/lanes.h"

#define MESSAGES 24
#define TEXT_SIZE (64 << 10)

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * The first two bytes choose the unit and the algorithm. The others are
 * steps of two bytes: which message, or a run; and by how much it goes on.
 */
static const char *const units[] = { "", "portable", "avx2", "shani",
	"avx512" };
static const enum fonds_algorithm algorithms[] = { FONDS_MD5, FONDS_SHA1,
	FONDS_SHA224, FONDS_SHA256, FONDS_SHA384, FONDS_SHA512 };

static uint8_t text[TEXT_SIZE];

struct desk {
	struct fonds_lanes *lanes;
	struct fonds_message messages[MESSAGES];
	struct fonds_message *pointers[MESSAGES];
	size_t sizes[MESSAGES];
	int is_fed[MESSAGES];
};

static void require(int holds)
{
	if (!holds)
		abort();
}

/* Message i is the text from i * 997 on. */
static void feed(struct desk *desk, size_t i, size_t amount)
{
	size_t block_size = fonds_lanes_block_size(desk->lanes);
	int is_last = amount % 4 == 0;
	size_t size = is_last ? amount : amount / 16 * block_size;

	if (desk->is_fed[i] || fonds_message_is_waiting(&desk->messages[i]) ||
		i * 997 + desk->sizes[i] + size > TEXT_SIZE)
		return;
	fonds_message_feed(desk->lanes, &desk->messages[i],
		text + i * 997 + desk->sizes[i], size, is_last);
	desk->sizes[i] += size;
	desk->is_fed[i] = is_last;
}

/* What waits is hashed before a message can be given its end. */
static void end_messages(struct desk *desk)
{
	fonds_lanes_run(desk->lanes, desk->pointers, MESSAGES, true);
	for (size_t i = 0; i < MESSAGES; i++) {
		require(!fonds_message_is_waiting(&desk->messages[i]));
		if (!desk->is_fed[i])
			fonds_message_feed(
				desk->lanes, &desk->messages[i], NULL, 0, true);
	}
	fonds_lanes_run(desk->lanes, desk->pointers, MESSAGES, true);
}

static void check_message(
	struct desk *desk, size_t i, enum fonds_algorithm algorithm)
{
	struct fonds_digest expected, actual;

	require(!fonds_message_is_waiting(&desk->messages[i]));
	fonds_message_finish(desk->lanes, &desk->messages[i], &actual);
	require(fonds_digest_memory(algorithm, text + i * 997, desk->sizes[i],
			&expected, NULL) == FONDS_OK);
	require(fonds_digest_equal(&expected, &actual));
}

static void drive(struct desk *desk, const uint8_t *data, size_t size)
{
	for (size_t i = 0; i < MESSAGES; i++) {
		desk->pointers[i] = &desk->messages[i];
		fonds_message_start(desk->lanes, &desk->messages[i]);
	}
	for (size_t i = 2; i + 1 < size; i += 2) {
		size_t step = data[i] % 32;

		if (step < MESSAGES)
			feed(desk, step, data[i + 1]);
		else
			fonds_lanes_run(desk->lanes, desk->pointers,
				data[i + 1] % (MESSAGES + 1), step % 2);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct desk desk = { 0 };
	enum fonds_algorithm algorithm;

	if (size < 2)
		return 0;
	for (size_t i = 0; text[1] == 0 && i < TEXT_SIZE; i++)
		text[i] = (uint8_t)(i * 167 + (i >> 8));
	setenv("FONDS_DIGEST", units[data[0] % 5], 1);
	algorithm = algorithms[data[1] % 6];
	/* A unit that this processor lacks is an error, and no lanes. */
	(void)fonds_lanes_new(algorithm, &desk.lanes, NULL);
	if (!desk.lanes)
		return 0;
	drive(&desk, data, size);
	end_messages(&desk);
	for (size_t i = 0; i < MESSAGES; i++)
		check_message(&desk, i, algorithm);
	fonds_lanes_free(desk.lanes);
	return 0;
}
