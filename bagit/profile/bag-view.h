/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PROFILE_BAG_VIEW_H
#define BAGIT_PROFILE_BAG_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bagit/bag-info.h"
#include "bagit/state.h"

/*
 * A bag as a profile sees it, whether it exists or is only planned: its
 * version, labels, manifests and files. Who plans a bag fills one of these and
 * hands it to fonds_profile_judge(), which says what is missing.
 */
struct fonds_bag_view_file {
	const char *path; /* in the bag; "": pass over; NULL past the end */
	uint64_t size;
	bool has_size;  /* false while it is still to be fetched */
	bool is_folder; /* an empty one: it counts for nothing but itself */
};

enum fonds_bag_view_form {
	FONDS_BAG_VIEW_FOLDER,    /* not serialized */
	FONDS_BAG_VIEW_PACKED,    /* as media_type says */
	FONDS_BAG_VIEW_UNDECIDED, /* may still be packed: not judged */
};

/* An algorithm as the name of a manifest spells it; it may be unknown. */
struct fonds_bag_view_manifest {
	const char *algorithm;
	size_t size; /* of the name */
	bool is_tag;
};

struct fonds_bag_view {
	const char *version; /* "1.0"; NULL when none is declared */
	const struct fonds_bag_info *info;
	struct fonds_bag_view_manifest manifests[FONDS_BAG_MANIFEST_MAX];
	size_t manifest_count;
	bool has_fetch;
	enum fonds_bag_view_form form;
	const char *media_type; /* of the packed form */

	/*
	 * The file of that index, for indexes from 0 up to the first that has
	 * no path. Payload files that are to be fetched are among them. May be
	 * NULL: no files.
	 */
	struct fonds_bag_view_file (*file)(void *payload, size_t index);
	void *payload;
};

/* The view of a bag under validation, borrowed from what it knows. */
void fonds_bag_view_init(
	struct fonds_bag_view *view, struct fonds_bag_state *state);

/* For a planned bag: it will have a manifest of this algorithm. */
void fonds_bag_view_add_manifest(struct fonds_bag_view *view,
	enum fonds_algorithm algorithm, bool is_tag);

#endif
