/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The findings of a bag do not depend on where it lies: random bags, sound or
 * damaged at random, as a tree of files and packed in every form.
 */
#include "tests/unit/bagit/packed-fixture.h"

#define BAGS 250

/* Names that each form must keep byte for byte; some are no names for a bag. */
static const char *const payload_names[] = { "data/a.txt", "data/b c.txt",
	"data/\xc3\xa9.txt", "data/e\xcc\x81.txt", "data/A.TXT", "data/50%",
	"data/line\nfeed", "data/x/y/z", "data/x/y", "data/empty",
	"data/\xf0\x9f\x98\x80", "data/ leading", "data/trailing ",
	"data/100%25", "data/x/\xd0\xb4\xd0\xb5\xd0\xbb\xd0\xbe",
	"data/.hidden", "data/-dash", "data/*star" };
#define PAYLOAD_NAMES (sizeof(payload_names) / sizeof(*payload_names))

static const char *const tag_names[] = { "metadata/dc.xml", "notes.txt",
	"metadata/data/inner", "\xc3\xa9t\xc3\xa9.txt" };
#define TAG_NAMES (sizeof(tag_names) / sizeof(*tag_names))

static const char *const versions[] = { "1.0", "1.0", "1.0", "0.97", "0.96",
	"0.95", "0.93", "1.1" };
#define VERSIONS (sizeof(versions) / sizeof(*versions))

static const struct {
	enum fonds_algorithm algorithm;
	const char *manifest;
	const char *tag_manifest;
} seals[] = {
	{ FONDS_SHA256, "manifest-sha256.txt", "tagmanifest-sha256.txt" },
	{ FONDS_MD5, "manifest-md5.txt", "tagmanifest-md5.txt" },
	{ FONDS_SHA512, "manifest-sha512.txt", "tagmanifest-sha512.txt" },
	{ FONDS_SHA3_256, "manifest-sha3256.txt", "tagmanifest-sha3256.txt" },
	{ FONDS_BLAKE2B_512, "manifest-blake2b512.txt",
		"tagmanifest-blake2b512.txt" },
};
#define SEALS (sizeof(seals) / sizeof(*seals))

static unsigned refused; /* pipes that would have to be read twice */

static unsigned pick(unsigned count)
{
	return (unsigned)rand() % count;
}

static void put_random(struct bag *bag, const char *path)
{
	size_t size = pick(4) == 0 ? 0 : pick(pick(8) == 0 ? 90000 : 200);
	char *data = malloc(size + 1);

	assert_non_null(data);
	for (size_t i = 0; i < size; i++)
		data[i] = (char)pick(256);
	bag_put_bytes(bag, path, data, size);
	free(data);
}

static void make_info(struct bag *bag)
{
	uint64_t bytes = 0;
	unsigned files = 0;
	char text[200];

	for (size_t i = 0; i < bag->count; i++)
		if (strncmp(bag->files[i].path, "data/", 5) == 0) {
			bytes += bag->files[i].size;
			files++;
		}
	(void)snprintf(text, sizeof(text),
		"Source-Organization: An Archive\nPayload-Oxum: %" PRIu64
		".%u\n",
		bytes, files);
	bag_put(bag, "bag-info.txt", text);
}

static void make_bag(struct bag *bag)
{
	char text[100];
	unsigned count = pick(PAYLOAD_NAMES);
	unsigned first = pick(SEALS);
	unsigned sealed = 1 + pick(2);

	(void)snprintf(text, sizeof(text),
		"BagIt-Version: %s\nTag-File-Character-Encoding: UTF-8\n",
		versions[pick(VERSIONS)]);
	bag_put(bag, "bagit.txt", text);
	for (unsigned i = 0; i < count; i++)
		if (strcmp(payload_names[i], "data/x/y") != 0)
			put_random(bag, payload_names[i]);
	for (unsigned i = pick(TAG_NAMES + 1); i > 0; i--)
		put_random(bag, tag_names[i - 1]);
	if (pick(5) > 0)
		make_info(bag);
	for (unsigned i = 0; i < sealed; i++)
		bag_seal(bag, seals[(first + i) % SEALS].manifest,
			seals[(first + i) % SEALS].algorithm, false);
	if (pick(4) > 0)
		bag_seal(bag, seals[first].tag_manifest, seals[first].algorithm,
			true);
}

/* What may happen to any file. */
static void damage_file(struct bag *bag)
{
	struct fonds_memory_file *file =
		&bag->files[pick((unsigned)bag->count)];
	char *data = (char *)(uintptr_t)file->data;

	switch (pick(4)) {
	case 0:
		bag_drop(bag, file->path);
		break;
	case 1:
		if (file->size > 0)
			file->size--;
		break;
	case 2:
		if (file->size > 0)
			data[pick((unsigned)file->size)] ^= 1;
		break;
	default:
		if (file->size > 0)
			data[pick((unsigned)file->size)] = (char)pick(256);
		break;
	}
}

static void add_something(struct bag *bag)
{
	static const char *const names[] = { "data/new", "data/B C.TXT",
		"stray.txt", "manifest-unknown.txt", "manifest-SHA256.txt",
		"fetch.txt", "data/x/new", "tagmanifest-sha1.txt" };
	const char *name = names[pick(sizeof(names) / sizeof(*names))];

	if (strcmp(name, "fetch.txt") == 0)
		bag_put(bag, name,
			"http://example.org/a 5 data/a.txt\n"
			"http://example.org/m - data/missing\n"
			"no line\n");
	else
		put_random(bag, name);
}

static void damage(struct bag *bag)
{
	for (unsigned i = pick(4); i > 0 && bag->count > 1; i--) {
		if (pick(3) == 0)
			add_something(bag);
		else
			damage_file(bag);
	}
}

static char *find_in_tree(
	const struct bag *bag, const struct fonds_validate_options *options)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = {
		.jobs = 1,
		.level = options->level,
		.strict = options->strict,
	};
	char *text;

	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &tree, NULL));
	check.tree = tree;
	assert_int_equal(
		FONDS_OK, fonds_bag_check_run(&check, &validation, NULL));
	text = findings_of(validation);
	fonds_validation_free(validation);
	return text;
}

static char *find_in_archive(
	int fd, const struct fonds_validate_options *options)
{
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;
	char *text;

	enum fonds_status status = fonds_bag_validate_packed(
		fd, "archive", options, &validation, &error);

	/* From a pipe, where a further manifest comes late. */
	if (status == FONDS_ERR_UNSUPPORTED) {
		fonds_error_free(error);
		return NULL;
	}
	if (status < 0)
		fail_msg("%s", fonds_error_message(error));
	text = findings_of(validation);
	fonds_validation_free(validation);
	return text;
}

static void compare(const struct bag *bag, unsigned number)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	char *expected;

	options.level = pick(3) > 0 ? FONDS_BAG_LEVEL_FULL
				    : (enum fonds_bag_level)(1 + pick(3));
	options.strict = pick(2);
	expected = find_in_tree(bag, &options);
	for (size_t i = 0; i < PACKED_FORMS; i++) {
		int fd = pack_bag(bag, packed_forms[i]);
		bool is_pipe = packed_forms[i] == FONDS_ARCHIVE_TAR_ZST &&
			       pick(2);
		char *found = find_in_archive(
			is_pipe ? pipe_of(fd) : fd, &options);

		if (!found) {
			assert_true(is_pipe);
			refused++;
			continue;
		}
		if (strcmp(expected, found) != 0)
			fail_msg("bag %u as %s:\n%s\nbut as files:\n%s", number,
				fonds_archive_form_info(packed_forms[i])->name,
				found, expected);
		free(found);
	}
	free(expected);
}

static void a_folder_and_its_packed_forms_have_the_same_findings(void **state)
{
	unsigned sound = 0;

	(void)state;
	srand(1950);
	for (unsigned i = 0; i < BAGS; i++) {
		struct bag bag = { 0 };

		make_bag(&bag);
		if (i % 5 > 0)
			damage(&bag);
		else
			sound++;
		compare(&bag, i);
		bag_clear(&bag);
	}
	assert_true(sound > 0);
	assert_true(refused < BAGS / 10);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_folder_and_its_packed_forms_have_the_same_findings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
