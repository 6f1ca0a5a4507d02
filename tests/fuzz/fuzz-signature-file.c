/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/memory-tree.h"
#include "metadata/format/matcher.h"

/* What is read as a signature file is then run over its own text. */
static void use(
	const struct fonds_signature_set *set, const uint8_t *data, size_t size)
{
	struct fonds_format_view view = {
		.size = size,
		.head = data,
		.head_size = size,
	};
	fonds_cleanup(fonds_format_matcher_freep) struct fonds_format_matcher
		*matcher = NULL;
	fonds_cleanup(
		fonds_identification_clear) struct fonds_identification found;

	fonds_identification_init(&found);
	if (fonds_format_matcher_new(set, &matcher, NULL) != FONDS_OK ||
		fonds_format_matcher_run(matcher, &view, &found, NULL) !=
			FONDS_OK)
		return;
	for (size_t i = 0; i < found.count; i++)
		for (size_t j = 0; j < found.hits[i].match_count; j++)
			if (found.hits[i].matches[j].offset +
					found.hits[i].matches[j].length >
				size)
				abort();
	if (fonds_identification_rank(&found, set, NULL) == FONDS_OK &&
		found.count && !fonds_identification_standing(&found))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_memory_file file = { "x.xml", data, size };
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *set =
		NULL;

	if (fonds_memory_tree_new(&file, 1, &tree, NULL) != FONDS_OK ||
		fonds_bag_path_new("x.xml", 5, &path, NULL) != FONDS_OK ||
		fonds_tree_open(tree, path, &stream, NULL) != FONDS_OK)
		return 0;
	if (fonds_signature_set_read(stream, "x.xml", &set, NULL) == FONDS_OK)
		use(set, data, size);
	return 0;
}
