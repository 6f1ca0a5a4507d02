/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory-tree.h"
#include "base/text.h"
#include "metadata/xml-reader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Any bytes: elements are balanced, texts are UTF-8, an end means whole. */
static void read_all(struct fonds_xml_reader *reader)
{
	struct fonds_xml_node node = { .event = FONDS_XML_START };
	unsigned depth = 0;

	while (node.event != FONDS_XML_EOF) {
		if (fonds_xml_reader_next(reader, &node, NULL) != FONDS_OK)
			return;
		if (node.event == FONDS_XML_START && node.depth != ++depth)
			abort();
		if (node.event == FONDS_XML_END && node.depth != depth--)
			abort();
		if (node.event == FONDS_XML_TEXT &&
			!fonds_utf8_is_valid(node.text, node.size))
			abort();
		if (depth > FONDS_XML_DEPTH_MAX)
			abort();
	}
	if (depth != 0)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct fonds_memory_file file = { "x", data, size };
	struct fonds_bag_path *path = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_stream *stream = NULL;
	struct fonds_xml_reader *reader = NULL;

	if (fonds_bag_path_new("x", 1, &path, NULL) != FONDS_OK ||
		fonds_memory_tree_new(&file, 1, &tree, NULL) != FONDS_OK ||
		fonds_tree_open(tree, path, &stream, NULL) != FONDS_OK)
		abort();
	if (fonds_xml_reader_new(stream, "x", &reader, NULL) == FONDS_OK)
		read_all(reader);
	fonds_xml_reader_free(reader);
	fonds_stream_close(stream);
	fonds_tree_free(tree);
	fonds_bag_path_free(path);
	return 0;
}
