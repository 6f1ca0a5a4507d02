/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/audit.h>

#include "cli/mail.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ .name = "write-events",
		.help = "add what was found to the PREMIS of each bag, as an "
			"event" },
	CLI_OPTION_MAIL_TO,
	CLI_OPTION_ALWAYS,
	{ 0 },
};

static enum cli_exit audit(const struct cli_arguments *arguments,
	struct fonds_catalog *catalog, enum fonds_format format,
	struct fonds_audit_mail *mail,
	struct fonds_audit_options *audit_options)
{
	struct fonds_audit_summary summary;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_status status;

	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	audit_options->progress = cli_progress_show;
	audit_options->payload = &progress;
	status = fonds_audit_run(catalog, audit_options, &summary, &error);
	cli_progress_end(&progress);
	/* What ends a run is never a finding of it. */
	if (status < 0) {
		cli_mail_failure(mail, error);
		(void)cli_failed(error);
		return CLI_EXIT_FAILED;
	}
	status = fonds_audit_write_run(
		catalog, summary.run, format, cli_write_stdout, NULL, &error);
	if (status < 0)
		return cli_failed(error);
	return cli_mail_run(arguments, mail, catalog, summary.run, NULL,
		summary.sound ? CLI_EXIT_OK : CLI_EXIT_FOUND);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_audit_options audit_options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_mail *mail = NULL;
	struct fonds_catalog *catalog = NULL;
	enum fonds_format format;
	enum cli_exit status;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &audit_options.jobs))
		return CLI_EXIT_USAGE;
	audit_options.write_events = cli_flag(arguments, "write-events");
	status = cli_mail_begin(arguments, &mail);
	if (status == CLI_EXIT_OK)
		status = cli_open_catalog(arguments, false, &catalog);
	if (status == CLI_EXIT_OK)
		status = audit(
			arguments, catalog, format, mail, &audit_options);
	fonds_catalog_close(catalog);
	fonds_audit_mail_end(mail);
	return status;
}

const struct cli_command cli_cmd_audit_run = {
	.name = "audit run",
	.summary = "read every registered file and compare its digest",
	.options = options,
	.run = run,
};
