/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_METADATA_CHECK_RUNNER_H
#define TESTS_UNIT_METADATA_CHECK_RUNNER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "metadata/check.h"
#include "tests/unit/metadata/text-stream.h"

/*
 * Documents that have no finding, and lists of edits: what each of them makes
 * the checker find, and nothing else. An edit is three lines, and a blank one:
 * the codes of what is found, or "none"; "-" and what stands in the document;
 * "+" and what takes its first place. "\n" is the end of a line, "\\" a
 * backslash.
 */
#define CHECK_FOLDER "tests/unit/metadata/check/"
#define CHECK_CODES_MAX 4096

static inline char *check_read(const char *name)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char path[200];

	fonds_buffer_init(&buffer, 1 << 22);
	(void)snprintf(path, sizeof(path), CHECK_FOLDER "%s", name);
	assert_int_equal(FONDS_OK, fonds_file_read(path, &buffer, NULL));
	return fonds_buffer_take(&buffer);
}

static inline int check_compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The codes of what was found, each once, in their order; or "none". */
static inline void check_codes(
	const struct fonds_metadata_check *check, char codes[CHECK_CODES_MAX])
{
	const char *names[1000];
	size_t count = check->findings.count;

	assert_true(count < 1000);
	for (size_t i = 0; i < count; i++)
		names[i] = check->findings.items[i].finding.code;
	if (count > 0)
		qsort(names, count, sizeof(*names), check_compare);
	strcpy(codes, count == 0 ? "none" : names[0]);
	for (size_t i = 1; i < count; i++) {
		if (strcmp(names[i], names[i - 1]) == 0)
			continue;
		strcat(codes, " ");
		strcat(codes, names[i]);
	}
}

static inline enum fonds_status check_text(const char *text,
	struct fonds_metadata_check **ret, struct fonds_error **error)
{
	struct text_stream stream = text_stream_of(text);
	enum fonds_check_form form;
	enum fonds_status status = fonds_metadata_check_new(ret, error);

	if (status < 0)
		return status;
	return fonds_check_document(
		*ret, "x.xml", &stream.stream, &form, error);
}

static inline void check_unescape(char *text)
{
	char *to = text;

	for (; *text; text++) {
		if (*text == '\\')
			*to++ = *++text == 'n' ? '\n' : *text;
		else
			*to++ = *text;
	}
	*to = '\0';
}

static inline char *check_edit(
	const char *document, const char *old, const char *new)
{
	const char *at = strstr(document, old);
	char *edited = NULL;

	if (!at)
		fail_msg("'%s' does not stand in the document", old);
	assert_true(asprintf(&edited, "%.*s%s%s", (int)(at - document),
			    document, new, at + strlen(old)) > 0);
	return edited;
}

static inline void check_one_edit(
	const char *document, const char *expected, char *old, char *new)
{
	struct fonds_metadata_check *check = NULL;
	char codes[CHECK_CODES_MAX];
	char *edited;

	assert_int_equal('-', old[0]);
	assert_int_equal('+', new[0]);
	check_unescape(++old);
	check_unescape(++new);
	edited = check_edit(document, old, new);
	assert_int_equal(FONDS_OK, check_text(edited, &check, NULL));
	check_codes(check, codes);
	if (strcmp(codes, expected) != 0)
		fail_msg("'%s' for '%s': %s, and not %s", new, old, codes,
			expected);
	fonds_metadata_check_free(check);
	free(edited);
}

/* All edits of a list; returns how many. seen, if any, is told the codes. */
static inline size_t check_edits(const char *document_name,
	const char *edits_name, void (*seen)(const char *codes))
{
	fonds_cleanup(fonds_freep) char *document = check_read(document_name);
	fonds_cleanup(fonds_freep) char *edits = check_read(edits_name);
	char *rest = edits;
	size_t count = 0;

	while (rest && *rest) {
		char *codes = strsep(&rest, "\n");
		char *old = strsep(&rest, "\n");
		char *new = strsep(&rest, "\n");

		assert_non_null(new);
		check_one_edit(document, codes, old, new);
		if (seen)
			seen(codes);
		count++;
		if (rest)
			assert_string_equal("", strsep(&rest, "\n"));
	}
	return count;
}

#endif
