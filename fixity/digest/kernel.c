/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/kernel.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#ifdef FONDS_HAS_X86_64_KERNELS
#include <cpuid.h>
#endif

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/kernel-check.h"
#include "fixity/digest/kernel-unit.h"

#define NO_UNIT "libcrypto"

static bool has_any(void)
{
	return true;
}

#ifdef FONDS_HAS_X86_64_KERNELS
/* These ask for what the system saves of the registers (XCR0), too. */
static bool has_avx512(void)
{
	return __builtin_cpu_supports("avx512f") &&
	       __builtin_cpu_supports("avx512bw");
}

static bool has_avx2(void)
{
	return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
}

/* Compilers do not all know the name; the registers are those of SSE. */
static bool has_shani(void)
{
	unsigned eax, ebx, ecx, edx;

	return __builtin_cpu_supports("sse4.1") &&
	       __builtin_cpu_supports("ssse3") &&
	       __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) &&
	       (ebx & bit_SHA) != 0;
}
#endif

/*
 * The cost is cycles for one block in each lane, measured on a Sapphire
 * Rapids with gcc 12; tests/bench/kernel-speed measures it again, in
 * nanoseconds. Only the proportions matter: a wide kernel is used for as few
 * messages as it still hashes sooner than a narrower one does by turns. So
 * with AVX-512 sixteen lanes of MD5 pay even for one message, those of
 * SHA-512 from two on, and where the SHA extensions hash a few, those of SHA-1
 * from four, of SHA-256 from nine.
 */
static const struct fonds_kernel kernels[] = {
#ifdef FONDS_HAS_X86_64_KERNELS
	{ "avx512", FONDS_MD5, 16, 305, has_avx512, fonds_md5_avx512 },
	{ "avx512", FONDS_SHA1, 16, 455, has_avx512, fonds_sha1_avx512 },
	{ "avx512", FONDS_SHA256, 16, 910, has_avx512, fonds_sha256_avx512 },
	{ "avx512", FONDS_SHA512, 8, 1095, has_avx512, fonds_sha512_avx512 },
	{ "avx2", FONDS_MD5, 8, 470, has_avx2, fonds_md5_avx2 },
	{ "avx2", FONDS_SHA1, 8, 505, has_avx2, fonds_sha1_avx2 },
	{ "avx2", FONDS_SHA256, 8, 1170, has_avx2, fonds_sha256_avx2 },
	{ "avx2", FONDS_SHA512, 4, 1470, has_avx2, fonds_sha512_avx2 },
	{ "shani", FONDS_SHA1, 1, 116, has_shani, fonds_sha1_shani },
	{ "shani", FONDS_SHA256, 2, 190, has_shani, fonds_sha256_shani_x2 },
	{ "shani", FONDS_SHA256, 1, 128, has_shani, fonds_sha256_shani_x1 },
#endif
	{ "portable", FONDS_MD5, 1, 310, has_any, fonds_md5_portable },
	{ "portable", FONDS_SHA1, 1, 270, has_any, fonds_sha1_portable },
	{ "portable", FONDS_SHA256, 1, 635, has_any, fonds_sha256_portable },
	{ "portable", FONDS_SHA512, 1, 890, has_any, fonds_sha512_portable },
};

#define KERNEL_COUNT (sizeof(kernels) / sizeof(kernels[0]))

static enum fonds_kernel_verdict verdicts[KERNEL_COUNT];
static const struct fonds_kernel_table built_in = { kernels, verdicts,
	KERNEL_COUNT };
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of verdicts */

const struct fonds_kernel *fonds_kernel_list(size_t *count)
{
	*count = KERNEL_COUNT;
	return kernels;
}

static bool is_of_unit(const struct fonds_kernel *kernel, const char *unit)
{
	return !unit || strcmp(kernel->unit, unit) == 0;
}

/* The units of the table, each once, after "libcrypto". */
static enum fonds_status fail_unknown(const struct fonds_kernel_table *table,
	const char *unit, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer names;
	const char *last = "";

	fonds_buffer_init(&names, 256);
	fonds_buffer_add_text(&names, NO_UNIT);
	for (size_t i = 0; i < table->count; i++) {
		if (!is_of_unit(&table->kernels[i], last))
			fonds_buffer_printf(
				&names, ", %s", table->kernels[i].unit);
		last = table->kernels[i].unit;
	}
	return fonds_fail(error, FONDS_ERR_INVALID,
		"FONDS_DIGEST is '%s', not one of: %s", unit,
		fonds_buffer_text(&names));
}

static enum fonds_status check_unit(const struct fonds_kernel_table *table,
	const char *unit, struct fonds_error **error)
{
	if (!unit)
		return FONDS_OK;
	for (size_t i = 0; i < table->count; i++) {
		if (!is_of_unit(&table->kernels[i], unit))
			continue;
		if (table->kernels[i].is_supported())
			return FONDS_OK;
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"FONDS_DIGEST is '%s', which this processor does not "
			"have",
			unit);
	}
	return fail_unknown(table, unit, error);
}

/* Checked once; the verdict stays. */
static enum fonds_status is_usable(const struct fonds_kernel_table *table,
	size_t i, bool *ret, struct fonds_error **error)
{
	bool is_sound = false;

	*ret = false;
	if (!table->kernels[i].is_supported())
		return FONDS_OK;
	if (table->verdicts[i] == FONDS_KERNEL_UNCHECKED) {
		enum fonds_status status = fonds_kernel_check(
			&table->kernels[i], &is_sound, error);

		if (status < 0)
			return status;
		table->verdicts[i] = is_sound ? FONDS_KERNEL_SOUND
					      : FONDS_KERNEL_BROKEN;
	}
	*ret = table->verdicts[i] == FONDS_KERNEL_SOUND;
	return FONDS_OK;
}

static unsigned cost_of(const struct fonds_kernel *kernel, unsigned messages)
{
	unsigned turns = (messages + kernel->lanes - 1) / kernel->lanes;

	return turns * kernel->cost;
}

/* Where it is no better than what is planned, the plan stays. */
static void plan_kernel(
	struct fonds_kernel_plan *plan, const struct fonds_kernel *kernel)
{
	for (unsigned i = 1; i <= FONDS_KERNEL_LANES_MAX; i++)
		if (!plan->best[i] ||
			cost_of(kernel, i) < cost_of(plan->best[i], i))
			plan->best[i] = kernel;
}

/*
 * Without a kernel of several lanes libcrypto is better: it has instructions
 * for one message on many processors. Who names a unit gets it all the same.
 */
enum fonds_status fonds_kernel_plan_make(const struct fonds_kernel_table *table,
	enum fonds_algorithm family, const char *unit,
	struct fonds_kernel_plan *ret, struct fonds_error **error)
{
	struct fonds_kernel_plan plan = { 0 };
	enum fonds_status status = check_unit(table, unit, error);
	unsigned lanes = unit ? 2 : 1;

	if (status < 0)
		return status;
	for (size_t i = 0; i < table->count; i++) {
		const struct fonds_kernel *kernel = &table->kernels[i];
		bool usable;

		if (kernel->family != family || !is_of_unit(kernel, unit))
			continue;
		status = is_usable(table, i, &usable, error);
		if (status < 0)
			return status;
		if (!usable)
			continue;
		plan_kernel(&plan, kernel);
		lanes = kernel->lanes > lanes ? kernel->lanes : lanes;
	}
	*ret = lanes > 1 ? plan : (struct fonds_kernel_plan){ 0 };
	return FONDS_OK;
}

static const char *wanted_unit(void)
{
	const char *unit = getenv("FONDS_DIGEST");

	return unit && unit[0] != '\0' ? unit : NULL;
}

enum fonds_status fonds_kernel_plan_get(enum fonds_algorithm family,
	struct fonds_kernel_plan *ret, struct fonds_error **error)
{
	const char *unit = wanted_unit();
	enum fonds_status status;

	if (unit && strcmp(unit, NO_UNIT) == 0) {
		*ret = (struct fonds_kernel_plan){ 0 };
		return FONDS_OK;
	}
	pthread_mutex_lock(&lock);
	status = fonds_kernel_plan_make(&built_in, family, unit, ret, error);
	pthread_mutex_unlock(&lock);
	return status;
}

/* The kernels of a plan, the widest first. */
static void describe_plan(
	struct fonds_buffer *text, const struct fonds_kernel_plan *plan)
{
	const struct fonds_kernel *last = NULL;

	for (unsigned i = FONDS_KERNEL_LANES_MAX; i > 0; i--) {
		const struct fonds_kernel *kernel = plan->best[i];

		if (kernel && kernel != last)
			fonds_buffer_printf(text, "%s%s x%u", last ? ", " : "",
				kernel->unit, kernel->lanes);
		last = kernel;
	}
	if (!last)
		fonds_buffer_add_text(text, NO_UNIT);
}

static void describe_broken(
	struct fonds_buffer *text, enum fonds_algorithm family)
{
	pthread_mutex_lock(&lock);
	for (size_t i = 0; i < KERNEL_COUNT; i++)
		if (kernels[i].family == family &&
			verdicts[i] == FONDS_KERNEL_BROKEN)
			fonds_buffer_printf(text, " (broken: %s x%u)",
				kernels[i].unit, kernels[i].lanes);
	pthread_mutex_unlock(&lock);
}

enum fonds_status fonds_kernels_describe(
	char ret[FONDS_KERNELS_TEXT_MAX], struct fonds_error **error)
{
	static const enum fonds_algorithm families[] = { FONDS_MD5, FONDS_SHA1,
		FONDS_SHA256, FONDS_SHA512 };
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	enum fonds_status status;

	fonds_buffer_init(&text, FONDS_KERNELS_TEXT_MAX - 1);
	for (size_t i = 0; i < 4; i++) {
		struct fonds_kernel_plan plan;

		status = fonds_kernel_plan_get(families[i], &plan, error);
		if (status < 0)
			return status;
		fonds_buffer_printf(&text, "%s%s: ", i > 0 ? "; " : "",
			fonds_algorithm_name(families[i]));
		describe_plan(&text, &plan);
		describe_broken(&text, families[i]);
	}
	status = fonds_buffer_check(&text, "the list of kernels", error);
	if (status == FONDS_OK)
		memcpy(ret, fonds_buffer_text(&text), text.size + 1);
	return status;
}
