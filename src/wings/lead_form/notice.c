#include "base/str.h"
#include "wings/lead_form/lead_form.h"

static void add_line(struct bn_str *out, const struct bn_text *text, const char *language)
{
	const char *line = bn_text_get(text, language);
	if (line == NULL)
		return;
	bn_str_addz(out, line);
	bn_str_addz(out, "\n");
}

char *bn_lead_form_notice(const struct bn_campaign *campaign, const char *language)
{
	const struct bn_notice *notice = &campaign->form.notice;
	struct bn_str out = {0};
	for (size_t i = 0; i < campaign->form.purpose_count; i++) {
		add_line(&out, &campaign->form.purposes[i].title, language);
		add_line(&out, &campaign->form.purposes[i].detail, language);
	}
	for (size_t i = 0; i < notice->point_count; i++)
		add_line(&out, &notice->points[i], language);
	add_line(&out, &notice->controller, language);
	add_line(&out, &notice->recipients, language);
	add_line(&out, &notice->rights, language);
	add_line(&out, &notice->dpo, language);
	bn_str_addf(&out, "%d\n", notice->retention_months);
	return bn_str_take(&out);
}
