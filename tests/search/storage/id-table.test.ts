import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createIdTable } from '../../../src/search/storage/id-table.ts';

/** Few different ids, so that they are set again and deleted; some of them too high for an array. */
const ids = fc.oneof(
  fc.integer({ min: 1, max: 40 }),
  fc.integer({ min: 1, max: 40 }).map(id => id * 65_536),
  fc.integer({ min: 1, max: 9 }).map(id => id * 2 ** 33 + 1),
);
const changes = fc.array(fc.record({ id: ids, number: fc.option(fc.nat(1_000_000), { nil: undefined }) }), {
  maxLength: 200,
});

describe('a table of ids', () => {
  it('has what a Map would have', () => {
    fc.assert(
      fc.property(changes, made => {
        const table = createIdTable();
        const map = new Map<number, number>();
        const sizes: { readonly table: number[]; readonly map: number[] } = { table: [], map: [] };
        for (const { id, number } of made) {
          if (number === undefined) {
            table.delete(id);
            map.delete(id);
          } else {
            table.set(id, number);
            map.set(id, number);
          }
          sizes.table.push(table.size);
          sizes.map.push(map.size);
        }
        expect(sizes.table).toEqual(sizes.map);
        expect(made.map(({ id }) => table.find(id))).toEqual(made.map(({ id }) => map.get(id) ?? -1));
        expect(table.find(999)).toBe(-1);
      }),
    );
  });

  it('keeps many ids', () => {
    const table = createIdTable();
    for (let id = 1; id <= 50_000; id += 1) table.set(id, id * 2);
    expect(table.size).toBe(50_000);
    expect([1, 777, 50_000, 50_001].map(table.find)).toEqual([2, 1_554, 100_000, -1]);
  });
});
