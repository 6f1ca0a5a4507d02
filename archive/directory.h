/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_DIRECTORY_H
#define ARCHIVE_DIRECTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "archive/archive-tree.h"
#include "archive/byte-file.h"
#include "base/arena.h"

/*
 * The members of a zip or a 7z, as its directory lists them: exact names, in
 * the order in which their bytes stand in the file. A member takes 48 bytes
 * and its name.
 */
struct fonds_member {
	const char *name; /* without the slash at the end of a folder */
	uint64_t offset; /* zip: of its local header; 7z: index of its folder */
	uint64_t packed; /* zip: bytes in the file */
	uint64_t size;   /* bytes unpacked */
	uint32_t crc;    /* of these, where has_crc */
	uint16_t mode;   /* as stat(2) has it; 0 when it is not known */
	uint16_t method; /* zip */
	uint16_t flags;  /* zip */
	bool has_crc;
	bool is_folder;
};

struct fonds_directory {
	struct fonds_arena arena; /* the names */
	struct fonds_member *members;
	size_t count;
	size_t capacity;
	uint64_t bytes;     /* of all members, unpacked */
	uint64_t start;     /* zip: where the central directory begins */
	const char **names; /* sorted, made when it is first asked */
};

void fonds_directory_init(struct fonds_directory *directory);
void fonds_directory_clear(struct fonds_directory *directory);

/*
 * Add a member; its name (size bytes) is copied, and its bytes are added up.
 * FONDS_ERR_UNSAFE for a name with NUL in it, FONDS_ERR_FORMAT for one that is
 * empty or a folder that has bytes, FONDS_ERR_LIMIT past the limits.
 */
enum fonds_status fonds_directory_add(struct fonds_directory *directory,
	const struct fonds_archive_limits *limits,
	const struct fonds_member *member, const char *name, size_t size,
	struct fonds_error **error);

/* FONDS_ERR_LIMIT: the members of a file of so many bytes are a bomb. */
enum fonds_status fonds_directory_check_ratio(
	const struct fonds_directory *directory,
	const struct fonds_archive_limits *limits,
	const struct fonds_byte_file *file, struct fonds_error **error);

/* *ret: is no member below this folder? */
enum fonds_status fonds_directory_is_empty(struct fonds_directory *directory,
	const char *folder, bool *ret, struct fonds_error **error);

/* What the tree of such an archive can do, for its traits. */
struct fonds_tree_traits fonds_directory_traits(struct fonds_tree *tree);

/* What a member is to a walk; its path is borrowed. */
void fonds_member_entry(
	const struct fonds_member *member, struct fonds_tree_entry *ret);

#endif
