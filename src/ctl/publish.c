#include "base/clock.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/secret.h"
#include "base/tr.h"
#include "ctl/command.h"
#include "ctl/passphrase.h"
#include "ctl/stopper.h"
#include "remote/remote.h"
#include "sync/config.h"
#include "sync/news.h"
#include "sync/publication.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { TO, KEY, PASSPHRASE_FILE };

#define DAY 86400

struct work {
	struct bn_sync_config config;
	struct bn_publication publication;
	struct bn_seal_signer *author;
	struct bn_pack_trust trust; /* the author alone */
	struct bn_news news;
	const struct bn_endpoint *place; /* being published to */
	struct bn_remote *remote;
	struct bn_stopper stopper;
};

static bool complain(const struct work *work, const struct bn_remote_fault *fault)
{
	bn_command_complain(_("%s : %s : %s"), work->place->id, _(bn_rule_of(fault->rule)->words),
		fault->detail);
	return false;
}

/* Looks whether it is a whole pack of this author, and names it. */
static bool add_pack(struct work *work, const char *path)
{
	struct bn_news_pack *news = &work->news.packs[work->news.pack_count++];
	struct bn_str why = {0};
	struct bn_pack pack;
	char head[BN_PACK_HEAD];
	int fd = bn_file_open(path, &news->bytes);
	ptrdiff_t got = fd >= 0 ? bn_file_read_at(fd, head, sizeof(head), 0) : -1;
	bool good = got >= 0 &&
		    bn_pack_read_head(head, (size_t)got, news->bytes, &work->trust, &pack, &why);
	if (good) {
		memcpy(news->id, pack.id, sizeof(news->id));
		news->version = pack.version;
		bn_news_pack_name(&pack, news->name);
	} else if (got >= 0) {
		bn_command_complain("%s : %s", path, bn_str_text(&why));
	}
	if (fd >= 0)
		close(fd);
	bn_str_finish(&why);
	return good;
}

static bool fill(struct work *work)
{
	const struct bn_publication *from = &work->publication;
	struct bn_news *news = &work->news;
	snprintf(news->group, sizeof(news->group), "%s", from->group);
	news->wall = bn_clock_wall();
	news->until = news->wall + (int64_t)from->days * DAY;
	for (size_t i = 0; i < from->pack_count; i++)
		if (!add_pack(work, from->packs[i]))
			return false;
	for (size_t i = 0; i < from->revoked_count; i++)
		snprintf(news->revoked[news->revoked_count++], BN_SEAL_FINGERPRINT, "%s",
			from->revoked[i]);
	news->withdrawn = bn_mem_alloc(from->withdrawn_count, sizeof(*news->withdrawn));
	for (size_t i = 0; i < from->withdrawn_count; i++)
		snprintf(news->withdrawn[news->withdrawn_count++], BN_ID_TEXT, "%s",
			from->withdrawn[i]);
	if (from->settings.venue != NULL)
		snprintf(news->venue, sizeof(news->venue), "%s", from->settings.venue);
	if (from->settings.event != NULL)
		snprintf(news->event, sizeof(news->event), "%s", from->settings.event);
	news->sound = from->settings.sound == 0 ? -1 : from->settings.sound == 1;
	news->volume = from->settings.volume > 0 ? from->settings.volume : -1;
	return true;
}

/* Said here, for a kiosk that doesn't take it says nothing. */
static bool goes_on(const struct work *work, const struct bn_news *before)
{
	const struct bn_news_pack *is, *behind = bn_news_behind(&work->news, before, &is);
	if (behind == NULL)
		return true;
	bn_command_complain(
		behind->version < is->version
			? _("%s : campagne « %s » : la version %" PRIu32
			    " est déjà publiée ; une borne ne prend pas la %" PRIu32
			    ", plus ancienne. Refaites le paquet avec --version %" PRIu32)
			: _("%s : campagne « %s » : un autre paquet de la version %" PRIu32
			    " est déjà publié ; une borne ne prend pas deux fois la %" PRIu32
			    ". Refaites le paquet avec --version %" PRIu32),
		work->place->id, is->id, is->version, behind->version, is->version + 1);
	return false;
}

/* Higher than what is there, and than an edition of before that a lost store took with it. */
static bool give_number(struct work *work, const char *name)
{
	struct bn_remote_fault fault;
	struct bn_str text = {0};
	struct bn_news before;
	bn_news_init(&before);
	bool there = bn_remote_get(work->remote, name, BN_SIGNED_MOST, &text, &fault);
	bool known = there && bn_news_read(&text, &work->trust, &before);
	bool good = !known || goes_on(work, &before);
	if (known && before.number >= work->news.number)
		work->news.number = before.number + 1;
	if (work->news.number < work->news.wall)
		work->news.number = work->news.wall;
	bn_news_finish(&before);
	bn_str_finish(&text);
	if (there && !known)
		bn_command_complain(_("%s : ce qui était publié était signé par une autre clé ; "
				      "c’est remplacé"),
			work->place->id);
	return good && (there || fault.rule == BN_RULE_ABSENT || complain(work, &fault));
}

static bool put_packs(const struct work *work)
{
	struct bn_remote_fault fault;
	for (size_t i = 0; i < work->news.pack_count; i++) {
		uint64_t bytes = 0;
		int fd = bn_file_open(work->publication.packs[i], &bytes);
		bool good = fd >= 0 && (bn_remote_put_file(work->remote, work->news.packs[i].name,
						fd, bytes, &fault) ||
					       complain(work, &fault));
		if (fd >= 0)
			close(fd);
		if (!good)
			return false;
	}
	return true;
}

/* The packs first: what is named is there. */
static bool publish_there(struct work *work)
{
	struct bn_remote_fault fault;
	struct bn_str text = {0};
	char name[BN_NEWS_NAME];
	bn_news_name(work->news.group, name);
	bool good = give_number(work, name) && put_packs(work);
	if (good) {
		bn_news_write(&work->news, work->author, &text);
		good = bn_remote_put(work->remote, name, text.data, text.length, &fault) ||
		       complain(work, &fault);
	}
	if (good)
		printf(_("%s : édition %" PRId64 " publiée pour le groupe « %s »\n"),
			work->place->id, work->news.number, work->news.group);
	bn_str_finish(&text);
	return good;
}

static bool publish_to(struct work *work, const struct bn_endpoint *place)
{
	struct bn_endpoint_key key = {0};
	struct bn_problems problems = {0};
	const struct bn_remote_options options = {place, &key, &work->stopper.stop};
	work->place = place;
	bool good = bn_endpoint_key_load(place, &key, &problems);
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	work->remote = good ? bn_remote_open(&options) : NULL;
	good = work->remote != NULL && publish_there(work);
	bn_remote_close(work->remote);
	bn_endpoint_key_finish(&key);
	return good;
}

static bool read_files(struct work *work, const struct bn_arguments *arguments)
{
	struct bn_problems problems = {0};
	bool good = bn_sync_config_read(&work->config, arguments->values[TO], &problems);
	good = bn_publication_read(&work->publication, arguments->rest[0], &problems) && good;
	bn_problems_print(&problems, stderr);
	bn_problems_finish(&problems);
	return good;
}

static enum bn_seal_load load(const char *path, const char *passphrase, void *key)
{
	return bn_seal_load_author(path, passphrase, key);
}

static int run(const struct bn_arguments *arguments)
{
	struct work work = {.author = bn_secret_create(sizeof(*work.author))};
	int result = BN_CTL_FAILED;
	bn_news_init(&work.news);
	if (read_files(&work, arguments) && bn_seal_init() &&
		bn_passphrase_open(arguments->values[KEY], arguments->values[PASSPHRASE_FILE], load,
			work.author)) {
		work.trust.keys[work.trust.count++] = work.author->public_key;
		bn_stopper_begin(&work.stopper);
		bool good = fill(&work);
		for (size_t i = 0; good && i < work.config.target_count; i++)
			good = publish_to(&work, &work.config.targets[i]);
		bn_stopper_end(&work.stopper);
		result = good ? BN_CTL_DONE : BN_CTL_FAILED;
	}
	bn_news_finish(&work.news);
	bn_secret_destroy(work.author, sizeof(*work.author));
	bn_publication_finish(&work.publication);
	bn_sync_config_finish(&work.config);
	return result;
}

const struct bn_command bn_command_publish = {
	.name = "publish",
	.rest = BN_TR("PUBLICATION"),
	.summary = BN_TR("publie des campagnes et des réglages pour un groupe de bornes"),
	.details = BN_TR(
		"Met dans le stockage ce que dit PUBLICATION, un fichier YAML : campagnes à "
		"installer, clés\nrévoquées, demandes à effacer, réglages. Le tout est signé par "
		"la clé des campagnes, et les bornes\ndu groupe le prennent quand personne n’est "
		"devant elles. Une édition plus ancienne, ou trop\nvieille, n’est pas prise."),
	.options =
		{
			[TO] = {0, "to", BN_TR("FICHIER"),
				BN_TR("où publier : un sync.yaml, avec le droit d’écrire"), true},
			[KEY] = {0, "key", BN_TR("CLÉ"),
				BN_TR("clé secrète des campagnes (PRÉFIXE.key)"), true},
			[PASSPHRASE_FILE] = {0, "passphrase-file", BN_TR("FICHIER"),
				BN_TR("fichier dont la première ligne est la phrase de passe ; "
				      "elle est demandée sinon"),
				false},
		},
	.run = run,
};
