/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/language.h"

#include "metadata/language-table.h"
#include "metadata/span.h"

#define LANGUAGE_TEXT_MAX 80

/* The text, NUL-terminated, so that it can be compared with a span. */
typedef bool match_fn(
	const struct fonds_language_entry *entry, const char *text);

static bool has_name(const struct fonds_language_entry *entry, const char *text)
{
	struct fonds_span names = fonds_span_of(entry->names);
	struct fonds_span name;

	while (fonds_span_cut(&names, ";", &name))
		if (fonds_span_equal(name, text))
			return true;
	return false;
}

static bool has_code(const struct fonds_language_entry *entry, const char *text)
{
	struct fonds_span span = fonds_span_of(text);

	return fonds_span_equal_fold(span, entry->language.code) ||
	       fonds_span_equal_fold(span, entry->terminology) ||
	       fonds_span_equal_fold(span, entry->alpha2);
}

static bool has_name_fold(
	const struct fonds_language_entry *entry, const char *text)
{
	struct fonds_span names = fonds_span_of(entry->names);
	struct fonds_span name;

	while (fonds_span_cut(&names, ";", &name))
		if (fonds_span_equal_fold(name, text))
			return true;
	return false;
}

static const struct fonds_language *find(const char *text, match_fn *match)
{
	for (size_t i = 0; i < fonds_language_table_size; i++)
		if (match(&fonds_language_table[i], text))
			return &fonds_language_table[i].language;
	return NULL;
}

const struct fonds_language *fonds_language_find(const char *text, size_t size)
{
	static match_fn *const order[] = { has_name, has_code, has_name_fold };
	const struct fonds_language *language = NULL;
	char copy[LANGUAGE_TEXT_MAX + 1] = "";
	struct fonds_span span = fonds_span_trim(
		(struct fonds_span){ .data = text, .size = size });

	if (span.size == 0 || span.size > LANGUAGE_TEXT_MAX ||
		memchr(span.data, '\0', span.size))
		return NULL;
	memcpy(copy, span.data, span.size);
	for (size_t i = 0; !language && i < sizeof(order) / sizeof(order[0]);
		i++)
		language = find(copy, order[i]);
	return language;
}
