/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CLI_INGEST_BATCH_H
#define CLI_INGEST_BATCH_H

#include "cli/cmd.h"

/* `fonds ingest --batch`: many records, a bag of each. */
enum cli_exit cli_ingest_batch(const struct cli_arguments *arguments,
	enum fonds_format format, const char *folder);

#endif
