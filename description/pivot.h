/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_PIVOT_H
#define DESCRIPTION_PIVOT_H

#include <fonds/metadata-convert.h>

#include "description/document.h"
#include "description/entity-names.h"
#include "metadata/premis-graph.h"
#include "metadata/record-dc.h"

/*
 * What every form is read into and written from: statements of Dublin Core,
 * and where there are, the record or the PREMIS that they come from.
 */
struct fonds_pivot {
	enum fonds_metadata_form from; /* a bag is PREMIS, or else DC */
	bool is_bag;
	struct fonds_buffer bytes; /* of a file that is not PREMIS */
	struct fonds_entity_names identity;
	struct fonds_tree *tree; /* of a bag, or of a file of PREMIS */
	struct fonds_bag_path *premis_path; /* NULL: there is no PREMIS */

	struct fonds_record *record; /* NULL unless read from one */
	struct fonds_dc_set set;
	struct fonds_graph graph; /* of that PREMIS; else empty */
	struct fonds_arena arena;
};

/*
 * Read a file, or a bag, whatever it is. from is FONDS_METADATA_ANY or what
 * the file is. Clear it in every case.
 */
void fonds_pivot_init(struct fonds_pivot *pivot);
void fonds_pivot_clear(struct fonds_pivot *pivot); /* for fonds_cleanup() */
enum fonds_status fonds_pivot_read(struct fonds_pivot *pivot, const char *path,
	enum fonds_metadata_form from, struct fonds_error **error);

/* The PREMIS, from its beginning. There must be one. */
enum fonds_status fonds_pivot_premis(const struct fonds_pivot *pivot,
	struct fonds_stream **ret, struct fonds_error **error);

/* Read a document in that form, which is Dublin Core or PREMIS, into a set. */
enum fonds_status fonds_pivot_read_set(const struct fonds_document *document,
	enum fonds_metadata_form form, struct fonds_dc_set *set,
	struct fonds_error **error);

#endif
