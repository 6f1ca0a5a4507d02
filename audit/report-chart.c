/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-chart.h"

#include <string.h>

#include "audit/report-words.h"
#include "base/clock.h"
#include "base/html-writer.h"

/*
 * Labels are written from the last bar backwards, as many as have room: no two
 * texts touch.
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
#define LEGEND_LETTER 6.6
#define PART_MIN 2.5 /* what is not nothing can be seen */

struct drawing {
	const struct fonds_chart *chart;
	double at[FONDS_CHART_BARS]; /* the middle of each bar */
	double bar;                  /* its width */
	bool even;
	uint64_t top; /* at the upper edge */
	uint64_t step;
};

static double place(const struct drawing *drawing, size_t i)
{
	const struct fonds_chart_bar *bars = drawing->chart->bars;
	size_t count = drawing->chart->bar_count;
	double first = PLOT_LEFT + BAR_MAX;
	double width = PLOT_RIGHT - BAR_MAX - first;
	double start = (double)bars[0].time;
	double span = (double)bars[count - 1].time - start;
	double share;

	if (count == 1)
		return (PLOT_LEFT + PLOT_RIGHT) / 2;
	if (drawing->even || span <= 0)
		share = (double)i / (double)(count - 1);
	else
		share = ((double)bars[i].time - start) / span;
	return first + share * width;
}

/* The smallest distance of two neighbours, negative when time goes back. */
static double place_all(struct drawing *drawing)
{
	double smallest = 2 * BAR_MAX;

	for (size_t i = 0; i < drawing->chart->bar_count; i++) {
		drawing->at[i] = place(drawing, i);
		if (i > 0 && drawing->at[i] - drawing->at[i - 1] < smallest)
			smallest = drawing->at[i] - drawing->at[i - 1];
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

static uint64_t sum_of(
	const struct fonds_chart *chart, const struct fonds_chart_bar *bar)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < chart->part_count; i++)
		sum += bar->parts[i];
	return sum;
}

static void drawing_init(
	struct drawing *drawing, const struct fonds_chart *chart)
{
	uint64_t most = chart->top;
	double smallest;

	memset(drawing, 0, sizeof(*drawing));
	drawing->chart = chart;
	for (size_t i = 0; i < chart->bar_count && chart->top == 0; i++)
		if (sum_of(chart, &chart->bars[i]) > most)
			most = sum_of(chart, &chart->bars[i]);
	if (most == 0)
		most = 1;
	drawing->step = nice_step(most);
	drawing->top = (most / drawing->step + (most % drawing->step != 0)) *
		       drawing->step;
	smallest = place_all(drawing);
	if (smallest < BAR_GAP_MIN) {
		drawing->even = true;
		smallest = place_all(drawing);
	}
	drawing->bar = smallest * 0.7 > BAR_MAX ? BAR_MAX : smallest * 0.7;
}

static double height_of(const struct drawing *drawing, uint64_t value)
{
	double height = (double)value / (double)drawing->top *
			(PLOT_BOTTOM - PLOT_TOP);

	if (height > PLOT_BOTTOM - PLOT_TOP)
		height = PLOT_BOTTOM - PLOT_TOP;
	return value > 0 && height < PART_MIN ? PART_MIN : height;
}

static void add_text(struct fonds_output *output, double x, double y,
	const char *anchor, const char *text)
{
	fonds_output_printf(output,
		"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", x, y,
		anchor);
	fonds_html_text(output, text);
	fonds_output_add_text(output, "</text>\n");
}

static void add_line(struct fonds_output *output, double x1, double y1,
	double x2, double y2, const char *class)
{
	fonds_output_printf(output,
		"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" "
		"class=\"%s\"/>\n",
		x1, y1, x2, y2, class);
}

static void add_axis(const struct drawing *drawing, struct fonds_output *output)
{
	char text[FONDS_WORDS_SIZE];

	for (uint64_t i = 0; i <= drawing->top / drawing->step; i++) {
		uint64_t value = i * drawing->step;
		double y = PLOT_BOTTOM - (double)value / (double)drawing->top *
						 (PLOT_BOTTOM - PLOT_TOP);

		add_line(output, PLOT_LEFT, y, PLOT_RIGHT, y,
			i == 0 ? "axis" : "grid");
		add_text(output, PLOT_LEFT - 8, y + 4, "end",
			drawing->chart->axis(value, text));
	}
}

/* A triangle, and the number when it stands clear of the neighbours. */
static void add_mark(struct fonds_output *output, const struct drawing *drawing,
	size_t i, double top)
{
	double x = drawing->at[i];
	double room = drawing->bar / 0.7;
	char text[FONDS_WORDS_SIZE];

	fonds_output_printf(output,
		"<path d=\"M%.1f %.1f l4 -8 h-8 z\" class=\"c-wrong\"/>\n", x,
		top - 3);
	fonds_words_count(drawing->chart->bars[i].mark, text);
	if (drawing->chart->bar_count == 1 ||
		(double)strlen(text) * FINDING_WIDTH < room)
		add_text(output, x, top - 15, "middle", text);
}

static void add_bar(
	struct fonds_output *output, const struct drawing *drawing, size_t i)
{
	const struct fonds_chart *chart = drawing->chart;
	const struct fonds_chart_bar *bar = &chart->bars[i];
	double top = PLOT_BOTTOM;

	for (size_t k = 0; k < chart->part_count; k++) {
		double height = height_of(drawing, bar->parts[k]);

		if (height <= 0)
			continue;
		top -= height;
		fonds_output_printf(output,
			"<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
			"height=\"%.1f\" class=\"%s\"/>\n",
			drawing->at[i] - drawing->bar / 2, top, drawing->bar,
			height, chart->parts[k].class);
	}
	if (bar->mark > 0)
		add_mark(output, drawing, i, top);
}

/* Of a point x on the axis: keep the whole label inside the drawing. */
static double label_at(double x)
{
	double half = LABEL_WIDTH / 2;

	return x + half > CHART_WIDTH ? CHART_WIDTH - half : x;
}

static void add_label(struct fonds_output *output,
	const struct fonds_chart_bar *bar, double x)
{
	char iso[FONDS_CLOCK_TIME_SIZE];

	if (bar->label != NULL) {
		add_text(output, x, PLOT_BOTTOM + 19, "middle", bar->label);
		return;
	}
	(void)fonds_clock_format_time(bar->time, iso);
	iso[10] = '\0';
	iso[16] = '\0';
	add_text(output, x, PLOT_BOTTOM + 19, "middle", iso);
	add_text(output, x, PLOT_BOTTOM + 34, "middle", iso + 11);
}

static void add_labels(
	const struct drawing *drawing, struct fonds_output *output)
{
	double limit = 2.0 * CHART_WIDTH;

	for (size_t i = drawing->chart->bar_count; i-- > 0;) {
		double x = label_at(drawing->at[i]);

		if (x + LABEL_WIDTH / 2 > limit)
			continue;
		limit = x - LABEL_WIDTH / 2;
		add_line(output, drawing->at[i], PLOT_BOTTOM, drawing->at[i],
			PLOT_BOTTOM + 5, "axis");
		add_label(output, &drawing->chart->bars[i], x);
	}
}

static void add_legend(
	const struct fonds_chart *chart, struct fonds_output *output)
{
	double x = PLOT_LEFT;

	for (size_t i = 0; i < chart->part_count; i++) {
		const struct fonds_chart_part *part = &chart->parts[i];

		fonds_output_printf(output,
			"<rect x=\"%.1f\" y=\"6\" width=\"14\" height=\"12\" "
			"class=\"%s\"/>",
			x, part->class);
		add_text(output, x + 20, 17, "start", part->label);
		x += 38 + LEGEND_LETTER * (double)strlen(part->label);
	}
	if (chart->mark_label == NULL)
		return;
	fonds_output_printf(output,
		"<path d=\"M%.1f 17 l5 -10 h-10 z\" class=\"c-wrong\"/>",
		x + 7);
	add_text(output, x + 20, 17, "start", chart->mark_label);
}

static void add_head(
	const struct fonds_chart *chart, struct fonds_output *output)
{
	fonds_output_printf(output,
		"<figure>\n<div class=\"scroll\" tabindex=\"0\" role=\"group\" "
		"aria-label=\"%s\"><svg class=\"chart\" "
		"xmlns=\"http://www.w3.org/2000/svg\" "
		"viewBox=\"0 0 %d %d\" role=\"img\" "
		"aria-labelledby=\"%s-title %s-desc\" aria-details=\"%s\" "
		"font-size=\"12\">\n",
		chart->title, CHART_WIDTH, CHART_HEIGHT, chart->id, chart->id,
		chart->table);
	fonds_output_printf(output,
		"<title id=\"%s-title\">%s</title>\n<desc id=\"%s-desc\">",
		chart->id, chart->title, chart->id);
	fonds_html_text(output, chart->description);
	fonds_output_add_text(output, "</desc>\n");
}

void fonds_chart_write(
	const struct fonds_chart *chart, struct fonds_output *output)
{
	struct drawing drawing;

	if (chart->bar_count == 0)
		return;
	drawing_init(&drawing, chart);
	add_head(chart, output);
	add_legend(chart, output);
	add_axis(&drawing, output);
	for (size_t i = 0; i < chart->bar_count; i++)
		add_bar(output, &drawing, i);
	add_labels(&drawing, output);
	fonds_output_printf(output,
		"</svg></div>\n<figcaption>%s%s</figcaption>\n</figure>\n",
		chart->caption,
		drawing.even && chart->bar_count > 1 && chart->bars[0].time != 0
			? " Some runs lie close together in time: the bars "
			  "are spaced evenly, not by time."
			: "");
}
