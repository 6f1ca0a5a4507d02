/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-files.h"

#include "archive/byte-file.h"
#include "base/error.h"

/* Bytes of UTF-8 that a code point takes at most. */
#define CODE_POINT_MAX 4

#define IDS (FONDS_SEVENZIP_ATTRIBUTES + 1)

/* The parts, each where it stands; at is NULL for what is not there. */
struct parts {
	struct fonds_sevenzip_cursor of[IDS];
};

/* Times, comments and padding are skipped, as is what is not known. */
static const enum fonds_sevenzip_id wanted[] = {
	FONDS_SEVENZIP_EMPTY_STREAM,
	FONDS_SEVENZIP_EMPTY_FILE,
	FONDS_SEVENZIP_ANTI,
	FONDS_SEVENZIP_NAMES,
	FONDS_SEVENZIP_ATTRIBUTES,
};

static bool is_wanted(uint64_t id)
{
	for (size_t i = 0; i < sizeof(wanted) / sizeof(*wanted); i++)
		if (wanted[i] == id)
			return true;
	return false;
}

/* The number of empty streams is the count of the two parts behind them. */
static bool is_in_order(const struct parts *parts, uint64_t id)
{
	return id != FONDS_SEVENZIP_EMPTY_STREAM ||
	       (!parts->of[FONDS_SEVENZIP_EMPTY_FILE].at &&
		       !parts->of[FONDS_SEVENZIP_ANTI].at);
}

static enum fonds_status take_parts(struct fonds_sevenzip_cursor *cursor,
	const char *file, struct parts *parts, struct fonds_error **error)
{
	while (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_END)) {
		uint64_t id = fonds_sevenzip_number(cursor);
		uint64_t size = fonds_sevenzip_number(cursor);
		const uint8_t *at = fonds_sevenzip_bytes(cursor, size);

		if (!at)
			return fonds_sevenzip_fail(file, error);
		if (!is_wanted(id))
			continue;
		if (parts->of[id].at || !is_in_order(parts, id))
			return fonds_fail(error, FONDS_ERR_UNSAFE,
				"the directory of '%s' says something twice, "
				"or in an order that it may not: programs do "
				"not agree on what is in it",
				file);
		parts->of[id].at = at;
		parts->of[id].end = at + size;
	}
	return FONDS_OK;
}

/* How many of the next bits are set? */
static uint64_t count_set(struct fonds_sevenzip_bits bits, uint64_t count)
{
	uint64_t set = 0;

	for (uint64_t i = 0; i < count; i++)
		set += fonds_sevenzip_bits_next(&bits);
	return set;
}

/* Where the part is not there, no bit is set. */
static bool take_bits(const struct fonds_sevenzip_cursor *part, uint64_t count,
	struct fonds_sevenzip_bits *ret)
{
	*ret = (struct fonds_sevenzip_bits){ .data = part->at };
	return !part->at ||
	       (uint64_t)(part->end - part->at) == count / 8 + (count % 8 > 0);
}

static bool take_attributes(
	struct fonds_sevenzip_files *files, struct fonds_sevenzip_cursor *part)
{
	uint64_t count;

	if (!part->at)
		return true;
	files->has_attributes = fonds_sevenzip_bits_take(part, files->left);
	if (fonds_sevenzip_byte(part) != 0 || part->is_short)
		return false;
	files->attributes = *part;
	count = count_set(files->has_attributes, files->left);
	return (uint64_t)(part->end - part->at) == 4 * count;
}

/* Each takes a NUL at least, so that no count is believed without bytes. */
static bool has_names(struct fonds_sevenzip_cursor *names, uint64_t count)
{
	if (!names->at)
		return count == 0;
	return fonds_sevenzip_byte(names) == 0 && !names->is_short &&
	       (uint64_t)(names->end - names->at) / 2 >= count &&
	       (count > 0 || names->at == names->end);
}

static enum fonds_status set_parts(struct fonds_sevenzip_files *files,
	struct parts *parts, struct fonds_error **error)
{
	struct fonds_sevenzip_cursor *names = &parts->of[FONDS_SEVENZIP_NAMES];
	struct fonds_sevenzip_bits anti;
	uint64_t empty;

	if (!has_names(names, files->left))
		return fonds_sevenzip_fail(files->file, error);
	if (!take_bits(&parts->of[FONDS_SEVENZIP_EMPTY_STREAM], files->left,
		    &files->empty_streams))
		return fonds_sevenzip_fail(files->file, error);
	empty = count_set(files->empty_streams, files->left);
	if (!take_bits(&parts->of[FONDS_SEVENZIP_EMPTY_FILE], empty,
		    &files->empty_files) ||
		!take_bits(&parts->of[FONDS_SEVENZIP_ANTI], empty, &anti) ||
		!take_attributes(files, &parts->of[FONDS_SEVENZIP_ATTRIBUTES]))
		return fonds_sevenzip_fail(files->file, error);
	files->names = *names;
	if (count_set(anti, empty) > 0)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s' has members that say what is to be deleted",
			files->file);
	return FONDS_OK;
}

enum fonds_status fonds_sevenzip_files_take(struct fonds_sevenzip_files *files,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	const struct fonds_archive_limits *limits, struct fonds_error **error)
{
	struct parts parts = { 0 };
	enum fonds_status status;

	*files = (struct fonds_sevenzip_files){ .file = file };
	fonds_buffer_init(&files->name, limits->name + CODE_POINT_MAX);
	files->left = fonds_sevenzip_number(cursor);
	if (files->left > limits->members)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"'%s' has too many members", file);
	status = take_parts(cursor, file, &parts, error);
	if (status == FONDS_OK)
		status = set_parts(files, &parts, error);
	return status;
}

static uint32_t next_unit(struct fonds_sevenzip_cursor *names)
{
	const uint8_t *at = fonds_sevenzip_bytes(names, 2);

	return at ? fonds_le16(at) : 0;
}

/* RFC 3629 */
static void add_code_point(struct fonds_buffer *name, uint32_t code_point)
{
	static const uint32_t beyond[] = { 0x80, 0x800, 0x10000 };
	static const uint8_t firsts[] = { 0, 0xc0, 0xe0, 0xf0 };
	unsigned more = 0;

	while (more < 3 && code_point >= beyond[more])
		more++;
	fonds_buffer_add_char(
		name, (char)(firsts[more] | code_point >> 6 * more));
	while (more-- > 0)
		fonds_buffer_add_char(
			name, (char)(0x80 | (code_point >> 6 * more & 0x3f)));
}

/* A name of UTF-16 up to its NUL; false where half of a pair stands alone. */
static bool take_name(
	struct fonds_sevenzip_cursor *names, struct fonds_buffer *name)
{
	uint32_t unit, low;

	while ((unit = next_unit(names)) != 0 && name->status == FONDS_OK) {
		if (unit >= 0xdc00 && unit <= 0xdfff)
			return false;
		if (unit >= 0xd800 && unit <= 0xdbff) {
			low = next_unit(names);
			if (low < 0xdc00 || low > 0xdfff)
				return false;
			unit = 0x10000 + ((unit - 0xd800) << 10) +
			       (low - 0xdc00);
		}
		add_code_point(name, unit);
	}
	return true;
}

static enum fonds_status next_name(
	struct fonds_sevenzip_files *files, struct fonds_error **error)
{
	struct fonds_sevenzip_cursor *names = &files->names;
	enum fonds_status status;

	fonds_buffer_reset(&files->name);
	if (!take_name(names, &files->name))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the name of a member of '%s' is not UTF-16",
			files->file);
	status = fonds_buffer_check(
		&files->name, "the name of a member", error);
	if (status < 0)
		return status;
	if (names->is_short || (files->left == 1 && names->at != names->end))
		return fonds_sevenzip_fail(files->file, error);
	return FONDS_OK;
}

enum fonds_status fonds_sevenzip_files_next(struct fonds_sevenzip_files *files,
	struct fonds_sevenzip_file *ret, struct fonds_error **error)
{
	struct fonds_sevenzip_file file = { 0 };
	enum fonds_status status = next_name(files, error);

	if (status < 0)
		return status;
	files->left--;
	file.name = fonds_buffer_text(&files->name);
	file.name_size = files->name.size;
	file.has_stream = !fonds_sevenzip_bits_next(&files->empty_streams);
	if (!file.has_stream)
		file.is_folder = !fonds_sevenzip_bits_next(&files->empty_files);
	if (fonds_sevenzip_bits_next(&files->has_attributes))
		file.attributes = fonds_sevenzip_le32(&files->attributes);
	*ret = file;
	return FONDS_OK;
}

void fonds_sevenzip_files_clear(struct fonds_sevenzip_files *files)
{
	fonds_buffer_clear(&files->name);
}
