/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_NUMBER_H
#define CLI_NUMBER_H

#include "cli/cmd.h"

/*
 * An operand that is the number of something, from 1 on. False after saying
 * what was wrong.
 */
bool cli_operand_number(const struct cli_arguments *arguments, size_t index,
	const char *what, uint64_t *ret);

#endif
