import { parseWatchCriteria } from '../../core/watch/watch-query.ts';
import type { WatchCriteria } from '../../core/watch/watch.ts';
import type { WatchMatcher } from '../../core/watch/watch-matcher.ts';
import { stemOf } from '../text/stem.ts';
import { paperFactsOf } from './paper-facts.ts';
import {
  addTo,
  emptyListing,
  forEachMet,
  packNeeds,
  removeFrom,
  type IndexedRule,
  type Listing,
} from './watch-listing.ts';
import { createWatchRule, fitsRule, type Need, type WatchRule } from './watch-rule.ts';

/** Stems that are kept: those of a few thousand abstracts. A stem costs some microseconds. */
const MAX_KEPT_STEMS = 50_000;

export interface WatchIndexOptions {
  /** Returns how many papers of the corpus have a term. */
  readonly papersWith: (term: string) => number;
}

/** The group of the alternatives that need no term. */
const ANY_PAPER = 0;

/**
 * Creates an index over watches, empty. Each alternative of a watch is listed under the terms of the need that the fewest
 * papers meet, so that a paper is compared only with the watches whose rarest criterion it meets; those that need no term,
 * such as those of votes alone, are compared with every paper.
 */
export function createWatchIndex({ papersWith }: WatchIndexOptions): WatchMatcher {
  const rules = new Map<number, readonly IndexedRule[]>();
  /** The numbers of groups of terms; those that no watch has any more keep theirs. */
  const numbers = new Map<string, number>();
  /** The groups that have a term. */
  const groupsWith = new Map<string, number[]>();
  /** The alternatives that are listed under each group; first those that need no term. */
  const listings: Listing[] = [emptyListing()];
  const stemTermOf = createStemTerms();
  let rev = 0;

  function numberOf(group: readonly string[]): number {
    const name = group.join('\n');
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const number = listings.push(emptyListing()) - 1;
    numbers.set(name, number);
    for (const term of new Set(group)) {
      const groups = groupsWith.get(term);
      if (groups === undefined) groupsWith.set(term, [number]);
      else groups.push(number);
    }
    return number;
  }

  function indexedRule(watchId: number, { needs, fitsBeyondTerms }: WatchRule): IndexedRule {
    const [key = [ANY_PAPER], ...others] = rarestFirst(needs, papersWith).map(need => need.map(numberOf));
    return { watchId, fitsBeyondTerms, key, others: packNeeds(others) };
  }

  function add(indexed: IndexedRule): void {
    for (const group of indexed.key) {
      const listing = listings[group];
      if (listing !== undefined) addTo(listing, indexed);
    }
  }

  function remove(id: number): void {
    for (const indexed of rules.get(id) ?? []) {
      for (const group of indexed.key) {
        const listing = listings[group];
        if (listing !== undefined) removeFrom(listing, indexed);
      }
    }
    rules.delete(id);
  }

  /** Marks the groups of which a paper has a term, and returns them with that of all papers. */
  function groupsOf(terms: Iterable<string>, isMet: Uint8Array): readonly number[] {
    const groups = [ANY_PAPER];
    for (const term of terms) {
      for (const group of groupsWith.get(term) ?? []) {
        if (isMet[group] === 0) groups.push(group);
        isMet[group] = 1;
      }
    }
    return groups;
  }

  return {
    get size() {
      return rules.size;
    },
    get rev() {
      return rev;
    },
    put(watch) {
      remove(watch.id);
      if (watch.pausedReason !== null) return;
      const indexed = rulesOf(watch, stemTermOf).map(rule => indexedRule(watch.id, rule));
      rules.set(watch.id, indexed);
      for (const each of indexed) add(each);
    },
    remove,
    ids: () => [...rules.keys()],
    setRev(upTo) {
      rev = Math.max(rev, upTo);
    },
    match(paper) {
      const facts = paperFactsOf(paper, stemTermOf);
      const found = new Set<number>();
      const check = ({ watchId, fitsBeyondTerms }: IndexedRule): void => {
        if (fitsBeyondTerms === undefined || (!found.has(watchId) && fitsBeyondTerms(facts)))
          found.add(watchId);
      };
      const isMet = new Uint8Array(listings.length);
      for (const group of groupsOf(facts.terms, isMet)) {
        const listing = listings[group];
        if (listing !== undefined) forEachMet(listing, isMet, check);
      }
      return [...found].toSorted((a, b) => a - b);
    },
    predicateOf(criteria) {
      const wanted = rulesOf(criteria, stemTermOf);
      return paper => {
        const facts = paperFactsOf(paper, stemTermOf);
        return wanted.some(rule => fitsRule(rule, facts));
      };
    },
  };
}

function rulesOf(criteria: WatchCriteria, stemTermOf: (word: string) => string): WatchRule[] {
  const parsed = parseWatchCriteria(criteria);
  return 'problem' in parsed
    ? []
    : parsed.request.alternatives.map(alternative => createWatchRule(alternative, stemTermOf));
}

/** Sorts needs by how many papers meet them. */
function rarestFirst(needs: readonly Need[], papersWith: (term: string) => number): readonly Need[] {
  return needs
    .map(need => ({ need, papers: need.flat().reduce((sum, term) => sum + papersWith(term), 0) }))
    .toSorted((a, b) => a.papers - b.papers)
    .map(({ need }) => need);
}

/** Creates a function that returns the terms of words' stems and keeps them. */
function createStemTerms(): (word: string) => string {
  const kept = new Map<string, string>();
  return word => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size >= MAX_KEPT_STEMS) kept.clear();
    const term = `s:${stemOf(word)}`;
    kept.set(word, term);
    return term;
  };
}
