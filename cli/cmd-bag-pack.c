/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-pack.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	{ .name = "output",
		.letter = 'o',
		.argument = "ARCHIVE",
		.help = "the file to make; its ending tells the form" },
	{ .name = "form",
		.argument = "NAME",
		.help = "tar, tar.gz, tar.xz, tar.zst, zip or 7z" },
	{ .name = "dry-run", .help = "verify everything, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_bag_pack_options pack = FONDS_BAG_PACK_OPTIONS_INIT;
	const char *output = cli_value(arguments, "output");
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) || !cli_jobs(arguments, &pack.jobs))
		return CLI_EXIT_USAGE;
	if (!output) {
		cli_complain("--output ARCHIVE is missing: where is the bag to "
			     "be packed?");
		return CLI_EXIT_USAGE;
	}
	pack.form = cli_value(arguments, "form");
	pack.dry_run = cli_flag(arguments, "dry-run");
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	pack.progress = cli_progress_show;
	pack.payload = &progress;
	status = fonds_bag_pack(
		arguments->operands[0], output, &pack, &result, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

const struct cli_command cli_cmd_bag_pack = {
	.name = "bag pack",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "pack a bag into one file",
	.options = options,
	.run = run,
};
