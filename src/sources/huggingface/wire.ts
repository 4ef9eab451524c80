import { z } from 'zod';

// Only what Paperboy reads; Hugging Face sends more, and may leave out or null anything but the id.
const text = z.string().nullish();
const count = z.int().min(0).nullish();
const organization = z.object({ name: text, fullname: text }).nullish();

const paper = z.object({
  id: z.string(),
  title: text,
  summary: text,
  authors: z.array(z.object({ name: text, hidden: z.boolean().nullish() }).nullish()).nullish(),
  publishedAt: text,
  submittedOnDailyAt: text,
  upvotes: count,
  githubRepo: text,
  ai_summary: text,
  ai_keywords: z.array(text).nullish(),
  organization,
});

// The outer `publishedAt` is in a wrong zone and not read at all.
const wrapper = z.object({
  paper,
  title: text,
  summary: text,
  thumbnail: text,
  numComments: count,
  organization,
});

export type WirePaper = z.output<typeof paper>;
export type WireWrapper = z.output<typeof wrapper>;

/** A decoded record, with the fields that had a wrong type and count as absent; or why it is none. */
export type Decoded<T> =
  { readonly value: T; readonly odd: readonly string[] } | { readonly rejected: string };

/** One element of a list. Changes `json`: fields of a wrong type become `null`. */
export function decodeWrapper(json: unknown): Decoded<WireWrapper> {
  return decode(wrapper, json);
}

/** One paper by itself. Changes `json` as `decodeWrapper` does. */
export function decodePaper(json: unknown): Decoded<WirePaper> {
  return decode(paper, json);
}

function decode<T>(schema: z.ZodType<T>, json: unknown): Decoded<T> {
  const first = schema.safeParse(json);
  if (first.success) return { value: first.data, odd: [] };
  const odd: string[] = [];
  for (const { path } of first.error.issues) if (clear(json, path)) odd.push(path.join('.'));
  const second = schema.safeParse(json);
  if (second.success) return { value: second.data, odd };
  const problems = second.error.issues.map(({ path, message }) => [path.join('.'), message].join(' ').trim());
  return { rejected: `not a paper: ${problems.join('; ')}` };
}

/** Sets what stands at the path to `null`. */
function clear(json: unknown, path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  let holder = json;
  for (const key of path.slice(0, -1)) {
    holder = typeof holder === 'object' && holder !== null ? Reflect.get(holder, key) : undefined;
  }
  if (last === undefined || typeof holder !== 'object' || holder === null) return false;
  return Reflect.set(holder, last, null);
}
