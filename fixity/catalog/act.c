/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/act.h"

#include "base/error.h"
#include "fixity/catalog/agent.h"
#include "fixity/catalog/database.h"

enum fonds_status fonds_act_begin(struct fonds_act *act,
	struct fonds_catalog *catalog, const char *by,
	struct fonds_error **error)
{
	enum fonds_status status;

	*act = (struct fonds_act){ .catalog = catalog };
	if (catalog->registering.is_open)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the catalog is being written already");
	status = fonds_db_begin(catalog, error);
	if (status < 0)
		return status;
	status = fonds_db_now(catalog, &act->at, error);
	if (status == FONDS_OK && by)
		status = fonds_agent_number(
			catalog, FONDS_AGENT_PERSON, by, &act->agent, error);
	if (status < 0)
		fonds_db_rollback(catalog);
	return status;
}

enum fonds_status fonds_act_end(struct fonds_act *act, enum fonds_status status,
	struct fonds_error **error)
{
	if (status == FONDS_OK)
		return fonds_db_commit(act->catalog, error);
	fonds_db_rollback(act->catalog);
	return status;
}
