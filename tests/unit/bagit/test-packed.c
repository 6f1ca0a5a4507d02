/* SPDX-License-Identifier: Apache-2.0 */
/* Packed bags, validated without unpacking them. */
#include "tests/unit/bagit/packed-fixture.h"
#include "tests/unit/fault.h"

static enum fonds_status validate_fd(int fd,
	const struct fonds_validate_options *options,
	struct fonds_validation **ret, struct fonds_error **error)
{
	return fonds_bag_validate_packed(fd, "archive", options, ret, error);
}

static void seal_one(struct bag *bag, enum fonds_algorithm algorithm)
{
	static char names[16][64];
	char *name = names[algorithm];

	(void)snprintf(name, sizeof(names[0]), "manifest-%s.txt",
		fonds_algorithm_name(algorithm));
	bag_seal(bag, name, algorithm, false);
}

static struct fonds_validation *validated(int fd)
{
	struct fonds_validation *validation = NULL;

	assert_int_equal(FONDS_OK, validate_fd(fd, NULL, &validation, NULL));
	return validation;
}

static void assert_found(int fd, const char *code, const char *path)
{
	struct fonds_validation *validation = validated(fd);

	assert_non_null(find_finding(validation, code, path));
	fonds_validation_free(validation);
}

static void a_sound_bag_is_valid_in_every_form(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	for (size_t i = 0; i < PACKED_FORMS; i++) {
		struct fonds_validation *validation = validated(
			pack_bag(&bag, packed_forms[i]));

		assert_true(fonds_validation_is_valid(validation));
		assert_int_equal(0, fonds_validation_count(validation));
		fonds_validation_free(validation);
	}
	bag_clear(&bag);
}

static void from_a_pipe_it_is_the_same(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	for (size_t i = 0; i < PACKED_FORMS; i++) {
		struct fonds_validation *validation;

		if (packed_forms[i] == FONDS_ARCHIVE_7Z)
			continue;
		validation = validated(
			pipe_of(pack_bag(&bag, packed_forms[i])));
		assert_true(fonds_validation_is_valid(validation));
		fonds_validation_free(validation);
	}
	bag_clear(&bag);
}

static void a_7z_from_a_pipe_is_refused(void **state)
{
	struct bag bag = { 0 };
	struct fonds_validation *validation = NULL;

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	assert_int_equal(FONDS_ERR_UNSUPPORTED,
		validate_fd(pipe_of(pack_bag(&bag, FONDS_ARCHIVE_7Z)), NULL,
			&validation, NULL));
	assert_null(validation);
	bag_clear(&bag);
}

/* Manifests last, of each algorithm there is; a pipe is read once. */
static void any_algorithm_is_verified_wherever_the_manifests_stand(void **state)
{
	(void)state;
	for (int a = FONDS_MD5; a <= FONDS_BLAKE2B_512; a++) {
		for (int damage = 0; damage < 2; damage++) {
			for (int source = 0; source < 3; source++) {
				struct bag bag = { 0 };
				struct fonds_validation *validation;
				int fd;

				bag_fill(&bag);
				seal_one(&bag, (enum fonds_algorithm)a);
				if (damage)
					bag_file(&bag, "data/a.txt")[0] ^= 1;
				fd = pack_bag(&bag,
					source == 2 ? FONDS_ARCHIVE_TAR
						    : FONDS_ARCHIVE_TAR_GZ);
				if (source == 1)
					fd = pipe_of(fd);
				validation = validated(fd);
				assert_int_equal(!damage,
					fonds_validation_is_valid(validation));
				if (damage)
					assert_non_null(find_finding(validation,
						"BAG-PAYLOAD-CORRUPT",
						"data/a.txt"));
				fonds_validation_free(validation);
				bag_clear(&bag);
			}
		}
	}
}

static int rank_of(const char *path)
{
	if (strstr(path, "sha3512"))
		return 2;
	return strncmp(path, "data/", 5) == 0;
}

/* A first manifest that comes early says nothing of one that comes late. */
static void a_manifest_behind_the_payload_is_verified_too(void **state)
{
	(void)state;
	for (int source = 0; source < 2; source++) {
		struct bag bag = { 0 };
		struct packing_test packing;
		struct fonds_validation *validation = NULL;
		int fd;

		bag_fill(&bag);
		seal_one(&bag, FONDS_SHA256);
		bag_seal(&bag, "tagmanifest-sha256.txt", FONDS_SHA256, true);
		seal_one(&bag, FONDS_SHA3_512);
		bag_file(&bag, "manifest-sha3512.txt")[0] ^= 1;
		packing_begin(&packing, FONDS_ARCHIVE_TAR_GZ, "bag/");
		for (int rank = 0; rank < 3; rank++)
			for (size_t i = 0; i < bag.count; i++)
				if (rank_of(bag.files[i].path) == rank)
					packing_put(&packing, bag.files[i].path,
						bag.files[i].data,
						bag.files[i].size);
		fd = packing_end(&packing);
		if (source == 1) {
			fd = pipe_of(fd);
			assert_int_equal(FONDS_ERR_UNSUPPORTED,
				validate_fd(fd, NULL, &validation, NULL));
		} else {
			validation = validated(fd);
			assert_false(fonds_validation_is_valid(validation));
			fonds_validation_free(validation);
		}
		bag_clear(&bag);
	}
}

static int pack_in_folder(const struct bag *bag, const char *top,
	const char *beside, bool is_beside_first)
{
	struct packing_test packing;

	packing_begin(&packing, FONDS_ARCHIVE_TAR, "");
	if (beside && is_beside_first)
		packing_put(&packing, beside, "x", 1);
	packing.top = top;
	for (size_t i = 0; i < bag->count; i++)
		packing_put(&packing, bag->files[i].path, bag->files[i].data,
			bag->files[i].size);
	packing.top = "";
	if (beside && !is_beside_first)
		packing_put(&packing, beside, "x", 1);
	return packing_end(&packing);
}

static void what_lies_beside_the_bag_is_told(void **state)
{
	static const char *const versions[] = { "1.0", "0.97", "0.96", "0.95",
		"0.94", "0.93" };

	(void)state;
	for (size_t i = 0; i < sizeof(versions) / sizeof(*versions); i++) {
		const char *code = i == 0 ? "BAG-ARCHIVE-TOP"
					  : "BAG-ARCHIVE-TOP-OLD";
		struct bag bag = { 0 };
		char text[100];

		bag_fill(&bag);
		(void)snprintf(text, sizeof(text),
			"BagIt-Version: %s\n"
			"Tag-File-Character-Encoding: UTF-8\n",
			versions[i]);
		bag_put(&bag, "bagit.txt", text);
		bag_seal_all(&bag);
		assert_found(pack_in_folder(&bag, "", NULL, false), code, NULL);
		assert_found(pack_in_folder(&bag, "bag/", "x/y", false), code,
			"x/y");
		assert_found(
			pack_in_folder(&bag, "bag/", "x", true), code, "x");
		assert_found(
			pack_in_folder(&bag, "bag/", "x/y", true), code, "x/y");
		assert_found(pack_in_folder(&bag, "bag/", "x/bagit.txt", false),
			"BAG-ARCHIVE-BAGS", "x");
		assert_found(pack_in_folder(&bag, "bag/", "../x", false),
			"BAG-PATH-UNSAFE", "../x");
		assert_found(pack_in_folder(&bag, "bag/", "x//y", false),
			"BAG-PATH-UNSAFE", "x//y");
		assert_found(pack_in_folder(&bag, "bag/", "x/./y", true),
			"BAG-PATH-UNSAFE", "x/./y");
		bag_clear(&bag);
	}
}

/* bag unpack would refuse it: whoever unpacks has them all. */
static void members_beside_the_bag_that_no_folder_could_hold_are_told(
	void **state)
{
	static const struct {
		const char *second;
		const char *code;
	} cases[] = {
		{ "x/y", "BAG-ARCHIVE-DUPLICATE" },
		{ "x/y/z", "BAG-ARCHIVE-CLASH" },
		{ "x/y/z/a", "BAG-ARCHIVE-CLASH" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct bag bag = { 0 };
		struct packing_test packing;

		bag_fill(&bag);
		bag_seal_all(&bag);
		packing_begin(&packing, FONDS_ARCHIVE_TAR, "");
		packing_put(&packing, "x/y", "1", 1);
		packing.top = "bag/";
		for (size_t k = 0; k < bag.count; k++)
			packing_put(&packing, bag.files[k].path,
				bag.files[k].data, bag.files[k].size);
		packing.top = "";
		packing_put(&packing, cases[i].second, "2", 1);
		assert_found(
			packing_end(&packing), cases[i].code, cases[i].second);
		bag_clear(&bag);
	}
}

static void members_that_no_folder_could_hold_are_told(void **state)
{
	static const struct {
		const char *path;
		const char *code;
		const char *told;
	} cases[] = {
		{ "bag/data/a.txt", "BAG-ARCHIVE-DUPLICATE", "data/a.txt" },
		{ "bag/bagit.txt", "BAG-ARCHIVE-DUPLICATE", "bagit.txt" },
		{ "bag", "BAG-ARCHIVE-CLASH", "bag" },
		{ "bag/data/a.txt/b", "BAG-ARCHIVE-CLASH", "data/a.txt/b" },
		{ "bag/data/a.txt/b/c", "BAG-ARCHIVE-CLASH", "data/a.txt/b/c" },
		{ "bag/../x", "BAG-PATH-UNSAFE", "../x" },
		{ "bag/data/../x", "BAG-PATH-UNSAFE", "data/../x" },
		{ "bag//x", "BAG-PATH-UNSAFE", "/x" },
		{ "bag/data//a.txt", "BAG-PATH-UNSAFE", "data//a.txt" },
		{ "bag/./data/a.txt", "BAG-PATH-UNSAFE", "./data/a.txt" },
		{ "bag/C:\\x", "BAG-PATH-UNSAFE", "C:\\x" },
		{ "/bag/data/x", "BAG-PATH-UNSAFE", "/bag/data/x" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct bag bag = { 0 };

		bag_fill(&bag);
		bag_seal_all(&bag);
		assert_found(pack_in_folder(&bag, "bag/", cases[i].path, false),
			cases[i].code, cases[i].told);
		bag_clear(&bag);
	}
}

/* With a damaged archive nothing is said of the bag. */
static void every_cut_is_told(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	for (size_t i = 0; i < PACKED_FORMS; i++) {
		int whole = pack_bag(&bag, packed_forms[i]);
		struct stat status;

		assert_int_equal(0, fstat(whole, &status));
		for (off_t size = 0; size < status.st_size; size += 37) {
			struct fonds_validation *validation;
			char *bytes = malloc((size_t)size + 1);
			int cut = memfd_create("cut", MFD_CLOEXEC);

			assert_non_null(bytes);
			assert_int_equal(
				size, pread(whole, bytes, (size_t)size, 0));
			assert_int_equal(size, write(cut, bytes, (size_t)size));
			free(bytes);
			validation = validated(cut);
			assert_false(fonds_validation_is_valid(validation));
			assert_int_equal(1, fonds_validation_count(validation));
			fonds_validation_free(validation);
		}
		assert_int_equal(0, close(whole));
	}
	bag_clear(&bag);
}

/* One flipped byte in each place: never valid with other payload. */
static void no_flipped_byte_passes_for_another_payload(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	for (size_t i = 0; i < PACKED_FORMS; i++) {
		int whole = pack_bag(&bag, packed_forms[i]);
		struct stat status;
		unsigned invalid = 0;

		assert_int_equal(0, fstat(whole, &status));
		for (off_t at = 0; at < status.st_size; at += 23) {
			struct fonds_validation *validation = NULL;
			enum fonds_status result;
			uint8_t byte;

			assert_int_equal(1, pread(whole, &byte, 1, at));
			byte ^= 0x20;
			assert_int_equal(1, pwrite(whole, &byte, 1, at));
			result = validate_fd(
				dup(whole), NULL, &validation, NULL);
			assert_true(result == FONDS_OK ||
				    result == FONDS_ERR_UNSUPPORTED);
			if (result == FONDS_OK &&
				fonds_validation_is_valid(validation))
				assert_int_equal(3, validation->payload_files);
			else
				invalid++;
			fonds_validation_free(validation);
			byte ^= 0x20;
			assert_int_equal(1, pwrite(whole, &byte, 1, at));
		}
		assert_true(invalid > 0);
		assert_int_equal(0, close(whole));
	}
	bag_clear(&bag);
}

static void below_full_the_payload_is_not_read(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	bag_file(&bag, "data/a.txt")[0] ^= 1;
	for (int level = FONDS_BAG_LEVEL_STRUCTURE;
		level <= FONDS_BAG_LEVEL_FULL; level++) {
		for (size_t i = 0; i < PACKED_FORMS; i++) {
			struct fonds_validate_options options =
				FONDS_VALIDATE_OPTIONS_INIT;
			struct fonds_validation *validation = NULL;

			options.level = (enum fonds_bag_level)level;
			assert_int_equal(FONDS_OK,
				validate_fd(pack_bag(&bag, packed_forms[i]),
					&options, &validation, NULL));
			assert_int_equal(level != FONDS_BAG_LEVEL_FULL,
				fonds_validation_is_valid(validation));
			assert_int_equal(level, validation->level);
			fonds_validation_free(validation);
		}
	}
	bag_clear(&bag);
}

/* In a bag at the top, "x/data/y" is a tag file and no payload. */
static void a_tag_file_in_a_folder_data_is_no_payload(void **state)
{
	(void)state;
	for (int level = FONDS_BAG_LEVEL_STRUCTURE;
		level <= FONDS_BAG_LEVEL_FULL; level++) {
		struct fonds_validate_options options =
			FONDS_VALIDATE_OPTIONS_INIT;
		struct fonds_validation *validation = NULL;
		struct bag bag = { 0 };

		options.level = (enum fonds_bag_level)level;
		bag_fill(&bag);
		bag_put(&bag, "metadata/data/x.xml", "described\n");
		bag_seal_all(&bag);
		bag_file(&bag, "metadata/data/x.xml")[0] ^= 1;
		assert_int_equal(FONDS_OK,
			validate_fd(pack_in_folder(&bag, "", NULL, false),
				&options, &validation, NULL));
		assert_non_null(find_finding(
			validation, "BAG-TAG-CORRUPT", "metadata/data/x.xml"));
		fonds_validation_free(validation);
		bag_clear(&bag);
	}
}

static void assert_level(int fd, enum fonds_bag_level level, const char *tag)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;

	options.level = level;
	assert_int_equal(
		FONDS_OK, validate_fd(fd, &options, &validation, NULL));
	assert_int_equal(!tag, fonds_validation_is_valid(validation));
	if (tag)
		assert_non_null(
			find_finding(validation, "BAG-TAG-CORRUPT", tag));
	fonds_validation_free(validation);
}

/* In a bag in a folder "data", "data/x" is a tag file and no payload. */
static void a_bag_in_a_folder_data_has_its_tag_files_read(void **state)
{
	(void)state;
	for (int level = FONDS_BAG_LEVEL_STRUCTURE;
		level <= FONDS_BAG_LEVEL_FULL; level++) {
		struct bag bag = { 0 };

		bag_fill(&bag);
		bag_put(&bag, "mets.xml", "described\n");
		bag_put(&bag, "metadata/x.xml", "described\n");
		bag_seal_all(&bag);
		assert_level(pack_in_folder(&bag, "data/", NULL, false),
			(enum fonds_bag_level)level, NULL);
		bag_file(&bag, "metadata/x.xml")[0] ^= 1;
		assert_level(pack_in_folder(&bag, "data/", NULL, false),
			(enum fonds_bag_level)level, "metadata/x.xml");
		bag_clear(&bag);
	}
}

static struct fonds_progress last;

static int see(const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	assert_true(progress->bytes_total == 0 ||
		    progress->bytes_done <= progress->bytes_total);
	assert_true(progress->files_total == 0 ||
		    progress->files_done <= progress->files_total);
	last = *progress;
	return 0;
}

static int stop(const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	return progress->files_done == 4;
}

static void progress_ends_with_all_that_there_is(void **state)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	options.progress = see;
	for (size_t i = 0; i < PACKED_FORMS; i++) {
		struct fonds_validation *validation = NULL;

		assert_int_equal(
			FONDS_OK, validate_fd(pack_bag(&bag, packed_forms[i]),
					  &options, &validation, NULL));
		assert_int_equal(bag.count, last.files_done);
		assert_true(last.bytes_done > 0);
		fonds_validation_free(validation);
	}
	options.progress = stop;
	for (size_t i = 0; i < PACKED_FORMS; i++) {
		struct fonds_validation *validation = NULL;

		assert_int_equal(FONDS_ERR_CANCELLED,
			validate_fd(pack_bag(&bag, packed_forms[i]), &options,
				&validation, NULL));
		assert_null(validation);
	}
	bag_clear(&bag);
}

static void no_call_that_fails_makes_it_pass(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_WRITE, FAULT_THREAD };
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	bag_file(&bag, "data/a.txt")[0] ^= 1;
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++) {
		for (size_t f = 0; f < PACKED_FORMS; f += 4) {
			unsigned n = 0;

			for (;; n++) {
				struct fonds_validation *validation = NULL;
				int fd = pack_bag(&bag, packed_forms[f]);
				enum fonds_status status;

				fault_arm(kinds[k], n);
				status = validate_fd(
					fd, NULL, &validation, NULL);
				fault_disarm();
				assert_true(
					status < 0 ||
					!fonds_validation_is_valid(validation));
				fonds_validation_free(validation);
				if (!fault_fired())
					break;
			}
			assert_true(n > 0);
		}
	}
	bag_clear(&bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_bag_is_valid_in_every_form),
		cmocka_unit_test(from_a_pipe_it_is_the_same),
		cmocka_unit_test(a_7z_from_a_pipe_is_refused),
		cmocka_unit_test(
			any_algorithm_is_verified_wherever_the_manifests_stand),
		cmocka_unit_test(a_manifest_behind_the_payload_is_verified_too),
		cmocka_unit_test(what_lies_beside_the_bag_is_told),
		cmocka_unit_test(
			members_beside_the_bag_that_no_folder_could_hold_are_told),
		cmocka_unit_test(members_that_no_folder_could_hold_are_told),
		cmocka_unit_test(every_cut_is_told),
		cmocka_unit_test(no_flipped_byte_passes_for_another_payload),
		cmocka_unit_test(below_full_the_payload_is_not_read),
		cmocka_unit_test(a_tag_file_in_a_folder_data_is_no_payload),
		cmocka_unit_test(a_bag_in_a_folder_data_has_its_tag_files_read),
		cmocka_unit_test(progress_ends_with_all_that_there_is),
		cmocka_unit_test(no_call_that_fails_makes_it_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
