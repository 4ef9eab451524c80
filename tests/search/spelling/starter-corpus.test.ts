import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { loadStemVectors } from '../../../src/search/meaning/stem-vectors.ts';
import { respellings, type SpellingContext } from '../../../src/search/spelling/respelling.ts';
import { isUsualWord } from '../../../src/search/spelling/spelling-context.ts';

const stemVectors = await loadStemVectors(
  new URL('../../../data/stem-vectors.bin', import.meta.url).pathname,
);

const record = z.object({
  title: z.string(),
  tldr: z.string().nullable().default(null),
  keywords: z.array(z.string()).default([]),
  authors: z.array(z.string()).default([]),
});

const papers = readFileSync(new URL('../../../data/starter-papers.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map(line => record.parse(JSON.parse(line)));

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Which papers have each word. */
const places = new Map<string, Set<number>>();
const names = new Set(papers.flatMap(({ authors }) => authors.flatMap(wordsOf)));
const joinedForms = new Set<string>();
for (const [number, { title, tldr, keywords }] of papers.entries()) {
  const text = [title, tldr ?? '', ...keywords].join(' . ');
  for (const word of wordsOf(text)) places.set(word, (places.get(word) ?? new Set()).add(number));
  for (const [compound] of text.matchAll(/[\p{L}\p{N}]+[-_/+][\p{L}\p{N}]+/gu))
    joinedForms.add(wordsOf(compound).join(''));
}

const papersWith = (word: string): number => places.get(word)?.size ?? 0;

const context: SpellingContext = {
  paperCount: papers.length,
  papersWith,
  papersWithForm: papersWith,
  isName: word => names.has(word),
  isJoinedForm: word => joinedForms.has(word),
  isUsual: word => isUsualWord(word, stemVectors),
  sharedPapers: (word, other) =>
    [...(places.get(word) ?? [])].filter(number => places.get(other)?.has(number)).length,
};

const respell = (text: string, rarestOther?: string) =>
  respellings({ text, hasInnerCapitals: false, isAcronymLike: false }, rarestOther, context);

/** Makes one mistake in a word, another for each seed. */
function misspelt(word: string, seed: number): string {
  const at = 1 + (seed % (word.length - 1));
  const letter = String.fromCodePoint(97 + ((seed * 7) % 26));
  const [before, here, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const mistakes = [
    before + after,
    before + after.slice(0, 1) + here + after.slice(1),
    before + letter + after,
    before + letter + here + after,
  ];
  return mistakes[Math.floor(seed / 3) % mistakes.length] ?? word;
}

/** Names of models. */
const MODELS =
  `sora gemma mistral gopher vicuna alpaca orca baichuan internlm bloom galactica minerva kosmos flamingo
  blip minigpt moshi whisper wavlm bark musicgen imagen parti kandinsky pixart lumiere pika dreamfusion hyena jamba rwkv
  griffin hawk retnet titans dolly pythia starcoder codegen santacoder codellama wizardlm zephyr tulu grok command
  jurassic glam lamda dino siglip florence segformer nougat donut kimi cosmos genie voyager gato reka molmo phoenix
  stablelm hermes arctic granite exaone solar aquila skywork hunyuan minimax doubao ovis janus idefics ferret cogvlm`
    .split(/\s+/u)
    .filter(name => papersWith(name) === 0 && !names.has(name) && !joinedForms.has(name));

// Each floor is a little under what was measured.
describe('on the starter corpus', () => {
  const trials = papers.flatMap(({ title }, number) => {
    const words = [...new Set(wordsOf(title))].filter(word => /^[a-z]{4,}$/u.test(word));
    return words.flatMap((word, i) => {
      const typed = misspelt(word, number * 13 + i);
      if (papersWith(typed) > 0 || names.has(typed) || joinedForms.has(typed)) return [];
      const [rarestOther] = words
        .filter(other => other !== word && papersWith(other) >= 5)
        .toSorted((a, b) => papersWith(a) - papersWith(b));
      return [{ word, ...respell(typed, rarestOther) }];
    });
  });
  const share = (of: typeof trials, isRight: (trial: (typeof trials)[number]) => boolean): number =>
    of.filter(isRight).length / of.length;

  it('a mistake in a word of five letters or more that two papers have is put right (measured 93%)', () => {
    const known = trials.filter(({ word }) => word.length >= 5 && papersWith(word) >= 2);
    expect(known.length).toBeGreaterThan(1_500);
    expect(share(known, ({ word, readings }) => readings[0]?.word === word)).toBeGreaterThan(0.9);
  });

  it('the right word is searched for or suggested (measured 97%)', () => {
    expect(
      share(trials, ({ word, readings, suggestions }) =>
        [...readings.map(reading => reading.word), ...suggestions].includes(word),
      ),
    ).toBeGreaterThan(0.9);
  });

  it('of the names of models that it lacks, hardly any is taken for another word (measured 3 of 79)', () => {
    expect(MODELS.length).toBeGreaterThanOrEqual(60);
    const taken = MODELS.filter(name => respell(name).readings.length > 0);
    expect(taken.length / MODELS.length).toBeLessThan(0.07);
  });
});
