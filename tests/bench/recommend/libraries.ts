import type { PaperId } from '../../../src/core/paper/paper.ts';
import { at, createRandom, type Random } from '../search/generator/random.ts';

/** A library without one of its papers, which is to be recommended. */
export interface LeftOut {
  /** Newest save first. */
  readonly saved: readonly PaperId[];
  readonly paper: PaperId;
}

const MAX_SAVES = 60;
/** Papers of one library that are left out in turn. */
const LEFT_OUT_PER_LIBRARY = 6;
/** Libraries of several groups, for each group. */
const MIXED_PER_GROUP = 1;

/** Returns libraries of one group each, saved in any order. */
export function librariesOfOne(groups: readonly (readonly PaperId[])[]): LeftOut[] {
  const random = createRandom(1);
  return groups.flatMap(group => leaveOut(group, random));
}

/** Returns libraries of several groups each, drawn at random. */
export function librariesOfSeveral(groups: readonly (readonly PaperId[])[], interests: number): LeftOut[] {
  const random = createRandom(interests);
  return Array.from({ length: groups.length * MIXED_PER_GROUP }, () => {
    const drawn = Array.from({ length: interests }, () => random.pick(groups));
    return leaveOut([...new Set(drawn.flat())], random);
  }).flat();
}

/** Returns libraries with only the newest saves of each; those that had fewer are left out. */
export function newestSaves(libraries: readonly LeftOut[], saves: number): LeftOut[] {
  return libraries
    .filter(({ saved }) => saved.length >= saves)
    .map(({ saved, paper }) => ({ saved: saved.slice(0, saves), paper }));
}

function leaveOut(papers: readonly PaperId[], random: Random): LeftOut[] {
  const library = shuffled(papers, random).slice(0, MAX_SAVES);
  return library
    .slice(0, LEFT_OUT_PER_LIBRARY)
    .map(paper => ({ paper, saved: shuffled(library, random).filter(id => id !== paper) }));
}

function shuffled(ids: readonly PaperId[], random: Random): PaperId[] {
  const left = [...ids];
  return ids.map(() => at(left.splice(random.below(left.length), 1), 0));
}
