/* Keeps an eye on the memory that visitors type into (link with --wrap=bn_secret_create). */
#ifndef BN_TESTS_KIOSK_SECRETS_H
#define BN_TESTS_KIOSK_SECRETS_H

#include "tests/test.h"

#include <stdbool.h>

static struct {
	const unsigned char *memory;
	size_t bytes;
} secrets[16];
static size_t secret_count;

void *__real_bn_secret_create(size_t bytes);
void *__wrap_bn_secret_create(size_t bytes);
void *__wrap_bn_secret_create(size_t bytes)
{
	void *memory = __real_bn_secret_create(bytes);
	assert_true(secret_count < COUNT(secrets));
	secrets[secret_count].memory = memory;
	secrets[secret_count++].bytes = bytes;
	return memory;
}

/* Bytes that aren't zero in the blocks made since secret_count was set to 0. */
static inline size_t secrets_left(void)
{
	size_t left = 0;
	for (size_t i = 0; i < secret_count; i++)
		for (size_t k = 0; k < secrets[i].bytes; k++)
			left += secrets[i].memory[k] != 0;
	return left;
}

#endif
