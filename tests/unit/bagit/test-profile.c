/* SPDX-License-Identifier: Apache-2.0 */
/* Profiles themselves, and bags judged by them: each rule, kept and broken. */
#include "tests/unit/bagit/bag-fixture.h"

#include <fnmatch.h>

#include "bagit/profile/media-type.h"
#include "bagit/profile/path-pattern.h"
#include "bagit/profile/profile-judge.h"
#include "tests/unit/fault.h"

#define INFO(more) \
	"\"BagIt-Profile-Info\": {\"Source-Organization\": \"A\", " \
	"\"External-Description\": \"B\", \"Version\": \"1\", " \
	"\"BagIt-Profile-Identifier\": \"http://x.example/p.json\"" more "}"
#define VERSIONS "\"Accept-BagIt-Version\": [\"1.0\"]"
#define GOOD INFO("") ", " VERSIONS
#define IDENTIFIER_LINE "BagIt-Profile-Identifier: http://x.example/p.json\n"

static struct fonds_profile *parse_bytes(const char *text, size_t size)
{
	struct fonds_profile *profile = NULL;

	assert_int_equal(FONDS_OK,
		fonds_profile_parse("p.json", text, size, &profile, NULL));
	return profile;
}

static struct fonds_profile *parse(const char *members)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, 1 << 20);
	fonds_buffer_printf(&text, "{%s}", members);
	return parse_bytes(fonds_buffer_text(&text), text.size);
}

/* Every defect as "CODE@pointer", parted by blanks. */
static void assert_defects(const char *members, const char *expected)
{
	fonds_cleanup(fonds_profile_freep) struct fonds_profile *profile =
		parse(members);
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer found;
	const struct fonds_finding *finding;
	bool has_error = false;

	fonds_buffer_init(&found, 1 << 20);
	for (size_t i = 0; (finding = fonds_profile_get(profile, i)); i++) {
		fonds_buffer_printf(&found, "%s%s@%s", i > 0 ? " " : "",
			finding->code + strlen("BAG-PROFILE-"),
			finding->path ? finding->path : "");
		has_error |= finding->severity == FONDS_SEVERITY_ERROR;
		assert_true(strlen(finding->remedy) > 0);
	}
	assert_string_equal(expected, fonds_buffer_text(&found));
	assert_int_equal(!has_error, fonds_profile_is_valid(profile));
}

static const struct {
	const char *members, *expected;
} defects[] = {
	{ GOOD, "" },
	{ INFO(", \"BagIt-Profile-Version\": \"1.4.0\", \"Contact-Name\": "
	       "\"x\"") ", " VERSIONS,
		"" },
	{ VERSIONS, "KEY-MISSING@/BagIt-Profile-Info" },
	{ "\"BagIt-Profile-Info\": {}, " VERSIONS,
		"KEY-MISSING@/BagIt-Profile-Info/BagIt-Profile-Identifier "
		"KEY-MISSING@/BagIt-Profile-Info/External-Description "
		"KEY-MISSING@/BagIt-Profile-Info/Source-Organization "
		"KEY-MISSING@/BagIt-Profile-Info/Version" },
	{ "\"BagIt-Profile-Info\": [], " VERSIONS, "TYPE@/BagIt-Profile-Info" },
	{ "\"BagIt-Profile-Info\": {\"Source-Organization\": \" \", "
	  "\"External-Description\": 1, \"Version\": null, "
	  "\"BagIt-Profile-Identifier\": \"p.json\"}, " VERSIONS,
		"IDENTIFIER@/BagIt-Profile-Info/BagIt-Profile-Identifier "
		"TYPE@/BagIt-Profile-Info/External-Description "
		"VALUE@/BagIt-Profile-Info/Source-Organization "
		"TYPE@/BagIt-Profile-Info/Version" },
	{ INFO(", \"BagIt-Profile-Version\": \"9.9\"") ", " VERSIONS,
		"VERSION-UNKNOWN@/BagIt-Profile-Info/BagIt-Profile-Version" },
	{ INFO(", \"BagIt-Profile-Version\": \"new\"") ", " VERSIONS,
		"VALUE@/BagIt-Profile-Info/BagIt-Profile-Version" },
	{ INFO(""), "KEY-MISSING@/Accept-BagIt-Version" },
	{ INFO("") ", \"Accept-BagIt-Version\": []",
		"VALUE@/Accept-BagIt-Version" },
	{ INFO("") ", \"Accept-BagIt-Version\": \"1.0\"",
		"TYPE@/Accept-BagIt-Version VALUE@/Accept-BagIt-Version" },
	{ INFO("") ", \"Accept-BagIt-Version\": [\"1.0\", 1.0, \"1.0\", "
		   "\"7.0\", \"x\", \"\"]",
		"TYPE@/Accept-BagIt-Version/1 "
		"VERSION-UNKNOWN@/Accept-BagIt-Version/1 "
		"LISTED-TWICE@/Accept-BagIt-Version/2 "
		"VALUE@/Accept-BagIt-Version/2 "
		"VALUE@/Accept-BagIt-Version/5" },
	{ GOOD ", \"Serialisation\": \"required\"",
		"KEY-UNKNOWN@/Serialisation" },
	{ GOOD ", \"manifests-required\": []",
		"KEY-UNKNOWN@/manifests-required" },
	{ GOOD ", \"a/b~c\": 1", "KEY-UNKNOWN@/a~1b~0c" },
	{ GOOD ", \"Serialization\": \"maybe\"", "VALUE@/Serialization" },
	{ GOOD ", \"Serialization\": true", "TYPE@/Serialization" },
	{ GOOD ", \"Serialization\": \"required\"",
		"SERIALIZATION@/Accept-Serialization" },
	{ GOOD ", \"Serialization\": \"optional\", \"Accept-Serialization\": "
	       "[]",
		"SERIALIZATION@/Accept-Serialization" },
	{ GOOD ", \"Serialization\": \"forbidden\"", "" },
	{ GOOD ", \"Serialization\": \"forbidden\", "
	       "\"Accept-Serialization\": [\"application/zip\"]",
		"REDUNDANT@/Accept-Serialization" },
	{ GOOD ", \"Accept-Serialization\": [\"zip\", \"a/b/c\", \"a/b\"]",
		"VALUE@/Accept-Serialization/0 VALUE@/Accept-Serialization/1" },
	{ GOOD ", \"Data-Empty\": \"true\", \"Allow-Fetch.txt\": 1",
		"TYPE@/Allow-Fetch.txt BOOLEAN-TEXT@/Data-Empty" },
	{ GOOD ", \"Allow-Fetch.txt\": false, \"Fetch.txt-Required\": true",
		"FETCH@/Fetch.txt-Required" },
	{ GOOD ", \"Allow-Fetch.txt\": true, \"Fetch.txt-Required\": true",
		"" },
	{ GOOD ", \"Manifests-Required\": [\"SHA-256\"], "
	       "\"Manifests-Allowed\": [\"sha256\", \"whirlpool\"]",
		"ALGORITHM-UNKNOWN@/Manifests-Allowed/1" },
	{ GOOD ", \"Manifests-Required\": [\"md5\"], "
	       "\"Manifests-Allowed\": [\"sha256\"]",
		"NOT-ALLOWED@/Manifests-Required/0" },
	{ GOOD ", \"Tag-Manifests-Required\": [\"sha1\", \"md5\"], "
	       "\"Tag-Manifests-Allowed\": [\"sha1\"]",
		"NOT-ALLOWED@/Tag-Manifests-Required/1" },
	{ GOOD ", \"Tag-Files-Required\": [\"a/b\", \"c\"], "
	       "\"Tag-Files-Allowed\": [\"a/*\"]",
		"NOT-ALLOWED@/Tag-Files-Required/1" },
	{ GOOD ", \"Payload-Files-Required\": [\"data/a/\", \"data/b/\"], "
	       "\"Payload-Files-Allowed\": [\"data/a/*\"]",
		"NOT-ALLOWED@/Payload-Files-Required/1" },
	{ GOOD ", \"Payload-Files-Allowed\": [\"data/a/\"]",
		"FOLDER-PATTERN@/Payload-Files-Allowed/0" },
	{ GOOD ", \"Tag-Files-Required\": [\"/etc/x\", \"../x\", \"data/x\", "
	       "\"bag-info.txt\", \"manifest-md5.txt\", \"a//b\", \"d/\"]",
		"PATH@/Tag-Files-Required/0 PATH@/Tag-Files-Required/1 "
		"PATH@/Tag-Files-Required/2 REDUNDANT@/Tag-Files-Required/3 "
		"REDUNDANT@/Tag-Files-Required/4 PATH@/Tag-Files-Required/5 "
		"PATH@/Tag-Files-Required/6" },
	{ GOOD ", \"Payload-Files-Required\": [\"a\", \"data/../x\"]",
		"PATH@/Payload-Files-Required/0 "
		"PATH@/Payload-Files-Required/1" },
	{ GOOD ", \"Tag-Files-Allowed\": [\"/a*\", \"*\"]",
		"PATH@/Tag-Files-Allowed/0" },
	{ GOOD ", \"Data-Empty\": true, \"Payload-Files-Required\": "
	       "[\"data/a\", \"data/b\"]",
		"CONTRADICTION@/Data-Empty" },
	{ GOOD ", \"Bag-Info\": []", "TYPE@/Bag-Info" },
	{ GOOD ", \"Bag-Info\": {\"A\": 1, \"B\": {\"required\": 1, "
	       "\"values\": \"x\", \"repeatable\": null, \"description\": 2, "
	       "\"recommended\": [], \"Required\": true}}",
		"TYPE@/Bag-Info/A KEY-UNKNOWN@/Bag-Info/B/Required "
		"TYPE@/Bag-Info/B/description TYPE@/Bag-Info/B/recommended "
		"TYPE@/Bag-Info/B/repeatable TYPE@/Bag-Info/B/required "
		"TYPE@/Bag-Info/B/values" },
	{ GOOD ", \"Bag-Info\": {\"A\": {\"values\": [1, \"\", \"x\"]}}",
		"TYPE@/Bag-Info/A/values/0" },
	{ GOOD ", \"Bag-Info\": {\"Abc\": {}, \"aBC\": {}}",
		"LABEL-REPEATED@/Bag-Info/aBC" },
	{ GOOD ", \"Bag-Info\": {\"a:b\": {}, \"\": {}, \" x\": {}}",
		"VALUE@/Bag-Info/ VALUE@/Bag-Info/ x VALUE@/Bag-Info/a:b" },
	{ GOOD ", \"Bag-Info\": {\"bagit-profile-identifier\": {}}",
		"REDUNDANT@/Bag-Info/bagit-profile-identifier" },
	{ "", "KEY-MISSING@/Accept-BagIt-Version "
	      "KEY-MISSING@/BagIt-Profile-Info" },
	{ "x", "JSON@" },
	{ GOOD ", \"Bag-Info\": {}, \"Bag-Info\": {}", "JSON@" },
};

static void every_defect_of_a_profile_is_told_with_its_place(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(defects) / sizeof(*defects); i++)
		assert_defects(defects[i].members, defects[i].expected);
}

/* A long list is cut, which is told. */
static void more_than_the_limit_of_a_list_is_told(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, 1 << 20);
	fonds_buffer_add_text(&text, GOOD ", \"Tag-Files-Allowed\": [\"x\"");
	for (size_t i = 0; i < FONDS_PROFILE_ITEMS_MAX; i++)
		fonds_buffer_printf(&text, ", \"%zu\"", i);
	fonds_buffer_add_text(&text, "]");
	assert_defects(fonds_buffer_text(&text), "LIMIT@/Tag-Files-Allowed");
}

/* A bag in memory and the profile that judges it. */
static void assert_judged(struct bag *bag, const char *members,
	const char *media_type, const char *expected)
{
	fonds_cleanup(fonds_profile_freep) struct fonds_profile *profile =
		parse(members);
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer found;
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;
	struct fonds_bag_check check = {
		.jobs = 1, .profile = profile, .media_type = media_type
	};
	const struct fonds_finding *finding;

	fonds_buffer_init(&found, 1 << 20);
	assert_true(fonds_profile_is_valid(profile));
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &tree, NULL));
	check.tree = tree;
	assert_int_equal(
		FONDS_OK, fonds_bag_check_run(&check, &validation, NULL));
	for (size_t i = 0; (finding = fonds_validation_get(validation, i)); i++)
		fonds_buffer_printf(&found, "%s%s@%s", i > 0 ? " " : "",
			finding->code + strlen("BAG-"),
			finding->path ? finding->path : "");
	if (strcmp(expected, fonds_buffer_text(&found)) != 0)
		fail_msg("%s\n gave %s\n not  %s", members,
			fonds_buffer_text(&found), expected);
}

/* A sound bag of two payload files with labels, and a tag file. */
static void fill(struct bag *bag)
{
	bag_put(bag, "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	bag_put(bag, "bag-info.txt",
		"bagit-profile-identifier: "
		"http://other.example/p\n" IDENTIFIER_LINE
		"Source-Organization: An Archive\n"
		"source-organization: Another\n"
		"Contact-Name: K.\n");
	bag_put(bag, "data/a.txt", "alpha\n");
	bag_put(bag, "data/sub/deep/c.txt", "last\n");
	bag_put(bag, "meta/dc.xml", "<dc/>");
	bag_seal_all(bag);
}

#define BAG_INFO(tags) GOOD ", \"Bag-Info\": {" tags "}"

/* Rules that the bag of fill() keeps, and such that it breaks. */
static const struct {
	const char *members, *media_type, *expected;
} rules[] = {
	{ GOOD, NULL, "" },
	{ "\"BagIt-Profile-Info\": {\"Source-Organization\": \"A\", "
	  "\"External-Description\": \"B\", \"Version\": \"1\", "
	  "\"BagIt-Profile-Identifier\": "
	  "\"http://X.example/p.json\"}, " VERSIONS,
		NULL, "RULE-IDENTIFIER@bag-info.txt" },
	{ INFO("") ", \"Accept-BagIt-Version\": [\"0.97\", \"1.0\"]", NULL,
		"" },
	{ INFO("") ", \"Accept-BagIt-Version\": [\"0.97\"]", NULL,
		"RULE-VERSION@bagit.txt" },

	{ BAG_INFO("\"CONTACT-NAME\": {\"required\": true}"), NULL, "" },
	{ BAG_INFO("\"Contact-Phone\": {\"required\": true}"), NULL,
		"RULE-LABEL-MISSING@bag-info.txt" },
	{ BAG_INFO("\"Contact-Phone\": {\"required\": false}"), NULL, "" },
	{ BAG_INFO("\"Contact-Phone\": {\"recommended\": true}"), NULL,
		"RULE-LABEL-RECOMMENDED@bag-info.txt" },
	{ BAG_INFO("\"Contact-Name\": {\"recommended\": true}"), NULL, "" },
	{ BAG_INFO("\"Source-Organization\": {\"values\": [\"An Archive\", "
		   "\"Another\"]}"),
		NULL, "" },
	{ BAG_INFO("\"Source-Organization\": {\"values\": [\"An Archive\"]}"),
		NULL, "RULE-LABEL-VALUE@bag-info.txt" },
	{ BAG_INFO("\"Source-Organization\": {\"values\": [\"x\"]}"), NULL,
		"RULE-LABEL-VALUE@bag-info.txt "
		"RULE-LABEL-VALUE@bag-info.txt" },
	{ BAG_INFO("\"Source-Organization\": {\"values\": []}"), NULL, "" },
	{ BAG_INFO("\"Contact-Phone\": {\"values\": [\"x\"]}"), NULL, "" },
	{ BAG_INFO("\"Source-Organization\": {\"repeatable\": true}"), NULL,
		"" },
	{ BAG_INFO("\"Source-Organization\": {\"repeatable\": false}"), NULL,
		"RULE-LABEL-REPEATED@bag-info.txt" },
	{ BAG_INFO("\"Contact-Name\": {\"repeatable\": false}"), NULL, "" },

	{ GOOD ", \"Manifests-Required\": [\"SHA-256\"]", NULL, "" },
	{ GOOD ", \"Manifests-Required\": [\"md5\", \"sha256\"]", NULL,
		"RULE-MANIFEST-MISSING@" },
	{ GOOD ", \"Manifests-Allowed\": [\"sha256\"]", NULL, "" },
	{ GOOD ", \"Manifests-Allowed\": [\"md5\"]", NULL,
		"RULE-MANIFEST-FORBIDDEN@manifest-sha256.txt" },
	{ GOOD ", \"Manifests-Allowed\": []", NULL,
		"RULE-MANIFEST-FORBIDDEN@manifest-sha256.txt" },
	{ GOOD ", \"Tag-Manifests-Required\": [\"sha256\"]", NULL, "" },
	{ GOOD ", \"Tag-Manifests-Required\": [\"sha512\"]", NULL,
		"RULE-TAGMANIFEST-MISSING@" },
	{ GOOD ", \"Tag-Manifests-Allowed\": [\"sha256\"]", NULL, "" },
	{ GOOD ", \"Tag-Manifests-Allowed\": [\"sha512\"]", NULL,
		"RULE-TAGMANIFEST-FORBIDDEN@tagmanifest-sha256.txt" },

	{ GOOD ", \"Allow-Fetch.txt\": false", NULL, "" },
	{ GOOD ", \"Fetch.txt-Required\": true", NULL,
		"RULE-FETCH-MISSING@fetch.txt" },
	{ GOOD ", \"Fetch.txt-Required\": false", NULL, "" },
	{ GOOD ", \"Data-Empty\": false", NULL, "" },
	{ GOOD ", \"Data-Empty\": true", NULL, "RULE-PAYLOAD-NOT-EMPTY@data" },

	{ GOOD ", \"Tag-Files-Required\": [\"meta/dc.xml\"]", NULL, "" },
	{ GOOD ", \"Tag-Files-Required\": [\"meta/DC.xml\", \"x\"]", NULL,
		"RULE-TAG-FILE-MISSING@meta/DC.xml RULE-TAG-FILE-MISSING@x" },
	{ GOOD ", \"Tag-Files-Allowed\": [\"m*c.xml\"]", NULL, "" },
	{ GOOD ", \"Tag-Files-Allowed\": []", NULL,
		"RULE-TAG-FILE-FORBIDDEN@meta/dc.xml" },
	{ GOOD ", \"Tag-Files-Allowed\": [\"meta/dc\"]", NULL,
		"RULE-TAG-FILE-FORBIDDEN@meta/dc.xml" },
	{ GOOD ", \"Payload-Files-Required\": [\"data/a.txt\", \"data/sub/\", "
	       "\"data/sub/deep/\"]",
		NULL, "" },
	{ GOOD ", \"Payload-Files-Required\": [\"data/b.txt\", \"data/su/\", "
	       "\"data/a.txt/\"]",
		NULL,
		"RULE-PAYLOAD-MISSING@data/a.txt/ "
		"RULE-PAYLOAD-MISSING@data/b.txt "
		"RULE-PAYLOAD-MISSING@data/su/" },
	{ GOOD ", \"Payload-Files-Allowed\": [\"data/*.txt\"]", NULL, "" },
	{ GOOD ", \"Payload-Files-Allowed\": [\"data/a*\"]", NULL,
		"RULE-PAYLOAD-FORBIDDEN@data/sub/deep/c.txt" },

	{ GOOD ", \"Serialization\": \"required\", \"Accept-Serialization\": "
	       "[\"application/tar\"]",
		NULL, "RULE-NOT-PACKED@" },
	{ GOOD ", \"Serialization\": \"required\", \"Accept-Serialization\": "
	       "[\"application/tar\"]",
		"application/x-tar", "" },
	{ GOOD ", \"Serialization\": \"required\", \"Accept-Serialization\": "
	       "[\"application/tar\"]",
		"application/zip", "RULE-PACKED-FORM@" },
	{ GOOD ", \"Serialization\": \"optional\", \"Accept-Serialization\": "
	       "[\"application/zip\"]",
		NULL, "" },
	{ GOOD ", \"Serialization\": \"forbidden\"", NULL, "" },
	{ GOOD ", \"Serialization\": \"forbidden\"", "application/zip",
		"RULE-PACKED@" },
};

static void every_rule_is_kept_or_its_breach_told(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	fill(&bag);
	for (size_t i = 0; i < sizeof(rules) / sizeof(*rules); i++)
		assert_judged(&bag, rules[i].members, rules[i].media_type,
			rules[i].expected);
	bag_clear(&bag);
}

static void a_profile_is_no_matter_without_being_asked_for(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	fill(&bag);
	assert_codes(&bag, "");
	bag_clear(&bag);
}

/* What is to be fetched belongs to the bag, as what is there. */
static void a_holey_bag_is_judged_as_it_will_be(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	fill(&bag);
	bag_put(&bag, "fetch.txt", "http://x.example/a 6 data/a.txt\n");
	bag_seal_all(&bag);
	bag_drop(&bag, "data/a.txt");
	assert_judged(&bag,
		GOOD ", \"Fetch.txt-Required\": true, "
		     "\"Payload-Files-Required\": [\"data/a.txt\"]",
		NULL, "PAYLOAD-NOT-FETCHED@data/a.txt");
	assert_judged(&bag,
		GOOD ", \"Allow-Fetch.txt\": false, "
		     "\"Payload-Files-Allowed\": [\"data/sub/*\"]",
		NULL,
		"PAYLOAD-NOT-FETCHED@data/a.txt "
		"RULE-PAYLOAD-FORBIDDEN@data/a.txt "
		"RULE-FETCH-FORBIDDEN@fetch.txt");
	bag_clear(&bag);
}

static void an_empty_payload_is_none_or_one_file_of_zero_bytes(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	bag_put(&bag, "bag-info.txt", IDENTIFIER_LINE);
	bag_put(&bag, "data/.keep", "");
	bag_seal_all(&bag);
	assert_judged(&bag, GOOD ", \"Data-Empty\": true", NULL, "");
	bag_put(&bag, "data/other", "");
	bag_seal_all(&bag);
	assert_judged(&bag, GOOD ", \"Data-Empty\": true", NULL,
		"RULE-PAYLOAD-NOT-EMPTY@data");
	bag_drop(&bag, "data/other");
	bag_put(&bag, "data/.keep", "x");
	bag_seal_all(&bag);
	assert_judged(&bag, GOOD ", \"Data-Empty\": true", NULL,
		"RULE-PAYLOAD-NOT-EMPTY@data");
	bag_clear(&bag);
}

/* The same code says what a planned bag lacks. */
static struct fonds_bag_view_file planned_file(void *payload, size_t index)
{
	static const char *const paths[] = { "bagit.txt", "data/x", NULL };

	(void)payload;
	return (struct fonds_bag_view_file){ .path = paths[index],
		.has_size = true };
}

static void a_planned_bag_is_told_what_it_lacks(void **state)
{
	fonds_cleanup(fonds_profile_freep) struct fonds_profile *profile =
		parse(BAG_INFO("\"Contact-Name\": {\"required\": "
			       "true}") ", "
					"\"Manifests-Required\": "
					"[\"sha512\", \"sha256\"], "
					"\"Serialization\": "
					"\"required\", "
					"\"Accept-Serialization\": "
					"[\"application/zip\"], "
					"\"Payload-Files-Required\":"
					" [\"data/y\"]");
	struct fonds_bag_info info = { 0 };
	struct fonds_bag_view view = { .version = "1.0",
		.info = &info,
		.form = FONDS_BAG_VIEW_UNDECIDED,
		.file = planned_file };
	fonds_cleanup(
		fonds_validation_freep) struct fonds_validation *validation =
		NULL;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_validation_new(&validation, NULL));
	fonds_bag_view_add_manifest(&view, FONDS_SHA256, false);
	assert_int_equal(FONDS_OK,
		fonds_profile_judge(profile, &view, validation, NULL));
	assert_int_equal(4, fonds_validation_count(validation));
	assert_non_null(find_finding(validation, "BAG-RULE-IDENTIFIER", NULL));
	assert_non_null(
		find_finding(validation, "BAG-RULE-LABEL-MISSING", NULL));
	assert_non_null(
		find_finding(validation, "BAG-RULE-MANIFEST-MISSING", NULL));
	assert_non_null(
		find_finding(validation, "BAG-RULE-PAYLOAD-MISSING", "data/y"));
}

/* "Beyond the Repository": a bag that keeps all, then each rule broken. */
#define BTR \
	"\"BagIt-Profile-Info\": {\"Source-Organization\": \"Beyond the " \
	"Repository Bagit Profile Group\", \"External-Description\": \"x\", " \
	"\"Version\": \"1.0\", \"BagIt-Profile-Identifier\": " \
	"\"https://x.example/btr.json\", \"BagIt-Profile-Version\": " \
	"\"1.3.0\"}, \"Bag-Info\": {\"Source-Organization\": {\"required\": " \
	"true}, \"Bagging-Date\": {\"required\": true}, \"Payload-Oxum\": " \
	"{\"required\": true}, \"Organization-Address\": {\"required\": " \
	"false, \"recommended\": true}}, \"Manifests-Required\": [], " \
	"\"Manifests-Allowed\": [\"md5\", \"sha1\", \"sha256\", \"sha512\"], " \
	"\"Allow-Fetch.txt\": false, \"Serialization\": \"optional\", " \
	"\"Accept-Serialization\": [\"application/zip\", " \
	"\"application/tar\"], \"Tag-Manifests-Required\": [], " \
	"\"Tag-Manifests-Allowed\": [\"md5\", \"sha1\", \"sha256\", " \
	"\"sha512\"], \"Tag-Files-Required\": [], \"Tag-Files-Allowed\": " \
	"[\"*\"], \"Accept-BagIt-Version\": [\"0.97\", \"1.0\"]"

static const char *const btr_lines[] = {
	"BagIt-Profile-Identifier: https://x.example/btr.json\n",
	"Source-Organization: A\n",
	"Bagging-Date: 2026-11-24\n",
	"Payload-Oxum: 1.1\n",
	"Organization-Address: B\n",
};

/* All lines but the one of that index. */
static void fill_btr(struct bag *bag, size_t without)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, 1 << 16);
	for (size_t i = 0; i < 5; i++)
		if (i != without)
			fonds_buffer_add_text(&text, btr_lines[i]);
	bag_put(bag, "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	bag_put(bag, "bag-info.txt", fonds_buffer_text(&text));
	bag_put(bag, "data/x", "x");
	bag_seal_all(bag);
}

static void a_bag_made_for_btr_passes_and_each_breach_has_its_code(void **state)
{
	static const char *const codes[] = { "RULE-IDENTIFIER@bag-info.txt",
		"RULE-LABEL-MISSING@bag-info.txt",
		"RULE-LABEL-MISSING@bag-info.txt",
		"RULE-LABEL-MISSING@bag-info.txt",
		"RULE-LABEL-RECOMMENDED@bag-info.txt", "" };
	struct bag bag = { 0 };

	(void)state;
	for (size_t i = 0; i <= 5; i++) {
		fill_btr(&bag, i);
		assert_judged(&bag, BTR, NULL, codes[i]);
	}
	assert_judged(
		&bag, BTR, "application/x-7z-compressed", "RULE-PACKED-FORM@");
	bag_seal(&bag, "manifest-sha3256.txt", FONDS_SHA3_256, false);
	bag_seal_all(&bag);
	assert_judged(&bag, BTR, NULL,
		"RULE-MANIFEST-FORBIDDEN@manifest-sha3256.txt");
	bag_drop(&bag, "manifest-sha3256.txt");
	bag_put(&bag, "fetch.txt", "");
	bag_seal_all(&bag);
	assert_judged(&bag, BTR, NULL, "RULE-FETCH-FORBIDDEN@fetch.txt");
	bag_clear(&bag);
}

/* Every pattern over a few bytes says what fnmatch(3) says. */
static void patterns_are_those_of_fnmatch(void **state)
{
	static const char alphabet[] = "ab/*?[]-!\\";
	uint32_t seed = 1;
	unsigned matched = 0;

	(void)state;
	for (unsigned round = 0; round < 400000; round++) {
		char text[2][8] = { "", "" };

		for (size_t which = 0; which < 2; which++) {
			size_t size = (seed >> 28) % 7;

			for (size_t i = 0; i < size; i++) {
				size_t most = which ? 3 : 10;

				seed = seed * 1664525 + 1013904223;
				text[which][i] = alphabet[(seed >> 24) % most];
			}
			seed = seed * 1664525 + 1013904223;
		}
		/* A backslash at the very end: each system has its own way. */
		if (*text[0] && text[0][strlen(text[0]) - 1] == '\\')
			continue;
		if (strchr(text[0], '[') && strchr(text[0], '/'))
			continue; /* POSIX leaves "/" in a set open */
		if ((fnmatch(text[0], text[1], 0) == 0 ||
			    strcmp(text[0], text[1]) == 0) !=
			fonds_path_pattern_matches(text[0], text[1]))
			fail_msg("'%s' and '%s'", text[0], text[1]);
		matched += fonds_path_pattern_matches(text[0], text[1]);
	}
	assert_true(matched > 1000);
}

static void a_pattern_of_many_asterisks_ends(void **state)
{
	char path[4001];

	(void)state;
	memset(path, 'a', 4000);
	path[4000] = '\0';
	assert_false(fonds_path_pattern_matches(
		"*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", path));
	assert_true(fonds_path_pattern_matches("data/[x", "data/[x"));
	assert_true(fonds_path_pattern_matches("data/[a-c]?", "data/b\xff"));
	assert_true(fonds_path_pattern_matches("*", "a/b/c"));
	assert_false(fonds_path_pattern_matches("", "a"));
}

static void names_in_use_for_one_media_type_are_one(void **state)
{
	(void)state;
	assert_true(fonds_media_type_is_same(
		"application/tar", "APPLICATION/X-TAR"));
	assert_true(fonds_media_type_is_same("a/b", "A/b"));
	assert_false(
		fonds_media_type_is_same("application/tar", "application/zip"));
	assert_false(fonds_media_type_is_same("a/b", "a/c"));
	assert_false(fonds_media_type_is_well_formed("application"));
	assert_false(fonds_media_type_is_well_formed("/zip"));
	assert_false(fonds_media_type_is_well_formed("a/"));
	assert_true(fonds_media_type_is_well_formed("a/b+c"));
}

static void no_allocation_may_fail_unnoticed(void **state)
{
	static const char text[] = "{" BAG_INFO(
		"\"A\": {\"required\": true, \"values\": "
		"[\"x\"]},"
		"\"Source-Organization\": {\"values\": "
		"[\"y\"]}") ", "
			    "\"Tag-Files-Required\": [\"q\"], "
			    "\"Payload-Files-Required\": "
			    "[\"data/sub/\", \"data/z\"], "
			    "\"Nonsense\": 1, "
			    "\"Manifests-Allowed\": [\"md5\"]}";
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct bag bag = { 0 };
	unsigned failures = 0;

	(void)state;
	fill(&bag);
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag.files, bag.count, &tree, NULL));
	for (unsigned n = 0;; n++) {
		struct fonds_bag_check check = { .tree = tree, .jobs = 1 };
		struct fonds_profile *profile = NULL;
		struct fonds_validation *validation = NULL;
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_profile_parse(
			"p", text, sizeof(text) - 1, &profile, &error);
		check.profile = profile;
		if (status == FONDS_OK)
			status = fonds_bag_check_run(
				&check, &validation, &error);
		fault_disarm();
		if (status == FONDS_OK)
			assert_int_equal(6, fonds_validation_count(validation));
		else
			assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_profile_free(profile);
		fonds_validation_free(validation);
		fonds_error_free(error);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		failures++;
	}
	assert_true(failures > 100);
	bag_clear(&bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			every_defect_of_a_profile_is_told_with_its_place),
		cmocka_unit_test(more_than_the_limit_of_a_list_is_told),
		cmocka_unit_test(every_rule_is_kept_or_its_breach_told),
		cmocka_unit_test(
			a_profile_is_no_matter_without_being_asked_for),
		cmocka_unit_test(a_holey_bag_is_judged_as_it_will_be),
		cmocka_unit_test(
			an_empty_payload_is_none_or_one_file_of_zero_bytes),
		cmocka_unit_test(a_planned_bag_is_told_what_it_lacks),
		cmocka_unit_test(
			a_bag_made_for_btr_passes_and_each_breach_has_its_code),
		cmocka_unit_test(patterns_are_those_of_fnmatch),
		cmocka_unit_test(a_pattern_of_many_asterisks_ends),
		cmocka_unit_test(names_in_use_for_one_media_type_are_one),
		cmocka_unit_test(no_allocation_may_fail_unnoticed),
	};

	return cmocka_run_group_tests_name("profile", tests, NULL, NULL);
}
