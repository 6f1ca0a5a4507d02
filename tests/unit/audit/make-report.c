/* SPDX-License-Identifier: Apache-2.0 */
/*
 * make-report NAME html|json|csv|text|premis: write an invented report to standard
 * output, for tests that read it with other programs.
 */
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "report-sample.h"

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

int main(int argc, char **argv)
{
	static struct sample sample;
	struct fonds_error *error = NULL;
	fonds_report_write_fn *writer;
	struct fonds_output output;
	enum fonds_status status;

	if (argc != 3 || !sample_init(&sample, argv[1]))
		return 2;
	writer = writer_of(argv[2]);
	if (writer == NULL)
		return 2;
	fonds_output_init(&output, to_stdout, NULL);
	status = writer(&sample.report, &output, &error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&output, &error);
	fonds_output_clear(&output);
	if (status < 0)
		(void)fprintf(stderr, "make-report: %s\n",
			fonds_error_message(error));
	fonds_error_free(error);
	return status == FONDS_OK && fflush(stdout) == 0 ? 0 : 3;
}
