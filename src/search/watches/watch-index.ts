import { parseWatchCriteria } from '../../core/watch/watch-query.ts';
import type { WatchCriteria } from '../../core/watch/watch.ts';
import type { WatchMatcher } from '../../core/watch/watch-matcher.ts';
import { stemOf } from '../text/stem.ts';
import { paperFactsOf, type PaperFacts } from './paper-facts.ts';
import { createWatchRule, fitsRule, type Need, type WatchRule } from './watch-rule.ts';

/** Stems that are kept: those of a few thousand abstracts. A stem costs some microseconds. */
const MAX_KEPT_STEMS = 50_000;

export interface WatchIndexOptions {
  /** Returns how many papers of the corpus have a term. */
  readonly papersWith: (term: string) => number;
}

/** An alternative of a watch in the index. */
interface IndexedRule {
  readonly watchId: number;
  readonly rule: WatchRule;
  /** The terms that it is listed under; none if it has no needs. */
  readonly key: Need;
}

/**
 * Creates an index over watches, empty. Each alternative of a watch is listed under the terms of the need that the fewest
 * papers meet, so that a paper is compared only with the watches whose rarest criterion it meets; those that need no term,
 * such as those of votes alone, are compared with every paper.
 */
export function createWatchIndex({ papersWith }: WatchIndexOptions): WatchMatcher {
  const rules = new Map<number, readonly IndexedRule[]>();
  const byTerm = new Map<string, Set<IndexedRule>>();
  const withoutTerm = new Set<IndexedRule>();
  const stem = createStemmer();
  let rev = 0;

  function add(indexed: IndexedRule): void {
    if (indexed.rule.needs.length === 0) withoutTerm.add(indexed);
    for (const term of indexed.key) {
      const listed = byTerm.get(term);
      if (listed) listed.add(indexed);
      else byTerm.set(term, new Set([indexed]));
    }
  }

  function remove(id: number): void {
    for (const indexed of rules.get(id) ?? []) {
      withoutTerm.delete(indexed);
      for (const term of indexed.key) {
        const listed = byTerm.get(term);
        listed?.delete(indexed);
        if (listed?.size === 0) byTerm.delete(term);
      }
    }
    rules.delete(id);
  }

  /** Yields the alternatives that a paper may fit; one of several terms may come more than once. */
  function* candidates({ terms }: PaperFacts): Generator<IndexedRule> {
    yield* withoutTerm;
    for (const term of terms) yield* byTerm.get(term) ?? [];
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
      const indexed = rulesOf(watch, stem).map(rule => ({
        watchId: watch.id,
        rule,
        key: rarestNeed(rule.needs, papersWith),
      }));
      rules.set(watch.id, indexed);
      for (const each of indexed) add(each);
    },
    remove,
    setRev(upTo) {
      rev = Math.max(rev, upTo);
    },
    match(paper) {
      const facts = paperFactsOf(paper, stem);
      const found = new Set<number>();
      for (const { watchId, rule } of candidates(facts))
        if (!found.has(watchId) && fitsRule(rule, facts)) found.add(watchId);
      return [...found].toSorted((a, b) => a - b);
    },
    fits(paper, criteria) {
      const facts = paperFactsOf(paper, stem);
      return rulesOf(criteria, stem).some(rule => fitsRule(rule, facts));
    },
  };
}

function rulesOf(criteria: WatchCriteria, stem: (word: string) => string): WatchRule[] {
  const parsed = parseWatchCriteria(criteria);
  return 'problem' in parsed ? [] : parsed.alternatives.map(request => createWatchRule(request, stem));
}

/** Returns the need that the fewest papers meet; no terms if there is none. */
function rarestNeed(needs: readonly Need[], papersWith: (term: string) => number): Need {
  const counted = needs.map(need => ({
    need,
    papers: need.reduce((sum, term) => sum + papersWith(term), 0),
  }));
  return counted.toSorted((a, b) => a.papers - b.papers)[0]?.need ?? [];
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
