import * as z from 'zod';

// Only what Paperboy reads; Hugging Face sends more, and any field but the id may be missing or null.
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

/** The result of decoding a record. */
export type Decoded<T> =
  /** The record, with the fields that had a wrong type and count as absent. */
  | { readonly value: T; readonly invalidFields: readonly string[] }
  /** Why it was rejected. */
  | { readonly rejected: string };

/** Decodes an element of a list. Changes `json`: fields of a wrong type become `null`. */
export function decodeWrapper(json: unknown): Decoded<WireWrapper> {
  return decode(wrapper, json);
}

/** Decodes a single paper. Changes `json` as `decodeWrapper` does. */
export function decodePaper(json: unknown): Decoded<WirePaper> {
  return decode(paper, json);
}

function decode<T>(schema: z.ZodType<T>, json: unknown): Decoded<T> {
  const first = schema.safeParse(json);
  if (first.success) return { value: first.data, invalidFields: [] };
  const invalidFields: string[] = [];
  for (const { path } of first.error.issues) if (setToNull(json, path)) invalidFields.push(path.join('.'));
  const second = schema.safeParse(json);
  if (second.success) return { value: second.data, invalidFields };
  const problems = second.error.issues.map(({ path, message }) => [path.join('.'), message].join(' ').trim());
  return { rejected: `not a paper: ${problems.join('; ')}` };
}

/** Sets the value at the path to `null`; returns false if there is no such place. */
function setToNull(json: unknown, path: readonly PropertyKey[]): boolean {
  const last = path.at(-1);
  let parent = json;
  for (const key of path.slice(0, -1)) {
    parent = typeof parent === 'object' && parent !== null ? Reflect.get(parent, key) : undefined;
  }
  if (last === undefined || typeof parent !== 'object' || parent === null) return false;
  return Reflect.set(parent, last, null);
}
