/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/bag-text.h"
#include "base/memory-tree.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The first byte chooses the encoding, the rest is the file. */
static const char *const encodings[] = { "UTF-8", "UTF-16", "UTF-32",
	"ISO-8859-1", "SHIFT_JIS", "ISO-2022-JP", "UTF-7", "BIG5-HKSCS" };

/* No line holds a line end, and they count up from 1. */
static void read_lines(struct fonds_bag_text *text)
{
	struct fonds_bag_line line;
	size_t number = 0;
	bool has = true;

	while (has) {
		if (fonds_bag_text_next(text, &line, &has, NULL) < 0)
			abort();
		if (!has)
			break;
		if (line.number != ++number ||
			memchr(line.data, '\n', line.size) ||
			memchr(line.data, '\r', line.size))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_memory_file file = { .path = "t" };
	struct fonds_bag_text *text = NULL;
	struct fonds_tree *tree = NULL;

	if (size == 0)
		return 0;
	file.data = data + 1;
	file.size = size - 1;
	if (fonds_memory_tree_new(&file, 1, &tree, NULL) < 0 ||
		fonds_bag_text_open(tree, "t", encodings[data[0] % 8],
			UINT64_MAX, &text, NULL) < 0)
		abort();
	read_lines(text);
	fonds_bag_text_freep(&text);
	fonds_tree_free(tree);
	return 0;
}
