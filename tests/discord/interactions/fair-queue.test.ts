import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFairQueue } from '../../../src/discord/interactions/fair-queue.ts';

/** Returns what is taken out of a queue of `server/person/item` texts. */
function taken(...texts: string[]): string[] {
  const queue = createFairQueue<string>();
  for (const text of texts) queue.add(text, originOf(text));
  return Array.from({ length: texts.length }, () => queue.take() ?? 'nothing');
}

function originOf(text: string) {
  const [server = '', person = ''] = text.split('/');
  return { server, person };
}

describe('a fair queue', () => {
  it('lets servers take turns, and in each server its people', () => {
    expect(taken('A/ada/1', 'A/ada/2', 'A/ada/3', 'A/ben/1', 'B/cleo/1', 'B/cleo/2')).toEqual([
      'A/ada/1',
      'B/cleo/1',
      'A/ben/1',
      'B/cleo/2',
      'A/ada/2',
      'A/ada/3',
    ]);
  });

  it('keeps the order of one person, and loses nothing', () => {
    const text = fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.constantFrom('ada', 'ben'));
    fc.assert(
      fc.property(fc.array(text), texts => {
        const added = texts.map(([server, person], at) => `${server}/${person}/${at}`);
        const got = taken(...added);
        expect(got.toSorted()).toEqual(added.toSorted());
        for (const origin of new Set(texts.map(each => `${each.join('/')}/`))) {
          const of = (all: readonly string[]) => all.filter(each => each.startsWith(origin));
          expect(of(got)).toEqual(of(added));
        }
      }),
    );
  });

  it('replaces the first item of one person that a condition is true for, which keeps its turn', () => {
    const queue = createFairQueue<number>();
    const ada = { server: 'A', person: 'ada' };
    for (const item of [1, 2, 3]) queue.add(item, ada);
    queue.add(1, { server: 'A', person: 'ben' });
    expect(queue.replace(4, ada, item => item !== 1)).toBe(2);
    expect(queue.replace(5, ada, item => item > 5)).toBeUndefined();
    expect(queue.replace(5, { server: 'B', person: 'ada' }, () => true)).toBeUndefined();
    expect(queue.sizeOf(ada)).toBe(3);
    expect(Array.from({ length: 5 }, () => queue.take())).toEqual([1, 1, 4, 3, undefined]);
    expect(queue.size).toBe(0);
  });
});
