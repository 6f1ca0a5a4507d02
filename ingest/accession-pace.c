/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-pace.h"

enum fonds_status fonds_accession_pace_step(
	struct fonds_accession_pace *pace, struct fonds_error **error)
{
	pace->now.files_done++;
	if (!pace->progress || pace->progress(&pace->now, pace->payload) == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}
