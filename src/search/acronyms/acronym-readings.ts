import { withRoom } from '../storage/growable-array.ts';
import { createPostingLists, type PostingLists, type PostingListsState } from '../storage/posting-lists.ts';
import { createStringTable, type StringTableState } from '../storage/string-table.ts';

/** An acronym with one of its long forms. */
export interface AcronymReading {
  readonly acronym: string;
  readonly longForm: string;
  /** The share of this long form in all readings of the acronym, each counted once for a paper. */
  readonly share: number;
}

/**
 * Counts how many papers give an acronym each of its long forms. Readings have numbers, so that a paper is its numbers.
 * Those that no paper has any more stay, with a count of 0: a changed paper mostly has the same ones again.
 */
export interface AcronymReadings {
  /** Returns the number of a reading, a new one if it is not known. */
  add(acronym: string, longForm: string): number;
  /** Counts one more paper, or one less, with a reading. */
  count(reading: number): void;
  discount(reading: number): void;
  /** Returns the usual long forms of an acronym, the most frequent first. */
  longFormsOf(acronym: string): readonly AcronymReading[];
  /** Returns the acronyms for which a long form is usual. */
  acronymsOf(longForm: string): readonly AcronymReading[];
  save(): AcronymReadingsState;
}

/** The content of acronym readings; views, not copies. */
export interface AcronymReadingsState {
  readonly acronyms: StringTableState;
  readonly longForms: StringTableState;
  /** For each reading: the numbers of its acronym and its long form, and how many papers have it. */
  readonly acronymOf: Uint32Array<ArrayBuffer>;
  readonly longFormOf: Uint32Array<ArrayBuffer>;
  readonly papers: Uint32Array<ArrayBuffer>;
  /** For each acronym, the sum of `papers` over its readings. */
  readonly totals: Uint32Array<ArrayBuffer>;
  readonly byAcronym: PostingListsState;
  readonly byLongForm: PostingListsState;
}

/** A single paper may use an acronym of its own. From the reference recipe. */
const MIN_PAPERS = 2;
/** A rarer reading is not what people mean by the acronym. From the reference recipe. */
const MIN_SHARE = 0.2;

/** Creates readings, none or as they were saved; the state's arrays become their own. */
export function createAcronymReadings(state?: AcronymReadingsState): AcronymReadings {
  const acronyms = createStringTable(state?.acronyms);
  const longForms = createStringTable(state?.longForms);
  let acronymOf = state?.acronymOf ?? new Uint32Array(0);
  let longFormOf = state?.longFormOf ?? new Uint32Array(0);
  let papers = state?.papers ?? new Uint32Array(0);
  let totals = state?.totals ?? new Uint32Array(0);
  let size = acronymOf.length;
  const byAcronym = createPostingLists(state?.byAcronym);
  const byLongForm = createPostingLists(state?.byLongForm);

  function change(reading: number, by: 1 | -1): void {
    const acronym = acronymOf[reading] ?? 0;
    papers[reading] = (papers[reading] ?? 0) + by;
    totals[acronym] = (totals[acronym] ?? 0) + by;
  }

  /** Returns the usual readings of a list, the most frequent first. */
  function usualReadings(list: PostingLists, key: number): readonly AcronymReading[] {
    if (key === -1) return [];
    const found: AcronymReading[] = [];
    forEach(list, key, reading => {
      const count = papers[reading] ?? 0;
      const acronym = acronymOf[reading] ?? 0;
      const share = count / (totals[acronym] ?? 1);
      if (count < MIN_PAPERS || share < MIN_SHARE) return;
      found.push({ acronym: acronyms.at(acronym), longForm: longForms.at(longFormOf[reading] ?? 0), share });
    });
    return found.toSorted((a, b) => b.share - a.share);
  }

  return {
    add(acronym, longForm) {
      const acronymNumber = acronyms.add(acronym);
      const longFormNumber = longForms.add(longForm);
      let known = -1;
      forEach(byAcronym, acronymNumber, reading => {
        if (longFormOf[reading] === longFormNumber) known = reading;
      });
      if (known !== -1) return known;
      const reading = size;
      size += 1;
      acronymOf = withRoom(Uint32Array, acronymOf, size);
      longFormOf = withRoom(Uint32Array, longFormOf, size);
      papers = withRoom(Uint32Array, papers, size);
      totals = withRoom(Uint32Array, totals, acronyms.size);
      acronymOf[reading] = acronymNumber;
      longFormOf[reading] = longFormNumber;
      byAcronym.append(acronymNumber, reading);
      byLongForm.append(longFormNumber, reading);
      return reading;
    },
    count: reading => change(reading, 1),
    discount: reading => change(reading, -1),
    longFormsOf: acronym => usualReadings(byAcronym, acronyms.find(acronym)),
    acronymsOf: longForm => usualReadings(byLongForm, longForms.find(longForm)),
    save: () => ({
      acronyms: acronyms.save(),
      longForms: longForms.save(),
      acronymOf: acronymOf.subarray(0, size),
      longFormOf: longFormOf.subarray(0, size),
      papers: papers.subarray(0, size),
      totals: totals.subarray(0, acronyms.size),
      byAcronym: byAcronym.save(),
      byLongForm: byLongForm.save(),
    }),
  };
}

function forEach(lists: PostingLists, key: number, visit: (value: number) => void): void {
  lists.scan(key, (values, from, to) => {
    for (const value of values.subarray(from, to)) visit(value);
  });
}
