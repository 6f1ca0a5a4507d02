/* SPDX-License-Identifier: Apache-2.0 */
/* From JSON to a profile: each member is of the type that it must be. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "bagit/profile/profile.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-value.h"

#define NO_VALUES ((struct fonds_finding_values){ 0 })
#define INFO_KEY "BagIt-Profile-Info"
#define TAGS_KEY "Bag-Info"
#define SERIALIZATION_KEY "Serialization"
#define VALUE_SHOWN_MAX 1000

static const char *const list_names[FONDS_PROFILE_LIST_COUNT] = {
	[FONDS_PROFILE_ACCEPT_SERIALIZATION] = "Accept-Serialization",
	[FONDS_PROFILE_ACCEPT_VERSION] = "Accept-BagIt-Version",
	[FONDS_PROFILE_MANIFESTS_REQUIRED] = "Manifests-Required",
	[FONDS_PROFILE_MANIFESTS_ALLOWED] = "Manifests-Allowed",
	[FONDS_PROFILE_TAG_MANIFESTS_REQUIRED] = "Tag-Manifests-Required",
	[FONDS_PROFILE_TAG_MANIFESTS_ALLOWED] = "Tag-Manifests-Allowed",
	[FONDS_PROFILE_TAG_FILES_REQUIRED] = "Tag-Files-Required",
	[FONDS_PROFILE_TAG_FILES_ALLOWED] = "Tag-Files-Allowed",
	[FONDS_PROFILE_PAYLOAD_REQUIRED] = "Payload-Files-Required",
	[FONDS_PROFILE_PAYLOAD_ALLOWED] = "Payload-Files-Allowed",
};

const char *fonds_profile_list_name(enum fonds_profile_list_key key)
{
	return list_names[key];
}

/* The members of BagIt-Profile-Info and of the profile, and where they go. */
static const struct text_row {
	const char *key;
	bool is_required;
	size_t offset;
} info_rows[] = {
	{ "BagIt-Profile-Identifier", true,
		offsetof(struct fonds_profile, identifier) },
	{ "Version", true, offsetof(struct fonds_profile, version) },
	{ "Source-Organization", true,
		offsetof(struct fonds_profile, organization) },
	{ "External-Description", true,
		offsetof(struct fonds_profile, description) },
	{ "BagIt-Profile-Version", false,
		offsetof(struct fonds_profile, specification) },
};

static const struct flag_row {
	const char *key;
	bool fallback;
	bool is_negated;
	size_t offset;
} flag_rows[] = {
	{ "Allow-Fetch.txt", true, true,
		offsetof(struct fonds_profile, forbids_fetch) },
	{ "Fetch.txt-Required", false, false,
		offsetof(struct fonds_profile, requires_fetch) },
	{ "Data-Empty", false, false,
		offsetof(struct fonds_profile, is_data_empty) },
};

#define COUNT(table) (sizeof(table) / sizeof(*(table)))

/* Is it of that kind? If not, but there, it is told. */
static bool has_kind(struct fonds_profile *profile,
	const struct fonds_profile_place *place,
	const struct fonds_json_value *value, enum fonds_json_kind kind)
{
	enum fonds_json_kind found = fonds_json_value_kind(value);
	struct fonds_finding_values values = {
		.expected = fonds_json_kind_name(kind),
		.actual = fonds_json_kind_name(found),
	};

	if (found != kind && found != FONDS_JSON_ABSENT)
		fonds_profile_defect(profile, BAG_PROFILE_TYPE, place, values,
			"it is %s, not %s", values.actual, values.expected);
	return found == kind;
}

static char *keep(struct fonds_profile *profile, const char *text)
{
	return fonds_arena_dup(&profile->defects->arena, text);
}

static bool is_blank_text(const char *text)
{
	return text[strspn(text, " \t\r\n")] == '\0';
}

/* A string that says something, kept; NULL when it is absent or wrong. */
static const char *read_text(struct fonds_profile *profile,
	const struct fonds_profile_place *place,
	const struct fonds_json_value *value)
{
	const char *text;

	if (!has_kind(profile, place, value, FONDS_JSON_TEXT))
		return NULL;
	text = fonds_json_value_text(value);
	if (!is_blank_text(text))
		return keep(profile, text);
	fonds_profile_defect(
		profile, BAG_PROFILE_VALUE, place, NO_VALUES, "it is empty");
	return NULL;
}

/* The grammar of the specification writes them in quotes; its text does not. */
static bool read_boolean(struct fonds_profile *profile,
	const struct fonds_profile_place *place,
	const struct fonds_json_value *value, bool fallback)
{
	const char *text = fonds_json_value_text(value);
	bool is_true = text && strcmp(text, "true") == 0;

	if (text && (is_true || strcmp(text, "false") == 0)) {
		fonds_profile_defect(profile, BAG_PROFILE_BOOLEAN_TEXT, place,
			NO_VALUES, "it is a string, and was read as %s", text);
		return is_true;
	}
	if (!has_kind(profile, place, value, FONDS_JSON_BOOLEAN))
		return fallback;
	return fonds_json_value_is_true(value);
}

static void add_item(struct fonds_profile *profile,
	const struct fonds_profile_place *place, struct fonds_text_list *list,
	const char *text)
{
	if (fonds_text_list_has(list, text))
		fonds_profile_defect(profile, BAG_PROFILE_LISTED_TWICE, place,
			NO_VALUES, "'%.*s' is listed already", VALUE_SHOWN_MAX,
			text);
	else
		fonds_text_list_add(&profile->defects->arena, list, text);
}

/* An array of strings, each once. */
static void read_list(struct fonds_profile *profile,
	const struct fonds_profile_place *parent,
	const struct fonds_json_value *array, bool may_be_empty,
	struct fonds_text_list *ret)
{
	const struct fonds_json_value *value;
	struct fonds_profile_place place = { .parent = parent };

	if (!has_kind(profile, parent, array, FONDS_JSON_ARRAY))
		return;
	for (; (value = fonds_json_value_item(array, place.index));
		place.index++) {
		if (place.index == FONDS_PROFILE_ITEMS_MAX) {
			fonds_profile_defect(profile, BAG_PROFILE_LIMIT, parent,
				NO_VALUES, "it has more than %zu elements",
				FONDS_PROFILE_ITEMS_MAX);
			return;
		}
		if (!has_kind(profile, &place, value, FONDS_JSON_TEXT))
			continue;
		if (!may_be_empty &&
			is_blank_text(fonds_json_value_text(value)))
			fonds_profile_defect(profile, BAG_PROFILE_VALUE, &place,
				NO_VALUES, "it is empty");
		else
			add_item(profile, &place, ret,
				fonds_json_value_text(value));
	}
}

/* Where the members of an object are walked. */
struct walk {
	struct fonds_profile *profile;
	struct fonds_profile_place place; /* of the member */
	struct fonds_profile_tag **end;
};

static void check_tag_key(
	const char *key, const struct fonds_json_value *value, void *payload)
{
	static const char *const keys[] = { "required", "values", "repeatable",
		"description", "recommended" };
	struct walk *walk = payload;

	walk->place.key = key;
	for (size_t i = 0; i < COUNT(keys); i++) {
		if (strcmp(keys[i], key) != 0)
			continue;
		if (strcmp(key, "description") == 0)
			(void)has_kind(walk->profile, &walk->place, value,
				FONDS_JSON_TEXT);
		return;
	}
	fonds_profile_defect(walk->profile, BAG_PROFILE_KEY_UNKNOWN,
		&walk->place, NO_VALUES,
		"'%.*s' is no member of a tag definition", VALUE_SHOWN_MAX,
		key);
}

static struct fonds_profile_tag *find_tag(
	const struct fonds_profile *profile, const char *label)
{
	struct fonds_profile_tag *tag = profile->tags;

	while (tag && strcasecmp(tag->label, label) != 0)
		tag = tag->next;
	return tag;
}

static void read_tag_members(struct fonds_profile *profile,
	const struct fonds_profile_place *parent,
	const struct fonds_json_value *value, struct fonds_profile_tag *tag)
{
	const struct fonds_profile_place required = { parent, "required", 0 };
	const struct fonds_profile_place wished = { parent, "recommended", 0 };
	const struct fonds_profile_place repeats = { parent, "repeatable", 0 };
	const struct fonds_profile_place values = { parent, "values", 0 };
	struct walk walk = { .profile = profile, .place.parent = parent };

	tag->is_required = read_boolean(profile, &required,
		fonds_json_value_member(value, required.key), false);
	tag->is_recommended = read_boolean(profile, &wished,
		fonds_json_value_member(value, wished.key), false);
	tag->is_unrepeatable = !read_boolean(profile, &repeats,
		fonds_json_value_member(value, repeats.key), true);
	read_list(profile, &values, fonds_json_value_member(value, values.key),
		true, &tag->values);
	fonds_json_value_each(value, check_tag_key, &walk);
}

/* Could bag-info.txt have it (RFC 8493 2.2.2)? */
static bool is_label(const char *label)
{
	size_t size = strlen(label);

	return size > 0 && !strpbrk(label, ":\r\n") && !strchr(" \t", *label) &&
	       !strchr(" \t", label[size - 1]);
}

static void read_tag(
	const char *label, const struct fonds_json_value *value, void *payload)
{
	struct walk *walk = payload;
	struct fonds_profile *profile = walk->profile;
	struct fonds_profile_tag *tag;

	walk->place.key = label;
	if (profile->tag_count == FONDS_PROFILE_ITEMS_MAX)
		return; /* told by the caller */
	if (!has_kind(profile, &walk->place, value, FONDS_JSON_OBJECT))
		return;
	if (!is_label(label)) {
		fonds_profile_defect(profile, BAG_PROFILE_VALUE, &walk->place,
			NO_VALUES,
			"no line of bag-info.txt can have this "
			"label");
		return;
	}
	if (find_tag(profile, label)) {
		fonds_profile_defect(profile, BAG_PROFILE_LABEL_REPEATED,
			&walk->place, NO_VALUES,
			"the label is defined already, as '%.*s'",
			VALUE_SHOWN_MAX, find_tag(profile, label)->label);
		return;
	}
	tag = fonds_arena_alloc(&profile->defects->arena, sizeof(*tag));
	if (tag)
		tag->label = keep(profile, label);
	if (!tag || !tag->label)
		return; /* the arena knows */
	read_tag_members(profile, &walk->place, value, tag);
	*walk->end = tag;
	walk->end = &tag->next;
	profile->tag_count++;
}

static void read_tags(
	struct fonds_profile *profile, const struct fonds_json_value *root)
{
	const struct fonds_json_value *value = fonds_json_value_member(
		root, TAGS_KEY);
	const struct fonds_profile_place place = { NULL, TAGS_KEY, 0 };
	struct walk walk = { .profile = profile,
		.place.parent = &place,
		.end = &profile->tags };

	if (!has_kind(profile, &place, value, FONDS_JSON_OBJECT))
		return;
	fonds_json_value_each(value, read_tag, &walk);
	if (profile->tag_count == FONDS_PROFILE_ITEMS_MAX)
		fonds_profile_defect(profile, BAG_PROFILE_LIMIT, &place,
			NO_VALUES, "it defines %zu labels or more",
			FONDS_PROFILE_ITEMS_MAX);
}

static void tell_missing(
	struct fonds_profile *profile, const struct fonds_profile_place *place)
{
	fonds_profile_defect(profile, BAG_PROFILE_KEY_MISSING, place, NO_VALUES,
		"it is not there, and every profile must have it");
}

static void read_info(
	struct fonds_profile *profile, const struct fonds_json_value *root)
{
	const struct fonds_json_value *info = fonds_json_value_member(
		root, INFO_KEY);
	const struct fonds_profile_place parent = { NULL, INFO_KEY, 0 };

	if (!info)
		tell_missing(profile, &parent);
	if (!has_kind(profile, &parent, info, FONDS_JSON_OBJECT))
		return;
	for (size_t i = 0; i < COUNT(info_rows); i++) {
		const struct text_row *row = &info_rows[i];
		const struct fonds_profile_place place = { &parent, row->key,
			0 };
		const struct fonds_json_value *value = fonds_json_value_member(
			info, row->key);

		if (!value && row->is_required)
			tell_missing(profile, &place);
		*(const char **)(void *)((char *)profile + row->offset) =
			read_text(profile, &place, value);
	}
}

static void read_serialization(
	struct fonds_profile *profile, const struct fonds_json_value *root)
{
	static const char *const names[] = {
		[FONDS_PROFILE_SERIALIZATION_OPTIONAL] = "optional",
		[FONDS_PROFILE_SERIALIZATION_FORBIDDEN] = "forbidden",
		[FONDS_PROFILE_SERIALIZATION_REQUIRED] = "required",
	};
	const struct fonds_profile_place place = { NULL, SERIALIZATION_KEY, 0 };
	const char *text = read_text(profile, &place,
		fonds_json_value_member(root, SERIALIZATION_KEY));
	struct fonds_finding_values values = {
		.expected = "forbidden, required or optional",
		.actual = text,
	};

	for (size_t i = 0; text && i < COUNT(names); i++) {
		if (strcmp(text, names[i]) != 0)
			continue;
		profile->serialization = (enum fonds_profile_serialization)i;
		profile->has_serialization = true;
		return;
	}
	if (text)
		fonds_profile_defect(profile, BAG_PROFILE_VALUE, &place, values,
			"it is no rule for serialization");
}

static void read_flags(
	struct fonds_profile *profile, const struct fonds_json_value *root)
{
	for (size_t i = 0; i < COUNT(flag_rows); i++) {
		const struct flag_row *row = &flag_rows[i];
		const struct fonds_profile_place place = { NULL, row->key, 0 };
		bool value = read_boolean(profile, &place,
			fonds_json_value_member(root, row->key), row->fallback);

		*(bool *)(void *)((char *)profile + row->offset) =
			value != row->is_negated;
	}
}

static void read_lists(
	struct fonds_profile *profile, const struct fonds_json_value *root)
{
	for (size_t i = 0; i < FONDS_PROFILE_LIST_COUNT; i++) {
		const struct fonds_profile_place place = { NULL, list_names[i],
			0 };
		const struct fonds_json_value *value = fonds_json_value_member(
			root, list_names[i]);

		profile->lists[i].is_given = value != NULL;
		read_list(profile, &place, value, false,
			&profile->lists[i].items);
	}
}

/* The known key that is this one in another case, or NULL; itself if known. */
static const char *find_key(const char *key)
{
	static const char *const others[] = { INFO_KEY, TAGS_KEY,
		SERIALIZATION_KEY };

	for (size_t i = 0; i < COUNT(others); i++)
		if (strcasecmp(others[i], key) == 0)
			return others[i];
	for (size_t i = 0; i < COUNT(list_names); i++)
		if (strcasecmp(list_names[i], key) == 0)
			return list_names[i];
	for (size_t i = 0; i < COUNT(flag_rows); i++)
		if (strcasecmp(flag_rows[i].key, key) == 0)
			return flag_rows[i].key;
	return NULL;
}

static void check_key(
	const char *key, const struct fonds_json_value *value, void *payload)
{
	struct walk *walk = payload;
	const char *known = find_key(key);
	struct fonds_finding_values values = { .expected = known,
		.actual = key };

	(void)value;
	walk->place.key = key;
	if (!known || strcmp(known, key) != 0)
		fonds_profile_defect(walk->profile, BAG_PROFILE_KEY_UNKNOWN,
			&walk->place, values,
			"'%.*s' is no member of a profile", VALUE_SHOWN_MAX,
			key);
}

static void read_root(
	struct fonds_profile *profile, const struct fonds_json_value *root)
{
	struct walk walk = { .profile = profile };

	read_info(profile, root);
	read_tags(profile, root);
	read_lists(profile, root);
	read_flags(profile, root);
	read_serialization(profile, root);
	fonds_json_value_each(root, check_key, &walk);
	fonds_profile_check_rules(profile);
}

static enum fonds_status fill(struct fonds_profile *profile, const char *text,
	size_t size, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_json_object_freep) struct fonds_json_object *object =
		NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = fonds_json_object_parse(
		text, size, &object, &why);

	if (status == FONDS_OK)
		read_root(profile, fonds_json_object_root(object));
	else if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	else
		fonds_profile_defect(profile,
			status == FONDS_ERR_LIMIT ? BAG_PROFILE_LIMIT
						  : BAG_PROFILE_JSON,
			NULL, NO_VALUES, "%s",
			why ? fonds_error_message(why) : "it is no JSON");
	fonds_validation_sort(profile->defects);
	return fonds_validation_check(profile->defects, error);
}

enum fonds_status fonds_profile_parse(const char *path, const char *text,
	size_t size, struct fonds_profile **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_profile_freep) struct fonds_profile *profile =
		calloc(1, sizeof(*profile));
	enum fonds_status status;

	if (!profile)
		return fonds_fail_nomem(error);
	status = fonds_validation_new(&profile->defects, error);
	if (status < 0)
		return status;
	profile->defects->path = keep(profile, path);
	status = fill(profile, text, size, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&profile);
	return FONDS_OK;
}
