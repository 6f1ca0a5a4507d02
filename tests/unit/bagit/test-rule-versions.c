/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What was otherwise before version 1.0, in each version that there was, and
 * what is the same in all.
 */
#include "tests/unit/bagit/rules-fixture.h"

static const char *const old_versions[] = { "0.93", "0.94", "0.95", "0.96",
	"0.97" };

/* 1.0 takes one space after the colon and nothing else. */
static void blanks_may_stand_around_the_colons_of_bagit_txt(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(old_versions); i++) {
		struct bag bag;
		char text[100];

		fill(&bag, "1.0", "data/a", NULL);
		(void)snprintf(text, sizeof(text),
			"BagIt-Version :\t%s\nTag-File-Character-Encoding:"
			"UTF-8 \n",
			old_versions[i]);
		bag_put(&bag, "bagit.txt", text);
		bag_seal_all(&bag);
		check(&bag, text, "");
		bag_clear(&bag);
	}
}

static void every_manifest_need_not_list_every_file(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(old_versions); i++) {
		struct bag bag;

		fill(&bag, old_versions[i], "data/a", "data/b");
		bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
		bag_put(&bag, MANIFEST, HEX "  data/a\n");
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, old_versions[i], "");
		bag_put(&bag, "data/c", "alpha\n");
		check(&bag, old_versions[i], "BAG-PAYLOAD-UNLISTED@data/c");
		bag_clear(&bag);
	}
}

static void a_file_may_be_listed_twice_with_the_same_digest(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(old_versions); i++) {
		const struct line_row rows[] = {
			{ old_versions[i], "data/a", NULL,
				HEX "  data/a\n" HEX "  data/a\n",
				"BAG-LISTED-TWICE-OLD@" MANIFEST },
			{ old_versions[i], "data/a", NULL,
				HEX "  data/a\n" NOT "  data/a\n",
				"BAG-PAYLOAD-DISPUTED@data/a "
				"BAG-LISTED-TWICE-DIFFERS@" MANIFEST },
		};

		check_lines(rows, COUNT(rows));
	}
}

static void a_percent_stands_for_itself(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(old_versions); i++) {
		const char *version = old_versions[i];
		const struct line_row rows[] = {
			{ version, "data/a%b", NULL, HEX "  data/a%b\n", "" },
			{ version, "data/a%25b", "data/a%b",
				HEX "  data/a%25b\n" HEX "  data/a%b\n", "" },
			{ version, "data/a%0Ab", "data/a\nb",
				HEX "  data/a%0Ab\n",
				"BAG-PAYLOAD-UNLISTED@data/a\nb" },
			{ version, "data/a\rb", NULL, HEX "  data/a%0db\n",
				"" },
			{ version, "data/a%b", NULL, HEX "  data/a%25b\n",
				"BAG-PAYLOAD-MISSING@data/a%25b "
				"BAG-PAYLOAD-UNLISTED@data/a%b" },
		};

		check_lines(rows, COUNT(rows));
	}
}

static void a_tag_manifest_need_not_list_every_manifest(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(old_versions); i++) {
		struct bag bag;

		fill(&bag, old_versions[i], "data/a", NULL);
		bag_seal_all(&bag);
		bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
		check(&bag, old_versions[i],
			"BAG-TAG-UNLISTED@manifest-md5.txt");
		bag_clear(&bag);
	}
}

static void bag_info_may_have_other_separators(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(old_versions); i++) {
		struct bag bag;

		fill(&bag, old_versions[i], "data/a", NULL);
		bag_put(&bag, "bag-info.txt", "A : b\nC:d\n");
		bag_seal_all(&bag);
		check(&bag, old_versions[i], "");
		bag_clear(&bag);
	}
}

static void what_is_to_be_fetched_is_listed_in_one_manifest(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(old_versions); i++) {
		struct bag bag;

		fill(&bag, old_versions[i], "data/a", "data/b");
		bag_put(&bag, "fetch.txt", "http://x/b 6 data/b\n");
		bag_seal(&bag, MANIFEST, FONDS_SHA256, false);
		bag_drop(&bag, "data/b");
		bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, old_versions[i], "BAG-PAYLOAD-NOT-FETCHED@data/b");
		bag_put(&bag, "fetch.txt",
			"http://x/b 6 data/b\nhttp://x/c 6 data/c\n");
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, old_versions[i],
			"BAG-PAYLOAD-NOT-FETCHED@data/b "
			"BAG-FETCH-UNLISTED@fetch.txt");
		bag_clear(&bag);
	}
}

static void package_info_is_read_up_to_0_95(void **state)
{
	static const struct {
		const char *version;
		const char *codes;
	} rows[] = {
		{ "0.93", "BAG-OXUM-WRONG@package-info.txt" },
		{ "0.94", "BAG-OXUM-WRONG@package-info.txt" },
		{ "0.95", "BAG-OXUM-WRONG@package-info.txt" },
		{ "0.96", "" },
		{ "0.97", "" },
		{ "1.0", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bag bag;

		fill(&bag, rows[i].version, "data/a", NULL);
		bag_put(&bag, "package-info.txt",
			"Packing-Date: 2008-04-15\nPackage-Size: 6 B\n"
			"Payload-Oxum: 7.1\n");
		bag_seal_all(&bag);
		check(&bag, rows[i].version, rows[i].codes);
		bag_put(&bag, "package-info.txt",
			"Packing-Date: 2008-04-15\nPayload-Oxum: 6.1\n");
		bag_seal_all(&bag);
		check(&bag, rows[i].version, "");
		bag_clear(&bag);
	}
}

/* Nobody knows what the file is in a version that is to come. */
static void package_info_is_not_read_in_a_version_unknown(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag, "2.0", "data/a", NULL);
	bag_put(&bag, "package-info.txt", "Payload-Oxum: 7.1\n");
	bag_seal_all(&bag);
	check(&bag, "2.0", "BAG-VERSION-UNSUPPORTED@bagit.txt");
	bag_clear(&bag);
}

/* Where both are there the newer name counts. */
static void bag_info_is_read_in_every_version(void **state)
{
	static const char *const versions[] = { "0.93", "0.94", "0.95", "0.96",
		"0.97", "1.0" };

	(void)state;
	for (size_t i = 0; i < COUNT(versions); i++) {
		struct bag bag;

		fill(&bag, versions[i], "data/a", NULL);
		bag_put(&bag, "package-info.txt", "Payload-Oxum: 8.1\n");
		bag_put(&bag, "bag-info.txt", "Payload-Oxum: 6.1\n");
		bag_seal_all(&bag);
		check(&bag, versions[i], "");
		bag_put(&bag, "bag-info.txt", "Payload-Oxum: 7.1\n");
		bag_seal_all(&bag);
		check(&bag, versions[i], "BAG-OXUM-WRONG@bag-info.txt");
		bag_clear(&bag);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			blanks_may_stand_around_the_colons_of_bagit_txt),
		cmocka_unit_test(every_manifest_need_not_list_every_file),
		cmocka_unit_test(
			a_file_may_be_listed_twice_with_the_same_digest),
		cmocka_unit_test(a_percent_stands_for_itself),
		cmocka_unit_test(a_tag_manifest_need_not_list_every_manifest),
		cmocka_unit_test(bag_info_may_have_other_separators),
		cmocka_unit_test(
			what_is_to_be_fetched_is_listed_in_one_manifest),
		cmocka_unit_test(package_info_is_read_up_to_0_95),
		cmocka_unit_test(package_info_is_not_read_in_a_version_unknown),
		cmocka_unit_test(bag_info_is_read_in_every_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
