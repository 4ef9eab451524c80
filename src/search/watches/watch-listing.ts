import type { WatchRule } from './watch-rule.ts';

/** An alternative of a watch in the index. */
export interface IndexedRule extends Pick<WatchRule, 'fitsBeyondTerms'> {
  readonly watchId: number;
  /** The groups of terms that it is listed under: those of its rarest need. */
  readonly key: readonly number[];
  /** The groups of its other needs, as `packNeeds` returns them. */
  readonly others: readonly number[];
}

/**
 * The alternatives that are listed under a group of terms. Their other needs are in one array: a paper is compared with a
 * thousand of them, and reading an object of each takes longer than comparing.
 */
export interface Listing {
  readonly rules: IndexedRule[];
  /** `IndexedRule.others` of all. */
  readonly others: number[];
}

const END_OF_NEED = -1;
const END_OF_RULE = -2;

export const emptyListing = (): Listing => ({ rules: [], others: [] });

/** Returns needs, each the groups of which a paper must have one, as one array of numbers. */
export function packNeeds(needs: readonly (readonly number[])[]): readonly number[] {
  return [...needs.flatMap(need => [...need, END_OF_NEED]), END_OF_RULE];
}

/** Lists an alternative. */
export function addTo({ rules, others }: Listing, indexed: IndexedRule): void {
  rules.push(indexed);
  for (const number of indexed.others) others.push(number);
}

/** Removes an alternative, if it is listed. */
export function removeFrom({ rules, others }: Listing, indexed: IndexedRule): void {
  const at = rules.indexOf(indexed);
  if (at === -1) return;
  const start = rules.slice(0, at).reduce((sum, rule) => sum + rule.others.length, 0);
  rules.splice(at, 1);
  others.splice(start, indexed.others.length);
}

/** Calls back with the alternatives of a listing whose needs are all met. */
export function forEachMet(
  { rules, others }: Listing,
  isMet: Uint8Array,
  found: (rule: IndexedRule) => void,
): void {
  let place = 0;
  let isNeedMet = false;
  let areAllMet = true;
  for (const group of others) {
    if (group >= 0) isNeedMet ||= isMet[group] === 1;
    else if (group === END_OF_NEED) {
      areAllMet &&= isNeedMet;
      isNeedMet = false;
    } else {
      const rule = rules[place];
      if (areAllMet && rule !== undefined) found(rule);
      areAllMet = true;
      place += 1;
    }
  }
}
