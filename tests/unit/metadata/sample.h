/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_METADATA_SAMPLE_H
#define TESTS_UNIT_METADATA_SAMPLE_H

#include "metadata/dublin-core.h"
#include "metadata/premis.h"

/* A made-up record and its description, in the model that ingest uses. */

/* Text with everything that XML, a terminal or a browser may stumble over. */
extern const char sample_hostile[];

/*
 * Two intellectual entities, two representations, two files, events, agents
 * and rights; text is the title, a note and a name.
 */
struct fonds_premis *sample_premis(const char *text);

/* A record with each field that the crosswalk reads. */
struct fonds_record *sample_record(const char *title);
void sample_record_free(struct fonds_record *record);

/* Both entities; static. */
extern const struct fonds_dc_entities sample_entities;

#endif
