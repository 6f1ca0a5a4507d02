/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-rewrite.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	{ .name = "output",
		.letter = 'o',
		.argument = "NEW",
		.help = "leave BAG as it is and make this one" },
	{ .name = "algorithm",
		.letter = 'a',
		.argument = "NAME",
		.repeats = true,
		.help = "add manifests of this digest algorithm" },
	{ .name = "dry-run", .help = "verify everything, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_bag_upgrade_options upgrade =
		FONDS_BAG_UPGRADE_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_algorithms algorithms;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) ||
		!cli_algorithms(arguments, &algorithms) ||
		!cli_jobs(arguments, &upgrade.jobs))
		return CLI_EXIT_USAGE;
	upgrade.output = cli_value(arguments, "output");
	upgrade.algorithms = algorithms.items;
	upgrade.algorithm_count = algorithms.count;
	upgrade.dry_run = cli_flag(arguments, "dry-run");
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	upgrade.progress = cli_progress_show;
	upgrade.payload = &progress;
	status = fonds_bag_upgrade(
		arguments->operands[0], &upgrade, &result, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

const struct cli_command cli_cmd_bag_upgrade = {
	.name = "bag upgrade",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "make an old bag one of version 1.0",
	.options = options,
	.run = run,
};
