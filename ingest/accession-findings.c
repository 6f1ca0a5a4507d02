/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-findings.h"

#include <stdarg.h>

#include "fixity/digest-run.h"

/* More than so many are counted, not kept; a last finding then says so. */
#define FINDINGS_MAX ((size_t)1000000)
#define TEXTS_MAX ((size_t)8 * 1024 * 1024 * 1024)

static const struct fonds_finding limit = {
	.code = "limit",
	.severity = FONDS_SEVERITY_ERROR,
	.message = "more was found than is kept",
	.remedy = "mend what is told, then register again",
};

void fonds_accession_findings_init(struct fonds_accession_findings *findings)
{
	*findings = (struct fonds_accession_findings){
		.list = { .maximum = FINDINGS_MAX, .limit = limit },
	};
	fonds_arena_init(&findings->arena, TEXTS_MAX);
	findings->list.arena = &findings->arena;
}

void fonds_accession_findings_clear(struct fonds_accession_findings *findings)
{
	fonds_finding_list_clear(&findings->list);
	fonds_arena_clear(&findings->arena);
}

static void add(struct fonds_accession_findings *findings,
	const struct fonds_finding *finding, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

static void add(struct fonds_accession_findings *findings,
	const struct fonds_finding *finding, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fonds_finding_list_add(&findings->list, finding, format, args);
	va_end(args);
}

void fonds_accession_findings_file(struct fonds_accession_findings *findings,
	const char *path, enum fonds_verdict verdict, const char *detail,
	const char *remedy)
{
	const struct fonds_finding finding = {
		.code = fonds_verdict_name(verdict),
		.severity = FONDS_SEVERITY_ERROR,
		.path = path,
		.remedy = remedy ? remedy : fonds_verdict_remedy(verdict),
	};

	add(findings, &finding, "%s", detail);
}

void fonds_accession_findings_entry(struct fonds_accession_findings *findings,
	const struct fonds_tree_entry *entry)
{
	switch (entry->kind) {
	case FONDS_ENTRY_FILE:
	case FONDS_ENTRY_EMPTY_FOLDER:
		return;
	case FONDS_ENTRY_SYMLINK:
		fonds_accession_findings_file(findings, entry->path,
			FONDS_VERDICT_UNREADABLE,
			"a symbolic link, which is never followed",
			"put the file itself in its place, or remove it");
		return;
	case FONDS_ENTRY_SPECIAL:
		fonds_accession_findings_file(findings, entry->path,
			FONDS_VERDICT_UNREADABLE, "neither a file nor a folder",
			"remove it");
		return;
	case FONDS_ENTRY_UNREADABLE:
		break;
	}
	fonds_accession_findings_file(findings, entry->path,
		fonds_check_open_verdict(entry->sys_errno),
		fonds_digest_reason(entry->sys_errno), NULL);
}

void fonds_accession_findings_result(struct fonds_accession_findings *findings,
	const char *path, const struct fonds_check_result *result,
	const char *remedy)
{
	/* The path is told already; what remains is the reason. */
	const char *detail = result->sys_errno != 0
				     ? fonds_digest_reason(result->sys_errno)
				     : result->detail;

	fonds_accession_findings_file(
		findings, path, result->verdict, detail, remedy);
}

void fonds_accession_findings_line(struct fonds_accession_findings *findings,
	const char *list, size_t line, bool is_note, const char *text)
{
	const struct fonds_finding finding = {
		.code = is_note ? "note" : "not-understood",
		.severity = is_note ? FONDS_SEVERITY_NOTE
				    : FONDS_SEVERITY_ERROR,
		.path = list,
		.line = line,
		.remedy = is_note ? NULL : "mend the list, or make a new one",
	};

	add(findings, &finding, "%s", text);
}

bool fonds_accession_findings_is_sound(
	const struct fonds_accession_findings *findings)
{
	return findings->list.totals[FONDS_SEVERITY_ERROR] == 0;
}

void fonds_accession_finding_write(
	struct fonds_output *output, const struct fonds_finding *finding)
{
	fonds_output_printf(output, "%s  ", finding->code);
	if (finding->path) {
		fonds_output_add_name(output, finding->path);
		if (finding->line > 0)
			fonds_output_printf(output, " line %lu", finding->line);
		fonds_output_add_text(output, ": ");
	}
	fonds_output_add_text(output, finding->message);
	fonds_output_add_char(output, '\n');
	if (finding->remedy)
		fonds_output_printf(
			output, "    remedy    %s\n", finding->remedy);
}
