import type { Paper, PaperId } from '../../core/paper/paper.ts';
import { stemOf } from '../text/stem.ts';
import { STOP_WORDS } from '../text/stop-words.ts';
import { createDocuments, type Documents, type DocumentsState } from './documents.ts';
import { createRecordWriter } from './document-record.ts';
import { wordTermsOf } from './label-terms.ts';
import { paperTermsOf, type PaperTerms } from './paper-terms.ts';
import { postingOf } from './posting.ts';
import { createNameLists, type NameListsState } from './name-lists.ts';
import { createTermTable, type TermTable, type TermTableState } from './term-table.ts';
import { createWordTable, type WordTable, type WordTableState } from './word-table.ts';

/** The words, terms and documents of all papers, for ranking to read. */
export interface TextIndex {
  readonly words: Pick<WordTable, 'size' | 'find' | 'textOf' | 'stemOf' | 'papersWith'>;
  readonly terms: Pick<
    TermTable,
    | 'size'
    | 'find'
    | 'textOf'
    | 'compare'
    | 'compareToPrefix'
    | 'papersWith'
    | 'titlesWith'
    | 'scan'
    | 'postingCount'
  >;
  readonly documents: Omit<Documents, 'add' | 'update' | 'remove' | 'releaseRemoved' | 'removedNumbers'>;
  /** Visits the full-name terms of all authors or organizations with the term of a word. */
  readonly scanNames: TermTable['scan'];
}

/** A text index that can be changed. */
export interface WritableTextIndex extends TextIndex {
  /** Adds a paper, or replaces its previous version. Returns the changed documents: none if its texts are the same. */
  put(paper: Paper): { readonly removed: number; readonly added: number } | undefined;
  /** Removes a paper; returns its document's number, -1 if it was not there. */
  remove(id: PaperId): number;
  /** Does a small step of dropping the postings of removed papers (some ms); returns true if there is more to do. */
  tidy(): boolean;
  save(): TextIndexState;
}

/** The content of a text index; views, not copies. */
export interface TextIndexState {
  readonly words: WordTableState;
  readonly terms: TermTableState;
  readonly documents: DocumentsState;
  readonly names: NameListsState;
}

/** A removal of postings under way. */
interface Purge {
  /** Documents. */
  readonly removed: readonly number[];
  readonly isRemoved: ReadonlySet<number>;
  nextTerm: number;
}

/** Postings that one step of tidying looks at. */
const POSTINGS_PER_STEP = 200_000;
/** Tidying begins when this share of the papers, and this many, have been removed. */
const REMOVED_SHARE = 0.05;
const MIN_REMOVED = 200;

/** Creates a text index, empty or as it was saved. */
export function createTextIndex(state?: TextIndexState): WritableTextIndex {
  const terms = createTermTable(state?.terms);
  const words = createWordTable(
    word => (STOP_WORDS.has(word) ? -1 : terms.add(`s:${stemOf(word)}`)),
    state?.words,
  );
  const documents = createDocuments(state?.documents);
  const names = createNameLists(state?.names);
  const encode = createRecordWriter();
  let purge: Purge | undefined;

  /** Returns the number of a label's term; a full name that is new is listed under each of its words. */
  function labelNumber(label: string): number {
    const known = terms.size;
    const number = terms.add(label);
    if (number === known) for (const word of wordTermsOf(label)) names.add(terms.add(word), number);
    return number;
  }

  function numbersOf(paper: PaperTerms) {
    const title = paper.title.map(word => words.add(word));
    const texts = paper.texts.map(tokens => tokens.map(word => words.add(word)));
    const titleTerms = paper.titleTerms.map(term => terms.add(term));
    const textTerms = paper.textTerms.map(term => terms.add(term));
    return { title, texts, titleTerms, textTerms, labels: paper.labels.map(labelNumber) };
  }

  type PaperNumbers = ReturnType<typeof numbersOf>;

  function encodeRecord({ title, texts, titleTerms, textTerms, labels }: PaperNumbers): Uint8Array {
    const text = texts.flatMap((numbers, i) => {
      const shifted = numbers.map(word => word + 1);
      return i === 0 ? shifted : [0, ...shifted];
    });
    const inTitle = new Set(titleTerms);
    const further = [...new Set([...titleTerms, ...textTerms])];
    return encode([title, text, further.map(term => term * 2 + Number(inTitle.has(term))), labels]);
  }

  /** Counts how often title and text have each term, in one number: title frequency × 2^20 + text frequency. */
  function frequenciesOf({ title, texts, titleTerms, textTerms }: PaperNumbers): Map<number, number> {
    const frequencies = new Map<number, number>();
    const add = (term: number, unit: number): void => {
      frequencies.set(term, (frequencies.get(term) ?? 0) + unit);
    };
    for (const word of title) {
      const stem = words.stemOf(word);
      add(stem === -1 ? titleStopTerm(word) : stem, TITLE_UNIT);
    }
    for (const numbers of texts) {
      for (const word of numbers) {
        const stem = words.stemOf(word);
        if (stem !== -1) add(stem, 1);
      }
    }
    for (const term of titleTerms) add(term, TITLE_UNIT);
    for (const term of textTerms) add(term, 1);
    return frequencies;
  }

  const titleStopTerm = (word: number): number => terms.add(`t:${words.textOf(word)}`);

  const contentLength = (numbers: readonly number[]): number =>
    numbers.filter(word => words.stemOf(word) !== -1).length;

  function insert(paper: Paper, paperTerms: PaperTerms, numbers: PaperNumbers, record: Uint8Array): number {
    const document = documents.add(
      paper,
      {
        titleLength: contentLength(numbers.title),
        textLength: numbers.texts.reduce((sum, text) => sum + contentLength(text), 0),
        titleHash: paperTerms.titleHash,
        headHash: paperTerms.headHash,
        headLength: paperTerms.headLength,
      },
      record,
    );
    for (const [term, frequency] of frequenciesOf(numbers))
      terms.addPosting(term, postingOf(document, Math.floor(frequency / TITLE_UNIT), frequency % TITLE_UNIT));
    for (const label of numbers.labels) terms.addPosting(label, postingOf(document, 0, 1));
    for (const word of distinctWords(numbers)) words.count(word, 1);
    return document;
  }

  /** Corrects all counts by what the document's record says; its postings stay until they are purged. */
  function removeDocument(document: number): void {
    const { title, text, furtherTerms, labels } = documents.record(document);
    const inTitle = new Set<number>();
    const stems = new Set<number>();
    const distinct = new Set(title);
    for (const word of title) {
      const stem = words.stemOf(word);
      inTitle.add(stem === -1 ? titleStopTerm(word) : stem);
    }
    for (const entry of text) {
      if (entry === 0) continue;
      distinct.add(entry - 1);
      const stem = words.stemOf(entry - 1);
      if (stem !== -1) stems.add(stem);
    }
    for (const term of inTitle) terms.uncount(term, true);
    for (const term of stems) if (!inTitle.has(term)) terms.uncount(term, false);
    for (const entry of furtherTerms) terms.uncount(entry >>> 1, (entry & 1) === 1);
    for (const label of labels) terms.uncount(label, false);
    for (const word of distinct) words.count(word, -1);
    documents.remove(document);
  }

  return {
    words,
    terms,
    documents,
    scanNames: names.scan,
    put(paper) {
      const paperTerms = paperTermsOf(paper);
      const numbers = numbersOf(paperTerms);
      const record = encodeRecord(numbers);
      const before = documents.numberOf(paper.id);
      if (before !== -1) {
        const hasSameHead = documents.columns.headHashes[before] === paperTerms.headHash;
        if (hasSameHead && Buffer.compare(documents.encodedRecord(before), record) === 0) {
          documents.update(before, paper);
          return undefined;
        }
        removeDocument(before);
      }
      return { removed: before, added: insert(paper, paperTerms, numbers, record) };
    },
    remove(id) {
      const document = documents.numberOf(id);
      if (document !== -1) removeDocument(document);
      return document;
    },
    tidy() {
      if (purge === undefined) {
        if (documents.removedCount < Math.max(MIN_REMOVED, REMOVED_SHARE * documents.size)) return false;
        const removed = documents.removedNumbers();
        purge = { removed, isRemoved: new Set(removed), nextTerm: 0 };
      }
      const { removed, isRemoved } = purge;
      let seen = 0;
      for (; purge.nextTerm < terms.size && seen < POSTINGS_PER_STEP; purge.nextTerm += 1) {
        seen += 1 + terms.postingCount(purge.nextTerm);
        terms.purge(purge.nextTerm, document => isRemoved.has(document));
      }
      if (purge.nextTerm < terms.size) return true;
      documents.releaseRemoved(removed);
      purge = undefined;
      return false;
    },
    save: () => ({
      words: words.save(),
      terms: terms.save(),
      documents: documents.save(),
      names: names.save(),
    }),
  };
}

const TITLE_UNIT = 2 ** 20;

function distinctWords({
  title,
  texts,
}: {
  title: readonly number[];
  texts: readonly (readonly number[])[];
}): Set<number> {
  return new Set([...title, ...texts.flat()]);
}
