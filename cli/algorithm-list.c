/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/algorithm-list.h"

#include <stdlib.h>
#include <string.h>

#include "cli/message.h"
#include "cli/options.h"

static void add(enum fonds_algorithm algorithm, enum fonds_algorithm *items,
	size_t *count)
{
	for (size_t i = 0; i < *count; i++)
		if (items[i] == algorithm)
			return;
	if (*count < CLI_ALGORITHM_LIST_MAX)
		items[(*count)++] = algorithm;
}

/* One value: a name, or several with commas between. */
static bool add_value(const char *option, const char *value,
	enum fonds_algorithm *items, size_t *count)
{
	char *copy = strdup(value);
	char *rest = copy;
	bool is_known = true;

	if (!copy)
		cli_fatal_nomem();
	while (rest && is_known) {
		const char *name = strsep(&rest, ",");
		enum fonds_algorithm algorithm;

		is_known = fonds_algorithm_from_name(name, &algorithm);
		if (is_known)
			add(algorithm, items, count);
		else
			cli_complain("--%s '%s' is not known (see fonds(1))",
				option, name);
	}
	free(copy);
	return is_known;
}

bool cli_algorithm_list(const struct cli_arguments *arguments,
	const char *option, enum fonds_algorithm ret[CLI_ALGORITHM_LIST_MAX],
	size_t *ret_count)
{
	size_t count;
	const char *const *values = cli_values(arguments, option, &count);

	*ret_count = 0;
	for (size_t i = 0; i < count; i++)
		if (!add_value(option, values[i], ret, ret_count))
			return false;
	return true;
}
