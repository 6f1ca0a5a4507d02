/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_METS_H
#define METADATA_XML_METS_H

#include "base/tree.h"
#include "metadata/dc-description.h"
#include "metadata/premis-graph.h"

/* A file of the payload, whether PREMIS speaks of it or not. */
struct fonds_mets_file {
	const char *path; /* in the bag */
	uint64_t size;
};

/*
 * What a METS document wraps: Dublin Core in dmdSec, the entities of PREMIS in
 * amdSec, files in fileSec, and two structMaps: what represents what, and the
 * files.
 */
struct fonds_mets {
	const struct fonds_dc_set *set;
	const struct fonds_graph *graph;     /* of that PREMIS; may be empty */
	struct fonds_stream *premis;         /* NULL: none; read once */
	struct fonds_stream *premis_ids;     /* the same, read before */
	const struct fonds_mets_file *files; /* sorted by path; may be none */
	size_t file_count;
	const char *created; /* UTC, "1950-09-30T00:00:00Z" */
	const char *program; /* name and version of who writes */
};

/* METS 1.12.1, valid together with the schemas of what it wraps. */
enum fonds_status fonds_mets_write(const struct fonds_mets *mets,
	struct fonds_buffer *buffer, struct fonds_error **error);

#endif
