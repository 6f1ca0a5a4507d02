/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/archive/tar-ways.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "tests/unit/archive/tar-maker.h"

#define SPARSE_0_0 \
	"GNU.sparse.size=8\nGNU.sparse.numblocks=2\n" \
	"GNU.sparse.offset=5\nGNU.sparse.numbytes=3\n" \
	"GNU.sparse.offset=8\nGNU.sparse.numbytes=0\n"
#define SPARSE_0_1(size, count, map) \
	"GNU.sparse.size=" size "\nGNU.sparse.numblocks=" count \
	"\nGNU.sparse.map=" map "\n"
#define SPARSE_1_0(size) \
	"GNU.sparse.major=1\nGNU.sparse.minor=0\n" \
	"GNU.sparse.name=real\nGNU.sparse.realsize=" size "\n"

/* 512 bytes, of which the first are the map. */
#define FILL_64 \
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define MAP_64(map64) \
	map64 FILL_64 FILL_64 FILL_64 FILL_64 FILL_64 FILL_64 FILL_64
#define FILL_54 \
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

#define FILL_48 \
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0" \
	"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"

/* Five of them, as walked() shows them. */
#define ZEROS "\\0\\0\\0\\0\\0"

const struct way ways[] = {
	/* Names. */
	{ "a name with a NUL by pax", { PAX("path=p\0q\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a name that begins with a NUL by pax", { PAX("path=\0q\n"), ABC },
		NULL, FONDS_ERR_UNSAFE },
	{ "a name that ends in a NUL by pax", { PAX("path=q\0\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a long name with a NUL", { LONG_NAME("p\0q\0"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a name of a target with a NUL by pax",
		{ PAX("linkpath=first\0q\n"), { .name = "l", .type = '1' } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a long name of a target with a NUL",
		{ LONG_LINK("first\0q\0"), { .name = "l", .type = '1' } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a name of a file with holes with a NUL",
		{ PAX("GNU.sparse.major=1\nGNU.sparse.minor=0\n"
		      "GNU.sparse.name=r\0q\nGNU.sparse.realsize=0\n"),
			{ .name = "s", DATA("0\n") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a key with a NUL", { PAX("pa\0th=p\n"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "what follows the NUL in the header's own field",
		{ { .name = "n", AT(1, "\0junk"), DATA("abc") } }, "f n=abc\n",
		FONDS_OK },
	{ "a line feed in a name by pax", { RAW_PAX("12 path=p\nq\n"), ABC },
		"f p\nq=abc\n", FONDS_OK },
	{ "an empty name by pax", { PAX("path=\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "an empty long name", { LONG_NAME("\0"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "no name", { { .name = "", DATA("abc") } }, NULL, FONDS_ERR_FORMAT },
	{ "a long name that no NUL ends", { LONG_NAME("long"), ABC },
		"f long=abc\n", FONDS_OK },
	{ "two names by pax", { PAX("path=p1\npath=p2\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "two pax headers", { PAX("path=p1\n"), PAX("mtime=1\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "two long names", { LONG_NAME("l1"), LONG_NAME("l2"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a long name, then one by pax",
		{ LONG_NAME("l"), PAX("path=p\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a name by pax, then a long one",
		{ PAX("path=p\n"), LONG_NAME("l"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a long name and other records",
		{ LONG_NAME("l\0"), PAX("mtime=1\n"), ABC }, "f l=abc\n",
		FONDS_OK },
	{ "a global name", { GLOBAL("path=glob\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a global name of a target", { GLOBAL("linkpath=glob\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a global comment, as git writes", { GLOBAL("comment=0ff\n"), ABC },
		"f short=abc\n", FONDS_OK },
	{ "a global header behind that of the member",
		{ PAX("path=p\n"), GLOBAL("comment=c\n"), ABC }, "f p=abc\n",
		FONDS_OK },
	{ "a name in the encoding of an unknown",
		{ PAX("hdrcharset=ISO-IR 8859 1 1998\npath=\xe9\n"), ABC },
		NULL, FONDS_ERR_UNSAFE },
	{ "a name that is bytes",
		{ PAX("hdrcharset=BINARY\npath=\xe9\n"), ABC }, "f \xe9=abc\n",
		FONDS_OK },
	{ "a prefix by POSIX",
		{ { .name = "n", AT(TAR_PREFIX, "pre"), DATA("abc") } },
		"f pre/n=abc\n", FONDS_OK },
	{ "what may be a prefix, by GNU tar",
		{ { .name = "n", AT(TAR_MAGIC, "ustar  \0\0"), DATA("abc") } },
		"f n=abc\n", FONDS_OK },
	{ "a prefix by an unknown",
		{ { .name = "n", AT(TAR_MAGIC, "ustarX"), DATA("abc") } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "an absolute name", { { .name = "/n", DATA("abc") } }, "f /n=abc\n",
		FONDS_OK },
	{ "a name that begins with './'", { { .name = "././n", DATA("abc") } },
		"f n=abc\n", FONDS_OK },
	{ "a name with './' inside", { { .name = "a/./n", DATA("abc") } },
		"f a/./n=abc\n", FONDS_OK },

	/* Records. */
	{ "a record that is longer than all", { RAW_PAX("99 path=p\n"), ABC },
		NULL, FONDS_ERR_FORMAT },
	{ "a record that is too short", { RAW_PAX("8 path=p\n"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "a record without an end", { RAW_PAX("10 path=px"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "a record without a length", { RAW_PAX("path=p\n"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "a record without a value", { RAW_PAX("8 path\n"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "a record without a key", { RAW_PAX("5 =p\n"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "a length with a sign", { RAW_PAX("+10 path=p\n"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "NULs behind the records", { RAW_PAX("10 path=p\n\0\0"), ABC }, NULL,
		FONDS_ERR_FORMAT },
	{ "records of Solaris",
		{ { .name = "x", .type = 'X', LINES("path=p\n") }, ABC },
		"f p=abc\n", FONDS_OK },

	/* Sizes. */
	{ "a smaller size by pax",
		{ PAX("size=0\n"), { .name = "a", DATA("abc") } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a larger size by pax", { PAX("size=1024\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "the same size by pax", { PAX("size=3\n"), ABC }, "f short=abc\n",
		FONDS_OK },
	{ "two sizes by pax", { PAX("size=3\nsize=3\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a size below zero by pax", { PAX("size=-1\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a size with a space by pax", { PAX("size= 3\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "no size by pax", { PAX("size=\n"), ABC }, NULL, FONDS_ERR_UNSAFE },
	{ "a size past 63 bits by pax",
		{ PAX("size=9223372036854775808\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a global size", { GLOBAL("size=1024\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a size in base 256",
		{ { .name = "n",
			DATA("abc"),
			.size_field = "\x80\0\0\0\0\0\0\0\0\0\0\3" } },
		"f n=abc\n", FONDS_OK },
	{ "a size below zero in base 256",
		{ { .name = "n",
			DATA("abc"),
			.size_field = "\xff\xff\xff\xff\xff\xff\xff\xff\xff"
				      "\xff\xff\xfd" } },
		NULL, FONDS_ERR_FORMAT },
	{ "a size of 64 bits in base 256",
		{ { .name = "n",
			DATA("abc"),
			.size_field = "\x80\0\0\0\x80\0\0\0\0\0\0\3" } },
		NULL, FONDS_ERR_FORMAT },
	{ "a size of 12 digits",
		{ { .name = "n", DATA("abc"), .size_field = "000000000003" } },
		"f n=abc\n", FONDS_OK },
	{ "a size behind spaces",
		{ { .name = "n", DATA("abc"), .size_field = "          3 " } },
		"f n=abc\n", FONDS_OK },
	{ "a size behind a NUL",
		{ { .name = "n",
			DATA("abc"),
			.size_field = "\0"
				      "00000000003" } },
		NULL, FONDS_ERR_FORMAT },
	{ "a size of NULs",
		{ { .name = "n", .size_field = "\0\0\0\0\0\0\0\0\0\0\0" } },
		"f n=\n", FONDS_OK },
	{ "a size of spaces", { { .name = "n", .size_field = "            " } },
		NULL, FONDS_ERR_FORMAT },
	{ "a size that is not octal",
		{ { .name = "n", DATA("abc"), .size_field = "00000000009\0" } },
		NULL, FONDS_ERR_FORMAT },
	{ "a sum of signed bytes",
		{ { .name = "\xff\xfe", DATA("abc"), .is_signed = true } },
		"f \xff\xfe=abc\n", FONDS_OK },

	/* Types. */
	{ "a folder of old", { { .name = "d/", .type = '\0', AT(156, "\0") } },
		"d d=\n", FONDS_OK },
	{ "a file that is a folder by its name", { { .name = "d/" } }, "d d=\n",
		FONDS_OK },
	{ "the same by pax", { PAX("path=d/\n"), { .name = "n" } }, "d d=\n",
		FONDS_OK },
	{ "a folder by its name with bytes", { { .name = "d/", DATA("abc") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a folder whose header has a size, without bytes",
		{ { .name = "d/",
			.type = '5',
			.size_field = "00000001000\0" } },
		"d d=\n", FONDS_OK },
	{ "a folder with bytes", { { .name = "d/", .type = '5', DATA("abc") } },
		NULL, FONDS_ERR_FORMAT },
	{ "a folder with bytes by pax",
		{ PAX("size=3\n"), { .name = "d/", .type = '5', DATA("abc") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a hard link with bytes",
		{ { .name = "l", .type = '1', .link = "first", DATA("two") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a hard link with a size and no bytes",
		{ { .name = "l",
			.type = '1',
			.link = "first",
			.size_field = "00000000003\0" } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a hard link to nothing", { { .name = "l", .type = '1' } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a hard link whose name ends in '/'",
		{ { .name = "l/", .type = '1', .link = "first" } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a symbolic link whose name ends in '/'",
		{ { .name = "l/", .type = '2', .link = "first" } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a symbolic link with a size and no bytes",
		{ { .name = "l",
			.type = '2',
			.link = "first",
			.size_field = "00000000003\0" } },
		"l l=\n", FONDS_OK },
	{ "a long target of a hard link",
		{ LONG_LINK("first\0"),
			{ .name = "l", .type = '1', .link = "fir" } },
		"f l=->first\n", FONDS_OK },
	{ "a target of a hard link by pax",
		{ PAX("linkpath=first\n"),
			{ .name = "l", .type = '1', .link = "fir" } },
		"f l=->first\n", FONDS_OK },
	{ WAY_OF_LIBARCHIVE,
		{ LONG_LINK("first\0"), { .name = "l", .type = '1' } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a file with a target by pax",
		{ PAX("linkpath=first\n"), { .name = "n" } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a file with a long target", { LONG_LINK("first"), { .name = "n" } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a file with a target in its header",
		{ { .name = "n", .link = "first", DATA("abc") } }, "f n=abc\n",
		FONDS_OK },
	{ "devices and FIFOs",
		{ { .name = "c", .type = '3' }, { .name = "b", .type = '4' },
			{ .name = "p", .type = '6' } },
		"s c=\ns b=\ns p=\n", FONDS_OK },
	{ "a contiguous file", { { .name = "n", .type = '7', DATA("abc") } },
		"f n=abc\n", FONDS_OK },
	{ "a type that POSIX keeps for later, as a file",
		{ { .name = "n", .type = '8', DATA("abc") } }, "f n=abc\n",
		FONDS_OK },
	{ "access rights of Solaris",
		{ { .name = "n", .type = 'A', DATA("abc") }, ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "a folder of an incremental dump",
		{ { .name = "d/",
			.type = 'D',
			.is_of_gnu = true,
			DATA("Yfirst\0\0") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a folder of an incremental dump by pax",
		{ PAX("GNU.dumpdir=Yfirst\0\0\n"),
			{ .name = "d/", .type = '5' } },
		NULL, FONDS_ERR_UNSAFE },
	{ "what another volume continues",
		{ { .name = "n",
			.type = 'M',
			.is_of_gnu = true,
			DATA("abc") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "what another volume continues, by pax",
		{ PAX("GNU.volume.filename=n\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "the name of a volume",
		{ { .name = "v", .type = 'V', .is_of_gnu = true } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "names as the oldest GNU tar wrote them",
		{ { .name = "n",
			.type = 'N',
			.is_of_gnu = true,
			DATA("Rename first to n\n") } },
		NULL, FONDS_ERR_UNSAFE },

	/* Holes. */
	{ "holes by GNU tar",
		{ { .name = "n",
			.type = 'S',
			.is_of_gnu = true,
			DATA("abc"),
			AT(TAR_HOLES, TAR_DIGIT("0") TAR_DIGIT("3") TAR_DIGIT(
					      "5") TAR_DIGIT("0")) } },
		NULL, FONDS_ERR_UNSAFE },
	{ "holes by GNU tar, and the size with them",
		{ { .name = "n",
			.type = 'S',
			.is_of_gnu = true,
			DATA("abc"),
			AT(TAR_HOLES, TAR_DIGIT("0") TAR_DIGIT("3") TAR_DIGIT(
					      "5") TAR_DIGIT("0") FILL_48
				"\0" TAR_DIGIT("5")) } },
		"f n=abc\\0\\0\n", FONDS_OK },
	{ "holes of another type",
		{ { .name = "n",
			.is_of_gnu = true,
			DATA("abc"),
			AT(TAR_HOLES, TAR_DIGIT("0") TAR_DIGIT("1")) } },
		NULL, FONDS_ERR_UNSAFE },
	{ "a size with holes of another type",
		{ { .name = "n",
			.is_of_gnu = true,
			DATA("abc"),
			AT(TAR_REAL_SIZE, "00000002000") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "holes of the type of GNU tar by POSIX",
		{ { .name = "n", .type = 'S', DATA("abc") } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.0", { PAX(SPARSE_0_0), ABC }, "f short=" ZEROS "abc\n",
		FONDS_OK },
	{ "pax 0.1", { PAX(SPARSE_0_1("8", "2", "5,3,8,0")), ABC },
		"f short=" ZEROS "abc\n", FONDS_OK },
	{ "pax 0.1, a map without the end",
		{ PAX(SPARSE_0_1("9", "1", "5,3")), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.1, a map past the end",
		{ PAX(SPARSE_0_1("7", "1", "5,3")), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.1, a map of less than is there",
		{ PAX(SPARSE_0_1("8", "1", "6,2")), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.1, a map of more than is there",
		{ PAX(SPARSE_0_1("9", "1", "5,4")), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.1, parts that overlap",
		{ PAX(SPARSE_0_1("2", "2", "0,1,0,2")), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.1, parts out of order",
		{ PAX(SPARSE_0_1("2", "2", "2,1,0,2")), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.1, more parts than it says",
		{ PAX(SPARSE_0_1("8", "1", "5,3,8,0")), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 0.1, half a part", { PAX(SPARSE_0_1("8", "1", "5,3,8")), ABC },
		NULL, FONDS_ERR_UNSAFE },
	{ "pax 0.1 of a folder",
		{ PAX(SPARSE_0_1("0", "1", "0,0")),
			{ .name = "d/", .type = '5' } },
		NULL, FONDS_ERR_UNSAFE },
	{ "pax 0.1 and 1.0 at once",
		{ PAX(SPARSE_0_1("8", "2", "5,3,8,0") SPARSE_1_0("8")), ABC },
		NULL, FONDS_ERR_UNSAFE },
	{ "pax 1.0",
		{ PAX(SPARSE_1_0("8")),
			{ .name = "n",
				DATA(MAP_64(
					"2\n5\n3\n8\n0\n" FILL_54) "abc") } },
		"f real=" ZEROS "abc\n", FONDS_OK },
	{ "pax 1.0, and a name for who does not know holes",
		{ PAX(SPARSE_1_0("8") "path=GNUSparseFile.1/real\n"),
			{ .name = "n",
				DATA(MAP_64(
					"2\n5\n3\n8\n0\n" FILL_54) "abc") } },
		"f real=" ZEROS "abc\n", FONDS_OK },
	{ "pax 1.0, a map of more than is there",
		{ PAX(SPARSE_1_0("9")),
			{ .name = "n",
				DATA(MAP_64(
					"2\n5\n4\n9\n0\n" FILL_54) "abc") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "pax 1.0, a map of less than is there",
		{ PAX(SPARSE_1_0("8")),
			{ .name = "n",
				DATA(MAP_64(
					"2\n5\n2\n8\n0\n" FILL_54) "abc") } },
		NULL, FONDS_ERR_UNSAFE },
	{ "pax 1.0, a map that is no text",
		{ PAX(SPARSE_1_0("8")), { .name = "n", DATA("abc") } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 1.0, no map", { PAX(SPARSE_1_0("8")), { .name = "n" } }, NULL,
		FONDS_ERR_UNSAFE },
	{ "pax 2.0",
		{ PAX("GNU.sparse.major=2\nGNU.sparse.minor=0\n"
		      "GNU.sparse.name=r\nGNU.sparse.realsize=3\n"),
			ABC },
		NULL, FONDS_ERR_UNSAFE },
	{ "the name of a file with holes, without holes",
		{ PAX("GNU.sparse.name=real\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "holes by star", { PAX("SCHILY.realsize=1024\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
	{ "holes by Solaris", { PAX("SUN.holesdata= 0 1 3\n"), ABC }, NULL,
		FONDS_ERR_UNSAFE },
};

const size_t ways_count = sizeof(ways) / sizeof(*ways);

/* "KEY=VALUE\n" becomes "LENGTH KEY=VALUE\n"; the length counts itself. */
static void add_records(
	struct fonds_buffer *records, const char *lines, size_t size)
{
	while (size > 0) {
		const char *end = memchr(lines, '\n', size);
		size_t line = (size_t)(end - lines) + 1;
		size_t length = line + 2;

		while (length !=
			line + 1 + (size_t)snprintf(NULL, 0, "%zu", length))
			length++;
		fonds_buffer_printf(records, "%zu ", length);
		fonds_buffer_add(records, lines, line);
		lines += line;
		size -= line;
	}
}

void add_block(struct fonds_buffer *tar, const struct block *block)
{
	const struct tar_head head = { block->name, block->type, block->link,
		block->size_field };
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer records;
	size_t header = tar->size;

	fonds_buffer_init(&records, SIZE_MAX);
	if (block->has_lines) {
		add_records(&records, block->data, block->size);
		tar_add(tar, &head, records.data, records.size);
	} else {
		tar_add(tar, &head, block->data, block->size);
	}
	if (block->is_of_gnu)
		tar_change(tar, header, TAR_MAGIC, "ustar  ", 8, false);
	tar_change(tar, header, block->at, block->bytes ? block->bytes : "",
		block->bytes_size, block->is_signed);
}

/* Between two files, which are to be there whatever is between them. */
void make_way(struct fonds_buffer *tar, const struct way *way)
{
	fonds_buffer_init(tar, SIZE_MAX);
	tar_add_file(tar, "first", "one");
	for (size_t i = 0; i < 4 && way->blocks[i].name; i++)
		add_block(tar, &way->blocks[i]);
	tar_add_file(tar, "z", "last");
	tar_end(tar);
}
