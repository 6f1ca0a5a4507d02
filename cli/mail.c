/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/mail.h"

#include <stdlib.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

enum cli_exit cli_mail_begin(
	const struct cli_arguments *arguments, struct fonds_audit_mail **ret)
{
	const char *to = cli_value(arguments, "mail-to");
	struct fonds_error *error = NULL;

	*ret = NULL;
	if (!to && cli_flag(arguments, "always")) {
		cli_complain("--always goes with --mail-to");
		return CLI_EXIT_USAGE;
	}
	if (!to)
		return CLI_EXIT_OK;
	if (fonds_audit_mail_begin(
		    to, cli_variable("FONDS_SENDMAIL"), ret, &error) < 0)
		return cli_failed(error);
	return CLI_EXIT_OK;
}

/* After what sent it, or failed to. */
static enum cli_exit sent(
	enum fonds_status done, enum cli_exit status, struct fonds_error *error)
{
	if (done == FONDS_OK)
		return status;
	(void)cli_failed(error);
	return CLI_EXIT_FAILED;
}

enum cli_exit cli_mail_run(const struct cli_arguments *arguments,
	struct fonds_audit_mail *mail, struct fonds_catalog *catalog,
	uint64_t run, enum cli_exit status)
{
	struct fonds_error *error = NULL;
	enum fonds_status done;

	if (!mail)
		return status;
	done = fonds_audit_mail_run(mail, catalog, run,
		cli_flag(arguments, "always"), NULL, &error);
	return sent(done, status, error);
}

enum cli_exit cli_mail_report(const struct cli_arguments *arguments,
	struct fonds_audit_mail *mail, struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *about, enum cli_exit status)
{
	struct fonds_error *error = NULL;
	enum fonds_status done;

	if (!mail)
		return status;
	done = fonds_audit_mail_report(mail, catalog, about,
		cli_flag(arguments, "always"), NULL, &error);
	return sent(done, status, error);
}

static void send_failure(struct fonds_audit_mail *mail, const char *why)
{
	struct fonds_error *error = NULL;

	if (mail && fonds_audit_mail_failure(mail, why, &error) < 0)
		(void)cli_failed(error);
}

void cli_mail_failure(
	struct fonds_audit_mail *mail, const struct fonds_error *why)
{
	if (fonds_error_status(why) != FONDS_ERR_CANCELLED)
		send_failure(mail, fonds_error_message(why));
}

enum cli_exit cli_mail_open_catalog(const struct cli_arguments *arguments,
	struct fonds_audit_mail *mail, struct fonds_catalog **ret)
{
	char *path = cli_catalog_path(arguments);
	struct fonds_error *error = NULL;
	enum fonds_status status;

	if (!path) {
		send_failure(mail, "no catalog is named, and none is known");
		return CLI_EXIT_USAGE;
	}
	status = fonds_catalog_open(path, false, ret, &error);
	free(path);
	if (status == FONDS_OK)
		return CLI_EXIT_OK;
	cli_mail_failure(mail, error);
	return cli_catalog_failed(error);
}
