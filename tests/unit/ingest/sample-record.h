/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_INGEST_SAMPLE_RECORD_H
#define TESTS_UNIT_INGEST_SAMPLE_RECORD_H

/* An invented record with a translation, and one in the original's language. */
static const char record_with_translation[] =
	"May 4, 1931\n**Report of the Lock Keeper**\n\nCitation:\n\n"
	"\"Report of the Lock Keeper\", May 4, 1931, Canal Archive, "
	"CA, fond 1, opis 2, delo 3, list 4. Translated by Ada Lind.\n"
	"<https://canal.example/4>\n\nOriginal Language:\n\nSwedish\n\n"
	"Contents:\n\nTranslation - English\n\nThe gate holds.\n";

__attribute__((unused)) static const char record_without_language[] =
	"May 4, 1931\n**Report of the Lock Keeper**\n\nSummary:\n\nA gate.\n";

#endif
