/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_SNIFF_H
#define DESCRIPTION_SNIFF_H

#include <fonds/metadata-convert.h>

#include "base/tree.h"

/*
 * Which form of description is this? Told from the root element of XML, the
 * members of JSON, the first line of CSV; all other text is taken for a
 * record. FONDS_ERR_FORMAT for XML that is not well-formed up to its root.
 * The stream is read from where it stands, and not to its end.
 */
enum fonds_status fonds_sniff_form(struct fonds_stream *stream,
	enum fonds_metadata_form *ret, struct fonds_error **error);

#endif
