/* SPDX-License-Identifier: Apache-2.0 */
/* The outcome of one run, for the terminal and for programs. */
#include <fonds/audit.h>

#include "audit/write-run.h"
#include "base/error.h"

bool fonds_run_is_all_checked(const struct fonds_run *run)
{
	return run->state == FONDS_RUN_RUNNING && run->is_alive &&
	       run->verdicts[FONDS_VERDICT_NOT_CHECKED] == 0;
}

enum fonds_status fonds_run_write(struct fonds_catalog *catalog,
	const struct fonds_run *run, enum fonds_format format,
	uint64_t listed_max, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	struct fonds_run_writer writer = { .listed_max = listed_max };
	enum fonds_status status;

	fonds_output_init(&writer.output, write, payload);
	fonds_json_init(&writer.json, &writer.output);
	status = format == FONDS_FORMAT_TEXT
			 ? fonds_run_write_text(&writer, catalog, run, error)
			 : fonds_run_write_json(&writer, catalog, run, error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&writer.output, error);
	fonds_output_clear(&writer.output);
	return status;
}

enum fonds_status fonds_audit_write_run(struct fonds_catalog *catalog,
	uint64_t run, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	enum fonds_status status;
	struct fonds_run found;

	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the outcome of a run is text or JSON");
	status = fonds_run_get(catalog,
		run <= INT64_MAX ? (int64_t)run : INT64_MAX, &found, error);
	return status < 0 ? status
			  : fonds_run_write(catalog, &found, format, 0, write,
				    payload, error);
}
