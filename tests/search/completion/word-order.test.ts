import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWordOrder, type WordOrder } from '../../../src/search/completion/word-order.ts';
import { createStringTable } from '../../../src/search/storage/string-table.ts';

function wordsWith(prefix: string, order: WordOrder): number[] {
  const found: number[] = [];
  order.forEachWithPrefix(prefix, word => found.push(word));
  return found;
}

const byCodePoints = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

describe('an order of words', () => {
  it('finds the words with a prefix, in order, also after a restore', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '名', '😀'), maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(letters, { maxLength: 120 }), letters, (texts, prefix) => {
        const table = createStringTable();
        const order = createWordOrder(table);
        for (const text of texts) order.insert(table.add(text));
        const expected = texts.filter(text => text.startsWith(prefix)).toSorted(byCodePoints);
        for (const each of [order, createWordOrder(table, order.save())])
          expect(wordsWith(prefix, each).map(word => table.at(word))).toEqual(expected);
      }),
    );
  });

  it('keeps thousands of words in order, whatever order they are inserted in', () => {
    const texts = Array.from({ length: 5_000 }, (_, i) => `w${String(i).padStart(4, '0')}`);
    const mixed = texts.map((_, i) => texts[(i * 1_999) % texts.length] ?? '');
    for (const inserted of [texts, texts.toReversed(), mixed]) {
      const table = createStringTable();
      const order = createWordOrder(table);
      for (const text of inserted) order.insert(table.add(text));
      expect(wordsWith('w', order).map(word => table.at(word))).toEqual(texts);
      expect(wordsWith('w123', order).map(word => table.at(word))).toEqual(texts.slice(1_230, 1_240));
      expect(wordsWith('w5000', order)).toEqual([]);
    }
  });
});
