/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "archive/compound-tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A stream gives as many bytes as its entry states, or fails. */
static enum fonds_status read_stream(
	struct fonds_walk *walk, const struct fonds_tree_entry *entry)
{
	struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_walk_open(walk, &stream, NULL);
	uint64_t total = 0;
	char piece[4096];
	size_t n = 1;

	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, piece, sizeof(piece), &n, NULL);
		total += status == FONDS_OK ? n : 0;
		if (total > entry->size)
			abort();
	}
	if (status == FONDS_OK && total != entry->size)
		abort();
	fonds_stream_close(stream);
	return FONDS_OK;
}

static void walk_all(struct fonds_tree *tree, size_t size)
{
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_walk *walk = NULL;
	uint64_t total = 0;

	if (fonds_walk_new(tree, &walk, NULL) < 0)
		abort();
	while (fonds_walk_next(walk, &entry, NULL) == FONDS_OK && entry) {
		if (!*entry->path)
			abort();
		/* Streams may lie over each other; a few are read whole. */
		total += entry->size;
		if (entry->kind == FONDS_ENTRY_FILE && total < 64 * size &&
			read_stream(walk, entry) < 0)
			break;
	}
	fonds_walk_free(walk);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_tree *tree = NULL;
	int fd = memfd_create("compound", MFD_CLOEXEC);

	if (fd < 0 || pwrite(fd, data, size, 0) != (ssize_t)size)
		abort();
	if (fonds_compound_tree_new(fd, "compound", NULL, &tree, NULL) == 0)
		walk_all(tree, size);
	fonds_tree_free(tree);
	return 0;
}
