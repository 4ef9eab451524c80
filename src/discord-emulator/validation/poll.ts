import * as z from 'zod';
import { componentEmoji } from './component-fields.ts';
import type { Emoji } from './emoji.ts';
import { REQUIRED } from './field-errors.ts';
import { list, text } from './form.ts';

// Lengths: docs, "Poll Create Request Object" and "Poll Media Object".

/** Schema of an answer: a text of up to 55 characters, an emoji, or both. */
const answer = z.object({
  poll_media: z
    .object({ text: text(1, 55).nullish(), emoji: componentEmoji.nullish() })
    .refine(({ text: label, emoji }) => (label ?? '') !== '' || (emoji ?? null) !== null, {
      path: ['text'],
      params: REQUIRED,
    }),
});

/** Schema of a poll, open for 1 to 768 hours (32 days). */
export const poll = z.object({
  question: z.object({ text: text(1, 300) }),
  answers: list(answer, 1, 10),
  duration: z.int().min(1).max(768).nullish(),
  allow_multiselect: z.boolean().nullish(),
  layout_type: z.literal(1).nullish(),
});

/** A poll to create. */
export interface PollDraft {
  readonly question: string;
  readonly answers: readonly { readonly text: string; readonly emoji: Emoji | undefined }[];
  readonly durationHours: number;
  readonly allowsMultiselect: boolean;
}

/** docs, "Poll Create Request Object": a day, if no duration is given. */
const DEFAULT_DURATION_HOURS = 24;

/** Returns the poll of a valid form. */
export function pollDraft(form: z.infer<typeof poll>): PollDraft {
  return {
    question: form.question.text,
    answers: form.answers.map(({ poll_media: { text: label, emoji } }) => ({
      text: label ?? '',
      emoji:
        emoji === null || emoji === undefined ? undefined : { id: emoji.id ?? null, name: emoji.name ?? '' },
    })),
    durationHours: form.duration ?? DEFAULT_DURATION_HOURS,
    allowsMultiselect: form.allow_multiselect ?? false,
  };
}
