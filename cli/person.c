/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/person.h"

#include <pwd.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/options.h"

const char *cli_person(const struct cli_arguments *arguments)
{
	static char name[256];
	const char *by = cli_value(arguments, "by");
	struct passwd entry;
	struct passwd *found = NULL;
	char buffer[4096];

	if (by)
		return by;
	if (getpwuid_r(getuid(), &entry, buffer, sizeof(buffer), &found) == 0 &&
		found)
		(void)snprintf(name, sizeof(name), "%s", found->pw_name);
	else
		(void)snprintf(
			name, sizeof(name), "%lu", (unsigned long)getuid());
	return name;
}
