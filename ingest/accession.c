/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/text.h"
#include "ingest/accession-list.h"

struct fonds_accession {
	struct fonds_validation *validation;
	char *location;
	int64_t number; /* 0: not registered */
	uint64_t files;
	uint64_t bytes;
};

void fonds_accession_free(struct fonds_accession *accession)
{
	if (!accession)
		return;
	fonds_validation_free(accession->validation);
	free(accession->location);
	free(accession);
}

static void freep(struct fonds_accession **accession)
{
	fonds_accession_free(*accession);
}

const struct fonds_validation *fonds_accession_validation(
	const struct fonds_accession *accession)
{
	return accession->validation;
}

static enum fonds_status check_not_registered(struct fonds_catalog *catalog,
	const char *location, struct fonds_error **error)
{
	bool is_there;
	enum fonds_status status = fonds_catalog_has_location(
		catalog, location, &is_there, error);

	if (status < 0 || !is_there)
		return status;
	return fonds_fail(error, FONDS_ERR_EXISTS,
		"the bag at '%s' is registered already", location);
}

static enum fonds_status add(struct fonds_catalog *catalog,
	const struct fonds_validate_options *options,
	struct fonds_accession_list *list, struct fonds_accession *accession,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_accession_list_read(
		list, accession->location, options, error);

	if (status < 0)
		return status;
	accession->validation = fonds_steal(&list->validation);
	if (!fonds_validation_is_valid(accession->validation))
		return FONDS_OK;
	list->validation = accession->validation;
	status = fonds_accession_list_register(
		list, catalog, accession->location, &accession->number, error);
	list->validation = NULL;
	if (status < 0)
		return status;
	for (const struct fonds_accession_file *file = list->files; file;
		file = file->next)
		accession->bytes += file->size;
	accession->files = list->count;
	return fonds_catalog_accession_commit(catalog, error);
}

enum fonds_status fonds_accession_add(struct fonds_catalog *catalog,
	const char *path, const struct fonds_validate_options *options,
	struct fonds_accession **ret, struct fonds_error **error)
{
	fonds_cleanup(freep) struct fonds_accession *accession = calloc(
		1, sizeof(*accession));
	fonds_cleanup(
		fonds_accession_list_clear) struct fonds_accession_list list;
	enum fonds_status status;

	fonds_accession_list_init(&list);
	if (!accession)
		return fonds_fail_nomem(error);
	accession->location = realpath(path, NULL);
	if (!accession->location)
		return fonds_fail_errno(error, "cannot find '%s'", path);
	status = check_not_registered(catalog, accession->location, error);
	if (status < 0)
		return status;
	status = add(catalog, options, &list, accession, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&accession);
	return FONDS_OK;
}

static void write_text(
	const struct fonds_accession *accession, struct fonds_output *output)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer name;

	fonds_buffer_init(&name, SIZE_MAX / 2);
	fonds_text_escape(
		&name, accession->location, strlen(accession->location));
	if (name.status < 0)
		output->buffer.status = name.status;
	fonds_output_printf(output,
		"registered as number %" PRId64 ": %s\n%" PRIu64 " files, "
		"%" PRIu64 " bytes\n",
		accession->number, fonds_buffer_text(&name), accession->files,
		accession->bytes);
}

static void write_json(
	const struct fonds_accession *accession, struct fonds_output *output)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_boolean(&json, "registered", true);
	fonds_json_number(&json, "number", (uint64_t)accession->number);
	fonds_json_name(&json, "location", accession->location);
	fonds_json_number(&json, "files", accession->files);
	fonds_json_number(&json, "bytes", accession->bytes);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_accession_write(const struct fonds_accession *accession,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"an accession is written as text or JSON");
	if (accession->number == 0)
		return fonds_validation_write(
			accession->validation, format, write, payload, error);
	if (format == FONDS_FORMAT_JSON)
		write_json(accession, &output);
	else
		write_text(accession, &output);
	return fonds_output_finish(&output, error);
}
