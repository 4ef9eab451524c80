import * as z from 'zod';
import type { ReadReference } from '../../core/library/library-import.ts';
import { fullName } from '../../core/paper/person-name.ts';
import { excerpt } from '../file/excerpt.ts';
import { jsonObjects } from './json-objects.ts';
import { MAX_AUTHORS, MAX_KEYWORDS, MAX_VALUE_LENGTH, toReferenceFields } from './reference-fields.ts';

/** UTF-16 units of one item; a paper with 3,000 authors has some 200,000. */
const MAX_ITEM_LENGTH = 500_000;

/** UTF-16 units of all keywords in one text. */
const MAX_KEYWORDS_LENGTH = MAX_KEYWORDS * MAX_VALUE_LENGTH;

// Values of another type count as missing.
const text = z.union([z.string(), z.number().transform(String)]).catch('');
// Crossref has lists of titles.
const firstText = z
  .union([firstOf(z.string(), 1).transform(list => list[0] ?? ''), text])
  .catch('')
  .default('');
const person = z
  .object({
    family: text.default(''),
    given: text.default(''),
    literal: text.default(''),
    suffix: text.default(''),
    'dropping-particle': text.default(''),
    'non-dropping-particle': text.default(''),
  })
  .catch({
    family: '',
    given: '',
    literal: '',
    suffix: '',
    'dropping-particle': '',
    'non-dropping-particle': '',
  });
const dateParts = firstOf(firstOf(z.union([z.number(), z.string()]), 3), 1).catch([]);

const item = z.object({
  title: firstText,
  author: firstOf(person, MAX_AUTHORS).catch([]).default([]),
  issued: z
    .object({ 'date-parts': dateParts.default([]), raw: text.default(''), literal: text.default('') })
    .catch({ 'date-parts': [], raw: '', literal: '' })
    .optional(),
  DOI: text.default(''),
  URL: text.default(''),
  number: text.default(''),
  note: text.default(''),
  custom: z
    .object({ status: text.default('') })
    .catch({ status: '' })
    .default({ status: '' }),
  publisher: text.default(''),
  archive_location: text.default(''),
  'container-title': firstText,
  keyword: z
    .union([firstOf(z.string(), MAX_KEYWORDS).transform(list => list.join(',')), text])
    .catch('')
    .default(''),
});

/** Returns the schema of a list of which only the first entries are read: an item has room for some 100,000. */
function firstOf<Entry extends z.ZodType>(entry: Entry, limit: number) {
  return z.preprocess(value => (Array.isArray(value) ? value.slice(0, limit) : value), z.array(entry));
}

/** Reads the items of CSL-JSON (`csl-data.json` of citationstyles.org): a list, one item, or an item on each line. */
export function* readCslJson(json: string): Generator<ReadReference | undefined, void> {
  for (const found of jsonObjects(json)) yield found && { line: found.line, ...readItem(found.text) };
}

function readItem(json: string): ReturnType<typeof toReferenceFields> {
  if (json.length > MAX_ITEM_LENGTH) return { rejected: `longer than ${MAX_ITEM_LENGTH} characters` };
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { rejected: `not JSON: ${excerpt(error.message.replace(/\s+/g, ' '), 160)}` };
  }
  const result = item.safeParse(value);
  if (!result.success) return { rejected: 'not an item of CSL-JSON' };
  const { issued, ...fields } = result.data;
  return toReferenceFields({
    title: fields.title,
    authors: fields.author.map(toName),
    doi: fields.DOI,
    urls: [fields.URL],
    identifiers: [fields.number, fields.archive_location],
    mentions: [fields['container-title'], fields.publisher],
    notes: [fields.note],
    date: issued ? (issued['date-parts'][0]?.join('-') ?? (issued.raw || issued.literal)) : '',
    keywords: fields.keyword.slice(0, MAX_KEYWORDS_LENGTH).split(/[,;]/),
    ownNotes: [fields.note],
    status: fields.custom.status,
  });
}

function toName(name: z.output<typeof person>): string {
  if (name.literal !== '') return name.literal;
  const particles = [name['dropping-particle'], name['non-dropping-particle']];
  const family = [...particles, name.family].filter(part => part !== '').join(' ');
  return fullName({ kind: 'person', family, given: name.given, suffix: name.suffix });
}
