import { z } from 'zod';
import { list, otherwise, text } from './form.ts';
import type { Path, Problem } from './form.ts';

// Lengths: docs, "Embed Limits".

const url = text(0, 2048)
  .refine(value => value === '' || /^(?:https?|attachment):\/\/\S+$/u.test(value), {
    params: { code: 'URL_TYPE_INVALID_URL', message: 'Not a well formed URL.' },
  })
  .nullish();

const picture = z.object({ url }).nullish();

/** An embed as an app writes it. */
export const embed = z.object({
  title: text(0, 256).nullish(),
  description: text(0, 4096).nullish(),
  url,
  timestamp: z.string().nullish(),
  color: z.int().min(0).max(0xffffff).nullish(),
  footer: z.object({ text: text(0, 2048), icon_url: url }).nullish(),
  image: picture,
  thumbnail: picture,
  author: z.object({ name: text(0, 256), url, icon_url: url }).nullish(),
  fields: list(
    z.object({ name: text(1, 256), value: text(1, 1024), inline: otherwise(z.boolean(), false) }),
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
