/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/pattern.h"

#include <ctype.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"

/*
 * One pass over the text, by recursive descent, with the lengths added up on
 * the way. A program that runs from the end is turned round afterwards: the
 * operations in reverse, each as it was, since pattern-match.c reads the bytes
 * of one operation forwards in either direction.
 */
#define RANGE_MAX 16
#define BYTES_MAX UINT8_MAX
#define U32 sizeof(uint32_t)

/* A program is at most so much longer than its text: "*" is a gap. */
#define CODE_MAX (FONDS_PATTERN_TEXT_MAX * 16)

struct compiler {
	const char *text;
	const char *at;
	struct fonds_buffer code;
	unsigned depth;
	bool has_test; /* something else than gaps */
	struct fonds_error **error;
};

static void compiler_clear(struct compiler *c)
{
	fonds_buffer_clear(&c->code);
}

/* What the operations so far can match, in bytes of the file. */
struct lengths {
	uint64_t shortest;
	uint64_t longest; /* FONDS_PATTERN_ENDLESS and more: without end */
};

static enum fonds_status refuse(
	const struct compiler *c, enum fonds_status status, const char *why)
{
	return fonds_fail(c->error, status, "%s at character %zu of '%.80s'",
		why, (size_t)(c->at - c->text) + 1, c->text);
}

static void lengthen(struct lengths *lengths, uint64_t least, uint64_t most)
{
	lengths->shortest += least;
	lengths->longest += most;
	if (lengths->longest > FONDS_PATTERN_ENDLESS)
		lengths->longest = FONDS_PATTERN_ENDLESS;
}

static void put_u32(struct compiler *c, uint32_t value)
{
	fonds_buffer_add(&c->code, &value, sizeof(value));
}

static void put_u8(struct compiler *c, uint8_t value)
{
	fonds_buffer_add(&c->code, &value, sizeof(value));
}

static uint8_t digit(char c)
{
	return (uint8_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
}

static bool is_hex(const char *at)
{
	return isxdigit((unsigned char)at[0]) && isxdigit((unsigned char)at[1]);
}

/* Takes as many hexadecimal bytes as there are, up to maximum. */
static size_t take_hex(struct compiler *c, uint8_t *bytes, size_t maximum)
{
	size_t count = 0;

	while (count < maximum && is_hex(c->at)) {
		bytes[count++] = (uint8_t)(digit(c->at[0]) << 4 |
					   digit(c->at[1]));
		c->at += 2;
	}
	return count;
}

static bool take(struct compiler *c, char wanted)
{
	if (*c->at != wanted)
		return false;
	c->at++;
	return true;
}

static enum fonds_status compile_bytes(
	struct compiler *c, struct lengths *lengths)
{
	uint8_t bytes[BYTES_MAX];
	size_t count = take_hex(c, bytes, sizeof(bytes));

	if (count == 0)
		return refuse(
			c, FONDS_ERR_FORMAT, "no pair of hexadecimal digits");
	put_u8(c, FONDS_OP_BYTES);
	put_u8(c, (uint8_t)count);
	fonds_buffer_add(&c->code, bytes, count);
	c->has_test = true;
	lengthen(lengths, count, count);
	return FONDS_OK;
}

static void put_gap(struct compiler *c, struct lengths *lengths, uint32_t least,
	uint32_t most)
{
	put_u8(c, FONDS_OP_GAP);
	put_u32(c, least);
	put_u32(c, most);
	lengthen(lengths, least, most);
}

static enum fonds_status take_number(struct compiler *c, uint32_t *ret)
{
	uint32_t value = 0;

	if (!isdigit((unsigned char)*c->at))
		return refuse(c, FONDS_ERR_FORMAT, "no number");
	for (; isdigit((unsigned char)*c->at); c->at++) {
		value = value * 10 + digit(*c->at);
		if (value > FONDS_PATTERN_GAP_MAX)
			return refuse(c, FONDS_ERR_LIMIT, "too long a gap");
	}
	*ret = value;
	return FONDS_OK;
}

/* After '{'. */
static enum fonds_status compile_gap(
	struct compiler *c, struct lengths *lengths)
{
	enum fonds_status status;
	uint32_t least;
	uint32_t most;

	status = take_number(c, &least);
	most = least;
	if (status == FONDS_OK && take(c, '-')) {
		most = FONDS_PATTERN_ENDLESS;
		if (!take(c, '*'))
			status = take_number(c, &most);
	}
	if (status != FONDS_OK)
		return status;
	if (most < least)
		return refuse(c, FONDS_ERR_FORMAT,
			"a gap that ends before it "
			"begins");
	if (!take(c, '}'))
		return refuse(c, FONDS_ERR_FORMAT, "a gap without '}'");
	put_gap(c, lengths, least, most);
	return FONDS_OK;
}

static enum fonds_status compile_mask(
	struct compiler *c, bool is_inverted, struct lengths *lengths)
{
	uint8_t bits;

	if (take_hex(c, &bits, 1) != 1)
		return refuse(
			c, FONDS_ERR_FORMAT, "no pair of hexadecimal digits");
	put_u8(c, FONDS_OP_MASK);
	put_u8(c, is_inverted);
	put_u8(c, bits);
	lengthen(lengths, 1, 1);
	return FONDS_OK;
}

static enum fonds_status compile_range(
	struct compiler *c, bool is_inverted, struct lengths *lengths)
{
	uint8_t bounds[2][RANGE_MAX];
	size_t count = take_hex(c, bounds[0], RANGE_MAX);

	if (count == 0)
		return refuse(
			c, FONDS_ERR_FORMAT, "no pair of hexadecimal digits");
	memcpy(bounds[1], bounds[0], count);
	if (take(c, ':')) {
		if (take_hex(c, bounds[1], RANGE_MAX) != count)
			return refuse(c, FONDS_ERR_FORMAT,
				"bounds that differ in length");
		if (memcmp(bounds[0], bounds[1], count) > 0)
			return refuse(c, FONDS_ERR_FORMAT,
				"a range that ends before it begins");
	} else if (!is_inverted && count > 1) {
		/* A set to some programs, a sequence to others. */
		return refuse(c, FONDS_ERR_UNSUPPORTED,
			"several bytes in "
			"brackets");
	}
	put_u8(c, FONDS_OP_RANGE);
	put_u8(c, is_inverted);
	put_u8(c, (uint8_t)count);
	fonds_buffer_add(&c->code, bounds[0], count);
	fonds_buffer_add(&c->code, bounds[1], count);
	lengthen(lengths, count, count);
	return FONDS_OK;
}

/* After '['. */
static enum fonds_status compile_brackets(
	struct compiler *c, struct lengths *lengths)
{
	bool is_inverted = take(c, '!');
	enum fonds_status status =
		take(c, '&') ? compile_mask(c, is_inverted, lengths)
			     : compile_range(c, is_inverted, lengths);

	if (status == FONDS_OK && !take(c, ']'))
		return refuse(c, FONDS_ERR_FORMAT, "no ']'");
	c->has_test = true;
	return status;
}

static enum fonds_status compile_items(
	struct compiler *c, struct lengths *lengths);

/* The 4 bytes at the place are the size of what came after them. */
static void put_size(struct compiler *c, size_t place)
{
	uint32_t size = (uint32_t)(c->code.size - place - U32);

	if (c->code.status == FONDS_OK)
		memcpy(c->code.data + place, &size, sizeof(size));
}

static enum fonds_status compile_branch(
	struct compiler *c, struct lengths *either)
{
	struct lengths lengths = { 0 };
	size_t place = c->code.size;
	enum fonds_status status;

	put_u32(c, 0);
	status = compile_items(c, &lengths);
	put_size(c, place);
	if (lengths.shortest < either->shortest)
		either->shortest = lengths.shortest;
	if (lengths.longest > either->longest)
		either->longest = lengths.longest;
	return status;
}

/* After '('. */
static enum fonds_status compile_one_of(
	struct compiler *c, struct lengths *lengths)
{
	struct lengths either = { .shortest = UINT32_MAX };
	enum fonds_status status;
	size_t place;

	if (++c->depth > FONDS_PATTERN_DEPTH_MAX)
		return refuse(c, FONDS_ERR_LIMIT, "too many brackets open");
	put_u8(c, FONDS_OP_ONE_OF);
	place = c->code.size;
	put_u32(c, 0);
	do
		status = compile_branch(c, &either);
	while (status == FONDS_OK && take(c, '|'));
	put_size(c, place);
	if (status == FONDS_OK && !take(c, ')'))
		return refuse(c, FONDS_ERR_FORMAT, "no ')'");
	c->depth--;
	lengthen(lengths, either.shortest, either.longest);
	return status;
}

static enum fonds_status compile_item(
	struct compiler *c, struct lengths *lengths)
{
	if (take(c, '('))
		return compile_one_of(c, lengths);
	if (take(c, '['))
		return compile_brackets(c, lengths);
	if (take(c, '{'))
		return compile_gap(c, lengths);
	if (take(c, '*')) {
		put_gap(c, lengths, 0, FONDS_PATTERN_ENDLESS);
		return FONDS_OK;
	}
	if (c->at[0] == '?' && c->at[1] == '?') {
		c->at += 2;
		put_gap(c, lengths, 1, 1);
		return FONDS_OK;
	}
	return compile_bytes(c, lengths);
}

/* At least one, up to the end of the text or of the branch. */
static enum fonds_status compile_items(
	struct compiler *c, struct lengths *lengths)
{
	enum fonds_status status;

	do
		status = compile_item(c, lengths);
	while (status == FONDS_OK && *c->at && !strchr("|)", *c->at));
	return status;
}

size_t fonds_pattern_op_size(const uint8_t *code)
{
	switch ((enum fonds_pattern_op)code[0]) {
	case FONDS_OP_BYTES:
		return 2 + (size_t)code[1];
	case FONDS_OP_RANGE:
		return 3 + 2 * (size_t)code[2];
	case FONDS_OP_MASK:
		return 3;
	case FONDS_OP_GAP:
		return 1 + 2 * U32;
	case FONDS_OP_ONE_OF:
		break;
	}
	return 1 + U32 + fonds_pattern_u32(code + 1);
}

/* Writes the operations of code to ret, the first one last. */
static void turn_round(const uint8_t *code, size_t size, uint8_t *ret)
{
	const uint8_t *end = code + size;

	ret += size;
	while (code < end) {
		size_t length = fonds_pattern_op_size(code);

		ret -= length;
		memcpy(ret, code, length);
		for (size_t at = 1 + U32;
			code[0] == FONDS_OP_ONE_OF && at < length;) {
			uint32_t branch = fonds_pattern_u32(code + at);

			at += U32;
			turn_round(code + at, branch, ret + at);
			at += branch;
		}
		code += length;
	}
}

static enum fonds_status finish(const struct compiler *c,
	const struct lengths *lengths, struct fonds_arena *arena, bool from_end,
	struct fonds_pattern *ret)
{
	const uint8_t *code = (const uint8_t *)c->code.data;
	enum fonds_status status;
	uint8_t *copy;

	status = fonds_buffer_check(&c->code, "a byte sequence", c->error);
	if (status != FONDS_OK)
		return status;
	copy = fonds_arena_alloc(arena, c->code.size);
	if (!copy)
		return fonds_arena_check(arena, "the signatures", c->error);
	if (from_end)
		turn_round(code, c->code.size, copy);
	else
		memcpy(copy, code, c->code.size);
	*ret = (struct fonds_pattern){
		.code = copy,
		.size = (uint32_t)c->code.size,
		.shortest = (uint32_t)lengths->shortest,
		.longest = (uint32_t)lengths->longest,
	};
	return FONDS_OK;
}

enum fonds_status fonds_pattern_compile(struct fonds_arena *arena,
	const char *text, bool from_end, struct fonds_pattern *ret,
	struct fonds_error **error)
{
	fonds_cleanup(compiler_clear) struct compiler c = {
		.text = text,
		.at = text,
		.error = error,
	};
	struct lengths lengths = { 0 };
	enum fonds_status status;

	if (strlen(text) > FONDS_PATTERN_TEXT_MAX)
		return refuse(&c, FONDS_ERR_LIMIT, "too long a byte sequence");
	fonds_buffer_init(&c.code, CODE_MAX);
	status = compile_items(&c, &lengths);
	if (status != FONDS_OK)
		return status;
	if (*c.at)
		return refuse(&c, FONDS_ERR_FORMAT, "no '(' before this");
	if (!c.has_test)
		return refuse(&c, FONDS_ERR_FORMAT, "nothing but gaps");
	if (lengths.shortest > FONDS_PATTERN_GAP_MAX)
		return refuse(&c, FONDS_ERR_LIMIT, "too long a byte sequence");
	return finish(&c, &lengths, arena, from_end, ret);
}
