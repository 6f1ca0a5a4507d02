/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_RULES_FIXTURE_H
#define TESTS_RULES_FIXTURE_H

#include "tests/unit/bagit/bag-fixture.h"

/* A rule is tested by rows: what stands in a bag, and what is found by that. */
#define MANIFEST "manifest-sha256.txt"
#define TAG_MANIFEST "tagmanifest-sha256.txt"
#define ENCODING "Tag-File-Character-Encoding: UTF-8\n"
#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* SHA-256 of "alpha\n", which every payload file here holds; and another. */
#define HEX_REST \
	"6a98d9ce9a2d9149288fa3df42d377c3e42737afdcdaf714e33c0a100b51060"
#define HEX "b" HEX_REST
#define NOT "a" HEX_REST

/* Every other finding about a bag is an error. */
static const char *const rule_warnings[] = { "BAG-ARCHIVE-TOP",
	"BAG-BLANK-LINE", "BAG-BOM-MISSING", "BAG-DECLARATION-STYLE",
	"BAG-EMPTY-FOLDER", "BAG-FETCH-LENGTH", "BAG-INFO-STYLE",
	"BAG-LISTED-TWICE-OLD", "BAG-MANIFEST-DOT-SLASH", "BAG-MANIFEST-MD5SUM",
	"BAG-MANIFEST-NAME", "BAG-OXUM-MISSING", "BAG-PATH-COLLISION",
	"BAG-PATH-ENCODING", "BAG-PATH-NORMALIZATION",
	"BAG-SOURCE-EMPTY-FOLDER", "BAG-SOURCE-LINK-FOLLOWED",
	"BAG-SOURCE-LINK-SKIPPED", "BAG-TAG-UNLISTED",
	"BAG-TAGMANIFEST-MISSING", "BAG-UPDATE-NOTHING" };

static inline enum fonds_severity rule_severity(const char *code)
{
	for (size_t i = 0; i < COUNT(rule_warnings); i++)
		if (strcmp(rule_warnings[i], code) == 0)
			return FONDS_SEVERITY_WARNING;
	return FONDS_SEVERITY_ERROR;
}

/* Codes and paths as found, against "CODE@path CODE@path". */
static inline void check(
	struct bag *bag, const char *label, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer found;
	struct fonds_validation *validation = bag_check(bag);
	bool has_error = false;

	fonds_buffer_init(&found, 1 << 20);
	for (size_t i = 0; i < fonds_validation_count(validation); i++) {
		const struct fonds_finding *finding = fonds_validation_get(
			validation, i);

		if (finding->severity != rule_severity(finding->code))
			fail_msg("%s: %s is of the wrong severity", label,
				finding->code);
		has_error |= finding->severity == FONDS_SEVERITY_ERROR;
		fonds_buffer_printf(&found, "%s%s@%s", i > 0 ? " " : "",
			finding->code, finding->path ? finding->path : "");
	}
	if (strcmp(expected, fonds_buffer_text(&found)) != 0)
		fail_msg("%s: expected '%s', found '%s'", label, expected,
			fonds_buffer_text(&found));
	assert_int_equal(!has_error, fonds_validation_is_valid(validation));
	fonds_validation_free(validation);
}

static inline void put_declaration(struct bag *bag, const char *version)
{
	char text[100];

	(void)snprintf(
		text, sizeof(text), "BagIt-Version: %s\n" ENCODING, version);
	bag_put(bag, "bagit.txt", text);
}

/* A bag of that version with these payload files; not sealed. */
static inline void fill(struct bag *bag, const char *version, const char *file,
	const char *other)
{
	*bag = (struct bag){ 0 };
	put_declaration(bag, version);
	bag_put(bag, file, "alpha\n");
	if (other)
		bag_put(bag, other, "alpha\n");
}

/* A bag with two files and a manifest of this text. */
struct line_row {
	const char *version;
	const char *file;  /* on disk */
	const char *other; /* likewise, or NULL */
	const char *manifest;
	const char *codes;
};

static inline void check_lines(const struct line_row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct bag bag;

		fill(&bag, rows[i].version, rows[i].file, rows[i].other);
		bag_put(&bag, MANIFEST, rows[i].manifest);
		bag_seal(&bag, TAG_MANIFEST, FONDS_SHA256, true);
		check(&bag, rows[i].manifest, rows[i].codes);
		bag_clear(&bag);
	}
}

#endif
