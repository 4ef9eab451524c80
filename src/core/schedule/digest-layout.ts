import type { Paper, PaperId } from '../paper/paper.ts';
import type { ThemeWord } from '../search/search.ts';
import { groupByTheme, type DigestGroup, type Nearness } from './digest-themes.ts';
import { findNearDuplicates } from './near-duplicates.ts';

/** How the papers of a digest are arranged. Their numbers and buttons follow its order. */
export interface DigestLayout {
  readonly order: readonly PaperId[];
  /** The headings of the groups, plain, by the papers with which they begin. */
  readonly headings: ReadonlyMap<PaperId, string>;
  /** Papers that say nearly the same as the one before them, and are shown in one line. */
  readonly collapsed: ReadonlySet<PaperId>;
  /** Papers that are unlike anything that the server has had. */
  readonly unlike: ReadonlySet<PaperId>;
}

/** A digest of fewer papers is skimmed without headings. */
export const MIN_ARRANGED_PAPERS = 6;

/** How many papers a server must have had before some are unlike them. */
const MIN_EARLIER_PAPERS = 50;

/**
 * How similar the meaning of a paper may at most be to that of each earlier paper of the server, for it to be unlike them.
 * Measured on the starter corpus: of ten papers that follow fifty others, half a paper is; of more others, fewer.
 */
const MAX_SIMILARITY = 0.17;

/** What a layout is made from. */
export interface DigestLayoutInput {
  /** In the order of the list. */
  readonly papers: readonly Pick<Paper, 'id' | 'title'>[];
  /** The words that say most about each paper. */
  readonly words: ReadonlyMap<PaperId, readonly ThemeWord[]>;
  readonly nearness: Nearness;
  /** The similarity of each paper in the index to the nearest of the server's earlier papers. */
  readonly nearestEarlier: ReadonlyMap<PaperId, number>;
  /** How many earlier papers there are. */
  readonly earlierPapers: number;
  /** Returns the heading of a group with words. */
  readonly headingOf: (group: DigestGroup) => string;
}

const OTHERS_HEADING = 'Others';

/** Arranges a digest: near-duplicates follow the paper that they are like, and papers with a common theme stand together. */
export function layoutDigest(input: DigestLayoutInput): DigestLayout {
  const { papers, words, nearness, headingOf } = input;
  const duplicates = findNearDuplicates(papers, nearness);
  const themed = papers
    .filter(({ id }) => !duplicates.has(id))
    .map(({ id }) => ({ id, words: words.get(id) ?? [] }));
  const groups = groupByTheme(themed, nearness);
  const isGrouped = groups.some(group => group.words.length > 0);
  const withDuplicates = (id: PaperId) => [
    id,
    ...[...duplicates].filter(([, like]) => like === id).map(([dup]) => dup),
  ];
  return {
    order: groups.flatMap(({ paperIds }) => paperIds.flatMap(withDuplicates)),
    headings: new Map(
      isGrouped
        ? groups.map(group => [
            group.paperIds[0] ?? 0,
            group.words.length === 0 ? OTHERS_HEADING : headingOf(group),
          ])
        : [],
    ),
    collapsed: new Set(duplicates.keys()),
    unlike: unlikeEarlier(input),
  };
}

function unlikeEarlier({ nearestEarlier, earlierPapers }: DigestLayoutInput): Set<PaperId> {
  if (earlierPapers < MIN_EARLIER_PAPERS) return new Set();
  return new Set([...nearestEarlier].filter(([, nearest]) => nearest <= MAX_SIMILARITY).map(([id]) => id));
}
