/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/output.h"
#include "fixity/algorithm.h"
#include "fixity/checksum-list.h"
#include "fixity/checksum-writer.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

static void write_entry(const struct fonds_checksum_entry *entry,
	int ends_with_nul, struct fonds_buffer *buffer)
{
	static const struct fonds_checksum_summary summary;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = NULL;
	const struct fonds_checksum_result result = {
		.path = entry->path,
		.digests = entry->digests,
		.digest_count = entry->digest_count,
	};

	require(fonds_checksum_writer_new(FONDS_CHECKSUM_BSD, ends_with_nul,
			fonds_output_to_buffer, buffer, &writer, NULL) == 0);
	require(fonds_checksum_writer_add(writer, &result, NULL) == 0);
	require(fonds_checksum_writer_end(writer, &summary, NULL) == 0);
}

/* What an entry says is the same after it was written and read again. */
static void check_both_ways(
	const struct fonds_checksum_entry *entry, bool ends_with_nul)
{
	const struct fonds_checksum_options options = {
		.ends_with_nul = ends_with_nul,
	};
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(
		fonds_checksum_list_freep) struct fonds_checksum_list *list =
		NULL;
	const struct fonds_checksum_entry *again;
	const struct fonds_checksum_problem *problem;

	fonds_buffer_init(&buffer, (size_t)4 << 20);
	write_entry(entry, ends_with_nul, &buffer);
	require(fonds_checksum_list_new(
			buffer.data, buffer.size, &options, &list, NULL) == 0);
	for (size_t i = 0; i < entry->digest_count; i++) {
		require(fonds_checksum_list_next(
				list, &again, &problem, NULL) == 0);
		require(again && again->digest_count == 1 &&
			strcmp(again->path, entry->path) == 0);
		require(fonds_digest_equal(
			&entry->digests[i], &again->digests[0]));
	}
}

static void check_entry(const struct fonds_checksum_entry *entry)
{
	require(entry->path_size > 0 &&
		entry->path_size <= FONDS_CHECKSUM_PATH_MAX);
	require(strlen(entry->path) == entry->path_size);
	require(entry->digest_count > 0 &&
		entry->digest_count <= FONDS_ALGORITHM_COUNT);
	for (size_t i = 0; i < entry->digest_count; i++)
		require(entry->digests[i].size ==
			fonds_algorithm_info(entry->digests[i].algorithm)
				->size);
}

static void read_list(const char *text, size_t size,
	const struct fonds_checksum_options *options)
{
	fonds_cleanup(
		fonds_checksum_list_freep) struct fonds_checksum_list *list =
		NULL;
	const struct fonds_checksum_entry *entry;
	const struct fonds_checksum_problem *problem;
	size_t line = 0;

	require(fonds_checksum_list_new(text, size, options, &list, NULL) == 0);
	for (;;) {
		require(fonds_checksum_list_next(
				list, &entry, &problem, NULL) == 0);
		if (!entry && !problem)
			break;
		require(!entry || !problem);
		require((entry ? entry->line : problem->line) >= line);
		line = entry ? entry->line : problem->line;
		require(line > 0 && line <= size);
		if (!entry)
			continue;
		check_entry(entry);
		check_both_ways(entry, false);
		check_both_ways(entry, true);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const enum fonds_algorithm assumed[] = { FONDS_SHA3_256,
		FONDS_BLAKE2B_512 };
	static const struct fonds_checksum_options options[] = {
		{ 0 },
		{ .ends_with_nul = true },
		{ .assumed = assumed, .assumed_count = 2 },
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		read_list((const char *)data, size, &options[i]);
	return 0;
}
