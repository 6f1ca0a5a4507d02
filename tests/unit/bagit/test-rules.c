/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The rules of RFC 8493 that readers of bags get wrong, one test a rule, each
 * in both directions: what is right is accepted without a word, what is wrong
 * is named. What needs a real folder (links, devices, empty folders) is in
 * test-hostile-tree.c and in the test of an empty payload below.
 */
#include "tests/unit/bagit/rules-fixture.h"

#include <iconv.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * What is only a warning, and what makes a bag wrong: also of the findings
 * that need a real folder or an archive.
 */
static void rule_severities(void **state)
{
	(void)state;
	for (unsigned i = 0; i < BAG_RULE_IDENTIFIER; i++) {
		const struct fonds_finding_code_info *info =
			fonds_finding_code_info((enum fonds_finding_code)i);

		if (info->severity != rule_severity(info->name))
			fail_msg("%s is of the wrong severity", info->name);
	}
	for (size_t i = 0; i < COUNT(rule_warnings); i++)
		assert_int_not_equal(BAG_FINDING_CODE_COUNT,
			fonds_finding_code_find(rule_warnings[i]));
}

/* 2.1.1: exactly two lines, in order, spelt so, one space, UTF-8, no BOM. */
static void rule_declaration(void **state)
{
	static const struct {
		const char *text;
		const char *codes;
	} rows[] = {
		{ "BagIt-Version: 1.0\n" ENCODING, "" },
		{ "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8",
			"" },
		{ "BagIt-Version: 1.0\r\n"
		  "Tag-File-Character-Encoding: UTF-8\r\n",
			"" },
		{ "BagIt-Version: 1.0\rTag-File-Character-Encoding: UTF-8\r",
			"" },
		{ "BagIt-version: 1.0\n" ENCODING,
			"BAG-DECLARATION-STYLE@bagit.txt" },
		{ "BagIt-Version: 1.0\n" ENCODING "X: y\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version: 1.0\n" ENCODING "\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ ENCODING "BagIt-Version: 1.0\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version: 1.0\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version : 1.0\n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version:1.0\n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version:  1.0\n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version:\t1.0\n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version: 1.0 \n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BAGIT-VERSION: 1.0\n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-VERSION: 1.0\n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version: 1.0\n"
		  "Tag-file-character-encoding: UTF-8\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version: one\n" ENCODING,
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "\xef\xbb\xbf"
		  "BagIt-Version: 1.0\n" ENCODING,
			"BAG-BOM@bagit.txt" },
		{ "BagIt-Version: 1.0\n"
		  "Tag-File-Character-Encoding: UTF-8\xff\n",
			"BAG-ENCODING-UNKNOWN@bagit.txt "
			"BAG-TEXT-INVALID@bagit.txt" },
		{ "", "BAG-DECLARATION-MALFORMED@bagit.txt" },
		/* Up to 0.97 white space may stand around the colon. */
		{ "BagIt-Version : 0.97\nTag-File-Character-Encoding\t:  "
		  "UTF-8\n",
			"" },
		{ "BAGIT-VERSION: 0.97\n" ENCODING,
			"BAG-DECLARATION-STYLE@bagit.txt" },
		{ "BagIt-Version: 0.97\n" ENCODING "X: y\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ ENCODING "BagIt-Version: 0.97\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
		{ "BagIt-Version: 0.97\nX: UTF-8\n",
			"BAG-DECLARATION-MALFORMED@bagit.txt" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bag bag;

		fill(&bag, "1.0", "data/a", NULL);
		bag_put(&bag, "bagit.txt", rows[i].text);
		bag_seal_all(&bag);
		check(&bag, rows[i].text, rows[i].codes);
		bag_clear(&bag);
	}
}

/* 2.1.1: a version that is not known is not read as one that is. */
static void rule_version(void **state)
{
	static const char *const known[] = { "0.93", "0.94", "0.95", "0.96",
		"0.97", "1.0" };
	static const char *const unknown[] = { "0.92", "0.98", "1.1", "1.00",
		"2.0", "10.0" };
	struct bag bag;

	(void)state;
	for (size_t i = 0; i < COUNT(known); i++) {
		fill(&bag, known[i], "data/a", NULL);
		bag_seal_all(&bag);
		check(&bag, known[i], "");
		bag_clear(&bag);
	}
	for (size_t i = 0; i < COUNT(unknown); i++) {
		fill(&bag, unknown[i], "data/a", NULL);
		bag_seal_all(&bag);
		check(&bag, unknown[i], "BAG-VERSION-UNSUPPORTED@bagit.txt");
		bag_clear(&bag);
	}
}

/* 2.1.3, 3: in 1.0 each manifest lists each file, before the union does. */
static void rule_every_manifest_lists_every_file(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag, "1.0", "data/a", "data/b");
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_put(&bag, MANIFEST, HEX "  data/a\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "one of two", "BAG-PAYLOAD-PARTLY-LISTED@data/b");
	put_declaration(&bag, "0.97");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "the union", "");
	bag_put(&bag, "data/c", "alpha\n");
	check(&bag, "not in the union", "BAG-PAYLOAD-UNLISTED@data/c");
	put_declaration(&bag, "1.0");
	bag_drop(&bag, "data/c");
	bag_put(&bag, MANIFEST, HEX "  data/a\n" HEX "  data/b\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "both", "");
	bag_clear(&bag);
}

/* 2.1.3: listed once; compared after "./" and percent-decoding. */
static void rule_duplicates(void **state)
{
	static const struct line_row rows[] = {
		{ "1.0", "data/a", NULL, HEX "  data/a\n", "" },
		{ "1.0", "data/a", NULL, HEX "  data/a\n" HEX "  data/a\n",
			"BAG-LISTED-TWICE@" MANIFEST },
		{ "0.97", "data/a", NULL, HEX "  data/a\n" HEX "  data/a\n",
			"BAG-LISTED-TWICE-OLD@" MANIFEST },
		{ "1.0", "data/a", NULL, HEX "  data/a\n" NOT "  data/a\n",
			"BAG-PAYLOAD-DISPUTED@data/a "
			"BAG-LISTED-TWICE-DIFFERS@" MANIFEST },
		{ "0.97", "data/a", NULL, HEX "  data/a\n" NOT "  data/a\n",
			"BAG-PAYLOAD-DISPUTED@data/a "
			"BAG-LISTED-TWICE-DIFFERS@" MANIFEST },
		/* Each is compared with all before it, and each is told. */
		{ "1.0", "data/a", NULL,
			HEX "  data/a\n" NOT "  data/a\n" NOT "  data/a\n",
			"BAG-PAYLOAD-DISPUTED@data/a "
			"BAG-LISTED-TWICE@" MANIFEST
			" BAG-LISTED-TWICE-DIFFERS@" MANIFEST },
		{ "1.0", "data/a", NULL,
			HEX "  data/a\n" NOT "  data/a\n"
			    "c" HEX_REST "  data/a\n"
			    "d" HEX_REST "  data/a\n"
			    "e" HEX_REST "  data/a\n",
			"BAG-PAYLOAD-DISPUTED@data/a "
			"BAG-LISTED-TWICE-DIFFERS@" MANIFEST
			" BAG-LISTED-TWICE-DIFFERS@" MANIFEST
			" BAG-LISTED-TWICE-DIFFERS@" MANIFEST
			" BAG-LISTED-TWICE-DIFFERS@" MANIFEST },
		{ "1.0", "data/a", NULL, HEX "  data/a\n" HEX "  ./data/a\n",
			"BAG-LISTED-TWICE@" MANIFEST
			" BAG-MANIFEST-DOT-SLASH@" MANIFEST },
		{ "1.0", "data/a", NULL, HEX "  data/a\n" HEX "  data//a\n",
			"BAG-LISTED-TWICE@" MANIFEST
			" BAG-MANIFEST-DOT-SLASH@" MANIFEST },
		{ "1.0", "data/a\nb", NULL,
			HEX "  data/a%0Ab\n" HEX "  data/a%0ab\n",
			"BAG-LISTED-TWICE@" MANIFEST },
		{ "1.0", "data/a%b", NULL,
			HEX "  data/a%25b\n" HEX "  data/a%b\n",
			"BAG-LISTED-TWICE@" MANIFEST
			" BAG-PATH-ENCODING@" MANIFEST },
		{ "0.97", "data/a\nb", NULL,
			HEX "  data/a%0Ab\n" HEX "  data/a%0ab\n",
			"BAG-LISTED-TWICE-OLD@" MANIFEST },
	};

	(void)state;
	check_lines(rows, COUNT(rows));
}

/* 2.1.3: one or more SP or TAB; either case; names with blanks kept. */
static void rule_separators_and_blanks(void **state)
{
	static const struct line_row rows[] = {
		{ "1.0", "data/a", NULL, HEX " data/a\n", "" },
		{ "1.0", "data/a", NULL, HEX "\tdata/a\n", "" },
		{ "1.0", "data/a", NULL, HEX " \t \t data/a\n", "" },
		{ "1.0", "data/a b", NULL, HEX "  data/a b\n", "" },
		{ "1.0", "data/a  b\tc", NULL, HEX "  data/a  b\tc\n", "" },
		{ "1.0", "data/a ", NULL, HEX "  data/a \n", "" },
		{ "1.0", "data/ a", NULL, HEX "  data/ a\n", "" },
		{ "1.0", "data/a ", "data/a",
			HEX "  data/a \n" HEX "  data/a\n", "" },
		{ "1.0", "data/a", NULL, HEX "  data/a \n",
			"BAG-PAYLOAD-UNLISTED@data/a "
			"BAG-PAYLOAD-MISSING@data/a " },
		{ "1.0", "data/a", NULL, HEX "data/a\n",
			"BAG-PAYLOAD-UNLISTED@data/a "
			"BAG-MANIFEST-LINE@" MANIFEST },
		{ "1.0", "data/a", NULL, HEX ",data/a\n",
			"BAG-PAYLOAD-UNLISTED@data/a "
			"BAG-MANIFEST-LINE@" MANIFEST },
		{ "1.0", "data/a", NULL, HEX "\fdata/a\n",
			"BAG-PAYLOAD-UNLISTED@data/a "
			"BAG-MANIFEST-LINE@" MANIFEST },
		{ "1.0", "data/a", NULL,
			"B6A98D9CE9A2D9149288FA3DF42D377C"
			"3E42737AFDCDAF714E33C0A100B51060  data/a\n",
			"" },
		{ "1.0", "data/a", NULL,
			"C6A98D9CE9A2D9149288FA3DF42D377C"
			"3E42737AFDCDAF714E33C0A100B51060  data/a\n",
			"BAG-PAYLOAD-CORRUPT@data/a" },
	};

	(void)state;
	check_lines(rows, COUNT(rows));
}

/* The same in a tag manifest, where a name may begin with a blank or "*". */
static void rule_names_that_begin_with_a_blank(void **state)
{
	static const char *const names[] = { " notes", "\tnotes", "*notes" };

	(void)state;
	for (size_t i = 0; i < COUNT(names); i++) {
		struct bag bag;
		char text[200];

		fill(&bag, "1.0", "data/a", NULL);
		bag_seal(&bag, MANIFEST, FONDS_SHA256, false);
		bag_put(&bag, names[i], "alpha\n");
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, names[i], "");
		bag_put(&bag, names[i], "omega\n");
		(void)snprintf(
			text, sizeof(text), "BAG-TAG-CORRUPT@%s", names[i]);
		check(&bag, names[i], text);
		bag_clear(&bag);
	}
}

/* 2.1.3: no limit on the length of a path. */
static void rule_long_paths(void **state)
{
	static char path[100000];
	static char text[sizeof(path) + 100];
	struct bag bag;

	(void)state;
	memcpy(path, "data/", 5);
	for (size_t i = 5; i < sizeof(path) - 1; i++)
		path[i] = i % 200 == 0 ? '/' : 'n';
	fill(&bag, "1.0", path, NULL);
	bag_seal_all(&bag);
	check(&bag, "a long path", "");
	bag_put(&bag, path, "omega\n");
	(void)snprintf(text, sizeof(text), "BAG-PAYLOAD-CORRUPT@%s", path);
	check(&bag, "a long path", text);
	bag_clear(&bag);
}

/* 2.1.3: CR, LF and % are encoded, and only these; older versions less. */
static void rule_percent(void **state)
{
	static const struct line_row rows[] = {
		{ "1.0", "data/a\nb", NULL, HEX "  data/a%0Ab\n", "" },
		{ "1.0", "data/a\rb", NULL, HEX "  data/a%0db\n", "" },
		{ "1.0", "data/a%b", NULL, HEX "  data/a%25b\n", "" },
		{ "1.0", "data/a%0Ab", NULL, HEX "  data/a%250Ab\n", "" },
		{ "1.0", "data/a%7Eb", NULL, HEX "  data/a%257Eb\n", "" },
		{ "1.0", "data/a%25b", "data/a%b",
			HEX "  data/a%2525b\n" HEX "  data/a%25b\n", "" },
		/* Only the literal name is there: accepted, and told. */
		{ "1.0", "data/a%b", NULL, HEX "  data/a%b\n",
			"BAG-PATH-ENCODING@" MANIFEST },
		{ "1.0", "data/a%7Eb", NULL, HEX "  data/a%7Eb\n",
			"BAG-PATH-ENCODING@" MANIFEST },
		{ "1.0", "data/a%0Ab", NULL, HEX "  data/a%0Ab\n",
			"BAG-PATH-ENCODING@" MANIFEST },
		{ "1.0", "data/a%25b", NULL, HEX "  data/a%25b\n",
			"BAG-PATH-ENCODING@" MANIFEST },
		/* Nothing but these three is decoded. */
		{ "1.0", "data/a~b", NULL, HEX "  data/a%7Eb\n",
			"BAG-PAYLOAD-MISSING@data/a%7Eb "
			"BAG-PAYLOAD-UNLISTED@data/a~b "
			"BAG-PATH-ENCODING@" MANIFEST },
		{ "0.97", "data/a%7Eb", NULL, HEX "  data/a%7Eb\n", "" },
		{ "0.97", "data/a%b", NULL, HEX "  data/a%b\n", "" },
		{ "0.97", "data/a%25b", NULL, HEX "  data/a%25b\n", "" },
		{ "0.97", "data/a%0Ab", NULL, HEX "  data/a%0Ab\n", "" },
		{ "0.97", "data/a\nb", NULL, HEX "  data/a%0Ab\n", "" },
		{ "0.97", "data/a\nb", "data/a%0Ab", HEX "  data/a%0Ab\n",
			"BAG-PAYLOAD-UNLISTED@data/a\nb" },
		{ "0.97", "data/a%b", NULL, HEX "  data/a%25b\n",
			"BAG-PAYLOAD-MISSING@data/a%25b "
			"BAG-PAYLOAD-UNLISTED@data/a%b" },
	};

	(void)state;
	check_lines(rows, COUNT(rows));
}

/* 5.1: what leaves the bag here or anywhere is an error, in every list. */
static void rule_unsafe_paths(void **state)
{
	static const char *const unsafe[] = { "../x", "data/../../x", "data/..",
		"/etc/passwd", "/data/a", "~/x", "~root/x", "C:\\x", "c:/x",
		"C:x", "\\x", "\\\\host\\share\\x", "\\\\?\\UNC\\x",
		"data\\..\\..\\x", "data/..\\..\\x", "%HomeDrive%\\x", "./../x",
		"data/x/" };
	static const char *const safe[] = { "data/..x", "data/x..", "data/a..b",
		"data/...", "data/~x", "data/~", "data/C:x", "data/a\\b",
		"data/%TEMP%x", "data/%TEMP%\\x" };
	struct bag bag;
	char text[200];

	(void)state;
	for (size_t i = 0; i < COUNT(unsafe); i++) {
		(void)snprintf(text, sizeof(text),
			HEX "  data/a\n" HEX "  %s\n", unsafe[i]);
		fill(&bag, "1.0", "data/a", NULL);
		bag_put(&bag, MANIFEST, text);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, unsafe[i], "BAG-PATH-UNSAFE@" MANIFEST);
		bag_put(&bag, MANIFEST, HEX "  data/a\n");
		(void)snprintf(
			text, sizeof(text), "http://x/ - %s\n", unsafe[i]);
		bag_put(&bag, "fetch.txt", text);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, unsafe[i], "BAG-PATH-UNSAFE@fetch.txt");
		bag_clear(&bag);
	}
	for (size_t i = 0; i < COUNT(safe); i++) {
		fill(&bag, "0.97", safe[i], NULL);
		bag_seal_all(&bag);
		check(&bag, safe[i], "");
		bag_clear(&bag);
	}
}

/* The same in a tag manifest, 2.2.1. */
static void rule_unsafe_paths_of_tag_files(void **state)
{
	struct bag bag;
	char text[1000];

	(void)state;
	fill(&bag, "1.0", "data/a", NULL);
	bag_seal_all(&bag);
	(void)snprintf(text, sizeof(text), "%s" HEX "  ../x\n",
		bag_file(&bag, TAG_MANIFEST));
	bag_put(&bag, TAG_MANIFEST, text);
	check(&bag, "a tag file outside", "BAG-PATH-UNSAFE@" TAG_MANIFEST);
	bag_clear(&bag);
}

/* 2.1.3, 2.2.1: which manifest lists what. */
static void rule_what_a_manifest_lists(void **state)
{
	static const struct line_row rows[] = {
		{ "1.0", "data/a", NULL, HEX "  data/a\n" HEX "  bagit.txt\n",
			"BAG-MANIFEST-NOT-PAYLOAD@" MANIFEST },
		{ "1.0", "data/a", NULL, HEX "  data/a\n" HEX "  DATA/b\n",
			"BAG-MANIFEST-NOT-PAYLOAD@" MANIFEST },
		{ "1.0", "data/a", NULL, HEX "  data/a\n" HEX "  data\n",
			"BAG-MANIFEST-NOT-PAYLOAD@" MANIFEST },
	};
	static const struct {
		const char *line;
		const char *code;
	} tag_rows[] = {
		{ HEX "  data/a\n", "BAG-TAGMANIFEST-PAYLOAD@" TAG_MANIFEST },
		{ HEX "  " TAG_MANIFEST "\n",
			"BAG-TAGMANIFEST-ITSELF@" TAG_MANIFEST },
		{ HEX "  tagmanifest-md5.txt\n",
			"BAG-TAGMANIFEST-ITSELF@" TAG_MANIFEST },
	};
	struct bag bag;
	char text[1000];

	(void)state;
	check_lines(rows, COUNT(rows));
	for (size_t i = 0; i < COUNT(tag_rows); i++) {
		fill(&bag, "1.0", "data/a", NULL);
		bag_seal_all(&bag);
		(void)snprintf(text, sizeof(text), "%s%s",
			bag_file(&bag, TAG_MANIFEST), tag_rows[i].line);
		bag_put(&bag, TAG_MANIFEST, text);
		check(&bag, tag_rows[i].line, tag_rows[i].code);
		bag_clear(&bag);
	}
	/* These are none, whatever they begin with. */
	fill(&bag, "1.0", "data/a", NULL);
	bag_put(&bag, "old/tagmanifest-md5.txt", "x");
	bag_put(&bag, "tagmanifest-old/notes", "x");
	bag_put(&bag, "tagmanifest-notes.md", "x");
	bag_seal_all(&bag);
	check(&bag, "tag files with names like it", "");
	bag_put(&bag, "tagmanifest-old/more", "x");
	check(&bag, "one that is not listed",
		"BAG-TAG-UNLISTED@tagmanifest-old/more");
	bag_clear(&bag);
	/* A tag manifest that leaves a payload manifest out. */
	fill(&bag, "1.0", "data/a", NULL);
	bag_seal(&bag, MANIFEST, FONDS_SHA256, false);
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	check(&bag, "a manifest left out",
		"BAG-TAGMANIFEST-INCOMPLETE@" TAG_MANIFEST);
	bag_seal(&bag, "tagmanifest-md5.txt", FONDS_MD5, true);
	check(&bag, "left out of one of two",
		"BAG-TAGMANIFEST-INCOMPLETE@" TAG_MANIFEST);
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "in both", "");
	/* Of other tag files one of them is enough. */
	bag_put(&bag, "notes", "x");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "a tag file in one of two", "");
	bag_clear(&bag);
}

/* 2.1.3: a line that is none is an error, never skipped. */
static void rule_malformed_lines(void **state)
{
	static const char *const lines[] = { "nonsense", HEX, HEX " ",
		" " HEX "  data/a", "data/a  " HEX, HEX "0  data/a",
		"b6a9  data/a", "zz" HEX "  data/a", "# a comment", "\f", " ",
		"\t \t" };
	struct bag bag;
	char text[400];

	(void)state;
	for (size_t i = 0; i < COUNT(lines); i++) {
		fill(&bag, "1.0", "data/a", NULL);
		(void)snprintf(
			text, sizeof(text), HEX "  data/a\n%s\n", lines[i]);
		bag_put(&bag, MANIFEST, text);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, lines[i], "BAG-MANIFEST-LINE@" MANIFEST);
		bag_clear(&bag);
	}
	/* Each is told, not only the first. */
	fill(&bag, "1.0", "data/a", NULL);
	bag_put(&bag, MANIFEST, "x\n" HEX "  data/a\ny\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "two of them",
		"BAG-MANIFEST-LINE@" MANIFEST " BAG-MANIFEST-LINE@" MANIFEST);
	bag_clear(&bag);
}

/* 2.2.2: Payload-Oxum is BYTES.FILES, once, in any case, and true. */
static void rule_oxum(void **state)
{
	static const struct {
		const char *text;
		const char *codes;
	} rows[] = {
		{ "Payload-Oxum: 6.1\n", "" },
		{ "payload-oxum: 6.1\n", "" },
		{ "PAYLOAD-OXUM: 6.1\n", "" },
		{ "Payload-Oxum: 6.2\n", "BAG-OXUM-WRONG@bag-info.txt" },
		{ "Payload-Oxum: 7.1\n", "BAG-OXUM-WRONG@bag-info.txt" },
		{ "payload-oxum: 7.1\n", "BAG-OXUM-WRONG@bag-info.txt" },
		{ "Payload-Oxum: 6\n", "BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum: 6.\n", "BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum: .1\n", "BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum: 6.1.0\n", "BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum: -6.1\n", "BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum: 6.1 MB\n", "BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum:\n", "BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum: 18446744073709551616.1\n",
			"BAG-OXUM-MALFORMED@bag-info.txt" },
		{ "Payload-Oxum-Of-Another: x\nPayload: 7.1\n", "" },
		{ "Payload-Oxum: 6.1\nPayload-Oxum: 6.1\n",
			"BAG-OXUM-REPEATED@bag-info.txt" },
		{ "Payload-Oxum: 6.1\npayload-oxum: 7.1\n",
			"BAG-OXUM-REPEATED@bag-info.txt "
			"BAG-OXUM-WRONG@bag-info.txt" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct bag bag;

		fill(&bag, "1.0", "data/a", NULL);
		bag_put(&bag, "bag-info.txt", rows[i].text);
		bag_seal_all(&bag);
		check(&bag, rows[i].text, rows[i].codes);
		bag_clear(&bag);
	}
}

/* 2.2.2: labels repeat and keep their order; folded lines are joined. */
static void rule_bag_info(void **state)
{
	static const struct {
		const char *label;
		const char *value;
	} expected[] = {
		{ "Zulu", "last comes first" },
		{ "Contact-Name", "A" },
		{ "Alpha", "one two three" },
		{ "Contact-Name", "B: with a colon" },
		{ "Empty", "" },
	};
	struct fonds_validation *validation;
	const struct fonds_bag_info_entry *entry;
	struct bag bag;

	(void)state;
	fill(&bag, "1.0", "data/a", NULL);
	bag_put(&bag, "bag-info.txt",
		"Zulu: last comes first\nContact-Name: A\nAlpha: one\n"
		"  two\n\tthree\nContact-Name: B: with a colon\nEmpty:\n");
	bag_seal_all(&bag);
	check(&bag, "bag-info.txt", "");
	validation = bag_check(&bag);
	entry = validation->info.first;
	for (size_t i = 0; i < COUNT(expected); i++) {
		assert_non_null(entry);
		assert_string_equal(expected[i].label, entry->label);
		assert_string_equal(expected[i].value, entry->value);
		entry = entry->next;
	}
	assert_null(entry);
	fonds_validation_free(validation);
	bag_put(&bag, "bag-info.txt", "  begins folded\nno colon\n: x\n");
	bag_seal_all(&bag);
	check(&bag, "lines that are none",
		"BAG-INFO-LINE@bag-info.txt BAG-INFO-LINE@bag-info.txt "
		"BAG-INFO-LINE@bag-info.txt");
	/* A blank line says nothing. */
	bag_put(&bag, "bag-info.txt", "A: b\n\nC: d\n\n");
	bag_seal_all(&bag);
	check(&bag, "blank lines", "");
	/* "uncommon separators" are fine up to 0.97. */
	bag_put(&bag, "bag-info.txt", "A : b\nC:d\n");
	bag_seal_all(&bag);
	check(&bag, "1.0",
		"BAG-INFO-STYLE@bag-info.txt BAG-INFO-STYLE@bag-info.txt");
	put_declaration(&bag, "0.97");
	bag_seal_all(&bag);
	check(&bag, "0.97", "");
	bag_clear(&bag);
}

/* 2.2.1, 3: a tag manifest is verified in every version, when it is there. */
static void rule_tag_manifests_are_verified(void **state)
{
	static const char *const versions[] = { "0.93", "0.94", "0.95", "0.96",
		"0.97", "1.0" };

	(void)state;
	for (size_t i = 0; i < COUNT(versions); i++) {
		struct bag bag;

		fill(&bag, versions[i], "data/a", NULL);
		bag_put(&bag, "sub/notes.txt", "x");
		bag_seal_all(&bag);
		check(&bag, versions[i], "");
		bag_put(&bag, "sub/notes.txt", "y");
		check(&bag, versions[i], "BAG-TAG-CORRUPT@sub/notes.txt");
		bag_drop(&bag, "sub/notes.txt");
		check(&bag, versions[i], "BAG-TAG-MISSING@sub/notes.txt");
		bag_drop(&bag, TAG_MANIFEST);
		check(&bag, versions[i], "BAG-TAGMANIFEST-MISSING@");
		bag_clear(&bag);
	}
}

/* Put a tag file in another encoding, with these bytes before it. */
static void put_encoded(struct bag *bag, const char *path, const char *encoding,
	const char *mark, size_t mark_size, const char *text)
{
	char bytes[4000];
	char *in = (char *)(uintptr_t)text;
	size_t in_left = strlen(text);
	char *out = bytes + mark_size;
	size_t out_left = sizeof(bytes) - mark_size;
	iconv_t converter = iconv_open(encoding, "UTF-8");

	assert_true(converter != (iconv_t)-1);
	memcpy(bytes, mark, mark_size);
	assert_int_equal(0, iconv(converter, &in, &in_left, &out, &out_left));
	(void)iconv(converter, NULL, NULL, &out, &out_left);
	(void)iconv_close(converter);
	bag_put_bytes(bag, path, bytes, (size_t)(out - bytes));
}

/* The tag manifest covers only the encoded files, in their encoding. */
static void seal_encoded(struct bag *bag, const char *encoding,
	const char *mark, size_t mark_size)
{
	fonds_cleanup(fonds_freep) char *text = NULL;

	bag_seal(bag, TAG_MANIFEST, FONDS_SHA256, true);
	text = strdup(bag_file(bag, TAG_MANIFEST));
	put_encoded(bag, TAG_MANIFEST, encoding, mark, mark_size, text);
}

/* 2.1.1, 2.3: tag files are decoded first and split into lines then. */
static void rule_encodings(void **state)
{
	static const struct {
		const char *declared;
		const char *encoding; /* for iconv */
		const char *mark;
		size_t mark_size;
		const char *name;
		const char *codes;
	} rows[] = {
		{ "UTF-8", "UTF-8", "", 0, "data/\xc3\xa9", "" },
		{ "utf-8", "UTF-8", "", 0, "data/\xc3\xa9", "" },
		{ "ISO-8859-1", "ISO-8859-1", "", 0, "data/\xc3\xa9", "" },
		{ "iso-8859-15", "ISO-8859-15", "", 0, "data/\xe2\x82\xac",
			"" },
		{ "windows-1252", "CP1252", "", 0, "data/\xe2\x82\xac", "" },
		{ "KOI8-R", "KOI8-R", "", 0, "data/\xd0\xb6", "" },
		/* Its second bytes may be those of a backslash. */
		{ "Shift_JIS", "SHIFT_JIS", "", 0,
			"data/\xe8\xa1\xa8\xe3\x82\xbd", "" },
		{ "GB18030", "GB18030", "", 0, "data/\xe6\x96\x87", "" },
		{ "ISO-2022-JP", "ISO-2022-JP", "", 0, "data/\xe6\x96\x87x",
			"" },
		/* A code unit may hold the byte of a line end. */
		{ "UTF-16", "UTF-16BE", "\xfe\xff", 2, "data/\xe0\xb8\x8a",
			"" },
		{ "UTF-16", "UTF-16LE", "\xff\xfe", 2, "data/\xe0\xb8\x8a",
			"" },
		{ "UTF-16LE", "UTF-16LE", "", 0, "data/\xc3\xa9", "" },
		{ "UTF-16BE", "UTF-16BE", "", 0, "data/\xc3\xa9", "" },
		{ "UTF-16BE", "UTF-16BE", "", 0, "data/\xef\xbf\xbd", "" },
		{ "UTF-32", "UTF-32LE", "\xff\xfe\0\0", 4, "data/\xc3\xa9",
			"" },
		{ "UTF-16", "UTF-16BE", "", 0, "data/\xc3\xa9",
			"BAG-BOM-MISSING@bag-info.txt "
			"BAG-BOM-MISSING@" MANIFEST
			" BAG-BOM-MISSING@" TAG_MANIFEST },
		{ "UTF-8", "UTF-8", "\xef\xbb\xbf", 3, "data/\xc3\xa9",
			"BAG-BOM@bag-info.txt BAG-BOM@" MANIFEST
			" BAG-BOM@" TAG_MANIFEST },
		{ "UTF-16LE", "UTF-16LE", "\xff\xfe", 2, "data/\xc3\xa9",
			"BAG-BOM@bag-info.txt BAG-BOM@" MANIFEST
			" BAG-BOM@" TAG_MANIFEST },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[200];
		struct bag bag;

		fill(&bag, "1.0", rows[i].name, NULL);
		(void)snprintf(text, sizeof(text),
			"BagIt-Version: 1.0\nTag-File-Character-Encoding: "
			"%s\n",
			rows[i].declared);
		bag_put(&bag, "bagit.txt", text);
		put_encoded(&bag, "bag-info.txt", rows[i].encoding,
			rows[i].mark, rows[i].mark_size,
			"Contact-Name: x\nPayload-Oxum: 6.1\n");
		(void)snprintf(text, sizeof(text), HEX "  %s\n", rows[i].name);
		put_encoded(&bag, MANIFEST, rows[i].encoding, rows[i].mark,
			rows[i].mark_size, text);
		seal_encoded(&bag, rows[i].encoding, rows[i].mark,
			rows[i].mark_size);
		check(&bag, rows[i].declared, rows[i].codes);
		bag_clear(&bag);
	}
}

/* 2.1.1, 2.3: what does not decode, and what is no encoding, is found. */
static void rule_invalid_bytes(void **state)
{
	static const struct {
		const char *encoding;
		const char *info;
		const char *codes;
	} rows[] = {
		{ "UTF-8", "Contact-Name: Andr\xc3\xa9\n", "" },
		{ "UTF-8", "Contact-Name: Andr\xe9\n",
			"BAG-TEXT-INVALID@bag-info.txt" },
		{ "US-ASCII", "Contact-Name: Andr\xe9\n",
			"BAG-TEXT-INVALID@bag-info.txt" },
		{ "Shift_JIS", "Contact-Name: \x81\n",
			"BAG-TEXT-INVALID@bag-info.txt" },
		{ "UTF-9", "", "BAG-ENCODING-UNKNOWN@bagit.txt" },
		{ "UTF-8//IGNORE", "", "BAG-ENCODING-UNKNOWN@bagit.txt" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[200];
		struct bag bag;

		fill(&bag, "1.0", "data/a", NULL);
		(void)snprintf(text, sizeof(text),
			"BagIt-Version: 1.0\nTag-File-Character-Encoding: "
			"%s\n",
			rows[i].encoding);
		bag_put(&bag, "bagit.txt", text);
		bag_put(&bag, "bag-info.txt", rows[i].info);
		bag_seal_all(&bag);
		check(&bag, rows[i].encoding, rows[i].codes);
		bag_clear(&bag);
	}
}

/* 2.1.3, 2.2.2: LF, CR and CRLF end lines, also mixed. */
static void rule_line_ends(void **state)
{
	static const char *const ends[] = { "\n", "\r", "\r\n" };

	(void)state;
	for (size_t i = 0; i < COUNT(ends); i++) {
		char text[400];
		struct bag bag;

		fill(&bag, "1.0", "data/a", "data/b");
		(void)snprintf(text, sizeof(text),
			"Contact-Name: x%sPayload-Oxum: 12.2%s", ends[i],
			ends[i]);
		bag_put(&bag, "bag-info.txt", text);
		(void)snprintf(text, sizeof(text),
			HEX "  data/a%s" HEX "  data/b%s", ends[i], ends[i]);
		bag_put(&bag, MANIFEST, text);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, "one kind of line end", "");
		(void)snprintf(text, sizeof(text),
			HEX "  data/a%s" HEX "  data/b", ends[i]);
		bag_put(&bag, MANIFEST, text);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, "no end of the last line", "");
		bag_clear(&bag);
	}
}

/* 2.4: names of algorithms; one that is not known is never passed over. */
static void rule_algorithms(void **state)
{
	static const struct {
		const char *name;
		enum fonds_algorithm algorithm;
	} rows[] = {
		{ "manifest-md5.txt", FONDS_MD5 },
		{ "manifest-sha1.txt", FONDS_SHA1 },
		{ "manifest-sha224.txt", FONDS_SHA224 },
		{ "manifest-sha256.txt", FONDS_SHA256 },
		{ "manifest-sha384.txt", FONDS_SHA384 },
		{ "manifest-sha512.txt", FONDS_SHA512 },
		{ "manifest-sha3224.txt", FONDS_SHA3_224 },
		{ "manifest-sha3256.txt", FONDS_SHA3_256 },
		{ "manifest-sha3384.txt", FONDS_SHA3_384 },
		{ "manifest-sha3512.txt", FONDS_SHA3_512 },
		{ "manifest-blake2b512.txt", FONDS_BLAKE2B_512 },
	};
	struct bag bag;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		fill(&bag, "1.0", "data/a", NULL);
		bag_seal(&bag, rows[i].name, rows[i].algorithm, false);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, rows[i].name, "");
		bag_put(&bag, "data/a", "omega\n");
		check(&bag, rows[i].name, "BAG-PAYLOAD-CORRUPT@data/a");
		bag_clear(&bag);
	}
}

static void rule_names_of_manifests(void **state)
{
	static const struct {
		const char *name;
		const char *codes;
	} rows[] = {
		{ "manifest-SHA-256.txt",
			"BAG-MANIFEST-NAME@manifest-SHA-256.txt" },
		{ "manifest-sha-256.txt",
			"BAG-MANIFEST-NAME@manifest-sha-256.txt" },
		{ "manifest-crc32.txt",
			"BAG-PAYLOAD-UNLISTED@data/a "
			"BAG-ALGORITHM-UNKNOWN@manifest-crc32.txt" },
	};
	struct bag bag;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		fill(&bag, "1.0", "data/a", NULL);
		bag_put(&bag, rows[i].name,
			i < 2 ? HEX "  data/a\n" : "12345678  data/b\n");
		if (i == 2)
			bag_put(&bag, "data/b", "alpha\n");
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, rows[i].name, rows[i].codes);
		bag_clear(&bag);
	}
	/* What is spelt otherwise is a tag file; in a folder it is, too. */
	fill(&bag, "1.0", "data/a", NULL);
	bag_put(&bag, "manifest-sha256.TXT", HEX "  data/a\n");
	bag_put(&bag, "Manifest-sha256.txt", HEX "  data/a\n");
	bag_put(&bag, "sub/manifest-sha256.txt", HEX "  data/a\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "names of no manifest",
		"BAG-MANIFEST-MISSING@ "
		"BAG-PATH-COLLISION@manifest-sha256.TXT");
	bag_clear(&bag);
	/* Beside one that is known, which still judges the payload. */
	fill(&bag, "1.0", "data/a", NULL);
	bag_put(&bag, "manifest-crc32.txt", "12345678  data/a\n");
	bag_seal_all(&bag);
	check(&bag, "beside sha256",
		"BAG-ALGORITHM-UNKNOWN@manifest-crc32.txt");
	bag_put(&bag, "data/a", "omega\n");
	check(&bag, "beside sha256",
		"BAG-PAYLOAD-CORRUPT@data/a "
		"BAG-ALGORITHM-UNKNOWN@manifest-crc32.txt");
	bag_clear(&bag);
	fill(&bag, "1.0", "data/a", NULL);
	bag_seal(&bag, "manifest-SHA256.txt", FONDS_SHA256, false);
	bag_seal_all(&bag);
	check(&bag, "the same algorithm twice",
		"BAG-MANIFEST-NAME@manifest-SHA256.txt "
		"BAG-MANIFEST-REPEATED@" MANIFEST
		" BAG-PATH-COLLISION@" MANIFEST);
	bag_clear(&bag);
}

/* 2.1.2, 2.1.3: a bag without payload has data/ and an empty manifest. */
static void rule_empty_payload(void **state)
{
	static const char declaration[] = "BagIt-Version: 1.0\n" ENCODING;
	struct fonds_validation *validation = NULL;
	char folder[] = "/tmp/fonds-rules-XXXXXX";
	char path[100];
	FILE *file;

	(void)state;
	assert_non_null(mkdtemp(folder));
	(void)snprintf(path, sizeof(path), "%s/bagit.txt", folder);
	file = fopen(path, "we");
	assert_non_null(file);
	assert_true(fputs(declaration, file) >= 0);
	assert_int_equal(0, fclose(file));
	(void)snprintf(path, sizeof(path), "%s/data", folder);
	assert_int_equal(0, mkdir(path, 0700));
	assert_int_equal(
		FONDS_OK, fonds_bag_validate(folder, NULL, &validation, NULL));
	assert_non_null(find_finding(validation, "BAG-MANIFEST-MISSING", NULL));
	assert_false(fonds_validation_is_valid(validation));
	fonds_validation_free(validation);
	(void)snprintf(path, sizeof(path), "%s/" MANIFEST, folder);
	file = fopen(path, "we");
	assert_non_null(file);
	assert_int_equal(0, fclose(file));
	assert_int_equal(
		FONDS_OK, fonds_bag_validate(folder, NULL, &validation, NULL));
	assert_int_equal(1, fonds_validation_count(validation));
	assert_non_null(
		find_finding(validation, "BAG-TAGMANIFEST-MISSING", NULL));
	assert_true(fonds_validation_is_valid(validation));
	fonds_validation_free(validation);
	assert_int_equal(0, unlink(path));
	(void)snprintf(path, sizeof(path), "%s/bagit.txt", folder);
	assert_int_equal(0, unlink(path));
	(void)snprintf(path, sizeof(path), "%s/data", folder);
	assert_int_equal(0, rmdir(path));
	assert_int_equal(0, rmdir(folder));
}

/* 2.1.2: what is not in a folder data/ is no payload. */
static void rule_data_is_a_folder(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag, "1.0", "data", NULL);
	bag_put(&bag, MANIFEST, "");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "a file data", "BAG-DATA-MISSING@data");
	bag_drop(&bag, "data");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "no data", "BAG-DATA-MISSING@data");
	bag_put(&bag, "DATA/a", "alpha\n");
	bag_put(&bag, "database/a", "alpha\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "other folders", "BAG-DATA-MISSING@data");
	bag_clear(&bag);
}

/* 2.2.3: "URL length path"; data/b is listed and not there. */
static void rule_fetch(void **state)
{
	static const struct {
		const char *version;
		const char *fetch;
		const char *codes;
	} rows[] = {
		{ "1.0", "http://x/b 6 data/b\n", "" },
		{ "1.0", "http://x/b - data/b\n", "" },
		{ "1.0", "http://x/b\t6 \t data/b\n", "" },
		{ "1.0", "HTTPS://x/b?c=d&e#f 6 data/b\r\n", "" },
		{ "1.0", "file:///x/b 6 ./data/b\n", "" },
		{ "1.0", "http://x/b 6 data/b\n\n",
			" BAG-BLANK-LINE@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/b data/b\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/b -1 data/b\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/b 6k data/b\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0",
			"http://x/b 6 data/b\n"
			"http://x/b 18446744073709551616 data/b\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0",
			"http://x/b 6 data/b\n"
			"http://x/b 99999999999999999999 data/b\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\n 6 data/b\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/b 6\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/a b 6 data/b\n",
			" BAG-FETCH-LINE@fetch.txt" },
		{ "1.0", "x/b 6 data/b\n", " BAG-FETCH-URL@fetch.txt" },
		{ "1.0", "//x/b 6 data/b\n", " BAG-FETCH-URL@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/i - bag-info.txt\n",
			" BAG-FETCH-NOT-PAYLOAD@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/c - data/c\n",
			" BAG-FETCH-UNLISTED@fetch.txt" },
		{ "0.97", "http://x/b 6 data/b\nhttp://x/c - data/c\n",
			" BAG-FETCH-UNLISTED@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/a 7 data/a\n",
			" BAG-FETCH-LENGTH@fetch.txt" },
		{ "1.0", "http://x/b 6 data/b\nhttp://x/a 6 data/a\n", "" },
		{ "1.0", "\xef\xbb\xbfhttp://x/b 6 data/b\n",
			" BAG-BOM@fetch.txt" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char codes[200];
		struct bag bag;

		fill(&bag, rows[i].version, "data/a", "data/b");
		bag_put(&bag, "fetch.txt", rows[i].fetch);
		bag_seal_all(&bag);
		bag_drop(&bag, "data/b");
		(void)snprintf(codes, sizeof(codes),
			"BAG-PAYLOAD-NOT-FETCHED@data/b%s", rows[i].codes);
		check(&bag, rows[i].fetch, codes);
		bag_clear(&bag);
	}
}

/* 2.2.3: in 1.0 in every manifest, before in one; paths are encoded. */
static void rule_fetch_is_listed(void **state)
{
	struct bag bag;

	(void)state;
	fill(&bag, "1.0", "data/a", "data/b\nc");
	bag_put(&bag, "fetch.txt", "http://x/b 6 data/b%0Ac\n");
	bag_seal(&bag, "manifest-md5.txt", FONDS_MD5, false);
	bag_put(&bag, "manifest-md5.txt",
		"9f9f90dbe3e5ee1218c86b8839db1995  data/a\n");
	bag_put(&bag, MANIFEST, HEX "  data/a\n" HEX "  data/b%0Ac\n");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	bag_drop(&bag, "data/b\nc");
	check(&bag, "in one of two",
		"BAG-PAYLOAD-NOT-FETCHED@data/b\nc "
		"BAG-FETCH-UNLISTED@fetch.txt");
	put_declaration(&bag, "0.97");
	bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
	check(&bag, "in one of two, 0.97",
		"BAG-PAYLOAD-NOT-FETCHED@data/b%0Ac");
	bag_clear(&bag);
}

/* 2.2.3: CR, LF and % are encoded in fetch.txt as they are in manifests. */
static void rule_fetch_percent(void **state)
{
	static const struct {
		const char *version;
		const char *listed;
		const char *fetched;
		const char *codes;
	} rows[] = {
		{ "1.0", "data/b%25c", "data/b%25c",
			"BAG-PAYLOAD-NOT-FETCHED@data/b%c" },
		{ "1.0", "data/b%0Dc", "data/b%0dc",
			"BAG-PAYLOAD-NOT-FETCHED@data/b\rc" },
		{ "1.0", "data/b%25c", "data/b%c",
			"BAG-PAYLOAD-NOT-FETCHED@data/b%c "
			"BAG-PATH-ENCODING@fetch.txt" },
		{ "1.0", "data/b%257Ec", "data/b%7Ec",
			"BAG-PAYLOAD-NOT-FETCHED@data/b%7Ec "
			"BAG-PATH-ENCODING@fetch.txt" },
		{ "0.97", "data/b%c", "data/b%c",
			"BAG-PAYLOAD-NOT-FETCHED@data/b%c" },
		{ "0.97", "data/b%25c", "data/b%25c",
			"BAG-PAYLOAD-NOT-FETCHED@data/b%25c" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		char text[200];
		struct bag bag;

		fill(&bag, rows[i].version, "data/a", NULL);
		(void)snprintf(text, sizeof(text),
			HEX "  data/a\n" HEX "  %s\n", rows[i].listed);
		bag_put(&bag, MANIFEST, text);
		(void)snprintf(text, sizeof(text), "http://x/b 6 %s\n",
			rows[i].fetched);
		bag_put(&bag, "fetch.txt", text);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, rows[i].fetched, rows[i].codes);
		bag_clear(&bag);
	}
}

/* 6.1.4: what md5sum writes is read, with a warning. */
static void rule_md5sum(void **state)
{
	static const struct line_row rows[] = {
		{ "1.0", "data/a", NULL, HEX " *data/a\n",
			"BAG-MANIFEST-MD5SUM@" MANIFEST },
		{ "1.0", "data/a", NULL, NOT " *data/a\n",
			"BAG-PAYLOAD-CORRUPT@data/a "
			"BAG-MANIFEST-MD5SUM@" MANIFEST },
		{ "1.0", "data/a\\b", NULL, "\\" HEX "  data/a\\\\b\n",
			"BAG-MANIFEST-MD5SUM@" MANIFEST },
		{ "1.0", "data/a\nb", NULL, "\\" HEX "  data/a\\nb\n",
			"BAG-MANIFEST-MD5SUM@" MANIFEST },
		{ "1.0", "data/a\rb", NULL, "\\" HEX "  data/a\\rb\n",
			"BAG-MANIFEST-MD5SUM@" MANIFEST },
		{ "1.0", "data/a\\b", NULL, HEX "  data/a\\b\n", "" },
		/* Without the mark there are no escapes. */
		{ "1.0", "data/a\nb", NULL, HEX "  data/a\\nb\n",
			"BAG-PAYLOAD-UNLISTED@data/a\nb "
			"BAG-PAYLOAD-MISSING@data/a\\nb" },
	};

	(void)state;
	check_lines(rows, COUNT(rows));
}

/* 6.1.1: exact bytes first, then another normal form; twins are told. */
static void rule_normal_forms(void **state)
{
#define NFC "data/\xc3\xa9"
#define NFD "data/e\xcc\x81"
	static const struct line_row rows[] = {
		{ "1.0", NFC, NULL, HEX "  " NFC "\n", "" },
		{ "1.0", NFD, NULL, HEX "  " NFD "\n", "" },
		{ "1.0", NFD, NULL, HEX "  " NFC "\n",
			"BAG-PATH-NORMALIZATION@" NFD },
		{ "1.0", NFC, NULL, HEX "  " NFD "\n",
			"BAG-PATH-NORMALIZATION@" NFC },
		{ "1.0", NFC, NULL, NOT "  " NFD "\n",
			"BAG-PATH-NORMALIZATION@" NFC
			" BAG-PAYLOAD-CORRUPT@" NFC },
		/* Both: told as twins, and each found by its own line. */
		{ "1.0", NFC, NFD, HEX "  " NFC "\n" HEX "  " NFD "\n",
			"BAG-PATH-COLLISION@" NFC },
		{ "1.0", NFC, NFD, HEX "  " NFC "\n" NOT "  " NFD "\n",
			"BAG-PAYLOAD-CORRUPT@" NFD " BAG-PATH-COLLISION@" NFC },
		{ "1.0", "data/a", "data/A", HEX "  data/a\n" HEX "  data/A\n",
			"BAG-PATH-COLLISION@data/a" },
		/* Case is never folded to find a file. */
		{ "1.0", "data/a", NULL, HEX "  data/A\n",
			"BAG-PAYLOAD-MISSING@data/A "
			"BAG-PATH-COLLISION@data/a "
			"BAG-PAYLOAD-UNLISTED@data/a" },
	};

	(void)state;
	check_lines(rows, COUNT(rows));
}

/* 2.3: a name that is not UTF-8 is found by its bytes, and told. */
static void rule_names_not_in_utf8(void **state)
{
	static const struct line_row rows[] = {
		{ "1.0", "data/\xff", NULL, HEX "  data/\xff\n",
			"BAG-TEXT-INVALID@" MANIFEST },
		{ "1.0", "data/\xff", NULL, NOT "  data/\xff\n",
			"BAG-PAYLOAD-CORRUPT@data/\xff "
			"BAG-TEXT-INVALID@" MANIFEST },
		{ "1.0", "data/\xff", "data/a", HEX "  data/a\n",
			"BAG-PAYLOAD-UNLISTED@data/\xff" },
	};

	(void)state;
	check_lines(rows, COUNT(rows));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rule_severities),
		cmocka_unit_test(rule_declaration),
		cmocka_unit_test(rule_version),
		cmocka_unit_test(rule_every_manifest_lists_every_file),
		cmocka_unit_test(rule_duplicates),
		cmocka_unit_test(rule_separators_and_blanks),
		cmocka_unit_test(rule_names_that_begin_with_a_blank),
		cmocka_unit_test(rule_long_paths),
		cmocka_unit_test(rule_percent),
		cmocka_unit_test(rule_unsafe_paths),
		cmocka_unit_test(rule_unsafe_paths_of_tag_files),
		cmocka_unit_test(rule_what_a_manifest_lists),
		cmocka_unit_test(rule_malformed_lines),
		cmocka_unit_test(rule_oxum),
		cmocka_unit_test(rule_bag_info),
		cmocka_unit_test(rule_tag_manifests_are_verified),
		cmocka_unit_test(rule_encodings),
		cmocka_unit_test(rule_invalid_bytes),
		cmocka_unit_test(rule_line_ends),
		cmocka_unit_test(rule_algorithms),
		cmocka_unit_test(rule_names_of_manifests),
		cmocka_unit_test(rule_empty_payload),
		cmocka_unit_test(rule_data_is_a_folder),
		cmocka_unit_test(rule_fetch),
		cmocka_unit_test(rule_fetch_is_listed),
		cmocka_unit_test(rule_fetch_percent),
		cmocka_unit_test(rule_md5sum),
		cmocka_unit_test(rule_normal_forms),
		cmocka_unit_test(rule_names_not_in_utf8),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
