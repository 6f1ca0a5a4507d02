/* SPDX-License-Identifier: Apache-2.0 */
/* A program outside the project: it knows what is installed, and no more. */
#include <stdio.h>
#include <string.h>

#include <fonds/bag.h>
#include <fonds/version.h>

int main(void)
{
	struct fonds_validation *validation = NULL;
	struct fonds_error *error = NULL;

	puts(fonds_version());
	if (fonds_bag_validate("/nonexistent", NULL, &validation, &error) !=
		FONDS_ERR_IO)
		return 1;
	puts(fonds_error_message(error));
	fonds_error_free(error);
	return 0;
}
