/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/profile.h>

#include "cli/message.h"
#include "cli/options.h"

static const struct cli_option options[] = {
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_profile *profile = NULL;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	enum fonds_status status;
	bool is_valid;

	if (!cli_format(arguments, &format))
		return CLI_EXIT_USAGE;
	status = fonds_profile_read(arguments->operands[0], &profile, &error);
	if (status < 0)
		return cli_failed(error);
	status = fonds_profile_write(
		profile, format, cli_write_stdout, NULL, &error);
	is_valid = fonds_profile_is_valid(profile);
	fonds_profile_free(profile);
	if (status < 0)
		return cli_failed(error);
	return is_valid ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

const struct cli_command cli_cmd_bag_profile_check = {
	.name = "bag profile check",
	.operands = "PROFILE",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "check a BagIt profile itself",
	.options = options,
	.run = run,
};
