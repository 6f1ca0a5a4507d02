/* SPDX-License-Identifier: Apache-2.0 */
#include "base/host.h"

#include <unistd.h>

char *fonds_host_name(char *text, size_t size)
{
	/* A name that was cut has no NUL (POSIX.1 gethostname). */
	if (gethostname(text, size) < 0)
		text[0] = '\0';
	text[size - 1] = '\0';
	return text;
}
