/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "description/show.h"
#include "metadata/language.h"

/* What people call a property; one that is not here has its own name. */
static const struct {
	const char *property;
	const char *label;
} labels[] = {
	{ "title", "title" },
	{ "alternative", "also called" },
	{ "creator", "author" },
	{ "contributor", "contributor" },
	{ "created", "date" },
	{ "date", "date" },
	{ "language", "language" },
	{ "bibliographicCitation", "reference" },
	{ "identifier", "identifier" },
	{ "isPartOf", "part of" },
	{ "publisher", "publisher" },
	{ "available", "published" },
	{ "abstract", "summary" },
	{ "description", "summary" },
	{ "subject", "subject" },
	{ "spatial", "place" },
	{ "coverage", "place" },
	{ "isVersionOf", "version of" },
	{ "hasVersion", "has version" },
	{ "source", "source" },
	{ "rights", "rights" },
	{ "format", "format" },
};

#define LABEL_COUNT (sizeof(labels) / sizeof(labels[0]))

static void write_plain(struct fonds_output *output, const char *text)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, SIZE_MAX / 2);
	fonds_text_sanitize(&buffer, text, strlen(text));
	if (buffer.status < 0 && output->buffer.status == FONDS_OK)
		output->buffer.status = buffer.status;
	fonds_output_add_text(output, fonds_buffer_text(&buffer));
}

static void write_row(
	struct fonds_output *output, const char *label, const char *value)
{
	fonds_output_printf(output, "  %-13s ", label);
	write_plain(output, value);
	fonds_output_add_char(output, '\n');
}

static void write_language(struct fonds_output *output, const char *value)
{
	const struct fonds_language *language = fonds_language_find(
		value, strlen(value));

	write_row(output, "language", language ? language->name : value);
}

static const char *label_of(const char *property)
{
	for (size_t i = 0; i < LABEL_COUNT; i++)
		if (strcmp(labels[i].property, property) == 0)
			return labels[i].label;
	return property;
}

static size_t rank_of(const char *property)
{
	size_t i = 0;

	while (i < LABEL_COUNT && strcmp(labels[i].property, property) != 0)
		i++;
	return i;
}

/* The order of the table, then what is not in it; "Text" says nothing. */
static void write_terms(struct fonds_output *output,
	const struct fonds_dc_description *description)
{
	for (size_t rank = 0; rank <= LABEL_COUNT; rank++)
		for (size_t i = 0; i < description->count; i++) {
			const struct fonds_dc_term *term =
				&description->terms[i];

			if (rank_of(term->name) != rank ||
				strcmp(term->value, "Text") == 0)
				continue;
			if (strcmp(term->name, "language") == 0)
				write_language(output, term->value);
			else
				write_row(output, label_of(term->name),
					term->value);
		}
}

static const char *role_of(const struct fonds_dc_set *set, size_t index)
{
	const struct fonds_dc_description *original;
	const struct fonds_dc_description *translation;

	if (!fonds_dc_set_pair(set, &original, &translation))
		return set->items[index]->label ? set->items[index]->label
						: "description";
	return set->items[index] == translation ? "translation" : "original";
}

static void write_descriptions(
	struct fonds_output *output, const struct fonds_dc_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		write_plain(output, role_of(set, i));
		fonds_output_add_char(output, '\n');
		write_terms(output, set->items[i]);
	}
	if (set->others)
		fonds_output_add_text(output, "also said\n");
	for (const struct fonds_dc_other *other = set->others; other;
		other = other->next) {
		fonds_output_add_text(output, "  ");
		write_plain(output, other->name);
		fonds_output_add_text(output, ": ");
		write_plain(output, other->value);
		fonds_output_add_char(output, '\n');
	}
}

static void write_file(
	struct fonds_output *output, const struct fonds_graph_node *file)
{
	const struct fonds_graph_pair *format = file->formats;

	fonds_output_add_text(output, "  ");
	write_plain(output, fonds_show_name(file));
	fonds_output_add_text(output, " (");
	write_plain(output, file->size ? file->size : "size unknown");
	fonds_output_add_text(output, file->size ? " bytes" : "");
	for (; format; format = format->next)
		if (*format->type) {
			fonds_output_add_text(output, ", ");
			write_plain(output, format->value);
		}
	fonds_output_add_text(output, ")\n");
}

static void write_files(
	struct fonds_output *output, const struct fonds_graph *graph)
{
	const struct fonds_graph_node *file = fonds_graph_of_kind(
		graph->first, FONDS_GRAPH_FILE);

	if (file)
		fonds_output_add_text(output, "files\n");
	for (; file; file = fonds_graph_of_kind(file->next, FONDS_GRAPH_FILE))
		write_file(output, file);
}

static void write_event(
	struct fonds_output *output, const struct fonds_graph_node *event)
{
	const struct fonds_graph_pair *note = event->notes;

	fonds_output_add_text(output, "  ");
	write_plain(output, event->date ? event->date : "no date");
	fonds_output_add_text(output, "  ");
	write_plain(output, event->type ? event->type : "no type");
	if (event->outcome) {
		fonds_output_add_text(output, ", ");
		write_plain(output, event->outcome);
	}
	for (const struct fonds_graph_link *link = event->links; link;
		link = link->next)
		if (link->target && link->target->kind == FONDS_GRAPH_AGENT) {
			fonds_output_add_text(output, ", ");
			write_plain(output, fonds_show_name(link->target));
		}
	fonds_output_add_char(output, '\n');
	for (; note; note = note->next) {
		fonds_output_add_text(output, "    ");
		write_plain(output, note->value);
		fonds_output_add_char(output, '\n');
	}
}

void fonds_show_text(const struct fonds_metadata_summary *summary,
	struct fonds_output *output)
{
	fonds_output_add_name(output, summary->path);
	fonds_output_add_char(output, '\n');
	write_descriptions(output, &summary->pivot.set);
	write_files(output, &summary->pivot.graph);
	if (summary->event_count > 0)
		fonds_output_add_text(output, "events\n");
	for (size_t i = 0; i < summary->event_count; i++)
		write_event(output, summary->events[i]);
}
