/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_RECORD_DC_H
#define METADATA_RECORD_DC_H

#include "metadata/dublin-core.h"

/*
 * The way back from Dublin Core to a record: of one description, or of an
 * original and its translation, which name each other. What a record has no
 * field for becomes a note under the property's name; what follows from the
 * rest (levels of the reference, what is a version of what) is left out.
 * FONDS_ERR_INVALID when the set is of several documents, FONDS_ERR_FORMAT
 * when there is no title.
 */
enum fonds_status fonds_record_from_dc(const struct fonds_dc_set *set,
	struct fonds_record **ret, struct fonds_error **error);

/*
 * Which of the set is the original, which the translation; either may be NULL.
 * False when the set is of several documents, or empty.
 */
bool fonds_dc_set_pair(const struct fonds_dc_set *set,
	const struct fonds_dc_description **ret_original,
	const struct fonds_dc_description **ret_translation);

#endif
