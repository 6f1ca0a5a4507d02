/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/xml-dc-read.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/sample.h"
#include "tests/unit/metadata/text-stream.h"

#define DC "xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
#define DCTERMS "xmlns:dcterms=\"http://purl.org/dc/terms/\""
#define XSI "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""

static enum fonds_status read_text(
	const char *text, struct fonds_dc_set *set, struct fonds_error **error)
{
	struct text_stream stream = text_stream_of(text);

	return fonds_dc_read(&stream.stream, "x.xml", set, error);
}

/* Takes what must be readable; every description as "about(name=...)". */
static void expect(const char *text, const char *expected)
{
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	struct fonds_error *error = NULL;

	fonds_dc_set_init(&set);
	fonds_buffer_init(&out, 1 << 16);
	if (read_text(text, &set, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	for (size_t i = 0; i < set.count; i++) {
		const struct fonds_dc_description *d = set.items[i];

		fonds_buffer_printf(&out, "%s%s(", d->about ? d->about : "",
			d->label ? d->label : "");
		for (size_t j = 0; j < d->count; j++)
			fonds_buffer_printf(&out, "%s%s%s%s%s=%s;",
				d->terms[j].name,
				d->terms[j].encoding ? "^" : "",
				d->terms[j].encoding ? d->terms[j].encoding
						     : "",
				d->terms[j].language ? "@" : "",
				d->terms[j].language ? d->terms[j].language
						     : "",
				d->terms[j].value);
		fonds_buffer_add_text(&out, ")");
	}
	for (const struct fonds_dc_other *o = set.others; o; o = o->next)
		fonds_buffer_printf(&out, " %lu:%s=%s,%s", o->line, o->name,
			o->value, o->why);
	assert_string_equal(expected, fonds_buffer_text(&out));
}

static void expect_refused(
	const char *text, enum fonds_status status, const char *reason)
{
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	struct fonds_error *error = NULL;

	fonds_dc_set_init(&set);
	assert_int_equal(status, read_text(text, &set, &error));
	if (!strstr(fonds_error_message(error), reason))
		fail_msg("'%s'", fonds_error_message(error));
	fonds_error_free(error);
}

static void what_fonds_writes_is_read_and_written_as_the_same_bytes(
	void **state)
{
	static const char *const titles[] = { "A title", sample_hostile };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer once;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer again;
		fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
		struct fonds_record *record = sample_record("A title");

		record->summary = titles[i];
		fonds_buffer_init(&once, 1 << 20);
		fonds_buffer_init(&again, 1 << 20);
		fonds_dc_set_init(&set);
		assert_int_equal(FONDS_OK,
			fonds_dc_write(record, &sample_entities, &once, NULL));
		assert_int_equal(FONDS_OK,
			read_text(fonds_buffer_text(&once), &set, NULL));
		assert_null(set.others);
		assert_int_equal(
			FONDS_OK, fonds_dc_set_write(&set, &again, NULL));
		assert_string_equal(
			fonds_buffer_text(&once), fonds_buffer_text(&again));
		sample_record_free(record);
	}
}

static void a_root_of_any_name_holds_statements(void **state)
{
	(void)state;
	expect("<metadata " DC "><dc:title>A</dc:title>"
	       "<dc:date>1950</dc:date></metadata>",
		"(title=A;date=1950;)");
	expect("<dublincore xmlns=\"http://purl.org/dc/terms/\" " XSI ">"
	       "<title>A</title><created>1950-09</created></dublincore>",
		"(title=A;created=1950-09;)");
	expect("<dublincore><title>A</title></dublincore>", "(title=A;)");
	expect("<qualifieddc " DC " " DCTERMS " " XSI ">"
	       "<dc:title xml:lang=\"ru\">A</dc:title><dcterms:created "
	       "xsi:type=\"dcterms:W3CDTF\"> 1950-09-30 </dcterms:created>"
	       "</qualifieddc>",
		"(title@ru=A;created^W3CDTF=1950-09-30;)");
}

static void rdf_and_envelopes_are_looked_into(void **state)
{
	(void)state;
	expect("<r:RDF "
	       "xmlns:r=\"http://www.w3.org/1999/02/"
	       "22-rdf-syntax-ns#\" " DCTERMS
	       ">\n<r:Description r:about=\"urn:a:1\"><dcterms:title>A"
	       "</dcterms:title><dcterms:isPartOf r:resource=\"urn:a:2\"/>"
	       "</r:Description><r:Description r:about=\"urn:a:2\">"
	       "<dcterms:title>B</dcterms:title></r:Description>"
	       "<r:Description r:about=\"urn:a:1\"><dcterms:date>1950"
	       "</dcterms:date></r:Description></r:RDF>",
		"urn:a:1(title=A;isPartOf^URI=urn:a:2;date=1950;)"
		"urn:a:2(title=B;)");
	expect("<a><b about=\"no uri\" " DC "><dc:title>A</dc:title></b></a>",
		"no uri(title=A;)");
}

static void what_is_not_understood_is_told_with_its_line(void **state)
{
	(void)state;
	expect("<a " DC ">\n<dc:title>A</dc:title>\n<note>N</note>\n"
	       "<dc:titel>B</dc:titel></a>",
		"(title=A;) 3:note=N,is not of Dublin Core "
		"4:titel=B,is not of Dublin Core");
	expect("<a " DC "><dc:title>A</dc:title>stray</a>",
		"(title=A;) 1:a=stray,is not of Dublin Core");
	expect("<a " DC "><dc:title>A</dc:title><dc:creator><name>N</name>"
	       "</dc:creator></a>",
		"(title=A;) 1:creator=N,has elements inside");
	expect("<a " DCTERMS " " XSI "><dcterms:date xsi:type=\"dcterms:"
	       "W3CDTF\">1950-02-30</dcterms:date><dcterms:date xsi:type=\""
	       "dcterms:EDTF\">1950~</dcterms:date></a>",
		"(date=1950-02-30;date=1950~;) 1:encoding of date=W3CDTF,does "
		"not fit the value 1:encoding of date=EDTF,is no encoding of "
		"Dublin Core");
	expect("<a " DC " xml:lang=\"not a tag\"><dc:title>A</dc:title></a>",
		"(title=A;) 1:language of title=not a tag,is no tag of BCP 47");
}

static void languages_are_inherited_and_typed_values_have_none(void **state)
{
	(void)state;
	expect("<a " DCTERMS " " XSI " xml:lang=\"de\"><b><dcterms:title>A"
	       "</dcterms:title><dcterms:title xml:lang=\"\">B</dcterms:title>"
	       "<dcterms:type xsi:type=\"dcterms:DCMIType\">Text"
	       "</dcterms:type></b></a>",
		"(title@de=A;title=B;type^DCMIType=Text;)");
}

static void what_was_not_filled_in_says_nothing(void **state)
{
	(void)state;
	expect("<a " DC "><dc:title>A</dc:title><dc:creator/><dc:date> \n "
	       "</dc:date></a>",
		"(title=A;)");
}

static void what_has_no_dublin_core_is_refused(void **state)
{
	(void)state;
	expect_refused("<mods><title>A</title></mods>", FONDS_ERR_FORMAT,
		"'x.xml' has no Dublin Core in it: its root is <mods>");
	expect_refused("<a " DC "><dc:title/></a>", FONDS_ERR_FORMAT,
		"no Dublin Core");
	expect_refused(
		"<a " DC "><dc:title>A</dc:title>", FONDS_ERR_FORMAT, "x.xml");
	expect_refused("<!DOCTYPE a [<!ENTITY x 'y'>]><a/>", FONDS_ERR_UNSAFE,
		"x.xml");
	expect_refused("", FONDS_ERR_FORMAT, "x.xml");
}

static void too_many_statements_are_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, 1 << 20);
	fonds_buffer_add_text(&text, "<a " DC ">");
	for (int i = 0; i <= FONDS_DC_TERMS_MAX; i++)
		fonds_buffer_printf(&text, "<dc:title>%d</dc:title>", i);
	fonds_buffer_add_text(&text, "</a>");
	expect_refused(fonds_buffer_text(&text), FONDS_ERR_LIMIT,
		"more than 4096 statements");
}

static void memory_may_run_out_anywhere(void **state)
{
	static const char text[] =
		"<a " DC " " XSI "><b about=\"urn:a:1\"><dc:title>A</dc:title>"
		"<n>N</n></b><b about=\"x y\"><dc:title>B</dc:title></b></a>";

	(void)state;
	for (unsigned n = 0;; n++) {
		struct fonds_dc_set set;
		enum fonds_status status;

		fonds_dc_set_init(&set);
		fault_arm(FAULT_ALLOC, n);
		status = read_text(text, &set, NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_int_equal(2, set.count);
			fonds_dc_set_clear(&set);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_dc_set_clear(&set);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			what_fonds_writes_is_read_and_written_as_the_same_bytes),
		cmocka_unit_test(a_root_of_any_name_holds_statements),
		cmocka_unit_test(rdf_and_envelopes_are_looked_into),
		cmocka_unit_test(what_is_not_understood_is_told_with_its_line),
		cmocka_unit_test(
			languages_are_inherited_and_typed_values_have_none),
		cmocka_unit_test(what_was_not_filled_in_says_nothing),
		cmocka_unit_test(what_has_no_dublin_core_is_refused),
		cmocka_unit_test(too_many_statements_are_refused),
		cmocka_unit_test(memory_may_run_out_anywhere),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
