/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/directory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "archive/member-name.h"
#include "base/cleanup.h"
#include "base/error.h"

#define NAMES_MAX ((size_t)16 << 30)

void fonds_directory_init(struct fonds_directory *directory)
{
	*directory = (struct fonds_directory){ 0 };
	fonds_arena_init(&directory->arena, NAMES_MAX);
}

void fonds_directory_clear(struct fonds_directory *directory)
{
	free(directory->members);
	free(directory->names);
	fonds_arena_clear(&directory->arena);
	*directory = (struct fonds_directory){ 0 };
}

static enum fonds_status grow(
	struct fonds_directory *directory, struct fonds_error **error)
{
	size_t wanted = directory->capacity ? 2 * directory->capacity : 64;
	struct fonds_member *grown;

	if (directory->count < directory->capacity)
		return FONDS_OK;
	grown = reallocarray(directory->members, wanted, sizeof(*grown));
	if (!grown)
		return fonds_fail_nomem(error);
	directory->members = grown;
	directory->capacity = wanted;
	return FONDS_OK;
}

static enum fonds_status check_name(const struct fonds_archive_limits *limits,
	const char *name, size_t size, struct fonds_error **error)
{
	if (size == 0)
		return fonds_fail(
			error, FONDS_ERR_FORMAT, "a member has no name");
	if (memchr(name, '\0', size))
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"the name of the member '%s' has a NUL byte in it",
			name);
	return fonds_member_name_check(limits, name, size, error);
}

/* "./a" is "a"; nothing else of a name is touched. */
static void drop_dot(const char **name, size_t *size)
{
	while (*size > 2 && (*name)[0] == '.' && (*name)[1] == '/') {
		*name += 2;
		*size -= 2;
	}
}

enum fonds_status fonds_directory_add(struct fonds_directory *directory,
	const struct fonds_archive_limits *limits,
	const struct fonds_member *member, const char *name, size_t size,
	struct fonds_error **error)
{
	enum fonds_status status = check_name(limits, name, size, error);
	struct fonds_member *added;

	if (status == FONDS_OK)
		status = grow(directory, error);
	if (status < 0)
		return status;
	if (directory->count >= limits->members ||
		__builtin_add_overflow(
			directory->bytes, member->size, &directory->bytes) ||
		directory->bytes > limits->bytes)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"it has too many members, or too many bytes in them");
	drop_dot(&name, &size);
	added = &directory->members[directory->count];
	*added = *member;
	added->is_folder |= name[size - 1] == '/';
	while (size > 1 && name[size - 1] == '/')
		size--;
	added->name = fonds_arena_dup_bytes(&directory->arena, name, size);
	if (!added->name)
		return fonds_arena_check(
			&directory->arena, "the list of members", error);
	if (added->is_folder && added->size > 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the folder '%s' has bytes of its own", added->name);
	directory->count++;
	return FONDS_OK;
}

enum fonds_status fonds_directory_check_ratio(
	const struct fonds_directory *directory,
	const struct fonds_archive_limits *limits,
	const struct fonds_byte_file *file, struct fonds_error **error)
{
	if (directory->bytes <= limits->ratio_after ||
		directory->bytes / limits->ratio <= file->size)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"'%s' would unpack to %" PRIu64 " bytes, more than %" PRIu64
		" times its size",
		file->name, directory->bytes, limits->ratio);
}

static int compare_names(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static enum fonds_status make_names(
	struct fonds_directory *directory, struct fonds_error **error)
{
	size_t count = directory->count;

	directory->names = calloc(count + 1, sizeof(*directory->names));
	if (!directory->names)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < count; i++)
		directory->names[i] = directory->members[i].name;
	qsort(directory->names, count, sizeof(*directory->names),
		compare_names);
	return FONDS_OK;
}

/* The first of the sorted names that is not before this one. */
static size_t find_from(
	const struct fonds_directory *directory, const char *name)
{
	size_t low = 0;
	size_t high = directory->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(directory->names[middle], name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

enum fonds_status fonds_directory_is_empty(struct fonds_directory *directory,
	const char *folder, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *below = NULL;
	size_t size = strlen(folder) + 1;
	enum fonds_status status = FONDS_OK;
	size_t at;

	if (!directory->names)
		status = make_names(directory, error);
	if (status < 0)
		return status;
	below = malloc(size + 1);
	if (!below)
		return fonds_fail_nomem(error);
	memcpy(below, folder, size - 1);
	memcpy(below + size - 1, "/", 2);
	at = find_from(directory, below);
	*ret = at == directory->count ||
	       strncmp(directory->names[at], below, size) != 0;
	return FONDS_OK;
}

static enum fonds_entry_kind kind_of(const struct fonds_member *member)
{
	if (member->is_folder)
		return FONDS_ENTRY_EMPTY_FOLDER;
	switch (member->mode & S_IFMT) {
	case 0:
	case S_IFREG:
		return FONDS_ENTRY_FILE;
	case S_IFLNK:
		return FONDS_ENTRY_SYMLINK;
	default:
		return FONDS_ENTRY_SPECIAL;
	}
}

struct fonds_tree_traits fonds_directory_traits(struct fonds_tree *tree)
{
	(void)tree;
	return (struct fonds_tree_traits){
		.walks_again = true,
		.lists_quickly = true,
	};
}

void fonds_member_entry(
	const struct fonds_member *member, struct fonds_tree_entry *ret)
{
	*ret = (struct fonds_tree_entry){
		.path = member->name,
		.kind = kind_of(member),
	};
	if (ret->kind == FONDS_ENTRY_FILE)
		ret->size = member->size;
}
