/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/profile/profile-judge.h"

#include <string.h>
#include <strings.h>

#include "bagit/profile/media-type.h"
#include "base/cleanup.h"
#include "fixity/algorithm.h"

#define INFO_NAME "bag-info.txt"
#define IDENTIFIER "BagIt-Profile-Identifier"
#define EXPECTED_MAX ((size_t)64 << 10)

struct judge {
	const struct fonds_profile *profile;
	const struct fonds_bag_view *view;
	struct fonds_validation *validation;
};

/* The items of a list in one line; more than fits is left out. */
static void join(
	struct fonds_buffer *buffer, const struct fonds_text_list *list)
{
	fonds_buffer_init(buffer, EXPECTED_MAX);
	for (size_t i = 0; i < list->count; i++) {
		size_t size = strlen(list->items[i]);

		if (buffer->size + size + 16 > EXPECTED_MAX) {
			fonds_buffer_add_text(buffer, ", ...");
			return;
		}
		fonds_buffer_printf(
			buffer, "%s%s", i > 0 ? ", " : "", list->items[i]);
	}
}

/* Tell that value is none of list; name may be NULL. */
static void tell_not_in(struct judge *judge, enum fonds_finding_code code,
	const char *path, const struct fonds_text_list *list, const char *value,
	const char *message)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer expected;
	struct fonds_finding_values values = { .actual = value };

	join(&expected, list);
	values.expected = fonds_buffer_text(&expected);
	if (expected.status < 0)
		judge->validation->findings.status = expected.status;
	fonds_validation_add_values(
		judge->validation, code, path, values, "%s", message);
}

static void judge_identifier(struct judge *judge)
{
	const struct fonds_bag_info *info = judge->view->info;
	const struct fonds_bag_info_entry *entry = NULL;
	struct fonds_finding_values values = {
		.expected = judge->profile->identifier,
		.actual = fonds_bag_info_find(info, IDENTIFIER),
	};

	/* A bag may keep to several profiles, and names each of them. */
	while ((entry = fonds_bag_info_next(info, entry, IDENTIFIER)))
		if (strcmp(entry->value, judge->profile->identifier) == 0)
			return;
	fonds_validation_add_values(judge->validation, BAG_RULE_IDENTIFIER,
		INFO_NAME, values,
		"it does not name this profile as its " IDENTIFIER);
}

static void judge_version(struct judge *judge)
{
	const struct fonds_text_list *accepted =
		&judge->profile->lists[FONDS_PROFILE_ACCEPT_VERSION].items;
	const char *version = judge->view->version;

	if (!version || !fonds_text_list_has(accepted, version))
		tell_not_in(judge, BAG_RULE_VERSION, "bagit.txt", accepted,
			version,
			"the profile does not accept this version of BagIt");
}

static void judge_values(
	struct judge *judge, const struct fonds_profile_tag *tag)
{
	const struct fonds_bag_info_entry *entry = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer message;

	fonds_buffer_init(&message, EXPECTED_MAX);
	fonds_buffer_printf(&message,
		"%.1000s has a value that the profile does not list",
		tag->label);
	while (tag->values.count > 0 &&
		(entry = fonds_bag_info_next(
			 judge->view->info, entry, tag->label)))
		if (!fonds_text_list_has(&tag->values, entry->value))
			tell_not_in(judge, BAG_RULE_LABEL_VALUE, INFO_NAME,
				&tag->values, entry->value,
				fonds_buffer_text(&message));
	if (message.status < 0)
		judge->validation->findings.status = message.status;
}

static void judge_label(
	struct judge *judge, const struct fonds_profile_tag *tag)
{
	const struct fonds_bag_info *info = judge->view->info;
	const struct fonds_bag_info_entry *first = fonds_bag_info_next(
		info, NULL, tag->label);

	if (!first && tag->is_required)
		fonds_validation_add(judge->validation, BAG_RULE_LABEL_MISSING,
			INFO_NAME, "it lacks %s, which the profile requires",
			tag->label);
	else if (!first && tag->is_recommended)
		fonds_validation_add(judge->validation,
			BAG_RULE_LABEL_RECOMMENDED, INFO_NAME,
			"it lacks %s, which the profile recommends",
			tag->label);
	if (first && tag->is_unrepeatable &&
		fonds_bag_info_next(info, first, tag->label))
		fonds_validation_add(judge->validation, BAG_RULE_LABEL_REPEATED,
			INFO_NAME,
			"%s stands there more than once, which the profile "
			"does not allow",
			tag->label);
	judge_values(judge, tag);
}

/* What the two kinds of manifests differ in. */
static const struct {
	const char *prefix;
	bool is_tag;
	enum fonds_profile_list_key required, allowed;
	enum fonds_finding_code missing, forbidden;
} kinds[] = {
	{ "manifest-", false, FONDS_PROFILE_MANIFESTS_REQUIRED,
		FONDS_PROFILE_MANIFESTS_ALLOWED, BAG_RULE_MANIFEST_MISSING,
		BAG_RULE_MANIFEST_FORBIDDEN },
	{ "tagmanifest-", true, FONDS_PROFILE_TAG_MANIFESTS_REQUIRED,
		FONDS_PROFILE_TAG_MANIFESTS_ALLOWED,
		BAG_RULE_TAGMANIFEST_MISSING, BAG_RULE_TAGMANIFEST_FORBIDDEN },
};

static bool is_algorithm(
	const struct fonds_bag_view_manifest *manifest, const char *name)
{
	const struct fonds_algorithm_info *found = fonds_algorithm_find(
		manifest->algorithm, manifest->size);

	if (found)
		return found == fonds_algorithm_find(name, strlen(name));
	return strlen(name) == manifest->size &&
	       strncasecmp(name, manifest->algorithm, manifest->size) == 0;
}

static bool has_manifest(
	const struct fonds_bag_view *view, bool is_tag, const char *name)
{
	for (size_t i = 0; i < view->manifest_count; i++)
		if (view->manifests[i].is_tag == is_tag &&
			is_algorithm(&view->manifests[i], name))
			return true;
	return false;
}

static bool is_allowed(const struct fonds_profile_list *allowed,
	const struct fonds_bag_view_manifest *manifest)
{
	for (size_t i = 0; i < allowed->items.count; i++)
		if (is_algorithm(manifest, allowed->items.items[i]))
			return true;
	return !allowed->is_given;
}

static void tell_forbidden(struct judge *judge, size_t kind,
	const struct fonds_bag_view_manifest *manifest)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer path;

	fonds_buffer_init(&path, EXPECTED_MAX);
	fonds_buffer_printf(&path, "%s%.*s.txt", kinds[kind].prefix,
		(int)manifest->size, manifest->algorithm);
	if (path.status < 0)
		judge->validation->findings.status = path.status;
	tell_not_in(judge, kinds[kind].forbidden, fonds_buffer_text(&path),
		&judge->profile->lists[kinds[kind].allowed].items, NULL,
		"the profile does not allow a manifest of this algorithm");
}

static void judge_manifests(struct judge *judge, size_t kind)
{
	const struct fonds_profile_list *lists = judge->profile->lists;
	const struct fonds_text_list *required =
		&lists[kinds[kind].required].items;
	const struct fonds_bag_view *view = judge->view;

	for (size_t i = 0; i < required->count; i++)
		if (!has_manifest(view, kinds[kind].is_tag, required->items[i]))
			fonds_validation_add(judge->validation,
				kinds[kind].missing, NULL,
				"there is no %s%s.txt, which the profile "
				"requires",
				kinds[kind].prefix, required->items[i]);
	for (size_t i = 0; i < view->manifest_count; i++)
		if (view->manifests[i].is_tag == kinds[kind].is_tag &&
			!is_allowed(&lists[kinds[kind].allowed],
				&view->manifests[i]))
			tell_forbidden(judge, kind, &view->manifests[i]);
}

static void judge_fetch(struct judge *judge)
{
	const struct fonds_profile *profile = judge->profile;

	if (judge->view->has_fetch && profile->forbids_fetch)
		fonds_validation_add(judge->validation,
			BAG_RULE_FETCH_FORBIDDEN, "fetch.txt",
			"the profile does not allow it");
	if (!judge->view->has_fetch && profile->requires_fetch)
		fonds_validation_add(judge->validation, BAG_RULE_FETCH_MISSING,
			"fetch.txt",
			"it is not there, and the profile "
			"requires it");
}

static bool is_accepted_form(
	const struct fonds_text_list *accepted, const char *media_type)
{
	for (size_t i = 0; i < accepted->count; i++)
		if (fonds_media_type_is_same(accepted->items[i], media_type))
			return true;
	return false;
}

static void judge_form(struct judge *judge)
{
	const struct fonds_text_list *accepted =
		&judge->profile->lists[FONDS_PROFILE_ACCEPT_SERIALIZATION]
			 .items;
	enum fonds_profile_serialization rule = judge->profile->serialization;
	const struct fonds_bag_view *view = judge->view;

	if (view->form == FONDS_BAG_VIEW_FOLDER &&
		rule == FONDS_PROFILE_SERIALIZATION_REQUIRED)
		tell_not_in(judge, BAG_RULE_NOT_PACKED, NULL, accepted,
			"a folder", "the profile takes packed bags only");
	if (view->form != FONDS_BAG_VIEW_PACKED)
		return;
	if (rule == FONDS_PROFILE_SERIALIZATION_FORBIDDEN)
		fonds_validation_add(judge->validation, BAG_RULE_PACKED, NULL,
			"the bag is packed, and the profile takes folders "
			"only");
	else if (!is_accepted_form(accepted, view->media_type))
		tell_not_in(judge, BAG_RULE_PACKED_FORM, NULL, accepted,
			view->media_type,
			"the profile does not accept bags packed like this");
}

enum fonds_status fonds_profile_judge(const struct fonds_profile *profile,
	const struct fonds_bag_view *view, struct fonds_validation *validation,
	struct fonds_error **error)
{
	struct judge judge = { profile, view, validation };

	judge_identifier(&judge);
	judge_version(&judge);
	for (const struct fonds_profile_tag *tag = profile->tags; tag;
		tag = tag->next)
		judge_label(&judge, tag);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		judge_manifests(&judge, i);
	judge_fetch(&judge);
	judge_form(&judge);
	return fonds_profile_judge_files(profile, view, validation, error);
}
