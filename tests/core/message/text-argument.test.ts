import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customId, parseCustomId } from '../../../src/core/message/custom-id.ts';
import { decodeTextArgument, encodeTextArgument } from '../../../src/core/message/text-argument.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';

describe('a text in a custom_id', () => {
  it('stays readable', () => {
    expect(encodeTextArgument('author:"Albert Gu" c++ 50% a|b é')).toBe(
      'author:"Albert+Gu"+c%2B%2B+50%25+a%7Cb+%C3%A9',
    );
  });

  it('is the same after decoding', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, minLength: 1, maxLength: 8 }), text => {
        const argument = encodeTextArgument(text);
        fc.pre(argument.length < 80);
        expect(parseCustomId(customId('search', argument))?.args).toEqual([argument]);
        expect(decodeTextArgument(argument)).toBe(text);
      }),
    );
  });

  it('has no lone surrogates', () => {
    expect(decodeTextArgument(encodeTextArgument('a\uD800b'))).toBe('a\uFFFDb');
  });

  it('is undefined if it is forged', () => {
    expect(decodeTextArgument('%')).toBeUndefined();
    expect(decodeTextArgument('%ff')).toBeUndefined();
  });
});
