/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

#include <fonds/error.h>

#define FONDS_POOL_IDLE_MS 200

/*
 * Work on many items by several threads, in bounded memory. The calling
 * thread takes items from next, hands them to the workers, and gives what
 * they finished to done, in any order; next and done are only ever called on
 * the calling thread.
 *
 *	next -> [queue] -> work (workers) -> [queue] -> done
 */
struct fonds_pool_job {
	/*
	 * Set *item, or NULL when there is no more. A failure ends the job
	 * once all that is under way is done.
	 */
	enum fonds_status (*next)(
		void *payload, void **item, struct fonds_error **error);

	/* On a worker; state is that worker's own, from begin. */
	void (*work)(void *state, void *item);

	/* Called once for each item that next gave, whatever happened. */
	enum fonds_status (*done)(
		void *payload, void *item, struct fonds_error **error);

	/*
	 * Called on the calling thread, about every FONDS_POOL_IDLE_MS while
	 * there is nothing to do for it but wait; may be NULL. A failure ends
	 * the job as one of next does.
	 */
	enum fonds_status (*idle)(void *payload, struct fonds_error **error);

	/* Make and drop a worker's state; both or neither. On the worker. */
	void *(*begin)(void *payload);
	void (*end)(void *state);

	void *payload;
};

/*
 * Run the job with so many threads (0: one a processor). The first failure of
 * next, done or idle is returned, after the workers are gone. FONDS_ERR_NOMEM
 * when not one worker could be started or given its state; with fewer than
 * asked for the job goes on.
 */
enum fonds_status fonds_pool_run(const struct fonds_pool_job *job,
	unsigned threads, struct fonds_error **error);

#endif
