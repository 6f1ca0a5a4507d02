/* SPDX-License-Identifier: Apache-2.0 */
#include "base/json-writer.h"
#include "description/show.h"

static void write_term(
	struct fonds_json *json, const struct fonds_dc_term *term)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "property", term->name);
	fonds_json_text(json, "value", term->value);
	if (term->encoding)
		fonds_json_text(json, "encoding", term->encoding);
	if (term->language)
		fonds_json_text(json, "language", term->language);
	fonds_json_end_object(json);
}

static void write_descriptions(
	struct fonds_json *json, const struct fonds_dc_set *set)
{
	fonds_json_begin_array(json, "descriptions");
	for (size_t i = 0; i < set->count; i++) {
		const struct fonds_dc_description *d = set->items[i];

		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "about", d->about);
		if (d->label)
			fonds_json_text(json, "file", d->label);
		fonds_json_begin_array(json, "statements");
		for (size_t j = 0; j < d->count; j++)
			write_term(json, &d->terms[j]);
		fonds_json_end_array(json);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
	fonds_json_begin_array(json, "others");
	for (const struct fonds_dc_other *other = set->others; other;
		other = other->next) {
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "name", other->name);
		fonds_json_text(json, "value", other->value);
		fonds_json_text(json, "why", other->why);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_pairs(struct fonds_json *json, const char *key,
	const struct fonds_graph_pair *pair)
{
	fonds_json_begin_array(json, key);
	for (; pair; pair = pair->next) {
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "type", pair->type);
		fonds_json_text(json, "value", pair->value);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_given(
	struct fonds_json *json, const char *key, const char *value)
{
	if (value)
		fonds_json_text(json, key, value);
}

static void write_links(
	struct fonds_json *json, const struct fonds_graph_link *link)
{
	fonds_json_begin_array(json, "links");
	for (; link; link = link->next) {
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "role", link->role);
		fonds_json_text(json, "identifier", link->identifier);
		fonds_json_boolean(json, "found", link->target != NULL);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_node(
	struct fonds_json *json, const struct fonds_graph_node *node)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "kind", fonds_graph_kind_name(node->kind));
	write_pairs(json, "identifiers", node->identifiers);
	write_given(json, "type", node->type);
	write_given(json, "name", node->name);
	write_given(json, "version", node->version);
	write_given(json, "date", node->date);
	write_given(json, "outcome", node->outcome);
	write_given(json, "detail", node->detail);
	write_given(json, "location", node->location);
	write_given(json, "size", node->size);
	write_given(json, "algorithm", node->algorithm);
	write_given(json, "digest", node->digest);
	if (node->formats)
		write_pairs(json, "formats", node->formats);
	if (node->properties)
		write_pairs(json, "properties", node->properties);
	if (node->notes)
		write_pairs(json, "notes", node->notes);
	write_links(json, node->links);
	fonds_json_end_object(json);
}

void fonds_show_json(const struct fonds_metadata_summary *summary,
	struct fonds_output *output)
{
	const struct fonds_graph_node *node = summary->pivot.graph.first;
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "path", summary->path);
	fonds_json_text(
		&json, "form", fonds_metadata_form_name(summary->pivot.from));
	fonds_json_boolean(&json, "bag", summary->pivot.is_bag);
	write_descriptions(&json, &summary->pivot.set);
	fonds_json_begin_array(&json, "premis");
	for (; node; node = node->next)
		write_node(&json, node);
	fonds_json_end_array(&json);
	fonds_json_end_object(&json);
}
