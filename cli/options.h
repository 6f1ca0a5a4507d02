/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/cmd.h"

/* Entries that several commands have in their tables. */
#define CLI_OPTION_CATALOG \
	{ \
		.name = "catalog", .argument = "FILE", \
		.help = "the catalog; default: $FONDS_CATALOG, else the " \
			"user's" \
	}
#define CLI_OPTION_JOBS \
	{ \
		.name = "jobs", .letter = 'j', .argument = "N", \
		.help = "threads that read and hash; default: one a processor" \
	}
#define CLI_OPTION_QUIET \
	{ \
		.name = "quiet", .letter = 'q', \
		.help = "no progress and no warnings" \
	}
#define CLI_OPTION_FORMAT(forms) \
	{ \
		.name = "format", .argument = forms, \
		.help = "form of the result" \
	}

/*
 * Take argv (after the command's name) apart. Returns CLI_EXIT_OK, or
 * CLI_EXIT_USAGE after saying on stderr what was wrong. cli_options_clear()
 * in either case.
 */
enum cli_exit cli_options_parse(const struct cli_command *command, int argc,
	char *argv[], struct cli_arguments *ret);
void cli_options_clear(struct cli_arguments *arguments);

/* The option's last value, or NULL; the name must be in the table. */
const char *cli_value(const struct cli_arguments *arguments, const char *name);

/* All its values, in order. */
const char *const *cli_values(const struct cli_arguments *arguments,
	const char *name, size_t *ret_count);
bool cli_flag(const struct cli_arguments *arguments, const char *name);

/*
 * --format as one of those that its table entry names ("text|json"), the
 * first when it is not given; text where there is no such entry. False after
 * saying what was wrong. Likewise --jobs, 0 when not given.
 */
bool cli_format(const struct cli_arguments *arguments, enum fonds_format *ret);
/*
 * The same where the result goes into a file: without --format the ending of
 * its name decides (".html"), where it names one that is offered.
 */
bool cli_format_for(const struct cli_arguments *arguments, const char *path,
	enum fonds_format *ret);

/*
 * The option's value as a number from 1 to maximum; *ret is left alone when it
 * is not given. False after saying what was wrong.
 */
bool cli_number(const struct cli_arguments *arguments, const char *name,
	unsigned maximum, unsigned *ret);
bool cli_jobs(const struct cli_arguments *arguments, unsigned *ret);

/* The table as text, for --help. */
void cli_help(const struct cli_command *command);

#endif
