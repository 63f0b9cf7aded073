#include "kiosk/stress.h"

#include "base/str.h"
#include "base/utf8.h"

#include <stdlib.h>

/* As they are in this trade. */
static const char *const words[] = {"Accompagnement", "socio-éducatif", "intergénérationnel",
	"départemental", "bienveillant", "individualisé", "et", "pluridisciplinaire", "concerté",
	"des", "familles", "au", "plus", "près"};

/* At most so many letters, and only a few fewer. */
static char *long_text(size_t letters)
{
	struct bn_str text = {0};
	size_t used = 0, count = sizeof(words) / sizeof(words[0]), missed = 0;
	for (size_t i = 0; missed < count; i++) {
		const char *word = words[i % count];
		size_t more = bn_utf8_letters(word) + (used > 0);
		missed = used + more > letters ? missed + 1 : 0;
		if (missed > 0)
			continue;
		bn_str_addf(&text, "%s%s", used > 0 ? " " : "", word);
		used += more;
	}
	return bn_str_take(&text);
}

static void lengthen(struct bn_text *text, size_t letters)
{
	for (size_t i = 0; i < text->count; i++) {
		free(text->items[i].text);
		text->items[i].text = long_text(letters);
	}
}

static void lengthen_figure(struct bn_figure *figure)
{
	lengthen(&figure->value, 16);
	lengthen(&figure->label, 28);
	lengthen(&figure->source, 40);
}

static void lengthen_profession(struct bn_profession *profession)
{
	lengthen(&profession->title, 72);
	lengthen(&profession->card, 16);
	lengthen(&profession->level, 22);
	lengthen(&profession->duration, 22);
	for (size_t i = 0; i < profession->way_in_count; i++)
		lengthen(&profession->ways_in[i], 40);
	lengthen(&profession->summary, 90);
	for (size_t i = 0; i < profession->mission_count; i++)
		lengthen(&profession->missions[i], 80);
	for (size_t i = 0; i < profession->quality_count; i++)
		lengthen(&profession->qualities[i], 20);
	for (size_t i = 0; i < profession->stage_count; i++) {
		lengthen(&profession->training[i].what, 16);
		lengthen(&profession->training[i].detail, 22);
	}
	lengthen(&profession->diploma, 90);
	for (size_t i = 0; i < profession->moment_count; i++) {
		lengthen(&profession->day[i].hour, 10);
		lengthen(&profession->day[i].what, 90);
	}
	for (size_t i = 0; i < profession->school_count; i++) {
		lengthen(&profession->schools[i].name, 60);
		lengthen(&profession->schools[i].place, 40);
	}
	for (size_t i = 0; i < profession->career_count; i++)
		lengthen(&profession->career[i], 72);
	lengthen_figure(&profession->figure);
	lengthen_figure(&profession->pay);
}

static void lengthen_block(struct bn_block *block)
{
	lengthen(&block->title, 60);
	lengthen(&block->text, 600);
	lengthen(&block->picture.words, 120);
	lengthen(&block->qr.words, 90);
	lengthen(&block->source, 60);
	for (size_t i = 0; i < block->figure_count; i++) {
		lengthen(&block->figures[i].value, 16);
		lengthen(&block->figures[i].unit, 24);
		lengthen(&block->figures[i].label, 72);
	}
	for (size_t i = 0; i < block->bar_count; i++) {
		lengthen(&block->bars[i].label, 72);
		lengthen(&block->bars[i].shown, 24);
		lengthen(&block->bars[i].note, 240);
	}
	for (size_t i = 0; i < block->item_count; i++) {
		lengthen(&block->list[i].tag, 24);
		lengthen(&block->list[i].title, 90);
		lengthen(&block->list[i].text, 300);
	}
}

static void lengthen_article(struct bn_article *article)
{
	lengthen(&article->title, 60);
	lengthen(&article->kicker, 36);
	lengthen(&article->tile, 28);
	for (size_t i = 0; i < article->block_count; i++)
		lengthen_block(&article->blocks[i]);
}

static void lengthen_form(struct bn_lead_form *form)
{
	for (size_t i = 0; i < form->situation_count; i++)
		lengthen(&form->situations[i].label, 36);
	for (size_t i = 0; i < form->purpose_count; i++) {
		lengthen(&form->purposes[i].title, 44);
		lengthen(&form->purposes[i].detail, 52);
	}
	for (size_t i = 0; i < form->notice.point_count; i++)
		lengthen(&form->notice.points[i], 120);
	lengthen(&form->notice.controller, 200);
	lengthen(&form->notice.recipients, 200);
	lengthen(&form->notice.rights, 300);
	lengthen(&form->notice.dpo, 200);
	for (size_t i = 0; i < form->next_step_count; i++) {
		lengthen(&form->next_steps[i].when, 24);
		lengthen(&form->next_steps[i].what, 52);
	}
}

void bn_stress_lengthen(struct bn_campaign *campaign)
{
	lengthen(&campaign->name, 32);
	lengthen(&campaign->department, 36);
	lengthen(&campaign->question, 44);
	lengthen(&campaign->hint, 44);
	for (size_t i = 0; i < campaign->public_count; i++) {
		lengthen(&campaign->publics[i].label, 20);
		lengthen(&campaign->publics[i].among, 40);
	}
	for (size_t i = 0; i < campaign->profession_count; i++)
		lengthen_profession(&campaign->professions[i]);
	for (size_t i = 0; i < campaign->clip_count; i++) {
		lengthen(&campaign->clips[i].title, 48);
		lengthen(&campaign->clips[i].hook, 60);
	}
	for (size_t i = 0; i < campaign->venue_count; i++) {
		lengthen(&campaign->venues[i].card.title, 36);
		lengthen(&campaign->venues[i].card.text, 72);
	}
	for (size_t i = 0; i < campaign->page_count; i++)
		lengthen_article(&campaign->pages[i]);
	lengthen_form(&campaign->form);
}

struct bn_campaign bn_stress_empty(const struct bn_campaign *campaign)
{
	struct bn_campaign empty = *campaign;
	empty.public_count = empty.profession_count = empty.clip_count = 0;
	empty.form.situation_count = empty.form.next_step_count = 0;
	return empty;
}
