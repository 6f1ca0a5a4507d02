/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/agent.h"

#include "base/cleanup.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"

/* *ret is 0 when there is none. */
static enum fonds_status find(struct fonds_catalog *catalog,
	enum fonds_agent_kind kind, const char *name, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM agent WHERE kind = ? AND name = ?");
	fonds_query_integer(&query, (int64_t)kind);
	fonds_query_text(&query, name);
	return fonds_query_number(&query, ret, error);
}

static enum fonds_status add(struct fonds_catalog *catalog,
	enum fonds_agent_kind kind, const char *name, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"INSERT INTO agent (kind, name) VALUES (?, ?)");
	fonds_query_integer(&query, (int64_t)kind);
	fonds_query_text(&query, name);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(catalog);
	return status;
}

enum fonds_status fonds_agent_number(struct fonds_catalog *catalog,
	enum fonds_agent_kind kind, const char *name, int64_t *ret,
	struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = fonds_name_check(
		"the name of who acts", name, error);

	if (status == FONDS_OK)
		status = find(catalog, kind, name, &number, error);
	if (status == FONDS_OK && number == 0)
		status = add(catalog, kind, name, &number, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}
