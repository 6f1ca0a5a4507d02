/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "metadata/format/pattern-match.h"
#include "tests/unit/fault.h"

#define ENDLESS FONDS_PATTERN_ENDLESS
#define BUDGET ((uint64_t)1 << 40)

/* What a run found: a match, from its first place to its last. */
struct found {
	bool is_match;
	uint32_t first;
	uint32_t last;
};

static struct fonds_pattern_scratch scratch;

static struct found run(const char *text, const char *data, size_t size,
	bool from_end, uint32_t least, uint32_t most)
{
	struct fonds_pattern_bytes bytes = {
		.data = (const uint8_t *)data,
		.size = (uint32_t)size,
		.from_end = from_end,
	};
	struct fonds_interval place = { 0 };
	struct fonds_pattern pattern;
	struct fonds_arena arena;
	struct found found = { 0 };

	fonds_arena_init(&arena, 1 << 20);
	assert_int_equal(FONDS_OK,
		fonds_pattern_compile(&arena, text, from_end, &pattern, NULL));
	scratch.budget = BUDGET;
	found.is_match = fonds_pattern_match(
		&scratch, &pattern, &bytes, least, most, &place);
	found.first = place.first;
	found.last = place.last;
	assert_false(fonds_pattern_scratch_has_failed(&scratch));
	assert_true(scratch.budget > 0);
	fonds_arena_clear(&arena);
	return found;
}

static void each_operator_matches_what_it_says_and_no_more(void **state)
{
	static const struct {
		const char *pattern;
		const char *match;
		const char *other; /* differs where it matters */
	} cases[] = {
		{ "4142", "AB", "AC" },
		{ "4142", "AB", "A" },
		{ "41??43", "AxC", "ABD" },
		{ "41??43", "AxC", "AC" },
		{ "41{2}44", "AxxD", "AxD" },
		{ "41{2}44", "AxxD", "AxxxD" },
		{ "41{0-2}44", "AD", "AxxxD" },
		{ "41{0-2}44", "AxxD", "AxxxD" },
		{ "41{1-2}44", "AxD", "AD" },
		{ "41{2-*}44", "AxxxxD", "AxD" },
		{ "41{2-*}44", "AxxD", "AD" },
		{ "41*44", "AD", "AC" },
		{ "41*44", "AxxxxxxxD", "D" },
		{ "[41:43]", "A", "@" },
		{ "[41:43]", "C", "D" },
		{ "[!41]", "B", "A" },
		{ "[!41:43]", "@", "B" },
		{ "[!41:43]", "D", "C" },
		{ "[41]", "A", "B" },
		{ "[4142:4241]", "AB", "AA" },
		{ "[4142:4241]", "Az", "BB" },
		{ "[!4142]", "AC", "AB" },
		{ "[!4142]", "BB", "AB" },
		{ "[&41]", "C", "B" },
		{ "[!&41]", "B", "C" },
		{ "(41|4243)", "A", "B" },
		{ "(41|4243)", "BC", "BD" },
		{ "(41|4243)44", "BCD", "AC" },
		{ "(41|(42|43)44)45", "CDE", "CE" },
		{ "(41|(42|43)44)45", "AE", "BE" },
		{ "(41{1-2}|42)45", "AxxE", "AxxxE" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		for (int from_end = 0; from_end <= 1; from_end++) {
			size_t size = strlen(cases[i].match);
			struct found found = run(cases[i].pattern,
				cases[i].match, size, from_end, 0, 0);

			assert_true(found.is_match);
			assert_int_equal(0, found.first);
			assert_int_equal(size, found.last);
			assert_false(run(cases[i].pattern, cases[i].other,
				strlen(cases[i].other), from_end, 0, 0)
					     .is_match);
		}
	}
}

static void a_match_begins_only_where_it_may(void **state)
{
	(void)state;
	assert_true(run("41", "xxAxx", 5, false, 2, 2).is_match);
	assert_true(run("41", "xxAxx", 5, false, 0, 2).is_match);
	assert_true(run("41", "xxAxx", 5, false, 0, ENDLESS).is_match);
	assert_false(run("41", "xxAxx", 5, false, 0, 1).is_match);
	assert_false(run("41", "xxAxx", 5, false, 3, ENDLESS).is_match);
	assert_false(run("41", "xxAxx", 5, false, 5, ENDLESS).is_match);
	assert_false(run("41", "", 0, false, 0, ENDLESS).is_match);
	/* Places from the end count from there. */
	assert_true(run("41", "xAxx", 4, true, 2, 2).is_match);
	assert_false(run("41", "xAxx", 4, true, 0, 1).is_match);
	assert_false(run("41", "xAxx", 4, true, 3, 4).is_match);
}

static void the_nearest_match_is_told(void **state)
{
	struct found found = run("41*42", "xAxBxAB", 7, false, 0, ENDLESS);

	(void)state;
	assert_int_equal(1, found.first);
	assert_int_equal(4, found.last);
	found = run("41*42", "xAxBxABx", 8, true, 0, ENDLESS);
	assert_int_equal(1, found.first);
	assert_int_equal(3, found.last);
}

/* What is left of the pattern behind a closing bracket. */
struct rest {
	const char *at;
	const struct rest *next;
};

static const char *after_branch(const char *at)
{
	for (int depth = 0; *at; at++) {
		if (depth == 0 && strchr("|)", *at))
			break;
		depth += (*at == '(') - (*at == ')');
	}
	return at;
}

static const char *after_brackets(const char *at)
{
	while (*at == '|' || *at != ')')
		at = after_branch(*at == '|' ? at + 1 : at);
	return at + 1;
}

static unsigned byte_of(const char *at)
{
	char digits[3] = { at[0], at[1], '\0' };

	return (unsigned)strtoul(digits, NULL, 16);
}

/* One of [aa] [aa:bb] [!aa] [!aa:bb] [&aa] [!&aa]. */
static bool fits_class(const char *at, unsigned byte)
{
	bool is_inverted = at[1] == '!';
	bool fits;

	at += 1 + is_inverted;
	if (*at == '&')
		fits = (byte & byte_of(at + 1)) == byte_of(at + 1);
	else if (at[2] == ':')
		fits = byte >= byte_of(at) && byte <= byte_of(at + 3);
	else
		fits = byte == byte_of(at);
	return fits != is_inverted;
}

/*
 * The reference: tries everything in turn, without any thought. A bit for
 * each place at which a match of the rest from place can end.
 */
static uint64_t try(const char *at, const struct rest *rest, const char *data,
	size_t size, size_t place)
{
	uint64_t ends = 0;
	unsigned least = 0;
	unsigned most = (unsigned)size;
	int used = 1;

	if (place > size)
		return 0;
	if (!*at || strchr("|)", *at))
		return rest ? try(rest->at, rest->next, data, size, place)
			    : UINT64_C(1) << place;
	if (*at == '(') {
		struct rest next = { after_brackets(at + 1), rest };

		for (at++;; at++) {
			ends |= try(at, &next, data, size, place);
			at = after_branch(at);
			if (*at == ')')
				return ends;
		}
	}
	if (*at == '[') {
		if (place == size || !fits_class(at, (uint8_t)data[place]))
			return 0;
		return try(strchr(at, ']') + 1, rest, data, size, place + 1);
	}
	if (*at == '?') {
		least = most = 1;
		used = 2;
	} else if (*at == '{') {
		if (sscanf(at, "{%u-%u}", &least, &most) == 1 &&
			at[strspn(at, "{0123456789")] == '}')
			most = least;
		used = (int)(strchr(at, '}') + 1 - at);
	} else if (*at != '*') {
		if (place == size || byte_of(at) != (uint8_t)data[place])
			return 0;
		return try(at + 2, rest, data, size, place + 1);
	}
	for (unsigned n = least; n <= most; n++)
		ends |= try(at + used, rest, data, size, place + n);
	return ends;
}

static struct found reference(const char *text, const char *data, size_t size,
	bool from_end, uint32_t least, uint32_t most)
{
	struct found found = { 0 };

	for (size_t first = 0; first <= size; first++) {
		uint64_t ends = try(text, NULL, data, size, first);

		for (size_t last = first; last <= size; last++) {
			size_t begin = from_end ? size - last : first;
			size_t end = from_end ? size - first : last;

			if (!(ends >> last & 1) || begin < least ||
				begin > most ||
				(found.is_match &&
					(begin > found.first ||
						(begin == found.first &&
							end >= found.last))))
				continue;
			found = (struct found){ true, (uint32_t)begin,
				(uint32_t)end };
		}
	}
	return found;
}

static uint32_t below(uint32_t limit)
{
	static uint64_t seed = 1;

	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(seed >> 33) % limit;
}

static const char *const pieces[] = { "41", "42", "43", "4142", "??", "*",
	"{2}", "{1-3}", "{0-1}", "{2-*}", "[41:42]", "[!41]", "[!42:43]",
	"[&01]", "[!&02]", "[42]" };

static void put_random(char *text, size_t items, unsigned depth)
{
	for (size_t i = 0; i < items; i++) {
		if (depth < 2 && below(5) == 0) {
			strcat(text, "(");
			put_random(text, 1 + below(2), depth + 1);
			strcat(text, "|");
			put_random(text, 1 + below(3), depth + 1);
			strcat(text, ")");
		} else {
			strcat(text, pieces[below(16)]);
		}
	}
}

static bool is_all_gaps(const char *text)
{
	return !strpbrk(text, "[4");
}

static void patterns_match_as_the_reference_does(void **state)
{
	unsigned matches = 0;

	(void)state;
	for (unsigned n = 0; n < 40000; n++) {
		char text[2048] = "";
		char data[16];
		size_t size = below(13);
		uint32_t least = below(3);
		uint32_t most = below(3) ? least + below(6) : ENDLESS;
		bool from_end = below(2);
		struct found expected;
		struct found found;

		put_random(text, 1 + below(5), 0);
		if (is_all_gaps(text))
			continue;
		for (size_t i = 0; i < size; i++)
			data[i] = (char)('A' + below(3));
		expected = reference(text, data, size, from_end, least, most);
		found = run(text, data, size, from_end, least, most);
		if (expected.is_match != found.is_match ||
			expected.first != found.first ||
			expected.last != found.last)
			print_message("%s over %.*s, %d, %u to %u\n", text,
				(int)size, data, from_end, least, most);
		assert_int_equal(expected.is_match, found.is_match);
		assert_int_equal(expected.first, found.first);
		assert_int_equal(expected.last, found.last);
		matches += found.is_match;
	}
	/* Both kinds of answers were tested. */
	assert_true(matches > 5000 && matches < 35000);
}

static void a_spent_budget_is_no_match_and_no_waiting(void **state)
{
	struct fonds_pattern_bytes bytes = { .size = 1 << 20 };
	struct fonds_interval place;
	struct fonds_pattern pattern;
	struct fonds_arena arena;
	char *data = calloc(1, bytes.size);
	char text[4096] = "";

	(void)state;
	assert_non_null(data);
	bytes.data = (const uint8_t *)data;
	for (int i = 0; i < 300; i++)
		strcat(text, "(00|0000)*");
	strcat(text, "01");
	fonds_arena_init(&arena, 1 << 20);
	assert_int_equal(FONDS_OK,
		fonds_pattern_compile(&arena, text, false, &pattern, NULL));
	scratch.budget = 1 << 22;
	assert_false(fonds_pattern_match(
		&scratch, &pattern, &bytes, 0, ENDLESS, &place));
	assert_int_equal(0, scratch.budget);
	fonds_arena_clear(&arena);
	free(data);
}

static void no_memory_is_told_and_no_answer(void **state)
{
	struct fonds_pattern_bytes bytes = {
		.data = (const uint8_t *)"AxAxAxAxAxAxAxAxAxAxAxAxAxAxAxAxAxAB",
		.size = 36,
	};
	struct fonds_interval place;
	struct fonds_pattern pattern;
	struct fonds_arena arena;

	(void)state;
	fonds_arena_init(&arena, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_pattern_compile(&arena, "(41|43)(42|43)", false,
				  &pattern, NULL));
	for (unsigned n = 0;; n++) {
		fonds_cleanup(fonds_pattern_scratch_clear) struct
			fonds_pattern_scratch own = { .budget = BUDGET };
		bool is_match;

		fault_arm(FAULT_ALLOC, n);
		is_match = fonds_pattern_match(
			&own, &pattern, &bytes, 0, ENDLESS, &place);
		fault_disarm();
		if (!fault_fired()) {
			assert_true(is_match);
			assert_false(fonds_pattern_scratch_has_failed(&own));
			assert_true(n > 5);
			break;
		}
		assert_true(fonds_pattern_scratch_has_failed(&own));
	}
	fonds_arena_clear(&arena);
}

static int clear(void **state)
{
	(void)state;
	fonds_pattern_scratch_clear(&scratch);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			each_operator_matches_what_it_says_and_no_more),
		cmocka_unit_test(a_match_begins_only_where_it_may),
		cmocka_unit_test(the_nearest_match_is_told),
		cmocka_unit_test(patterns_match_as_the_reference_does),
		cmocka_unit_test(a_spent_budget_is_no_match_and_no_waiting),
		cmocka_unit_test(no_memory_is_told_and_no_answer),
	};

	return cmocka_run_group_tests(tests, NULL, clear);
}
