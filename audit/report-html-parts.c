/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <stdarg.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/clock.h"

#define KEY_MAX 256

void fonds_report_html_number(
	struct fonds_output *output, uint64_t number, const char *key, ...)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	char count[FONDS_WORDS_SIZE];
	va_list args;

	fonds_buffer_init(&text, KEY_MAX);
	va_start(args, key);
	fonds_buffer_vprintf(&text, key, args);
	va_end(args);
	fonds_output_printf(output, "<td class=\"number%s\" data-figure=\"",
		number == 0 ? " none" : "");
	fonds_html_text(output, fonds_words_text(output, &text));
	fonds_output_printf(
		output, "\">%s</td>", fonds_words_count(number, count));
}

void fonds_report_html_cell(
	struct fonds_output *output, const char *class, const char *text)
{
	fonds_html_element(
		output, "td", class, text[0] == '\0' ? "\xe2\x80\x93" : text);
}

void fonds_report_html_name(struct fonds_output *output, const char *name)
{
	fonds_output_add_text(output, "<td class=\"name\">");
	fonds_html_name(output, name);
	fonds_output_add_text(output, "</td>");
}

static void add_column(
	struct fonds_output *output, const char *text, size_t size)
{
	bool is_number = size > 0 && text[0] == '#';

	fonds_output_add_text(output, is_number ? "<th scope=\"col\" "
						  "class=\"number\">"
						: "<th scope=\"col\">");
	fonds_output_add(output, text + is_number, size - is_number);
	fonds_output_add_text(output, "</th>");
}

void fonds_report_html_table(struct fonds_output *output, const char *id,
	const char *caption, const char *columns)
{
	fonds_output_printf(output,
		"<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
		"aria-label=\"%s\"><table class=\"wide\"",
		caption);
	if (id != NULL)
		fonds_output_printf(output, " id=\"%s\"", id);
	fonds_output_printf(
		output, ">\n<caption>%s</caption>\n<thead><tr>", caption);
	for (;;) {
		size_t size = strcspn(columns, "|");

		add_column(output, columns, size);
		if (columns[size] == '\0')
			break;
		columns += size + 1;
	}
	fonds_output_add_text(output, "</tr></thead>\n<tbody>\n");
}

void fonds_report_html_table_end(struct fonds_output *output)
{
	fonds_output_add_text(output, "</tbody>\n</table></div>\n");
}

void fonds_report_html_time(struct fonds_output *output, int64_t time)
{
	char iso[FONDS_CLOCK_TIME_SIZE];
	char text[FONDS_WORDS_SIZE];

	if (time == 0) {
		fonds_output_add_text(output, "never");
		return;
	}
	fonds_output_printf(output, "<time datetime=\"%s\">%s</time>",
		fonds_clock_format_time(time, iso),
		fonds_words_time(time, text));
}

void fonds_report_html_left_out(struct fonds_output *output, const char *noun,
	uint64_t shown, uint64_t total)
{
	char first[FONDS_WORDS_SIZE];
	char all[FONDS_WORDS_SIZE];
	char left[FONDS_WORDS_SIZE];

	if (shown >= total)
		return;
	fonds_output_printf(output,
		"<p class=\"left-out\"><strong>%s of %s are listed here, %s "
		"are left out.</strong> The same report as JSON lists every "
		"one.</p>\n",
		fonds_words_count(shown, first),
		fonds_words_count_of(total, noun, all),
		fonds_words_count(total - shown, left));
}

const struct fonds_report_html_look *fonds_report_html_look(
	enum fonds_outcome outcome)
{
	static const struct fonds_report_html_look
		looks[FONDS_OUTCOME_COUNT] = {
			[FONDS_OUTCOME_SOUND] = { "good", "\xe2\x9c\x93" },
			[FONDS_OUTCOME_SOUND_IN_PART] = { "good",
				"\xe2\x9c\x93" },
			[FONDS_OUTCOME_RESERVED] = { "open", "\xe2\x9c\x93" },
			[FONDS_OUTCOME_NOTHING] = { "open", "\xe2\x80\x93" },
			[FONDS_OUTCOME_INCOMPLETE] = { "open", "!" },
			[FONDS_OUTCOME_NOT_SOUND] = { "bad", "\xe2\x9c\x97" },
			[FONDS_OUTCOME_UNRELIABLE] = { "bad", "\xe2\x9c\x97" },
		};

	return &looks[outcome];
}
