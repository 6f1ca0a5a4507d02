/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-tree.h"
#include "base/memory-tree.h"
#include "metadata/format/signature-model.h"
#include "tests/unit/fault.h"

#define V122 "../shared/pronom/DROID_SignatureFile_V122.xml"
#define HEAD \
	"<FFSignatureFile Version='7' xmlns='http://www.nationalarchives.gov" \
	".uk/pronom/SignatureFile'>"
#define SIGNATURES(text) \
	"<InternalSignatureCollection>" text "</InternalSignatureCollection>"
#define FORMATS(text) "<FileFormatCollection>" text "</FileFormatCollection>"
#define TAIL "</FFSignatureFile>"
#define ONE(text) \
	HEAD SIGNATURES( \
		"<InternalSignature ID='1'>" text "</InternalSignature>") \
		FORMATS("<FileFormat ID='9' PUID='fmt/1' Name='One'>" \
			"<InternalSignatureID>1</InternalSignatureID>" \
			"</FileFormat>") TAIL
#define BOF(text) "<ByteSequence Reference='BOFoffset'>" text "</ByteSequence>"
#define SUB(attributes, text) \
	"<SubSequence " attributes ">" text "</SubSequence>"
#define AT_0 "Position='1' SubSeqMinOffset='0' SubSeqMaxOffset='0'"

static enum fonds_status read_tree(struct fonds_tree *tree,
	const struct fonds_bag_path *path, const char *what,
	struct fonds_signature_set **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_tree_open(tree, path, &stream, error);

	if (status != FONDS_OK)
		return status;
	return fonds_signature_set_read(stream, what, ret, error);
}

static enum fonds_status read_text(const char *xml,
	struct fonds_signature_set **ret, struct fonds_error **error)
{
	struct fonds_memory_file file = { "x.xml", xml, strlen(xml) };
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status = fonds_memory_tree_new(
		&file, 1, &tree, error);

	if (status == FONDS_OK)
		status = fonds_bag_path_new("x.xml", 5, &path, error);
	if (status == FONDS_OK)
		status = read_tree(tree, path, "x.xml", ret, error);
	return status;
}

/* The sequence has the program that this text has. */
static void assert_sequence(const struct fonds_sequence *sequence,
	enum fonds_anchor anchor, uint32_t least, uint32_t most,
	const char *text)
{
	struct fonds_pattern pattern;
	struct fonds_arena arena;

	fonds_arena_init(&arena, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_pattern_compile(&arena, text,
				  anchor == FONDS_ANCHOR_END, &pattern, NULL));
	assert_int_equal(anchor, sequence->anchor);
	assert_int_equal(least, sequence->least);
	assert_int_equal(most, sequence->most);
	assert_int_equal(pattern.size, sequence->pattern.size);
	assert_memory_equal(pattern.code, sequence->pattern.code, pattern.size);
	fonds_arena_clear(&arena);
}

static void a_format_has_what_the_file_says(void **state)
{
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *set =
		NULL;
	const struct fonds_pronom_format *format;

	(void)state;
	assert_int_equal(FONDS_OK,
		read_text(HEAD SIGNATURES("") FORMATS(
				  "<FileFormat ID='9' PUID='fmt/1' Name='One' "
				  "Version='2.0' MIMEType='a/b, a/c'>"
				  "<Extension>ab</Extension>"
				  "<Extension>Cd E</Extension>"
				  "<HasPriorityOverFileFormatID>10"
				  "</HasPriorityOverFileFormatID>"
				  "<HasPriorityOverFileFormatID>11"
				  "</HasPriorityOverFileFormatID>"
				  "</FileFormat>"
				  "<FileFormat ID='10' PUID='fmt/2'/>") TAIL,
			&set, NULL));
	assert_int_equal(2, fonds_signature_set_count(set));
	format = fonds_signature_set_by_puid(set, "fmt/1");
	assert_ptr_equal(format, fonds_signature_set_format(set, 0));
	assert_string_equal("One", format->name);
	assert_string_equal("2.0", format->version);
	assert_string_equal("a/b, a/c", format->mime);
	assert_string_equal("ab, Cd E", format->extensions);
	format = fonds_signature_set_format(set, 1);
	assert_string_equal("fmt/2", format->puid);
	assert_string_equal("", format->name);
	assert_null(fonds_signature_set_format(set, 2));
	assert_true(fonds_signature_set_is_over(set, format - 1, format));
	assert_false(fonds_signature_set_is_over(set, format, format - 1));
	assert_non_null(strstr(fonds_signature_set_version(set),
		"DROID_SignatureFile_V7; container-signature-"));
}

static void fragments_become_a_sequence_again(void **state)
{
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *set =
		NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		read_text(ONE(BOF(SUB("Position='1' SubSeqMinOffset='2' "
				      "SubSeqMaxOffset='8'",
				  "<Sequence> 4142 </Sequence>"
				  "<DefaultShift>3</DefaultShift>"
				  "<Shift Byte='41'>2</Shift>"
				  "<LeftFragment Position='2' MinOffset='0' "
				  "MaxOffset='0'>50</LeftFragment>"
				  "<LeftFragment Position='1' MinOffset='1' "
				  "MaxOffset='2'>51</LeftFragment>"
				  "<LeftFragment Position='1' MinOffset='1' "
				  "MaxOffset='2'>5253</LeftFragment>"
				  "<RightFragment Position='2' MinOffset='0' "
				  "MaxOffset='0'>[30:39]</RightFragment>"
				  "<RightFragment Position='1' MinOffset='4' "
				  "MaxOffset='4'>60</RightFragment>"
				  "<RightFragment Position='1' MinOffset='5' "
				  "MaxOffset='6'>61</RightFragment>") SUB("Posi"
									  "tion"
									  "='2'"
									  " Sub"
									  "SeqM"
									  "inOf"
									  "fset"
									  "='"
									  "0'",
				  "<Sequence>70</Sequence>") SUB("Position='3' "
								 "SubSeqMinOffs"
								 "et='3'",
				  "<Sequence>71</Sequence>")) "<ByteSequence"
							      ">" SUB("Position"
								      "='1'",
								      "<Sequenc"
								      "e>80</"
								      "Sequence"
								      ">") "</"
									   "Byt"
									   "eSe"
									   "que"
									   "nce"
									   ">"),
			&set, NULL));
	assert_int_equal(1, set->signature_count);
	assert_int_equal(2, set->signatures[0].count);
	assert_string_equal("1", set->signatures[0].id);
	assert_sequence(&set->signatures[0].sequences[0], FONDS_ANCHOR_BEGIN, 2,
		8, "50(51|5253){1-2}4142({4}60|{5-6}61)[30:39]*70{3-*}71");
	assert_sequence(&set->signatures[0].sequences[1], FONDS_ANCHOR_NONE, 0,
		FONDS_PATTERN_ENDLESS, "80");
}

static void offsets_from_the_end_are_those_of_the_last_piece(void **state)
{
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *set =
		NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		read_text(ONE("<ByteSequence Reference='EOFoffset'>" SUB(
				  "Position='2' SubSeqMinOffset='1' "
				  "SubSeqMaxOffset='9'",
				  "<Sequence>42</Sequence>") SUB("Position='1' "
								 "SubSeqMinOffs"
								 "et='5'",
				  "<Sequence>41</Sequence>") "</ByteSequence>"),
			&set, NULL));
	assert_sequence(&set->signatures[0].sequences[0], FONDS_ANCHOR_END, 1,
		9, "41{5-*}42");
}

static void a_greatest_offset_is_never_below_the_least(void **state)
{
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *set =
		NULL;

	(void)state;
	assert_int_equal(
		FONDS_OK, read_text(ONE(BOF(SUB("SubSeqMinOffset='4' "
						"SubSeqMaxOffset='0'",
					    "<Sequence>42</Sequence>"))),
				  &set, NULL));
	assert_sequence(&set->signatures[0].sequences[0], FONDS_ANCHOR_BEGIN, 4,
		4, "42");
}

static void containers_are_still_known(void **state)
{
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *set =
		NULL;

	(void)state;
	assert_int_equal(FONDS_OK,
		read_text(HEAD FORMATS("<FileFormat ID='1' PUID='x-fmt/263'/>"
				       "<FileFormat ID='2' PUID='fmt/412'/>")
				  TAIL,
			&set, NULL));
	assert_int_equal(FONDS_CONTAINER_ZIP,
		fonds_signature_set_by_puid(set, "x-fmt/263")->container);
	assert_int_equal(FONDS_CONTAINER_NONE,
		fonds_signature_set_by_puid(set, "fmt/412")->container);
	assert_true(set->container_count >= 3);
	for (size_t i = 0; i < set->container_count; i++)
		assert_string_equal("fmt/412", set->containers[i].format->puid);
}

static const struct refusal {
	const char *xml;
	enum fonds_status status;
	const char *message;
} refusals[] = {
	{ "", FONDS_ERR_FORMAT, NULL },
	{ "no XML", FONDS_ERR_FORMAT, NULL },
	{ "<a/>", FONDS_ERR_FORMAT,
		"x.xml: no signature file of DROID, whose root is "
		"FFSignatureFile" },
	{ "<FFSignatureFile/>", FONDS_ERR_FORMAT,
		"x.xml: no signature file of DROID, whose root is "
		"FFSignatureFile" },
	{ HEAD, FONDS_ERR_FORMAT, NULL },
	{ HEAD TAIL "<a/>", FONDS_ERR_FORMAT, NULL },
	{ HEAD TAIL, FONDS_ERR_FORMAT, "x.xml: there is no format in it" },
	{ HEAD SIGNATURES("<Other/>") TAIL, FONDS_ERR_UNSUPPORTED,
		"x.xml: line 1: a signature with an unknown element 'Other'" },
	{ HEAD SIGNATURES("<InternalSignature/>") TAIL, FONDS_ERR_FORMAT,
		"x.xml: line 1: a signature without the attribute 'ID'" },
	{ ONE(""), FONDS_ERR_FORMAT,
		"x.xml: signature '1' has no byte sequence" },
	{ ONE("<New/>"), FONDS_ERR_UNSUPPORTED,
		"x.xml: line 1: a signature with an unknown element 'New'" },
	{ ONE(BOF("")), FONDS_ERR_FORMAT,
		"x.xml: line 1: an empty byte sequence in the signature '1'" },
	{ ONE(BOF("<New/>")), FONDS_ERR_UNSUPPORTED,
		"x.xml: line 1: a signature with an unknown element 'New'" },
	{ ONE("<ByteSequence Reference='IndirectBOFoffset'/>"),
		FONDS_ERR_UNSUPPORTED,
		"x.xml: line 1: a byte sequence with the reference "
		"'IndirectBOFoffset'" },
	{ ONE(BOF(SUB(AT_0, ""))), FONDS_ERR_FORMAT,
		"x.xml: line 1: a sub-sequence without Sequence in the "
		"signature '1'" },
	{ ONE(BOF(SUB(AT_0, "<Sequence>41</Sequence>"
			    "<Sequence>42</Sequence>"))),
		FONDS_ERR_FORMAT, "x.xml: line 1: a second 'Sequence'" },
	{ ONE(BOF(SUB(AT_0, "<Sequence>41</Sequence><New/>"))),
		FONDS_ERR_UNSUPPORTED,
		"x.xml: line 1: a signature with an unknown element 'New'" },
	{ ONE(BOF(SUB(AT_0, "<Sequence>4</Sequence>"))), FONDS_ERR_FORMAT,
		"x.xml: line 1: signature '1': no pair of hexadecimal digits "
		"at character 1 of '4'" },
	{ ONE(BOF(SUB(AT_0, "<Sequence>41</Sequence>")
			  SUB(AT_0, "<Sequence>42</Sequence>"))),
		FONDS_ERR_FORMAT,
		"x.xml: line 1: signature '1': two sub-sequences at position "
		"1" },
	{ ONE(BOF(SUB("SubSeqMinOffset='x'", ""))), FONDS_ERR_FORMAT,
		"x.xml: line 1: no number in the attribute "
		"'SubSeqMinOffset'" },
	{ ONE(BOF(SUB("SubSeqMinOffset='-1'", ""))), FONDS_ERR_FORMAT,
		"x.xml: line 1: no number in the attribute "
		"'SubSeqMinOffset'" },
	{ ONE(BOF(SUB("SubSeqMaxOffset='9999999999'", ""))), FONDS_ERR_LIMIT,
		"x.xml: line 1: too great a number in the attribute "
		"'SubSeqMaxOffset'" },
	{ HEAD FORMATS("<FileFormat PUID='fmt/1'/>") TAIL, FONDS_ERR_FORMAT,
		"x.xml: line 1: a format without the attribute 'ID'" },
	{ HEAD FORMATS("<FileFormat ID='1'/>") TAIL, FONDS_ERR_FORMAT,
		"x.xml: line 1: a format without the attribute 'PUID'" },
	{ HEAD FORMATS("<FileFormat ID='1' PUID='fmt/1'/>"
		       "<FileFormat ID='2' PUID='fmt/1'/>") TAIL,
		FONDS_ERR_FORMAT, "x.xml: format 'fmt/1' is there twice" },
	{ HEAD FORMATS("<FileFormat ID='1' PUID='fmt/1'/>"
		       "<FileFormat ID='1' PUID='fmt/2'/>") TAIL,
		FONDS_ERR_FORMAT,
		"x.xml: format with the number '1' is there twice" },
	{ HEAD FORMATS("<FileFormat ID='1' PUID='fmt/1'>"
		       "<InternalSignatureID>5</InternalSignatureID>"
		       "</FileFormat>") TAIL,
		FONDS_ERR_FORMAT,
		"x.xml: format 'fmt/1' has the signature '5', which is not "
		"there" },
};

static void what_is_no_signature_file_is_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
		struct fonds_signature_set *set = NULL;
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;

		assert_int_equal(refusals[i].status,
			read_text(refusals[i].xml, &set, &error));
		assert_null(set);
		if (refusals[i].message)
			assert_string_equal(refusals[i].message,
				fonds_error_message(error));
		else
			assert_memory_equal(
				"x.xml: ", fonds_error_message(error), 7);
	}
}

/* Many fragments, and one more. */
static void what_no_signature_needs_is_refused(void **state)
{
	static const char fragment[] =
		"<RightFragment Position='1'>41</RightFragment>";
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer xml;
	struct fonds_signature_set *set = NULL;

	(void)state;
	fonds_buffer_init(&xml, 1 << 20);
	fonds_buffer_add_text(&xml,
		HEAD "<InternalSignatureCollection><InternalSignature ID='1'>"
		     "<ByteSequence><SubSequence><Sequence>41</Sequence>");
	for (int i = 0; i < 2001; i++)
		fonds_buffer_add_text(&xml, fragment);
	assert_int_equal(FONDS_ERR_LIMIT,
		read_text(fonds_buffer_text(&xml), &set, &error));
	assert_string_equal("x.xml: line 1: too many fragments in the "
			    "signature '1'",
		fonds_error_message(error));
}

static void assert_same_sequences(
	const struct fonds_signature *a, const struct fonds_signature *b)
{
	assert_string_equal(a->id, b->id);
	assert_string_equal(a->format->puid, b->format->puid);
	assert_int_equal(a->count, b->count);
	for (size_t i = 0; i < a->count; i++) {
		const struct fonds_sequence *x = &a->sequences[i];
		const struct fonds_sequence *y = &b->sequences[i];

		assert_int_equal(x->anchor, y->anchor);
		assert_int_equal(x->least, y->least);
		assert_int_equal(x->most, y->most);
		assert_int_equal(x->pattern.size, y->pattern.size);
		assert_memory_equal(
			x->pattern.code, y->pattern.code, x->pattern.size);
	}
}

static void assert_same_formats(const struct fonds_signature_set *a,
	const struct fonds_signature_set *b)
{
	assert_int_equal(a->format_count, b->format_count);
	for (size_t i = 0; i < a->format_count; i++) {
		assert_string_equal(a->formats[i].puid, b->formats[i].puid);
		assert_string_equal(a->formats[i].name, b->formats[i].name);
		assert_string_equal(
			a->formats[i].version, b->formats[i].version);
		assert_string_equal(a->formats[i].mime, b->formats[i].mime);
		assert_string_equal(
			a->formats[i].extensions, b->formats[i].extensions);
		assert_int_equal(
			a->formats[i].container, b->formats[i].container);
	}
}

static void the_file_of_the_table_makes_the_same_set(void **state)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *file =
		NULL;
	fonds_cleanup(
		fonds_signature_set_freep) struct fonds_signature_set *table =
		NULL;

	(void)state;
	if (access(V122, R_OK) != 0)
		skip();
	assert_int_equal(
		FONDS_OK, fonds_file_tree_new(V122, true, &tree, NULL));
	assert_int_equal(FONDS_OK,
		read_tree(tree, fonds_file_tree_path(tree), V122, &file, NULL));
	assert_int_equal(FONDS_OK, fonds_signature_set_new(&table, NULL));
	assert_string_equal(table->version, file->version);
	assert_same_formats(table, file);
	assert_int_equal(table->signature_count, file->signature_count);
	for (size_t i = 0; i < table->signature_count; i++)
		assert_same_sequences(
			&table->signatures[i], &file->signatures[i]);
	assert_int_equal(table->priority_count, file->priority_count);
	assert_memory_equal(table->priorities, file->priorities,
		table->priority_count * sizeof(*table->priorities));
	assert_int_equal(table->container_count, file->container_count);
	assert_int_equal(table->extension_count, file->extension_count);
}

static void no_memory_is_told(void **state)
{
	(void)state;
	/* Most are blocks of one arena; not each of them is tried. */
	for (unsigned n = 0;; n += n < 100 ? 1 : 9) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(
			fonds_signature_set_freep) struct fonds_signature_set
			*set = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = read_text(
			ONE(BOF(SUB(AT_0, "<Sequence>41</Sequence>"))), &set,
			&error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 100);
			return;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(set);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_format_has_what_the_file_says),
		cmocka_unit_test(fragments_become_a_sequence_again),
		cmocka_unit_test(
			offsets_from_the_end_are_those_of_the_last_piece),
		cmocka_unit_test(a_greatest_offset_is_never_below_the_least),
		cmocka_unit_test(containers_are_still_known),
		cmocka_unit_test(what_is_no_signature_file_is_refused),
		cmocka_unit_test(what_no_signature_needs_is_refused),
		cmocka_unit_test(the_file_of_the_table_makes_the_same_set),
		cmocka_unit_test(no_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
