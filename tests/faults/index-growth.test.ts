import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { emptyPaper, type Paper } from '../../src/core/paper/paper.ts';
import type { PaperIndex } from '../../src/core/search/search.ts';
import { starterPapers } from '../search/starter-papers.ts';
import { createTestIndex } from '../support/paper-index.ts';

const PAPERS = 2_000;
const CHANGES = 10_000;
/** All papers of the day have one of these texts, so that no new words come: each is kept for ever, by design. */
const TEXTS = 3_000;
/** Postings of removed papers and free blocks: how many there are depends on where in a round of tidying the day ends. */
const MAX_GROWTH = 1.1;

/** Numbers below `limit`, always the same. */
function createRandom(seed: number): (limit: number) => number {
  let state = seed;
  return limit => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const random = createRandom(7);
const WORDS = wordsOfStarterPapers();
const NAMES = Array.from({ length: 900 }, (_, i) => `Ada${i % 30} Bly${Math.floor(i / 30)}`);

function wordsOfStarterPapers(): string[] {
  const words = starterPapers.flatMap(({ title, tldr }) => `${title} ${tldr}`.match(/[a-z]{4,}/gu) ?? []);
  return [...new Set(words)];
}

/** A word of which few are common, as in abstracts; each fiftieth is a compound. */
function drawWord(): string {
  const word = WORDS[Math.floor(WORDS.length * (random(10_000) / 10_000) ** 3)] ?? '';
  return random(50) === 0 ? `pre-${word}` : word;
}

const drawText = (length: number): string => Array.from({ length }, drawWord).join(' ');

const texts = Array.from({ length: TEXTS }, (_, i) => ({
  ...emptyPaper(`${drawText(2)}: ${drawText(7)}`),
  abstract: drawText(150),
  keywords: [drawText(2), drawText(1)],
  authors: Array.from({ length: 1 + random(6) }, () => NAMES[random(NAMES.length)] ?? ''),
  organization: i % 3 === 0 ? `Institute ${i % 40}` : null,
  publishedAt: `20${10 + (i % 15)}-0${1 + (i % 9)}`,
}));

const paperWith = (id: number, text: number): Paper => ({ ...emptyPaper(''), ...texts[text], id, rev: id });

/** Puts or removes papers, at random, as a day brings them, and tidies after each. */
function applyChanges(index: PaperIndex, papers: Map<number, Paper>, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const id = 1 + random(PAPERS);
    if (papers.has(id) && random(10) === 0) {
      index.remove(id);
      papers.delete(id);
    } else {
      const paper = paperWith(id, random(TEXTS));
      index.put(paper);
      papers.set(id, paper);
    }
    while (index.tidy());
  }
}

/** Returns the bytes of all arrays in a value, unused space included; an array that two views share counts once. */
function bytesOf(value: unknown, seen = new Set<ArrayBufferLike>()): number {
  if (ArrayBuffer.isView(value)) {
    if (seen.has(value.buffer)) return 0;
    seen.add(value.buffer);
    return value.buffer.byteLength;
  }
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesOf(part, seen), 0);
}

setFlagsFromString('--expose-gc');
const collectGarbage = z
  .custom<() => void>(value => typeof value === 'function')
  .parse(runInNewContext('gc'));

function usedBytes(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Allows scores to differ by rounding: mean lengths are updated from change to change. */
const closeTo = (answers: ReturnType<typeof answersOf>) =>
  answers.map(({ hits, ...answer }) => ({
    ...answer,
    hits: hits.map(({ id, score }) => ({ id, score: expect.closeTo(score, 6) })),
  }));

const inMib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** What members see of an index. */
function answersOf(index: PaperIndex) {
  const answer = createRandom(3);
  const text = (): Paper => paperWith(1, answer(TEXTS));
  return Array.from({ length: 40 }, () => {
    const { title, authors, abstract } = text();
    const query = title.split(' ').slice(2, 6).join(' ');
    const { hits, total, ...changes } = index.search(query, { limit: 10 });
    return {
      hits,
      total,
      changes,
      byText: index.search((abstract ?? '').slice(0, 200), { limit: 1 }).hits.map(({ id }) => id),
      byAuthor: [...index.byAuthor(authors[0] ?? '')].toSorted((a, b) => a - b),
      completions: index.complete(title.slice(0, 12), 10),
    };
  });
}

it(`does not grow over a day of ${CHANGES} changes, and answers like a new index`, () => {
  const index = createTestIndex();
  const papers = new Map<number, Paper>();
  for (let text = 0; text < TEXTS; text += 1) {
    const paper = paperWith(1 + (text % PAPERS), text);
    index.put(paper);
    papers.set(paper.id, paper);
  }
  applyChanges(index, papers, 2_000);
  const [bytesBefore, usedBefore] = [bytesOf(index.save()), usedBytes()];

  applyChanges(index, papers, CHANGES);
  const [bytesAfter, usedAfter] = [bytesOf(index.save()), usedBytes()];

  process.stdout.write(
    `${papers.size} papers: ${inMib(bytesBefore)} → ${inMib(bytesAfter)} MiB in arrays, ` +
      `${inMib(usedBefore)} → ${inMib(usedAfter)} MiB in use\n`,
  );
  expect(bytesAfter).toBeLessThan(bytesBefore * MAX_GROWTH);
  expect(usedAfter).toBeLessThan(usedBefore * MAX_GROWTH);

  const fresh = createTestIndex();
  for (const paper of papers.values()) fresh.put(paper);
  expect(index.size).toBe(papers.size);
  expect(answersOf(index)).toEqual(closeTo(answersOf(fresh)));
});
