/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_CHECK_FILE_H
#define DESCRIPTION_CHECK_FILE_H

#include "metadata/xml-schema.h"

/*
 * One document by the rules, then by its schema, for which it is read a second
 * time: only what the strict reader took to its end is given to a validator.
 */
struct fonds_check_source {
	const char *name;
	enum fonds_status (*open)(void *payload, struct fonds_stream **ret,
		struct fonds_error **error);
	void *payload;
	bool opens_again;
};

/* stream is its first opening; schemas NULL: none are looked for. */
enum fonds_status fonds_check_file(struct fonds_metadata_check *check,
	const struct fonds_check_source *source, struct fonds_stream *stream,
	struct fonds_xml_schemas *schemas, struct fonds_error **error);

#endif
