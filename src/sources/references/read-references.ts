import { isUtf8 } from 'node:buffer';
import { setImmediate } from 'node:timers/promises';
import { TextDecoder } from 'node:util';
import {
  MAX_IMPORT_REFERENCES,
  type ReadReference,
  type ReferenceReader,
} from '../../core/library/library-import.ts';
import { UserError } from '../../core/message/user-error.ts';
import { decodeBibtex } from '../file/file-encoding.ts';
import { readBibtex } from './bibtex.ts';
import { readCslJson } from './csl-json.ts';
import { hasReferenceHeader, readCsv } from './csv.ts';
import { readIdList } from './id-list.ts';
import {
  BIBTEX_ENTRY,
  bibtexEntryLines,
  readIdsBetween,
  RIS_ENTRY,
  risEntryLines,
  type EntryLines,
} from './ids-between.ts';
import { readRis } from './ris.ts';

const FORMATS = 'BibTeX, RIS, CSL-JSON, Zotero CSV, and lists of arXiv ids, DOIs and links';

/** Creates the reader of references in all formats that are imported. */
export function createReferenceReader(): ReferenceReader {
  return {
    async read(content, fileName) {
      const text = decode(Buffer.from(content.buffer, content.byteOffset, content.byteLength), fileName);
      if (text === undefined) throw new UserError(`That is not a text. Paperboy imports ${FORMATS}.`);
      const references: ReadReference[] = [];
      for (const reference of readerOf(text, fileName)(text)) {
        if (references.length === MAX_IMPORT_REFERENCES)
          throw new UserError(
            `That has more than ${MAX_IMPORT_REFERENCES.toLocaleString('en-GB')} references. Import it in parts.`,
          );
        if (reference) references.push(reference);
        await setImmediate();
      }
      if (references.every(reference => 'rejected' in reference))
        throw new UserError(
          `Paperboy found no reference in that${describeFirstProblem(references)}. It imports ${FORMATS}.`,
        );
      return references;
    },
  };
}

function describeFirstProblem([first]: readonly ReadReference[]): string {
  return first && 'rejected' in first ? ` (line ${first.line}: ${first.rejected})` : '';
}

type Reader = (text: string) => Generator<ReadReference | undefined, void>;

/** How the entries of a format begin, anywhere in a text, and which lines are theirs. */
const ENTRIES: readonly {
  readonly begin: RegExp;
  readonly reader: Reader;
  readonly entryLines: () => EntryLines;
}[] = [
  { begin: BIBTEX_ENTRY, reader: readBibtex, entryLines: bibtexEntryLines },
  { begin: RIS_ENTRY, reader: readRis, entryLines: risEntryLines },
];

/**
 * Returns the reader of a text, by what comes first in it, else by the name of its file. A note of one format may have lines
 * of another; comments may precede the entries of BibTeX and RIS. Unless its name says that it is a file of these, it may be a list
 * put together by hand: ids between the entries are read too.
 */
function readerOf(text: string, fileName: string): Reader {
  const head = text.slice(0, HEAD_LENGTH);
  if (/^\s*(?:\[\s*\{|\{\s*")/.test(head)) return readCslJson;
  const entry = firstEntry(head);
  const named = readerByName(fileName);
  if (entry && head.slice(0, entry.at).trim() === '') return named ? entry.reader : entry.mixedReader;
  if (named) return named;
  const isComment = /^\s*%/.test(head);
  if (!isComment && hasReferenceHeader(head)) return readCsv;
  return entry?.mixedReader ?? readIdList;
}

function readerByName(fileName: string): Reader | undefined {
  if (/\.bib(?:tex)?$/i.test(fileName)) return readBibtex;
  return /\.ris$/i.test(fileName) ? readRis : undefined;
}

/** Returns where the first entry is, and what reads the entries: alone, or with the ids between them. */
function firstEntry(
  head: string,
): { readonly at: number; readonly reader: Reader; readonly mixedReader: Reader } | undefined {
  return ENTRIES.map(({ begin, reader, entryLines }) => ({
    at: head.search(begin),
    reader,
    *mixedReader(text: string) {
      yield* reader(text);
      yield* readIdsBetween(text, entryLines());
    },
  }))
    .filter(({ at }) => at >= 0)
    .toSorted((a, b) => a.at - b.at)[0];
}

/** UTF-16 units by which the format is recognized: behind the longest comment at the beginning. */
const HEAD_LENGTH = 64 * 1024;

/** Returns the text of a file; `undefined` if it is none. Older programs write RIS and CSV in Windows-1252. */
function decode(bytes: Buffer, fileName: string): string | undefined {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be').decode(bytes);
  if (/\.bib(?:tex)?$/i.test(fileName)) return decodeBibtex(bytes);
  if (bytes.includes(0)) return undefined;
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1252').decode(bytes);
}
