/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_SHOW_H
#define FIXITY_CATALOG_SHOW_H

#include "base/csv-writer.h"
#include "base/json-writer.h"
#include "base/output.h"
#include "fixity/catalog/holding.h"

/* One holding: what was registered, what became of it, and its history. */
struct fonds_show {
	struct fonds_catalog *catalog;
	struct fonds_output output;
	struct fonds_json json;
	struct fonds_csv csv;
	uint64_t shown; /* rows of the list that is being written */
};

typedef void fonds_show_file_fn(
	struct fonds_show *show, const struct fonds_holding_file *file);

/* Its files by path. */
enum fonds_status fonds_show_each_file(struct fonds_show *show, int64_t holding,
	fonds_show_file_fn *each, struct fonds_error **error);

/* The last verdict; "never" for a file that has none. */
const char *fonds_show_verdict(const struct fonds_holding_file *file);

/* "pending", "done", "withdrawn" */
const char *fonds_show_repair_state(int state);

/* These two are a fonds_holding_fn whose payload is the struct above. */
enum fonds_status fonds_holding_show_text(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error);
enum fonds_status fonds_holding_show_json(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error);

#endif
