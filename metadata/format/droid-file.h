/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_DROID_FILE_H
#define METADATA_FORMAT_DROID_FILE_H

#include "metadata/format/signature-builder.h"

/*
 * Reading a signature file of DROID: XML with the root FFSignatureFile, its
 * formats and their signatures, into a builder. version gets that of the
 * file, "122"; what names it in errors. What bears upon matching and is not
 * known here is FONDS_ERR_UNSUPPORTED; the tables of DROID's own search are
 * passed over.
 */
#define FONDS_DROID_VERSION_MAX 64
enum fonds_status fonds_droid_file_read(struct fonds_stream *stream,
	const char *what, struct fonds_signature_builder *builder,
	char version[FONDS_DROID_VERSION_MAX], struct fonds_error **error);

#endif
