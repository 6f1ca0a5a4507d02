/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/clock.h"

/* Two sentences at most, with ten numbers. */
#define SENTENCE_MAX 4096

/*
 * One page, nothing outside of it: the policy forbids every load and every
 * script, should a name ever find a way past the escapes.
 */
static const char head[] =
	"<!DOCTYPE html>\n"
	"<html lang=\"en\" xml:lang=\"en\" "
	"xmlns=\"http://www.w3.org/1999/xhtml\">\n"
	"<head>\n"
	"<meta charset=\"utf-8\"/>\n"
	"<meta http-equiv=\"Content-Security-Policy\" content=\""
	"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
	"form-action 'none'\"/>\n"
	"<meta name=\"viewport\" content=\"width=device-width, "
	"initial-scale=1\"/>\n"
	"<meta name=\"referrer\" content=\"no-referrer\"/>\n"
	"<title>Fixity verification report</title>\n"
	"<style>\n";

static const char statement[] =
	"<section>\n<h2>What this report says and does not say</h2>\n"
	"<p>A file that is counted as ok was opened at its registered place "
	"during the period of the run, every byte of it was read, in the "
	"way stated above, and the message digest of those bytes equals the "
	"one that was registered when the repository took responsibility "
	"for the file. Unless it is said otherwise, the bytes came through "
	"the page cache of the operating system, so that a file written or "
	"read shortly before may have been answered from memory and not "
	"from the medium.</p>\n"
	"<p>A mismatch is called corrupt only after the file was opened and "
	"read a second time and both reads agreed. A changed modification "
	"time neither excuses a mismatch nor causes one: content alone is "
	"compared, and always with the registered digest, never with the "
	"outcome of an earlier run. A run never changes what is "
	"registered.</p>\n"
	"<p>A file that could not be read is not counted as sound. This "
	"report does not say that the files were right when they were "
	"registered, that they can be understood, that other copies of them "
	"exist, or that they are sound at any time but the one stated.</p>\n"
	"</section>\n";

void fonds_report_html_number(struct fonds_output *output, uint64_t number)
{
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "<td class=\"number%s\">%s</td>",
		number == 0 ? " none" : "", fonds_words_count(number, text));
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
		"are left out.</strong> The same report as JSON or CSV "
		"lists every one.</p>\n",
		fonds_words_count(shown, first),
		fonds_words_count_of(total, noun, all),
		fonds_words_count(total - shown, left));
}

const struct fonds_report_html_look *fonds_report_html_look(
	enum fonds_outcome outcome)
{
	static const struct fonds_report_html_look looks[] = {
		[FONDS_OUTCOME_SOUND] = { "good", "\xe2\x9c\x93" },
		[FONDS_OUTCOME_NOT_SOUND] = { "bad", "\xe2\x9c\x97" },
		[FONDS_OUTCOME_INCOMPLETE] = { "open", "!" },
		[FONDS_OUTCOME_NOTHING] = { "open", "\xe2\x80\x93" },
	};

	return &looks[outcome];
}

static void add_outcome(
	const struct fonds_report *report, struct fonds_output *output)
{
	enum fonds_outcome outcome = fonds_words_outcome(&report->run);
	const struct fonds_report_html_look *look = fonds_report_html_look(
		outcome);
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sentence;

	fonds_buffer_init(&sentence, SENTENCE_MAX);
	fonds_words_add_outcome(&report->run, &sentence);
	fonds_output_printf(output,
		"<div class=\"outcome %s\"><strong class=\"badge\">%s %s"
		"</strong>\n<p>",
		look->class, look->sign, fonds_words_outcome_name(outcome));
	fonds_html_text(output, fonds_buffer_text(&sentence));
	fonds_output_add_text(output, "</p></div>\n");
}

static void add_fact(
	struct fonds_output *output, const char *label, const char *text)
{
	fonds_output_printf(output, "<dt class=\"label\">%s</dt><dd>", label);
	fonds_html_text(output, text[0] == '\0' ? "not recorded" : text);
	fonds_output_add_text(output, "</dd>\n");
}

static void add_period(const struct fonds_run *run, struct fonds_output *output)
{
	char text[FONDS_WORDS_SIZE];

	fonds_output_add_text(
		output, "<dt class=\"label\">Period of the run</dt><dd>");
	fonds_report_html_time(output, run->started_at);
	if (run->ended_at == 0) {
		fonds_output_add_text(output, ", not ended</dd>\n");
		return;
	}
	fonds_output_add_text(output, " to ");
	fonds_report_html_time(output, run->ended_at);
	fonds_output_add_text(output, "</dd>\n");
	add_fact(output, "Duration",
		fonds_words_duration(run->ended_at - run->started_at, text));
}

static void add_scope(const struct fonds_run *run, struct fonds_output *output)
{
	char bags[FONDS_WORDS_SIZE];
	char files[FONDS_WORDS_SIZE];
	char bytes[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<dt class=\"label\">Scope</dt><dd>%s with %s; %s read</dd>\n",
		fonds_words_count_of(run->bags, "bag", bags),
		fonds_words_count_of(run->files, "registered file", files),
		fonds_words_size(run->bytes, bytes));
}

static void add_facts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_run *run = &report->run;

	fonds_output_add_text(output, "<section>\n<h2>The run</h2>\n<dl>\n");
	add_period(run, output);
	fonds_output_add_text(
		output, "<dt class=\"label\">Catalog</dt><dd class=\"name\">");
	fonds_html_name(output, report->catalog);
	fonds_output_add_text(output, "</dd>\n");
	add_scope(run, output);
	add_fact(output, "Files were read", run->origin.read_mode);
	add_fact(output, "Started by", run->origin.user);
	add_fact(output, "On the host", run->origin.host);
	add_fact(output, "Operating system", run->origin.system);
	add_fact(output, "Version of fonds", run->origin.version);
	add_fact(output, "Libraries", run->origin.libraries);
	fonds_output_add_text(
		output, "<dt class=\"label\">Report made at</dt><dd>");
	fonds_report_html_time(output, report->made_at);
	fonds_output_add_text(output, "</dd>\n</dl>\n</section>\n");
}

static void add_verdict(const struct fonds_run *run, enum fonds_verdict verdict,
	struct fonds_output *output)
{
	uint64_t count = run->verdicts[verdict];
	const char *class = count == 0                             ? "none"
			    : fonds_verdict_is_sound(verdict)      ? "good"
			    : verdict == FONDS_VERDICT_NOT_CHECKED ? "open"
								   : "bad";

	fonds_output_printf(output,
		"<tr><th scope=\"row\" class=\"%s\">%s %s</th>", class,
		fonds_words_verdict_sign(verdict), fonds_verdict_name(verdict));
	fonds_report_html_number(output, count);
	fonds_output_printf(output, "<td class=\"meaning\">%s</td></tr>\n",
		fonds_words_verdict_meaning(verdict));
}

static void add_verdicts(
	const struct fonds_report *report, struct fonds_output *output)
{
	const struct fonds_run *run = &report->run;
	char total[FONDS_WORDS_SIZE];
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sum;

	fonds_output_add_text(output,
		"<section>\n<h2>Verdicts</h2>\n<table class=\"verdicts\">\n"
		"<thead><tr><th scope=\"col\">Verdict</th>"
		"<th scope=\"col\" class=\"number\">Files</th>"
		"<th scope=\"col\">What it means</th></tr></thead>\n<tbody>\n");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			add_verdict(run, (enum fonds_verdict)i, output);
	fonds_buffer_init(&sum, SENTENCE_MAX);
	fonds_words_add_sum(run, &sum);
	fonds_output_printf(output,
		"<tr class=\"sum\"><th scope=\"row\">Sum</th>"
		"<td class=\"number\">%s</td><td class=\"meaning\">%s</td>"
		"</tr>\n</tbody>\n<tbody class=\"apart\">\n",
		fonds_words_count(fonds_words_sum(run->verdicts), total),
		fonds_buffer_text(&sum));
	add_verdict(run, FONDS_VERDICT_UNEXPECTED, output);
	fonds_output_add_text(output, "</tbody>\n</table>\n</section>\n");
}

enum fonds_status fonds_report_write_html(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	(void)error;
	fonds_output_add_text(output, head);
	fonds_report_html_style(output);
	fonds_output_add_text(output,
		"</style>\n</head>\n<body>\n<header>\n"
		"<h1>Fixity verification report</h1>\n<p class=\"under\">Run ");
	fonds_output_printf(output, "%lld, ", (long long)report->run.number);
	fonds_report_html_time(output, report->run.started_at);
	fonds_output_add_text(output, "</p>\n");
	add_outcome(report, output);
	fonds_output_add_text(output, "</header>\n<main>\n");
	add_facts(report, output);
	add_verdicts(report, output);
	fonds_report_html_findings(report, output);
	fonds_report_html_coverage(report, output);
	fonds_report_html_history(report, output);
	fonds_report_html_bags(report, output);
	fonds_output_add_text(output, statement);
	fonds_output_add_text(output,
		"</main>\n<footer>Made by fonds. All times are UTC; sizes are "
		"in powers of ten.</footer>\n</body>\n</html>\n");
	return FONDS_OK;
}
