/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-html.h"

#include <string.h>

#include "base/clock.h"

/*
 * The history of runs as a drawing: a bar a run, its files stacked by what
 * was found, a triangle over a bar with findings.
 *
 * Bars stand where their time is. When runs lie so close in time that bars
 * would cover each other, they are spaced evenly instead, and the caption
 * says so. Dates are written from the newest run backwards, as many as have
 * room: no two labels touch.
 */
#define CHART_WIDTH 860
#define CHART_HEIGHT 270
#define PLOT_LEFT 96.0
#define PLOT_RIGHT 840.0
#define PLOT_TOP 52.0
#define PLOT_BOTTOM 222.0
#define BAR_MAX 28.0
#define BAR_GAP_MIN 8.0 /* between the centres of two bars */
#define LABEL_WIDTH 78.0
#define FINDING_WIDTH 7.0 /* of one digit over a bar */

#define FILL_OK "#7fa6c2"
#define FILL_WRONG "#8c1c13"
#define FILL_LEFT "#ffffff"
#define STROKE "#333333"

struct chart {
	const struct fonds_run *runs;
	size_t count;
	double at[FONDS_REPORT_RUNS_MAX]; /* the middle of each bar */
	double bar;                       /* its width */
	bool even;
	uint64_t top; /* files at the upper edge */
};

static double place(const struct chart *chart, size_t i)
{
	double first = PLOT_LEFT + BAR_MAX;
	double width = PLOT_RIGHT - BAR_MAX - first;
	int64_t start = chart->runs[0].started_at;
	int64_t span = chart->runs[chart->count - 1].started_at - start;
	double share;

	if (chart->count == 1)
		return (PLOT_LEFT + PLOT_RIGHT) / 2;
	if (chart->even || span <= 0)
		share = (double)i / (double)(chart->count - 1);
	else
		share = (double)(chart->runs[i].started_at - start) /
			(double)span;
	return first + share * width;
}

/* The smallest distance of two neighbours, negative when time goes back. */
static double place_all(struct chart *chart)
{
	double smallest = 2 * BAR_MAX;

	for (size_t i = 0; i < chart->count; i++) {
		chart->at[i] = place(chart, i);
		if (i > 0 && chart->at[i] - chart->at[i - 1] < smallest)
			smallest = chart->at[i] - chart->at[i - 1];
	}
	return smallest;
}

/* 1, 2 or 5 times a power of ten, such that four of them reach the most. */
static uint64_t nice_step(uint64_t most)
{
	static const uint64_t factors[] = { 1, 2, 5 };
	uint64_t power = 1;

	for (;;) {
		for (size_t i = 0; i < 3; i++)
			if (factors[i] * power >= most / 4 + (most % 4 != 0))
				return factors[i] * power;
		if (power > UINT64_MAX / 100)
			return UINT64_MAX / 4;
		power *= 10;
	}
}

static void chart_init(struct chart *chart, const struct fonds_report *report)
{
	size_t skip = report->run_count > FONDS_REPORT_RUNS_MAX
			      ? report->run_count - FONDS_REPORT_RUNS_MAX
			      : 0;
	uint64_t most = 1;
	uint64_t step;
	double smallest;

	memset(chart, 0, sizeof(*chart));
	chart->runs = report->runs + skip;
	chart->count = report->run_count - skip;
	for (size_t i = 0; i < chart->count; i++)
		if (chart->runs[i].files > most)
			most = chart->runs[i].files;
	step = nice_step(most);
	chart->top = (most / step + (most % step != 0)) * step;
	smallest = place_all(chart);
	if (smallest < BAR_GAP_MIN) {
		chart->even = true;
		smallest = place_all(chart);
	}
	chart->bar = smallest * 0.7 > BAR_MAX ? BAR_MAX : smallest * 0.7;
}

static double height_of(const struct chart *chart, uint64_t files)
{
	double height = (double)files / (double)chart->top *
			(PLOT_BOTTOM - PLOT_TOP);

	return files > 0 && height < 2.5 ? 2.5 : height;
}

static void add_text(struct fonds_output *output, double x, double y,
	const char *anchor, const char *text)
{
	fonds_output_printf(output,
		"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n", x,
		y, anchor, text);
}

static void add_axis(const struct chart *chart, struct fonds_output *output)
{
	uint64_t step = nice_step(chart->top);
	char text[FONDS_WORDS_SIZE];

	for (uint64_t i = 0; i <= chart->top / step; i++) {
		double y = PLOT_BOTTOM - (double)(i * step) /
						 (double)chart->top *
						 (PLOT_BOTTOM - PLOT_TOP);

		fonds_output_printf(output,
			"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" "
			"stroke=\"%s\"/>\n",
			PLOT_LEFT, y, PLOT_RIGHT, y,
			i == 0 ? STROKE : "#dddddd");
		add_text(output, PLOT_LEFT - 8, y + 4, "end",
			fonds_words_count(i * step, text));
	}
}

static double add_rect(struct fonds_output *output, const struct chart *chart,
	size_t i, double bottom, double height, const char *look)
{
	if (height > 0)
		fonds_output_printf(output,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
			"height=\"%.1f\" %s/>\n",
			chart->at[i] - chart->bar / 2, bottom - height,
			chart->bar, height, look);
	return bottom - height;
}

/* A triangle, and the number when it stands clear of the neighbours. */
static void add_mark(struct fonds_output *output, const struct chart *chart,
	size_t i, double top)
{
	double x = chart->at[i];
	double room = chart->bar / 0.7;
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<path d=\"M%.1f %.1f l4 -8 h-8 z\" fill=\"%s\"/>\n", x,
		top - 3, FILL_WRONG);
	fonds_words_count(chart->runs[i].findings, text);
	if (chart->count == 1 || (double)strlen(text) * FINDING_WIDTH < room)
		add_text(output, x, top - 15, "middle", text);
}

static void add_bar(
	struct fonds_output *output, const struct chart *chart, size_t i)
{
	const struct fonds_run *run = &chart->runs[i];
	uint64_t wrong = fonds_words_not_sound(run->verdicts);
	uint64_t left = run->verdicts[FONDS_VERDICT_NOT_CHECKED];
	double top = PLOT_BOTTOM;

	/* What is not sound may be little beside the rest: it stays seen. */
	top = add_rect(output, chart, i, top,
		height_of(chart, run->verdicts[FONDS_VERDICT_OK]),
		"fill=\"" FILL_OK "\"");
	top = add_rect(output, chart, i, top, height_of(chart, wrong),
		"fill=\"" FILL_WRONG "\"");
	top = add_rect(output, chart, i, top, height_of(chart, left),
		"fill=\"" FILL_LEFT "\" stroke=\"" STROKE
		"\" stroke-dasharray=\"3 2\"");
	if (run->findings > 0)
		add_mark(output, chart, i, top);
}

/* Of a point x on the axis: keep the whole label inside the drawing. */
static double label_at(double x)
{
	double half = LABEL_WIDTH / 2;

	return x + half > CHART_WIDTH ? CHART_WIDTH - half : x;
}

static void add_labels(const struct chart *chart, struct fonds_output *output)
{
	double limit = 2.0 * CHART_WIDTH;
	char iso[FONDS_CLOCK_TIME_SIZE];

	for (size_t i = chart->count; i-- > 0;) {
		double x = label_at(chart->at[i]);

		if (x + LABEL_WIDTH / 2 > limit)
			continue;
		limit = x - LABEL_WIDTH / 2;
		(void)fonds_clock_format_time(chart->runs[i].started_at, iso);
		fonds_output_printf(output,
			"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" "
			"stroke=\"%s\"/>\n",
			chart->at[i], PLOT_BOTTOM, chart->at[i],
			PLOT_BOTTOM + 5, STROKE);
		iso[10] = '\0';
		iso[16] = '\0';
		add_text(output, x, PLOT_BOTTOM + 19, "middle", iso);
		add_text(output, x, PLOT_BOTTOM + 34, "middle", iso + 11);
	}
}

static void add_legend(struct fonds_output *output)
{
	static const struct {
		unsigned x;
		const char *shape;
		const char *label;
	} items[] = {
		{ 96,
			"<rect x=\"96\" y=\"6\" width=\"14\" height=\"12\" "
			"fill=\"" FILL_OK "\"/>",
			"files ok" },
		{ 196,
			"<rect x=\"196\" y=\"6\" width=\"14\" height=\"12\" "
			"fill=\"" FILL_WRONG "\"/>",
			"files not sound" },
		{ 346,
			"<rect x=\"346\" y=\"6\" width=\"14\" height=\"12\" "
			"fill=\"" FILL_LEFT "\" stroke=\"" STROKE
			"\" stroke-dasharray=\"3 2\"/>",
			"files not checked" },
		{ 504,
			"<path d=\"M511 17 l5 -10 h-10 z\" fill=\"" FILL_WRONG
			"\"/>",
			"run with findings, and how many" },
	};

	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++) {
		fonds_output_add_text(output, items[i].shape);
		add_text(output, items[i].x + 20, 17, "start", items[i].label);
	}
}

/* For those who do not see the drawing. */
static void add_description(
	const struct chart *chart, struct fonds_output *output)
{
	char text[FONDS_WORDS_SIZE];
	size_t sound = 0;

	for (size_t i = 0; i < chart->count; i++)
		sound += fonds_words_outcome(&chart->runs[i]) ==
			 FONDS_OUTCOME_SOUND;
	fonds_output_printf(output,
		"<title id=\"chart-title\">Outcome of the last %s</title>\n"
		"<desc id=\"chart-desc\">A bar for each run, the oldest at the "
		"left, as high as the registered files were many. ",
		fonds_words_count_of(chart->count, "run", text));
	fonds_output_printf(output, "Sound: %zu of %zu, from %s", sound,
		chart->count,
		fonds_words_time(chart->runs[0].started_at, text));
	fonds_output_printf(output,
		" to %s. The table below holds the numbers.</desc>\n",
		fonds_words_time(
			chart->runs[chart->count - 1].started_at, text));
}

void fonds_report_html_chart(
	const struct fonds_report *report, struct fonds_output *output)
{
	struct chart chart;

	if (report->run_count == 0)
		return;
	chart_init(&chart, report);
	fonds_output_printf(output,
		"<figure>\n<div class=\"scroll\"><svg class=\"chart\" "
		"xmlns=\"http://www.w3.org/2000/svg\" "
		"viewBox=\"0 0 %d %d\" role=\"img\" "
		"aria-labelledby=\"chart-title chart-desc\" "
		"font-size=\"12\" fill=\"#333333\">\n",
		CHART_WIDTH, CHART_HEIGHT);
	add_description(&chart, output);
	add_legend(output);
	add_axis(&chart, output);
	for (size_t i = 0; i < chart.count; i++)
		add_bar(output, &chart, i);
	add_labels(&chart, output);
	fonds_output_printf(output,
		"</svg></div>\n<figcaption>Registered files by outcome, a bar "
		"for each run. Times are UTC.%s</figcaption>\n</figure>\n",
		chart.even && chart.count > 1
			? " Some runs lie close together in time: the bars "
			  "are spaced evenly, not by time."
			: "");
}
