/* What is published for this kiosk's group, taken while nobody is at the kiosk. */
#include "base/file.h"
#include "base/log.h"
#include "base/mem.h"
#include "daybook/occupied.h"
#include "leads/recipients.h"
#include "leads/withdrawal.h"
#include "staff/settings.h"
#include "sync/courier_inside.h"
#include "sync/news.h"

#include <dirent.h>
#include <fnmatch.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define NEWS_MS  1800000 /* between two looks, */
#define AGAIN_MS 300000  /* and after one that the network ended */

static void tell(const struct bn_courier *courier, enum bn_journal_kind kind, const char *about,
	const char *why)
{
	bn_journal_add(courier->options.journal, kind, about, why);
}

static bool is_revoked(const struct bn_news *news, const char *path)
{
	struct bn_seal_public key;
	char fingerprint[BN_SEAL_FINGERPRINT];
	if (!bn_seal_load_public(path, &key))
		return false;
	bn_seal_fingerprint(&key, fingerprint);
	for (size_t i = 0; i < news->revoked_count; i++)
		if (strcmp(news->revoked[i], fingerprint) == 0)
			return true;
	return false;
}

/* The last recipient stays: a kiosk that seals for nobody takes no leads. */
static void drop_revoked(const struct bn_courier *courier, const struct bn_news *news)
{
	const char *data = courier->options.data_folder;
	struct bn_seal_recipients recipients;
	DIR *all = news->revoked_count > 0 && bn_recipients_load(data, &recipients) ? opendir(data)
										    : NULL;
	if (all == NULL)
		return;
	for (struct dirent *entry; (entry = readdir(all)) != NULL;) {
		if (fnmatch("recipient*.pub", entry->d_name, FNM_PERIOD) != 0)
			continue;
		char *path = bn_file_join(data, entry->d_name);
		if (is_revoked(news, path) && recipients.count < 2)
			tell(courier, BN_JOURNAL_NEWS, entry->d_name, "last");
		else if (is_revoked(news, path) && unlink(path) == 0) {
			recipients.count--;
			tell(courier, BN_JOURNAL_NEWS, entry->d_name, "revoked");
		}
		free(path);
	}
	closedir(all);
}

static void withdraw(const struct bn_courier *courier, const struct bn_news *news)
{
	struct bn_seal_recipients recipients;
	if (news->withdrawn_count == 0 ||
		!bn_recipients_load(courier->options.data_folder, &recipients) ||
		recipients.count == 0)
		return;
	for (size_t i = 0; i < news->withdrawn_count; i++)
		if (bn_store_holds(courier->store, news->withdrawn[i]) &&
			bn_withdrawal_make_of(courier->store, &recipients, news->withdrawn[i],
				"office") == BN_WITHDRAWAL_DONE)
			tell(courier, BN_JOURNAL_NEWS, "leads", "withdrawn");
}

static void set(const struct bn_courier *courier, const struct bn_news *news)
{
	struct bn_settings settings;
	if (news->venue[0] == '\0' && news->event[0] == '\0' && news->sound < 0 && news->volume < 0)
		return;
	bn_settings_load(courier->options.data_folder, &settings);
	if (news->venue[0] != '\0')
		snprintf(settings.venue, sizeof(settings.venue), "%s", news->venue);
	if (news->event[0] != '\0')
		snprintf(settings.event, sizeof(settings.event), "%s", news->event);
	if (news->sound >= 0)
		settings.sound = news->sound > 0 ? BN_YES : BN_NO;
	if (news->volume > 0)
		settings.volume = news->volume;
	if (bn_settings_save(courier->options.data_folder, &settings))
		tell(courier, BN_JOURNAL_NEWS, "settings", news->venue);
}

/* Why it isn't taken; NULL: it is. */
static const char *judge(const struct bn_courier *courier, const struct bn_target *target,
	const struct bn_news *news)
{
	struct bn_courier_now now = bn_courier_now(courier);
	if (strcmp(news->group, courier->options.config->group) != 0)
		return "group";
	if (news->number < target->mark.words)
		return "older";
	/* Where nobody keeps the clock, only its number tells an old edition. */
	if (now.synced && now.wall > news->until)
		return "expired";
	return NULL;
}

void bn_courier_follow_group(const struct bn_courier *courier, struct bn_mark *mark)
{
	const char *group = courier->options.config->group;
	if (group == NULL)
		return;
	if (mark->group[0] != '\0' && strcmp(mark->group, group) != 0)
		mark->news = mark->words = 0;
	snprintf(mark->group, sizeof(mark->group), "%s", group);
}

/* The last edition that was taken from any place: an older one may have been left in another. */
static int64_t newest(const struct bn_courier *courier)
{
	int64_t number = 0;
	for (size_t i = 0; i < courier->target_count; i++) {
		const struct bn_mark *mark = &courier->targets[i].mark;
		number = mark->words > number ? mark->words : number;
	}
	return number;
}

/* The campaigns last: a key that is revoked, a lead that is withdrawn don't wait for a film. */
static bool take(struct bn_courier *courier, struct bn_target *target, const struct bn_news *news)
{
	struct bn_mark *mark = &target->mark;
	int64_t before = newest(courier);
	if (news->number > before) {
		drop_revoked(courier, news);
		withdraw(courier, news);
		set(courier, news);
	}
	if (news->number > mark->words) {
		mark->words = news->number;
		if (!bn_courier_note(courier, target))
			return false;
	}
	if (news->pack_count > 0 && courier->options.config->metered)
		return true;
	for (size_t i = 0; i < news->pack_count && news->number >= before; i++)
		if (!bn_courier_take_pack(courier, target, &news->packs[i]))
			return false;
	bn_courier_drop_parts(courier);
	mark->news = news->number;
	return bn_courier_note(courier, target);
}

static void refuse(
	struct bn_courier *courier, struct bn_target *target, const char *why, const char *before)
{
	bn_log_warn("sync", "%s: what is published isn't taken: %s", target->place->id, why);
	if (!bn_str_same(why, before))
		tell(courier, BN_JOURNAL_NEWS, target->place->id, why);
	target->news_why = bn_mem_strdup(why);
}

static bool judge_and_take(
	struct bn_courier *courier, struct bn_target *target, const struct bn_str *text)
{
	struct bn_pack_trust trust;
	struct bn_news news;
	struct bn_str why = {0};
	const char *refused = NULL;
	char *before = target->news_why;
	bool good = true;
	target->news_why = NULL;
	bn_news_init(&news);
	if (!bn_pack_trust_load(courier->options.shelf, &trust, &why))
		refused = bn_str_text(&why);
	else if (!bn_news_read(text, &trust, &news))
		refused = "signature";
	else
		refused = judge(courier, target, &news);
	if (refused != NULL)
		refuse(courier, target, refused, before);
	else if (news.number > target->mark.news)
		good = take(courier, target, &news);
	free(before);
	bn_str_finish(&why);
	bn_news_finish(&news);
	return good;
}

void bn_courier_take_news(struct bn_courier *courier, struct bn_target *target)
{
	const struct bn_courier_options *options = &courier->options;
	int64_t now_ms = bn_courier_now(courier).ms;
	struct bn_str text = {0};
	char name[BN_NEWS_NAME];
	if (options->shelf == NULL || options->config->group == NULL || now_ms < target->news_ms ||
		bn_occupied(options->data_folder)) /* a visitor isn't to feel a download */
		return;
	bn_news_name(options->config->group, name);
	bool good = bn_remote_get(
		target->remotes[0], name, BN_SIGNED_MOST, &text, &target->news_fault);
	/* Nothing is published, or this kiosk may only write. */
	if (!good && (target->news_fault.rule == BN_RULE_ABSENT ||
			     target->news_fault.rule == BN_RULE_DENIED))
		good = true;
	else if (good)
		good = judge_and_take(courier, target, &text);
	if (!good)
		bn_log_warn("sync", "%s: what is published: %s", target->place->id,
			target->news_fault.detail);
	target->news_ms = now_ms + (good ? NEWS_MS : AGAIN_MS);
	bn_str_finish(&text);
}
