/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "archive/archive-tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A stream that ends well gave as many bytes as the entry says. */
static enum fonds_status read_file(
	struct fonds_walk *walk, uint64_t size, uint64_t *sum)
{
	struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_walk_open(walk, &stream, NULL);
	uint64_t done = 0;
	char piece[4096];
	size_t n = 1;

	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, piece, sizeof(piece), &n, NULL);
		if (status == FONDS_OK)
			done += n;
	}
	fonds_stream_close(stream);
	if (status == FONDS_OK && done != size)
		abort();
	*sum += done;
	return status;
}

static enum fonds_status walk_all(
	struct fonds_tree *tree, const struct fonds_archive_limits *limits)
{
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_walk *walk = NULL;
	uint64_t sum = 0;
	enum fonds_status status = fonds_walk_new(tree, &walk, NULL);

	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, NULL);
		if (status < 0 || !entry)
			break;
		if (!*entry->path || strlen(entry->path) > limits->name)
			abort();
		if (entry->kind == FONDS_ENTRY_FILE && !entry->same_as)
			status = read_file(walk, entry->size, &sum);
		if (sum > limits->bytes)
			abort();
	}
	fonds_walk_free(walk);
	return status;
}

/* Read twice, with the same end. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct fonds_archive_limits limits = {
		.members = 1000,
		.bytes = 1 << 20,
		.ratio = 100,
		.ratio_after = 1 << 16,
		.name = 1000,
		.directory = 1 << 16,
	};
	struct fonds_tree *tree = NULL;
	int fd = memfd_create("archive", MFD_CLOEXEC);
	enum fonds_status first;

	if (fd < 0 || write(fd, data, size) != (ssize_t)size)
		abort();
	if (fonds_archive_tree_new(fd, "x", &limits, &tree, NULL) < 0)
		return 0;
	first = walk_all(tree, &limits);
	if (walk_all(tree, &limits) != first)
		abort();
	fonds_tree_free(tree);
	return 0;
}
