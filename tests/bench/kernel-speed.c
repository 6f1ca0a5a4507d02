/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How fast is each kernel on one thread, beside libcrypto? 32 KiB in each
 * lane, which fit the second cache. The columns: billions of bytes a second of
 * the kernel with every lane in use, of libcrypto, how many times as much that
 * is, nanoseconds for a block in every lane (for the costs in
 * fixity/digest/kernel.c), and how many messages libcrypto hashes one after
 * the other in the time that the kernel takes for any number of them.
 *
 * usage: kernel-speed [UNIT]
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/cleanup.h"
#include "fixity/algorithm.h"
#include "fixity/digest/block-scheme.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/kernel.h"

#define MESSAGE_SIZE (32 << 10)
#define ROUNDS 60

static uint8_t messages[FONDS_KERNEL_LANES_MAX][MESSAGE_SIZE];

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static double shorter(double a, double b)
{
	return a < b ? a : b;
}

/* Seconds for the messages of all lanes. */
static double time_kernel(const struct fonds_kernel *kernel)
{
	_Alignas(64) uint64_t states[8 * FONDS_KERNEL_LANES_MAX] = { 0 };
	const uint8_t *data[FONDS_KERNEL_LANES_MAX];
	size_t block_size = fonds_block_scheme_get(kernel->family)->block_size;
	double start = now();

	for (size_t lane = 0; lane < FONDS_KERNEL_LANES_MAX; lane++)
		data[lane] = messages[lane];
	for (int i = 0; i < 4; i++)
		kernel->run(states, data, MESSAGE_SIZE / block_size);
	return (now() - start) / 4;
}

static double time_libcrypto(
	struct fonds_hasher *hasher, const struct fonds_kernel *kernel)
{
	struct fonds_digest digest;
	double start = now();

	for (size_t lane = 0; lane < kernel->lanes; lane++)
		if (fonds_hasher_start(hasher, NULL) < 0 ||
			fonds_hasher_update(hasher, messages[lane],
				MESSAGE_SIZE, NULL) < 0 ||
			fonds_hasher_finish(hasher, &digest, NULL) < 0)
			abort();
	return now() - start;
}

static int measure(const struct fonds_kernel *kernel)
{
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;
	size_t block_size = fonds_block_scheme_get(kernel->family)->block_size;
	double bytes = (double)kernel->lanes * MESSAGE_SIZE;
	double ours = 1e9, theirs = 1e9;

	if (fonds_hasher_new(&kernel->family, 1, &hasher, NULL) < 0)
		return EXIT_FAILURE;
	for (int i = 0; i < ROUNDS; i++) {
		ours = shorter(ours, time_kernel(kernel));
		theirs = shorter(theirs, time_libcrypto(hasher, kernel));
	}
	printf("%-6s  %-8s x%-2u  %6.2f  %9.2f  %5.2f  %8.1f  %10.1f\n",
		fonds_algorithm_name(kernel->family), kernel->unit,
		kernel->lanes, bytes / ours / 1e9, bytes / theirs / 1e9,
		theirs / ours, ours * 1e9 * (double)block_size / MESSAGE_SIZE,
		ours / theirs * kernel->lanes);
	return EXIT_SUCCESS;
}

int main(int argc, char *argv[])
{
	int status = EXIT_SUCCESS;
	size_t count;
	const struct fonds_kernel *kernels = fonds_kernel_list(&count);

	for (size_t i = 0; i < sizeof(messages); i++)
		messages[i / MESSAGE_SIZE][i % MESSAGE_SIZE] =
			(uint8_t)(i * 37 + i / MESSAGE_SIZE);
	printf("%-6s  %-12s  %6s  %9s  %5s  %8s  %s\n", "", "kernel", "GB/s",
		"libcrypto", "ratio", "ns/block", "break-even");
	for (size_t i = 0; i < count; i++) {
		if (argc > 1 && strcmp(argv[1], kernels[i].unit) != 0)
			continue;
		if (kernels[i].is_supported())
			status |= measure(&kernels[i]);
		else
			printf("%-6s  %-8s x%-2u  not on this processor\n",
				fonds_algorithm_name(kernels[i].family),
				kernels[i].unit, kernels[i].lanes);
	}
	return status;
}
