/* SPDX-License-Identifier: Apache-2.0 */
#include "base/csv-writer.h"

#include <inttypes.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"

/*
 * What a spreadsheet takes for the beginning of a formula, the last four in
 * full width, and the mark against it itself, so that it can be dropped.
 */
static const char *const formula_marks[] = {
	"=",
	"+",
	"-",
	"@",
	"'",
	"\xef\xbc\x9d",
	"\xef\xbc\x8b",
	"\xef\xbc\x8d",
	"\xef\xbc\xa0",
};

void fonds_csv_init(struct fonds_csv *csv, struct fonds_output *output)
{
	*csv = (struct fonds_csv){ .output = output };
}

static void begin_field(struct fonds_csv *csv)
{
	if (csv->follows)
		fonds_output_add_char(csv->output, ',');
	csv->follows = true;
}

/* Some spreadsheets skip blanks before they look for a formula. */
static bool begins_formula(const char *text)
{
	size_t n = sizeof(formula_marks) / sizeof(*formula_marks);

	text += strspn(text, " ");
	for (size_t i = 0; i < n; i++)
		if (strncmp(text, formula_marks[i], strlen(formula_marks[i])) ==
			0)
			return true;
	return false;
}

/* RFC 4180 2; blanks at the ends would be lost on some readers. */
static bool needs_quotes(const char *text)
{
	size_t size = strlen(text);

	return strpbrk(text, ",\"") || *text == ' ' ||
	       (size > 0 && text[size - 1] == ' ');
}

static void put_quoted(struct fonds_output *output, const char *text)
{
	fonds_output_add_char(output, '"');
	for (;;) {
		size_t n = strcspn(text, "\"");

		fonds_output_add(output, text, n);
		if (text[n] == '\0')
			break;
		fonds_output_add_text(output, "\"\"");
		text += n + 1;
	}
	fonds_output_add_char(output, '"');
}

void fonds_csv_text(struct fonds_csv *csv, const char *text)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer field;

	fonds_buffer_init(&field, SIZE_MAX / 2);
	begin_field(csv);
	if (!text)
		return;
	if (begins_formula(text))
		fonds_buffer_add_char(&field, '\'');
	fonds_text_escape(&field, text, strlen(text));
	if (field.status != FONDS_OK)
		csv->output->buffer.status = field.status;
	else if (needs_quotes(fonds_buffer_text(&field)))
		put_quoted(csv->output, fonds_buffer_text(&field));
	else
		fonds_output_add_text(csv->output, fonds_buffer_text(&field));
}

void fonds_csv_exact(struct fonds_csv *csv, const char *text)
{
	begin_field(csv);
	if (!text)
		return;
	/* Who tells the separator from the first line counts these as well. */
	if (needs_quotes(text) || strpbrk(text, ";\t\r\n"))
		put_quoted(csv->output, text);
	else
		fonds_output_add_text(csv->output, text);
}

void fonds_csv_number(struct fonds_csv *csv, uint64_t number)
{
	begin_field(csv);
	fonds_output_printf(csv->output, "%" PRIu64, number);
}

void fonds_csv_end_row(struct fonds_csv *csv)
{
	fonds_output_add_text(csv->output, "\r\n");
	csv->follows = false;
}
