/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-rewrite.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	{ .name = "apply",
		.help = "do it; else it is only said what would be" },
	{ .name = "believe-tag-files",
		.help = "also list anew tag files that have changed since the "
			"tag manifests were made" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_bag_repair_options repair = FONDS_BAG_REPAIR_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &repair.jobs))
		return CLI_EXIT_USAGE;
	repair.apply = cli_flag(arguments, "apply");
	repair.believes_tag_files = cli_flag(arguments, "believe-tag-files");
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	repair.progress = cli_progress_show;
	repair.payload = &progress;
	status = fonds_bag_repair(
		arguments->operands[0], &repair, &result, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

const struct cli_command cli_cmd_bag_repair = {
	.name = "bag repair",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "set right what is only formally wrong with a bag",
	.options = options,
	.run = run,
};
