/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report.h"

#include <errno.h>

#include <fonds/audit.h>

#include "audit/report-gather.h"
#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

/* For 500 findings and 500 bags with long names. */
#define REPORT_MAX (256u << 20)

enum fonds_status fonds_report_each_finding(const struct fonds_report *report,
	fonds_run_finding_fn *each, void *payload, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_history_each_finding(report->source,
			report->run.number, each, payload, error);
	for (size_t i = 0; status == FONDS_OK && i < report->finding_count; i++)
		status = each(&report->findings[i], payload, error);
	return status;
}

enum fonds_status fonds_report_each_bag(const struct fonds_report *report,
	fonds_run_bag_fn *each, void *payload, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_history_each_bag(report->source,
			report->run.number, each, payload, error);
	for (size_t i = 0; status == FONDS_OK && i < report->bag_count; i++)
		status = each(&report->bags[i], payload, error);
	return status;
}

static fonds_report_write_fn *writer_of(enum fonds_format format)
{
	static fonds_report_write_fn *const writers[] = {
		[FONDS_FORMAT_TEXT] = fonds_report_write_text,
		[FONDS_FORMAT_JSON] = fonds_report_write_json,
		[FONDS_FORMAT_CSV] = fonds_report_write_csv,
		[FONDS_FORMAT_HTML] = fonds_report_write_html,
	};
	size_t i = (size_t)format;

	return i < sizeof(writers) / sizeof(writers[0]) ? writers[i] : NULL;
}

enum fonds_status fonds_audit_report(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	fonds_report_write_fn *writer = writer_of(format);
	struct fonds_report report;
	enum fonds_status status;

	fonds_output_init(&output, write, payload);
	fonds_arena_init(&arena, REPORT_MAX);
	if (writer == NULL)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "no such format of a report");
	status = fonds_report_gather(
		catalog, fonds_clock_now(), &arena, &report, error);
	if (status < 0)
		return status;
	status = writer(&report, &output, error);
	if (status < 0)
		return status;
	return fonds_output_finish(&output, error);
}

/* The error of the file says more than an errno can: it is kept. */
struct saving {
	struct fonds_atomic_file *file;
	struct fonds_error *error;
};

static int save(const void *data, size_t size, void *payload)
{
	struct saving *saving = payload;

	if (fonds_atomic_file_write(saving->file, data, size, &saving->error) ==
		FONDS_OK)
		return 0;
	return fonds_error_errno(saving->error) != 0
		       ? fonds_error_errno(saving->error)
		       : EIO;
}

static enum fonds_status save_into(struct fonds_catalog *catalog,
	enum fonds_format format, struct fonds_atomic_file *file,
	struct fonds_error **error)
{
	struct saving saving = { .file = file };
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	enum fonds_status status;

	status = fonds_audit_report(catalog, format, save, &saving, &failure);
	if (status == FONDS_OK)
		return FONDS_OK;
	if (saving.error != NULL) {
		fonds_error_free(failure);
		failure = fonds_steal(&saving.error);
		status = fonds_error_status(failure);
	}
	if (error != NULL)
		*error = fonds_steal(&failure);
	return status;
}

enum fonds_status fonds_audit_report_save(struct fonds_catalog *catalog,
	enum fonds_format format, const char *path, bool replace,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status;

	status = fonds_atomic_file_begin(path, replace, &file, error);
	if (status < 0)
		return status;
	status = save_into(catalog, format, file, error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}
