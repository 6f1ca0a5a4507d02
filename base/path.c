/* SPDX-License-Identifier: Apache-2.0 */
#include "base/path.h"

#include <string.h>

const char *fonds_path_below(const char *folder, const char *path)
{
	size_t size = strlen(folder);

	while (size > 0 && folder[size - 1] == '/')
		size--;
	if (strncmp(path, folder, size) != 0)
		return NULL;
	if (path[size] != '/' && path[size] != '\0')
		return NULL;
	return path + size + strspn(path + size, "/");
}
