/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_PERSON_H
#define CLI_PERSON_H

#include "cli/cmd.h"

/* Who acts: the entry of --by that the commands have in their tables. */
#define CLI_OPTION_BY \
	{ \
		.name = "by", .argument = "NAME", .needs_text = true, \
		.help = "who does this; default: the user's login" \
	}

/*
 * The value of --by, else the name of the user, else the number. Valid until
 * the next call.
 */
const char *cli_person(const struct cli_arguments *arguments);

#endif
