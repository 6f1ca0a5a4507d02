/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>
#include <strings.h>

#include "metadata/check-premis.h"
#include "metadata/language.h"
#include "metadata/value-form.h"

/* What an object says of itself: its category, its bytes, where it is. */

static bool is_category(
	const struct fonds_premis_node *object, const char *name)
{
	return strcmp(object->unit->name, name) == 0;
}

static void check_category(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	const char *type = fonds_premis_node_attribute(object, "type");

	if (!type)
		fonds_check_node(check, CHECK_PREMIS_CATEGORY_MISSING, object,
			NULL, "the object has no xsi:type");
	else if (!fonds_premis_unit_kind(type))
		fonds_check_node(check, CHECK_PREMIS_CATEGORY_UNKNOWN, object,
			"intellectualEntity, representation, file or bitstream",
			"'%s' is no category of objects", type);
}

/* What a file should have in at least one of its characteristics. */
static const struct {
	const char *unit;
	enum fonds_check_code code;
	const char *message;
} wanted_of_files[] = {
	{ "fixity", CHECK_PREMIS_FILE_FIXITY,
		"the file has no message digest" },
	{ "size", CHECK_PREMIS_FILE_SIZE, "the file has no size" },
};

static bool has_anywhere(
	const struct fonds_premis_node *object, const char *unit)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		object, "objectCharacteristics");

	for (; node; node = fonds_premis_node_again(node))
		if (fonds_premis_node_child(node, unit))
			return true;
	return false;
}

static bool has_location(const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *storage = fonds_premis_node_child(
		object, "storage");

	for (; storage; storage = fonds_premis_node_again(storage))
		if (fonds_premis_node_child(storage, "contentLocation"))
			return true;
	return false;
}

static void check_file(struct fonds_metadata_check *check,
	const struct fonds_premis_node *file)
{
	for (size_t i = 0;
		i < sizeof(wanted_of_files) / sizeof(wanted_of_files[0]); i++)
		if (!has_anywhere(file, wanted_of_files[i].unit))
			fonds_check_node(check, wanted_of_files[i].code, file,
				wanted_of_files[i].unit, "%s",
				wanted_of_files[i].message);
	if (!has_location(file))
		fonds_check_node(check, CHECK_PREMIS_FILE_LOCATION, file,
			"contentLocation", "the file has no location");
}

static void check_all_characteristics(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		object, "objectCharacteristics");

	for (; node; node = fonds_premis_node_again(node)) {
		const struct fonds_premis_node *format =
			fonds_premis_node_child(node, "format");

		fonds_check_characteristics(check, node);
		for (; format; format = fonds_premis_node_again(format))
			fonds_check_format(check, format);
	}
}

/* Of a location that is a path or a URI; a shelfmark may be anything. */
static bool is_path(const struct fonds_premis_node *location)
{
	const struct fonds_premis_node *type = fonds_premis_node_child(
		location, "contentLocationType");
	const char *name = type ? type->value : NULL;
	static const char *const others[] = { "hdl", "psl", "rfi", "smk",
		"byt" };

	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (fonds_check_term_is(type, others[i]))
			return false;
	return name != NULL;
}

static void check_location(struct fonds_metadata_check *check,
	const struct fonds_premis_node *location)
{
	const struct fonds_premis_node *type = fonds_premis_node_child(
		location, "contentLocationType");
	const struct fonds_premis_node *value = fonds_premis_node_child(
		location, "contentLocationValue");

	if (!value || !value->value || !is_path(location))
		return;
	if (fonds_form_is_absolute_path(value->value))
		fonds_check_node(check, CHECK_PREMIS_LOCATION_ABSOLUTE, value,
			NULL, "the location is a path of one machine");
	if (fonds_form_has_parent(value->value))
		fonds_check_node(check, CHECK_PREMIS_LOCATION_PARENT, value,
			NULL, "the location goes upwards");
	if (fonds_check_term_is(type, "uri") &&
		!fonds_form_is_uri_reference(value->value))
		fonds_check_node(check, CHECK_PREMIS_LOCATION_URI, value, NULL,
			"the location is no URI");
}

static void check_storage(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *storage = fonds_premis_node_child(
		object, "storage");

	for (; storage; storage = fonds_premis_node_again(storage)) {
		const struct fonds_premis_node *location =
			fonds_premis_node_child(storage, "contentLocation");

		if (location)
			check_location(check, location);
	}
}

static void check_properties(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		object, "significantProperties");

	for (; node; node = fonds_premis_node_again(node)) {
		const char *type = fonds_premis_node_value(
			node, "significantPropertiesType");
		const struct fonds_premis_node *value = fonds_premis_node_child(
			node, "significantPropertiesValue");

		if (!type || !value || !value->value ||
			strcasecmp(type, "language") != 0)
			continue;
		if (!fonds_language_find(value->value, strlen(value->value)))
			fonds_check_node(check, CHECK_PREMIS_LANGUAGE, value,
				NULL, "it is no language of ISO 639-2");
	}
}

/* Data Dictionary 1.3.3: the role tells one level from the others. */
static void check_levels(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *first = fonds_premis_node_child(
		object, "preservationLevel");
	const struct fonds_premis_node *level = first;

	if (!first || !fonds_premis_node_again(first))
		return;
	for (; level; level = fonds_premis_node_again(level))
		if (!fonds_premis_node_child(level, "preservationLevelRole"))
			fonds_check_node(check, CHECK_PREMIS_LEVEL_ROLE, level,
				"preservationLevelRole",
				"there are several levels, and no role that "
				"tells this one from the others");
}

void fonds_check_object(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	check_category(check, object);
	check_levels(check, object);
	check_properties(check, object);
	check_all_characteristics(check, object);
	check_storage(check, object);
	if (is_category(object, "file"))
		check_file(check, object);
}
