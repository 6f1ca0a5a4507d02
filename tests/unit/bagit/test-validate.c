/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/bag-fixture.h"

#include <errno.h>

#define MANIFEST "manifest-sha256.txt"
#define TAG_MANIFEST "tagmanifest-sha256.txt"

static void a_whole_bag_is_valid(void **state)
{
	struct fonds_validation *validation;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	validation = bag_check(&bag);
	assert_true(fonds_validation_is_valid(validation));
	assert_int_equal(0, fonds_validation_count(validation));
	assert_null(fonds_validation_get(validation, 0));
	assert_string_equal("1.0", validation->version);
	assert_int_equal(3, validation->payload_files);
	assert_int_equal(16, validation->payload_bytes);
	assert_string_equal("An Archive",
		fonds_validation_bag_info(validation, "source-organization"));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void what_is_no_bag_gets_one_finding(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	assert_codes(&bag, "BAG-DECLARATION-MISSING@bagit.txt");
	bag_put(&bag, "letter.txt", "x");
	bag_put(&bag, "photos/1.jpg", "x");
	assert_codes(&bag, "BAG-DECLARATION-MISSING@bagit.txt");
	assert_message(&bag, "BAG-DECLARATION-MISSING", "bagit.txt",
		"this is not a bag: there is no bagit.txt");
	bag_clear(&bag);
}

static void a_changed_payload_file_is_corrupt(void **state)
{
	struct fonds_validation *validation;
	const struct fonds_finding *finding;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	bag_put(&bag, "data/b.txt", "bETA\n");
	validation = bag_check(&bag);
	assert_int_equal(1, fonds_validation_count(validation));
	finding = fonds_validation_get(validation, 0);
	assert_string_equal("BAG-PAYLOAD-CORRUPT", finding->code);
	assert_string_equal("data/b.txt", finding->path);
	assert_string_equal("its digest differs from that listed in " MANIFEST
			    " line 2",
		finding->message);
	assert_string_equal("sha256 "
			    "f2c82decdd7181cf98945929a62598db"
			    "7e6b477e11f6e0eb0ae97020eff151ad",
		finding->expected);
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void a_missing_and_an_added_file_are_named(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	bag_drop(&bag, "data/b.txt");
	bag_put(&bag, "data/new", "12345");
	bag_put(&bag, "notes.txt", "x");
	assert_codes(&bag,
		"BAG-PAYLOAD-MISSING@data/b.txt BAG-PAYLOAD-UNLISTED@data/new "
		"BAG-TAG-UNLISTED@notes.txt");
	bag_clear(&bag);
}

static void a_missing_and_a_changed_tag_file_are_named(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_put(&bag, "metadata/dc.xml", "<dc/>");
	bag_seal_all(&bag);
	bag_put(&bag, "metadata/dc.xml", "<dc />");
	assert_message(&bag, "BAG-TAG-CORRUPT", "metadata/dc.xml",
		"its digest differs from that listed in " TAG_MANIFEST
		" line 3");
	bag_drop(&bag, "metadata/dc.xml");
	assert_codes(&bag, "BAG-TAG-MISSING@metadata/dc.xml");
	bag_clear(&bag);
}

static void a_damaged_manifest_does_not_make_payload_corrupt(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	bag_file(&bag, MANIFEST)[0] ^= 1;
	assert_codes(&bag, "BAG-PAYLOAD-UNJUDGED@data/a.txt "
			   "BAG-TAG-CORRUPT@" MANIFEST);
	/* A path that it names wrongly: neither file can be judged. */
	bag_file(&bag, MANIFEST)[0] ^= 1;
	strstr(bag_file(&bag, MANIFEST), "data/a")[5] = 'x';
	assert_codes(&bag,
		"BAG-PAYLOAD-UNJUDGED@data/a.txt "
		"BAG-PAYLOAD-UNJUDGED@data/x.txt BAG-TAG-CORRUPT@" MANIFEST);
	bag_clear(&bag);
}

static void another_intact_manifest_judges_in_its_place(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_seal_all(&bag);
	bag_file(&bag, MANIFEST)[0] ^= 1;
	assert_codes(&bag, "BAG-TAG-CORRUPT@" MANIFEST);
	bag_put(&bag, "data/a.txt", "ALPHA\n");
	assert_codes(&bag, "BAG-PAYLOAD-CORRUPT@data/a.txt "
			   "BAG-TAG-CORRUPT@" MANIFEST);
	bag_clear(&bag);
}

static void manifests_that_contradict_each_other_are_disputed(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_seal(&bag, MANIFEST, FONDS_SHA256, false);
	bag_file(&bag, MANIFEST)[0] ^= 1;
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	assert_message(&bag, "BAG-PAYLOAD-DISPUTED", "data/a.txt",
		"its digest agrees with manifest-md5.txt line 1 but not "
		"with " MANIFEST " line 1: one of these lines is wrong");
	bag_clear(&bag);
}

static void a_damaged_tag_manifest_is_suspected(void **state)
{
	struct fonds_validation *validation;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	bag_file(&bag, TAG_MANIFEST)[3] = '!';
	strstr(bag_file(&bag, TAG_MANIFEST), "\n")[2] ^= 1;
	validation = bag_check(&bag);
	assert_non_null(
		find_finding(validation, "BAG-MANIFEST-LINE", TAG_MANIFEST));
	assert_non_null(strstr(
		find_finding(validation, "BAG-TAG-CORRUPT", NULL)->message,
		"; " TAG_MANIFEST " may itself be damaged, see its line 1"));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void in_1_0_every_manifest_lists_every_file(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_put(&bag, "manifest-md5.txt",
		strchr(bag_file(&bag, "manifest-md5.txt"), '\n') + 1);
	bag_seal_all(&bag);
	assert_message(&bag, "BAG-PAYLOAD-PARTLY-LISTED", "data/a.txt",
		"it is not listed in manifest-md5.txt");
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "");
	bag_clear(&bag);
}

static void a_tag_manifest_lists_every_manifest_and_only_tag_files(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	bag_seal(&bag, MANIFEST, FONDS_SHA256, false);
	assert_codes(&bag, "BAG-TAGMANIFEST-INCOMPLETE@" TAG_MANIFEST);
	bag_put(&bag, TAG_MANIFEST, bag_file(&bag, MANIFEST));
	assert_message(&bag, "BAG-TAGMANIFEST-PAYLOAD", TAG_MANIFEST,
		"line 1 lists 'data/a.txt', which is payload");
	bag_drop(&bag, TAG_MANIFEST);
	assert_codes(&bag, "BAG-TAGMANIFEST-MISSING@");
	bag_clear(&bag);
}

static void a_manifest_of_an_unknown_algorithm_is_told(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal(&bag, "manifest-crc99.txt", FONDS_MD5, false);
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-ALGORITHM-UNKNOWN@manifest-crc99.txt");
	bag_drop(&bag, "manifest-crc99.txt");
	bag_seal(&bag, "manifest-SHA-512.txt", FONDS_SHA512, false);
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-MANIFEST-NAME@manifest-SHA-512.txt");
	bag_seal(&bag, "manifest-sha512.txt", FONDS_SHA512, false);
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-MANIFEST-NAME@manifest-SHA-512.txt "
			   "BAG-MANIFEST-REPEATED@manifest-sha512.txt");
	bag_clear(&bag);
}

static void a_bag_without_a_manifest_is_not_valid(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	assert_codes(&bag, "BAG-MANIFEST-MISSING@ BAG-TAGMANIFEST-MISSING@");
	bag_clear(&bag);
}

static void a_bag_without_data_is_not_valid(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-DATA-MISSING@data");
	bag_clear(&bag);
}

/* The manifest is replaced by this text after the bag was sealed. */
static void check_line(const char *text, const char *codes)
{
	struct bag bag = { 0 };

	bag_fill(&bag);
	bag_drop(&bag, "bag-info.txt");
	bag_drop(&bag, "data/b.txt");
	bag_drop(&bag, "data/sub/c.txt");
	bag_put(&bag, MANIFEST, text);
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	assert_codes(&bag, codes);
	bag_clear(&bag);
}

/* The digest of "alpha\n" in four spellings, the last with one odd letter. */
#define HEX "b6a98d9ce9a2d9149288fa3df42d377c3e42737afdcdaf714e33c0a100b51060"
#define UPPER "B6A98D9CE9A2D9149288FA3DF42D377C3E42737AFDCDAF714E33C0A100B51060"
#define MIXED "B6A98D9CE9A2D9149288FA3DF42D377c3e42737afdcdaf714e33c0a100b51060"
#define ODD "b6a98d9ce9a2d9149288fa3df42d377c3e42737afdcdaf714e33c0a100B51060"

static void lines_are_read_as_the_standard_has_them(void **state)
{
	(void)state;
	check_line(HEX "  data/a.txt\n", "");
	check_line(HEX " \t data/a.txt", "");
	check_line(UPPER " data/a.txt\r\n", "");
	check_line(MIXED "  data/a.txt\n", "");
	check_line(ODD "  data/a.txt\n", "BAG-MANIFEST-MIXED-CASE@" MANIFEST);
	check_line(HEX "  data/a.txt\n\n", "BAG-BLANK-LINE@" MANIFEST);
	check_line(HEX " *data/a.txt\n", "BAG-MANIFEST-MD5SUM@" MANIFEST);
	check_line(HEX "  ./data/a.txt\n", "BAG-MANIFEST-DOT-SLASH@" MANIFEST);
	check_line(HEX "  data/a.txt\n" HEX "  data/./a.txt\n",
		"BAG-LISTED-TWICE@" MANIFEST
		" BAG-MANIFEST-DOT-SLASH@" MANIFEST);
	check_line(HEX "  data/a.txt\n" HEX "  ../a.txt\n",
		"BAG-PATH-UNSAFE@" MANIFEST);
	check_line(HEX "  data/a.txt\n" HEX "  bagit.txt\n",
		"BAG-MANIFEST-NOT-PAYLOAD@" MANIFEST);
	check_line(HEX "  data/a.txt\n" HEX "0  data/a.txt\n",
		"BAG-MANIFEST-LINE@" MANIFEST);
	check_line(
		HEX "  data/a.txt\n" HEX "\n", "BAG-MANIFEST-LINE@" MANIFEST);
	check_line(
		HEX "  data/a.txt\nnonsense\n", "BAG-MANIFEST-LINE@" MANIFEST);
	check_line(HEX "  data/A.txt\n", "BAG-PAYLOAD-MISSING@data/A.txt "
					 "BAG-PATH-COLLISION@data/a.txt "
					 "BAG-PAYLOAD-UNLISTED@data/a.txt");
	check_line(HEX "  data/a.txt\n" HEX "  data/\xff\n",
		"BAG-PAYLOAD-MISSING@data/\xff BAG-TEXT-INVALID@" MANIFEST);
	check_line("\xef\xbb\xbf" HEX "  data/a.txt\n", "BAG-BOM@" MANIFEST);
}

static void an_oxum_is_compared_with_the_payload(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_put(&bag, "bag-info.txt", "payload-oxum: 16.4\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-OXUM-WRONG@bag-info.txt");
	bag_put(&bag, "bag-info.txt", "Payload-Oxum: 16\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-OXUM-MALFORMED@bag-info.txt");
	bag_put(&bag, "bag-info.txt",
		"Payload-Oxum: 16.3\npayload-oxum: 16.3\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-OXUM-REPEATED@bag-info.txt");
	bag_put(&bag, "bag-info.txt", "Contact-Name:x\nno label\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-INFO-LINE@bag-info.txt "
			   "BAG-INFO-STYLE@bag-info.txt");
	bag_clear(&bag);
}

static void check_fetch(const char *fetch, const char *codes)
{
	struct bag bag = { 0 };

	bag_fill(&bag);
	bag_put(&bag, "fetch.txt", fetch);
	bag_seal_all(&bag);
	bag_drop(&bag, "data/b.txt");
	assert_codes(&bag, codes);
	bag_clear(&bag);
}

static void a_file_still_to_be_fetched_is_not_missing(void **state)
{
	(void)state;
	check_fetch("http://x/b 5 data/b.txt\n",
		"BAG-PAYLOAD-NOT-FETCHED@data/b.txt");
	check_fetch("http://x/b 5 data/b.txt\nhttp://x/a 7 data/a.txt\n",
		"BAG-PAYLOAD-NOT-FETCHED@data/b.txt "
		"BAG-FETCH-LENGTH@fetch.txt");
	check_fetch("x/b - data/b.txt\n",
		"BAG-PAYLOAD-NOT-FETCHED@data/b.txt BAG-FETCH-URL@fetch.txt");
	check_fetch("http://x/b - data/b.txt\n\nhttp://x/b -\n",
		"BAG-PAYLOAD-NOT-FETCHED@data/b.txt BAG-BLANK-LINE@fetch.txt "
		"BAG-FETCH-LINE@fetch.txt");
	check_fetch("http://x/b - data/b.txt\nhttp://x/z - data/z\n"
		    "http://x/z - notes.txt\nhttp://x/z - ../z\n",
		"BAG-PAYLOAD-NOT-FETCHED@data/b.txt "
		"BAG-FETCH-NOT-PAYLOAD@fetch.txt BAG-FETCH-UNLISTED@fetch.txt "
		"BAG-PATH-UNSAFE@fetch.txt");
}

static void the_declared_encoding_is_used(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 1.0\n"
		"Tag-File-Character-Encoding: ISO-8859-1\n");
	bag_put(&bag, "bag-info.txt", "Contact-Name: Andr\xe9\n");
	bag_put(&bag, "data/\xc3\xa9", "x");
	bag_seal(&bag, MANIFEST, FONDS_SHA256, false);
	/* The manifest in Latin-1: one byte for the letter. */
	{
		char *name = strstr(bag_file(&bag, MANIFEST), "\xc3\xa9");

		memmove(name, name + 1, strlen(name));
		*name = '\xe9';
		bag_put(&bag, MANIFEST, bag_file(&bag, MANIFEST));
	}
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	assert_codes(&bag, "");
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-9\n");
	bag_drop(&bag, "data/\xc3\xa9");
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-TEXT-INVALID@bag-info.txt "
			   "BAG-ENCODING-UNKNOWN@bagit.txt");
	bag_clear(&bag);
}

static void names_that_some_systems_confuse_are_told(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_drop(&bag, "bag-info.txt");
	bag_put(&bag, "data/A.TXT", "x");
	bag_seal_all(&bag);
	assert_message(&bag, "BAG-PATH-COLLISION", "data/a.txt",
		"it differs only in case or Unicode normal form from "
		"'data/A.TXT'");
	bag_clear(&bag);
}

static void names_with_line_ends_are_read_and_shown_safely(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_drop(&bag, "bag-info.txt");
	bag_put(&bag, "data/a\nb%", "x");
	bag_put(&bag, MANIFEST,
		HEX "  data/a%0Ab%25\n" HEX "  data/a.txt\n" HEX
		    "  data/\x1b[31m\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	bag_drop(&bag, "data/b.txt");
	bag_drop(&bag, "data/sub/c.txt");
	assert_codes(&bag, "BAG-PAYLOAD-MISSING@data/\x1b[31m "
			   "BAG-PAYLOAD-CORRUPT@data/a\nb%");
	bag_put(&bag, MANIFEST, HEX "  ../\x1b[31m\n" HEX "  data/a.txt\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	assert_message(&bag, "BAG-PATH-UNSAFE", MANIFEST,
		"line 1: '../\\x1b[31m' leads out of the bag, or would on some "
		"system");
	bag_clear(&bag);
}

static void package_info_is_read_in_old_bags(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_drop(&bag, "bag-info.txt");
	bag_put(&bag, "package-info.txt", "Payload-Oxum: 16.4\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "");
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 0.95\nTag-File-Character-Encoding: UTF-8\n");
	bag_seal_all(&bag);
	assert_codes(&bag, "BAG-OXUM-WRONG@package-info.txt");
	bag_clear(&bag);
}

static void a_wrong_oxum_in_a_damaged_file_says_so(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	strstr(bag_file(&bag, "bag-info.txt"), "16.3")[0] = '9';
	assert_message(&bag, "BAG-OXUM-WRONG", "bag-info.txt",
		"the payload has not the bytes and files that Payload-Oxum "
		"states, but the file that states it is itself damaged");
	bag_clear(&bag);
}

static void a_tag_manifest_may_not_list_its_like(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal(&bag, "tagmanifest-md5.txt", FONDS_MD5, true);
	bag_seal_all(&bag);
	bag_put(&bag, "tagmanifest-md5.txt",
		"00000000000000000000000000000000  " TAG_MANIFEST "\n");
	assert_message(&bag, "BAG-TAGMANIFEST-ITSELF", "tagmanifest-md5.txt",
		"line 1 lists '" TAG_MANIFEST "', which is a tag manifest");
	bag_clear(&bag);
}

static void a_tag_manifest_that_lists_what_is_not_there_is_suspected(
	void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	strstr(bag_file(&bag, TAG_MANIFEST), "bag-info")[0] = 'c';
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: utf-8\n");
	assert_message(&bag, "BAG-TAG-MISSING", "cag-info.txt",
		"it is not there, but listed in " TAG_MANIFEST
		" line 2; " TAG_MANIFEST
		" may itself be damaged, see its line 2");
	assert_message(&bag, "BAG-TAG-CORRUPT", "bagit.txt",
		"its digest differs from that listed in " TAG_MANIFEST
		" line 1; " TAG_MANIFEST
		" may itself be damaged, see its line 2");
	bag_clear(&bag);
}

struct inventory {
	char text[1024];
	unsigned count;
};

static enum fonds_status take_file(void *payload, const char *path,
	uint64_t size, const struct fonds_digest *sha256,
	struct fonds_error **error)
{
	struct inventory *inventory = payload;
	char line[200];

	(void)error;
	assert_int_equal(FONDS_SHA256, sha256->algorithm);
	(void)snprintf(line, sizeof(line), "%s=%u;", path, (unsigned)size);
	strcat(inventory->text, line);
	inventory->count++;
	return FONDS_OK;
}

static void every_file_is_given_to_the_caller(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_validation *validation = NULL;
	struct inventory inventory = { 0 };
	struct fonds_bag_check check = {
		.jobs = 1,
		.file = take_file,
		.payload = &inventory,
	};
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_seal(&bag, "tagmanifest-md5.txt", FONDS_MD5, true);
	bag_put(&bag, "notes.txt", "xy");
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag.files, bag.count, &tree, NULL));
	check.tree = tree;
	assert_int_equal(
		FONDS_OK, fonds_bag_check_run(&check, &validation, NULL));
	assert_true(fonds_validation_is_valid(validation));
	assert_int_equal(bag.count, inventory.count);
	assert_non_null(strstr(inventory.text, "notes.txt=2;"));
	assert_non_null(strstr(inventory.text, "tagmanifest-md5.txt="));
	assert_non_null(strstr(inventory.text, "data/b.txt=5;"));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static enum fonds_status refuse_file(void *payload, const char *path,
	uint64_t size, const struct fonds_digest *sha256,
	struct fonds_error **error)
{
	(void)payload;
	(void)path;
	(void)size;
	(void)sha256;
	return fonds_fail(error, FONDS_ERR_BUSY, "not now");
}

static int stop(const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	assert_true(progress->bytes_done <= progress->bytes_total);
	assert_true(progress->files_done <= progress->files_total);
	return 1;
}

static void a_callback_that_fails_or_stops_ends_it(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = { .jobs = 2, .file = refuse_file };
	struct fonds_error *error = NULL;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag.files, bag.count, &tree, NULL));
	check.tree = tree;
	assert_int_equal(FONDS_ERR_BUSY,
		fonds_bag_check_run(&check, &validation, &error));
	assert_string_equal("not now", fonds_error_message(error));
	fonds_error_free(error);
	check.file = NULL;
	check.progress = stop;
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_bag_check_run(&check, &validation, NULL));
	assert_null(validation);
	bag_clear(&bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_bag_is_valid),
		cmocka_unit_test(what_is_no_bag_gets_one_finding),
		cmocka_unit_test(a_changed_payload_file_is_corrupt),
		cmocka_unit_test(a_missing_and_an_added_file_are_named),
		cmocka_unit_test(a_missing_and_a_changed_tag_file_are_named),
		cmocka_unit_test(
			a_damaged_manifest_does_not_make_payload_corrupt),
		cmocka_unit_test(another_intact_manifest_judges_in_its_place),
		cmocka_unit_test(
			manifests_that_contradict_each_other_are_disputed),
		cmocka_unit_test(a_damaged_tag_manifest_is_suspected),
		cmocka_unit_test(in_1_0_every_manifest_lists_every_file),
		cmocka_unit_test(
			a_tag_manifest_lists_every_manifest_and_only_tag_files),
		cmocka_unit_test(a_manifest_of_an_unknown_algorithm_is_told),
		cmocka_unit_test(a_bag_without_a_manifest_is_not_valid),
		cmocka_unit_test(a_bag_without_data_is_not_valid),
		cmocka_unit_test(lines_are_read_as_the_standard_has_them),
		cmocka_unit_test(an_oxum_is_compared_with_the_payload),
		cmocka_unit_test(a_file_still_to_be_fetched_is_not_missing),
		cmocka_unit_test(the_declared_encoding_is_used),
		cmocka_unit_test(names_that_some_systems_confuse_are_told),
		cmocka_unit_test(
			names_with_line_ends_are_read_and_shown_safely),
		cmocka_unit_test(package_info_is_read_in_old_bags),
		cmocka_unit_test(a_wrong_oxum_in_a_damaged_file_says_so),
		cmocka_unit_test(a_tag_manifest_may_not_list_its_like),
		cmocka_unit_test(
			a_tag_manifest_that_lists_what_is_not_there_is_suspected),
		cmocka_unit_test(every_file_is_given_to_the_caller),
		cmocka_unit_test(a_callback_that_fails_or_stops_ends_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
