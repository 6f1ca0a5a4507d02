/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/audit-repair.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/progress.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	{ .name = "from",
		.argument = "COPY",
		.help = "the good copy: a folder laid out as the holding, a "
			"packed bag, or a file" },
	{ .name = "reason",
		.argument = "TEXT",
		.help = "why; default: that it was repaired from the copy" },
	CLI_OPTION_BY,
	{ .name = "quarantine",
		.argument = "DIR",
		.help = "where the bad bytes are kept; default: "
			"CATALOG-quarantine" },
	{ .name = "dry-run",
		.help = "read the copy and say what would be done" },
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_QUIET,
	{ 0 },
};

static enum cli_exit write_result(
	const struct fonds_audit_repair *repair, enum fonds_format format)
{
	struct fonds_error *error = NULL;

	if (fonds_audit_repair_write(
		    repair, format, cli_write_stdout, NULL, &error) < 0)
		return cli_failed(error);
	if (!fonds_audit_repair_is_finished(repair))
		return CLI_EXIT_FAILED;
	return fonds_audit_repair_is_sound(repair) ? CLI_EXIT_OK
						   : CLI_EXIT_FOUND;
}

static enum cli_exit repair_with(const struct cli_arguments *arguments,
	const struct fonds_audit_repair_options *given,
	enum fonds_format format)
{
	struct fonds_audit_repair_options repair = *given;
	struct fonds_audit_repair *result = NULL;
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_status done;
	enum cli_exit status = cli_open_catalog(arguments, false, &catalog);

	if (status != CLI_EXIT_OK)
		return status;
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	repair.progress = cli_progress_show;
	repair.payload = &progress;
	done = fonds_audit_repair(
		catalog, arguments->operands[0], &repair, &result, &error);
	cli_progress_end(&progress);
	status = done < 0 ? cli_failed(error) : write_result(result, format);
	fonds_audit_repair_free(result);
	fonds_catalog_close(catalog);
	return status;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_audit_repair_options repair =
		FONDS_AUDIT_REPAIR_OPTIONS_INIT;
	enum fonds_format format;

	if (!cli_format(arguments, &format))
		return CLI_EXIT_USAGE;
	repair.from = cli_value(arguments, "from");
	if (!repair.from) {
		cli_complain("say by --from COPY where the good bytes are");
		return CLI_EXIT_USAGE;
	}
	repair.by = cli_person(arguments);
	repair.reason = cli_value(arguments, "reason");
	repair.quarantine = cli_value(arguments, "quarantine");
	repair.dry_run = cli_flag(arguments, "dry-run");
	repair.paths = arguments->operands + 1;
	repair.path_count = arguments->operand_count - 1;
	return repair_with(arguments, &repair, format);
}

const struct cli_command cli_cmd_audit_repair = {
	.name = "audit repair",
	.operands = "HOLDING [PATH...]",
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.summary = "replace damaged files by those of a good copy",
	.options = options,
	.run = run,
};
