/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_ACCESSION_REGISTER_H
#define INGEST_ACCESSION_REGISTER_H

#include <fonds/ingest.h>

#include "fixity/catalog/holding.h"
#include "ingest/accession-blocks.h"
#include "ingest/accession-list.h"

/*
 * Register what was listed, in a transaction that the caller commits or rolls
 * back; after a failure it has been rolled back. identifier is made here, and
 * location, which is given absolute, made relative to its volume where it has
 * one. The collection is that of holding->collection_name, NULL for "default".
 * blocks may be NULL. Of options: progress.
 *
 * FONDS_ERR_EXISTS when the place is registered already, FONDS_ERR_NOT_FOUND
 * when there is no such collection, FONDS_ERR_IO when the volume is not there,
 * FONDS_ERR_FORMAT when its marker is none.
 */
enum fonds_status fonds_accession_register(struct fonds_accession_list *list,
	struct fonds_accession_blocks *blocks, struct fonds_catalog *catalog,
	const struct fonds_holding *holding,
	const struct fonds_accession_options *options, int64_t *ret_number,
	struct fonds_error **error);

/* Can it be registered, as far as the place and the collection say? */
enum fonds_status fonds_accession_check(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct fonds_error **error);

#endif
