/* SPDX-License-Identifier: Apache-2.0 */
/* Bags packed and unpacked again, with calls that fail. */
#include "tests/unit/bagit/write-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include <fonds/bag-pack.h>

static const char *const endings[] = { "tar", "tar.gz", "tar.xz", "tar.zst",
	"zip", "7z" };
#define ENDINGS (sizeof(endings) / sizeof(*endings))

static void make_bag(void)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	static const char *const tags[] = { "Source-Organization: Harbour" };
	const struct fonds_bag_create_options options = {
		.struct_size = sizeof(options),
		.tags = tags,
		.tag_count = 1,
		.bagging_date = "1950-09-30",
		.jobs = 1,
	};

	scratch_write("source/a.txt", "alpha\n");
	scratch_write("source/empty", "");
	scratch_write("source/sub/50% or\nmore", "beta\n");
	scratch_write("source/sub/\xc3\xa9", "composed\n");
	scratch_write("source/sub/e\xcc\x81", "decomposed\n");
	assert_ok(fonds_bag_create("source", "bag", &options, &result, &error),
		error);
	fonds_bag_result_free(result);
}

static enum fonds_status pack(const char *archive, bool *ret_good)
{
	const struct fonds_bag_pack_options options = {
		.struct_size = sizeof(options),
		.jobs = 1,
	};
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_pack(
		"bag", archive, &options, &result, NULL);

	*ret_good = status == FONDS_OK && fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return status;
}

static enum fonds_status unpack(
	const char *archive, const char *folder, bool *ret_good)
{
	const struct fonds_bag_unpack_options options = {
		.struct_size = sizeof(options),
		.jobs = 1,
	};
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_unpack(
		archive, folder, &options, &result, NULL);

	*ret_good = status == FONDS_OK && fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return status;
}

static void what_was_packed_comes_back(void **state)
{
	bool is_good = false;

	(void)state;
	make_bag();
	for (size_t i = 0; i < ENDINGS; i++) {
		char archive[32];

		(void)snprintf(archive, sizeof(archive), "x.%s", endings[i]);
		assert_int_equal(FONDS_OK, pack(archive, &is_good));
		assert_true(is_good);
		assert_int_equal(FONDS_OK, unpack(archive, "new", &is_good));
		assert_true(is_good);
		shell("diff -r bag new && rm -r new");
	}
	assert_int_equal(2 + ENDINGS, scratch_count("."));
}

static void the_same_bag_gives_the_same_bytes(void **state)
{
	bool is_good = false;

	(void)state;
	make_bag();
	for (size_t i = 0; i < ENDINGS; i++) {
		char command[256];
		char archive[32];

		(void)snprintf(archive, sizeof(archive), "x.%s", endings[i]);
		assert_int_equal(FONDS_OK, pack(archive, &is_good));
		(void)snprintf(command, sizeof(command),
			"mv %s before && touch bag/data/a.txt && "
			"chmod 600 bag/bagit.txt && rm -rf again && "
			"cp -r bag again && rm -r bag && mv again bag",
			archive);
		shell(command);
		assert_int_equal(FONDS_OK, pack(archive, &is_good));
		(void)snprintf(
			command, sizeof(command), "cmp before %s", archive);
		shell(command);
	}
}

static void what_is_there_is_left_alone(void **state)
{
	bool is_good = true;

	(void)state;
	make_bag();
	scratch_write("x.tar", "mine\n");
	assert_int_equal(FONDS_ERR_EXISTS, pack("x.tar", &is_good));
	assert_true(scratch_holds("x.tar", "mine\n"));
	assert_int_equal(FONDS_ERR_INVALID, pack("bag/data/x.tar", &is_good));
	assert_int_equal(FONDS_ERR_INVALID, pack("x.rar", &is_good));
	assert_int_equal(FONDS_ERR_INVALID, pack("x", &is_good));
	assert_int_equal(FONDS_ERR_INVALID, pack("x.tar.lz4", &is_good));
	assert_int_equal(FONDS_OK, pack("y.tar", &is_good));
	scratch_folder("new");
	assert_int_equal(FONDS_ERR_EXISTS, unpack("y.tar", "new", &is_good));
	assert_int_equal(0, scratch_count("new"));
	assert_int_equal(FONDS_ERR_IO, unpack("nowhere", "other", &is_good));
	assert_int_equal(FONDS_ERR_INVALID, unpack("bag", "other", &is_good));
	assert_int_equal(5, scratch_count("."));
}

static void a_bag_that_is_not_valid_is_neither_packed_nor_unpacked(void **state)
{
	bool is_good = true;

	(void)state;
	make_bag();
	shell("tar cf sound.tar bag && printf x >>bag/data/a.txt && "
	      "tar cf x.tar bag && head -c 9000 sound.tar >cut.tar && "
	      "echo hello >text.tar");
	assert_int_equal(FONDS_OK, pack("y.tar", &is_good));
	assert_false(is_good);
	assert_int_equal(FONDS_OK, unpack("x.tar", "new", &is_good));
	assert_false(is_good);
	assert_int_equal(FONDS_OK, unpack("cut.tar", "new", &is_good));
	assert_false(is_good);
	assert_int_equal(FONDS_OK, unpack("text.tar", "new", &is_good));
	assert_false(is_good);
	assert_int_equal(6, scratch_count("."));
}

/* The size is the same, so only reading it tells. */
static void damage_of_the_payload_is_found_by_reading_back(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("printf X | dd of=bag/data/a.txt conv=notrunc status=none");
	assert_ok(fonds_bag_pack("bag", "x.tar", NULL, &result, &error), error);
	assert_false(fonds_bag_result_is_good(result));
	assert_true(has_finding(result, "BAG-PAYLOAD-CORRUPT"));
	assert_false(scratch_exists("x.tar"));
	fonds_bag_result_free(result);
}

static void an_invalid_bag_is_unpacked_when_asked_to(void **state)
{
	const struct fonds_bag_unpack_options options = {
		.struct_size = sizeof(options),
		.keep_invalid = true,
	};
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("printf x >>bag/data/a.txt && tar cf x.tar bag && "
	      "ln -s /etc/passwd bag/data/link && tar cf link.tar bag && "
	      "rm bag/data/link");
	assert_ok(fonds_bag_unpack("x.tar", "new", &options, &result, &error),
		error);
	assert_false(fonds_bag_result_is_good(result));
	assert_true(has_finding(result, "BAG-PAYLOAD-CORRUPT"));
	fonds_bag_result_free(result);
	shell("diff -r bag new && rm -r new");
	assert_ok(
		fonds_bag_unpack("link.tar", "new", &options, &result, &error),
		error);
	assert_false(fonds_bag_result_is_good(result));
	assert_true(has_finding(result, "BAG-SYMLINK"));
	fonds_bag_result_free(result);
	assert_false(scratch_exists("new"));
}

static void what_lies_beside_the_bag_is_not_unpacked(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("mkdir beside && touch beside/x README && "
	      "tar cf x.tar README bag beside && "
	      "tar cf top.tar -C bag .");
	assert_ok(
		fonds_bag_unpack("x.tar", "new", NULL, &result, &error), error);
	assert_true(fonds_bag_result_is_good(result));
	assert_true(has_finding(result, "BAG-ARCHIVE-TOP"));
	fonds_bag_result_free(result);
	shell("diff -r bag new && rm -r new");
	assert_ok(fonds_bag_unpack("top.tar", "new", NULL, &result, &error),
		error);
	assert_true(fonds_bag_result_is_good(result));
	assert_true(has_finding(result, "BAG-ARCHIVE-TOP"));
	fonds_bag_result_free(result);
	shell("diff -r bag new");
}

static void empty_folders_and_holes_come_along(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	shell("mkdir bag/data/nothing bag/empty && "
	      "printf 'http://example.org/a 6 data/a.txt\\n' >bag/fetch.txt && "
	      "rm bag/data/a.txt && cd bag && "
	      "sed -i '/fetch/d' tagmanifest-sha256.txt && "
	      "sha256sum fetch.txt >>tagmanifest-sha256.txt");
	for (size_t i = 0; i < ENDINGS; i++) {
		char archive[32];

		(void)snprintf(archive, sizeof(archive), "x.%s", endings[i]);
		assert_ok(fonds_bag_pack("bag", archive, NULL, &result, &error),
			error);
		assert_true(fonds_bag_result_is_good(result));
		assert_true(has_finding(result, "BAG-EMPTY-FOLDER"));
		assert_true(has_finding(result, "BAG-PAYLOAD-NOT-FETCHED"));
		fonds_bag_result_free(result);
		assert_ok(
			fonds_bag_unpack(archive, "new", NULL, &result, &error),
			error);
		assert_true(fonds_bag_result_is_good(result));
		fonds_bag_result_free(result);
		shell("diff -r bag new && rm -r new");
	}
}

static void hard_links_and_holes_are_kept_small(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct stat one, other;

	(void)state;
	scratch_write("source/a", "alpha\n");
	shell("truncate -s 64M source/sparse && ln source/a source/b");
	assert_ok(fonds_bag_create("source", "bag", NULL, &result, &error),
		error);
	fonds_bag_result_free(result);
	shell("ln -f bag/data/a bag/data/b && tar cSf x.tar bag");
	assert_ok(
		fonds_bag_unpack("x.tar", "new", NULL, &result, &error), error);
	assert_true(fonds_bag_result_is_good(result));
	fonds_bag_result_free(result);
	shell("diff -r bag new");
	assert_int_equal(0, stat("new/data/a", &one));
	assert_int_equal(0, stat("new/data/b", &other));
	assert_int_equal(one.st_ino, other.st_ino);
	assert_int_equal(0, stat("new/data/sparse", &one));
	assert_true(one.st_blocks * 512 < 1 << 20);
}

static void from_a_descriptor_it_is_the_same(void **state)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	FILE *pipe;

	(void)state;
	make_bag();
	pipe = popen("tar cz bag", "r");
	assert_non_null(pipe);
	assert_ok(fonds_bag_unpack_stream(
			  fileno(pipe), "a pipe", "new", NULL, &result, &error),
		error);
	assert_true(fonds_bag_result_is_good(result));
	fonds_bag_result_free(result);
	assert_int_equal(0, pclose(pipe));
	shell("diff -r bag new");
}

static enum fonds_status unpack_any(void)
{
	const struct fonds_bag_unpack_options options = {
		.struct_size = sizeof(options),
		.keep_invalid = true,
	};
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_unpack(
		"x.tar", "new", &options, &result, NULL);

	fonds_bag_result_free(result);
	return status;
}

/* As a kill between giving the name and cleaning up leaves it. */
static void what_was_there_when_it_was_killed_is_told_by_its_bytes(void **state)
{
	static const char *const changes[] = {
		"true",
		"rm tagmanifest-*",
		"echo unlisted >notes.txt",
		"echo more >>data/a.txt",
		"rm data/a.txt; echo 'http://e.org/a 6 data/a.txt' >fetch.txt",
	};

	(void)state;
	make_bag();
	shell("cp -r bag sound");
	for (size_t i = 0; i < sizeof(changes) / sizeof(*changes); i++) {
		char command[256];

		(void)snprintf(command, sizeof(command),
			"cd bag && %s && cd .. && tar cf x.tar bag",
			changes[i]);
		shell(command);
		assert_int_equal(FONDS_OK, unpack_any());
		shell("mkdir .new.fonds-partial");
		assert_int_equal(FONDS_OK, unpack_any());
		assert_false(scratch_exists(".new.fonds-partial"));
		shell("diff -r bag new && mkdir .new.fonds-partial && "
		      "echo other >new/other.txt");
		assert_int_equal(FONDS_ERR_EXISTS, unpack_any());
		assert_true(scratch_holds("new/other.txt", "other\n"));
		shell("rm -rf bag new .new.fonds-partial && cp -r sound bag");
	}
}

static const char *uploaded;

static void go_on_uploading(void)
{
	char command[64];

	(void)snprintf(command, sizeof(command), "cat rest >>%s", uploaded);
	shell(command);
}

/* It would be damaged if nobody were writing to it. */
static void an_archive_that_is_still_written_is_not_called_damaged(void **state)
{
	unsigned told = 0;
	bool is_good;

	(void)state;
	make_bag();
	for (size_t i = 0; i < ENDINGS; i++) {
		char archive[32];
		char command[128];

		(void)snprintf(archive, sizeof(archive), "x.%s", endings[i]);
		assert_int_equal(FONDS_OK, pack(archive, &is_good));
		(void)snprintf(command, sizeof(command),
			"tail -c +601 %s >rest && truncate -s 600 %s", archive,
			archive);
		uploaded = archive;
		for (unsigned n = 0;; n++) {
			struct fonds_validation *validation = NULL;
			enum fonds_status status;

			shell(command);
			fault_arm_action(FAULT_READ, n, go_on_uploading);
			status = fonds_bag_validate(
				archive, NULL, &validation, NULL);
			fault_disarm();
			fonds_validation_free(validation);
			if (!fault_fired())
				break;
			assert_int_equal(FONDS_ERR_IO, status);
			told++;
		}
	}
	assert_true(told >= ENDINGS);
}

static void change_and_hide_it(void)
{
	shell("sleep 0.02 && touch -r x.tar stamp && "
	      "printf X | dd of=x.tar bs=1 seek=5000 conv=notrunc status=none "
	      "&& touch -r stamp x.tar");
}

/* The time of last modification can be set, that of the change cannot. */
static void a_change_with_the_old_time_put_back_is_seen(void **state)
{
	bool is_good;

	(void)state;
	make_bag();
	assert_int_equal(FONDS_OK, pack("x.tar", &is_good));
	/* Its beginning, and the rest; later reads are of what was kept. */
	for (unsigned n = 0; n < 2; n++) {
		struct fonds_validation *validation = NULL;
		enum fonds_status status;

		fault_arm_action(FAULT_READ, n, change_and_hide_it);
		status = fonds_bag_validate("x.tar", NULL, &validation, NULL);
		fault_disarm();
		assert_true(fault_fired());
		assert_int_equal(FONDS_ERR_IO, status);
		assert_null(validation);
	}
}

static void a_name_without_its_ending(void **state)
{
	(void)state;
	assert_int_equal(3, fonds_bag_pack_stem("bag.tar"));
	assert_int_equal(5, fonds_bag_pack_stem("x/bag.tar.zst"));
	assert_int_equal(3, fonds_bag_pack_stem("bag.TGZ"));
	assert_int_equal(3, fonds_bag_pack_stem("bag.7z"));
	assert_int_equal(0, fonds_bag_pack_stem("bag"));
	assert_int_equal(0, fonds_bag_pack_stem(".tar"));
}

static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN, FAULT_READ,
	FAULT_LIST, FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_RENAME,
	FAULT_MKDIR, FAULT_THREAD };

static void no_failure_leaves_half_an_archive(void **state)
{
	(void)state;
	make_bag();
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;
			bool is_good;

			fault_arm(kinds[k], n);
			status = pack("x.tar.gz", &is_good);
			fault_disarm();
			if (status == FONDS_OK && is_good)
				assert_true(is_valid_bag("x.tar.gz"));
			else
				assert_false(scratch_exists("x.tar.gz"));
			shell("rm -f x.tar.gz");
			assert_int_equal(2, scratch_count("."));
			if (!fault_fired()) {
				assert_true(is_good);
				break;
			}
		}
}

static void no_failure_leaves_half_a_bag(void **state)
{
	bool is_good;
	bool was_good;

	(void)state;
	make_bag();
	assert_int_equal(FONDS_OK, pack("x.tar.gz", &is_good));
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;

			fault_arm(kinds[k], n);
			status = unpack("x.tar.gz", "new", &is_good);
			fault_disarm();
			was_good = status == FONDS_OK && is_good;
			/* It is there and whole, or the same call makes it. */
			if (!scratch_exists("new")) {
				assert_false(was_good);
				assert_int_equal(FONDS_OK,
					unpack("x.tar.gz", "new", &is_good));
				assert_true(is_good);
			}
			shell("diff -r bag new && rm -rf new "
			      ".new.fonds-partial");
			assert_int_equal(3, scratch_count("."));
			if (!fault_fired()) {
				assert_true(was_good);
				break;
			}
		}
}

static void grow(void)
{
	FILE *file = fopen("bag/data/sub/50% or\nmore", "a");

	if (file) {
		(void)fputs("x", file);
		(void)fclose(file);
	}
}

static void shrink(void)
{
	(void)truncate("bag/data/sub/50% or\nmore", 1);
}

/* At each reading: it is not packed, and the file that changed is named. */
static void a_bag_that_changes_meanwhile_is_not_packed(void **state)
{
	static void (*const actions[])(void) = { grow, shrink };
	unsigned told = 0;

	(void)state;
	make_bag();
	shell("cp -r bag sound");
	for (size_t i = 0; i < 2; i++)
		for (unsigned n = 0;; n++) {
			struct fonds_bag_result *result = NULL;
			struct fonds_error *error = NULL;
			enum fonds_status status;

			fault_arm_action(FAULT_READ, n, actions[i]);
			status = fonds_bag_pack(
				"bag", "x.tar", NULL, &result, &error);
			fault_disarm();
			assert_true(
				status == FONDS_OK || status == FONDS_ERR_IO);
			if (status < 0) {
				told++;
				assert_non_null(
					strstr(fonds_error_message(error),
						"data/sub/50% or"));
			}
			if (scratch_exists("x.tar"))
				assert_true(is_valid_bag("x.tar"));
			else
				assert_true(status < 0 ||
					    !fonds_bag_result_is_good(result));
			fonds_bag_result_free(result);
			fonds_error_free(error);
			shell("rm -rf bag x.tar && cp -r sound bag");
			if (!fault_fired())
				break;
		}
	assert_true(told > 0);
}

static void an_archive_that_finds_no_room_is_named(void **state)
{
	(void)state;
	make_bag();
	for (size_t i = 0; i < ENDINGS; i++) {
		struct fonds_bag_result *result = NULL;
		struct fonds_error *error = NULL;
		char archive[32];

		(void)snprintf(archive, sizeof(archive), "x.%s", endings[i]);
		fault_arm_from(FAULT_WRITE, 0, ENOSPC);
		assert_int_equal(FONDS_ERR_IO,
			fonds_bag_pack("bag", archive, NULL, &result, &error));
		fault_disarm();
		assert_null(result);
		assert_non_null(strstr(fonds_error_message(error), archive));
		fonds_error_free(error);
		assert_int_equal(2, scratch_count("."));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_packed_comes_back),
		TEST(the_same_bag_gives_the_same_bytes),
		TEST(what_is_there_is_left_alone),
		TEST(a_bag_that_is_not_valid_is_neither_packed_nor_unpacked),
		TEST(damage_of_the_payload_is_found_by_reading_back),
		TEST(an_invalid_bag_is_unpacked_when_asked_to),
		TEST(what_lies_beside_the_bag_is_not_unpacked),
		TEST(empty_folders_and_holes_come_along),
		TEST(hard_links_and_holes_are_kept_small),
		TEST(from_a_descriptor_it_is_the_same),
		TEST(what_was_there_when_it_was_killed_is_told_by_its_bytes),
		TEST(an_archive_that_is_still_written_is_not_called_damaged),
		TEST(a_change_with_the_old_time_put_back_is_seen),
		TEST(a_name_without_its_ending),
		TEST(a_bag_that_changes_meanwhile_is_not_packed),
		TEST(an_archive_that_finds_no_room_is_named),
		TEST(no_failure_leaves_half_an_archive),
		TEST(no_failure_leaves_half_a_bag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
