/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/compound-directory.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"

#define ENTRY_SIZE 128
#define NAME_SIZE 64
#define NO_ENTRY UINT32_C(0xffffffff)
#define DIRECTORY_MAX ((size_t)64 * 1024 * 1024)

#define TYPE_STORAGE 1
#define TYPE_STREAM 2
#define TYPE_ROOT 5

/*
 * The entries of one storage hang together as a tree by left and right, and
 * each is reached once: one that is reached again would go round for ever.
 * Which sorts before which is not asked.
 */
struct node {
	uint32_t parent; /* the storage that it is in */
	uint16_t depth;  /* 0: it is not reached */
};

struct reading {
	struct fonds_compound_sectors *sectors;
	const struct fonds_archive_limits *limits;
	struct fonds_directory *directory;
	uint8_t *entries;
	size_t count;
	struct node *nodes;
	uint32_t *waiting; /* reached, their neighbours not yet */
	size_t waiting_count;
	struct fonds_buffer path;
	struct fonds_buffer part;
};

static const uint8_t *entry_at(const struct reading *r, uint32_t id)
{
	return r->entries + (size_t)id * ENTRY_SIZE;
}

static enum fonds_status load(struct reading *r, struct fonds_error **error)
{
	fonds_cleanup(fonds_compound_chain_clear) struct fonds_compound_chain
		chain = { 0 };
	size_t size = fonds_compound_sector_size(r->sectors);
	size_t limit = DIRECTORY_MAX;
	enum fonds_status status;

	if (r->limits->directory < limit)
		limit = (size_t)r->limits->directory;
	status = fonds_compound_chain_read(r->sectors,
		r->sectors->header.directory, limit / size, &chain, error);
	if (status < 0)
		return status;
	r->count = chain.count * (size / ENTRY_SIZE);
	r->entries = malloc(chain.count * size + 1);
	r->nodes = calloc(r->count + 1, sizeof(*r->nodes));
	r->waiting = calloc(r->count + 1, sizeof(*r->waiting));
	if (!r->entries || !r->nodes || !r->waiting)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < chain.count && status == FONDS_OK; i++)
		status = fonds_compound_sector_read(r->sectors,
			chain.sectors[i], 0, r->entries + i * size, size,
			error);
	return status;
}

static enum fonds_status reach(struct reading *r, uint32_t id, uint32_t parent,
	unsigned depth, struct fonds_error **error)
{
	if (id == NO_ENTRY)
		return FONDS_OK;
	if (id >= r->count || r->nodes[id].depth > 0 || id == 0)
		return fonds_compound_fail(r->sectors,
			"its directory leads in a circle, or to no entry",
			error);
	if (depth > FONDS_COMPOUND_DEPTH)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the compound file '%s' has more than %d storages in "
			"each other",
			r->sectors->file->name, FONDS_COMPOUND_DEPTH);
	r->nodes[id] = (struct node){ parent, (uint16_t)depth };
	r->waiting[r->waiting_count++] = id;
	return FONDS_OK;
}

static enum fonds_status reach_neighbours(
	struct reading *r, uint32_t id, struct fonds_error **error)
{
	const uint8_t *at = entry_at(r, id);
	struct node node = r->nodes[id];
	enum fonds_status status = reach(
		r, fonds_le32(at + 68), node.parent, node.depth, error);

	if (status == FONDS_OK)
		status = reach(
			r, fonds_le32(at + 72), node.parent, node.depth, error);
	if (status == FONDS_OK && at[66] == TYPE_STORAGE)
		status = reach(
			r, fonds_le32(at + 76), id, node.depth + 1U, error);
	return status;
}

static enum fonds_status reach_all(
	struct reading *r, struct fonds_error **error)
{
	enum fonds_status status;

	if (r->count == 0 || entry_at(r, 0)[66] != TYPE_ROOT)
		return fonds_compound_fail(
			r->sectors, "its directory has no root", error);
	status = reach(r, fonds_le32(entry_at(r, 0) + 76), 0, 1, error);
	while (status == FONDS_OK && r->waiting_count > 0)
		status = reach_neighbours(
			r, r->waiting[--r->waiting_count], error);
	return status;
}

static void add_code_point(struct fonds_buffer *buffer, uint32_t c)
{
	if (c < 0x80) {
		fonds_buffer_add_char(buffer, (char)c);
		return;
	}
	if (c < 0x800) {
		fonds_buffer_add_char(buffer, (char)(0xc0 | c >> 6));
	} else if (c < 0x10000) {
		fonds_buffer_add_char(buffer, (char)(0xe0 | c >> 12));
		fonds_buffer_add_char(buffer, (char)(0x80 | (c >> 6 & 0x3f)));
	} else {
		fonds_buffer_add_char(buffer, (char)(0xf0 | c >> 18));
		fonds_buffer_add_char(buffer, (char)(0x80 | (c >> 12 & 0x3f)));
		fonds_buffer_add_char(buffer, (char)(0x80 | (c >> 6 & 0x3f)));
	}
	fonds_buffer_add_char(buffer, (char)(0x80 | (c & 0x3f)));
}

/*
 * One character of size bytes of UTF-16LE, or 0: RFC 2781, 2.2. NUL and the
 * slash are none in a name.
 */
static uint32_t take_character(const uint8_t *at, size_t size, size_t *used)
{
	uint32_t high = fonds_le16(at);
	uint32_t low;

	*used = 2;
	if (high == '/' || (high >= 0xdc00 && high <= 0xdfff))
		return 0;
	if (high < 0xd800 || high > 0xdbff)
		return high;
	if (size < 4)
		return 0;
	*used = 4;
	low = fonds_le16(at + 2);
	if (low < 0xdc00 || low > 0xdfff)
		return 0;
	return 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
}

/* [MS-CFB] 2.6.1: the size counts the NUL at the end. */
static bool add_name(struct fonds_buffer *buffer, const uint8_t *at)
{
	size_t size = fonds_le16(at + NAME_SIZE);
	size_t used = 0;

	if (size < 4 || size > NAME_SIZE || size % 2 != 0)
		return false;
	for (size_t i = 0; i < size - 2; i += used) {
		uint32_t c = take_character(at + i, size - 2 - i, &used);

		if (c == 0)
			return false;
		add_code_point(buffer, c);
	}
	return true;
}

/* From the entry up to the root: each part goes before what is there. */
static enum fonds_status make_path(
	struct reading *r, uint32_t id, struct fonds_error **error)
{
	fonds_buffer_reset(&r->path);
	for (bool is_first = true; id != 0; is_first = false) {
		fonds_buffer_reset(&r->part);
		if (!add_name(&r->part, entry_at(r, id)))
			return fonds_compound_fail(r->sectors,
				"a name in its directory is none", error);
		if (!is_first)
			fonds_buffer_add_char(&r->part, '/');
		fonds_buffer_add(
			&r->part, fonds_buffer_text(&r->path), r->path.size);
		fonds_buffer_reset(&r->path);
		fonds_buffer_add(
			&r->path, fonds_buffer_text(&r->part), r->part.size);
		id = r->nodes[id].parent;
	}
	if (r->part.status < 0)
		return fonds_buffer_check(
			&r->part, "a name in its directory", error);
	return fonds_buffer_check(&r->path, "a name in its directory", error);
}

/* Version 3 has 32 bits of a size, and the others may be anything. */
static uint64_t size_of(const struct reading *r, const uint8_t *at)
{
	return r->sectors->header.version == 3 ? fonds_le32(at + 120)
					       : fonds_le64(at + 120);
}

static enum fonds_status add_entry(
	struct reading *r, uint32_t id, struct fonds_error **error)
{
	const uint8_t *at = entry_at(r, id);
	struct fonds_member member = {
		.offset = fonds_le32(at + 116),
		.size = size_of(r, at),
	};
	enum fonds_status status;

	if (at[66] != TYPE_STORAGE && at[66] != TYPE_STREAM)
		return fonds_compound_fail(r->sectors,
			"an entry in its directory has no known type", error);
	if (at[66] == TYPE_STORAGE)
		member = (struct fonds_member){ .is_folder = true };
	status = make_path(r, id, error);
	if (status < 0)
		return status;
	return fonds_directory_add(r->directory, r->limits, &member,
		fonds_buffer_text(&r->path), r->path.size, error);
}

static enum fonds_status read_all(struct reading *r,
	struct fonds_compound_root *ret_root, struct fonds_error **error)
{
	enum fonds_status status = load(r, error);

	if (status == FONDS_OK)
		status = reach_all(r, error);
	for (size_t id = 1; id < r->count && status == FONDS_OK; id++)
		if (r->nodes[id].depth > 0)
			status = add_entry(r, (uint32_t)id, error);
	if (status == FONDS_OK)
		*ret_root = (struct fonds_compound_root){
			.first = fonds_le32(entry_at(r, 0) + 116),
			.size = size_of(r, entry_at(r, 0)),
		};
	return status;
}

enum fonds_status fonds_compound_directory_read(
	struct fonds_compound_sectors *sectors,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory, struct fonds_compound_root *ret_root,
	struct fonds_error **error)
{
	struct reading r = {
		.sectors = sectors,
		.limits = limits,
		.directory = directory,
	};
	size_t maximum = (size_t)FONDS_COMPOUND_DEPTH * 2 * NAME_SIZE;
	enum fonds_status status;

	fonds_buffer_init(&r.path, maximum);
	fonds_buffer_init(&r.part, maximum);
	status = read_all(&r, ret_root, error);
	fonds_buffer_clear(&r.path);
	fonds_buffer_clear(&r.part);
	free(r.entries);
	free(r.nodes);
	free(r.waiting);
	return status;
}
