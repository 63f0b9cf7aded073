#include "leads/seal.h"

#include "base/file.h"
#include "base/str.h"
#include "tests/test.h"

#include <string.h>
#include <sys/stat.h>

#define PHRASE "quatre mots pris au hasard"

static char *inside(void **state, const char *name)
{
	return bn_file_join(*state, name);
}

static int begin(void **state)
{
	return bn_seal_init() ? test_make_folder(state) : -1;
}

static void close_for(const struct bn_seal_pair *pairs, size_t count, const void *text,
	size_t bytes, struct bn_str *sealed)
{
	struct bn_seal_recipients recipients = {.count = count};
	for (size_t i = 0; i < count; i++)
		recipients.keys[i] = pairs[i].public_key;
	bn_str_clear(sealed);
	bn_seal_close(&recipients, text, bytes, sealed);
}

static void round_trip(void **state)
{
	struct bn_seal_pair pair;
	struct bn_str sealed = {0}, again = {0}, opened = {.secret = true};
	char text[300];
	(void)state;
	bn_seal_make_pair(&pair);
	memset(text, 'z', sizeof(text));
	for (size_t count = 0; count <= sizeof(text); count += 50) {
		close_for(&pair, 1, text, count, &sealed);
		assert_int_equal(sealed.length, 12 + 88 + 16 + count);
		assert_true(bn_seal_open(&pair, sealed.data, sealed.length, &opened));
		assert_int_equal(opened.length, count);
		assert_memory_equal(bn_str_text(&opened), text, count);
	}
	/* Sealed twice, the same text doesn't look the same. */
	close_for(&pair, 1, text, sizeof(text), &again);
	assert_memory_not_equal(again.data, sealed.data, again.length);
	bn_str_finish(&opened);
	bn_str_finish(&again);
	bn_str_finish(&sealed);
}

static void opens_only_for_its_key_and_whole(void **state)
{
	struct bn_seal_pair pair, other;
	struct bn_str sealed = {0}, opened = {.secret = true};
	(void)state;
	bn_seal_make_pair(&pair);
	bn_seal_make_pair(&other);
	close_for(&pair, 1, "twenty bytes of text", 20, &sealed);
	assert_false(bn_seal_open(&other, sealed.data, sealed.length, &opened));
	for (size_t i = 0; i < sealed.length * 8; i++) {
		sealed.data[i / 8] ^= (char)(1 << i % 8);
		assert_false(bn_seal_open(&pair, sealed.data, sealed.length, &opened));
		assert_int_equal(opened.length, 0);
		sealed.data[i / 8] ^= (char)(1 << i % 8);
	}
	for (size_t count = 0; count < sealed.length; count++)
		assert_false(bn_seal_open(&pair, sealed.data, count, &opened));
	assert_true(bn_seal_open(&pair, sealed.data, sealed.length, &opened));
	assert_string_equal(opened.data, "twenty bytes of text");
	bn_str_finish(&opened);
	bn_str_finish(&sealed);
}

static void any_recipient_opens(void **state)
{
	struct bn_seal_pair pairs[BN_SEAL_RECIPIENTS + 1];
	struct bn_str sealed = {0}, opened = {.secret = true};
	(void)state;
	for (size_t i = 0; i < COUNT(pairs); i++)
		bn_seal_make_pair(&pairs[i]);
	for (size_t count = 1; count <= BN_SEAL_RECIPIENTS; count++) {
		close_for(pairs, count, "text", 4, &sealed);
		for (size_t i = 0; i < COUNT(pairs); i++)
			assert_int_equal(
				bn_seal_open(&pairs[i], sealed.data, sealed.length, &opened),
				i < count);
	}
	/* A recipient taken out, or put in the place of another, shows. */
	sealed.data[11] = 7;
	assert_false(bn_seal_open(&pairs[0], sealed.data, sealed.length, &opened));
	sealed.data[11] = 8;
	memcpy(sealed.data + 12 + 88, sealed.data + 12, 88);
	assert_false(bn_seal_open(&pairs[0], sealed.data, sealed.length, &opened));
	bn_str_finish(&opened);
	bn_str_finish(&sealed);
}

static void hashes_and_fingerprints(void **state)
{
	char hash[65], fingerprint[BN_SEAL_FINGERPRINT];
	struct bn_seal_public key = {0};
	(void)state;
	/* FIPS 180-2, appendix B.1. */
	bn_seal_hash("abc", 3, hash);
	assert_string_equal(
		hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
	bn_seal_fingerprint(&key, fingerprint);
	assert_string_equal(fingerprint, "6668-7aad-f862-bd77-6c8f-c18b-8e9f-8e20");
	assert_false(bn_seal_usable(&key)); /* zeros: a point of low order */
}

static void key_files(void **state)
{
	struct bn_seal_pair pair, again;
	struct bn_seal_public key;
	struct stat info;
	char *public_path = inside(state, "a.pub"), *secret_path = inside(state, "a.key");
	bn_seal_make_pair(&pair);
	assert_true(bn_seal_save_public(public_path, &pair.public_key));
	assert_true(bn_seal_load_public(public_path, &key));
	assert_memory_equal(&key, &pair.public_key, sizeof(key));
	assert_true(bn_seal_save_pair(secret_path, &pair, PHRASE));
	assert_int_equal(stat(secret_path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_int_equal(bn_seal_load_pair(secret_path, PHRASE, &again), BN_SEAL_LOADED);
	assert_memory_equal(&again, &pair, sizeof(pair));
	assert_int_equal(
		bn_seal_load_pair(secret_path, "quatre", &again), BN_SEAL_WRONG_PASSPHRASE);
	assert_int_equal(bn_seal_load_pair(public_path, PHRASE, &again), BN_SEAL_OTHER_KEY);
	assert_int_equal(bn_seal_load_pair("/no/such", PHRASE, &again), BN_SEAL_BAD_FILE);
	assert_false(bn_seal_load_public(secret_path, &key));
	assert_false(bn_seal_load_public("/no/such", &key));
	/* The secret key isn't in its file in clear. */
	char hex[2 * BN_SEAL_KEY + 1], *text = bn_file_read(secret_path, 4096, NULL);
	for (size_t i = 0; i < BN_SEAL_KEY; i++)
		snprintf(hex + 2 * i, 3, "%02x", pair.secret_key[i]);
	assert_null(strstr(text, hex));
	free(text);
	free(public_path);
	free(secret_path);
}

/* Without syncing it: there are many. */
static void write_plainly(const char *path, const char *text, size_t count)
{
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_int_equal(fwrite(text, 1, count, file), count);
	assert_int_equal(fclose(file), 0);
}

/* Every byte of a key file that isn't in a comment counts. */
static void changed_key_files(void **state)
{
	struct bn_seal_pair pair, again;
	struct bn_seal_public key;
	char *path = inside(state, "a");
	bn_seal_make_pair(&pair);
	for (int secret = 0; secret < 2; secret++) {
		size_t count = 0;
		assert_true(secret ? bn_seal_save_pair(path, &pair, PHRASE)
				   : bn_seal_save_public(path, &pair.public_key));
		char *text = bn_file_read(path, 4096, &count);
		size_t first = (size_t)(strstr(text, "borne-cle") - text);
		for (size_t i = first; i < count - 1; i++) {
			text[i] ^= 1;
			write_plainly(path, text, count);
			if (secret)
				assert_int_equal(
					bn_seal_load_pair(path, PHRASE, &again), BN_SEAL_BAD_FILE);
			else
				assert_false(bn_seal_load_public(path, &key));
			text[i] ^= 1;
		}
		for (size_t cut = 0; cut < count - 1; cut += 7) {
			write_plainly(path, text, cut);
			assert_false(
				secret ? bn_seal_load_pair(path, PHRASE, &again) == BN_SEAL_LOADED
				       : bn_seal_load_public(path, &key));
		}
		free(text);
	}
	free(path);
}

static void the_kiosks_own_key(void **state)
{
	struct bn_seal_signer signer, again;
	struct stat info;
	uint8_t signature[BN_SEAL_SIGNATURE];
	size_t count = 0;
	char *path = inside(state, "kiosk.key");
	bn_seal_make_signer(NULL, &signer);
	assert_true(bn_seal_save_signer(path, &signer));
	assert_int_equal(stat(path, &info), 0);
	assert_int_equal(info.st_mode & 0777, 0600);
	assert_true(bn_seal_load_signer(path, &again));
	assert_memory_equal(&again, &signer, sizeof(signer));
	bn_seal_sign(&again, "text", 4, signature);
	assert_true(bn_seal_signed(&signer.public_key, "text", 4, signature));
	assert_false(bn_seal_signed(&signer.public_key, "tex", 3, signature));
	bn_seal_make_signer(NULL, &again);
	assert_false(bn_seal_signed(&again.public_key, "text", 4, signature));
	char *text = bn_file_read(path, 4096, &count);
	for (char *at = strstr(text, "borne-cle"); at < text + count - 1; at++) {
		*at ^= 1;
		write_plainly(path, text, count);
		assert_false(bn_seal_load_signer(path, &again));
		*at ^= 1;
	}
	assert_false(bn_seal_load_signer("/no/such", &again));
	bn_seal_forget_signer(&signer);
	for (size_t i = 0; i < sizeof(signer); i++)
		assert_int_equal(((const uint8_t *)&signer)[i], 0);
	free(text);
	free(path);
}

static void other_line_ends(void **state)
{
	struct bn_seal_pair pair;
	struct bn_seal_public key;
	struct bn_str text = {0};
	char *path = inside(state, "a.pub");
	bn_seal_make_pair(&pair);
	assert_true(bn_seal_save_public(path, &pair.public_key));
	char *unix_text = bn_file_read(path, 4096, NULL);
	for (const char *at = unix_text; *at != '\0'; at++)
		bn_str_addz(&text, *at == '\n' ? "\r\n" : (char[]){*at, '\0'});
	assert_true(bn_file_write_whole(path, text.data, text.length, 0600));
	assert_true(bn_seal_load_public(path, &key));
	assert_memory_equal(&key, &pair.public_key, sizeof(key));
	bn_str_finish(&text);
	free(unix_text);
	free(path);
}

static void impossible_costs(void **state)
{
	static const uint64_t costs[][2] = {{0, 8192}, {17, 8192}, {1, 8191}, {1, (1ULL << 30) + 1},
		{1, UINT64_MAX}, {UINT64_MAX, 1 << 20}};
	struct bn_seal_pair pair;
	struct bn_seal_wrapped wrapped;
	uint8_t again[BN_SEAL_KEY];
	(void)state;
	bn_seal_make_pair(&pair);
	assert_true(bn_seal_wrap(pair.secret_key, PHRASE, &wrapped));
	assert_int_equal(bn_seal_unwrap(&wrapped, PHRASE, again), BN_SEAL_LOADED);
	assert_memory_equal(again, pair.secret_key, sizeof(again));
	for (size_t i = 0; i < COUNT(costs); i++) {
		wrapped.operations = costs[i][0];
		wrapped.memory = costs[i][1];
		assert_int_equal(bn_seal_unwrap(&wrapped, PHRASE, again), BN_SEAL_BAD_FILE);
	}
}

/* The key of those who make campaigns; a recruiter's file whose two keys are of two pairs. */
static void authors_and_mixed_pairs(void **state)
{
	struct bn_seal_signer author, again;
	struct bn_seal_public key;
	struct bn_seal_pair pair, mixed;
	char *path = inside(state, "a");
	bn_seal_make_signer(NULL, &author);
	assert_true(bn_seal_save_trusted(path, &author.public_key));
	assert_true(bn_seal_load_trusted(path, &key));
	assert_memory_equal(&key, &author.public_key, sizeof(key));
	assert_false(bn_seal_load_public(path, &key));
	assert_int_equal(bn_seal_load_author(path, PHRASE, &again), BN_SEAL_OTHER_KEY);
	assert_true(bn_seal_save_author(path, &author, PHRASE));
	assert_int_equal(bn_seal_load_author(path, PHRASE, &again), BN_SEAL_LOADED);
	assert_memory_equal(&again, &author, sizeof(again));
	assert_int_equal(bn_seal_load_pair(path, PHRASE, &pair), BN_SEAL_OTHER_KEY);
	bn_seal_make_pair(&pair);
	mixed = pair;
	mixed.public_key = author.public_key;
	assert_true(bn_seal_save_pair(path, &mixed, PHRASE));
	assert_int_equal(bn_seal_load_pair(path, PHRASE, &pair), BN_SEAL_BAD_FILE);
	free(path);
}

static void forgets(void **state)
{
	static const struct bn_seal_pair zeros;
	struct bn_seal_pair pair;
	(void)state;
	bn_seal_make_pair(&pair);
	bn_seal_forget(&pair);
	assert_memory_equal(&pair, &zeros, sizeof(pair));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(round_trip),
		cmocka_unit_test(opens_only_for_its_key_and_whole),
		cmocka_unit_test(any_recipient_opens),
		cmocka_unit_test(hashes_and_fingerprints),
		cmocka_unit_test_setup_teardown(key_files, begin, test_remove_folder),
		cmocka_unit_test_setup_teardown(changed_key_files, begin, test_remove_folder),
		cmocka_unit_test_setup_teardown(the_kiosks_own_key, begin, test_remove_folder),
		cmocka_unit_test_setup_teardown(other_line_ends, begin, test_remove_folder),
		cmocka_unit_test(impossible_costs),
		cmocka_unit_test_setup_teardown(authors_and_mixed_pairs, begin, test_remove_folder),
		cmocka_unit_test(forgets),
	};
	if (!bn_seal_init())
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
