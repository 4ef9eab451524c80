import * as z from 'zod';
import { INVALID_URL, maxLengthError, REQUIRED } from './field-errors.ts';
import { list, withDefault } from './form.ts';
import type { FieldPath, FieldProblem } from './form.ts';

// Lengths: docs, "Embed Limits", measured without surrounding white space (same section).

/** Schema of a text of at most `max` characters. */
function trimmedText(max: number) {
  return z.string().refine(value => value.trim().length <= max, {
    params: maxLengthError(max),
  });
}

/** Schema of a required text; an empty text counts as missing. */
function requiredText(max: number) {
  return trimmedText(max).refine(value => value.trim() !== '', {
    params: REQUIRED,
  });
}

const url = trimmedText(2048)
  .refine(value => value === '' || /^(?:https?|attachment):\/\/\S+$/u.test(value), {
    params: INVALID_URL,
  })
  .nullish();

const image = z.object({ url }).nullish();

/** docs, "Embed Object": an ISO 8601 time. Anything that JavaScript parses as a date is accepted. */
const timestamp = z.string().refine(value => !Number.isNaN(Date.parse(value)), {
  params: { code: 'DATETIME_TYPE_PARSE', message: `Could not parse the time. Should be ISO8601.` },
});

/** Schema of an embed in a request. */
export const embed = z.object({
  title: trimmedText(256).nullish(),
  description: trimmedText(4096).nullish(),
  url,
  timestamp: timestamp.nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: trimmedText(2048), icon_url: url }).nullish(),
  image,
  thumbnail: image,
  author: z.object({ name: trimmedText(256), url, icon_url: url }).nullish(),
  fields: list(
    z.object({ name: requiredText(256), value: requiredText(1024), inline: withDefault(z.boolean(), false) }),
    0,
    25,
  ).nullish(),
});

/** An embed in a request. */
export type Embed = z.infer<typeof embed>;

/** Characters of ALL embeds of a message together (docs, "Embed Limits"). */
const MAX_CHARACTERS = 6000;

/** Returns the problems of a message's embeds that involve several fields or embeds. */
export function embedProblems(embeds: readonly Embed[], at: FieldPath): FieldProblem[] {
  let sum = 0;
  return embeds.flatMap((each, index) => {
    sum += characters(each);
    if (isInvisible(each)) {
      // Reported; not in the docs.
      return [{ path: [...at, index, 'description'], ...REQUIRED }];
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

/** Returns true if an embed would show nothing but its coloured border. */
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
