import { z } from 'zod';
import { list, otherwise } from './form.ts';
import type { Path, Problem } from './form.ts';

// Lengths: docs, "Embed Limits", measured without the white space around a text (same section).

/** A text of at most `max` characters. */
function words(max: number) {
  return z.string().refine(value => value.trim().length <= max, {
    params: { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` },
  });
}

/** One that has to be there: an empty text counts as none. */
function neededWords(max: number) {
  return words(max).refine(value => value.trim() !== '', {
    params: { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' },
  });
}

const url = words(2048)
  .refine(value => value === '' || /^(?:https?|attachment):\/\/\S+$/u.test(value), {
    params: { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' },
  })
  .nullish();

const picture = z.object({ url }).nullish();

/** docs, "Embed Object": an ISO 8601 time; what JavaScript reads as a date is taken. */
const timestamp = z.string().refine(value => !Number.isNaN(Date.parse(value)), {
  params: { code: 'DATETIME_TYPE_PARSE', message: `Could not parse the time. Should be ISO8601.` },
});

/** An embed as an app writes it. */
export const embed = z.object({
  title: words(256).nullish(),
  description: words(4096).nullish(),
  url,
  timestamp: timestamp.nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: words(2048), icon_url: url }).nullish(),
  image: picture,
  thumbnail: picture,
  author: z.object({ name: words(256), url, icon_url: url }).nullish(),
  fields: list(
    z.object({ name: neededWords(256), value: neededWords(1024), inline: otherwise(z.boolean(), false) }),
    0,
    25,
  ).nullish(),
});

/** An embed as an app writes it. */
export type Embed = z.infer<typeof embed>;

/** Over ALL embeds of a message (docs, "Embed Limits"). */
const MAX_CHARACTERS = 6000;

/** What is wrong among the embeds of a message, beyond the shape of each. */
export function embedProblems(embeds: readonly Embed[], at: Path): Problem[] {
  let sum = 0;
  return embeds.flatMap((each, index) => {
    sum += characters(each);
    if (isInvisible(each)) {
      // reported; not in the docs
      const path = [...at, index, 'description'];
      return [{ path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }];
    }
    if (sum <= MAX_CHARACTERS) return [];
    return [
      {
        path: [...at, index],
        code: 'MAX_EMBED_SIZE_EXCEEDED',
        message: `Embed size exceeds maximum size of ${MAX_CHARACTERS}`,
      },
    ];
  });
}

/** Whether an embed is a coloured line at most. */
function isInvisible(each: Embed): boolean {
  const pictures = [each.image?.url, each.thumbnail?.url].filter(address => (address ?? '') !== '');
  return characters(each) === 0 && pictures.length === 0 && (each.timestamp ?? '') === '';
}

function characters(each: Embed): number {
  const texts = [
    each.title,
    each.description,
    each.footer?.text,
    each.author?.name,
    ...(each.fields ?? []).flatMap(field => [field.name, field.value]),
  ];
  return texts.reduce<number>((sum, value) => sum + (value?.trim().length ?? 0), 0);
}
