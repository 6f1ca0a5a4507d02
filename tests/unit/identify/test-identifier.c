/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "identify/identifier.h"
#include "tests/unit/fault.h"

static struct fonds_signature_set *set;
static struct fonds_identifier *identifier;

static int open_set(void **state)
{
	(void)state;
	return fonds_signature_set_new(&set, NULL) < 0 ||
	       fonds_identifier_new(set, &identifier, NULL) < 0;
}

static int close_set(void **state)
{
	(void)state;
	fonds_identifier_free(identifier);
	fonds_signature_set_free(set);
	return 0;
}

static enum fonds_status identify(struct fonds_identifier *with,
	struct fonds_file_ends *ends, const char *path,
	struct fonds_identity *identity)
{
	const struct fonds_identify_file file = {
		.ends = ends,
		.fd = -1,
		.fd_missing = "no descriptor",
		.name = path,
		.path = path,
	};

	return fonds_identifier_run(with, &file, identity, NULL);
}

static void take_ends(
	struct fonds_file_ends *ends, const void *data, size_t size)
{
	assert_int_equal(
		FONDS_OK, fonds_file_ends_init(
				  ends, fonds_signature_set_reach(set), NULL));
	fonds_file_ends_begin(ends);
	fonds_file_ends_add(ends, data, size);
}

struct wanted {
	const char *path;
	const char *data;
	size_t size; /* 0: that of the text */
	size_t standing;
	const char *puid;
	enum fonds_identify_basis basis;
	const char *charset;
	const char *warning;
};

static void expect(const struct wanted *wanted)
{
	struct fonds_identity identity;
	struct fonds_file_ends ends;

	take_ends(&ends, wanted->data,
		wanted->size ? wanted->size : strlen(wanted->data));
	fonds_identity_init(&identity);
	assert_int_equal(
		FONDS_OK, identify(identifier, &ends, wanted->path, &identity));
	assert_int_equal(wanted->standing, identity.standing);
	if (wanted->standing > 0) {
		assert_string_equal(wanted->puid, identity.hits[0].puid);
		assert_int_equal(wanted->basis, identity.hits[0].basis);
		assert_true(*identity.hits[0].note != '\0');
	}
	assert_string_equal(wanted->charset, identity.charset);
	assert_string_equal(
		wanted->warning, fonds_buffer_text(&identity.warning));
	fonds_identity_clear(&identity);
	fonds_file_ends_clear(&ends);
}

static const struct wanted table[] = {
	{ "a.txt", "A line.\n", 0, 1, "x-fmt/111", FONDS_IDENTIFY_TEXT,
		"US-ASCII", "" },
	{ "a", "\xc3\xa9", 0, 1, "x-fmt/111", FONDS_IDENTIFY_TEXT, "UTF-8",
		"" },
	{ "a", "\xff\xfe\x41\0", 4, 1, "x-fmt/111", FONDS_IDENTIFY_TEXT,
		"UTF-16", "" },
	{ "a", "<a></a>", 0, 1, "fmt/101", FONDS_IDENTIFY_TEXT, "US-ASCII",
		"" },
	{ "a", "[1, 2]", 0, 1, "fmt/817", FONDS_IDENTIFY_TEXT, "US-ASCII", "" },
	/* Told by PRONOM, and its encoding by its bytes. */
	{ "a.xml", "<?xml version=\"1.0\"?><a>\xc3\xa9</a>", 0, 1, "fmt/101",
		FONDS_IDENTIFY_BYTES, "UTF-8", "" },
	/* What PRONOM tells has no encoding unless it is text. */
	{ "a.pdf", "%PDF-1.4\n%%EOF\n", 0, 1, "fmt/18", FONDS_IDENTIFY_BYTES,
		"", "" },
	{ "a.doc", "%PDF-1.4\n%%EOF\n", 0, 1, "fmt/18", FONDS_IDENTIFY_BYTES,
		"", "extension mismatch" },
	{ "dir.doc/a", "%PDF-1.4\n%%EOF\n", 0, 1, "fmt/18",
		FONDS_IDENTIFY_BYTES, "", "" },
	{ ".hidden", "%PDF-1.4\n%%EOF\n", 0, 1, "fmt/18", FONDS_IDENTIFY_BYTES,
		"", "" },
	/* Nothing but a name: two formats, or none. */
	{ "a", "\0\1\2\3", 4, 0, "", 0, "", "no match" },
	{ "a.lwp", "\0\1\2\3", 4, 2, "x-fmt/340", FONDS_IDENTIFY_EXTENSION, "",
		"match on extension only" },
	/* libmagic knows it and PRONOM does not: an empty file is one. */
	{ "a", "", 0, 1, "", FONDS_IDENTIFY_MIME, "", "empty source" },
};

static void each_step_has_its_turn(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(*table); i++)
		expect(&table[i]);
}

/* A text with a name of another format: that is told, but does not stand. */
static void a_name_does_not_outdo_the_content(void **state)
{
	struct fonds_identity identity;
	struct fonds_file_ends ends;

	(void)state;
	take_ends(&ends, "a,b\n", 4);
	fonds_identity_init(&identity);
	assert_int_equal(
		FONDS_OK, identify(identifier, &ends, "t.csv", &identity));
	assert_int_equal(1, identity.standing);
	assert_true(identity.count >= 2);
	assert_string_equal("x-fmt/18", identity.hits[1].puid);
	assert_string_equal("x-fmt/111", identity.hits[1].outranked_by);
	assert_int_equal(FONDS_IDENTIFY_EXTENSION, identity.hits[1].basis);
	fonds_identity_clear(&identity);
	fonds_file_ends_clear(&ends);
}

/* PRONOM has no MIME type for a CALS bitmap: another step is asked for one. */
static void a_format_without_a_mime_type_gets_one(void **state)
{
	struct fonds_identity identity;
	struct fonds_file_ends ends;

	(void)state;
	take_ends(&ends, "srcdocid: NONE\n", 15);
	fonds_identity_init(&identity);
	assert_int_equal(FONDS_OK, identify(identifier, &ends, "a", &identity));
	assert_int_equal(1, identity.standing);
	assert_int_equal(2, identity.count);
	assert_string_equal("x-fmt/28", identity.hits[0].puid);
	assert_string_equal("", identity.hits[0].mime);
	assert_string_equal("text/plain", identity.hits[1].mime);
	assert_string_equal("x-fmt/28", identity.hits[1].outranked_by);
	assert_string_equal("US-ASCII", identity.charset);
	fonds_identity_clear(&identity);
	fonds_file_ends_clear(&ends);
}

static void a_container_that_cannot_be_opened_says_why(void **state)
{
	/* The end record that PRONOM's signature of a ZIP wants as well. */
	static const char zip[] = "PK\3\4aaaaaaaaaaaaaaaaaaaaaaaaaaaaPK\1\2"
				  "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
				  "PK\5\6\0\0\0\0\1\0\1\0\0\0\0\0\0\0\0\0\0";

	(void)state;
	expect(&(struct wanted){ "a.zip", zip, sizeof(zip), 1, "x-fmt/263",
		FONDS_IDENTIFY_BYTES, "", "no descriptor" });
}

static void running_out_of_memory_is_told(void **state)
{
	static const char *const texts[] = { "%PDF-1.4\n%%EOF\n", "A line.",
		"[1]" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct fonds_file_ends ends;
		enum fonds_status status;

		take_ends(&ends, texts[i], strlen(texts[i]));
		for (unsigned n = 0;; n++) {
			struct fonds_identifier *fresh = NULL;
			struct fonds_identity identity;

			fonds_identity_init(&identity);
			fault_arm(FAULT_ALLOC, n);
			status = fonds_identifier_new(set, &fresh, NULL);
			if (status == FONDS_OK)
				status = identify(
					fresh, &ends, "a.doc", &identity);
			fault_disarm();
			fonds_identity_clear(&identity);
			fonds_identifier_free(fresh);
			if (!fault_fired())
				break;
			assert_int_equal(FONDS_ERR_NOMEM, status);
		}
		assert_int_equal(FONDS_OK, status);
		fonds_file_ends_clear(&ends);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_step_has_its_turn),
		cmocka_unit_test(a_name_does_not_outdo_the_content),
		cmocka_unit_test(a_format_without_a_mime_type_gets_one),
		cmocka_unit_test(a_container_that_cannot_be_opened_says_why),
		cmocka_unit_test(running_out_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, open_set, close_set);
}
