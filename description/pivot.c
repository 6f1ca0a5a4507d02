/* SPDX-License-Identifier: Apache-2.0 */
#include "description/pivot.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "bagit/validate.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "base/file.h"
#include "description/location.h"
#include "description/record-entities.h"
#include "description/sniff.h"
#include "fixity/digest/hasher.h"
#include "metadata/dc-csv.h"
#include "metadata/premis-dc.h"
#include "metadata/xml-dc-read.h"

#define BYTES_MAX ((size_t)64 * 1024 * 1024)
#define ARENA_MAX ((size_t)1024 * 1024)

#define PREMIS_PATH "metadata/premis.xml"
#define DC_PATH "metadata/dc.xml"

void fonds_pivot_init(struct fonds_pivot *pivot)
{
	*pivot = (struct fonds_pivot){ .from = FONDS_METADATA_ANY };
	fonds_buffer_init(&pivot->bytes, BYTES_MAX);
	fonds_dc_set_init(&pivot->set);
	fonds_graph_init(&pivot->graph);
	fonds_arena_init(&pivot->arena, ARENA_MAX);
}

void fonds_pivot_clear(struct fonds_pivot *pivot)
{
	fonds_record_free(pivot->record);
	fonds_dc_set_clear(&pivot->set);
	fonds_graph_clear(&pivot->graph);
	fonds_bag_path_free(pivot->premis_path);
	fonds_tree_free(pivot->tree);
	fonds_buffer_clear(&pivot->bytes);
	fonds_arena_clear(&pivot->arena);
	fonds_pivot_init(pivot);
}

enum fonds_status fonds_pivot_premis(const struct fonds_pivot *pivot,
	struct fonds_stream **ret, struct fonds_error **error)
{
	return fonds_tree_open(pivot->tree, pivot->premis_path, ret, error);
}

static enum fonds_status read_graph(
	struct fonds_pivot *pivot, const char *what, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_pivot_premis(pivot, &stream, error);

	return status == FONDS_OK
		       ? fonds_graph_read(stream, what, &pivot->graph, error)
		       : status;
}

static enum fonds_status read_stream(struct fonds_stream *stream,
	enum fonds_metadata_form form, struct fonds_dc_set *set,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_graph_clear) struct fonds_graph graph;
	enum fonds_status status;

	fonds_graph_init(&graph);
	switch (form) {
	case FONDS_METADATA_PREMIS:
		status = fonds_graph_read(
			stream, "the document", &graph, error);
		if (status == FONDS_OK)
			status = fonds_graph_describe(&graph, set, error);
		break;
	case FONDS_METADATA_CSV:
		status = fonds_dc_csv_read(
			stream, FONDS_DC_CSV_ANYTHING, set, error);
		break;
	default:
		status = fonds_dc_read(stream, "the document", set, error);
		break;
	}
	if (status == FONDS_OK)
		fonds_dc_set_name(set);
	return status;
}

enum fonds_status fonds_pivot_read_set(const struct fonds_document *document,
	enum fonds_metadata_form form, struct fonds_dc_set *set,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_document_stream(
		document, &stream, error);

	return status == FONDS_OK ? read_stream(stream, form, set, error)
				  : status;
}

/* *ret stays NULL when there is no such file. */
static enum fonds_status open_optional(struct fonds_tree *tree,
	const char *name, struct fonds_bag_path **ret_path,
	struct fonds_stream **ret, struct fonds_error **error)
{
	struct fonds_error *why = NULL;
	enum fonds_status status = fonds_bag_path_new(
		name, strlen(name), ret_path, error);

	if (status < 0)
		return status;
	status = fonds_tree_open(tree, *ret_path, ret, &why);
	if (status == FONDS_ERR_IO && fonds_error_errno(why) == ENOENT) {
		fonds_error_free(why);
		fonds_bag_path_free(fonds_steal(ret_path));
		return FONDS_OK;
	}
	return fonds_error_move(&why, status, error);
}

static enum fonds_status require_bag(
	struct fonds_tree *tree, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = open_optional(
		tree, "bagit.txt", &path, &stream, error);

	if (status == FONDS_OK && !stream)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"this is not a bag: there is no bagit.txt");
	return status;
}

/* "data/a b" as "objects/a b", the name that Archivematica's tables have. */
static char *table_path(struct fonds_arena *arena, const char *path)
{
	bool is_payload = strncmp(path, "data/", 5) == 0;

	return fonds_arena_printf(arena, "%s%s", is_payload ? "objects/" : "",
		is_payload ? path + 5 : path);
}

/* Of a file by its location, of a folder by what ingest calls it. */
static const char *label_of(
	const struct fonds_graph_node *node, struct fonds_arena *arena)
{
	const struct fonds_graph_pair *pair = node->identifiers;
	char *path = NULL;

	if (node->kind == FONDS_GRAPH_FILE && node->location)
		path = table_path(arena, node->location);
	if (path)
		fonds_location_decode(path);
	for (; node->kind == FONDS_GRAPH_ENTITY && pair && !path;
		pair = pair->next)
		if (strcmp(pair->type, "path in the bag") == 0)
			path = table_path(arena, pair->value);
	return path;
}

/* A description about a file or folder of the PREMIS is that one's. */
static enum fonds_status label_files(
	struct fonds_pivot *pivot, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < pivot->set.count; i++) {
		struct fonds_dc_description *d = pivot->set.items[i];
		const char *colon = d->about ? strrchr(d->about, ':') : NULL;
		const struct fonds_graph_node *node =
			colon ? fonds_graph_find(&pivot->graph, colon + 1)
			      : NULL;

		if (node && !d->label)
			d->label = label_of(node, &d->arena);
		status = fonds_dc_description_check(d, error);
	}
	return status;
}

/* What dc.xml says goes before what PREMIS says of the same entities. */
static enum fonds_status read_bag_dc(
	struct fonds_pivot *pivot, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = open_optional(
		pivot->tree, DC_PATH, &path, &stream, error);

	if (status == FONDS_OK && stream)
		status = fonds_dc_read(stream, DC_PATH, &pivot->set, error);
	if (status < 0 || stream)
		return status;
	if (!pivot->premis_path)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the bag is not described: there is "
			"neither " PREMIS_PATH " nor " DC_PATH);
	return fonds_graph_describe(&pivot->graph, &pivot->set, error);
}

static enum fonds_status read_bag(
	struct fonds_pivot *pivot, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = require_bag(pivot->tree, error);

	pivot->is_bag = true;
	if (status == FONDS_OK)
		status = open_optional(pivot->tree, PREMIS_PATH,
			&pivot->premis_path, &stream, error);
	pivot->from = pivot->premis_path ? FONDS_METADATA_PREMIS
					 : FONDS_METADATA_DC;
	if (status == FONDS_OK && pivot->premis_path)
		status = read_graph(pivot, PREMIS_PATH, error);
	if (status == FONDS_OK)
		status = read_bag_dc(pivot, error);
	return status == FONDS_OK ? label_files(pivot, error) : status;
}

static enum fonds_status read_record(
	struct fonds_pivot *pivot, struct fonds_error **error)
{
	struct fonds_record_entities entities;
	enum fonds_status status = fonds_record_parse(
		fonds_buffer_text(&pivot->bytes), pivot->bytes.size,
		&pivot->record, error);

	if (status < 0)
		return status;
	pivot->identity.url = pivot->record->url;
	status = fonds_record_entities_init(
		&entities, pivot->record, &pivot->identity, error);
	if (status < 0)
		return status;
	return fonds_dc_describe_all(
		pivot->record, &entities.dc, &pivot->set, error);
}

/* What has no name gets one from the content. */
static enum fonds_status name_descriptions(
	struct fonds_pivot *pivot, struct fonds_error **error)
{
	for (size_t i = 0; i < pivot->set.count; i++) {
		struct fonds_dc_description *d = pivot->set.items[i];
		char uuid[FONDS_UUID_SIZE];
		char number[24];
		enum fonds_status status;

		if (d->about)
			continue;
		(void)snprintf(number, sizeof(number), "%zu", i + 1);
		status = fonds_entity_name(
			&pivot->identity, "description", number, uuid, error);
		if (status < 0)
			return status;
		d->about = fonds_arena_printf(&d->arena, "urn:uuid:%s", uuid);
		status = fonds_dc_description_check(d, error);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static enum fonds_status read_dc(
	struct fonds_pivot *pivot, struct fonds_error **error)
{
	fonds_cleanup(fonds_document_clear) struct fonds_document document = {
		.tree = NULL
	};
	enum fonds_status status = fonds_document_of_memory(
		pivot->bytes.data, pivot->bytes.size, &document, error);

	if (status == FONDS_OK)
		status = fonds_pivot_read_set(
			&document, pivot->from, &pivot->set, error);
	return status == FONDS_OK ? name_descriptions(pivot, error) : status;
}

static enum fonds_status read_bytes(
	struct fonds_pivot *pivot, const char *path, struct fonds_error **error)
{
	enum fonds_status status = fonds_file_read(path, &pivot->bytes, error);

	if (status < 0)
		return status;
	return fonds_digest_memory(FONDS_SHA256, pivot->bytes.data,
		pivot->bytes.size, &pivot->identity.digest, error);
}

static enum fonds_status open_file(
	struct fonds_pivot *pivot, const char *path, struct fonds_error **error)
{
	enum fonds_status status = fonds_file_tree_new(
		path, true, &pivot->tree, error);

	if (status < 0)
		return status;
	return fonds_bag_path_dup(
		fonds_file_tree_path(pivot->tree), &pivot->premis_path, error);
}

static enum fonds_status sniff(
	struct fonds_pivot *pivot, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_pivot_premis(pivot, &stream, error);

	return status == FONDS_OK
		       ? fonds_sniff_form(stream, &pivot->from, error)
		       : status;
}

static enum fonds_status read_file(
	struct fonds_pivot *pivot, const char *path, struct fonds_error **error)
{
	enum fonds_status status = open_file(pivot, path, error);

	if (status == FONDS_OK && pivot->from == FONDS_METADATA_ANY)
		status = sniff(pivot, error);
	if (status < 0)
		return status;
	if (pivot->from == FONDS_METADATA_PREMIS) {
		status = read_graph(pivot, path, error);
		return status == FONDS_OK ? fonds_graph_describe(&pivot->graph,
						    &pivot->set, error)
					  : status;
	}
	fonds_bag_path_free(fonds_steal(&pivot->premis_path));
	if (pivot->from >= FONDS_METADATA_JSONLD)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"this is %s, which is written here but not read",
			fonds_metadata_form_name(pivot->from));
	status = read_bytes(pivot, path, error);
	if (status < 0)
		return status;
	return pivot->from == FONDS_METADATA_RECORD ? read_record(pivot, error)
						    : read_dc(pivot, error);
}

static bool is_folder(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static enum fonds_status read_any(
	struct fonds_pivot *pivot, const char *path, struct fonds_error **error)
{
	enum fonds_status status;

	if (!is_folder(path))
		return read_file(pivot, path, error);
	if (pivot->from != FONDS_METADATA_ANY)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a bag is read by its own metadata: leave out --from");
	status = fonds_bag_tree_open(path, &pivot->tree, error);
	return status == FONDS_OK ? read_bag(pivot, error) : status;
}

enum fonds_status fonds_pivot_read(struct fonds_pivot *pivot, const char *path,
	enum fonds_metadata_form from, struct fonds_error **error)
{
	struct fonds_error *why = NULL;
	enum fonds_status status;

	pivot->from = from;
	status = read_any(pivot, path, &why);
	if (status < 0 && why && !strstr(fonds_error_message(why), path))
		(void)fonds_error_prefix(&why, "'%s'", path);
	return fonds_error_move(&why, status, error);
}
