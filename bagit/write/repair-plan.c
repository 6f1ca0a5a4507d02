/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/repair-plan.h"

#include <string.h>

#include "bagit/write/change.h"
#include "bagit/write/mends.h"

/* The file that a finding names; false when it is none that is known. */
static bool plan_file(const struct fonds_old_bag *bag, const char *path,
	struct fonds_repair_plan *plan)
{
	if (!path)
		return false;
	if (strcmp(path, "bagit.txt") == 0)
		plan->declaration = true;
	else if (bag->info_name && strcmp(path, bag->info_name) == 0)
		plan->info = true;
	else if (strcmp(path, "fetch.txt") == 0)
		plan->fetch = true;
	else if (fonds_text_list_has(&bag->manifests, path))
		fonds_text_list_add(
			&bag->validation->arena, &plan->manifests, path);
	else
		return fonds_text_list_has(&bag->tag_manifests, path);
	return true;
}

static bool plan_mend(const struct fonds_old_bag *bag,
	const struct fonds_finding *finding, const struct fonds_mend *mend,
	struct fonds_repair_plan *plan)
{
	switch (mend->kind) {
	case FONDS_MEND_NOT:
		return false;
	case FONDS_MEND_DECLARATION:
		plan->declaration = true;
		/* What it does not say cannot be written. */
		return bag->version != FONDS_BAGIT_UNKNOWN;
	case FONDS_MEND_FILE:
		return plan_file(bag, finding->path, plan);
	case FONDS_MEND_INFO:
		plan->info = true;
		return bag->info_name != NULL;
	case FONDS_MEND_FETCH:
		plan->fetch = true;
		return true;
	case FONDS_MEND_MANIFESTS:
		plan->every_manifest = true;
		return true;
	case FONDS_MEND_TAG_MANIFESTS:
		return true;
	}
	return false;
}

static void take_finding(const struct fonds_old_bag *bag,
	const struct fonds_finding *finding, bool believes_tag_files,
	struct fonds_repair_plan *plan, struct fonds_bag_notes *notes)
{
	const struct fonds_mend *mend = fonds_mend_find(finding->code);
	bool is_believed = !mend->needs_belief || believes_tag_files;

	if (is_believed && plan_mend(bag, finding, mend, plan)) {
		plan->mended++;
		fonds_bag_notes_add(
			notes, finding->path, finding->code, "%s", mend->what);
		return;
	}
	plan->unbelieved += !is_believed;
	plan->forbidden += finding->severity == FONDS_SEVERITY_ERROR;
}

/* In another encoding than UTF-8 nothing is written: then all of it is. */
static void settle_encoding(const struct fonds_old_bag *bag,
	struct fonds_repair_plan *plan, struct fonds_bag_notes *notes)
{
	if (bag->is_utf8)
		return;
	plan->declaration = true;
	plan->info = bag->info_name != NULL;
	plan->fetch = true;
	plan->every_manifest = true;
	fonds_bag_notes_add(notes, "bagit.txt", NULL,
		"the tag files that the standard knows are written in UTF-8, "
		"no longer in %s",
		bag->validation->encoding);
}

void fonds_repair_plan_make(const struct fonds_old_bag *bag,
	bool believes_tag_files, struct fonds_repair_plan *ret,
	struct fonds_bag_notes *notes)
{
	const struct fonds_finding *finding;

	*ret = (struct fonds_repair_plan){ 0 };
	for (size_t i = 0; (finding = fonds_validation_get(bag->validation, i));
		i++)
		if (!finding->path || !fonds_change_has_path(finding->path))
			take_finding(
				bag, finding, believes_tag_files, ret, notes);
	/* What lists each tag file changes with any of them. */
	ret->tag_manifests = ret->mended > 0;
	if (ret->mended > 0)
		settle_encoding(bag, ret, notes);
}

bool fonds_repair_plan_has_manifest(
	const struct fonds_repair_plan *plan, const char *path)
{
	return plan->every_manifest ||
	       fonds_text_list_has(&plan->manifests, path);
}
