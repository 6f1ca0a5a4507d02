/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/version.h>

const char *fonds_version(void)
{
	return FONDS_VERSION;
}
