/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_PAYLOAD_FILES_H
#define DESCRIPTION_PAYLOAD_FILES_H

#include "metadata/premis-graph.h"
#include "metadata/xml-mets.h"

/* The files of a bag's payload of which its PREMIS says nothing. */
struct fonds_payload_files {
	struct fonds_arena arena;
	struct fonds_mets_file *items; /* sorted; paths as URI references */
	size_t count;
	size_t capacity;
};

void fonds_payload_files_init(struct fonds_payload_files *files);
void fonds_payload_files_clear(struct fonds_payload_files *files);

enum fonds_status fonds_payload_files_list(struct fonds_payload_files *files,
	struct fonds_tree *bag, const struct fonds_graph *graph,
	struct fonds_error **error);

#endif
