import type { PaperId } from '../paper/paper.ts';
import type { ThemeWord } from '../search/search.ts';

/** Papers that share a word or phrase which says something about them. */
export interface DigestGroup {
  /** The word or those of the phrase, folded, in order; none for the papers that share none. */
  readonly words: readonly string[];
  /** In their order. */
  readonly paperIds: readonly PaperId[];
}

/** A paper of a digest and its words, the most telling first. */
export interface ThemedPaper {
  readonly id: PaperId;
  readonly words: readonly ThemeWord[];
}

/** More headings would divide ten papers into pairs. */
const MAX_THEMES = 4;

/** A word that more papers have is what the whole digest is about, such as that of the schedule's query. */
const MAX_SHARE_OF_PAPERS = 0.6;

/** A word with less than this share of the weight of a paper's most telling word is mentioned, but not what it is about. */
const MIN_RELATIVE_WEIGHT = 0.25;

/**
 * How near a paper must be to the others of its group on average: papers that share a word, and little else, are less.
 * Measured on ten papers of the starter corpus at a time.
 */
const MIN_NEARNESS = 0.12;

/** With fewer papers under a theme the headings would be in the way. */
const MIN_SHARE_WITH_THEME = 0.3;

/** Returns how near two papers are; see `PaperComparison`. */
export type Nearness = (a: PaperId, b: PaperId) => number;

/** A theme that papers may share, and how much it says about them. */
interface Theme {
  readonly stem: string;
  readonly paperIds: readonly PaperId[];
  readonly score: number;
}

/**
 * Groups the papers of a digest by the words that they share: the word that says most about papers that are near to each other
 * makes the first group, and so on. At least two papers make a group. The groups are in the order of their first papers; those
 * that share no word come last. Returns one group without words if too few papers share any. The same papers are grouped the
 * same way.
 */
export function groupByTheme(papers: readonly ThemedPaper[], nearness: Nearness): DigestGroup[] {
  const weights: Weights = new Map(papers.map(paper => [paper.id, relativeWeights(paper)]));
  const stems = [...new Set(papers.flatMap(({ words }) => words.map(({ stem }) => stem)))]
    .filter(
      stem => withStem(stem, [...weights.keys()], weights).length <= MAX_SHARE_OF_PAPERS * papers.length,
    )
    .toSorted();
  const all = papers.map(paper => paper.id);
  let left: readonly PaperId[] = all;
  const groups: DigestGroup[] = [];
  while (groups.length < MAX_THEMES) {
    const theme = bestTheme(stems, left, weights, nearness);
    if (theme === undefined) break;
    const { paperIds } = theme;
    groups.push({ words: themeWords(theme, papers), paperIds });
    left = left.filter(id => !paperIds.includes(id));
  }
  if (all.length - left.length < MIN_SHARE_WITH_THEME * all.length) return [{ words: [], paperIds: all }];
  const place = ({ paperIds: [first = 0] }: DigestGroup) => all.indexOf(first);
  const sorted = groups.toSorted((a, b) => place(a) - place(b));
  return left.length === 0 ? sorted : [...sorted, { words: [], paperIds: left }];
}

type Weights = ReadonlyMap<PaperId, ReadonlyMap<string, number>>;

/** Returns the weights of the words that a paper is about, relative to its most telling one. */
function relativeWeights({ words }: ThemedPaper): Map<string, number> {
  const most = words.reduce((max, { weight }) => Math.max(max, weight), 0);
  return new Map(
    words
      .map(({ stem, weight }) => [stem, most === 0 ? 0 : weight / most] as const)
      .filter(([, weight]) => weight >= MIN_RELATIVE_WEIGHT),
  );
}

function withStem(stem: string, ids: readonly PaperId[], weights: Weights): PaperId[] {
  return ids.filter(id => weights.get(id)?.has(stem));
}

/** Returns the theme that says most about some of the papers; of equal ones the first stem. */
function bestTheme(
  stems: readonly string[],
  ids: readonly PaperId[],
  weights: Weights,
  nearness: Nearness,
): Theme | undefined {
  return stems
    .map((stem): Theme => {
      const paperIds = nearOnes(withStem(stem, ids, weights), nearness);
      const parts = paperIds.map(id => weightOf(id, stem, weights) * meanNearness(id, paperIds, nearness));
      return { stem, paperIds, score: parts.reduce((sum, part) => sum + part, 0) };
    })
    .filter(({ paperIds }) => paperIds.length >= 2)
    .reduce<Theme | undefined>((best, each) => (best && best.score >= each.score ? best : each), undefined);
}

/** Leaves out the papers that are not near to the others, the farthest first. */
function nearOnes(ids: readonly PaperId[], nearness: Nearness): readonly PaperId[] {
  if (ids.length < 2) return [];
  const means = ids.map(id => meanNearness(id, ids, nearness));
  const least = means.reduce((min, mean) => Math.min(min, mean), Infinity);
  if (least >= MIN_NEARNESS) return ids;
  const farthest = means.lastIndexOf(least);
  return nearOnes(
    ids.filter((_, place) => place !== farthest),
    nearness,
  );
}

function meanNearness(id: PaperId, ids: readonly PaperId[], nearness: Nearness): number {
  const others = ids.filter(other => other !== id);
  return others.reduce((sum, other) => sum + nearness(id, other), 0) / Math.max(1, others.length);
}

function weightOf(id: PaperId, stem: string, weights: Weights): number {
  return weights.get(id)?.get(stem) ?? 0;
}

/** Returns the words of a theme as its first paper has them. */
function themeWords({ stem, paperIds: [firstId] }: Theme, papers: readonly ThemedPaper[]): readonly string[] {
  const first = papers.find(({ id }) => id === firstId);
  return first?.words.find(word => word.stem === stem)?.word.split(' ') ?? [];
}
