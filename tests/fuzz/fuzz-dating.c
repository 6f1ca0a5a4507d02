/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "metadata/dating.h"
#include "metadata/edtf.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(int condition)
{
	if (!condition)
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char edtf[FONDS_DATING_SIZE] = "unset";
	char again[FONDS_DATING_SIZE];
	enum fonds_dating dating = fonds_dating_read(
		(const char *)data, size, edtf);

	require(dating == FONDS_DATING_UNKNOWN ||
		fonds_dating_is_meant((const char *)data, size));
	if (dating != FONDS_DATING_DATED) {
		require(strcmp(edtf, "unset") == 0);
		return 0;
	}
	require(memchr(edtf, '\0', sizeof(edtf)) != NULL);
	require(fonds_edtf_level(edtf, strlen(edtf)) >= 0);
	/* A season that looks like two years is the one that is not taken. */
	if (fonds_dating_read(edtf, strlen(edtf), again) == FONDS_DATING_DATED)
		require(strcmp(edtf, again) == 0);
	return 0;
}
