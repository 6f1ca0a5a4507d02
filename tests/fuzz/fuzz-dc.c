/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory-tree.h"
#include "metadata/dc-csv.h"
#include "metadata/dublin-core.h"
#include "metadata/record-dc.h"
#include "metadata/xml-dc-read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

static enum fonds_status read_set(
	const void *data, size_t size, bool csv, struct fonds_dc_set *set)
{
	const struct fonds_memory_file file = { "x", data, size };
	struct fonds_tree *tree = NULL;
	struct fonds_bag_path *path = NULL;
	struct fonds_stream *stream = NULL;
	enum fonds_status status;

	require(fonds_memory_tree_new(&file, 1, &tree, NULL) == FONDS_OK);
	require(fonds_bag_path_new("x", 1, &path, NULL) == FONDS_OK);
	require(fonds_tree_open(tree, path, &stream, NULL) == FONDS_OK);
	status = csv ? fonds_dc_csv_read(
			       stream, FONDS_DC_CSV_ANYTHING, set, NULL)
		     : fonds_dc_read(stream, "x", set, NULL);
	fonds_stream_close(stream);
	fonds_bag_path_free(path);
	fonds_tree_free(tree);
	return status;
}

static size_t count_terms(const struct fonds_dc_set *set)
{
	size_t count = 0;

	for (size_t i = 0; i < set->count; i++)
		count += set->items[i]->count;
	return count;
}

/* What is written is read again, and says as much. */
static void check_written(const struct fonds_dc_set *set)
{
	struct fonds_buffer xml;
	struct fonds_dc_set again;

	fonds_buffer_init(&xml, 1 << 26);
	fonds_dc_set_init(&again);
	if (fonds_dc_set_write(set, &xml, NULL) == FONDS_OK &&
		count_terms(set) > 0) {
		require(read_set(xml.data, xml.size, false, &again) ==
			FONDS_OK);
		require(count_terms(&again) == count_terms(set));
		require(again.others == NULL);
	}
	fonds_dc_set_clear(&again);
	fonds_buffer_clear(&xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_dc_set set;
	struct fonds_record *record = NULL;
	bool csv = size > 0 && data[0] != '<';

	fonds_dc_set_init(&set);
	if (read_set(data, size, csv, &set) == FONDS_OK) {
		fonds_dc_set_name(&set);
		if (!csv)
			check_written(&set);
		if (fonds_record_from_dc(&set, &record, NULL) == FONDS_OK)
			require(record->title != NULL);
		fonds_record_free(record);
	}
	fonds_dc_set_clear(&set);
	return 0;
}
