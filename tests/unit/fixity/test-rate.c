/* SPDX-License-Identifier: Apache-2.0 */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "fixity/digest/rate.h"

#define MEGA 1000000
#define THREADS 3

struct user {
	pthread_t thread;
	struct fonds_rate *rate;
	atomic_bool *stop;
	uint64_t bytes; /* each time */
	unsigned times;
};

static double now(void)
{
	struct timespec time;

	(void)clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void *use(void *argument)
{
	struct user *user = argument;

	for (unsigned i = 0; i < user->times; i++)
		fonds_rate_wait(user->rate, user->bytes, user->stop);
	return NULL;
}

/* How long it takes threads to read so much, each. */
static double measure(uint64_t bytes_per_second, uint64_t bytes, unsigned times)
{
	struct user users[THREADS];
	struct fonds_rate rate;
	atomic_bool stop = false;
	double begin = now();

	fonds_rate_init(&rate, bytes_per_second);
	for (size_t i = 0; i < THREADS; i++) {
		users[i] = (struct user){
			.rate = &rate,
			.stop = &stop,
			.bytes = bytes,
			.times = times,
		};
		assert_int_equal(0,
			pthread_create(&users[i].thread, NULL, use, &users[i]));
	}
	for (size_t i = 0; i < THREADS; i++)
		(void)pthread_join(users[i].thread, NULL);
	fonds_rate_clear(&rate);
	return now() - begin;
}

static void test_no_limit_does_not_wait(void **state)
{
	(void)state;
	assert_true(measure(0, UINT64_MAX, 1000) < 5);
}

/* 3 x 10 x 100,000 bytes at 10 MB/s; the last is not waited for after. */
static void test_rate_is_that_of_all_threads_together(void **state)
{
	double seconds = measure(10 * MEGA, MEGA / 10, 10);

	(void)state;
	assert_true(seconds >= 0.285);
	assert_true(seconds < 3); /* a busy machine may take its time */
}

static void test_what_was_not_used_is_not_made_up_for(void **state)
{
	const struct timespec idle = { .tv_nsec = 200000000 };
	atomic_bool stop = false;
	struct fonds_rate rate;
	double begin;

	(void)state;
	fonds_rate_init(&rate, MEGA);
	fonds_rate_wait(&rate, 1, &stop);
	(void)nanosleep(&idle, NULL);
	begin = now();
	fonds_rate_wait(&rate, MEGA / 10, &stop);
	fonds_rate_wait(&rate, 1, &stop);
	assert_true(now() - begin >= 0.099);
	fonds_rate_clear(&rate);
}

static void *stop_soon(void *argument)
{
	const struct timespec soon = { .tv_nsec = 20000000 };
	atomic_bool *stop = argument;

	(void)nanosleep(&soon, NULL);
	atomic_store(stop, true);
	return NULL;
}

static void test_stop_is_seen_however_slow_the_rate_is(void **state)
{
	atomic_bool stop = false;
	struct fonds_rate rate;
	pthread_t thread;

	(void)state;
	fonds_rate_init(&rate, 1);
	fonds_rate_wait(&rate, MEGA, &stop);
	assert_int_equal(0, pthread_create(&thread, NULL, stop_soon, &stop));
	fonds_rate_wait(&rate, MEGA, &stop);
	assert_true(atomic_load(&stop));
	(void)pthread_join(thread, NULL);
	fonds_rate_clear(&rate);
}

static void test_portions_are_whole_pages_and_a_tenth_of_a_second(void **state)
{
	static const struct {
		uint64_t rate, size, portion;
	} cases[] = {
		{ 0, 65536, 65536 },
		{ 0, 1, 1 },
		{ 10 * MEGA, 65536, 65536 },
		{ 409600, 65536, 40960 },
		{ 409599, 65536, 36864 },
		{ 1, 65536, 4096 },
		{ 1, 4096, 4096 },
		{ 1, 1, 1 },
		{ UINT64_MAX, 65536, 65536 },
	};
	struct fonds_rate rate;

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fonds_rate_init(&rate, cases[i].rate);
		assert_int_equal(cases[i].portion,
			fonds_rate_portion(&rate, cases[i].size));
		fonds_rate_clear(&rate);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_limit_does_not_wait),
		cmocka_unit_test(test_rate_is_that_of_all_threads_together),
		cmocka_unit_test(test_what_was_not_used_is_not_made_up_for),
		cmocka_unit_test(test_stop_is_seen_however_slow_the_rate_is),
		cmocka_unit_test(
			test_portions_are_whole_pages_and_a_tenth_of_a_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
