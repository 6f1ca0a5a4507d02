/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_UPDATE_H
#define BAGIT_WRITE_UPDATE_H

#include <fonds/bag-write.h>

#include "bagit/write/change.h"
#include "bagit/write/existing-bag.h"
#include "bagit/write/result.h"

/* An update under way: what its steps hand to each other. */
struct fonds_updating {
	const struct fonds_bag_update_options *options;
	const char *path;
	int64_t time;
	struct fonds_change *change;
	struct fonds_existing_bag bag;
	struct fonds_file_table additions; /* with the bag's algorithms */
	struct fonds_bag_result *result;

	bool payload_changes;
	bool tag_files_change; /* what the tag manifests list */
	bool tags_change;      /* what bag-info.txt says */
};

/*
 * Does the bag differ from its manifests in what was asked for only? Else the
 * result gets findings that are errors. Rows of what will not be in the bag,
 * or not be listed, are marked by is_done being false.
 */
enum fonds_status fonds_update_accept(
	struct fonds_updating *updating, struct fonds_error **error);

/*
 * Copy the files to be added into the change, hashing them, or only hash them
 * in a dry run. What is there already with the same content is passed over.
 */
enum fonds_status fonds_update_add(
	struct fonds_updating *updating, struct fonds_error **error);

/* Set the tags that were given, and those that follow from the payload. */
enum fonds_status fonds_update_tags(
	struct fonds_updating *updating, struct fonds_error **error);

/* Write the new tag files into the change, and ask for its steps. */
enum fonds_status fonds_update_write(
	struct fonds_updating *updating, struct fonds_error **error);

/* Is path in the list? */
bool fonds_update_names(
	const char *const *paths, size_t count, const char *path);

#endif
