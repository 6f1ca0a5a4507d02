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
		.help = "the bag to make" },
	{ .name = "any",
		.help = "merge bags that are not one whole group, in the "
			"order given" },
	{ .name = "apart",
		.help = "keep tag files that differ, each below merged/N/" },
	CLI_OPTION_TAG,
	CLI_OPTION_TAGS_FROM,
	CLI_OPTION_BAGGING_DATE,
	{ .name = "dry-run", .help = "verify everything, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

static bool fill(const struct cli_arguments *arguments,
	struct fonds_bag_merge_options *ret)
{
	if (!cli_value(arguments, "output")) {
		cli_complain("say where the bag goes: -o NEW");
		return false;
	}
	if (!cli_jobs(arguments, &ret->jobs))
		return false;
	ret->any = cli_flag(arguments, "any");
	ret->keeps_apart = cli_flag(arguments, "apart");
	ret->tags = cli_values(arguments, "tag", &ret->tag_count);
	ret->tags_from = cli_value(arguments, "tags-from");
	ret->bagging_date = cli_value(arguments, "bagging-date");
	ret->dry_run = cli_flag(arguments, "dry-run");
	return true;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_bag_merge_options merge = FONDS_BAG_MERGE_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) || !fill(arguments, &merge))
		return CLI_EXIT_USAGE;
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	merge.progress = cli_progress_show;
	merge.payload = &progress;
	status = fonds_bag_merge(arguments->operands, arguments->operand_count,
		cli_value(arguments, "output"), &merge, &result, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

const struct cli_command cli_cmd_bag_merge = {
	.name = "bag merge",
	.operands = "BAG...",
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.summary = "make one bag of several",
	.options = options,
	.run = run,
};
