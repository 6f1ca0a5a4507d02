/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/number.h"

#include "cli/message.h"

/* No catalog counts farther. */
#define DIGITS_MAX 18

bool cli_operand_number(const struct cli_arguments *arguments, size_t index,
	const char *what, uint64_t *ret)
{
	const char *text = arguments->operands[index];
	uint64_t number = 0;
	size_t size = 0;

	for (; text[size] >= '0' && text[size] <= '9' && size < DIGITS_MAX;
		size++)
		number = number * 10 + (uint64_t)(text[size] - '0');
	if (text[size] == '\0' && number > 0) {
		*ret = number;
		return true;
	}
	cli_complain("'%s' is not the number of %s %s", text,
		what[0] == 'i' ? "an" : "a", what);
	return false;
}
