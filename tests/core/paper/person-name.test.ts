import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullName, parseName } from '../../../src/core/paper/person-name.ts';
import { cleanText } from '../../../src/core/text/untrusted-text.ts';

describe('parseName', () => {
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
  ])('splits %j', (text, family, given, suffix) => {
    expect(parseName(text)).toEqual({ kind: 'person', family, given, suffix });
  });

  it.each([
    'Plato',
    'DeepSeek-AI',
    'Qwen Team',
    'Meta AI',
    'The ATLAS Collaboration',
    'Gemini Team, Google',
    '王小明',
    'A, B, C, D',
  ])('does not split %s', name => {
    expect(parseName(name)).toEqual({ kind: 'literal', name });
  });

  it.each(['', ' ', ',', ' , , ', '\u200B'])('does not read %j as a name', text => {
    expect(parseName(text)).toBeUndefined();
  });

  it('keeps all words when a name is parsed and formatted', () => {
    const word = fc.constantFrom('Ada', 'van', 'der', 'Jr.', 'Li', 'de', 'III', 'team');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), words => {
        const text = cleanText(words.join(' '));
        const name = parseName(text);
        expect(name && fullName(name)).toBe(text);
      }),
    );
  });
});
