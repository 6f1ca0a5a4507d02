/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_WRITE_RUN_H
#define AUDIT_WRITE_RUN_H

#include "base/json-writer.h"
#include "base/output.h"
#include "fixity/catalog/run.h"

/* What one run found, being written. */
struct fonds_run_writer {
	struct fonds_output output;
	struct fonds_json json;
	uint64_t listed_max; /* of a list; 0: all */
	uint64_t findings;
	uint64_t bags;   /* that an event was to be written for */
	uint64_t events; /* that were written */
	uint64_t lines;  /* of the part that is being written */
};

/*
 * The outcome of a run. As text, findings and events that were not written are
 * listed up to listed_max (0: all), and those left out are counted.
 */
enum fonds_status fonds_run_write(struct fonds_catalog *catalog,
	const struct fonds_run *run, enum fonds_format format,
	uint64_t listed_max, fonds_write_fn *write, void *payload,
	struct fonds_error **error);

/* It is open, but nothing is left to do: an auditor has not left it yet. */
bool fonds_run_is_all_checked(const struct fonds_run *run);

enum fonds_status fonds_run_write_text(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error);
enum fonds_status fonds_run_write_json(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error);

#endif
