/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/metadata-show.h>

#include "cli/message.h"
#include "cli/options.h"

static const struct cli_option options[] = {
	CLI_OPTION_FORMAT("text|json|svg"),
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_metadata_summary *summary = NULL;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format))
		return CLI_EXIT_USAGE;
	status = fonds_metadata_show(arguments->operands[0], &summary, &error);
	if (status == FONDS_OK)
		status = fonds_metadata_summary_write(
			summary, format, cli_write_stdout, NULL, &error);
	fonds_metadata_summary_free(summary);
	return status < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_metadata_show = {
	.name = "metadata show",
	.operands = "FILE|BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "show what is described, as text or as a picture",
	.options = options,
	.run = run,
};
