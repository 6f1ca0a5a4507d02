/* SPDX-License-Identifier: Apache-2.0 */
/*
 * make-year CATALOG html|json|csv|text|premis [run|year]: a catalog of a year
 * of monthly runs, made where there is none, and the report on it (of the
 * newest run, or of the last twelve months) to standard output.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "audit/report-gather.h"
#include "base/error.h"
#include "report-year.h"

static int to_stdout(const void *data, size_t size, void *payload)
{
	(void)payload;
	return fwrite(data, 1, size, stdout) == size ? 0 : EIO;
}

static fonds_report_write_fn *writer_of(const char *name)
{
	static const struct {
		const char *name;
		fonds_report_write_fn *writer;
	} writers[] = {
		{ "html", fonds_report_write_html },
		{ "json", fonds_report_write_json },
		{ "csv", fonds_report_write_csv },
		{ "text", fonds_report_write_text },
		{ "premis", fonds_report_write_premis },
	};

	for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++)
		if (strcmp(writers[i].name, name) == 0)
			return writers[i].writer;
	return NULL;
}

static enum fonds_status open_year(const char *path, struct fonds_catalog **ret,
	struct fonds_error **error)
{
	enum fonds_status status = fonds_catalog_open(path, false, ret, error);

	if (status != FONDS_ERR_NOT_FOUND)
		return status;
	fonds_error_free(*error);
	*error = NULL;
	status = fonds_catalog_open(path, true, ret, error);
	return status < 0 ? status : year_make(*ret, error);
}

static enum fonds_status write_report(struct fonds_catalog *catalog,
	fonds_report_write_fn *writer, bool is_of_run,
	struct fonds_error **error)
{
	const int64_t end = YEAR_FIRST + INT64_C(86400) * 30 * YEAR_MONTHS;
	const struct fonds_run_period newest = { 0 };
	const struct fonds_run_period year = {
		.since = end - INT64_C(86400) * 360,
	};
	struct fonds_report report;
	struct fonds_arena arena;
	struct fonds_output output;
	enum fonds_status status;

	fonds_arena_init(&arena, 256u << 20);
	fonds_output_init(&output, to_stdout, NULL);
	status = fonds_report_gather(catalog, is_of_run ? &newest : &year, end,
		&arena, &report, error);
	if (status == FONDS_OK)
		status = writer(&report, &output, error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&output, error);
	fonds_output_clear(&output);
	fonds_arena_clear(&arena);
	return status;
}

int main(int argc, char **argv)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	fonds_report_write_fn *writer;
	enum fonds_status status;

	writer = argc == 3 || argc == 4 ? writer_of(argv[2]) : NULL;
	if (writer == NULL)
		return 2;
	status = open_year(argv[1], &catalog, &error);
	if (status == FONDS_OK)
		status = write_report(catalog, writer,
			argc == 4 && strcmp(argv[3], "run") == 0, &error);
	if (status < 0)
		(void)fprintf(
			stderr, "make-year: %s\n", fonds_error_message(error));
	fonds_error_free(error);
	fonds_catalog_close(catalog);
	return status == FONDS_OK && fflush(stdout) == 0 ? 0 : 3;
}
