import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullName, readName } from '../../src/bibliography/name.ts';
import { cleanText } from '../../src/core/text/untrusted-text.ts';

describe('a name', () => {
  it.each([
    ['Ada Lovelace', 'Lovelace', 'Ada', ''],
    ['Zachary C. Lipton', 'Lipton', 'Zachary C.', ''],
    ['Laurens van der Maaten', 'van der Maaten', 'Laurens', ''],
    ['Maaten, Laurens van der', 'Maaten', 'Laurens van der', ''],
    ['José Núñez', 'Núñez', 'José', ''],
    ['Martin Luther King Jr.', 'King', 'Martin Luther', 'Jr.'],
    ['Martin Luther King, Jr.', 'King', 'Martin Luther', 'Jr.'],
    ['King, Jr., Martin Luther', 'King', 'Martin Luther', 'Jr.'],
    ['King, Martin Luther, Jr.', 'King', 'Martin Luther', 'Jr.'],
    ['dahai li', 'li', 'dahai', ''],
    ['Wei Ai', 'Ai', 'Wei', ''],
    ['The Anh Nguyen', 'Nguyen', 'The Anh', ''],
    ['  Ada\n\tLovelace ', 'Lovelace', 'Ada', ''],
  ])('%j is taken apart', (text, family, given, suffix) => {
    expect(readName(text)).toEqual({ kind: 'person', family, given, suffix });
  });

  it.each([
    'Plato',
    'DeepSeek-AI',
    'Qwen Team',
    'Meta AI',
    'The ATLAS Collaboration',
    '王小明',
    'A, B, C, D',
  ])('%s stays as it is', name => {
    expect(readName(name)).toEqual({ kind: 'literal', name });
  });

  it.each(['', ' ', ',', ' , , ', '\u200B'])('%j is none', text => {
    expect(readName(text)).toBeUndefined();
  });

  it('loses no word when it is taken apart and put together again', () => {
    const word = fc.constantFrom('Ada', 'van', 'der', 'Jr.', 'Li', 'de', 'III', 'team');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), words => {
        const text = cleanText(words.join(' '));
        const name = readName(text);
        expect(name && fullName(name)).toBe(text);
      }),
    );
  });
});
