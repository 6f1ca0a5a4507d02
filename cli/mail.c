/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/mail.h"

#include <stdlib.h>

#include "cli/message.h"
#include "cli/options.h"

enum cli_exit cli_mail_begin(
	const struct cli_arguments *arguments, struct fonds_audit_mail **ret)
{
	const char *to = cli_value(arguments, "mail-to");
	const char *program = getenv(
		"FONDS_SENDMAIL"); /* NOLINT(concurrency-mt-unsafe) */
	struct fonds_error *error = NULL;

	*ret = NULL;
	if (!to && cli_flag(arguments, "always")) {
		cli_complain("--always goes with --mail-to");
		return CLI_EXIT_USAGE;
	}
	if (!to)
		return CLI_EXIT_OK;
	if (program && !program[0])
		program = NULL;
	if (fonds_audit_mail_begin(to, program, ret, &error) < 0)
		return cli_failed(error);
	return CLI_EXIT_OK;
}

enum cli_exit cli_mail_run(const struct cli_arguments *arguments,
	struct fonds_audit_mail *mail, struct fonds_catalog *catalog,
	uint64_t run, const char *text, enum cli_exit status)
{
	struct fonds_error *error = NULL;

	if (!mail)
		return status;
	if (fonds_audit_mail_run(mail, catalog, run, text,
		    cli_flag(arguments, "always"), NULL, &error) == FONDS_OK)
		return status;
	(void)cli_failed(error);
	return CLI_EXIT_FAILED;
}

void cli_mail_failure(
	struct fonds_audit_mail *mail, const struct fonds_error *why)
{
	struct fonds_error *error = NULL;

	if (!mail || fonds_error_status(why) == FONDS_ERR_CANCELLED)
		return;
	if (fonds_audit_mail_failure(mail, fonds_error_message(why), &error) <
		0)
		(void)cli_failed(error);
}
