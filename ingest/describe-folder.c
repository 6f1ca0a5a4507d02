/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/describe-folder.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "ingest/folder-plan.h"
#include "metadata/dublin-core.h"

/* "urn:uuid:" and the UUID. */
#define URN_SIZE (FONDS_UUID_SIZE + 9)

/* Is this about a part of the whole that is there? */
static bool is_part(const struct fonds_ingest_plan *plan,
	const struct fonds_dc_description *description)
{
	return description != plan->whole && description->label;
}

static enum fonds_status identify(const struct fonds_ingest_plan *plan,
	const char *label, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error)
{
	const struct fonds_entity_names identity = fonds_ingest_plan_names(
		plan);

	return fonds_entity_name(&identity,
		fonds_folder_plan_find(plan, label) ? "file" : "folder", label,
		ret, error);
}

static enum fonds_status describe_folder(const struct fonds_ingest_plan *plan,
	const struct fonds_dc_description *description,
	struct fonds_premis *premis, struct fonds_premis_object *whole,
	struct fonds_error **error)
{
	const char *title = fonds_dc_description_value(description, "title", 0);
	struct fonds_premis_object *folder;
	char uuid[FONDS_UUID_SIZE];
	enum fonds_status status = identify(
		plan, description->label, uuid, error);

	if (status < 0)
		return status;
	folder = fonds_premis_object_add(
		premis, FONDS_PREMIS_INTELLECTUAL_ENTITY, uuid);
	fonds_premis_object_identify(
		premis, folder, "path in the bag", description->label);
	if (title)
		fonds_premis_object_property(premis, folder, "title", title);
	fonds_premis_relate(premis, folder, whole, "str", "isp", "hsp", NULL);
	return FONDS_OK;
}

enum fonds_status fonds_describe_folders(const struct fonds_ingest_plan *plan,
	struct fonds_premis *premis, struct fonds_premis_object *whole,
	struct fonds_error **error)
{
	for (size_t i = 0; i < plan->descriptions.count; i++) {
		const struct fonds_dc_description *description =
			plan->descriptions.items[i];
		enum fonds_status status = FONDS_OK;

		if (is_part(plan, description) &&
			!fonds_folder_plan_find(plan, description->label))
			status = describe_folder(
				plan, description, premis, whole, error);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

/* A copy, about what it is of. */
static enum fonds_status add_about(struct fonds_dc_set *set,
	const struct fonds_dc_description *description, const char *about,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_dc_description_freep) struct fonds_dc_description *copy =
		fonds_dc_description_new(about);
	enum fonds_status status;

	if (!copy)
		return fonds_fail_nomem(error);
	(void)fonds_dc_description_add(copy, "identifier", "URI", NULL, about);
	for (size_t i = 0; i < description->count; i++) {
		const struct fonds_dc_term *term = &description->terms[i];

		if (!fonds_dc_description_add(copy, term->name, term->encoding,
			    term->language, term->value))
			return fonds_fail(error, FONDS_ERR_LIMIT,
				"a description has more than %d terms",
				FONDS_DC_TERMS_MAX - 1);
	}
	status = fonds_dc_description_check(copy, error);
	if (status < 0)
		return status;
	return fonds_dc_set_add(set, fonds_steal(&copy), error);
}

static enum fonds_status add_part(const struct fonds_ingest_plan *plan,
	const struct fonds_dc_description *description,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	char about[URN_SIZE] = "urn:uuid:";
	enum fonds_status status = identify(
		plan, description->label, about + strlen("urn:uuid:"), error);

	if (status < 0)
		return status;
	return add_about(set, description, about, error);
}

enum fonds_status fonds_describe_folder_dc(const struct fonds_ingest_plan *plan,
	const char *entity, struct fonds_buffer *dc,
	struct fonds_buffer *oai_dc, struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	enum fonds_status status;

	fonds_dc_set_init(&set);
	status = add_about(&set, plan->whole, entity, error);
	for (size_t i = 0; i < plan->descriptions.count && status == FONDS_OK;
		i++)
		if (is_part(plan, plan->descriptions.items[i]))
			status = add_part(
				plan, plan->descriptions.items[i], &set, error);
	if (status == FONDS_OK)
		status = fonds_dc_set_write(&set, dc, error);
	if (status < 0)
		return status;
	return fonds_oai_dc_description_write(set.items[0], oai_dc, error);
}
