/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

#include <fonds/audit-report.h>

#include "audit/report-gather.h"
#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/upkeep.h"

/* For 500 findings and 500 holdings with long names. */
#define REPORT_MAX (256u << 20)

static fonds_report_write_fn *writer_of(enum fonds_format format)
{
	static fonds_report_write_fn *const writers[] = {
		[FONDS_FORMAT_TEXT] = fonds_report_write_text,
		[FONDS_FORMAT_JSON] = fonds_report_write_json,
		[FONDS_FORMAT_CSV] = fonds_report_write_csv,
		[FONDS_FORMAT_HTML] = fonds_report_write_html,
		[FONDS_FORMAT_PREMIS] = fonds_report_write_premis,
	};
	size_t i = (size_t)format;

	return i < sizeof(writers) / sizeof(writers[0]) ? writers[i] : NULL;
}

/* What was asked for; a caller's struct must not be shorter than ours. */
static enum fonds_status wanted_of(
	const struct fonds_audit_report_options *options,
	struct fonds_run_period *ret, struct fonds_error **error)
{
	*ret = (struct fonds_run_period){ 0 };
	if (options == NULL)
		return FONDS_OK;
	if (options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the options of the report have no valid size");
	if (options->run > INT64_MAX)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"there is no run of that number");
	if (options->run != 0 && (options->since != 0 || options->until != 0))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a report is about one run or about a period, not "
			"about both");
	ret->run = (int64_t)options->run;
	ret->since = options->since;
	ret->until = options->until;
	return FONDS_OK;
}

enum fonds_status fonds_report_make(struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options,
	fonds_report_use_fn *use, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_run_period wanted;
	struct fonds_report report;
	enum fonds_status status;

	fonds_arena_init(&arena, REPORT_MAX);
	status = wanted_of(options, &wanted, error);
	if (status == FONDS_OK)
		status = fonds_db_begin_reading(catalog, error);
	if (status < 0)
		return status;
	status = fonds_report_gather(
		catalog, &wanted, fonds_clock_now(), &arena, &report, error);
	if (status == FONDS_OK)
		status = use(&report, payload, error);
	fonds_db_rollback(catalog);
	return status;
}

struct writing {
	fonds_report_write_fn *writer;
	struct fonds_output output;
};

static enum fonds_status write_all(const struct fonds_report *report,
	void *payload, struct fonds_error **error)
{
	struct writing *writing = payload;
	enum fonds_status status;

	status = writing->writer(report, &writing->output, error);
	return status < 0 ? status
			  : fonds_output_finish(&writing->output, error);
}

enum fonds_status fonds_audit_report(struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	struct writing writing = { .writer = writer_of(format) };
	enum fonds_status status;

	if (writing.writer == NULL)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "no such format of a report");
	fonds_output_init(&writing.output, write, payload);
	status = fonds_report_make(
		catalog, options, write_all, &writing, error);
	fonds_output_clear(&writing.output);
	return status;
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
	const struct fonds_audit_report_options *options,
	enum fonds_format format, struct fonds_atomic_file *file,
	struct fonds_error **error)
{
	struct saving saving = { .file = file };
	fonds_cleanup(fonds_error_freep) struct fonds_error *failure = NULL;
	enum fonds_status status;

	status = fonds_audit_report(
		catalog, options, format, save, &saving, &failure);
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

/* A report may replace a file, but never one that the catalog is made of. */
static enum fonds_status refuse_catalog(struct fonds_catalog *catalog,
	const char *path, struct fonds_error **error)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-journal",
		"-audit.lock", "-daemon.lock" };
	struct stat target;

	if (stat(path, &target) < 0)
		return FONDS_OK;
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		fonds_cleanup(fonds_freep) char *name = NULL;
		struct stat st;

		if (asprintf(&name, "%s%s", fonds_catalog_path(catalog),
			    endings[i]) < 0) {
			name = NULL;
			return fonds_fail_nomem(error);
		}
		if (stat(name, &st) < 0 || st.st_ino != target.st_ino ||
			st.st_dev != target.st_dev)
			continue;
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is the catalog, or belongs to it: name another "
			"file for the report",
			path);
	}
	return FONDS_OK;
}

enum fonds_status fonds_audit_report_save(struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options,
	enum fonds_format format, const char *path, bool replace,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status;

	status = refuse_catalog(catalog, path, error);
	if (status == FONDS_OK)
		status = fonds_atomic_file_begin(path, replace, &file, error);
	if (status < 0)
		return status;
	status = save_into(catalog, options, format, file, error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}
