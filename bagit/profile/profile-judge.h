/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PROFILE_PROFILE_JUDGE_H
#define BAGIT_PROFILE_PROFILE_JUDGE_H

#include "bagit/profile/bag-view.h"
#include "bagit/profile/profile.h"

/*
 * Does a bag, made or planned, keep the rules of a profile? All that it breaks
 * is added to the validation, codes "BAG-RULE-...". The profile must be valid.
 * Nothing is read and nothing asked: what the view says is what is judged.
 *
 * For a planned bag: make a validation with fonds_validation_new(), fill a
 * view, judge, and ask the validation.
 */
enum fonds_status fonds_profile_judge(const struct fonds_profile *profile,
	const struct fonds_bag_view *view, struct fonds_validation *validation,
	struct fonds_error **error);

/* The part about the files; the other parts are in profile-judge.c. */
enum fonds_status fonds_profile_judge_files(const struct fonds_profile *profile,
	const struct fonds_bag_view *view, struct fonds_validation *validation,
	struct fonds_error **error);

#endif
