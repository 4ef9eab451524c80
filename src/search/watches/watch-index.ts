import { parseWatchCriteria } from '../../core/watch/watch-query.ts';
import type { WatchCriteria } from '../../core/watch/watch.ts';
import type { WatchMatcher } from '../../core/watch/watch-matcher.ts';
import { stemOf } from '../text/stem.ts';
import { paperFactsOf } from './paper-facts.ts';
import { createWatchRule, fitsRule, type Need, type WatchRule } from './watch-rule.ts';

/** Stems that are kept: those of a few thousand abstracts. A stem costs some microseconds. */
const MAX_KEPT_STEMS = 50_000;

export interface WatchIndexOptions {
  /** Returns how many papers of the corpus have a term. */
  readonly papersWith: (term: string) => number;
}

/** An alternative of a watch in the index; terms are numbers of the index. */
interface IndexedRule {
  readonly watchId: number;
  readonly rule: WatchRule;
  /** The terms that it is listed under: those of its rarest need; none if it has no needs. */
  readonly key: readonly number[];
  /** Its other needs, the rarest first. */
  readonly others: readonly (readonly number[])[];
}

/**
 * Creates an index over watches, empty. Each alternative of a watch is listed under the terms of the need that the fewest
 * papers meet, so that a paper is compared only with the watches whose rarest criterion it meets; those that need no term,
 * such as those of votes alone, are compared with every paper.
 */
export function createWatchIndex({ papersWith }: WatchIndexOptions): WatchMatcher {
  const rules = new Map<number, readonly IndexedRule[]>();
  /** The numbers of terms; those that no watch has any more keep theirs. */
  const numbers = new Map<string, number>();
  /** The alternatives that are listed under each term. */
  const listed: IndexedRule[][] = [];
  const withoutTerm = new Set<IndexedRule>();
  const stem = createStemmer();
  let rev = 0;

  function numberOf(term: string): number {
    const number = numbers.get(term) ?? listed.length;
    if (number === listed.length) {
      numbers.set(term, number);
      listed.push([]);
    }
    return number;
  }

  function indexedRule(watchId: number, rule: WatchRule): IndexedRule {
    const [key = [], ...others] = rarestFirst(rule.needs, papersWith).map(need => need.map(numberOf));
    return { watchId, rule, key, others };
  }

  function add(indexed: IndexedRule): void {
    if (indexed.rule.needs.length === 0) withoutTerm.add(indexed);
    for (const term of indexed.key) listed[term]?.push(indexed);
  }

  function remove(id: number): void {
    for (const indexed of rules.get(id) ?? []) {
      withoutTerm.delete(indexed);
      for (const term of indexed.key) {
        const others = listed[term] ?? [];
        others.splice(others.indexOf(indexed), 1);
      }
    }
    rules.delete(id);
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
      const indexed = rulesOf(watch, stem).map(rule => indexedRule(watch.id, rule));
      rules.set(watch.id, indexed);
      for (const each of indexed) add(each);
    },
    remove,
    ids: () => [...rules.keys()],
    setRev(upTo) {
      rev = Math.max(rev, upTo);
    },
    match(paper) {
      const facts = paperFactsOf(paper, stem);
      const found = new Set<number>();
      const terms = new Uint8Array(listed.length);
      const known: number[] = [];
      for (const term of facts.terms) {
        const number = numbers.get(term);
        if (number === undefined) continue;
        known.push(number);
        terms[number] = 1;
      }
      const check = ({ watchId, rule, others }: IndexedRule): void => {
        for (const need of others) if (!hasOneOf(need, terms)) return;
        if (!found.has(watchId) && rule.fitsBeyondTerms(facts)) found.add(watchId);
      };
      for (const indexed of withoutTerm) check(indexed);
      for (const term of known) for (const indexed of listed[term] ?? []) check(indexed);
      return [...found].toSorted((a, b) => a - b);
    },
    predicateOf(criteria) {
      const wanted = rulesOf(criteria, stem);
      return paper => {
        const facts = paperFactsOf(paper, stem);
        return wanted.some(rule => fitsRule(rule, facts));
      };
    },
  };
}

/** Returns whether one of some terms is marked. A loop: it runs for millions of pairs of a watch and a paper. */
function hasOneOf(need: readonly number[], marks: Uint8Array): boolean {
  for (const term of need) if (marks[term] === 1) return true;
  return false;
}

function rulesOf(criteria: WatchCriteria, stem: (word: string) => string): WatchRule[] {
  const parsed = parseWatchCriteria(criteria);
  return 'problem' in parsed
    ? []
    : parsed.request.alternatives.map(alternative => createWatchRule(alternative, stem));
}

/** Sorts needs by how many papers meet them. */
function rarestFirst(needs: readonly Need[], papersWith: (term: string) => number): readonly Need[] {
  return needs
    .map(need => ({ need, papers: need.reduce((sum, term) => sum + papersWith(term), 0) }))
    .toSorted((a, b) => a.papers - b.papers)
    .map(({ need }) => need);
}

/** Creates a function that stems words and keeps the stems. */
function createStemmer(): (word: string) => string {
  const kept = new Map<string, string>();
  return word => {
    const known = kept.get(word);
    if (known !== undefined) return known;
    if (kept.size >= MAX_KEPT_STEMS) kept.clear();
    const stem = stemOf(word);
    kept.set(word, stem);
    return stem;
  };
}
