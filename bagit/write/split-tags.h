/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_SPLIT_TAGS_H
#define BAGIT_WRITE_SPLIT_TAGS_H

#include <fonds/bag-rewrite.h>

#include "bagit/write/notes.h"
#include "bagit/write/old-bag.h"
#include "bagit/write/split-plan.h"

/* bag-info.txt of the parts of a bag. Start from fonds_split_tags_init(). */
struct fonds_split_tags {
	struct fonds_bag_tags tags;
	struct fonds_bag_tags given; /* by a person */
};

void fonds_split_tags_init(struct fonds_split_tags *tags);
void fonds_split_tags_clear(struct fonds_split_tags *tags);

/* Read what is given, before the bag is. */
enum fonds_status fonds_split_tags_read(struct fonds_split_tags *tags,
	const struct fonds_bag_split_options *options,
	struct fonds_error **error);

/*
 * What all parts share: the tags of the bag in their order, those that are
 * given in place of them, the date, and the group, which is called name where
 * neither a tag nor the bag's External-Identifier says otherwise. A bag that
 * is of a group already, for which no new one is given, is a finding.
 */
enum fonds_status fonds_split_tags_make(struct fonds_split_tags *tags,
	const struct fonds_old_bag *bag, const char *name, int64_t time,
	struct fonds_bag_result *result, struct fonds_error **error);

/* Set what differs from part to part. */
enum fonds_status fonds_split_tags_set(struct fonds_split_tags *tags,
	const struct fonds_split_plan *plan, size_t index,
	struct fonds_error **error);

#endif
