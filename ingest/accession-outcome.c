/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-outcome.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/validation.h"
#include "base/cleanup.h"
#include "base/error.h"

static const char *const kind_names[] = {
	[FONDS_ACCESSION_AUTO] = "auto",
	[FONDS_ACCESSION_BAG] = "bag",
	[FONDS_ACCESSION_PACKED_BAG] = "packed",
	[FONDS_ACCESSION_TREE] = "tree",
	[FONDS_ACCESSION_LIST] = "list",
};

bool fonds_accession_kind_from_name(
	const char *name, enum fonds_accession_kind *ret)
{
	for (size_t i = 0; i < sizeof(kind_names) / sizeof(*kind_names); i++) {
		if (strcmp(name, kind_names[i]) != 0)
			continue;
		*ret = (enum fonds_accession_kind)i;
		return true;
	}
	return false;
}

enum fonds_status fonds_accession_new(
	struct fonds_accession **ret, struct fonds_error **error)
{
	struct fonds_accession *accession = calloc(1, sizeof(*accession));

	if (!accession)
		return fonds_fail_nomem(error);
	fonds_accession_findings_init(&accession->findings);
	*ret = accession;
	return FONDS_OK;
}

void fonds_accession_free(struct fonds_accession *accession)
{
	if (!accession)
		return;
	fonds_accession_findings_clear(&accession->findings);
	fonds_validation_free(accession->validation);
	free(accession->location);
	free(accession);
}

bool fonds_accession_is_sound(const struct fonds_accession *accession)
{
	return accession->is_sound;
}

int64_t fonds_accession_number(const struct fonds_accession *accession)
{
	return accession->number;
}

/* Those of the validation first: it came first. */
const struct fonds_finding *fonds_accession_get(
	const struct fonds_accession *accession, size_t index)
{
	const struct fonds_finding_list *own = &accession->findings.list;
	size_t validated = accession->validation
				   ? fonds_validation_count(
					     accession->validation)
				   : 0;

	if (index < validated)
		return fonds_validation_get(accession->validation, index);
	index -= validated;
	return index < own->count ? &own->items[index].finding : NULL;
}

/* Those of the validation, too. */
static uint64_t count_errors(const struct fonds_accession *accession)
{
	uint64_t count = accession->findings.list.totals[FONDS_SEVERITY_ERROR];

	if (accession->validation)
		count += fonds_validation_errors(accession->validation);
	return count;
}

static void write_errors(
	const struct fonds_accession *accession, struct fonds_output *output)
{
	fonds_output_add_text(output, "not registered, ");
	fonds_output_add_count(output, count_errors(accession), "finding");
	fonds_output_add_text(output, ": ");
}

static void write_text(
	const struct fonds_accession *accession, struct fonds_output *output)
{
	const struct fonds_finding_list *own = &accession->findings.list;

	for (size_t i = 0; i < own->count; i++)
		fonds_accession_finding_write(output, &own->items[i].finding);
	if (!accession->is_sound)
		write_errors(accession, output);
	else if (accession->number == 0)
		fonds_output_add_text(output, "would be registered: ");
	else
		fonds_output_printf(output,
			"registered as number %" PRId64 ": ",
			accession->number);
	fonds_output_add_name(output, accession->location);
	fonds_output_printf(
		output, "\n%s, ", fonds_holding_kind_name(accession->kind));
	fonds_output_add_count(output, accession->files, "file");
	fonds_output_add_text(output, ", ");
	fonds_output_add_count(output, accession->bytes, "byte");
	fonds_output_add_char(output, '\n');
}

static void write_findings(
	const struct fonds_accession *accession, struct fonds_json *json)
{
	const struct fonds_finding *finding;

	fonds_json_begin_array(json, "findings");
	for (size_t i = 0; (finding = fonds_accession_get(accession, i)); i++)
		fonds_finding_add_json(json, finding);
	fonds_json_end_array(json);
}

static void write_json(
	const struct fonds_accession *accession, struct fonds_output *output)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_boolean(&json, "sound", accession->is_sound);
	fonds_json_boolean(&json, "registered", accession->number != 0);
	if (accession->number != 0)
		fonds_json_number(&json, "number", (uint64_t)accession->number);
	else
		fonds_json_null(&json, "number");
	fonds_json_text(
		&json, "kind", fonds_holding_kind_name(accession->kind));
	fonds_json_name(&json, "location", accession->location);
	fonds_json_number(&json, "files", accession->files);
	fonds_json_number(&json, "bytes", accession->bytes);
	write_findings(accession, &json);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_accession_write(const struct fonds_accession *accession,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	enum fonds_status status = FONDS_OK;

	fonds_output_init(&output, write, payload);
	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"an accession is written as text or JSON");
	if (format == FONDS_FORMAT_JSON) {
		write_json(accession, &output);
		return fonds_output_finish(&output, error);
	}
	/* A bag that is not valid is told as its validation tells it. */
	if (accession->validation &&
		!fonds_validation_is_valid(accession->validation))
		status = fonds_validation_write(
			accession->validation, format, write, payload, error);
	if (status == FONDS_OK)
		write_text(accession, &output);
	return status < 0 ? status : fonds_output_finish(&output, error);
}
