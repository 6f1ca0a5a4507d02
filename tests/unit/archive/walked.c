/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/archive/walked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buffer.h"

#define TEXT_MAX ((size_t)64 << 20)

int memory_file(const void *data, size_t size)
{
	int fd = memfd_create("archive", MFD_CLOEXEC);

	assert_true(fd >= 0);
	while (size > 0) {
		ssize_t n = write(fd, data, size);

		assert_true(n > 0);
		data = (const char *)data + n;
		size -= (size_t)n;
	}
	return fd;
}

static enum fonds_status add_bytes(
	struct fonds_walk *walk, struct fonds_buffer *text)
{
	struct fonds_stream *stream = NULL;
	char piece[1000];
	size_t n = 1;
	enum fonds_status status = fonds_walk_open(walk, &stream, NULL);

	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, piece, sizeof(piece), &n, NULL);
		for (size_t i = 0; status == FONDS_OK && i < n; i++)
			fonds_buffer_printf(
				text, piece[i] ? "%c" : "\\0", piece[i]);
	}
	fonds_stream_close(stream);
	return status;
}

static enum fonds_status walk_all(
	struct fonds_tree *tree, struct fonds_buffer *text)
{
	static const char kinds[] = "fdls?";
	const struct fonds_tree_entry *entry = NULL;
	struct fonds_walk *walk = NULL;
	enum fonds_status status = fonds_walk_new(tree, &walk, NULL);

	while (status == FONDS_OK) {
		status = fonds_walk_next(walk, &entry, NULL);
		if (status < 0 || !entry)
			break;
		fonds_buffer_printf(text, "%c ", kinds[entry->kind]);
		fonds_buffer_add_text(text, entry->path);
		fonds_buffer_add_char(text, '=');
		if (entry->kind == FONDS_ENTRY_FILE && entry->same_as)
			fonds_buffer_printf(text, "->%s", entry->same_as);
		else if (entry->kind == FONDS_ENTRY_FILE)
			status = add_bytes(walk, text);
		fonds_buffer_add_char(text, '\n');
	}
	fonds_walk_free(walk);
	return status;
}

char *walked(open_fn *open, const void *data, size_t size,
	const struct fonds_archive_limits *limits, enum fonds_status *status)
{
	static const struct fonds_archive_limits standard =
		FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_tree *tree = NULL;
	struct fonds_buffer text;
	char *ret = NULL;

	fonds_buffer_init(&text, TEXT_MAX);
	*status = open(memory_file(data, size), "a",
		limits ? limits : &standard, &tree, NULL);
	if (*status == FONDS_OK)
		*status = walk_all(tree, &text);
	fonds_tree_free(tree);
	if (*status == FONDS_OK) {
		fonds_buffer_add_char(&text, '\0');
		ret = fonds_buffer_take(&text);
	}
	fonds_buffer_clear(&text);
	return ret;
}
