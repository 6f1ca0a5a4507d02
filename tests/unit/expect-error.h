/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_EXPECT_ERROR_H
#define TESTS_UNIT_EXPECT_ERROR_H

#include <fonds/error.h>

#include <string.h>

/* The message must hold the text; frees the error. */
static inline void expect_error(struct fonds_error **error, const char *text)
{
	assert_non_null(*error);
	if (!strstr(fonds_error_message(*error), text))
		fail_msg("'%s' does not hold '%s'", fonds_error_message(*error),
			text);
	fonds_error_free(*error);
	*error = NULL;
}

#endif
