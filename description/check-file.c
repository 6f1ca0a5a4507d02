/* SPDX-License-Identifier: Apache-2.0 */
#include "description/check-file.h"

#include "base/cleanup.h"
#include "base/error.h"

/* What the validator says; its own names of the libraries' are kept. */
static void take_schema_error(
	unsigned long line, const char *message, void *payload)
{
	struct fonds_check_spot spot = { .line = line };

	fonds_check_add(payload, CHECK_SCHEMA_INVALID, &spot, "%s", message);
}

static enum fonds_status check_schema(struct fonds_metadata_check *check,
	const struct fonds_check_source *source, enum fonds_check_form form,
	struct fonds_xml_schemas *schemas, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	const char *missing = NULL;
	enum fonds_status status = source->open(
		source->payload, &stream, error);

	if (status == FONDS_OK)
		status = fonds_xml_schemas_validate(schemas, form, stream,
			take_schema_error, check, &missing, error);
	if (status < 0)
		return status;
	if (missing)
		fonds_check_add(check, CHECK_SCHEMA_MISSING, NULL,
			"the schema '%s' was not found", missing);
	return fonds_check_status(check, error);
}

enum fonds_status fonds_check_file(struct fonds_metadata_check *check,
	const struct fonds_check_source *source, struct fonds_stream *stream,
	struct fonds_xml_schemas *schemas, struct fonds_error **error)
{
	enum fonds_check_form form;
	uint64_t refusals = check->refusals;
	enum fonds_status status = fonds_check_document(
		check, source->name, stream, &form, error);

	/* What was refused has its finding, and no schema takes it either. */
	if (status < 0 || !schemas || check->refusals > refusals)
		return status;
	if (source->opens_again)
		return check_schema(check, source, form, schemas, error);
	fonds_check_add(check, CHECK_SCHEMA_NOT_READ, NULL,
		"it was not validated against a schema");
	return fonds_check_status(check, error);
}
