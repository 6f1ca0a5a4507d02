/* SPDX-License-Identifier: Apache-2.0 */
/* A profile and what is wrong with it, as text or JSON. */
#include <inttypes.h>

#include "bagit/profile/profile.h"
#include "bagit/validation-text.h"
#include "base/cleanup.h"
#include "base/error.h"

static void write_count(
	struct fonds_output *output, uint64_t count, const char *what)
{
	fonds_output_printf(output, ", %" PRIu64 " %s%s", count, what,
		count == 1 ? "" : "s");
}

static void write_text(
	struct fonds_output *output, const struct fonds_profile *profile)
{
	const struct fonds_validation *defects = profile->defects;

	for (size_t i = 0; i < defects->findings.count; i++)
		fonds_finding_write(
			output, &defects->findings.items[i].finding);
	fonds_output_add_name(output, defects->path);
	if (!fonds_profile_is_valid(profile)) {
		fonds_output_printf(output,
			" is no valid profile: %" PRIu64 " error%s",
			fonds_validation_errors(defects),
			fonds_validation_errors(defects) == 1 ? "" : "s");
	} else {
		fonds_output_add_text(output, " is a valid profile: ");
		fonds_output_add_name(output, profile->identifier);
	}
	if (fonds_validation_warnings(defects) > 0)
		write_count(
			output, fonds_validation_warnings(defects), "warning");
	fonds_output_add_char(output, '\n');
}

static void write_json(
	struct fonds_output *output, const struct fonds_profile *profile)
{
	const struct fonds_validation *defects = profile->defects;
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "profile", defects->path);
	fonds_json_boolean(&json, "valid", fonds_profile_is_valid(profile));
	fonds_json_number(&json, "errors", fonds_validation_errors(defects));
	fonds_json_number(
		&json, "warnings", fonds_validation_warnings(defects));
	fonds_json_text(&json, "identifier", profile->identifier);
	fonds_json_text(&json, "version", profile->version);
	fonds_json_text(&json, "specification",
		profile->specification ? profile->specification : "1.1.0");
	fonds_json_text(&json, "organization", profile->organization);
	fonds_json_text(&json, "description", profile->description);
	fonds_json_begin_array(&json, "findings");
	for (size_t i = 0; i < defects->findings.count; i++)
		fonds_finding_add_json(
			&json, &defects->findings.items[i].finding);
	fonds_json_end_array(&json);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_profile_write(const struct fonds_profile *profile,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		write_text(&output, profile);
	else if (format == FONDS_FORMAT_JSON)
		write_json(&output, profile);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a profile is written as text or JSON");
	return fonds_output_finish(&output, error);
}
