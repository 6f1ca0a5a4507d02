/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_ALGORITHM_LIST_H
#define CLI_ALGORITHM_LIST_H

#include <fonds/digest.h>

#include "cli/cmd.h"

#define CLI_ALGORITHM_LIST_MAX 32

/*
 * The values of an option that names algorithms, or several with commas
 * between; each once. False after saying which is not known.
 */
bool cli_algorithm_list(const struct cli_arguments *arguments,
	const char *option, enum fonds_algorithm ret[CLI_ALGORITHM_LIST_MAX],
	size_t *ret_count);

#endif
