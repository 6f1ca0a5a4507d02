/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-source.h"

#include <fonds/digest.h>

#include "base/clock.h"
#include "base/csv-writer.h"

/* A row for each finding: the run of which all is well is a header alone. */
static const char *const columns[] = { "run", "time", "holding", "location",
	"path", "verdict", "expected_size", "actual_size", "expected_digest",
	"actual_digest", "algorithm", "detail", "moved_to", "damage_offset",
	"damage_length", "damage_pattern", "incident", "remedy" };

/* UINT64_MAX stands for what does not apply or is not known. */
static void add_size(struct fonds_csv *csv, uint64_t size)
{
	if (size == UINT64_MAX)
		fonds_csv_text(csv, NULL);
	else
		fonds_csv_number(csv, size);
}

static void add_digest(struct fonds_csv *csv, const struct fonds_digest *digest)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_csv_text(
		csv, digest == NULL ? NULL : fonds_digest_format(digest, hex));
}

static enum fonds_status add_finding(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	const struct fonds_digest *digest = finding->expected != NULL
						    ? finding->expected
						    : finding->actual;
	struct fonds_csv *csv = payload;
	char time[FONDS_CLOCK_TIME_SIZE];

	(void)error;
	fonds_csv_number(csv, (uint64_t)finding->run);
	fonds_csv_text(csv, fonds_clock_format_time(finding->found_at, time));
	fonds_csv_number(csv, (uint64_t)finding->holding);
	fonds_csv_text(csv, finding->location);
	fonds_csv_text(csv, finding->path);
	fonds_csv_text(csv, fonds_verdict_name(finding->verdict));
	add_size(csv, finding->expected_size);
	add_size(csv, finding->actual_size);
	add_digest(csv, finding->expected);
	add_digest(csv, finding->actual);
	fonds_csv_text(csv, digest == NULL
				    ? NULL
				    : fonds_algorithm_name(digest->algorithm));
	fonds_csv_text(csv, finding->detail);
	fonds_csv_text(csv, finding->moved_to);
	add_size(csv, finding->damage_offset);
	add_size(csv, finding->damage_length);
	fonds_csv_text(csv, finding->damage_pattern);
	add_size(csv, finding->incident == 0 ? UINT64_MAX
					     : (uint64_t)finding->incident);
	fonds_csv_text(csv, fonds_verdict_remedy(finding->verdict));
	fonds_csv_end_row(csv);
	return FONDS_OK;
}

enum fonds_status fonds_report_write_csv(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	struct fonds_csv csv;

	fonds_csv_init(&csv, output);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		fonds_csv_text(&csv, columns[i]);
	fonds_csv_end_row(&csv);
	return fonds_report_each_finding(report, add_finding, &csv, error);
}
