/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_PLANNED_VIEW_H
#define BAGIT_WRITE_PLANNED_VIEW_H

#include "bagit/validation.h"
#include "bagit/write/new-bag.h"

/*
 * Judge a bag that is to be written, its payload listed and sorted, by the
 * profile of the options (BagIt Profiles 1.4.0): what it would break is added
 * to the findings. BagIt-Profile-Identifier is added to the tags when none was
 * given. Without a profile nothing is done. FONDS_ERR_INVALID for a profile
 * that is itself not valid.
 */
enum fonds_status fonds_new_bag_judge(struct fonds_new_bag *bag,
	const struct fonds_bag_create_options *options,
	struct fonds_validation *findings, struct fonds_error **error);

#endif
