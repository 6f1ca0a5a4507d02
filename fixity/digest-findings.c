/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A finding is put together whole and then added to the output in one call,
 * which keeps it in one piece: whoever is interrupted has written whole lines.
 */
#include "fixity/digest-findings.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"

/* A name escaped is at most four times as long. */
#define FINDING_MAX_SIZE ((size_t)64 << 20)

static void add_name(struct fonds_buffer *text, const char *name)
{
	fonds_text_escape(text, name, strlen(name));
}

static void add_whole(
	struct fonds_output *output, const struct fonds_buffer *text)
{
	if (text->status == FONDS_OK)
		fonds_output_add(output, text->data, text->size);
	else if (output->buffer.status == FONDS_OK)
		output->buffer.status = text->status;
}

/* "50,000": the last three digits, and those before them, by themselves. */
static void add_number(struct fonds_buffer *text, uint64_t number)
{
	char digits[24];
	int size = snprintf(digits, sizeof(digits), "%" PRIu64, number);

	for (int i = 0; i < size; i++) {
		if (i > 0 && (size - i) % 3 == 0)
			fonds_buffer_add_char(text, ',');
		fonds_buffer_add_char(text, digits[i]);
	}
}

static void add_place(struct fonds_buffer *text, const char *list, size_t line)
{
	add_name(text, list);
	if (line > 0)
		fonds_buffer_printf(text, " line %zu", line);
}

static void write_result(
	struct fonds_output *output, const struct fonds_digest_result *result)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, FINDING_MAX_SIZE);
	fonds_buffer_printf(&text, "%s  ", fonds_verdict_name(result->verdict));
	add_name(&text, result->path);
	fonds_buffer_printf(
		&text, ": %s", result->detail ? result->detail : "");
	if (result->list) {
		fonds_buffer_add_text(&text, " (");
		add_place(&text, result->list, result->line);
		fonds_buffer_add_char(&text, ')');
	}
	fonds_buffer_printf(&text, "\n    remedy    %s\n",
		fonds_verdict_remedy(result->verdict));
	add_whole(output, &text);
}

static const char *problem_code(const struct fonds_digest_problem *problem)
{
	return problem->is_note ? "note" : "not-understood";
}

static void write_problem(
	struct fonds_output *output, const struct fonds_digest_problem *problem)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	fonds_buffer_init(&text, FINDING_MAX_SIZE);
	fonds_buffer_printf(&text, "%s  ", problem_code(problem));
	add_place(&text, problem->list, problem->line);
	fonds_buffer_printf(&text, ": %s\n", problem->text);
	add_whole(output, &text);
}

static void add_count(struct fonds_buffer *text, const char **separator,
	uint64_t count, const char *what)
{
	if (count == 0)
		return;
	fonds_buffer_add_text(text, *separator);
	add_number(text, count);
	fonds_buffer_printf(text, " %s", what);
	*separator = ", ";
}

static void write_summary(
	struct fonds_output *output, const struct fonds_digest_summary *summary)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	const char *separator = ": ";

	fonds_buffer_init(&text, FINDING_MAX_SIZE);
	add_number(&text, summary->verdicts[FONDS_VERDICT_OK]);
	fonds_buffer_add_text(&text, " of ");
	add_number(&text, summary->files);
	fonds_buffer_printf(
		&text, " file%s ok", summary->files == 1 ? "" : "s");
	for (size_t i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_OK)
			add_count(&text, &separator, summary->verdicts[i],
				fonds_verdict_name((enum fonds_verdict)i));
	add_count(&text, &separator, summary->problems, "not understood");
	add_count(&text, &separator, summary->notes,
		summary->notes == 1 ? "note" : "notes");
	fonds_buffer_add_char(&text, '\n');
	add_whole(output, &text);
}

static void write_json_digests(struct fonds_json *json, const char *key,
	const struct fonds_digest *digests, size_t count)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_json_begin_object(json, key);
	for (size_t i = 0; i < count; i++)
		fonds_json_text(json,
			fonds_algorithm_name(digests[i].algorithm),
			fonds_digest_format(&digests[i], hex));
	fonds_json_end_object(json);
}

static void write_json_place(
	struct fonds_json *json, const char *list, size_t line)
{
	if (list)
		fonds_json_name(json, "list", list);
	if (line > 0)
		fonds_json_number(json, "line", line);
}

static void write_json_result(
	struct fonds_json *json, const struct fonds_digest_result *result)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "code", fonds_verdict_name(result->verdict));
	fonds_json_name(json, "path", result->path);
	fonds_json_text(json, "detail", result->detail);
	write_json_place(json, result->list, result->line);
	fonds_json_number(json, "size", result->size);
	write_json_digests(
		json, "digests", result->digests, result->digest_count);
	if (result->expected_size != UINT64_MAX)
		fonds_json_number(json, "expected_size", result->expected_size);
	write_json_digests(json, "expected_digests", result->expected,
		result->expected_count);
	fonds_json_text(json, "remedy", fonds_verdict_remedy(result->verdict));
	fonds_json_end_object(json);
}

static void write_json_problem(
	struct fonds_json *json, const struct fonds_digest_problem *problem)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "code", problem_code(problem));
	write_json_place(json, problem->list, problem->line);
	fonds_json_text(json, "detail", problem->text);
	fonds_json_end_object(json);
}

static void write_json_summary(
	struct fonds_json *json, const struct fonds_digest_summary *summary)
{
	fonds_json_begin_object(json, "summary");
	fonds_json_boolean(json, "sound", fonds_digest_is_sound(summary));
	fonds_json_number(json, "files", summary->files);
	fonds_json_number(json, "bytes", summary->bytes);
	fonds_json_number(json, "not_understood", summary->problems);
	fonds_json_number(json, "notes", summary->notes);
	fonds_json_begin_object(json, "verdicts");
	for (size_t i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i == FONDS_VERDICT_OK || summary->verdicts[i] > 0)
			fonds_json_number(json,
				fonds_verdict_name((enum fonds_verdict)i),
				summary->verdicts[i]);
	fonds_json_end_object(json);
	fonds_json_begin_object(json, "read");
	fonds_json_number(json, "cached", summary->cached);
	fonds_json_number(json, "direct", summary->direct);
	fonds_json_number(json, "dropped", summary->dropped);
	fonds_json_end_object(json);
	fonds_json_end_object(json);
}

void fonds_digest_findings_begin(struct fonds_digest_findings *findings,
	struct fonds_output *output, bool is_json)
{
	*findings = (struct fonds_digest_findings){
		.output = output,
		.is_json = is_json,
	};
	if (!is_json)
		return;
	fonds_json_init(&findings->json, output);
	fonds_json_begin_object(&findings->json, NULL);
	fonds_json_begin_array(&findings->json, "findings");
}

void fonds_digest_findings_result(struct fonds_digest_findings *findings,
	const struct fonds_digest_result *result)
{
	if (result->verdict == FONDS_VERDICT_OK)
		return;
	if (findings->is_json)
		write_json_result(&findings->json, result);
	else
		write_result(findings->output, result);
}

void fonds_digest_findings_problem(struct fonds_digest_findings *findings,
	const struct fonds_digest_problem *problem)
{
	if (findings->is_json)
		write_json_problem(&findings->json, problem);
	else
		write_problem(findings->output, problem);
}

void fonds_digest_findings_end(struct fonds_digest_findings *findings,
	const struct fonds_digest_summary *summary)
{
	if (!findings->is_json) {
		write_summary(findings->output, summary);
		return;
	}
	fonds_json_end_array(&findings->json);
	write_json_summary(&findings->json, summary);
	fonds_json_end_object(&findings->json);
}
