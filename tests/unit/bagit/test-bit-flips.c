/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Every single flipped bit of a small bag must be found, must be told of the
 * file it is in, and must not be blamed on a file that is sound.
 */
#include "tests/unit/bagit/bag-fixture.h"

#define TAG_MANIFEST "tagmanifest-sha256.txt"

static void fail_flip(const struct fonds_memory_file *file, size_t byte,
	unsigned bit, const char *what)
{
	fail_msg("%s byte %zu bit %u: %s", file->path, byte, bit, what);
}

/* A flip in the tag manifest may also be told of the file it lists. */
static bool names_file(const struct fonds_finding *finding, const char *path)
{
	if (finding->severity != FONDS_SEVERITY_ERROR)
		return false;
	if (finding->path && strcmp(finding->path, path) == 0)
		return true;
	return strcmp(path, TAG_MANIFEST) == 0 &&
	       strstr(finding->message, TAG_MANIFEST);
}

/* Only the flipped file's digest may be called wrong. */
static bool blames_another(
	const struct fonds_finding *finding, const char *path)
{
	return strcmp(finding->code, "BAG-PAYLOAD-CORRUPT") == 0 &&
	       strcmp(finding->path, path) != 0;
}

static void check_flip(struct bag *bag, const struct fonds_memory_file *file,
	size_t byte, unsigned bit)
{
	struct fonds_validation *validation = bag_check(bag);
	const struct fonds_finding *finding;
	bool is_named = false;

	if (fonds_validation_is_valid(validation))
		fail_flip(file, byte, bit, "the bag is called valid");
	for (size_t i = 0; (finding = fonds_validation_get(validation, i));
		i++) {
		is_named |= names_file(finding, file->path);
		if (blames_another(finding, file->path))
			fail_flip(file, byte, bit, "a sound file is blamed");
	}
	if (!is_named)
		fail_flip(file, byte, bit, "the file is not named");
	fonds_validation_free(validation);
}

static void flip_each_bit(struct bag *bag)
{
	assert_codes(bag, "");
	for (size_t i = 0; i < bag->count; i++) {
		const struct fonds_memory_file *file = &bag->files[i];
		char *data = bag_file(bag, file->path);

		for (size_t byte = 0; byte < file->size; byte++)
			for (unsigned bit = 0; bit < 8; bit++) {
				data[byte] = (char)(data[byte] ^ (1 << bit));
				check_flip(bag, file, byte, bit);
				data[byte] = (char)(data[byte] ^ (1 << bit));
			}
	}
	assert_codes(bag, "");
}

static void to_crlf(struct bag *bag, const char *path)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, 1 << 16);
	for (const char *from = bag_file(bag, path); *from; from++) {
		if (*from == '\n')
			fonds_buffer_add_char(&text, '\r');
		fonds_buffer_add_char(&text, *from);
	}
	bag_put_bytes(bag, path, fonds_buffer_text(&text), text.size);
}

static void each_flipped_bit_is_told_of_its_file(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	flip_each_bit(&bag);
	bag_clear(&bag);
}

static void the_same_with_crlf_and_two_manifests(void **state)
{
	struct bag bag = { 0 };

	(void)state;
	bag_put(&bag, "bagit.txt",
		"BagIt-Version: 0.97\r\nTag-File-Character-Encoding: UTF-8");
	bag_put(&bag, "data/a", "a");
	bag_put(&bag, "data/b", "b");
	bag_put(&bag, "data/c", "c");
	bag_seal(&bag, "manifest-sha256.txt", FONDS_SHA256, false);
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	to_crlf(&bag, "manifest-sha256.txt");
	to_crlf(&bag, "manifest-md5.txt");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	to_crlf(&bag, TAG_MANIFEST);
	flip_each_bit(&bag);
	bag_clear(&bag);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_flipped_bit_is_told_of_its_file),
		cmocka_unit_test(the_same_with_crlf_and_two_manifests),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
