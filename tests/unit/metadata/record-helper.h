/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_METADATA_RECORD_HELPER_H
#define TESTS_UNIT_METADATA_RECORD_HELPER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "metadata/record.h"

/* Parse what must be a record; the caller frees it. */
static inline struct fonds_record *parse_record(const char *text)
{
	struct fonds_record *record = NULL;
	struct fonds_error *error = NULL;
	enum fonds_status status = fonds_record_parse(
		text, strlen(text), &record, &error);

	if (status < 0)
		fail_msg("%s", fonds_error_message(error));
	assert_non_null(record);
	return record;
}

/* Parse what must be refused, for this reason. */
static inline void assert_refused(const char *data, size_t size,
	enum fonds_status expected, const char *reason)
{
	struct fonds_record *record = NULL;
	struct fonds_error *error = NULL;

	assert_int_equal(
		expected, fonds_record_parse(data, size, &record, &error));
	assert_null(record);
	if (!strstr(fonds_error_message(error), reason))
		fail_msg("'%s' says nothing of '%s'",
			fonds_error_message(error), reason);
	fonds_error_free(error);
}

static inline void assert_list(
	const struct fonds_text_list *list, const char *joined)
{
	char text[1024] = "";

	for (size_t i = 0; i < list->count; i++) {
		assert_true(strlen(text) + strlen(list->items[i]) + 2 <
			    sizeof(text));
		if (i > 0)
			strcat(text, "|");
		strcat(text, list->items[i]);
	}
	assert_string_equal(joined, text);
}

static inline bool has_warning(
	const struct fonds_record *record, const char *part)
{
	for (size_t i = 0; i < record->warnings.count; i++)
		if (strstr(record->warnings.items[i], part))
			return true;
	return false;
}

#endif
