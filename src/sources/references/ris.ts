import type { ReadReference } from '../../core/library/library-import.ts';
import { naturalName, toReferenceFields } from './reference-fields.ts';
import { textLines } from './text-lines.ts';

/** A line with a tag; some programs write one blank, or none at the end. */
const TAGGED = /^\s{0,4}([A-Z][A-Z\d]) {1,2}-(?: (.*))?$/;

/** UTF-16 units of a value; an abstract has some thousand, and is not read. */
const MAX_VALUE_LENGTH = 4_000;
/** Values of one tag, such as the authors of a collaboration. */
const MAX_VALUES = 500;

/** Lines between two pauses. */
const PAUSE_LINES = 1_000;

type Tags = Map<string, string[]>;

/**
 * Reads the references of a RIS file (Research Information Systems, "RIS Format Specifications"). A line without a tag
 * continues the value before it; of keywords it is another one, as EndNote writes them. Yields `undefined` now and then between lines.
 */
export function* readRis(text: string): Generator<ReadReference | undefined, void> {
  let tags: Tags | undefined;
  let begin = 0;
  let last = '';
  let line = 0;
  for (const content of textLines(text, MAX_VALUE_LENGTH)) {
    line += 1;
    if (line % PAUSE_LINES === 0) yield undefined;
    const [, tag, value = ''] = TAGGED.exec(content) ?? [];
    if (tag === undefined) {
      if (tags && content.trim() !== '') continueValue(tags, last, content.trim());
      continue;
    }
    if (tag === 'TY') {
      // The end of the one before it is missing.
      if (tags) yield { line: begin, ...toFields(tags) };
      tags = new Map();
      begin = line;
    } else if (tag === 'ER') {
      if (tags) yield { line: begin, ...toFields(tags) };
      tags = undefined;
    } else if (tags) addValue(tags, tag, value.trim());
    last = tag;
  }
  if (tags) yield { line: begin, ...toFields(tags) };
}

function addValue(tags: Tags, tag: string, value: string): void {
  const values = tags.get(tag) ?? [];
  if (value !== '' && values.length < MAX_VALUES) values.push(value);
  tags.set(tag, values);
}

function continueValue(tags: Tags, tag: string, text: string): void {
  const values = tags.get(tag);
  const before = values?.at(-1);
  if (tag === 'KW' || !values || before === undefined) addValue(tags, tag, text);
  else if (before.length + text.length < MAX_VALUE_LENGTH)
    values[values.length - 1] = `${before}${tag === 'N1' ? '\n' : ' '}${text}`;
}

function toFields(tags: Tags): ReturnType<typeof toReferenceFields> {
  const all = (...names: readonly string[]) => names.flatMap(name => tags.get(name) ?? []);
  const first = (...names: readonly string[]) => all(...names)[0] ?? '';
  return toReferenceFields({
    title: first('TI', 'T1', 'CT', 'BT'),
    authors: all('AU', 'A1').map(naturalName),
    doi: first('DO'),
    urls: all('UR', 'LK', 'L1', 'L2').flatMap(urls => urls.split(/[\s;]+/)),
    identifiers: all('M1', 'AN', 'C7', 'SV', 'IS'),
    mentions: all('T2', 'JO', 'JF', 'JA', 'J2', 'M3', 'PB', 'VL'),
    notes: [],
    // Web of Science has `Jul 15` in one of them and the year in another.
    date: all('DA', 'PY', 'Y1').find(text => /\d{4}/.test(text)) ?? '',
    keywords: all('KW'),
    ownNotes: all('N1'),
  });
}
