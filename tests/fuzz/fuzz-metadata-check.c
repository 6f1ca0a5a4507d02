/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>

#include "base/memory-tree.h"
#include "base/text.h"
#include "metadata/check.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int take(const void *data, size_t size, void *payload)
{
	(void)payload;
	/* What is written is text, whatever was read. */
	if (!fonds_utf8_is_valid(data, size))
		abort();
	return 0;
}

/*
 * Any bytes have an outcome: what is not read to its end has a finding that
 * says so, the totals are those of the findings, and it can be written.
 */
static void judge(
	struct fonds_metadata_check *check, struct fonds_stream *stream)
{
	enum fonds_check_form form = FONDS_CHECK_FORMS;
	uint64_t errors;

	if (fonds_check_document(check, "x", stream, &form, NULL) != FONDS_OK)
		abort();
	errors = check->findings.totals[FONDS_SEVERITY_ERROR];
	if (check->refusals > 0 && errors == 0)
		abort();
	if (form == FONDS_CHECK_UNKNOWN && check->refusals == 0)
		abort();
	if (fonds_metadata_check_is_valid(check) != (errors == 0))
		abort();
	for (size_t i = 0; i < fonds_metadata_check_count(check); i++)
		if (fonds_metadata_check_get(check, i)->severity ==
			FONDS_SEVERITY_ERROR)
			errors--;
	if (errors != 0)
		abort();
	check->path = "x";
	if (fonds_metadata_check_write(
		    check, FONDS_FORMAT_TEXT, take, NULL, NULL) != FONDS_OK ||
		fonds_metadata_check_write(
			check, FONDS_FORMAT_JSON, take, NULL, NULL) != FONDS_OK)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct fonds_memory_file file = { "x", data, size };
	struct fonds_metadata_check *check = NULL;
	struct fonds_bag_path *path = NULL;
	struct fonds_tree *tree = NULL;
	struct fonds_stream *stream = NULL;

	if (fonds_bag_path_new("x", 1, &path, NULL) != FONDS_OK ||
		fonds_memory_tree_new(&file, 1, &tree, NULL) != FONDS_OK ||
		fonds_tree_open(tree, path, &stream, NULL) != FONDS_OK ||
		fonds_metadata_check_new(&check, NULL) != FONDS_OK)
		abort();
	judge(check, stream);
	fonds_metadata_check_free(check);
	fonds_stream_close(stream);
	fonds_tree_free(tree);
	fonds_bag_path_free(path);
	return 0;
}
