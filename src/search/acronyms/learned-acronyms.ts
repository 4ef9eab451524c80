import { createByteRecords, type ByteRecordsState } from '../storage/byte-records.ts';
import { createVarintWriter, readVarints } from '../storage/varints.ts';
import { stemOf } from '../text/stem.ts';
import { createAcronymReadings, type AcronymReadingsState } from './acronym-readings.ts';
import { acronymPairs } from './extract.ts';

/** Another form of words in a query: the long form of an acronym, or the acronym of a long form. */
export interface AcronymAlias {
  /** The stems of its words, in order, stop words included. */
  readonly stems: readonly string[];
  /** The acronym, whichever of the two forms the query has. */
  readonly acronym: string;
  /** Where the form that the query has begins and ends, as indexes of its tokens; the end is not part of it. */
  readonly from: number;
  readonly to: number;
  /** How often the acronym has this long form, from 0.2 to 1. */
  readonly share: number;
}

/** The acronyms that the papers define, with their long forms. */
export interface LearnedAcronyms {
  /** Learns from the texts of a document, each by itself, in place of what it had before. */
  put(document: number, texts: readonly string[]): void;
  /** Forgets what a document defined. */
  remove(document: number): void;
  /** Returns the other forms of the acronyms and long forms among the tokens of a query; none for a long query. */
  aliases(tokens: readonly string[]): readonly AcronymAlias[];
  save(): LearnedAcronymsState;
}

/** The content of learned acronyms; views, not copies. */
export interface LearnedAcronymsState {
  readonly readings: AcronymReadingsState;
  /** For each document, the numbers of its readings. */
  readonly documents: ByteRecordsState;
}

/** No abstract defines so many; a text made of definitions must not fill the index. */
const MAX_PAIRS_PER_PAPER = 64;
/** Few queries with acronyms are longer; limits the runs of words that are looked up. */
const MAX_QUERY_TOKENS = 32;
/** A long form is at most 15 words: `acronymPairs`. */
const MAX_LONG_FORM_WORDS = 15;

/** Creates acronyms, none or as they were saved; the state's arrays become their own. */
export function createLearnedAcronyms(state?: LearnedAcronymsState): LearnedAcronyms {
  const readings = createAcronymReadings(state?.readings);
  const documents = createByteRecords(state?.documents);
  const writer = createVarintWriter();
  const numbers = new Uint32Array(MAX_PAIRS_PER_PAPER * 5);

  function remove(document: number): void {
    const count = readVarints(documents.get(document), numbers);
    for (const reading of numbers.subarray(0, count)) readings.discount(reading);
    documents.remove(document);
  }

  /** Returns the long forms of the acronym at a place, or of its singular: `llms` is known as `llm`. */
  function longFormsOf(token: string, from: number, to: number): AcronymAlias[] {
    const known = readings.longFormsOf(token);
    const found = known.length > 0 || !token.endsWith('s') ? known : readings.longFormsOf(token.slice(0, -1));
    return found.map(({ acronym, longForm, share }) => ({
      stems: longForm.split(' '),
      acronym,
      from,
      to,
      share,
    }));
  }

  return {
    put(document, texts) {
      remove(document);
      writer.reset();
      for (const reading of new Set(pairsOf(texts).map(([acronym, stems]) => readings.add(acronym, stems)))) {
        readings.count(reading);
        writer.write(reading);
      }
      documents.set(document, writer.bytes);
    },
    remove,
    aliases(tokens) {
      if (tokens.length > MAX_QUERY_TOKENS) return [];
      const stems = tokens.map(stemOf);
      return distinct([
        ...tokens.flatMap((token, i) => longFormsOf(token, i, i + 1)),
        ...tokens.slice(1).flatMap((token, i) => longFormsOf((tokens[i] ?? '') + token, i, i + 2)),
        ...runsOf(stems).flatMap(({ run, from, to }) =>
          readings.acronymsOf(run).map(({ acronym, share }) => ({
            stems: [stemOf(acronym)],
            acronym,
            from,
            to,
            share,
          })),
        ),
      ]);
    },
    save: () => ({ readings: readings.save(), documents: documents.save() }),
  };
}

/** Returns the acronyms that texts define, with the stems of their long forms. */
function pairsOf(texts: readonly string[]): readonly (readonly [acronym: string, stems: string])[] {
  return texts
    .flatMap(text => acronymPairs(text))
    .slice(0, MAX_PAIRS_PER_PAPER)
    .map(({ acronym, longForm }) => [acronym, longForm.split(' ').map(stemOf).join(' ')]);
}

/** Returns each run of up to 15 neighbours, with blanks between them, and where it begins and ends. */
function runsOf(stems: readonly string[]): readonly { run: string; from: number; to: number }[] {
  return stems.flatMap((_, from) => {
    const longest = stems.slice(from, from + MAX_LONG_FORM_WORDS);
    return longest.map((__, i) => ({ run: longest.slice(0, i + 1).join(' '), from, to: from + i + 1 }));
  });
}

function distinct(aliases: readonly AcronymAlias[]): readonly AcronymAlias[] {
  return [...new Map(aliases.map(alias => [`${alias.acronym} ${alias.stems.join(' ')}`, alias])).values()];
}
