/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-rewrite.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/size.h"

static const struct cli_option options[] = {
	{ .name = "output",
		.letter = 'o',
		.argument = "DIR",
		.help = "the folder to make, with the bags in it" },
	{ .name = "max-size",
		.argument = "SIZE",
		.help = "how many bytes of payload a bag may have, as "
			"'500M' or '4GiB'" },
	CLI_OPTION_TAG,
	CLI_OPTION_TAGS_FROM,
	CLI_OPTION_BAGGING_DATE,
	{ .name = "dry-run", .help = "verify everything, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

static bool take_size(const struct cli_arguments *arguments, uint64_t *ret)
{
	const char *size = cli_value(arguments, "max-size");

	if (!size)
		cli_complain("say how large a bag may be: --max-size SIZE");
	else if (cli_size_parse(size, ret))
		return true;
	else
		cli_complain("--max-size '%s' is not a number of bytes like "
			     "500M or 4GiB",
			size);
	return false;
}

static bool fill(const struct cli_arguments *arguments,
	struct fonds_bag_split_options *ret)
{
	if (!cli_value(arguments, "output")) {
		cli_complain("say where the bags go: -o DIR");
		return false;
	}
	if (!take_size(arguments, &ret->max_size) ||
		!cli_jobs(arguments, &ret->jobs))
		return false;
	ret->tags = cli_values(arguments, "tag", &ret->tag_count);
	ret->tags_from = cli_value(arguments, "tags-from");
	ret->bagging_date = cli_value(arguments, "bagging-date");
	ret->dry_run = cli_flag(arguments, "dry-run");
	return true;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_bag_split_options split = FONDS_BAG_SPLIT_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) || !fill(arguments, &split))
		return CLI_EXIT_USAGE;
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	split.progress = cli_progress_show;
	split.payload = &progress;
	status = fonds_bag_split(arguments->operands[0],
		cli_value(arguments, "output"), &split, &result, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

const struct cli_command cli_cmd_bag_split = {
	.name = "bag split",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "make several smaller bags of one",
	.options = options,
	.run = run,
};
