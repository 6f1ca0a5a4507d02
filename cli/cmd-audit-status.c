/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/audit-status.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "collection",
		.argument = "NAME",
		.help = "of this collection alone" },
	CLI_OPTION_FORMAT("text|json|prometheus"),
	{ 0 },
};

static enum fonds_status call_status(
	struct cli_call *call, struct fonds_error **error)
{
	bool is_well = false;
	enum fonds_status status = fonds_audit_write_status(call->catalog,
		cli_value(call->arguments, "collection"), call->format,
		cli_write_stdout, NULL, &is_well, error);

	call->has_found = !is_well;
	return status;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_status, NULL);
}

const struct cli_command cli_cmd_audit_status = {
	.name = "audit status",
	.summary = "tell what is overdue, what is open, and whether all is "
		   "well",
	.options = options,
	.run = run,
};
