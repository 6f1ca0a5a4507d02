/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_DOWNLOAD_H
#define TRANSFER_DOWNLOAD_H

#include "transfer/flow.h"
#include "transfer/problem.h"

/*
 * One file over HTTP by libcurl. Every address that is connected to is judged
 * as it is connected to, on each hop of a redirect and whatever its name
 * resolved to before.
 */
#define FONDS_REDIRECTS_MAX 5

struct fonds_download {
	const char *url;
	bool allow_private;
	unsigned timeout; /* seconds to connect, and of silence */
};

/* Before any thread downloads, and when all have ended. They may be nested. */
enum fonds_status fonds_download_init(struct fonds_error **error);
void fonds_download_finish(void);

/*
 * Go on with flow->offset bytes by a range, or from the beginning. A server
 * that gives no range gives the whole, and the flow begins anew.
 *
 * FONDS_OK: the outcome says whether it came whole as the server has it.
 * FONDS_ERR_NOMEM, FONDS_ERR_CANCELLED when flow->stop is set. A failure to
 * write is in flow->sys_errno, with an outcome that says nothing.
 */
enum fonds_status fonds_download_run(const struct fonds_download *download,
	struct fonds_flow *flow, struct fonds_fetch_outcome *outcome,
	struct fonds_error **error);

#endif
