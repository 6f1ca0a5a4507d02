/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/declaration.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

static const struct {
	const char *text;
	enum fonds_bagit_version version;
} versions[] = {
	{ "0.93", FONDS_BAGIT_0_93 },
	{ "0.94", FONDS_BAGIT_0_94 },
	{ "0.95", FONDS_BAGIT_0_95 },
	{ "0.96", FONDS_BAGIT_0_96 },
	{ "0.97", FONDS_BAGIT_0_97 },
	{ "1.0", FONDS_BAGIT_1_0 },
};

static const char *const labels[2] = {
	"BagIt-Version",
	"Tag-File-Character-Encoding",
};

struct span {
	const char *data;
	size_t size;
};

/* A line taken apart, and whether it is "Label: value" to the letter. */
struct declared {
	struct span label;
	struct span value;
	bool has_colon;
	bool is_exact;
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static struct span trim(struct span span)
{
	while (span.size > 0 && is_blank(span.data[span.size - 1]))
		span.size--;
	while (span.size > 0 && is_blank(*span.data)) {
		span.data++;
		span.size--;
	}
	return span;
}

static bool is_text(struct span span, const char *text)
{
	return span.size == strlen(text) &&
	       memcmp(span.data, text, span.size) == 0;
}

static bool is_text_in_any_case(struct span span, const char *text)
{
	return span.size == strlen(text) &&
	       strncasecmp(span.data, text, span.size) == 0;
}

/* Take a line off the front; LF, CR and CRLF end one. */
static struct span take_line(struct span *text)
{
	struct span line = { text->data, 0 };
	size_t end;

	while (line.size < text->size && text->data[line.size] != '\n' &&
		text->data[line.size] != '\r')
		line.size++;
	end = line.size;
	if (end < text->size)
		end += text->data[end] == '\r' && end + 1 < text->size &&
				       text->data[end + 1] == '\n'
			       ? 2
			       : 1;
	text->data += end;
	text->size -= end;
	return line;
}

static struct declared take_apart(struct span line)
{
	const char *colon = memchr(line.data, ':', line.size);
	struct declared ret = { .has_colon = colon != NULL };
	struct span label = line;
	struct span value = { 0 };

	if (colon) {
		label.size = (size_t)(colon - line.data);
		value.data = colon + 1;
		value.size = line.size - label.size - 1;
	}
	ret.label = trim(label);
	ret.value = trim(value);
	ret.is_exact = colon && ret.label.size == label.size &&
		       value.size == ret.value.size + 1 && *value.data == ' ';
	return ret;
}

static void copy(struct span from, char to[FONDS_DECLARATION_TEXT_MAX + 1])
{
	size_t size = from.size < FONDS_DECLARATION_TEXT_MAX
			      ? from.size
			      : FONDS_DECLARATION_TEXT_MAX;

	if (size > 0)
		memcpy(to, from.data, size);
	to[size] = '\0';
}

static void set_malformed(struct fonds_declaration *ret, const char *reason)
{
	if (!ret->malformed)
		ret->malformed = reason;
}

static bool is_version_number(struct span text)
{
	size_t digits[2] = { 0, 0 };
	size_t dots = 0;

	for (size_t i = 0; i < text.size; i++) {
		if (text.data[i] == '.' && dots == 0)
			dots = 1;
		else if (text.data[i] >= '0' && text.data[i] <= '9')
			digits[dots]++;
		else
			return false;
	}
	return dots == 1 && digits[0] > 0 && digits[1] > 0;
}

static void take_version(struct span value, struct fonds_declaration *ret)
{
	if (*ret->version_text)
		return; /* stated twice: the first counts, the line is judged */
	copy(value, ret->version_text);
	if (!is_version_number(value)) {
		set_malformed(ret, "the version is not of the form M.N");
		return;
	}
	for (size_t i = 0; i < sizeof(versions) / sizeof(*versions); i++)
		if (is_text(value, versions[i].text))
			ret->version = versions[i].version;
}

static void take_encoding(struct span value, struct fonds_declaration *ret)
{
	copy(value, ret->encoding);
	if (value.size == 0 || value.size > FONDS_DECLARATION_TEXT_MAX ||
		memchr(value.data, '\0', value.size))
		set_malformed(ret, "there is no encoding of such a name");
}

/*
 * 1.0 fixes both lines to the letter, but its own examples write
 * "BagIt-version". Older versions let white space stand around the colon.
 */
static void judge_line(const struct declared *line, size_t index,
	struct fonds_declaration *ret)
{
	bool is_strict = ret->version == FONDS_BAGIT_1_0;

	if (!line->has_colon ||
		!is_text_in_any_case(line->label, labels[index])) {
		set_malformed(ret,
			index == 0
				? "the first line is not 'BagIt-Version: M.N'"
				: "the second line is not "
				  "'Tag-File-Character-Encoding: NAME'");
		return;
	}
	if (!is_text(line->label, labels[index])) {
		ret->is_styled = true;
		if (is_strict && !is_text(line->label, "BagIt-version"))
			set_malformed(ret, "a label is spelt in another case");
	}
	if (!line->is_exact && is_strict)
		set_malformed(ret,
			"label, colon, one space and value are not all that "
			"stands in a line");
}

void fonds_declaration_parse(
	const char *text, size_t size, struct fonds_declaration *ret)
{
	struct span rest = { text, size };
	struct declared lines[2];
	size_t count = 0;

	*ret = (struct fonds_declaration){ 0 };
	ret->has_bom = size >= 3 && memcmp(text, "\xef\xbb\xbf", 3) == 0;
	if (ret->has_bom) {
		rest.data += 3;
		rest.size -= 3;
	}
	ret->is_invalid = size > 0 && !fonds_utf8_is_valid(text, size);
	for (; count < 2 && rest.size > 0; count++) {
		lines[count] = take_apart(take_line(&rest));
		if (is_text_in_any_case(lines[count].label, labels[0]))
			take_version(lines[count].value, ret);
		if (is_text_in_any_case(lines[count].label, labels[1]))
			take_encoding(lines[count].value, ret);
	}
	if (count < 2)
		set_malformed(ret, "there are fewer than two lines");
	for (size_t i = 0; i < count; i++)
		judge_line(&lines[i], i, ret);
	if (rest.size > 0)
		set_malformed(ret, "there are more than two lines");
}
