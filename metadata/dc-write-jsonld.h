/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DC_WRITE_JSONLD_H
#define METADATA_DC_WRITE_JSONLD_H

#include "base/json-writer.h"
#include "metadata/dc-description.h"

/*
 * Descriptions as JSON-LD 1.1, a node for each. The context stands in the
 * document: nothing has to be fetched to understand it. A URI is a node, a
 * value with an encoding has the encoding as its type.
 */
void fonds_dc_write_jsonld(
	const struct fonds_dc_set *set, struct fonds_json *json);

#endif
