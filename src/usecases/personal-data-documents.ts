import { setImmediate } from 'node:timers/promises';
import type { PersonalData } from '../core/personal-data.ts';

/** Rows that are written between two turns of the event loop: a few milliseconds. */
const ROWS_PER_SLICE = 1_000;

/** Bytes of a row and of a section beside their texts, at most: indents, brackets, commas, line ends. */
const FRAME_BYTES = 20;

/** Rows as JSON, by section. */
type Sections = Map<string, string[]>;

/**
 * Writes everything about a user as JSON, a row on each line: as one document, or as several of at most `maxBytes` if it is
 * larger. Pauses between short steps.
 */
export async function personalDataDocuments(
  userId: string,
  { records, ...shown }: PersonalData,
  maxBytes: number,
): Promise<string[]> {
  const first: Sections = new Map(Object.keys(shown).map(name => [name, []]));
  const emptyBytes = Buffer.byteLength(documentText(userId, first));
  const parts = [first];
  let bytes = emptyBytes;
  let written = 0;
  for (const [name, rows] of [...Object.entries(shown), ...Object.entries(records)]) {
    for (const row of rows) {
      const text = JSON.stringify(row);
      const size = Buffer.byteLength(text) + name.length + 2 * FRAME_BYTES;
      if (bytes > emptyBytes && bytes + size > maxBytes) {
        parts.push(new Map());
        bytes = emptyBytes;
      }
      addRow(parts.at(-1) ?? first, name, text);
      bytes += size;
      written += 1;
      if (written % ROWS_PER_SLICE === 0) await setImmediate();
    }
  }
  return parts.map(part => documentText(userId, part));
}

function addRow(part: Sections, name: string, row: string): void {
  const rows = part.get(name);
  if (rows) rows.push(row);
  else part.set(name, [row]);
}

function documentText(userId: string, part: Sections): string {
  const sections = [...part].map(([name, rows]) => {
    const list = rows.length === 0 ? '[]' : `[\n    ${rows.join(',\n    ')}\n  ]`;
    return `  ${JSON.stringify(name)}: ${list}`;
  });
  return `{\n${[`  "userId": ${JSON.stringify(userId)}`, ...sections].join(',\n')}\n}\n`;
}
