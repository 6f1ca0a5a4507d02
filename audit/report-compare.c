/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-compare.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "audit/report-totals.h"
#include "audit/report-words.h"

static uint64_t figure_of(
	const struct fonds_report_totals *totals, size_t figure)
{
	const uint64_t values[FONDS_FIGURES] = {
		totals->runs,
		totals->files,
		fonds_verdicts_judged(totals->verdicts),
		totals->verdicts[FONDS_VERDICT_OK],
		totals->findings,
		totals->bytes,
		fonds_totals_rate(totals->bytes, totals->busy_ms),
		fonds_words_permille(totals->covered, totals->registered),
	};

	return values[figure];
}

void fonds_report_compare(const struct fonds_report *report,
	struct fonds_figure figures[FONDS_FIGURES])
{
	static const struct {
		const char *label;
		const char *key;
		enum fonds_figure_kind kind;
	} rows[FONDS_FIGURES] = {
		{ "Runs", "runs", FONDS_FIGURE_COUNT },
		{ "Files in their scopes", "files", FONDS_FIGURE_COUNT },
		{ "Files compared with what is registered", "judged",
			FONDS_FIGURE_COUNT },
		{ "Files found ok", "ok", FONDS_FIGURE_COUNT },
		{ "Findings", "findings", FONDS_FIGURE_COUNT },
		{ "Bytes read", "bytes", FONDS_FIGURE_BYTES },
		{ "Rate while reading", "rate", FONDS_FIGURE_RATE },
		{ "Files within their policy at the end", "covered",
			FONDS_FIGURE_SHARE },
	};

	for (size_t i = 0; i < FONDS_FIGURES; i++)
		figures[i] = (struct fonds_figure){
			.label = rows[i].label,
			.key = rows[i].key,
			.kind = rows[i].kind,
			.before = figure_of(&report->totals_before, i),
			.now = figure_of(&report->totals, i),
		};
}

char *fonds_figure_text(enum fonds_figure_kind kind, uint64_t value, char *text)
{
	switch (kind) {
	case FONDS_FIGURE_BYTES:
		return fonds_words_short_size(value, text);
	case FONDS_FIGURE_RATE:
		return fonds_words_rate(value, text);
	case FONDS_FIGURE_SHARE:
		(void)snprintf(text, FONDS_WORDS_SIZE,
			"%" PRIu64 ".%" PRIu64 " %%", value / 10, value % 10);
		return text;
	case FONDS_FIGURE_COUNT:
		break;
	}
	return fonds_words_count(value, text);
}

/* A rate that is not known can be neither more nor less. */
static bool is_comparable(const struct fonds_figure *figure)
{
	return figure->kind != FONDS_FIGURE_RATE ||
	       (figure->before > 0 && figure->now > 0);
}

char *fonds_figure_change(const struct fonds_figure *figure, char *text)
{
	bool is_up = figure->now > figure->before;
	uint64_t step = is_up ? figure->now - figure->before
			      : figure->before - figure->now;
	char value[FONDS_WORDS_SIZE];

	if (!is_comparable(figure))
		return strcpy(text, "not comparable");
	if (step == 0)
		return strcpy(text, "the same");
	(void)snprintf(text, FONDS_WORDS_SIZE, "%s by %.40s",
		is_up ? "up" : "down",
		fonds_figure_text(figure->kind, step, value));
	return text;
}

const char *fonds_figure_arrow(const struct fonds_figure *figure)
{
	if (!is_comparable(figure))
		return "?";
	if (figure->now == figure->before)
		return "=";
	return figure->now > figure->before ? "\xe2\x86\x91" : "\xe2\x86\x93";
}
