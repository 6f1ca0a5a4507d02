/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_DESCRIBE_FOLDER_H
#define INGEST_DESCRIBE_FOLDER_H

#include "ingest/plan.h"
#include "metadata/premis.h"

/*
 * What a folder that was taken in has instead of a record's description: each
 * row of its own, about a file, a folder in it, or the whole.
 */

/* An intellectual entity for each folder described, as a part of the whole. */
enum fonds_status fonds_describe_folders(const struct fonds_ingest_plan *plan,
	struct fonds_premis *premis, struct fonds_premis_object *whole,
	struct fonds_error **error);

/*
 * dc.xml with every description, about the PREMIS object that it is of, and
 * oai_dc.xml with that of the whole, which is about the entity.
 */
enum fonds_status fonds_describe_folder_dc(const struct fonds_ingest_plan *plan,
	const char *entity, struct fonds_buffer *dc,
	struct fonds_buffer *oai_dc, struct fonds_error **error);

#endif
