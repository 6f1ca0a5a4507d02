/* SPDX-License-Identifier: Apache-2.0 */
/* Bags whose files cannot be read, change, or are no files. */
#include "tests/unit/bagit/bag-fixture.h"

#include <errno.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MANIFEST "manifest-sha256.txt"
#define TAG_MANIFEST "tagmanifest-sha256.txt"

/* A tree that refuses to open one file of another tree. */
struct refusing_tree {
	struct fonds_tree base;
	struct fonds_tree *inner;
	const char *path;
	int sys_errno;
	const struct fonds_tree_entry *extra; /* walked besides, or NULL */
};

/* The extra entry, then those of the inner walk. */
struct refusing_walk {
	struct fonds_walk base;
	struct fonds_walk *inner;
	const struct fonds_tree_entry *extra;
};

static enum fonds_status refusing_next(struct fonds_walk *walk,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct refusing_walk *self = (struct refusing_walk *)walk;

	if (!self->extra)
		return fonds_walk_next(self->inner, ret, error);
	*ret = self->extra;
	self->extra = NULL;
	return FONDS_OK;
}

static void refusing_destroy(struct fonds_walk *walk)
{
	struct refusing_walk *self = (struct refusing_walk *)walk;

	fonds_walk_free(self->inner);
	free(self);
}

static const struct fonds_walk_ops refusing_walk_ops = {
	.next = refusing_next,
	.destroy = refusing_destroy,
};

static enum fonds_status refusing_walk_new(struct fonds_tree *tree,
	struct fonds_walk **ret, struct fonds_error **error)
{
	const struct refusing_tree *self = (struct refusing_tree *)tree;
	struct refusing_walk *walk = calloc(1, sizeof(*walk));

	assert_non_null(walk);
	walk->base.ops = &refusing_walk_ops;
	walk->extra = self->extra;
	assert_int_equal(
		FONDS_OK, fonds_walk_new(self->inner, &walk->inner, error));
	*ret = &walk->base;
	return FONDS_OK;
}

static enum fonds_status refusing_open(struct fonds_tree *tree,
	const struct fonds_bag_path *path, struct fonds_stream **ret,
	struct fonds_error **error)
{
	struct refusing_tree *self = (struct refusing_tree *)tree;
	const char *text = fonds_bag_path_text(path);

	if (self->path && strcmp(text, self->path) == 0) {
		errno = self->sys_errno;
		return fonds_fail_errno(error, "cannot open '%s'", text);
	}
	return fonds_tree_open(self->inner, path, ret, error);
}

static const struct fonds_tree_ops refusing_ops = {
	.walk_new = refusing_walk_new,
	.open = refusing_open,
};

static struct fonds_validation *check_refusing(
	struct bag *bag, struct refusing_tree *tree)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *inner = NULL;
	struct fonds_validation *validation = NULL;
	struct fonds_bag_check check = { .jobs = 1, .tree = &tree->base };

	assert_int_equal(FONDS_OK,
		fonds_memory_tree_new(bag->files, bag->count, &inner, NULL));
	tree->base.ops = &refusing_ops;
	tree->inner = inner;
	assert_int_equal(
		FONDS_OK, fonds_bag_check_run(&check, &validation, NULL));
	assert_false(fonds_validation_is_valid(validation));
	return validation;
}

static void check_refused(const char *path, int sys_errno, const char *code)
{
	struct refusing_tree tree = { .path = path, .sys_errno = sys_errno };
	struct fonds_validation *validation;
	struct bag bag = { 0 };

	bag_fill(&bag);
	bag_seal_all(&bag);
	validation = check_refusing(&bag, &tree);
	assert_non_null(find_finding(validation, code, path));
	/* Never called anything worse. */
	assert_null(find_finding(validation, "BAG-PAYLOAD-CORRUPT", NULL));
	assert_null(find_finding(validation, "BAG-TAG-CORRUPT", NULL));
	if (sys_errno == ENOENT)
		assert_null(
			find_finding(validation, "BAG-FILE-UNREADABLE", NULL));
	assert_null(find_finding(validation, "BAG-PAYLOAD-MISSING", NULL));
	assert_null(find_finding(validation, "BAG-TAG-MISSING", NULL));
	assert_null(find_finding(validation, "BAG-PAYLOAD-UNLISTED", NULL));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

static void a_file_that_cannot_be_read_is_only_that(void **state)
{
	static const char *const paths[] = { "data/a.txt", "bag-info.txt",
		"bagit.txt", MANIFEST, TAG_MANIFEST };

	(void)state;
	for (size_t i = 0; i < sizeof(paths) / sizeof(*paths); i++) {
		check_refused(paths[i], EACCES, "BAG-FILE-UNREADABLE");
		check_refused(paths[i], EIO, "BAG-FILE-UNREADABLE");
	}
}

static void a_file_removed_meanwhile_is_unstable(void **state)
{
	(void)state;
	check_refused("data/a.txt", ENOENT, "BAG-FILE-UNSTABLE");
	check_refused(MANIFEST, ENOENT, "BAG-FILE-UNSTABLE");
}

static void files_in_a_folder_that_cannot_be_listed_are_not_missing(
	void **state)
{
	const struct fonds_tree_entry extra = {
		.path = "data/sub",
		.kind = FONDS_ENTRY_UNREADABLE,
		.sys_errno = EACCES,
	};
	struct refusing_tree tree = { .extra = &extra };
	struct fonds_validation *validation;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	bag_drop(&bag, "data/sub/c.txt");
	validation = check_refusing(&bag, &tree);
	assert_non_null(
		find_finding(validation, "BAG-FOLDER-UNREADABLE", "data/sub"));
	assert_non_null(find_finding(
		validation, "BAG-FILE-UNREADABLE", "data/sub/c.txt"));
	assert_null(find_finding(validation, "BAG-PAYLOAD-MISSING", NULL));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

/* A name on disk that no path of a bag may have is never opened. */
static void an_unsafe_name_on_disk_is_told(void **state)
{
	const struct fonds_tree_entry extra = {
		.path = "data/..\\..\\x",
		.kind = FONDS_ENTRY_FILE,
	};
	struct refusing_tree tree = { .extra = &extra };
	struct fonds_validation *validation;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	validation = check_refusing(&bag, &tree);
	assert_non_null(
		find_finding(validation, "BAG-PATH-UNSAFE", extra.path));
	fonds_validation_free(validation);
	bag_clear(&bag);
}

/* The same bag in a folder on disk, which is removed at the end. */
struct folder {
	char path[64];
};

static void run(const struct folder *folder, const char *command)
{
	char text[512];

	(void)snprintf(
		text, sizeof(text), "cd '%s' && %s", folder->path, command);
	assert_int_equal(0, system(text)); /* NOLINT(cert-env33-c) */
}

static void write_bag(struct folder *folder, const struct bag *bag)
{
	(void)snprintf(folder->path, sizeof(folder->path), "/tmp/bag-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
	run(folder, "mkdir -p data/sub");
	for (size_t i = 0; i < bag->count; i++) {
		char path[256];
		FILE *file;

		(void)snprintf(path, sizeof(path), "%s/%s", folder->path,
			bag->files[i].path);
		file = fopen(path, "we");
		assert_non_null(file);
		assert_int_equal(
			bag->files[i].size, fwrite(bag->files[i].data, 1,
						    bag->files[i].size, file));
		assert_int_equal(0, fclose(file));
	}
}

static struct fonds_validation *validate(const struct folder *folder)
{
	struct fonds_validate_options options = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_validation *validation = NULL;

	options.jobs = 2;
	assert_int_equal(FONDS_OK,
		fonds_bag_validate(folder->path, &options, &validation, NULL));
	return validation;
}

static void links_and_special_files_are_findings(void **state)
{
	struct fonds_validation *validation;
	struct folder folder;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	write_bag(&folder, &bag);
	validation = validate(&folder);
	assert_int_equal(0, fonds_validation_count(validation));
	fonds_validation_free(validation);

	run(&folder, "mkdir data/empty && mkfifo data/pipe && "
		     "rm data/a.txt && ln -s /etc/hostname data/a.txt && "
		     "ln -s / elsewhere");
	validation = validate(&folder);
	assert_non_null(find_finding(validation, "BAG-SYMLINK", "data/a.txt"));
	assert_non_null(find_finding(validation, "BAG-SYMLINK", "elsewhere"));
	assert_non_null(
		find_finding(validation, "BAG-SPECIAL-FILE", "data/pipe"));
	assert_non_null(
		find_finding(validation, "BAG-EMPTY-FOLDER", "data/empty"));
	assert_null(find_finding(validation, "BAG-PAYLOAD-MISSING", NULL));
	assert_null(find_finding(validation, "BAG-PAYLOAD-CORRUPT", NULL));
	fonds_validation_free(validation);
	run(&folder, "rm -r \"$PWD\"");
	bag_clear(&bag);
}

static void an_empty_payload_is_an_empty_folder(void **state)
{
	struct fonds_validation *validation;
	struct folder folder;
	struct bag bag = { 0 };

	(void)state;
	bag_fill(&bag);
	bag_drop(&bag, "data/a.txt");
	bag_drop(&bag, "data/b.txt");
	bag_drop(&bag, "data/sub/c.txt");
	bag_put(&bag, "bag-info.txt", "Payload-Oxum: 0.0\n");
	bag_seal_all(&bag);
	write_bag(&folder, &bag);
	run(&folder, "rmdir data/sub");
	validation = validate(&folder);
	assert_int_equal(0, fonds_validation_count(validation));
	fonds_validation_free(validation);
	run(&folder, "rmdir data");
	validation = validate(&folder);
	assert_non_null(find_finding(validation, "BAG-DATA-MISSING", "data"));
	fonds_validation_free(validation);
	run(&folder, "rm -r \"$PWD\"");
	bag_clear(&bag);
}

static void check_not_validated(
	const char *path, enum fonds_status expected, const char *message)
{
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;

	assert_int_equal(
		expected, fonds_bag_validate(path, NULL, &validation, &error));
	assert_null(validation);
	assert_non_null(strstr(fonds_error_message(error), message));
	fonds_error_free(error);
}

static void what_is_no_folder_is_an_error(void **state)
{
	(void)state;
	check_not_validated(
		"/nonexistent/bag", FONDS_ERR_IO, "'/nonexistent/bag'");
	check_not_validated(NULL, FONDS_ERR_INVALID, "no path");
}

static void what_is_neither_folder_nor_archive_is_no_bag(void **state)
{
	struct fonds_validation *validation = NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_bag_validate("/etc/passwd", NULL, &validation, NULL));
	assert_false(fonds_validation_is_valid(validation));
	assert_non_null(find_finding(validation, "BAG-ARCHIVE-DAMAGED", NULL));
	fonds_validation_free(validation);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_file_that_cannot_be_read_is_only_that),
		cmocka_unit_test(a_file_removed_meanwhile_is_unstable),
		cmocka_unit_test(
			files_in_a_folder_that_cannot_be_listed_are_not_missing),
		cmocka_unit_test(an_unsafe_name_on_disk_is_told),
		cmocka_unit_test(links_and_special_files_are_findings),
		cmocka_unit_test(an_empty_payload_is_an_empty_folder),
		cmocka_unit_test(what_is_no_folder_is_an_error),
		cmocka_unit_test(what_is_neither_folder_nor_archive_is_no_bag),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
