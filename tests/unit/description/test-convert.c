/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fonds/metadata-convert.h>
#include <fonds/metadata-show.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/output.h"
#include "description/document.h"
#include "description/sniff.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

#define RECORD \
	"September 30, 1950\n**A title**\n\nCitation:\n\n\"A title\", " \
	"September " \
	"30, 1950, An Archive, APRF, fond 3, opis 65\n<https://example.org/1>" \
	"\n\nSummary:\n\nWords.\n\nOriginal " \
	"Language:\n\nRussian\n\nShelf:\n\n" \
	"B 7\n\nContents:\n\nTranslation - English\n\nBody."

static enum fonds_metadata_form sniff(const void *data, size_t size)
{
	enum fonds_metadata_form form = FONDS_METADATA_ANY;
	struct fonds_document document = { .tree = NULL };
	struct fonds_stream *stream = NULL;

	assert_int_equal(FONDS_OK,
		fonds_document_of_memory(data, size, &document, NULL));
	assert_int_equal(
		FONDS_OK, fonds_document_stream(&document, &stream, NULL));
	(void)fonds_sniff_form(stream, &form, NULL);
	fonds_stream_close(stream);
	fonds_document_clear(&document);
	return form;
}

static void the_form_is_told_from_the_content(void **state)
{
	static const struct {
		const char *text;
		enum fonds_metadata_form form;
	} cases[] = {
		{ RECORD, FONDS_METADATA_RECORD },
		{ "{\"title\": \"A\"}", FONDS_METADATA_RECORD },
		{ " {\"@context\": {}}", FONDS_METADATA_JSONLD },
		{ "<http://example.org/1>\n", FONDS_METADATA_RECORD },
		{ "filename,dc.title\na,b\n", FONDS_METADATA_CSV },
		{ "\xef\xbb\xbf\"dc.title\";\"x\"\n", FONDS_METADATA_CSV },
		{ "filename,title\na,b\n", FONDS_METADATA_RECORD },
		{ "<a/>", FONDS_METADATA_DC },
		{ "\n<p:premis xmlns:p=\"http://www.loc.gov/premis/v3\"/>",
			FONDS_METADATA_PREMIS },
		{ "<p:premis xmlns:p=\"http://www.loc.gov/premis/v3\"/>",
			FONDS_METADATA_PREMIS },
		{ "<dc xmlns=\"http://www.openarchives.org/OAI/2.0/oai_dc/\">",
			FONDS_METADATA_OAI_DC },
		{ "<mets xmlns=\"http://www.loc.gov/METS/\">",
			FONDS_METADATA_METS },
		{ "<not closed", FONDS_METADATA_ANY },
		{ "", FONDS_METADATA_RECORD },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_int_equal(cases[i].form,
			sniff(cases[i].text, strlen(cases[i].text)));
}

static enum fonds_status convert(const char *path, enum fonds_metadata_form to,
	struct fonds_buffer *out, size_t *lost)
{
	struct fonds_conversion *conversion = NULL;
	enum fonds_status status = fonds_metadata_convert(
		path, to, NULL, &conversion, NULL);

	if (status < 0) {
		assert_null(conversion);
		return status;
	}
	*lost = fonds_conversion_lost(conversion);
	status = fonds_conversion_write(
		conversion, fonds_output_to_buffer, out, NULL);
	fonds_conversion_free(conversion);
	return status;
}

/* Each call of the kind fails once: never a document, nor a leak. */
static void fail_each(
	const char *path, enum fonds_metadata_form to, enum fault_kind kind)
{
	for (unsigned n = 0;; n++) {
		struct fonds_buffer out;
		size_t lost = 0;
		enum fonds_status status;

		fonds_buffer_init(&out, 1 << 20);
		fault_arm(kind, n);
		status = convert(path, to, &out, &lost);
		fault_disarm();
		if (fault_fired()) {
			assert_true(status < 0);
		} else {
			assert_int_equal(FONDS_OK, status);
			assert_true(out.size > 100);
		}
		fonds_buffer_clear(&out);
		if (!fault_fired())
			return;
	}
}

static void failures_are_told_and_leave_nothing(void **state)
{
	(void)state;
	scratch_write("record.txt", RECORD);
	for (int to = FONDS_METADATA_RECORD; to <= FONDS_METADATA_METS; to++) {
		enum fonds_metadata_form form = (enum fonds_metadata_form)to;

		fail_each("record.txt", form, FAULT_ALLOC);
		fail_each("record.txt", form, FAULT_OPEN);
		fail_each("record.txt", form, FAULT_READ);
	}
}

static void make_part(const char *name, enum fonds_metadata_form form)
{
	struct fonds_buffer out;
	size_t lost;

	fonds_buffer_init(&out, 1 << 20);
	assert_int_equal(FONDS_OK, convert("record.txt", form, &out, &lost));
	scratch_write_bytes(name, out.data, out.size);
	fonds_buffer_clear(&out);
}

static void failures_in_a_bag_are_told_as_well(void **state)
{
	static const enum fonds_metadata_form forms[] = { FONDS_METADATA_RECORD,
		FONDS_METADATA_CSV, FONDS_METADATA_METS };

	(void)state;
	scratch_write("record.txt", RECORD);
	scratch_write("BAG/bagit.txt", "BagIt-Version: 1.0\n");
	scratch_write("BAG/data/a", "a");
	scratch_folder("BAG/metadata");
	make_part("BAG/metadata/premis.xml", FONDS_METADATA_PREMIS);
	make_part("BAG/metadata/dc.xml", FONDS_METADATA_DC);
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
		fail_each("BAG", forms[i], FAULT_ALLOC);
		fail_each("BAG", forms[i], FAULT_READ);
	}
}

#define LOCATED \
	"<premis xmlns=\"http://www.loc.gov/premis/v3\" " \
	"xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" " \
	"version=\"3.0\"><object xsi:type=\"file\"><objectIdentifier>" \
	"<objectIdentifierType>UUID</objectIdentifierType>" \
	"<objectIdentifierValue>a1</objectIdentifierValue>" \
	"</objectIdentifier><storage><contentLocation>" \
	"<contentLocationValue>%s</contentLocationValue>" \
	"</contentLocation></storage></object></premis>"

#define ABOUT \
	"<records xmlns=\"urn:fonds:dc-records:1\" " \
	"xmlns:dcterms=\"http://purl.org/dc/terms/\">" \
	"<record about=\"urn:uuid:a1\"><dcterms:title>T</dcterms:title>" \
	"</record></records>"

/* A "%" that encodes nothing is one, at the end of the text as well. */
static void a_file_is_called_by_its_location(void **state)
{
	static const struct {
		const char *location;
		const char *row;
	} cases[] = {
		{ "data/a%20b", "\r\nobjects/a b,T\r\n" },
		{ "data/%C3%bc/%2Fx", "\r\nobjects/\xc3\xbc//x,T\r\n" },
		{ "data/a%2", "\r\nobjects/a%2,T\r\n" },
		{ "data/a%", "\r\nobjects/a%,T\r\n" },
		{ "data/50% a", "\r\nobjects/50% a,T\r\n" },
		{ "data/%+5%0x%00", "\r\nobjects/%+5%0x%00,T\r\n" },
		{ "other", "\r\nother,T\r\n" },
	};

	(void)state;
	scratch_write("BAG/bagit.txt", "BagIt-Version: 1.0\n");
	scratch_folder("BAG/data");
	scratch_write("BAG/metadata/dc.xml", ABOUT);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_buffer premis;
		struct fonds_buffer out;
		size_t lost;

		fonds_buffer_init(&premis, 1 << 20);
		fonds_buffer_init(&out, 1 << 20);
		fonds_buffer_printf(&premis, LOCATED, cases[i].location);
		scratch_write_bytes(
			"BAG/metadata/premis.xml", premis.data, premis.size);
		assert_int_equal(FONDS_OK,
			convert("BAG", FONDS_METADATA_CSV, &out, &lost));
		assert_non_null(strstr(fonds_buffer_text(&out), cases[i].row));
		fonds_buffer_clear(&out);
		fonds_buffer_clear(&premis);
	}
}

static void a_picture_survives_a_lack_of_memory(void **state)
{
	struct fonds_buffer premis;
	size_t lost;

	(void)state;
	scratch_write("record.txt", RECORD);
	fonds_buffer_init(&premis, 1 << 20);
	assert_int_equal(FONDS_OK,
		convert("record.txt", FONDS_METADATA_PREMIS, &premis, &lost));
	scratch_write_bytes("premis.xml", premis.data, premis.size);
	fonds_buffer_clear(&premis);
	for (int format = FONDS_FORMAT_TEXT; format <= FONDS_FORMAT_SVG;
		format++) {
		if (format == FONDS_FORMAT_CSV || format == FONDS_FORMAT_HTML)
			continue;
		for (unsigned n = 0;; n++) {
			struct fonds_metadata_summary *summary = NULL;
			struct fonds_buffer out;
			enum fonds_status status;

			fonds_buffer_init(&out, 1 << 20);
			fault_arm(FAULT_ALLOC, n);
			status = fonds_metadata_show(
				"premis.xml", &summary, NULL);
			if (status == FONDS_OK)
				status = fonds_metadata_summary_write(summary,
					(enum fonds_format)format,
					fonds_output_to_buffer, &out, NULL);
			fault_disarm();
			fonds_metadata_summary_free(summary);
			fonds_buffer_clear(&out);
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
			assert_true(status < 0);
		}
	}
}

static void forms_have_names_both_ways(void **state)
{
	(void)state;
	for (int i = FONDS_METADATA_RECORD; i <= FONDS_METADATA_METS; i++)
		assert_int_equal(
			i, fonds_metadata_form_find(fonds_metadata_form_name(
				   (enum fonds_metadata_form)i)));
	assert_int_equal(FONDS_METADATA_ANY, fonds_metadata_form_find("word"));
	assert_null(fonds_metadata_form_name((enum fonds_metadata_form)99));
	assert_null(fonds_metadata_form_name(FONDS_METADATA_ANY));
}

static void what_is_saved_replaces_nothing(void **state)
{
	struct fonds_conversion *conversion = NULL;

	(void)state;
	scratch_write("record.txt", RECORD);
	scratch_write("there", "mine");
	assert_int_equal(
		FONDS_OK, fonds_metadata_convert("record.txt",
				  FONDS_METADATA_DC, NULL, &conversion, NULL));
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_conversion_save(conversion, "there", NULL));
	assert_true(scratch_holds("there", "mine"));
	for (unsigned n = 0;; n++) {
		enum fonds_status status;

		fault_arm(FAULT_WRITE, n);
		status = fonds_conversion_save(conversion, "new", NULL);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		assert_int_equal(FONDS_ERR_IO, status);
		assert_false(scratch_exists("new"));
	}
	assert_true(scratch_exists("new"));
	assert_int_equal(3, scratch_count("."));
	fonds_conversion_free(conversion);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_form_is_told_from_the_content),
		cmocka_unit_test_setup_teardown(
			failures_are_told_and_leave_nothing, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			failures_in_a_bag_are_told_as_well, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_file_is_called_by_its_location, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_picture_survives_a_lack_of_memory, scratch_enter,
			scratch_leave),
		cmocka_unit_test(forms_have_names_both_ways),
		cmocka_unit_test_setup_teardown(what_is_saved_replaces_nothing,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
