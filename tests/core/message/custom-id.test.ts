import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customId, parseCustomId } from '../../../src/core/message/custom-id.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';

const verb = fc.stringMatching(/^[a-z]{1,10}(-[a-z]{1,10})?$/);
const arg = fc.stringMatching(/^[!-{}~]{1,22}$/);

describe('a custom_id', () => {
  it('consists of version, verb and arguments', () => {
    expect(customId('save', 12, 'x_-9')).toBe('v1|save|12|x_-9');
    expect(customId('open')).toBe('v1|open');
  });

  it('is parsed to its verb and arguments', () => {
    fc.assert(
      fc.property(verb, fc.array(arg, { maxLength: 3 }), (name, args) => {
        expect(parseCustomId(customId(name, ...args))).toEqual({ version: 1, verb: name, args });
      }),
    );
  });

  it.each([
    ['no verb', '', []],
    ['a verb with the separator', 'a|b', []],
    ['an argument with the separator', 'save', ['a|b']],
    ['an empty argument', 'save', ['']],
    ['a blank', 'save', ['a b']],
    ['letters outside ASCII', 'save', ['é']],
    ['more than 100 characters', 'save', ['x'.repeat(93)]],
  ])('throws for %s', (_, name, args) => {
    expect(() => customId(name, ...args)).toThrow(RangeError);
  });

  it('may have exactly 100 characters', () => {
    expect(customId('save', 'x'.repeat(92))).toHaveLength(100);
  });

  it.each([
    '',
    'save|1',
    'v2|save|1',
    'v1',
    'v1|',
    'v1|SAVE',
    'v1|save|',
    'v1|save|a b',
    `v1|save|${'x'.repeat(93)}`,
  ])('is not parsed from %j', text => {
    expect(parseCustomId(text)).toBeUndefined();
  });

  it('is formatted from every text that is parsed', () => {
    const anything = fc.oneof(
      fc.string({ unit: anyCodePoint }),
      fc.string().map(rest => `v1|save|${rest}`),
    );
    fc.assert(
      fc.property(anything, text => {
        const id = parseCustomId(text);
        expect(id === undefined ? text : customId(id.verb, ...id.args)).toBe(text);
      }),
    );
  });
});
