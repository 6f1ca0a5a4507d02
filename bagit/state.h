/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_STATE_H
#define BAGIT_STATE_H

#include "bagit/bag-text.h"
#include "bagit/declaration.h"
#include "bagit/inventory.h"
#include "bagit/validate.h"
#include "bagit/validation.h"

/* Limits on what is read of one tag file, and on the manifests of a bag. */
#define FONDS_TAG_FILE_MAX ((uint64_t)16 << 20)
#define FONDS_MANIFEST_FILE_MAX ((uint64_t)4 << 30)
#define FONDS_BAG_MANIFEST_MAX 64

/* A payload manifest or a tag manifest of the bag. */
struct fonds_bag_manifest {
	struct fonds_bag_entry *entry;
	enum fonds_algorithm algorithm; /* 0 when it is unknown */
	uint8_t digest_size;            /* 0 likewise */
	bool is_tag;

	/*
	 * It cannot be believed: it was not read to its end, or it differs
	 * from what a tag manifest lists.
	 */
	bool is_damaged;

	/* The first line that speaks against it, or 0: a hint for messages. */
	size_t suspect_line;
};

/* One validation under way: what its steps hand to each other. */
struct fonds_bag_state {
	const struct fonds_bag_check *check;
	struct fonds_validation *validation;
	struct fonds_inventory inventory;
	enum fonds_bagit_version version;
	const char *encoding; /* of the tag files; always one that is known */
	struct fonds_bag_manifest manifests[FONDS_BAG_MANIFEST_MAX];
	size_t manifest_count;
	bool bag_info_is_damaged;
	struct fonds_bag_hole_note *holes; /* only where they are asked for */
	struct fonds_bag_hole_note **holes_end;
	struct fonds_progress progress; /* done in earlier steps, and totals */
};

/* Is it asked to look that deep? */
bool fonds_bag_looks_at(
	const struct fonds_bag_state *state, enum fonds_bag_level level);

/*
 * Turn the failure to read a tag file into a finding, and free the error. What
 * is no finding (memory, cancelled) is given back as it is.
 */
enum fonds_status fonds_bag_report_unreadable(struct fonds_bag_state *state,
	const char *path, enum fonds_status status, struct fonds_error **own,
	struct fonds_error **error);

/* Tell what was wrong with the text of a tag file. */
void fonds_bag_report_text(struct fonds_bag_state *state, const char *path,
	const struct fonds_bag_text_traits *traits);

/* The entry on disk if it is a regular file that may be opened, or NULL. */
struct fonds_bag_entry *fonds_bag_tag_file(
	const struct fonds_bag_state *state, const char *path);

#endif
