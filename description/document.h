/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_DOCUMENT_H
#define DESCRIPTION_DOCUMENT_H

#include "base/memory-tree.h"

/*
 * One document that can be read from its beginning as often as wanted: a file
 * of a tree, or bytes in memory.
 */
struct fonds_document {
	struct fonds_memory_file memory;
	struct fonds_tree *tree; /* the document's own; NULL when it is none */
	struct fonds_bag_path *path;
};

/* data is borrowed and must outlive it. */
enum fonds_status fonds_document_of_memory(const void *data, size_t size,
	struct fonds_document *ret, struct fonds_error **error);

enum fonds_status fonds_document_stream(const struct fonds_document *document,
	struct fonds_stream **ret, struct fonds_error **error);

void fonds_document_clear(struct fonds_document *document);

#endif
