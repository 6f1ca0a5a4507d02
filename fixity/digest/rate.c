/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/rate.h"

#include <time.h>

#include "base/clock.h"
#include "base/tree.h"

#define SECOND_NS INT64_C(1000000000)
#define NAP_NS (SECOND_NS / 20) /* how soon stop is seen */

static void nap(int64_t ns)
{
	const struct timespec time = { .tv_nsec = ns < NAP_NS ? ns : NAP_NS };

	(void)clock_nanosleep(CLOCK_MONOTONIC, 0, &time, NULL);
}

void fonds_rate_init(struct fonds_rate *rate, uint64_t bytes_per_second)
{
	*rate = (struct fonds_rate){
		.bytes_per_second = bytes_per_second,
		.lock = PTHREAD_MUTEX_INITIALIZER,
	};
}

void fonds_rate_clear(struct fonds_rate *rate)
{
	(void)pthread_mutex_destroy(&rate->lock);
}

/* A tenth of a second's worth in whole pages, so that the flow is even. */
uint64_t fonds_rate_portion(const struct fonds_rate *rate, uint64_t size)
{
	uint64_t portion = rate->bytes_per_second / 10 / FONDS_READ_ALIGNMENT *
			   FONDS_READ_ALIGNMENT;

	if (rate->bytes_per_second == 0 || size <= FONDS_READ_ALIGNMENT)
		return size;
	if (portion < FONDS_READ_ALIGNMENT)
		portion = FONDS_READ_ALIGNMENT;
	return portion < size ? portion : size;
}

/* When is the turn of these bytes? */
static int64_t take(struct fonds_rate *rate, uint64_t bytes)
{
	double ns = (double)bytes / (double)rate->bytes_per_second * 1e9;
	int64_t now = fonds_clock_steady_ns(), turn;

	(void)pthread_mutex_lock(&rate->lock);
	turn = rate->free_at_ns > now ? rate->free_at_ns : now;
	rate->free_at_ns = turn + (int64_t)ns;
	(void)pthread_mutex_unlock(&rate->lock);
	return turn;
}

void fonds_rate_wait(
	struct fonds_rate *rate, uint64_t bytes, const atomic_bool *stop)
{
	int64_t turn, now;

	if (rate->bytes_per_second == 0)
		return;
	turn = take(rate, bytes);
	while ((now = fonds_clock_steady_ns()) < turn && !atomic_load(stop))
		nap(turn - now);
}
