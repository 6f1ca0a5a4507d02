/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_MAIL_H
#define CLI_MAIL_H

#include <fonds/audit-mail.h>

#include "cli/cmd.h"

/* The mail that --mail-to asks for: the entries of the tables of options. */
#define CLI_OPTION_MAIL_TO \
	{ \
		.name = "mail-to", .argument = "ADDRESS", \
		.help = "send a mail there when the run was not sound" \
	}
#define CLI_OPTION_ALWAYS \
	{ \
		.name = "always", .help = "send the mail of a sound run, too" \
	}

/*
 * Begin it, before threads and before the catalog; *ret is NULL without
 * --mail-to. For fonds_audit_mail_end() in either case.
 */
enum cli_exit cli_mail_begin(
	const struct cli_arguments *arguments, struct fonds_audit_mail **ret);

/*
 * Send it, where there is one and it is due: about a run (0: the newest), or a
 * report. Gives status, or CLI_EXIT_FAILED after saying why it was not sent.
 */
enum cli_exit cli_mail_run(const struct cli_arguments *arguments,
	struct fonds_audit_mail *mail, struct fonds_catalog *catalog,
	uint64_t run, enum cli_exit status);
enum cli_exit cli_mail_report(const struct cli_arguments *arguments,
	struct fonds_audit_mail *mail, struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *about, enum cli_exit status);

/* Open the catalog that is meant; why it cannot be is sent, too. */
enum cli_exit cli_mail_open_catalog(const struct cli_arguments *arguments,
	struct fonds_audit_mail *mail, struct fonds_catalog **ret);

/* Send one that says why there is no outcome, where there is a mail. */
void cli_mail_failure(
	struct fonds_audit_mail *mail, const struct fonds_error *why);

#endif
