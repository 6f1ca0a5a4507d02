/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-diff.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ .name = "read",
		.help = "read and hash every file instead of believing the "
			"manifests" },
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_bag_diff_options diffs = FONDS_BAG_DIFF_OPTIONS_INIT;
	struct fonds_bag_diff *diff = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;
	bool is_same;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &diffs.jobs))
		return CLI_EXIT_USAGE;
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	diffs.read = cli_flag(arguments, "read");
	diffs.progress = cli_progress_show;
	diffs.payload = &progress;
	status = fonds_bag_diff(arguments->operands[0], arguments->operands[1],
		&diffs, &diff, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	status = fonds_bag_diff_write(
		diff, format, cli_write_stdout, NULL, &error);
	is_same = fonds_bag_diff_is_same(diff);
	fonds_bag_diff_free(diff);
	if (status < 0)
		return cli_failed(error);
	return is_same ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

const struct cli_command cli_cmd_bag_diff = {
	.name = "bag diff",
	.operands = "OLD NEW",
	.operands_min = 2,
	.operands_max = 2,
	.summary = "show what differs between two bags",
	.options = options,
	.run = run,
};
