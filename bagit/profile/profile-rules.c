/* SPDX-License-Identifier: Apache-2.0 */
/* What the specification asks of a profile beyond the types of its members. */
#include <string.h>
#include <strings.h>

#include "bagit/fetch.h"
#include "bagit/profile/media-type.h"
#include "bagit/profile/path-pattern.h"
#include "bagit/profile/profile.h"
#include "base/bag-path.h"
#include "base/cleanup.h"
#include "fixity/algorithm.h"

#define NO_VALUES ((struct fonds_finding_values){ 0 })
#define SHOWN_MAX 1000

/* Calls check with the place of each element of a list. */
typedef void check_item_fn(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item);

static void each_item(struct fonds_profile *profile,
	enum fonds_profile_list_key key, check_item_fn *check)
{
	const struct fonds_text_list *list = &profile->lists[key].items;
	const struct fonds_profile_place parent = { NULL,
		fonds_profile_list_name(key), 0 };

	for (size_t i = 0; i < list->count; i++) {
		const struct fonds_profile_place place = { &parent, NULL, i };

		check(profile, &place, list->items[i]);
	}
}

static bool is_version_text(const char *text)
{
	size_t digits = strspn(text, "0123456789");

	while (digits > 0 && text[digits] == '.') {
		text += digits + 1;
		digits = strspn(text, "0123456789");
	}
	return digits > 0 && text[digits] == '\0';
}

static bool is_one_of(const char *text, const char *const *names, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(names[i], text) == 0)
			return true;
	return false;
}

static void check_version(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item)
{
	static const char *const known[] = { "0.93", "0.94", "0.95", "0.96",
		"0.97", "1.0" };
	struct fonds_finding_values values = { .actual = item };

	if (!is_version_text(item))
		fonds_profile_defect(profile, BAG_PROFILE_VALUE, place, values,
			"it is no version number");
	else if (!is_one_of(item, known, sizeof(known) / sizeof(*known)))
		fonds_profile_defect(profile, BAG_PROFILE_VERSION_UNKNOWN,
			place, values, "no such version of BagIt is known");
}

/* One that is not stated is 1.1.0: the member came with 1.2.0. */
static void check_specification(struct fonds_profile *profile)
{
	static const char *const known[] = { "1.0.0", "1.1.0", "1.2.0", "1.3.0",
		"1.4.0" };
	const struct fonds_profile_place parent = { NULL, "BagIt-Profile-Info",
		0 };
	const struct fonds_profile_place place = { &parent,
		"BagIt-Profile-Version", 0 };
	const char *text = profile->specification;
	struct fonds_finding_values values = { .actual = text };

	if (text && !is_version_text(text))
		fonds_profile_defect(profile, BAG_PROFILE_VALUE, &place, values,
			"it is no version number");
	else if (text &&
		 !is_one_of(text, known, sizeof(known) / sizeof(*known)))
		fonds_profile_defect(profile, BAG_PROFILE_VERSION_UNKNOWN,
			&place, values,
			"it was read as 1.4.0, the newest that is known");
}

static void check_identifier(struct fonds_profile *profile)
{
	const struct fonds_profile_place parent = { NULL, "BagIt-Profile-Info",
		0 };
	const struct fonds_profile_place place = { &parent,
		"BagIt-Profile-Identifier", 0 };
	const char *text = profile->identifier;
	struct fonds_finding_values values = { .actual = text };

	if (text && (!fonds_fetch_url_is_absolute(text, strlen(text)) ||
			    strpbrk(text, " \t\r\n")))
		fonds_profile_defect(profile, BAG_PROFILE_IDENTIFIER, &place,
			values, "it is no absolute URI");
}

static void check_algorithm(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item)
{
	struct fonds_finding_values values = { .actual = item };

	if (!fonds_algorithm_find(item, strlen(item)))
		fonds_profile_defect(profile, BAG_PROFILE_ALGORITHM_UNKNOWN,
			place, values, "'%.*s' is no known algorithm",
			SHOWN_MAX, item);
}

static void check_media_type(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item)
{
	struct fonds_finding_values values = { .actual = item };

	if (!fonds_media_type_is_well_formed(item))
		fonds_profile_defect(profile, BAG_PROFILE_VALUE, place, values,
			"it is no media type, as 'application/zip' is");
}

/* A path that a bag could hold; for payload a folder may end in a slash. */
static bool is_bag_path(const char *item, bool is_payload)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	size_t size = strlen(item);

	if (is_payload && size > 0 && item[size - 1] == '/')
		size--;
	if (fonds_bag_path_new(item, size, &path, NULL) < 0)
		return false;
	return strncmp(fonds_bag_path_text(path), item, size) == 0 &&
	       (strncmp(item, "data/", 5) == 0) == is_payload;
}

static void tell_path(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item,
	const char *message)
{
	struct fonds_finding_values values = { .actual = item };

	fonds_profile_defect(
		profile, BAG_PROFILE_PATH, place, values, "%s", message);
}

/* bag-info.txt and manifests have rules of their own. */
static bool has_own_rule(const char *path)
{
	return strcmp(path, "bag-info.txt") == 0 ||
	       (!strchr(path, '/') &&
		       (strncmp(path, "manifest-", 9) == 0 ||
			       strncmp(path, "tagmanifest-", 12) == 0));
}

static void check_required_tag_file(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item)
{
	struct fonds_finding_values values = { .actual = item };

	if (!is_bag_path(item, false))
		tell_path(profile, place, item, "no tag file has this path");
	else if (has_own_rule(item))
		fonds_profile_defect(profile, BAG_PROFILE_REDUNDANT, place,
			values,
			"'%.*s' should not be listed here: there are "
			"other rules for it",
			SHOWN_MAX, item);
}

static void check_required_payload(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item)
{
	if (!is_bag_path(item, true))
		tell_path(
			profile, place, item, "no payload file has this path");
}

/* A pattern that no path in a bag can match allows nothing. */
static void check_allowed(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item)
{
	if (*item == '/' || strncmp(item, "./", 2) == 0 ||
		strncmp(item, "../", 3) == 0)
		tell_path(profile, place, item, "it matches no path in a bag");
}

static void check_allowed_payload(struct fonds_profile *profile,
	const struct fonds_profile_place *place, const char *item)
{
	struct fonds_finding_values values = { .actual = item };

	check_allowed(profile, place, item);
	if (item[strlen(item) - 1] == '/')
		fonds_profile_defect(profile, BAG_PROFILE_FOLDER_PATTERN, place,
			values, "a folder is allowed as 'data/folder/*'");
}

static bool is_same_algorithm(const char *a, const char *b)
{
	const struct fonds_algorithm_info *found = fonds_algorithm_find(
		a, strlen(a));

	if (!found)
		return strcasecmp(a, b) == 0;
	return found == fonds_algorithm_find(b, strlen(b));
}

/* A folder is covered by a pattern that something in it may match. */
static bool is_covered_path(const char *item, const char *pattern)
{
	size_t size = strlen(item);

	if (fonds_path_pattern_matches(pattern, item))
		return true;
	return item[size - 1] == '/' && strncmp(pattern, item, size) == 0;
}

/* Each list of what is required must lie within one of what is allowed. */
static const struct {
	enum fonds_profile_list_key required, allowed;
	bool (*is_covered)(const char *item, const char *allowed);
} pairs[] = {
	{ FONDS_PROFILE_MANIFESTS_REQUIRED, FONDS_PROFILE_MANIFESTS_ALLOWED,
		is_same_algorithm },
	{ FONDS_PROFILE_TAG_MANIFESTS_REQUIRED,
		FONDS_PROFILE_TAG_MANIFESTS_ALLOWED, is_same_algorithm },
	{ FONDS_PROFILE_TAG_FILES_REQUIRED, FONDS_PROFILE_TAG_FILES_ALLOWED,
		is_covered_path },
	{ FONDS_PROFILE_PAYLOAD_REQUIRED, FONDS_PROFILE_PAYLOAD_ALLOWED,
		is_covered_path },
};

static void check_pair(struct fonds_profile *profile, size_t pair)
{
	const struct fonds_profile_list *required =
		&profile->lists[pairs[pair].required];
	const struct fonds_profile_list *allowed =
		&profile->lists[pairs[pair].allowed];
	const char *name = fonds_profile_list_name(pairs[pair].required);
	const struct fonds_profile_place parent = { NULL, name, 0 };

	for (size_t i = 0; allowed->is_given && i < required->items.count;
		i++) {
		const struct fonds_profile_place place = { &parent, NULL, i };
		const char *item = required->items.items[i];
		struct fonds_finding_values values = { .actual = item };
		size_t at = 0;

		while (at < allowed->items.count &&
			!pairs[pair].is_covered(item, allowed->items.items[at]))
			at++;
		if (at == allowed->items.count)
			fonds_profile_defect(profile, BAG_PROFILE_NOT_ALLOWED,
				&place, values,
				"it is required, but not among %s",
				fonds_profile_list_name(pairs[pair].allowed));
	}
}

static void check_fetch(struct fonds_profile *profile)
{
	const struct fonds_profile_place place = { NULL, "Fetch.txt-Required",
		0 };

	if (profile->requires_fetch && profile->forbids_fetch)
		fonds_profile_defect(profile, BAG_PROFILE_FETCH, &place,
			NO_VALUES,
			"fetch.txt is required, and Allow-Fetch.txt is false");
}

/* One that is optional only by default and lists nothing harms nobody. */
static void check_serialization(struct fonds_profile *profile)
{
	const struct fonds_profile_list *accepted =
		&profile->lists[FONDS_PROFILE_ACCEPT_SERIALIZATION];
	const struct fonds_profile_place place = { NULL, "Accept-Serialization",
		0 };
	bool is_forbidden = profile->serialization ==
			    FONDS_PROFILE_SERIALIZATION_FORBIDDEN;

	if (is_forbidden && accepted->items.count > 0)
		fonds_profile_defect(profile, BAG_PROFILE_REDUNDANT, &place,
			NO_VALUES, "serialization is forbidden");
	if (profile->has_serialization && !is_forbidden &&
		accepted->items.count == 0)
		fonds_profile_defect(profile, BAG_PROFILE_SERIALIZATION, &place,
			NO_VALUES,
			"it lists nothing, and serialization is not "
			"forbidden");
}

static void check_versions(struct fonds_profile *profile)
{
	const struct fonds_profile_list *accepted =
		&profile->lists[FONDS_PROFILE_ACCEPT_VERSION];
	const struct fonds_profile_place place = { NULL, "Accept-BagIt-Version",
		0 };

	if (!accepted->is_given)
		fonds_profile_defect(profile, BAG_PROFILE_KEY_MISSING, &place,
			NO_VALUES,
			"it is not there, and every profile must have it");
	else if (accepted->items.count == 0)
		fonds_profile_defect(profile, BAG_PROFILE_VALUE, &place,
			NO_VALUES,
			"it lists no version, so no bag is "
			"accepted");
}

static void check_emptiness(struct fonds_profile *profile)
{
	const struct fonds_profile_place place = { NULL, "Data-Empty", 0 };

	if (profile->is_data_empty &&
		profile->lists[FONDS_PROFILE_PAYLOAD_REQUIRED].items.count > 1)
		fonds_profile_defect(profile, BAG_PROFILE_CONTRADICTION, &place,
			NO_VALUES,
			"the payload is empty, and Payload-Files-Required "
			"lists more than one path");
}

static void check_tags(struct fonds_profile *profile)
{
	const struct fonds_profile_place parent = { NULL, "Bag-Info", 0 };

	for (const struct fonds_profile_tag *tag = profile->tags; tag;
		tag = tag->next) {
		const struct fonds_profile_place place = { &parent, tag->label,
			0 };

		if (strcasecmp(tag->label, "BagIt-Profile-Identifier") == 0)
			fonds_profile_defect(profile, BAG_PROFILE_REDUNDANT,
				&place, NO_VALUES,
				"this label is always required, and should "
				"not be listed");
	}
}

void fonds_profile_check_rules(struct fonds_profile *profile)
{
	check_identifier(profile);
	check_specification(profile);
	check_tags(profile);
	check_versions(profile);
	each_item(profile, FONDS_PROFILE_ACCEPT_VERSION, check_version);
	each_item(profile, FONDS_PROFILE_MANIFESTS_REQUIRED, check_algorithm);
	each_item(profile, FONDS_PROFILE_MANIFESTS_ALLOWED, check_algorithm);
	each_item(
		profile, FONDS_PROFILE_TAG_MANIFESTS_REQUIRED, check_algorithm);
	each_item(
		profile, FONDS_PROFILE_TAG_MANIFESTS_ALLOWED, check_algorithm);
	each_item(
		profile, FONDS_PROFILE_ACCEPT_SERIALIZATION, check_media_type);
	each_item(profile, FONDS_PROFILE_TAG_FILES_REQUIRED,
		check_required_tag_file);
	each_item(profile, FONDS_PROFILE_TAG_FILES_ALLOWED, check_allowed);
	each_item(profile, FONDS_PROFILE_PAYLOAD_REQUIRED,
		check_required_payload);
	each_item(
		profile, FONDS_PROFILE_PAYLOAD_ALLOWED, check_allowed_payload);
	for (size_t i = 0; i < sizeof(pairs) / sizeof(*pairs); i++)
		check_pair(profile, i);
	check_fetch(profile);
	check_serialization(profile);
	check_emptiness(profile);
}
