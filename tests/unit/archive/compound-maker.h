/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_ARCHIVE_COMPOUND_MAKER_H
#define TESTS_UNIT_ARCHIVE_COMPOUND_MAKER_H

#include <stddef.h>
#include <stdint.h>

/*
 * Compound files made byte by byte, so that every lie can be told in them:
 *
 *	struct compound *compound = compound_new(3);
 *
 *	compound_add(compound, "\001CompObj", "text", 4);
 *	compound_add(compound, "Storage/Stream", "more", 4);
 *	compound_end(compound);
 *	... compound->data, compound->size; bytes may be changed
 *	compound_free(compound);
 */
#define COMPOUND_ENTRIES 64

struct compound_entry {
	char name[32]; /* its own part, ASCII */
	unsigned parent;
	unsigned type;
	unsigned child;
	unsigned right;
	unsigned char *bytes;
	size_t size;
	uint32_t first;
};

struct compound {
	unsigned version;
	struct compound_entry entries[COMPOUND_ENTRIES];
	unsigned count;

	/* After compound_end(). */
	uint8_t *data;
	size_t size;
	size_t sector;        /* bytes of one */
	uint32_t fat_sector;  /* the first of the FAT */
	uint32_t directory;   /* its first sector */
	uint32_t mini_fat;    /* the same */
	uint32_t mini_stream; /* the same */
	uint32_t fat_sectors;
};

/* Version 3, of sectors of 512 bytes, or 4, of 4096. */
struct compound *compound_new(unsigned version);

/* A stream; the storages in its path are made. A path that ends in "/" is a
 * storage. */
void compound_add(struct compound *compound, const char *path,
	const void *bytes, size_t size);
void compound_end(struct compound *compound);
void compound_free(struct compound *compound);

/* Where things stand in data. */
uint8_t *compound_entry(struct compound *compound, unsigned id);
uint8_t *compound_fat(struct compound *compound, uint32_t sector);

#endif
