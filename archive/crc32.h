/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_CRC32_H
#define ARCHIVE_CRC32_H

#include <stddef.h>
#include <stdint.h>

/*
 * The CRC-32 of zip and 7z (ISO 3309, polynomial 0x04C11DB7): of data that
 * follows what crc is the value of; 0 before the first.
 */
uint32_t fonds_crc32(uint32_t crc, const void *data, size_t size);

#endif
