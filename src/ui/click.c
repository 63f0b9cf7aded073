#include "ui/click.h"

#include <math.h>

#define TONE_HZ  1000.f
#define LOUDNESS 2600.f /* of 32767 */
#define DECAY    .003f  /* seconds to a third */
#define BEGIN    24     /* frames from silence to full: it ticks, it doesn't crack */

void bn_click_add(int16_t *frames, size_t count, size_t from)
{
	for (size_t i = 0; i < count && from + i < BN_CLICK_FRAMES; i++) {
		float at = (float)(from + i), seconds = at / BN_SOUND_RATE;
		float value = LOUDNESS * expf(-seconds / DECAY) * fminf(at / BEGIN, 1) *
			      sinf(6.2831853f * TONE_HZ * seconds);
		for (size_t c = 0; c < BN_SOUND_CHANNELS; c++) {
			int16_t *frame = &frames[i * BN_SOUND_CHANNELS + c];
			*frame = (int16_t)fminf(fmaxf((float)*frame + value, INT16_MIN), INT16_MAX);
		}
	}
}
