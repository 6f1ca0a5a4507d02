/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_BAG_GROUP_H
#define BAGIT_WRITE_BAG_GROUP_H

#include <stdbool.h>
#include <stdint.h>

#include "bagit/validation.h"

/*
 * Bags that belong together: Bag-Group-Identifier and Bag-Count (RFC 8493
 * 2.2.2).
 */
#define FONDS_BAG_GROUP "Bag-Group-Identifier"
#define FONDS_BAG_COUNT "Bag-Count"

/* "N of T"; a total of 0 stands for "?". */
struct fonds_bag_count {
	uint64_t number;
	uint64_t total;
};

bool fonds_bag_count_parse(const char *text, struct fonds_bag_count *ret);

/* What one bag says of its group. */
struct fonds_bag_member {
	const char *path; /* of the bag */
	const struct fonds_bag_info *info;
	const char *identifier; /* set by fonds_bag_group_check() */
	struct fonds_bag_count count;
	size_t index; /* where it stood before */
};

/*
 * Are these the bags of one group, each of them once? What is wrong is added
 * to findings, each once; then they are in no order. Else they are sorted by
 * their numbers.
 */
void fonds_bag_group_check(struct fonds_bag_member *members, size_t count,
	struct fonds_validation *findings);

#endif
