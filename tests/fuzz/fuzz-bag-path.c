/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/bag-path.h"
#include "base/error.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int holds)
{
	if (!holds)
		abort();
}

/* No component, parted as on Windows too, leads up or is empty. */
static void check_components(const char *text)
{
	require(text[0] != '\0' && text[0] != '/' && text[0] != '\\');
	for (const char *p = text;;) {
		size_t size = strcspn(p, "/\\");

		require(size != 2 || memcmp(p, "..", 2) != 0);
		require(p[size] != '/' || p[size + 1] != '/');
		require(p[size] != '/' || p[size + 1] != '\0');
		if (p[size] == '\0')
			return;
		p += size + 1;
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fonds_bag_path *path = NULL, *again = NULL;
	struct fonds_error *error = NULL;
	const char *text;

	if (fonds_bag_path_new((const char *)data, size, &path, &error) < 0) {
		require(!path && error);
		fonds_error_free(error);
		return 0;
	}
	text = fonds_bag_path_text(path);
	check_components(text);
	require(strlen(text) <= size);
	/* What was made is its own shortest form. */
	require(fonds_bag_path_new(text, strlen(text), &again, NULL) ==
		FONDS_OK);
	require(strcmp(text, fonds_bag_path_text(again)) == 0);
	fonds_bag_path_free(path);
	fonds_bag_path_free(again);
	return 0;
}
