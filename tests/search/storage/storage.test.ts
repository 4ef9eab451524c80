import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createByteRecords } from '../../../src/search/storage/byte-records.ts';
import { createPostingLists, type PostingLists } from '../../../src/search/storage/posting-lists.ts';
import { createStringTable } from '../../../src/search/storage/string-table.ts';
import { createVarintWriter, readVarints } from '../../../src/search/storage/varints.ts';

function valuesOf(lists: PostingLists, key: number): number[] {
  const found: number[] = [];
  lists.scan(key, (values, from, to) => found.push(...values.subarray(from, to)));
  return found;
}

describe('a string table', () => {
  it('numbers each different string once, also after a restore', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 300 }), texts => {
        const table = createStringTable();
        const numbers = texts.map(text => table.add(text));
        const restored = createStringTable(table.save());
        const distinct = [...new Set(texts)];
        expect(table.size).toBe(distinct.length);
        expect(numbers).toEqual(texts.map(text => distinct.indexOf(text)));
        for (const each of [table, restored]) {
          expect(distinct.map(text => each.find(text))).toEqual(distinct.map((_, i) => i));
          expect(distinct.map((_, i) => each.at(i))).toEqual(distinct);
        }
        expect(restored.add('a string that is longer than twelve')).toBe(distinct.length);
      }),
      { numRuns: 100 },
    );
  });

  it('does not know a string that was not added', () => {
    const table = createStringTable();
    table.add('prune');
    expect(table.find('pruner')).toBe(-1);
  });

  it.each([
    ['a byte order mark', '\u{feff}prune', '\u{feff}prune'],
    ['none', '', ''],
    ['half a surrogate pair, which UTF-8 does not have', 'a\ud83d', 'a\ufffd'],
  ])('returns strings as they were added: with %s', (_, text, expected) => {
    const table = createStringTable();
    expect(table.at(table.add(text))).toBe(expected);
  });

  it('finds each of 20,000 strings', () => {
    const table = createStringTable();
    for (let i = 0; i < 20_000; i += 1) table.add(`word${i}`);
    const wrong = Array.from({ length: 20_000 }, (_, i) => i).filter(i => table.find(`word${i}`) !== i);
    expect(wrong).toEqual([]);
  });

  it('orders strings and recognizes their beginnings', () => {
    const table = createStringTable();
    const numbers = ['prune', 'pruning', 'pru', 'zebra', 'état'].map(text => table.add(text));
    const ordered = numbers.toSorted((a, b) => table.compare(a, b)).map(number => table.at(number));
    expect(ordered).toEqual(['pru', 'prune', 'pruning', 'zebra', 'état']);
    const prefix = new TextEncoder().encode('prun');
    expect(ordered.map((_, i) => Math.sign(table.compareToPrefix(numbers[i] ?? 0, prefix)))).toEqual([
      0, 0, -1, 1, 1,
    ]);
  });
});

describe('posting lists', () => {
  const change = fc.oneof(
    { weight: 5, arbitrary: fc.record({ append: fc.nat(5), times: fc.nat(40) }) },
    { weight: 1, arbitrary: fc.record({ purge: fc.nat(5), divisor: fc.integer({ min: 1, max: 4 }) }) },
  );

  it('hold what a map of arrays holds, through removals and restores', () => {
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), changes => {
        let lists = createPostingLists();
        const expected = new Map<number, number[]>();
        let value = 0;
        for (const each of changes) {
          if ('append' in each) {
            for (let i = 0; i < each.times; i += 1) {
              value += 1;
              lists.append(each.append, value);
              expected.set(each.append, [...(expected.get(each.append) ?? []), value]);
            }
          } else {
            lists.retain(each.purge, kept => kept % each.divisor !== 0);
            expected.set(
              each.purge,
              (expected.get(each.purge) ?? []).filter(kept => kept % each.divisor !== 0),
            );
            lists = createPostingLists(lists.save());
          }
        }
        for (const [key, values] of expected) {
          expect(valuesOf(lists, key)).toEqual(values);
          expect(lists.count(key)).toBe(values.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('remove one number, in whose place the last one comes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(60), { maxLength: 150 }),
        fc.array(fc.nat(60), { maxLength: 200 }),
        (added, removed) => {
          let lists = createPostingLists();
          for (const value of added) lists.append(1, value);
          const left = [...added];
          for (const value of removed) {
            lists.removeOne(1, value, value + 2);
            const at = left.findIndex(each => each >= value && each <= value + 2);
            const last = left.at(-1);
            if (at !== -1 && last !== undefined) {
              left[at] = last;
              left.pop();
            }
            if (value % 10 === 0) lists = createPostingLists(lists.save());
          }
          expect(valuesOf(lists, 1)).toEqual(left);
          for (const value of added) lists.append(1, value);
          expect(valuesOf(lists, 1)).toEqual([...left, ...added]);
        },
      ),
    );
  });

  it('use the blocks of numbers removed one by one again', () => {
    const lists = createPostingLists();
    for (let round = 0; round < 20; round += 1) {
      for (let i = 0; i < 2_000; i += 1) lists.append(round % 7, i);
      for (let i = 0; i < 2_000; i += 1) lists.removeOne(round % 7, i, i);
    }
    expect(lists.save().used).toBeLessThan(6_000);
  });

  it('hold long lists', () => {
    const lists = createPostingLists();
    for (let i = 0; i < 300_000; i += 1) lists.append(i % 3, i);
    expect([0, 1, 2].map(key => lists.count(key))).toEqual([100_000, 100_000, 100_000]);
    let sum = 0;
    lists.scan(1, (values, from, to) => {
      for (let i = from; i < to; i += 1) sum += values[i] ?? 0;
    });
    expect(sum).toBe(100_000 + 3 * ((99_999 * 100_000) / 2));
  });

  it('hold long lists of which parts are removed again and again', () => {
    const lists = createPostingLists();
    const expected: [number[], number[]] = [[], []];
    for (let round = 0; round < 12; round += 1) {
      const key = round % 2 === 0 ? 0 : 1;
      for (let i = 0; i < 5_000; i += 1) {
        lists.append(key, round * 5_000 + i);
        expected[key].push(round * 5_000 + i);
      }
      const keep = (value: number): boolean => value % (round + 2) !== 0;
      lists.retain(key, keep);
      expected[key] = expected[key].filter(keep);
    }
    expect([valuesOf(lists, 0), valuesOf(lists, 1)]).toEqual(expected);
  });

  it('use the blocks of removed values again', () => {
    const lists = createPostingLists();
    for (let round = 0; round < 50; round += 1) {
      for (let i = 0; i < 20_000; i += 1) lists.append(round % 7, i);
      lists.retain(round % 7, () => false);
    }
    expect(lists.save().used).toBeLessThan(60_000);
  });
});

describe('byte records', () => {
  it('hold what a map holds, through changes and restores', () => {
    const change = fc.record({ number: fc.nat(20), length: fc.nat(400), isRestored: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 100 }), changes => {
        let records = createByteRecords();
        const expected = new Map<number, Uint8Array>();
        for (const [i, { number, length, isRestored }] of changes.entries()) {
          const bytes = new Uint8Array(length).fill(i);
          records.set(number, bytes);
          expected.set(number, bytes);
          if (isRestored) records = createByteRecords(records.save());
        }
        for (const [number, bytes] of expected) expect(records.get(number)).toEqual(bytes);
        expect(records.get(21)).toHaveLength(0);
      }),
      { numRuns: 200 },
    );
  });

  it('use the space of replaced records again', () => {
    const records = createByteRecords();
    for (let i = 0; i < 50_000; i += 1) records.set(i % 5, new Uint8Array(100 + ((i * 37) % 900)));
    expect(records.save().chunks).toHaveLength(1);
  });

  it('hold records of every length up to 1 MiB', () => {
    const records = createByteRecords();
    const lengths = Array.from({ length: 21 }, (_, i) => [(1 << i) - 1, 1 << i, Math.round(1.3 * 2 ** i)])
      .flat()
      .filter(length => length <= 1 << 20);
    for (const [i, length] of lengths.entries()) records.set(i, new Uint8Array(length).fill(i));
    const wrong = lengths.filter((length, i) => {
      const record = records.get(i);
      return record.length !== length || record.some(byte => byte !== i);
    });
    expect(wrong).toEqual([]);
  });

  it('refuse a record over 1 MiB, and keep the one before it', () => {
    const records = createByteRecords();
    records.set(0, Uint8Array.of(7));
    expect(() => {
      records.set(0, new Uint8Array((1 << 20) + 1));
    }).toThrow(RangeError);
    expect(records.get(0)).toEqual(Uint8Array.of(7));
  });
});

describe('varints', () => {
  it('are read as they were written', () => {
    const writer = createVarintWriter();
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.nat(300), fc.nat(0xffffffff))), numbers => {
        writer.reset();
        for (const number of numbers) writer.write(number);
        const values = new Uint32Array(writer.bytes.length);
        expect([...values.subarray(0, readVarints(writer.bytes, values))]).toEqual(numbers);
      }),
    );
  });
});
