/* What a visit may look like on a screen, besides the screen's first look. */
#ifndef BN_TESTS_WINGS_SCENES_H
#define BN_TESTS_WINGS_SCENES_H

#include "tests/wings/stage.h"
#include "wings/lead_form/form.h"

#include <string.h>

struct scene {
	const char *screen;
	void (*set)(struct bn_stage *stage, void *state, int which);
	int count;
};

static inline void set_caption(struct bn_stage *stage, void *state, int which)
{
	(void)state;
	stage->clip = &stage->campaign->clips[which % 5];
	stage->caption_above = which >= 5;
	stage->caption = "Le matin, je frappe à une porte.\nDerrière, il y a une histoire.";
}

/* The loop's looks, where one touches, and where one doesn't (from 4 on; 5 and 6: its card). */
static inline void set_look(struct bn_stage *stage, void *state, int which)
{
	static const enum bn_loop_look looks[] = {
		BN_LOOP_CLIPS, BN_LOOP_SLIDES, BN_LOOP_CLOSED, BN_LOOP_SLIDES};
	(void)state;
	stage->look = looks[which % 4];
	stage->slide = (size_t)which;
	stage->opening = (struct bn_hours_opening){which % 3 + (which > 4), 2, 570};
	if (which < 4)
		return;
	stage->venue = bn_campaign_venue(stage->campaign, "cinema");
	if (which == 5 || which == 6)
		stage->look = BN_LOOP_CARD;
}

static inline void set_offer(struct bn_stage *stage, void *state, int which)
{
	(void)state;
	stage->offer = stage->campaign->professions[which].id;
}

static inline void set_argument(struct bn_stage *stage, void *state, int which)
{
	bn_wings_screen("profession")->enter(stage, state, stage->campaign->professions[which].id);
}

static inline void set_public(struct bn_stage *stage, void *state, int which)
{
	struct bn_action choose = {
		.code = BN_INTENT_OWN, .text = stage->campaign->publics[which].id};
	bn_wings_screen("professions")->act(stage, state, &choose);
}

static inline void set_testimony(struct bn_stage *stage, void *state, int which)
{
	const struct bn_screen *feed = bn_wings_screen("feed");
	feed->enter(stage, state, stage->campaign->clips[2 + which % 3].id);
	stage->caption_above = which >= 3;
	stage->clip = feed->clip(stage, state);
	stage->clip_failed = which == 1;
	stage->clip_playing = true;
	stage->clip_length_ms = 17000;
	stage->clip_ms = 6000;
	stage->caption = "Le matin, je frappe à une porte.\nDerrière, il y a une histoire.";
}

/* Each page, closed and with its first bar opened. */
static inline void set_article(struct bn_stage *stage, void *state, int which)
{
	const struct bn_screen *article = bn_wings_screen("article");
	const struct bn_action bar = {.code = BN_INTENT_OWN + 1, .argument = "article.bar.1.0"};
	article->enter(stage, state, stage->campaign->pages[which / 2].id);
	if (which % 2 == 1)
		article->act(stage, state, &bar);
}

/* The form: each step empty, with all its errors, and filled; sending, and failing. */
static inline void set_form(struct bn_stage *stage, void *state, int which)
{
	struct bn_form *form = state;
	struct bn_lead *draft = stage->draft;
	form->step = (enum bn_form_step)(which % BN_FORM_STEPS);
	bn_form_focus(form, draft,
		form->step == BN_FORM_CONTACT ? which < 8 ? BN_FORM_EMAIL : BN_FORM_PHONE
					      : BN_FORM_FIRST_NAME);
	if (which / BN_FORM_STEPS == 1) {
		if (form->step == BN_FORM_NAME)
			strcpy(draft->last_name, "123");
		if (form->step == BN_FORM_CONTACT) {
			strcpy(draft->email, "zoe@exemple");
			strcpy(draft->phone, "0612");
		}
		bn_form_next(form, draft);
	} else if (which / BN_FORM_STEPS == 2) {
		strcpy(draft->first_name, "Marie-Antoinette de la Tour du Pin");
		strcpy(draft->last_name, "N’Guyen-Lefèvre");
		strcpy(draft->email, "marie-antoinette.nguyen-lefevre@exemple-de-domaine.fr");
		strcpy(draft->phone, "0612345678");
		strcpy(draft->situation, stage->campaign->form.situations[0].id);
		for (size_t i = 0; i < stage->campaign->profession_count; i++)
			bn_form_toggle_interest(draft, stage->campaign->professions[i].id);
		draft->age_declared = true;
		bn_form_toggle_purpose(draft, stage->campaign->form.purposes[0].id);
		form->notice_open = true;
	} else if (which / BN_FORM_STEPS >= 3) {
		stage->saving = which / BN_FORM_STEPS == 3 ? BN_SAVING_BUSY : BN_SAVING_FAILED;
	}
}

/* Each error there is, at each field that may have it. */
static inline void set_error(struct bn_stage *stage, void *state, int which)
{
	struct bn_form *form = state;
	enum bn_lead_error error = (enum bn_lead_error)(which + 1);
	enum bn_form_field first = BN_FORM_FIRST_NAME;
	form->step = BN_FORM_NAME;
	if (error >= BN_LEAD_CONTACT_MISSING) {
		form->step = BN_FORM_CONTACT;
		first = BN_FORM_EMAIL;
	}
	bn_form_focus(form, stage->draft, first);
	form->errors[first] = form->errors[first + 1] = error;
}

static const struct scene scenes[] = {
	{"attract", set_caption, 10},
	{"attract", set_look, 8},
	{"home", set_offer, 6},
	{"profession", set_argument, 6},
	{"professions", set_public, 5},
	{"feed", set_testimony, 6},
	{"article", set_article, 6},
	{"lead_form", set_form, 5 * BN_FORM_STEPS},
	{"lead_form", set_error, BN_LEAD_PHONE_UNKNOWN},
};

#endif
