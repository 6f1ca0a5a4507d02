/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_RATE_H
#define FIXITY_DIGEST_RATE_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/*
 * A limit on the bytes that all threads of a check read in a second. Each
 * charges what it has read to one account and waits until that was its due
 * time; what was not used in the past is not made up for.
 */
struct fonds_rate {
	uint64_t bytes_per_second; /* 0: no limit */
	pthread_mutex_t lock;
	int64_t free_at_ns; /* when what was charged is paid for */
};

/* To be cleared. */
void fonds_rate_init(struct fonds_rate *rate, uint64_t bytes_per_second);
void fonds_rate_clear(struct fonds_rate *rate);

/* How many bytes may be asked for at a time, at most size; 1 or more. */
uint64_t fonds_rate_portion(const struct fonds_rate *rate, uint64_t size);

/* Charge bytes and wait for the due time; returns early when stop is set. */
void fonds_rate_wait(
	struct fonds_rate *rate, uint64_t bytes, const atomic_bool *stop);

#endif
