/* SPDX-License-Identifier: Apache-2.0 */
/* The collections of a catalog, for the commands. */
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/policy.h"

enum fonds_status fonds_catalog_collection_add(struct fonds_catalog *catalog,
	const char *name, const char *description, struct fonds_error **error)
{
	int64_t number;

	return fonds_collection_add(
		catalog, name, description ? description : "", &number, error);
}

static enum fonds_status write_text(const struct fonds_collection *collection,
	void *payload, struct fonds_error **error)
{
	struct fonds_listing *listing = payload;
	struct fonds_output *output = &listing->output;

	fonds_listing_name(output, collection->name);
	fonds_output_add_text(output, ": ");
	fonds_output_add_count(output, collection->holdings, "holding");
	fonds_output_add_text(output, ", ");
	fonds_output_add_count(output, collection->files, "file");
	fonds_output_add_text(output, ", ");
	fonds_output_add_count(output, collection->bytes, "byte");
	fonds_output_add_char(output, '\n');
	fonds_listing_field(output, "description", collection->description);
	return fonds_output_check(output, error);
}

static enum fonds_status write_json(const struct fonds_collection *collection,
	void *payload, struct fonds_error **error)
{
	struct fonds_listing *listing = payload;
	struct fonds_json *json = &listing->json;

	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)collection->number);
	fonds_json_text(json, "name", collection->name);
	fonds_json_text(json, "description", collection->description);
	fonds_listing_json_time(json, "added_at", collection->added_at);
	fonds_json_number(json, "holdings", collection->holdings);
	fonds_json_number(json, "files", collection->files);
	fonds_json_number(json, "bytes", collection->bytes);
	fonds_json_end_object(json);
	return fonds_output_check(json->output, error);
}

enum fonds_status fonds_catalog_write_collections(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	struct fonds_listing listing;
	enum fonds_status status = fonds_listing_begin(
		&listing, "collections", format, write, payload, error);

	if (status == FONDS_OK)
		status = fonds_collection_each(catalog,
			format == FONDS_FORMAT_JSON ? write_json : write_text,
			&listing, error);
	return fonds_listing_end(&listing, status, error);
}
