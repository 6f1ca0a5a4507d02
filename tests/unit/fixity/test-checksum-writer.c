/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/output.h"
#include "fixity/algorithm.h"
#include "fixity/checksum-list.h"
#include "fixity/checksum-writer.h"
#include "tests/unit/fault.h"

#define PIECE ((size_t)64 * 1024)
#define MD5 "900150983cd24fb0d6963f7d28e17f72"
#define SHA256 \
	"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
#define SHA3_256 \
	"3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532"
#define BLAKE2B \
	"ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1" \
	"7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923"

static struct fonds_digest digest(
	enum fonds_algorithm algorithm, const char *hex)
{
	struct fonds_digest ret;

	assert_true(fonds_digest_parse(algorithm, hex, strlen(hex), &ret));
	return ret;
}

/* What was written so far, and how. */
struct sink {
	struct fonds_buffer buffer;
	size_t calls;
	size_t unfinished; /* calls that did not end in a newline */
	bool is_full;
};

static int sink_write(const void *data, size_t size, void *payload)
{
	struct sink *sink = payload;

	if (sink->is_full)
		return ENOSPC;
	sink->calls++;
	sink->unfinished += ((const char *)data)[size - 1] != '\n';
	return fonds_output_to_buffer(data, size, &sink->buffer);
}

static void sink_clear(struct sink *sink)
{
	fonds_buffer_clear(&sink->buffer);
}

static struct fonds_checksum_writer *new_writer(
	struct sink *sink, enum fonds_checksum_form form, bool ends_with_nul)
{
	struct fonds_checksum_writer *writer = NULL;

	*sink = (struct sink){ 0 };
	fonds_buffer_init(&sink->buffer, (size_t)1 << 24);
	assert_int_equal(
		FONDS_OK, fonds_checksum_writer_new(form, ends_with_nul,
				  sink_write, sink, &writer, NULL));
	return writer;
}

static void add(struct fonds_checksum_writer *writer, const char *path,
	const struct fonds_digest *digests, size_t count)
{
	const struct fonds_checksum_result result = {
		.path = path,
		.size = 3,
		.digests = digests,
		.digest_count = count,
	};

	assert_int_equal(
		FONDS_OK, fonds_checksum_writer_add(writer, &result, NULL));
}

static void end(struct fonds_checksum_writer *writer)
{
	static const struct fonds_checksum_summary summary = {
		.files = 3,
		.bytes = UINT64_MAX,
		.failed = 1,
		.cached = 4,
		.direct = 5,
		.dropped = 6,
	};

	assert_int_equal(
		FONDS_OK, fonds_checksum_writer_end(writer, &summary, NULL));
}

static void check_line(enum fonds_checksum_form form, bool ends_with_nul,
	const char *path, const char *expected, size_t expected_size)
{
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, form, ends_with_nul);
	struct fonds_digest md5 = digest(FONDS_MD5, MD5);

	add(writer, path, &md5, 1);
	end(writer);
	assert_int_equal(expected_size, sink.buffer.size);
	assert_memory_equal(expected, sink.buffer.data, expected_size);
}

#define CHECK_GNU(path, line) \
	check_line(FONDS_CHECKSUM_GNU, false, path, line, sizeof(line) - 1)
#define CHECK_BSD(path, line) \
	check_line(FONDS_CHECKSUM_BSD, false, path, line, sizeof(line) - 1)

/* Each as md5sum of coreutils 9.1 wrote it. */
static void test_gnu_is_what_md5sum_writes(void **state)
{
	(void)state;
	CHECK_GNU("a b", MD5 "  a b\n");
	CHECK_GNU("-", MD5 "  -\n");
	CHECK_GNU(" lead", MD5 "   lead\n");
	CHECK_GNU("*star", MD5 "  *star\n");
	CHECK_GNU("lat\xe9\t\x01\x7f\"", MD5 "  lat\xe9\t\x01\x7f\"\n");
	CHECK_GNU("n\nl", "\\" MD5 "  n\\nl\n");
	CHECK_GNU("back\\slash", "\\" MD5 "  back\\\\slash\n");
	CHECK_GNU("c\rr", "\\" MD5 "  c\\rr\n");
	CHECK_GNU("\n\\\r\n", "\\" MD5 "  \\n\\\\\\r\\n\n");
	CHECK_GNU("a\\n", "\\" MD5 "  a\\\\n\n");
}

static void test_bsd_is_what_md5sum_writes_with_tags(void **state)
{
	(void)state;
	CHECK_BSD("a b", "MD5 (a b) = " MD5 "\n");
	CHECK_BSD("p (x) = y", "MD5 (p (x) = y) = " MD5 "\n");
	CHECK_BSD("n\nl", "\\MD5 (n\\nl) = " MD5 "\n");
	CHECK_BSD("back\\slash", "\\MD5 (back\\\\slash) = " MD5 "\n");
	CHECK_BSD("c\rr", "\\MD5 (c\\rr) = " MD5 "\n");
}

static void test_nothing_is_escaped_before_a_nul(void **state)
{
	static const char gnu[] = MD5 "  n\nl\\\r\0";
	static const char bsd[] = "MD5 (n\nl\\\r) = " MD5 "\0";

	(void)state;
	check_line(FONDS_CHECKSUM_GNU, true, "n\nl\\\r", gnu, sizeof(gnu) - 1);
	check_line(FONDS_CHECKSUM_BSD, true, "n\nl\\\r", bsd, sizeof(bsd) - 1);
}

static void test_each_digest_has_a_line_with_its_name(void **state)
{
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_BSD, false);
	const struct fonds_digest digests[] = {
		digest(FONDS_SHA256, SHA256),
		digest(FONDS_SHA3_256, SHA3_256),
		digest(FONDS_BLAKE2B_512, BLAKE2B),
	};

	(void)state;
	add(writer, "a", digests, 3);
	add(writer, "b", digests, 1);
	end(writer);
	assert_string_equal("SHA256 (a) = " SHA256 "\n"
			    "SHA3-256 (a) = " SHA3_256 "\n"
			    "BLAKE2b (a) = " BLAKE2B "\n"
			    "SHA256 (b) = " SHA256 "\n",
		sink.buffer.data);
}

static void add_failed(struct fonds_checksum_writer *writer)
{
	struct fonds_digest md5 = digest(FONDS_MD5, MD5);
	struct fonds_checksum_result result = {
		.path = "bad\xff",
		.verdict = FONDS_VERDICT_CORRUPT,
		.size = 7,
		.digests = &md5,
		.digest_count = 1,
		.detail = "the digest \"differs\"",
	};

	assert_int_equal(
		FONDS_OK, fonds_checksum_writer_add(writer, &result, NULL));
	result.path = "gone";
	result.verdict = FONDS_VERDICT_MISSING;
	result.size = 0;
	result.digests = NULL;
	result.digest_count = 0;
	result.detail = NULL;
	assert_int_equal(
		FONDS_OK, fonds_checksum_writer_add(writer, &result, NULL));
}

static void test_lists_are_of_sound_files(void **state)
{
	static const enum fonds_checksum_form forms[] = { FONDS_CHECKSUM_GNU,
		FONDS_CHECKSUM_BSD };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		fonds_cleanup(sink_clear) struct sink sink;
		fonds_cleanup(fonds_checksum_writer_freep) struct
			fonds_checksum_writer *writer =
				new_writer(&sink, forms[i], false);

		add_failed(writer);
		end(writer);
		assert_int_equal(0, sink.buffer.size);
	}
}

static void test_json_has_every_file_and_the_summary(void **state)
{
	static const char expected[] =
		"{\n"
		"  \"files\": [\n"
		"    {\n"
		"      \"path\": \"n\\nl\",\n"
		"      \"verdict\": \"ok\",\n"
		"      \"size\": 3,\n"
		"      \"digests\": {\n"
		"        \"md5\": \"" MD5 "\",\n"
		"        \"sha3256\": \"" SHA3_256 "\"\n"
		"      }\n"
		"    },\n"
		"    {\n"
		"      \"path\": \"bad\\ufffd\",\n"
		"      \"path_base64\": \"YmFk/w==\",\n"
		"      \"verdict\": \"corrupt\",\n"
		"      \"detail\": \"the digest \\\"differs\\\"\",\n"
		"      \"size\": 7,\n"
		"      \"digests\": {\n"
		"        \"md5\": \"" MD5 "\"\n"
		"      }\n"
		"    },\n"
		"    {\n"
		"      \"path\": \"gone\",\n"
		"      \"verdict\": \"missing\",\n"
		"      \"size\": 0,\n"
		"      \"digests\": {}\n"
		"    }\n"
		"  ],\n"
		"  \"summary\": {\n"
		"    \"files\": 3,\n"
		"    \"bytes\": 18446744073709551615,\n"
		"    \"failed\": 1,\n"
		"    \"read\": {\n"
		"      \"cached\": 4,\n"
		"      \"direct\": 5,\n"
		"      \"dropped\": 6\n"
		"    }\n"
		"  }\n"
		"}\n";
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_JSON, false);
	const struct fonds_digest digests[] = { digest(FONDS_MD5, MD5),
		digest(FONDS_SHA3_256, SHA3_256) };

	(void)state;
	add(writer, "n\nl", digests, 2);
	add_failed(writer);
	end(writer);
	assert_string_equal(expected, sink.buffer.data);
}

static void test_json_of_nothing_is_a_document(void **state)
{
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_JSON, false);

	(void)state;
	end(writer);
	assert_memory_equal("{\n  \"files\": [],\n", sink.buffer.data, 17);
}

static void test_json_cannot_end_in_nul(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_checksum_writer *writer = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_checksum_writer_new(FONDS_CHECKSUM_JSON, true, sink_write,
			NULL, &writer, &error));
	assert_null(writer);
	assert_string_equal("JSON has no lines that could end in NUL",
		fonds_error_message(error));
}

static void test_lines_go_out_in_large_whole_pieces(void **state)
{
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_GNU, false);
	struct fonds_digest sha256 = digest(FONDS_SHA256, SHA256);

	(void)state;
	for (size_t i = 0; i < 50000; i++)
		add(writer, i % 2 ? "some/path" : "some/longer\npath", &sha256,
			1);
	end(writer);
	assert_int_equal(0, sink.unfinished);
	assert_true(sink.calls <= sink.buffer.size / (PIECE - 100) + 1);
}

static void test_a_line_may_be_longer_than_a_piece(void **state)
{
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_GNU, false);
	struct fonds_digest md5 = digest(FONDS_MD5, MD5);
	fonds_cleanup(fonds_freep) char *path = malloc(3 * PIECE + 1);

	(void)state;
	memset(path, '\n', 3 * PIECE);
	path[3 * PIECE] = '\0';
	add(writer, path, &md5, 1);
	end(writer);
	assert_int_equal(1, sink.calls);
	assert_int_equal(1 + 32 + 2 + 6 * PIECE + 1, sink.buffer.size);
}

static void test_flush_hands_on_what_there_is(void **state)
{
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_GNU, false);
	struct fonds_digest md5 = digest(FONDS_MD5, MD5);

	(void)state;
	add(writer, "a", &md5, 1);
	assert_int_equal(0, sink.calls);
	assert_int_equal(FONDS_OK, fonds_checksum_writer_flush(writer, NULL));
	assert_string_equal(MD5 "  a\n", sink.buffer.data);
	add(writer, "b", &md5, 1);
	end(writer);
	assert_string_equal(MD5 "  a\n" MD5 "  b\n", sink.buffer.data);
}

static void test_a_full_disk_is_told_and_stays(void **state)
{
	static const struct fonds_checksum_summary summary;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_GNU, false);
	struct fonds_digest md5 = digest(FONDS_MD5, MD5);
	const struct fonds_checksum_result result = {
		.path = "a", .digests = &md5, .digest_count = 1
	};

	(void)state;
	sink.is_full = true;
	add(writer, "a", &md5, 1);
	assert_int_equal(
		FONDS_ERR_IO, fonds_checksum_writer_flush(writer, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
	sink.is_full = false;
	assert_int_equal(
		FONDS_ERR_IO, fonds_checksum_writer_add(writer, &result, NULL));
	assert_int_equal(FONDS_ERR_IO,
		fonds_checksum_writer_end(writer, &summary, NULL));
	assert_int_equal(0, sink.calls);
}

static void test_a_line_that_failed_is_told_at_the_end_too(void **state)
{
	static const struct fonds_checksum_summary summary;
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, FONDS_CHECKSUM_BSD, false);
	struct fonds_digest md5 = digest(FONDS_MD5, MD5);
	const struct fonds_checksum_result result = {
		.path = "a", .digests = &md5, .digest_count = 1
	};

	(void)state;
	fault_arm(FAULT_ALLOC, 0);
	(void)fonds_checksum_writer_add(writer, &result, NULL);
	fault_disarm();
	assert_int_equal(FONDS_ERR_NOMEM,
		fonds_checksum_writer_end(writer, &summary, NULL));
	assert_int_equal(0, sink.calls);
}

static enum fonds_status write_all(
	enum fonds_checksum_form form, struct fonds_error **error)
{
	static const struct fonds_checksum_summary summary;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = NULL;
	const struct fonds_digest md5 = { .algorithm = FONDS_MD5, .size = 16 };
	const struct fonds_checksum_result result = {
		.path = "a\n", .digests = &md5, .digest_count = 1
	};
	enum fonds_status status;

	fonds_buffer_init(&buffer, PIECE);
	status = fonds_checksum_writer_new(
		form, false, fonds_output_to_buffer, &buffer, &writer, error);
	if (status == FONDS_OK)
		status = fonds_checksum_writer_add(writer, &result, error);
	if (status == FONDS_OK)
		status = fonds_checksum_writer_end(writer, &summary, error);
	return status;
}

static void test_want_of_memory_is_told(void **state)
{
	static const enum fonds_checksum_form forms[] = { FONDS_CHECKSUM_GNU,
		FONDS_CHECKSUM_BSD, FONDS_CHECKSUM_JSON };

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		for (unsigned n = 0;; n++) {
			struct fonds_error *error = NULL;
			enum fonds_status status;

			fault_arm(FAULT_ALLOC, n);
			status = write_all(forms[i], &error);
			fault_disarm();
			fonds_error_free(error);
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				assert_true(n >= 3);
				break;
			}
			assert_int_not_equal(FONDS_OK, status);
		}
	}
}

/* A generator of its own, so that a failure can be seen again. */
static uint32_t random_number(uint32_t *seed)
{
	*seed = *seed * 1664525U + 1013904223U;
	return *seed >> 16;
}

/* Names of the bytes that lists are made of, and of any other. */
static void random_path(uint32_t *seed, char path[32])
{
	static const char nasty[] = " \t\n\r\\*()=\"'#%;,.-/0aFnr\x7f\xe9";
	size_t size = 1 + random_number(seed) % 30;

	for (size_t i = 0; i < size; i++) {
		uint32_t number = random_number(seed);

		path[i] = number % 4 ? nasty[number % (sizeof(nasty) - 1)]
				     : (char)(1 + number / 4 % 255);
	}
	path[size] = '\0';
}

static struct fonds_digest random_digest(uint32_t *seed)
{
	struct fonds_digest ret = {
		.algorithm = (enum fonds_algorithm)(
			1 + random_number(seed) % FONDS_ALGORITHM_COUNT),
	};

	ret.size = fonds_algorithm_info(ret.algorithm)->size;
	for (size_t i = 0; i < ret.size; i++)
		ret.bytes[i] = (uint8_t)random_number(seed);
	return ret;
}

static void check_reads_back(const struct fonds_buffer *text,
	const struct fonds_checksum_options *options, const char *path,
	const struct fonds_digest *digest)
{
	fonds_cleanup(
		fonds_checksum_list_freep) struct fonds_checksum_list *list =
		NULL;
	const struct fonds_checksum_entry *entry;
	const struct fonds_checksum_problem *problem;

	assert_int_equal(FONDS_OK, fonds_checksum_list_new(text->data,
					   text->size, options, &list, NULL));
	for (int i = 0; i < 2; i++) {
		assert_int_equal(FONDS_OK,
			fonds_checksum_list_next(list, &entry, &problem, NULL));
		if (!entry)
			fail_msg("%s: %s", text->data,
				problem ? problem->text : "nothing");
		assert_string_equal(path, entry->path);
		assert_int_equal(1, entry->digest_count);
		assert_true(fonds_digest_equal(digest, entry->digests));
	}
	assert_int_equal(FONDS_OK,
		fonds_checksum_list_next(list, &entry, &problem, NULL));
	assert_true(!entry && !problem);
}

static void check_both_ways(
	enum fonds_checksum_form form, bool ends_with_nul, uint32_t *seed)
{
	fonds_cleanup(sink_clear) struct sink sink;
	fonds_cleanup(fonds_checksum_writer_freep) struct fonds_checksum_writer
		*writer = new_writer(&sink, form, ends_with_nul);
	struct fonds_digest digest = random_digest(seed);
	const struct fonds_checksum_options options = {
		.assumed = &digest.algorithm,
		.assumed_count = 1,
		.ends_with_nul = ends_with_nul,
	};
	char path[32];

	random_path(seed, path);
	add(writer, path, &digest, 1);
	add(writer, path, &digest, 1);
	end(writer);
	check_reads_back(&sink.buffer, &options, path, &digest);
}

static void test_what_is_written_reads_back_the_same(void **state)
{
	uint32_t seed = 1;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		check_both_ways(FONDS_CHECKSUM_GNU, false, &seed);
		check_both_ways(FONDS_CHECKSUM_BSD, false, &seed);
		check_both_ways(FONDS_CHECKSUM_GNU, true, &seed);
		check_both_ways(FONDS_CHECKSUM_BSD, true, &seed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_gnu_is_what_md5sum_writes),
		cmocka_unit_test(test_bsd_is_what_md5sum_writes_with_tags),
		cmocka_unit_test(test_nothing_is_escaped_before_a_nul),
		cmocka_unit_test(test_each_digest_has_a_line_with_its_name),
		cmocka_unit_test(test_lists_are_of_sound_files),
		cmocka_unit_test(test_json_has_every_file_and_the_summary),
		cmocka_unit_test(test_json_of_nothing_is_a_document),
		cmocka_unit_test(test_json_cannot_end_in_nul),
		cmocka_unit_test(test_lines_go_out_in_large_whole_pieces),
		cmocka_unit_test(test_a_line_may_be_longer_than_a_piece),
		cmocka_unit_test(test_flush_hands_on_what_there_is),
		cmocka_unit_test(test_a_full_disk_is_told_and_stays),
		cmocka_unit_test(
			test_a_line_that_failed_is_told_at_the_end_too),
		cmocka_unit_test(test_want_of_memory_is_told),
		cmocka_unit_test(test_what_is_written_reads_back_the_same),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
