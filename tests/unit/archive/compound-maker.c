/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/archive/compound-maker.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#define MINI 64
#define CUTOFF 4096
#define END 0xfffffffeU
#define FREE 0xffffffffU
#define FAT 0xfffffffdU

static void put16(uint8_t *at, unsigned value)
{
	at[0] = (uint8_t)value;
	at[1] = (uint8_t)(value >> 8);
}

static void put32(uint8_t *at, uint32_t value)
{
	put16(at, value & 0xffff);
	put16(at + 2, value >> 16);
}

struct compound *compound_new(unsigned version)
{
	struct compound *compound = calloc(1, sizeof(*compound));

	assert(compound);
	compound->version = version;
	compound->sector = version == 3 ? 512 : 4096;
	compound->count = 1;
	compound->entries[0].type = 5;
	strcpy(compound->entries[0].name, "Root Entry");
	return compound;
}

static unsigned find(
	const struct compound *compound, unsigned parent, const char *name)
{
	for (unsigned i = 1; i < compound->count; i++)
		if (compound->entries[i].parent == parent &&
			strcmp(compound->entries[i].name, name) == 0)
			return i;
	return 0;
}

/* Each goes to the right of the one before: a tree, if not a good one. */
static unsigned add_entry(struct compound *compound, unsigned parent,
	const char *name, unsigned type)
{
	unsigned id = compound->count++;
	unsigned *place = &compound->entries[parent].child;

	assert(id < COMPOUND_ENTRIES && strlen(name) < 32);
	compound->entries[id].parent = parent;
	compound->entries[id].type = type;
	strcpy(compound->entries[id].name, name);
	while (*place)
		place = &compound->entries[*place].right;
	*place = id;
	return id;
}

void compound_add(struct compound *compound, const char *path,
	const void *bytes, size_t size)
{
	unsigned parent = 0;
	char name[32];
	const char *slash;
	unsigned id;

	while ((slash = strchr(path, '/'))) {
		assert((size_t)(slash - path) < sizeof(name));
		memcpy(name, path, (size_t)(slash - path));
		name[slash - path] = '\0';
		id = find(compound, parent, name);
		parent = id ? id : add_entry(compound, parent, name, 1);
		path = slash + 1;
	}
	if (!*path)
		return;
	id = add_entry(compound, parent, path, 2);
	compound->entries[id].size = size;
	compound->entries[id].bytes = malloc(size + 1);
	assert(compound->entries[id].bytes);
	memcpy(compound->entries[id].bytes, bytes, size);
}

static uint32_t sectors_for(const struct compound *compound, size_t size)
{
	return (uint32_t)((size + compound->sector - 1) / compound->sector);
}

static uint8_t *sector_at(struct compound *compound, uint32_t sector)
{
	return compound->data + ((size_t)sector + 1) * compound->sector;
}

uint8_t *compound_entry(struct compound *compound, unsigned id)
{
	return sector_at(compound, compound->directory) + 128 * id;
}

uint8_t *compound_fat(struct compound *compound, uint32_t sector)
{
	return sector_at(compound, compound->fat_sector) + 4 * sector;
}

/* A chain of sectors one behind the other. */
static uint32_t lay(struct compound *compound, uint32_t *next, size_t size)
{
	uint32_t count = sectors_for(compound, size);
	uint32_t first = *next;

	for (uint32_t i = 0; i < count; i++)
		put32(compound_fat(compound, first + i),
			i + 1 < count ? first + i + 1 : END);
	*next += count;
	return count ? first : END;
}

static size_t mini_size(const struct compound *compound)
{
	size_t size = 0;

	for (unsigned i = 1; i < compound->count; i++)
		if (compound->entries[i].size < CUTOFF)
			size += (compound->entries[i].size + MINI - 1) / MINI *
				MINI;
	return size;
}

static void put_name(uint8_t *at, const char *name)
{
	size_t size = strlen(name);

	for (size_t i = 0; i < size; i++)
		put16(at + 2 * i, (unsigned char)name[i]);
	put16(at + 64, size ? 2 * (unsigned)(size + 1) : 0);
}

static void put_entries(struct compound *compound)
{
	uint32_t room = sectors_for(compound, 128 * (size_t)compound->count) *
			(uint32_t)(compound->sector / 128);

	for (unsigned i = 0; i < room; i++) {
		uint8_t *at = compound_entry(compound, i);
		struct compound_entry none = { 0 };
		const struct compound_entry *entry =
			i < compound->count ? &compound->entries[i] : &none;

		put_name(at, entry->name);
		at[66] = (uint8_t)entry->type;
		at[67] = 1;
		put32(at + 68, FREE);
		put32(at + 72, entry->right ? entry->right : FREE);
		put32(at + 76, entry->child ? entry->child : FREE);
		put32(at + 116, entry->first);
		put32(at + 120, (uint32_t)entry->size);
	}
}

static void put_header(struct compound *compound, uint32_t mini_fat_count)
{
	static const uint8_t mark[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1,
		0x1a, 0xe1 };
	uint8_t *at = compound->data;

	memcpy(at, mark, sizeof(mark));
	put16(at + 24, 0x3e);
	put16(at + 26, compound->version);
	put16(at + 28, 0xfffe);
	put16(at + 30, compound->version == 3 ? 9 : 12);
	put16(at + 32, 6);
	put32(at + 44, compound->fat_sectors);
	put32(at + 48, compound->directory);
	put32(at + 56, CUTOFF);
	put32(at + 60, mini_fat_count ? compound->mini_fat : END);
	put32(at + 64, mini_fat_count);
	put32(at + 68, END);
	for (uint32_t i = 0; i < 109; i++)
		put32(at + 76 + 4 * i, i < compound->fat_sectors
					       ? compound->fat_sector + i
					       : FREE);
}

/* The small streams, one behind the other, and their FAT. */
static void put_mini(struct compound *compound)
{
	uint8_t *fat = sector_at(compound, compound->mini_fat);
	uint8_t *bytes = sector_at(compound, compound->mini_stream);
	uint32_t next = 0;

	for (unsigned i = 1; i < compound->count; i++) {
		struct compound_entry *entry = &compound->entries[i];
		uint32_t count = (uint32_t)((entry->size + MINI - 1) / MINI);

		if (entry->type != 2 || entry->size >= CUTOFF)
			continue;
		entry->first = count ? next : END;
		memcpy(bytes + (size_t)next * MINI, entry->bytes, entry->size);
		for (uint32_t k = 0; k < count; k++, next++)
			put32(fat + 4 * (size_t)next,
				k + 1 < count ? next + 1 : END);
	}
}

static void put_large(struct compound *compound, uint32_t *next)
{
	for (unsigned i = 1; i < compound->count; i++) {
		struct compound_entry *entry = &compound->entries[i];

		if (entry->size < CUTOFF)
			continue;
		entry->first = lay(compound, next, entry->size);
		memcpy(sector_at(compound, entry->first), entry->bytes,
			entry->size);
	}
}

/* FAT, directory, mini FAT, mini stream, large streams. */
void compound_end(struct compound *compound)
{
	size_t mini = mini_size(compound);
	size_t mini_fat = mini / MINI * 4;
	uint32_t total = sectors_for(compound, 128 * (size_t)compound->count) +
			 sectors_for(compound, mini_fat) +
			 sectors_for(compound, mini);
	uint32_t next;

	for (unsigned i = 1; i < compound->count; i++)
		if (compound->entries[i].size >= CUTOFF)
			total += sectors_for(
				compound, compound->entries[i].size);
	compound->fat_sectors = sectors_for(compound, (size_t)total * 4 + 512);
	total += compound->fat_sectors;
	assert(compound->fat_sectors <= 109 &&
		total * 4 <= compound->fat_sectors * compound->sector);
	compound->size = ((size_t)total + 1) * compound->sector;
	compound->data = calloc(1, compound->size);
	assert(compound->data);
	memset(sector_at(compound, 0), 0xff,
		compound->fat_sectors * compound->sector);
	for (next = 0; next < compound->fat_sectors; next++)
		put32(compound_fat(compound, next), FAT);
	compound->directory = lay(
		compound, &next, 128 * (size_t)compound->count);
	compound->mini_fat = lay(compound, &next, mini_fat);
	compound->mini_stream = lay(compound, &next, mini);
	compound->entries[0].first = compound->mini_stream;
	compound->entries[0].size = mini;
	if (mini)
		put_mini(compound);
	put_large(compound, &next);
	put_entries(compound);
	put_header(compound, sectors_for(compound, mini_fat));
}

void compound_free(struct compound *compound)
{
	for (unsigned i = 0; i < compound->count; i++)
		free(compound->entries[i].bytes);
	free(compound->data);
	free(compound);
}
