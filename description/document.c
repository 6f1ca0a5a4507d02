/* SPDX-License-Identifier: Apache-2.0 */
#include "description/document.h"

#include <string.h>

#define NAME "document"

enum fonds_status fonds_document_of_memory(const void *data, size_t size,
	struct fonds_document *ret, struct fonds_error **error)
{
	enum fonds_status status;

	ret->memory = (struct fonds_memory_file){
		.path = NAME,
		.data = data ? data : "",
		.size = size,
	};
	status = fonds_memory_tree_new(&ret->memory, 1, &ret->tree, error);
	if (status == FONDS_OK)
		status = fonds_bag_path_new(
			NAME, strlen(NAME), &ret->path, error);
	if (status < 0)
		fonds_document_clear(ret);
	return status;
}

enum fonds_status fonds_document_stream(const struct fonds_document *document,
	struct fonds_stream **ret, struct fonds_error **error)
{
	return fonds_tree_open(document->tree, document->path, ret, error);
}

void fonds_document_clear(struct fonds_document *document)
{
	fonds_tree_free(document->tree);
	fonds_bag_path_free(document->path);
	*document = (struct fonds_document){ .tree = NULL };
}
