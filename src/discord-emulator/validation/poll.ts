import { z } from 'zod';
import { componentEmoji } from './component-emoji.ts';
import { list, text } from './form.ts';

// Lengths: docs, "Poll Create Request Object" and "Poll Media Object".

/** An answer: 55 characters, or an emoji, or both. */
const answer = z.object({
  poll_media: z
    .object({ text: text(1, 55).nullish(), emoji: componentEmoji.nullish() })
    .refine(({ text: words, emoji }) => (words ?? '') !== '' || (emoji ?? null) !== null, {
      path: ['text'],
      params: { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' },
    }),
});

/** A poll as an app asks for it: open for an hour to 32 days. It is checked here and never held. */
export const poll = z.object({
  question: z.object({ text: text(1, 300) }),
  answers: list(answer, 1, 10),
  duration: z.int().min(1).max(768).nullish(),
  allow_multiselect: z.boolean().nullish(),
  layout_type: z.literal(1).nullish(),
});
