/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_CHECK_BAG_H
#define DESCRIPTION_CHECK_BAG_H

#include "metadata/check.h"

struct fonds_xml_schemas;

/*
 * The metadata of a bag in a folder: metadata/premis.xml, dc.xml and
 * oai_dc.xml, each by itself, then with the files of the payload and with each
 * other. FONDS_ERR_INVALID for a folder that is no bag.
 */
struct fonds_bag_metadata {
	const char *path;
	enum fonds_metadata_level level; /* never the default */
	unsigned jobs;
	fonds_progress_fn *progress;
	void *payload;
	struct fonds_xml_schemas *schemas; /* NULL: none are looked for */
};

enum fonds_status fonds_check_bag(struct fonds_metadata_check *check,
	const struct fonds_bag_metadata *bag, struct fonds_error **error);

#endif
