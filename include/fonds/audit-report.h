/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_REPORT_H
#define FONDS_AUDIT_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * What a report is about: one run, or all runs that began in a period. Zero
 * is the default for every field: the newest run. Set struct_size by the
 * macro below. run and a period together are FONDS_ERR_INVALID.
 */
struct fonds_audit_report_options {
	size_t struct_size;
	uint64_t run;  /* its number; 0: the newest, unless there is a period */
	int64_t since; /* seconds since 1970-01-01T00:00:00Z, included */
	int64_t until; /* not included; 0: now */
};

#define FONDS_AUDIT_REPORT_OPTIONS_INIT \
	{ \
		.struct_size = sizeof(struct fonds_audit_report_options) \
	}

/*
 * The verification report: period and scope, what was due and what was
 * checked and how, verdicts, findings, incidents with the steps taken,
 * coverage against policy, the trend over runs, a comparison with what was
 * before, versions and hosts, and what it shows of two standards. HTML, JSON,
 * CSV, text or PREMIS; see fonds-report(5).
 *
 * options  may be NULL
 *
 * FONDS_ERR_NOT_FOUND when there is no such run, or none was ever made; for
 * PREMIS also when nothing was checked, as it has no events then.
 */
FONDS_API enum fonds_status fonds_audit_report(struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * The same into a file, which appears whole or not at all (written beside its
 * place, fsynced, renamed).
 *
 * replace  may a file of that name be replaced? Without it: FONDS_ERR_EXISTS;
 *          never what the catalog is made of: FONDS_ERR_INVALID
 */
FONDS_API enum fonds_status fonds_audit_report_save(
	struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options,
	enum fonds_format format, const char *path, bool replace,
	struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
