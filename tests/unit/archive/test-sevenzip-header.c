/* SPDX-License-Identifier: Apache-2.0 */
/* What a header may not say, each lie with right CRCs around it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/sevenzip-tree.h"
#include "tests/unit/archive/sevenzip-maker.h"
#include "tests/unit/archive/walked.h"

#define SOUND "f a=one\nf b=two and more\n"

#define BYTES(text) text, sizeof(text) - 1

static void expect(const struct sevenzip *file, const char *wanted)
{
	enum fonds_status status = FONDS_ERR_INVALID;
	char *text = walked(
		fonds_sevenzip_tree_new, file->data, file->size, NULL, &status);

	assert_int_equal(FONDS_OK, status);
	assert_string_equal(wanted, text);
	free(text);
}

static void expect_refused(
	const struct sevenzip *file, enum fonds_status wanted)
{
	enum fonds_status status = FONDS_OK;

	assert_null(walked(fonds_sevenzip_tree_new, file->data, file->size,
		NULL, &status));
	assert_int_equal(wanted, status);
}

static void a_header_without_a_lie_is_read(void **state)
{
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	expect(&file, SOUND);
	sevenzip_encode(&file, sevenzip_header_crc(&file));
	expect(&file, SOUND);
}

static const struct lie {
	enum sevenzip_part part;
	const char *bytes;
	size_t size;
	enum fonds_status status;
} lies[] = {
	/* Packed streams: behind the header, overflowing, without bytes, too
	 * many, with a gap before them and behind, that nothing unpacks. */
	{ SEVENZIP_PACKED, BYTES("\1\4\6\1\1\x09\x0f\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED,
		BYTES("\1\4\6\0\1\x09\xff\xff\xff\xff\xff\xff\xff\xff\xff\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED,
		BYTES("\1\4\6\1\1\x09\xff\xff\xff\xff\xff\xff\xff\xff\xff\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED, BYTES("\1\4\6\0\1\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED,
		BYTES("\1\4\6\0\xff\xff\xff\xff\xff\xff\xff\xff\xff\x09\x0f\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED, BYTES("\1\4\6\1\1\x09\x0e\0"), FONDS_ERR_UNSAFE },
	{ SEVENZIP_PACKED, BYTES("\1\4\6\0\1\x09\x0e\0"), FONDS_ERR_UNSAFE },
	{ SEVENZIP_PACKED, BYTES("\1\4\6\0\2\x09\x0e\1\0"), FONDS_ERR_UNSAFE },
	{ SEVENZIP_PACKED, BYTES("\1\4\6\0\0\x09\0"), FONDS_ERR_FORMAT },
	/* Additional streams, and properties of the archive. */
	{ SEVENZIP_PACKED, BYTES("\1\3\6\0\1\x09\x0f\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED, BYTES("\1\2\0\4\6\0\1\x09\x0f\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED, BYTES("\x17\4\6\0\1\x09\x0f\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_PACKED, BYTES("\0\4\6\0\1\x09\x0f\0"), FONDS_ERR_FORMAT },
	/* Folders: elsewhere, too many, none, more than packed streams. */
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\1\1\1\0\x0c\x0f\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\xf0\0\0\0\xff\0\1\1\0\x0c\x0f\0"),
		FONDS_ERR_LIMIT },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\xe0\0\0\7\0\1\1\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\0\0\x0c\0"), FONDS_ERR_UNSAFE },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\2\0\1\1\0\1\1\0\x0c\x0f\x0f\0"),
		FONDS_ERR_FORMAT },
	/* Coders: none, five, unknown, Deflate64, encrypted. */
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\0\x0c\x0f\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\5\1\0\x0c\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\2\7\7\x0c\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\3\4\1\x09\x0c\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\4\6\xf1\7\1\x0c\x0f\0"),
		FONDS_ERR_FORMAT },
	/* With bits that nobody knows, two inputs, cut off, properties of
	 * another size, too much memory for LZMA, LZMA2 and PPMd. */
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\x81\0\x0c\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\x11\0\2\1\x0c\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\x0f\1"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\x21\0\1\0\x0c\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS,
		BYTES("\7\x0b\1\0\1\x21\0\xff\xff\xff\xff\xff\xff\xff\xff\xff"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FOLDERS,
		BYTES("\7\x0b\1\0\1\x23\3\1\1\5\x5d\1\0\0\x60\x0c\x0f\0"),
		FONDS_ERR_LIMIT },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\x21\x21\1\x26\x0c\x0f\0"),
		FONDS_ERR_LIMIT },
	{ SEVENZIP_FOLDERS,
		BYTES("\7\x0b\1\0\1\x23\3\4\1\5\6\1\0\0\x60\x0c\x0f\0"),
		FONDS_ERR_LIMIT },
	/* A filter alone, before its method, connected to itself, and giving
	 * more than it takes. */
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\4\3\3\1\3\x0c\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS,
		BYTES("\7\x0b\1\0\2\4\3\3\1\3\1\0\1\0\x0c\x0f\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS,
		BYTES("\7\x0b\1\0\2\1\0\4\3\3\1\3\0\0\x0c\x0f\x0f\0"),
		FONDS_ERR_UNSUPPORTED },
	{ SEVENZIP_FOLDERS,
		BYTES("\7\x0b\1\0\2\1\0\4\3\3\1\3\1\0\x0c\x0e\x0f\0"),
		FONDS_ERR_FORMAT },
	/* Without sizes; with something for the end. */
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\1\0\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_FOLDERS, BYTES("\7\x0b\1\0\1\1\0\x0c\x0f\x0b"),
		FONDS_ERR_FORMAT },
	/* Streams: without CRC, some without, none in the folder, more than
	 * there are members, fewer, too many, more bytes than it has. */
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\2\x09\3\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\2\x09\3\x0a\0\x40....\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\0\x0a\1\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_SUBSTREAMS,
		BYTES("\x08\x0d\3\x09\3\1\x0a\1............\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0a\1....\0\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_SUBSTREAMS,
		BYTES("\x08\x0d\xff\xff\xff\xff\xff\xff\xff\xff\xff\x09\3\0\0"),
		FONDS_ERR_LIMIT },
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\xe0\0\0\7\x09\3\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\2\x09\x10\x0a\1........\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\2\x0a\1........\0\0"),
		FONDS_ERR_FORMAT },
	/* Members: too many, without names, with elsewhere, too few, too many,
	 * without an end, of an odd size, half of a pair in either order. */
	{ SEVENZIP_FILES,
		BYTES("\5\xff\xff\xff\xff\xff\xff\xff\xff\xff\x11\3\0a\0\0"),
		FONDS_ERR_LIMIT },
	{ SEVENZIP_FILES, BYTES("\5\xe0\0\0\5\x11\3\0a\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x09\1a\0\0\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x07\0a\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x0d\0a\0\0\0b\0\0\0c\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x07\0a\0\0\0b\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x0a\0a\0\0\0b\0\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x09\0\0\xdc\0\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x09\0\0\xd8\0\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x0b\0\0\xd8x\0\0\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	/* A member without a name, one without a stream, one with a slash. */
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x07\0\0\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x0e\1\x40\x11\x09\0a\0\0\0b\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x0b\0a\0\0\0b\0/\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	/* Names twice, empty files before empty streams, a part too large. */
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x11\x09\0c\0\0\0d\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_FILES,
		BYTES("\5\3\x0f\1\x80\x0e\1\x20"
		      "\x11\x0d\0a\0\0\0b\0\0\0c\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_FILES, BYTES("\5\2\x0e\2\0\0\x11\x09\0a\0\0\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES, BYTES("\5\2\x11\x7f\0a\0\0\0b\0\0\0\0"),
		FONDS_ERR_FORMAT },
	/* What is to be deleted. */
	{ SEVENZIP_FILES,
		BYTES("\5\3\x0e\1\x20\x10\1\x80"
		      "\x11\x0d\0a\0\0\0b\0\0\0c\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	/* Attributes: a folder with bytes, by Windows and by its mode; a link
	 * for some only, a file for some only; elsewhere, cut off, too many. */
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x15\x0a\1\0\x10\0\0\0\0\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x15\x0a\1\0\0\x80\xed\x41\0\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x15\x0a\1\0\0\0\xff\xa1\0\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x15\x0a\1\0\0\x84\xa4\x81\0\0\0\0\0"),
		FONDS_ERR_UNSAFE },
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x15\x0a\1\1\0\0\0\0\0\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x15\x09\1\0\0\0\0\0\0\0\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_FILES,
		BYTES("\5\2\x11\x09\0a\0\0\0b\0\0\0"
		      "\x15\x0b\0\x80\0\0\0\0\0\0\0\0\0\0"),
		FONDS_ERR_FORMAT },
	/* No members for the bytes; something behind the header. */
	{ SEVENZIP_FILES, BYTES(""), FONDS_ERR_UNSAFE },
	{ SEVENZIP_TAIL, BYTES(""), FONDS_ERR_FORMAT },
	{ SEVENZIP_TAIL, BYTES("\0\0"), FONDS_ERR_FORMAT },
	{ SEVENZIP_DATA, BYTES("onetwo and more."), FONDS_ERR_UNSAFE },
};

/* These are seen when the bytes are read: CRCs that differ. */
static const struct lie late_lies[] = {
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\2\x09\0\x0a\1........\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_SUBSTREAMS, BYTES("\x08\x0d\2\x09\3\x0a\1........\0\0"),
		FONDS_ERR_FORMAT },
	{ SEVENZIP_DATA, BYTES("onetwo and mory"), FONDS_ERR_FORMAT },
};

static void check_lie(const struct lie *lie, size_t i, enum fonds_status opened)
{
	const struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	struct fonds_tree *tree = NULL;
	struct sevenzip file;
	enum fonds_status status;

	sevenzip_init(&file);
	sevenzip_set(&file, lie->part, lie->bytes, lie->size);
	sevenzip_end(&file);
	status = fonds_sevenzip_tree_new(
		memory_file(file.data, file.size), "x", &limits, &tree, NULL);
	fonds_tree_free(tree);
	if (status != opened)
		fail_msg("lie %zu: %d", i, status);
	expect_refused(&file, lie->status);
}

static void every_lie_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lies) / sizeof(*lies); i++)
		check_lie(&lies[i], i, lies[i].status);
	for (size_t i = 0; i < sizeof(late_lies) / sizeof(*late_lies); i++)
		check_lie(&late_lies[i], i, FONDS_OK);
}

/* Two of its streams stand in memory while it is unpacked. */
static void the_streams_of_bcj2_may_not_fill_the_memory(void **state)
{
	static const char packed[] = "\1\4\6\0\4\x09\1\2\3\x09\0";
	char folders[] = "\7\x0b\1\0\4\1\0\1\0\1\0\x14\3\3\1\x1b\4\1"
			 "\5\0\4\1\3\2\2\6\1\0\x0c"
			 "\xf0\0\0\0\x30\xf0\1\0\0\x30\1\x0f\0";
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_set(&file, SEVENZIP_PACKED, BYTES(packed));
	sevenzip_set(&file, SEVENZIP_FOLDERS, BYTES(folders));
	sevenzip_end(&file);
	expect_refused(&file, FONDS_ERR_LIMIT);
	/* With other connections it is not known at all. */
	folders[18] = 4;
	sevenzip_set(&file, SEVENZIP_FOLDERS, BYTES(folders));
	sevenzip_end(&file);
	expect_refused(&file, FONDS_ERR_UNSUPPORTED);
}

static void what_is_not_known_of_members_is_skipped(void **state)
{
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_set(&file, SEVENZIP_FILES,
		BYTES("\5\2\x19\3\0\0\0\x11\x09\0a\0\0\0b\0\0\0\x14\1x"
		      "\xbf\x7f\2yz\0"));
	sevenzip_end(&file);
	expect(&file, SOUND);
}

static void the_crcs_may_stand_with_the_folders(void **state)
{
	static const char packed[] = "\1\4\6\0\2\x09\3\x0c\x0a\1........\0";
	static const char folders[] = "\7\x0b\2\0\1\1\0\1\1\0\x0c\3\x0c\x0a\1";
	struct sevenzip file;
	uint8_t bytes[64];

	(void)state;
	sevenzip_init(&file);
	memcpy(bytes, BYTES(folders));
	memcpy(bytes + sizeof(folders) - 1,
		file.parts[SEVENZIP_SUBSTREAMS].data + 7, 8);
	bytes[sizeof(folders) + 7] = 0;
	sevenzip_set(&file, SEVENZIP_PACKED, BYTES(packed));
	sevenzip_set(&file, SEVENZIP_FOLDERS, bytes, sizeof(folders) + 8);
	sevenzip_set(&file, SEVENZIP_SUBSTREAMS, "\0", 1);
	sevenzip_end(&file);
	expect(&file, SOUND);
}

static void names_become_utf8(void **state)
{
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_set(&file, SEVENZIP_FILES,
		BYTES("\5\2\x11\x17\0e\0\1\3/\0\x7f\0\x80\0\xff\7\0\0"
		      "\0\x08\x3d\xd8\xae\xdf\0\0\0"));
	sevenzip_end(&file);
	expect(&file, "f e\xcc\x81/\x7f\xc2\x80\xdf\xbf=one\n"
		      "f \xe0\xa0\x80\xf0\x9f\x9e\xae=two and more\n");
}

/* A member of one letter, 'd' being put into the folder 'c'. */
static const struct {
	uint32_t attributes;
	bool has_stream;
	bool is_folder;
} kinds[] = {
	{ 0xa1ff8020, true, false },  /* a: a link by its mode */
	{ 0x00000420, true, false },  /* b: a link by Windows */
	{ 0x00000010, false, true },  /* c: a folder with something in it */
	{ 0x81a48020, false, false }, /* d: an empty file in it */
	{ 0x41ed8010, false, true },  /* e: an empty folder */
	{ 0x21a48020, false, false }, /* f: a device */
	{ 0x01a40000, false, false }, /* g: permissions alone */
};

#define KINDS (sizeof(kinds) / sizeof(*kinds))

static void add_bytes(struct sevenzip *file, const void *data, size_t size)
{
	memcpy(file->parts[SEVENZIP_FILES].data +
			file->parts[SEVENZIP_FILES].size,
		data, size);
	file->parts[SEVENZIP_FILES].size += size;
}

static void add_kinds(struct sevenzip *file)
{
	static const char end = 0;
	uint8_t head[] = { 5, KINDS, 0x0e, 1, 0, 0x0f, 1, 0, 0x11,
		1 + 4 * KINDS + 4, 0 };
	unsigned empty = 0;

	for (size_t i = 0; i < KINDS; i++) {
		if (kinds[i].has_stream)
			continue;
		head[4] |= (uint8_t)(0x80 >> i);
		if (!kinds[i].is_folder)
			head[7] |= (uint8_t)(0x80 >> empty);
		empty++;
	}
	sevenzip_set(file, SEVENZIP_FILES, head, sizeof(head));
	for (size_t i = 0; i < KINDS; i++) {
		const char name[] = { (char)('a' + i), 0, 0, 0 };

		if (i == 3)
			add_bytes(file, BYTES("c\0/\0"));
		add_bytes(file, name, sizeof(name));
	}
	add_bytes(file, (const uint8_t[]){ 0x15, 2 + 4 * KINDS, 1, 0 }, 4);
	for (size_t i = 0; i < KINDS; i++)
		for (unsigned byte = 0; byte < 4; byte++) {
			const uint8_t value = (uint8_t)(kinds[i].attributes >>
							8 * byte);
			add_bytes(file, &value, 1);
		}
	add_bytes(file, &end, 1);
}

static void empty_ones_links_and_devices_are_told_apart(void **state)
{
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	add_kinds(&file);
	sevenzip_end(&file);
	expect(&file, "l a=\nl b=\nf c/d=\nd e=\ns f=\nf g=\n");
}

static void the_first_bytes_must_be_right(void **state)
{
	struct sevenzip file;
	uint32_t crc;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	crc = sevenzip_header_crc(&file);
	file.data[6] = 1;
	expect_refused(&file, FONDS_ERR_UNSUPPORTED);
	file.data[6] = 0;
	/* Later programs of the same kind of file. */
	file.data[7] = 9;
	expect(&file, SOUND);
	/* A part of several; something behind; another CRC; none at all. */
	sevenzip_start(&file, 4000, 100, crc);
	expect_refused(&file, FONDS_ERR_FORMAT);
	sevenzip_start(&file, UINT64_MAX - 31, 32, crc);
	expect_refused(&file, FONDS_ERR_FORMAT);
	file.data[file.size++] = 0;
	sevenzip_start(&file, 15, file.size - file.header - 1, crc);
	expect_refused(&file, FONDS_ERR_FORMAT);
	file.size--;
	sevenzip_start(&file, 15, file.size - file.header, crc ^ 1);
	expect_refused(&file, FONDS_ERR_FORMAT);
	sevenzip_start(&file, file.size - 32, 0, 0);
	expect_refused(&file, FONDS_ERR_FORMAT);
}

static void a_7z_without_members_is_empty(void **state)
{
	struct sevenzip file;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	file.size = 32;
	sevenzip_start(&file, 0, 0, 0);
	expect(&file, "");
	sevenzip_start(&file, 0, 0, 1);
	expect_refused(&file, FONDS_ERR_FORMAT);
}

static void a_packed_header_may_not_lie(void **state)
{
	struct sevenzip file;
	uint32_t crc;
	size_t header;

	(void)state;
	sevenzip_init(&file);
	sevenzip_end(&file);
	crc = sevenzip_header_crc(&file);
	header = file.header;
	sevenzip_encode(&file, crc ^ 1);
	expect_refused(&file, FONDS_ERR_FORMAT);
	/* In another that is packed itself. */
	sevenzip_init(&file);
	sevenzip_end(&file);
	sevenzip_encode(&file, crc);
	sevenzip_encode(&file, sevenzip_header_crc(&file));
	expect_refused(&file, FONDS_ERR_FORMAT);
	/* Something stands behind what describes it. */
	sevenzip_init(&file);
	sevenzip_end(&file);
	sevenzip_encode(&file, crc);
	file.data[file.size++] = 0;
	sevenzip_start(&file, file.header - 32, file.size - file.header,
		sevenzip_header_crc(&file));
	expect_refused(&file, FONDS_ERR_FORMAT);
	/* Something stands between it and what describes it, or before it. */
	sevenzip_init(&file);
	sevenzip_end(&file);
	file.data[file.size++] = 0;
	sevenzip_encode(&file, sevenzip_header_crc(&file));
	file.data[file.header + 7]--;
	file.data[file.header + 18]--;
	memcpy(file.data + file.header + 21, &crc, sizeof(crc));
	sevenzip_start(&file, file.header - 32, file.size - file.header,
		sevenzip_header_crc(&file));
	expect_refused(&file, FONDS_ERR_UNSAFE);
	sevenzip_init(&file);
	sevenzip_set(&file, SEVENZIP_DATA, BYTES("onetwo and more!"));
	sevenzip_end(&file);
	assert_int_equal(header + 1, file.header);
	sevenzip_encode(&file, crc);
	expect_refused(&file, FONDS_ERR_UNSAFE);
}

/* A short file that says that its header is long. */
static void a_header_may_not_fill_the_memory(void **state)
{
	static const uint8_t large[] = { 0xf0, 0, 0, 0, 8 };
	uint8_t header[] = "\x17\6\x0f\1\x09\1\0\7\x0b\1\0"
			   "\1\x23\3\1\1\5\x5d\0\0\1\0\x0c.....\x0a\1....\0\0";
	struct sevenzip file;

	(void)state;
	memcpy(header + 23, large, sizeof(large));
	sevenzip_init(&file);
	sevenzip_set(&file, SEVENZIP_DATA, BYTES("onetwo and more."));
	sevenzip_set(&file, SEVENZIP_PACKED, header, sizeof(header) - 1);
	for (int part = SEVENZIP_FOLDERS; part < SEVENZIP_PARTS; part++)
		file.parts[part].size = 0;
	sevenzip_end(&file);
	expect_refused(&file, FONDS_ERR_LIMIT);
	/* As small as it is allowed to be, it is looked at. */
	file.parts[SEVENZIP_PACKED].data[27] = 0;
	sevenzip_end(&file);
	expect_refused(&file, FONDS_ERR_FORMAT);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_header_without_a_lie_is_read),
		cmocka_unit_test(every_lie_is_refused),
		cmocka_unit_test(the_streams_of_bcj2_may_not_fill_the_memory),
		cmocka_unit_test(what_is_not_known_of_members_is_skipped),
		cmocka_unit_test(the_crcs_may_stand_with_the_folders),
		cmocka_unit_test(names_become_utf8),
		cmocka_unit_test(empty_ones_links_and_devices_are_told_apart),
		cmocka_unit_test(the_first_bytes_must_be_right),
		cmocka_unit_test(a_7z_without_members_is_empty),
		cmocka_unit_test(a_packed_header_may_not_lie),
		cmocka_unit_test(a_header_may_not_fill_the_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
