/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/algorithm.h"
#include "fixity/digest/block-scheme.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/kernel-check.h"
#include "fixity/digest/kernel.h"
#include "tests/unit/fault.h"

#define LENGTH_MAX 1024
#define LANES_MAX FONDS_KERNEL_LANES_MAX

/* Every kernel of this processor in turn, those of other ones named. */
static void for_each_kernel(void (*visit)(const struct fonds_kernel *kernel))
{
	size_t count;
	const struct fonds_kernel *kernels = fonds_kernel_list(&count);

	for (size_t i = 0; i < count; i++) {
		if (kernels[i].is_supported())
			visit(&kernels[i]);
		else
			print_message("skipped: %s of %s x%u, not on this "
				      "processor\n",
				fonds_algorithm_name(kernels[i].family),
				kernels[i].unit, kernels[i].lanes);
	}
}

/*
 * Messages as a kernel reads them: whole blocks, and the padded end. The
 * memory ends with the blocks, so that the sanitizer sees one byte too much.
 */
struct message {
	uint8_t *memory;
	uint8_t *data;
	uint8_t tail[FONDS_TAIL_SIZE];
	size_t tail_blocks;
	struct fonds_digest digest; /* by libcrypto */
};

static void make_message(struct message *message,
	const struct fonds_kernel *kernel, size_t length, size_t offset,
	uint8_t seed)
{
	const struct fonds_block_scheme *scheme = fonds_block_scheme_get(
		kernel->family);
	size_t whole = length - length % scheme->block_size;
	uint8_t bytes[LENGTH_MAX];

	for (size_t i = 0; i < length; i++)
		bytes[i] = (uint8_t)(seed + i * (2U * seed + 1) + (i >> 3));
	assert_int_equal(FONDS_OK, fonds_digest_memory(kernel->family, bytes,
					   length, &message->digest, NULL));
	message->tail_blocks = fonds_block_scheme_pad(
		scheme, bytes + whole, length, message->tail);
	message->memory = malloc(offset + whole > 0 ? offset + whole : 1);
	assert_non_null(message->memory);
	message->data = message->memory + offset;
	memcpy(message->data, bytes, whole);
}

/* As many messages of one length as there are lanes, all different. */
static void check_length(const struct fonds_kernel *kernel, size_t length,
	size_t offset, size_t offset_step)
{
	const struct fonds_block_scheme *scheme = fonds_block_scheme_get(
		kernel->family);
	_Alignas(64) uint64_t states[8 * LANES_MAX];
	struct message messages[LANES_MAX];
	const uint8_t *data[LANES_MAX] = { NULL }, *tails[LANES_MAX] = { NULL };
	union fonds_block_state state;

	fonds_block_scheme_start(scheme, &state);
	for (size_t i = 0; i < kernel->lanes; i++) {
		struct message *message = &messages[i];

		make_message(message, kernel, length,
			(offset + i * offset_step) % 64, (uint8_t)(i * 7 + 1));
		data[i] = message->data;
		tails[i] = message->tail + FONDS_TAIL_SIZE -
			   message->tail_blocks * scheme->block_size;
		fonds_block_state_to_lane(
			scheme, &state, states, kernel->lanes, i);
	}
	kernel->run(states, data, length / scheme->block_size);
	kernel->run(states, tails, messages[0].tail_blocks);
	for (size_t i = 0; i < kernel->lanes; i++) {
		struct fonds_digest digest;

		fonds_block_state_from_lane(
			scheme, &state, states, kernel->lanes, i);
		fonds_block_scheme_finish(scheme, &state, &digest);
		if (!fonds_digest_equal(&messages[i].digest, &digest))
			fail_msg("%s of %s x%u: %zu bytes, lane %zu",
				fonds_algorithm_name(kernel->family),
				kernel->unit, kernel->lanes, length, i);
		free(messages[i].memory);
	}
}

static void check_lengths(const struct fonds_kernel *kernel)
{
	for (size_t length = 0; length <= LENGTH_MAX; length++)
		check_length(kernel, length, length, 11);
}

static void check_offsets(const struct fonds_kernel *kernel)
{
	for (size_t offset = 0; offset < 64; offset++) {
		check_length(kernel, 300, offset, 0);
		check_length(kernel, 300, offset, 1);
	}
}

static void test_agrees_with_libcrypto_at_every_length(void **state)
{
	(void)state;
	for_each_kernel(check_lengths);
}

static void test_agrees_with_libcrypto_at_every_alignment(void **state)
{
	(void)state;
	for_each_kernel(check_offsets);
}

static void check_kernel(const struct fonds_kernel *kernel)
{
	bool is_sound = false;

	assert_int_equal(FONDS_OK, fonds_kernel_check(kernel, &is_sound, NULL));
	assert_true(is_sound);
	assert_in_range(kernel->lanes, 1, LANES_MAX);
	assert_true(kernel->cost > 0);
}

static void test_every_kernel_passes_its_check(void **state)
{
	(void)state;
	for_each_kernel(check_kernel);
}

/*
 * Kernels for the tests, of any number of lanes, made of the portable one,
 * and one thing that goes wrong in them.
 */
static struct {
	size_t lanes;
	size_t broken_lane;
	size_t broken_blocks; /* only runs of so many go wrong */
	bool is_broken;
} model;

static const struct fonds_kernel *portable_md5(void)
{
	size_t count;
	const struct fonds_kernel *kernels = fonds_kernel_list(&count);

	for (size_t i = 0; i < count; i++)
		if (strcmp(kernels[i].unit, "portable") == 0 &&
			kernels[i].family == FONDS_MD5)
			return &kernels[i];
	fail_msg("there is no portable kernel");
	return NULL;
}

static void run_model(void *states, const uint8_t *const *data, size_t blocks)
{
	uint32_t *words = states;

	for (size_t lane = 0; lane < model.lanes; lane++) {
		uint32_t own[4];

		for (size_t i = 0; i < 4; i++)
			own[i] = words[i * model.lanes + lane];
		portable_md5()->run(own, data + lane, blocks);
		if (model.is_broken && lane == model.broken_lane &&
			blocks == model.broken_blocks)
			own[3] ^= 0x80000000;
		for (size_t i = 0; i < 4; i++)
			words[i * model.lanes + lane] = own[i];
	}
}

static bool is_here(void)
{
	return true;
}

static bool is_not_here(void)
{
	return false;
}

static bool passes_check(size_t lanes)
{
	struct fonds_kernel kernel = { "model", FONDS_MD5, (unsigned)lanes, 1,
		is_here, run_model };
	bool is_sound;

	model.lanes = lanes;
	assert_int_equal(
		FONDS_OK, fonds_kernel_check(&kernel, &is_sound, NULL));
	return is_sound;
}

static void test_the_check_finds_one_bit_in_any_lane(void **state)
{
	(void)state;
	for (size_t lanes = 1; lanes <= LANES_MAX; lanes++) {
		model.is_broken = false;
		assert_true(passes_check(lanes));
		model.is_broken = true;
		for (model.broken_lane = 0; model.broken_lane < lanes;
			model.broken_lane++)
			for (model.broken_blocks = 1; model.broken_blocks <= 3;
				model.broken_blocks++)
				assert_false(passes_check(lanes));
	}
}

static struct fonds_kernel test_kernels[] = {
	{ "model", FONDS_MD5, 4, 10, is_here, run_model },
	{ "plain", FONDS_MD5, 1, 4, is_here, NULL },
	{ "absent", FONDS_MD5, 16, 1, is_not_here, NULL },
};

/* Each call with a table of its own, so that nothing was checked before. */
static enum fonds_status plan_model(const char *unit,
	enum fonds_kernel_verdict verdicts[3], struct fonds_kernel_plan *plan,
	struct fonds_error **error)
{
	struct fonds_kernel_table table = { test_kernels, verdicts, 3 };

	model.lanes = 4;
	test_kernels[1].run = portable_md5()->run;
	memset(verdicts, 0, 3 * sizeof(verdicts[0]));
	return fonds_kernel_plan_make(&table, FONDS_MD5, unit, plan, error);
}

static void test_a_wide_kernel_is_used_where_it_pays(void **state)
{
	enum fonds_kernel_verdict verdicts[3];
	struct fonds_kernel_plan plan;

	(void)state;
	model.is_broken = false;
	assert_int_equal(FONDS_OK, plan_model(NULL, verdicts, &plan, NULL));
	assert_null(plan.best[0]);
	assert_ptr_equal(&test_kernels[1], plan.best[1]);
	assert_ptr_equal(&test_kernels[1], plan.best[2]); /* 8, against 10 */
	assert_ptr_equal(&test_kernels[0], plan.best[3]); /* 12, against 10 */
	assert_ptr_equal(&test_kernels[0], plan.best[4]);
	assert_ptr_equal(&test_kernels[0], plan.best[5]); /* 20, against 20 */
	assert_ptr_equal(&test_kernels[0], plan.best[16]);
	assert_int_equal(FONDS_KERNEL_SOUND, verdicts[0]);
	assert_int_equal(FONDS_KERNEL_SOUND, verdicts[1]);
	assert_int_equal(FONDS_KERNEL_UNCHECKED, verdicts[2]);
}

static void test_a_broken_kernel_is_not_used(void **state)
{
	enum fonds_kernel_verdict verdicts[3];
	struct fonds_kernel_plan plan;

	(void)state;
	model.is_broken = true;
	model.broken_lane = 3;
	model.broken_blocks = 3;
	assert_int_equal(FONDS_OK, plan_model("model", verdicts, &plan, NULL));
	assert_null(plan.best[1]);
	assert_null(plan.best[16]);
	assert_int_equal(FONDS_KERNEL_BROKEN, verdicts[0]);
	/* What is left has one lane, and libcrypto has that, too. */
	assert_int_equal(FONDS_OK, plan_model(NULL, verdicts, &plan, NULL));
	assert_null(plan.best[16]);
}

static void test_a_unit_is_used_alone_when_it_is_named(void **state)
{
	enum fonds_kernel_verdict verdicts[3];
	struct fonds_kernel_plan plan;

	(void)state;
	model.is_broken = false;
	assert_int_equal(FONDS_OK, plan_model("model", verdicts, &plan, NULL));
	assert_ptr_equal(&test_kernels[0], plan.best[1]);
	assert_int_equal(FONDS_KERNEL_UNCHECKED, verdicts[1]);
	assert_int_equal(FONDS_OK, plan_model("plain", verdicts, &plan, NULL));
	assert_ptr_equal(&test_kernels[1], plan.best[16]);
}

static void assert_refused(
	enum fonds_status expected, const char *unit, const char *text)
{
	enum fonds_kernel_verdict verdicts[3];
	struct fonds_kernel_plan plan;
	struct fonds_error *error = NULL;

	assert_int_equal(expected, plan_model(unit, verdicts, &plan, &error));
	assert_string_equal(text, fonds_error_message(error));
	fonds_error_free(error);
}

static void test_a_unit_that_cannot_be_had_is_an_error(void **state)
{
	(void)state;
	assert_refused(FONDS_ERR_INVALID, "mmx",
		"FONDS_DIGEST is 'mmx', not one of: libcrypto, model, plain, "
		"absent");
	assert_refused(FONDS_ERR_UNSUPPORTED, "absent",
		"FONDS_DIGEST is 'absent', which this processor does not "
		"have");
}

static void assert_described(const char *unit, const char *expected)
{
	char text[FONDS_KERNELS_TEXT_MAX];

	setenv("FONDS_DIGEST", unit, 1);
	assert_int_equal(FONDS_OK, fonds_kernels_describe(text, NULL));
	assert_string_equal(expected, text);
}

static void test_the_environment_names_the_unit(void **state)
{
	static const char *const libcrypto =
		"md5: libcrypto; sha1: libcrypto; sha256: libcrypto; sha512: "
		"libcrypto";
	struct fonds_error *error = NULL;
	struct fonds_kernel_plan plan;
	char text[FONDS_KERNELS_TEXT_MAX], again[FONDS_KERNELS_TEXT_MAX];

	(void)state;
	assert_described("libcrypto", libcrypto);
	assert_described("portable", "md5: portable x1; sha1: portable x1; "
				     "sha256: portable x1; sha512: portable "
				     "x1");
	setenv("FONDS_DIGEST", "AVX512", 1);
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_kernels_describe(text, &error));
	assert_non_null(strstr(fonds_error_message(error),
		"FONDS_DIGEST is 'AVX512', not one of: libcrypto, "));
	fonds_error_free(error);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_kernel_plan_get(FONDS_SHA1, &plan, NULL));
	setenv("FONDS_DIGEST", "", 1);
	assert_int_equal(FONDS_OK, fonds_kernels_describe(text, NULL));
	unsetenv("FONDS_DIGEST");
	assert_int_equal(FONDS_OK, fonds_kernels_describe(again, NULL));
	assert_string_equal(text, again);
	print_message("%s\n", text);
}

/* What libcrypto has no memory for is no verdict on the kernel. */
static void test_survives_a_failed_allocation(void **state)
{
	unsigned failures = 0;

	(void)state;
	model.is_broken = false;
	for (unsigned n = 0;; n++) {
		enum fonds_kernel_verdict verdicts[3];
		struct fonds_kernel_plan plan;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = plan_model("model", verdicts, &plan, NULL);
		fault_disarm();
		if (status < 0)
			assert_int_equal(FONDS_KERNEL_UNCHECKED, verdicts[0]);
		failures += status < 0;
		if (!fault_fired())
			break;
	}
	assert_true(failures > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_agrees_with_libcrypto_at_every_length),
		cmocka_unit_test(test_agrees_with_libcrypto_at_every_alignment),
		cmocka_unit_test(test_every_kernel_passes_its_check),
		cmocka_unit_test(test_the_check_finds_one_bit_in_any_lane),
		cmocka_unit_test(test_a_wide_kernel_is_used_where_it_pays),
		cmocka_unit_test(test_a_broken_kernel_is_not_used),
		cmocka_unit_test(test_a_unit_is_used_alone_when_it_is_named),
		cmocka_unit_test(test_a_unit_that_cannot_be_had_is_an_error),
		cmocka_unit_test(test_the_environment_names_the_unit),
		cmocka_unit_test(test_survives_a_failed_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
