/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-gather.h"

#include "base/error.h"
#include "fixity/catalog/catalog.h"

static enum fonds_status span_of_run(struct fonds_gathering *gathering,
	int64_t wanted, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	struct fonds_run newest;
	struct fonds_run run;
	enum fonds_status status;

	status = fonds_run_get(gathering->catalog, 0, &newest, error);
	if (status < 0)
		return status;
	report->period.run = wanted != 0 ? wanted : newest.number;
	report->is_current = report->period.run == newest.number;
	status = fonds_run_get(
		gathering->catalog, report->period.run, &run, error);
	if (status < 0)
		return status;
	report->since = run.started_at;
	report->until = run.ended_at != 0 ? run.ended_at : report->made_at;
	return FONDS_OK;
}

/* What is compared is of the same length, and ends where this begins. */
static enum fonds_status span_of_period(struct fonds_gathering *gathering,
	const struct fonds_run_period *wanted, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	int64_t length;

	report->period = *wanted;
	report->since = wanted->since;
	report->until = wanted->until != 0 ? wanted->until : report->made_at;
	report->is_current = report->until >= report->made_at;
	if (wanted->until == 0 && report->since >= report->made_at)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the period of the report begins in the future: give "
			"--since a day that has come");
	if (report->until <= report->since)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the period of the report ends before it begins");
	/* Before a period without a beginning there is nothing. */
	if (report->since <= 0)
		return FONDS_OK;
	length = report->until - report->since;
	report->before.since = report->before_since = report->since - length;
	report->before.until = report->before_until = report->since;
	return FONDS_OK;
}

enum fonds_status fonds_report_gather(struct fonds_catalog *catalog,
	const struct fonds_run_period *wanted, int64_t now,
	struct fonds_arena *arena, struct fonds_report *ret,
	struct fonds_error **error)
{
	struct fonds_report report = { .made_at = now, .source = catalog };
	struct fonds_gathering gathering = {
		.catalog = catalog,
		.report = &report,
		.arena = arena,
	};
	bool is_of_run = wanted->run != 0 ||
			 (wanted->since == 0 && wanted->until == 0);
	enum fonds_status status;

	report.catalog = fonds_arena_dup(arena, fonds_catalog_path(catalog));
	status = is_of_run ? span_of_run(&gathering, wanted->run, error)
			   : span_of_period(&gathering, wanted, error);
	if (status == FONDS_OK)
		status = fonds_report_gather_runs(&gathering, error);
	if (status == FONDS_OK)
		status = fonds_report_gather_lists(&gathering, error);
	if (status == FONDS_OK)
		status = fonds_report_gather_state(&gathering, error);
	if (status == FONDS_OK)
		status = fonds_arena_check(arena, "the report", error);
	if (status == FONDS_OK)
		*ret = report;
	return status;
}
