/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/flow.h"

#include <errno.h>
#include <unistd.h>

bool fonds_flow_take(struct fonds_flow *flow, const void *data, size_t size)
{
	const char *bytes = data;

	if (size > flow->limit - flow->offset) {
		flow->is_over = true;
		return false;
	}
	while (size > 0) {
		ssize_t n = pwrite(flow->fd, bytes, size, (off_t)flow->offset);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			flow->sys_errno = n == 0 ? EIO : errno;
			return false;
		}
		bytes += n;
		size -= (size_t)n;
		flow->offset += (uint64_t)n;
		atomic_fetch_add(flow->counter, (uint64_t)n);
	}
	return true;
}

bool fonds_flow_restart(struct fonds_flow *flow)
{
	atomic_fetch_sub(flow->counter, flow->offset);
	flow->offset = 0;
	flow->is_anew = true;
	if (ftruncate(flow->fd, 0) == 0)
		return true;
	flow->sys_errno = errno;
	return false;
}
