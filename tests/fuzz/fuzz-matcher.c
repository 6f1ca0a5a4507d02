/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "metadata/format/container-match.h"
#include "metadata/format/matcher.h"

/* The sets are kept: to make them takes longer than to run them. */
static struct fonds_signature_set *set;
static struct fonds_format_matcher *matcher;
static struct fonds_container_match *ole2;

static void check(const struct fonds_identification *found, uint64_t size)
{
	for (size_t i = 0; i < found->count; i++)
		for (size_t j = 0; j < found->hits[i].match_count; j++)
			if (found->hits[i].matches[j].offset +
					found->hits[i].matches[j].length >
				size)
				abort();
}

static void run(const struct fonds_format_view *view)
{
	fonds_cleanup(
		fonds_identification_clear) struct fonds_identification found;

	fonds_identification_init(&found);
	if (fonds_format_matcher_run(matcher, view, &found, NULL) != FONDS_OK)
		abort();
	check(&found, view->size);
	if (fonds_identification_rank(&found, set, NULL) != FONDS_OK ||
		(found.count && !fonds_identification_standing(&found)))
		abort();
}

static void run_inner(const struct fonds_format_view *view)
{
	fonds_cleanup(
		fonds_identification_clear) struct fonds_identification found;

	fonds_identification_init(&found);
	fonds_container_match_begin(ole2);
	if (fonds_container_match_file(ole2, "CompObj", view, NULL) !=
			FONDS_OK ||
		fonds_container_match_file(ole2, "WordDocument", view, NULL) !=
			FONDS_OK ||
		fonds_container_match_finish(ole2, &found, NULL) != FONDS_OK)
		abort();
	check(&found, view->size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_format_view view = {
		.size = size,
		.head = data,
		.head_size = size,
	};

	if (!set && (fonds_signature_set_new(&set, NULL) != FONDS_OK ||
			    fonds_format_matcher_new(set, &matcher, NULL) !=
				    FONDS_OK ||
			    fonds_container_match_new(set, FONDS_CONTAINER_OLE2,
				    &ole2, NULL) != FONDS_OK))
		abort();
	run(&view);
	run_inner(&view);
	/* The same as the two ends of a larger file. */
	view.size = size + 100000;
	view.head_size = size / 2;
	view.tail = data + size / 2;
	view.tail_size = size - size / 2;
	run(&view);
	return 0;
}
