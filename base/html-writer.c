/* SPDX-License-Identifier: Apache-2.0 */
#include "base/html-writer.h"

#include <stdint.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"

static const char *const references[] = {
	['&'] = "&amp;",
	['<'] = "&lt;",
	['>'] = "&gt;",
	['"'] = "&quot;",
	['\''] = "&#39;",
};

static void put_references(struct fonds_output *output, const char *text)
{
	for (;;) {
		size_t n = strcspn(text, "&<>\"'");

		fonds_output_add(output, text, n);
		if (text[n] == '\0')
			break;
		fonds_output_add_text(
			output, references[(unsigned char)text[n]]);
		text += n + 1;
	}
}

static void put_safe(struct fonds_output *output, const char *text,
	void (*make_safe)(struct fonds_buffer *, const char *, size_t))
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer safe;

	fonds_buffer_init(&safe, SIZE_MAX / 2);
	make_safe(&safe, text, strlen(text));
	if (safe.status != FONDS_OK)
		output->buffer.status = safe.status;
	else
		put_references(output, fonds_buffer_text(&safe));
}

void fonds_html_text(struct fonds_output *output, const char *text)
{
	put_safe(output, text, fonds_text_sanitize);
}

void fonds_html_name(struct fonds_output *output, const char *name)
{
	put_safe(output, name, fonds_text_escape);
}

void fonds_html_element(struct fonds_output *output, const char *tag,
	const char *class, const char *text)
{
	fonds_output_printf(output, "<%s", tag);
	if (class)
		fonds_output_printf(output, " class=\"%s\"", class);
	fonds_output_add_char(output, '>');
	fonds_html_text(output, text);
	fonds_output_printf(output, "</%s>", tag);
}
