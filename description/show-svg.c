/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/html-writer.h"
#include "base/text.h"
#include "description/show-rows.h"
#include "description/show.h"

/*
 * The PREMIS as a picture: a row for each object, below what it belongs to; a
 * column for each event, from left to right in time; a mark where the two are
 * linked. No line has to cross another to be followed. What was derived from
 * what is an arc beside the rows. The events are written out below, by their
 * numbers.
 *
 * Every text stands in a box of its own that cuts what is too long, whatever
 * the font; what is cut is whole in its <title>.
 */

#define EVENTS_MAX 100
#define LINKS_MAX 1000 /* of one event */

#define MARGIN 24
#define LABEL_WIDTH 400
#define GUTTER 72
#define COLUMN 36
#define ROW 38
#define INDENT 18
#define HEAD 224  /* above the first row: title, names of events */
#define SLOPE 150 /* how far the name of the last event leans out */
#define LINE 36   /* of the list below, for each event */
#define WIDTH_MIN 900

#define GRID_LEFT (MARGIN + LABEL_WIDTH + GUTTER)

struct picture {
	const struct fonds_metadata_summary *summary;
	struct fonds_output *output;
	struct fonds_rows rows;
	size_t events; /* that are drawn */
	size_t arcs;
	unsigned width;
	unsigned height;
};

static const char style[] =
	"<style>\n"
	"svg{--paper:#ffffff;--ink:#1c1e21;--soft:#5b6068;--line:#d5d8dc;"
	"--entity:#7a4b9a;--representation:#2f6f9f;--file:#3d7a4f;"
	"--good:#2e7d4f;--warn:#a85b00;--bad:#b3261e;"
	"font-family:system-ui,'DejaVu Sans',Helvetica,Arial,sans-serif}\n"
	"@media (prefers-color-scheme:dark){svg{--paper:#16181c;"
	"--ink:#e8eaed;--soft:#a5abb3;--line:#3a3f46;--entity:#c59ae6;"
	"--representation:#7fbcec;--file:#86cf9c;--good:#7fd3a0;"
	"--warn:#f2b661;--bad:#ff9189}}\n"
	"@media print{svg{--paper:#ffffff;--ink:#000000;--soft:#444444;"
	"--line:#bbbbbb;--entity:#5b2f7a;--representation:#1f4f78;"
	"--file:#245a35;--good:#1d5c37;--warn:#7a4200;--bad:#8c1c13}}\n"
	".paper{fill:var(--paper)}.ink{fill:var(--ink)}"
	".soft{fill:var(--soft)}.line{stroke:var(--line);fill:none}"
	".stem{stroke:var(--soft);stroke-width:1.5}"
	".arc{stroke:var(--soft);stroke-width:1.5;fill:none}"
	".entity{fill:var(--entity)}"
	".representation{fill:var(--representation)}.file{fill:var(--file)}"
	".good{fill:var(--good)}.warn{fill:var(--warn)}.bad{fill:var(--bad)}"
	".source{fill:var(--paper);stroke:var(--ink);stroke-width:2}"
	".number{fill:var(--paper);font-size:11px;font-weight:600;"
	"text-anchor:middle}"
	".h{font-size:18px;font-weight:600}.n{font-size:13px}"
	".s{font-size:11px}\n"
	"</style>\n";

/* Bytes of text that take at most so many columns. */
static size_t fit(const char *text, size_t columns)
{
	size_t left = strlen(text);
	size_t taken = 0;

	while (left > 0) {
		uint32_t c = 0;
		size_t n = fonds_utf8_decode(text + taken, left, &c);
		size_t wide = c >= 0x1100 ? 2 : 1;

		if (wide > columns)
			break;
		columns -= wide;
		n = n > 0 ? n : 1;
		taken += n;
		left -= n;
	}
	return taken;
}

/* About as wide as one column of text of that class is, in wide fonts. */
static double column_width(const char *class)
{
	return *class == 'h' ? 11.0 : *class == 'n' ? 7.9 : 6.6;
}

static void put_cut(struct fonds_output *output, const char *text,
	unsigned width, const char *class)
{
	size_t columns = (size_t)(width / column_width(class));
	size_t size = fit(text, columns);
	fonds_cleanup(fonds_freep) char *cut = NULL;

	if (text[size] == '\0') {
		fonds_html_text(output, text);
		return;
	}
	size = fit(text, columns > 1 ? columns - 1 : 1);
	cut = strndup(text, size);
	if (!cut) {
		output->buffer.status = FONDS_ERR_NOMEM;
		return;
	}
	fonds_html_text(output, cut);
	fonds_output_add_text(output, "\xe2\x80\xa6");
}

/* A line of text in a box that nothing leaves. */
static void put_text(struct fonds_output *output, unsigned x, unsigned y,
	unsigned width, const char *class, const char *text)
{
	fonds_output_printf(output,
		"<svg x=\"%u\" y=\"%u\" width=\"%u\" height=\"24\">"
		"<text x=\"0\" y=\"17\" class=\"%s\">",
		x, y, width, class);
	put_cut(output, text, width, class);
	fonds_output_add_text(output, "</text></svg>\n");
}

static void put_title(struct fonds_output *output, const char *text)
{
	fonds_output_add_text(output, "<title>");
	fonds_html_text(output, text);
	fonds_output_add_text(output, "</title>");
}

static unsigned row_y(size_t row)
{
	return HEAD + (unsigned)row * ROW + ROW / 2;
}

static unsigned event_x(size_t event)
{
	return GRID_LEFT + (unsigned)event * COLUMN + COLUMN / 2;
}

static const char *object_class(const struct fonds_graph_node *node)
{
	switch (node->kind) {
	case FONDS_GRAPH_ENTITY:
		return "entity";
	case FONDS_GRAPH_REPRESENTATION:
		return "representation";
	default:
		return "file";
	}
}

/* A shape for each kind: the colours say nothing that the shapes do not. */
static void put_shape(struct picture *p, const struct fonds_graph_node *node,
	unsigned x, unsigned y)
{
	const char *class = object_class(node);

	if (node->kind == FONDS_GRAPH_ENTITY)
		fonds_output_printf(p->output,
			"<circle cx=\"%u\" cy=\"%u\" r=\"6\" class=\"%s\"/>",
			x + 6, y, class);
	else if (node->kind == FONDS_GRAPH_REPRESENTATION)
		fonds_output_printf(p->output,
			"<path d=\"M%u %ul7 7-7 7-7-7z\" class=\"%s\"/>", x + 6,
			y - 7, class);
	else
		fonds_output_printf(p->output,
			"<rect x=\"%u\" y=\"%u\" width=\"11\" height=\"11\" "
			"class=\"%s\"/>",
			x, y - 6, class);
}

static bool has_name(const struct fonds_graph_node *node)
{
	return node->name || node->location;
}

/* What has no name is called by its kind; its identifier says no more. */
static const char *name_of(const struct fonds_graph_node *node)
{
	return has_name(node) ? fonds_show_name(node)
			      : fonds_graph_kind_name(node->kind);
}

static void describe_object(
	const struct fonds_graph_node *node, struct fonds_buffer *text)
{
	const struct fonds_graph_pair *pair = node->formats;

	if (has_name(node))
		fonds_buffer_add_text(text, fonds_graph_kind_name(node->kind));
	else
		fonds_buffer_add_text(text, fonds_graph_identifier(node));
	if (node->size)
		fonds_buffer_printf(text, ", %s bytes", node->size);
	for (; pair; pair = pair->next)
		if (*pair->type)
			fonds_buffer_printf(text, ", %s", pair->value);
	for (pair = node->properties; pair; pair = pair->next)
		if (strcmp(pair->type, "language") == 0 ||
			strcmp(pair->type, "date") == 0)
			fonds_buffer_printf(text, ", %s", pair->value);
}

static void put_object(struct picture *p, size_t row)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	const struct fonds_row *item = &p->rows.items[row];
	unsigned depth = item->depth < 8 ? item->depth : 8;
	unsigned x = MARGIN + depth * INDENT;
	unsigned y = row_y(row);
	unsigned width = LABEL_WIDTH - depth * INDENT - 20;

	fonds_buffer_init(&text, SIZE_MAX / 2);
	describe_object(item->node, &text);
	fonds_output_add_text(p->output, "<g>");
	put_title(p->output, fonds_show_name(item->node));
	fonds_output_printf(p->output, "<path d=\"M%u %uH%u\" class=\"line\"/>",
		GRID_LEFT, y, GRID_LEFT + (unsigned)p->events * COLUMN);
	put_shape(p, item->node, x, y - 4);
	put_text(
		p->output, x + 20, y - 20, width, "n ink", name_of(item->node));
	put_text(p->output, x + 20, y - 4, width, "s soft",
		fonds_buffer_text(&text));
	fonds_output_add_text(p->output, "</g>\n");
	if (text.status < 0)
		p->output->buffer.status = text.status;
}

/* The arc from what was the source to what came of it. */
static void put_arc(struct picture *p, size_t from, size_t to)
{
	unsigned x = MARGIN + LABEL_WIDTH + 8;
	unsigned reach = x + 28 + (unsigned)(p->arcs++ % 4) * 10;

	fonds_output_add_text(p->output, "<g>");
	fonds_output_add_text(p->output, "<title>");
	fonds_html_text(p->output, fonds_show_name(p->rows.items[to].node));
	fonds_output_add_text(p->output, " was derived from ");
	fonds_html_text(p->output, fonds_show_name(p->rows.items[from].node));
	fonds_output_add_text(p->output, "</title>");
	fonds_output_printf(p->output,
		"<path d=\"M%u %uC%u %u %u %u %u %u\" class=\"arc\" "
		"marker-end=\"url(#head)\"/></g>\n",
		x, row_y(from), reach, row_y(from), reach, row_y(to), x + 6,
		row_y(to));
}

static void put_arcs(struct picture *p)
{
	for (size_t row = 0; row < p->rows.count; row++) {
		const struct fonds_graph_link *link =
			p->rows.items[row].node->links;

		for (size_t i = 0; link && i < LINKS_MAX; i++) {
			size_t from = link->target ? fonds_rows_find(&p->rows,
							     link->target)
						   : p->rows.count;

			if (link->is_relationship && from < p->rows.count &&
				strcasecmp(link->role, "has source") == 0)
				put_arc(p, from, row);
			link = link->next;
		}
	}
}

static const char *outcome_class(const struct fonds_graph_node *event)
{
	if (event->outcome && strcasecmp(event->outcome, "success") == 0)
		return "good";
	if (event->outcome && strcasecmp(event->outcome, "warning") == 0)
		return "warn";
	return event->outcome && strcasecmp(event->outcome, "fail") == 0
		       ? "bad"
		       : "soft";
}

/* Round is well, a rhombus is a warning, all else is square. */
static void put_number(struct picture *p, size_t event, unsigned x, unsigned y)
{
	const char *class = outcome_class(p->summary->events[event]);

	if (strcmp(class, "good") == 0)
		fonds_output_printf(p->output,
			"<circle cx=\"%u\" cy=\"%u\" r=\"11\" class=\"%s\"/>",
			x, y, class);
	else if (strcmp(class, "warn") == 0)
		fonds_output_printf(p->output,
			"<path d=\"M%u %ul14 14-14 14-14-14z\" "
			"class=\"%s\"/>",
			x, y - 14, class);
	else
		fonds_output_printf(p->output,
			"<rect x=\"%u\" y=\"%u\" width=\"22\" height=\"22\" "
			"class=\"%s\"/>",
			x - 11, y - 11, class);
	fonds_output_printf(p->output,
		"<text x=\"%u\" y=\"%u\" class=\"number\">%zu</text>\n", x,
		y + 4, event + 1);
}

static void put_mark(struct picture *p, const struct fonds_graph_link *link,
	unsigned x, unsigned y)
{
	fonds_output_add_text(p->output, "<g><title>");
	fonds_html_text(p->output, *link->role ? link->role : "linked");
	fonds_output_add_text(p->output, ": ");
	fonds_html_text(p->output, fonds_show_name(link->target));
	fonds_output_add_text(p->output, "</title>");
	if (strcasecmp(link->role, "source") == 0)
		fonds_output_printf(p->output,
			"<circle cx=\"%u\" cy=\"%u\" r=\"5\" "
			"class=\"source\"/>",
			x, y);
	else if (strcasecmp(link->role, "outcome") == 0)
		fonds_output_printf(p->output,
			"<circle cx=\"%u\" cy=\"%u\" r=\"6\" class=\"ink\"/>",
			x, y);
	else
		fonds_output_printf(p->output,
			"<rect x=\"%u\" y=\"%u\" width=\"9\" height=\"9\" "
			"class=\"soft\"/>",
			x - 4, y - 4);
	fonds_output_add_text(p->output, "</g>\n");
}

/* From the number down to the lowest object that the event is linked to. */
static void put_stem(
	struct picture *p, const struct fonds_graph_node *event, unsigned x)
{
	const struct fonds_graph_link *link = event->links;
	unsigned lowest = 0;

	for (size_t i = 0; link && i < LINKS_MAX; i++, link = link->next) {
		size_t row = fonds_rows_find(&p->rows, link->target);

		if (row < p->rows.count && row_y(row) > lowest)
			lowest = row_y(row);
	}
	if (lowest > 0)
		fonds_output_printf(p->output,
			"<path d=\"M%u %uV%u\" class=\"stem\"/>\n", x, HEAD - 8,
			lowest);
}

static void put_event(struct picture *p, size_t index)
{
	const struct fonds_graph_node *event = p->summary->events[index];
	const struct fonds_graph_link *link = event->links;
	unsigned x = event_x(index);

	fonds_output_add_text(p->output, "<g>");
	put_title(p->output, event->type ? event->type : "event");
	fonds_output_printf(p->output,
		"<g transform=\"translate(%u %d) rotate(-45)\">", x + 2,
		HEAD - 40);
	put_text(p->output, 0, 0, 196, "s ink",
		event->type ? event->type : "event");
	fonds_output_add_text(p->output, "</g>");
	put_stem(p, event, x);
	put_number(p, index, x, HEAD - 14);
	for (size_t i = 0; link && i < LINKS_MAX; i++, link = link->next) {
		size_t row = fonds_rows_find(&p->rows, link->target);

		if (row < p->rows.count)
			put_mark(p, link, x, row_y(row));
	}
	fonds_output_add_text(p->output, "</g>\n");
}

static void describe_event(
	const struct fonds_graph_node *event, struct fonds_buffer *text)
{
	const struct fonds_graph_link *link = event->links;

	fonds_buffer_printf(text, "%s  %s", event->date ? event->date : "",
		event->type ? event->type : "event");
	if (event->outcome)
		fonds_buffer_printf(text, ", %s", event->outcome);
	for (; link; link = link->next)
		if (link->target && link->target->kind == FONDS_GRAPH_AGENT)
			fonds_buffer_printf(text, ", %s%s%s",
				fonds_show_name(link->target),
				link->target->version ? " " : "",
				link->target->version ? link->target->version
						      : "");
}

static void explain_event(
	const struct fonds_graph_node *event, struct fonds_buffer *text)
{
	const struct fonds_graph_pair *note = event->notes;

	fonds_buffer_add_text(text, event->detail ? event->detail : "");
	for (; note; note = note->next)
		fonds_buffer_printf(
			text, "%s%s", text->size ? "; " : "", note->value);
}

static void put_line(struct picture *p, size_t index, unsigned y)
{
	const struct fonds_graph_node *event = p->summary->events[index];
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	unsigned width = p->width - 2 * MARGIN - 40;

	fonds_buffer_init(&text, SIZE_MAX / 2);
	describe_event(event, &text);
	fonds_output_add_text(p->output, "<g>");
	put_number(p, index, MARGIN + 14, y + 16);
	put_text(p->output, MARGIN + 40, y, width, "n ink",
		fonds_buffer_text(&text));
	fonds_buffer_reset(&text);
	explain_event(event, &text);
	if (text.size > 0)
		put_title(p->output, fonds_buffer_text(&text));
	put_text(p->output, MARGIN + 40, y + 15, width, "s soft",
		fonds_buffer_text(&text));
	fonds_output_add_text(p->output, "</g>\n");
	if (text.status < 0)
		p->output->buffer.status = text.status;
}

static void put_key(struct picture *p, unsigned y)
{
	fonds_output_printf(p->output,
		"<circle cx=\"%u\" cy=\"%u\" r=\"5\" class=\"source\"/>"
		"<circle cx=\"%u\" cy=\"%u\" r=\"6\" class=\"ink\"/>"
		"<rect x=\"%u\" y=\"%u\" width=\"9\" height=\"9\" "
		"class=\"soft\"/>",
		MARGIN + 6, y + 13, MARGIN + 96, y + 13, MARGIN + 192, y + 9);
	put_text(p->output, MARGIN + 18, y, 66, "s soft", "source");
	put_text(p->output, MARGIN + 108, y, 76, "s soft", "outcome");
	put_text(p->output, MARGIN + 208, y, 110, "s soft", "another role");
	put_text(p->output, MARGIN, y + 22, p->width - 2 * MARGIN, "s soft",
		"round number: success; rhombus: warning; square: failure, or "
		"no outcome; arrow: from the source to what was derived");
}

static const char *title_of(const struct picture *p)
{
	const struct fonds_dc_set *set = &p->summary->pivot.set;
	const char *title = set->count > 0 ? fonds_dc_description_value(
						     set->items[0], "title", 0)
					   : NULL;

	return title ? title : p->summary->path;
}

static void put_head(struct picture *p)
{
	char text[200];
	int used = snprintf(text, sizeof(text), "%zu object%s, %zu event%s",
		p->rows.count, p->rows.count == 1 ? "" : "s", p->events,
		p->events == 1 ? "" : "s");

	if (p->rows.left_out > 0 || p->events < p->summary->event_count)
		(void)snprintf(text + used, sizeof(text) - (size_t)used,
			"; not drawn: %zu objects, %zu events",
			p->rows.left_out, p->summary->event_count - p->events);
	fonds_output_add_text(p->output, "<g>");
	put_title(p->output, title_of(p));
	put_text(p->output, MARGIN, 14, p->width - 2 * MARGIN, "h ink",
		title_of(p));
	put_text(p->output, MARGIN, 38, LABEL_WIDTH, "s soft", text);
	fonds_output_add_text(p->output, "</g>\n");
}

static void measure(struct picture *p)
{
	unsigned grid = GRID_LEFT + (unsigned)p->events * COLUMN + SLOPE;

	p->width = grid > WIDTH_MIN ? grid : WIDTH_MIN;
	p->height = HEAD + (unsigned)p->rows.count * ROW + 24 +
		    (unsigned)p->events * LINE + 64;
}

static void draw(struct picture *p)
{
	unsigned y = HEAD + (unsigned)p->rows.count * ROW + 24;

	fonds_output_printf(p->output,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%u\" "
		"height=\"%u\" viewBox=\"0 0 %u %u\" role=\"img\">\n",
		p->width, p->height, p->width, p->height);
	put_title(p->output, title_of(p));
	fonds_output_add_text(p->output, style);
	fonds_output_add_text(p->output,
		"<defs><marker id=\"head\" viewBox=\"0 0 8 8\" refX=\"7\" "
		"refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" "
		"orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" "
		"class=\"soft\"/></marker></defs>\n"
		"<rect width=\"100%\" height=\"100%\" class=\"paper\"/>\n");
	put_head(p);
	for (size_t i = 0; i < p->rows.count; i++)
		put_object(p, i);
	put_arcs(p);
	for (size_t i = 0; i < p->events; i++)
		put_event(p, i);
	for (size_t i = 0; i < p->events; i++)
		put_line(p, i, y + (unsigned)i * LINE);
	put_key(p, y + (unsigned)p->events * LINE + 8);
	fonds_output_add_text(p->output, "</svg>\n");
}

enum fonds_status fonds_show_svg(const struct fonds_metadata_summary *summary,
	struct fonds_output *output, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct picture *picture = calloc(
		1, sizeof(*picture));

	if (!picture)
		return fonds_fail_nomem(error);
	if (!summary->pivot.graph.first)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' has no PREMIS, of which a picture could be drawn",
			summary->path);
	picture->summary = summary;
	picture->output = output;
	picture->events = summary->event_count < EVENTS_MAX
				  ? summary->event_count
				  : EVENTS_MAX;
	fonds_rows_order(&summary->pivot.graph, &picture->rows);
	measure(picture);
	draw(picture);
	return FONDS_OK;
}
