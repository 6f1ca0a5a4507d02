/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_RECORD_WRITE_JSON_H
#define METADATA_RECORD_WRITE_JSON_H

#include "base/json-writer.h"
#include "metadata/record.h"

/*
 * The JSON form of a record, as fonds_record_parse() reads it: one object with
 * the archive's keys, lists as arrays, notes under their own labels. It has
 * one text, and does not say in which language: more are left out.
 */
enum fonds_status fonds_record_write_json(const struct fonds_record *record,
	struct fonds_json *json, struct fonds_error **error);

#endif
