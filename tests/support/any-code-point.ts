import fc from 'fast-check';

const FIRST_SURROGATE = 0xd800;
const SURROGATES = 0x800;
const CODE_POINTS = 0x110000 - SURROGATES;

/**
 * Any code point but surrogates, as a unit of `fc.string`. Generates what `unit: 'binary'` does, which needs a second of each
 * process for a table of all code points.
 */
export const anyCodePoint: fc.Arbitrary<string> = fc.nat(CODE_POINTS - 1).map(textOf, indexOf);

function textOf(index: number): string {
  return String.fromCodePoint(index < FIRST_SURROGATE ? index : index + SURROGATES);
}

/** Throws if the value is not one code point: fast-check asks which texts the unit can generate. */
function indexOf(value: unknown): number {
  const codePoint = typeof value === 'string' ? value.codePointAt(0) : undefined;
  if (codePoint === undefined || value !== String.fromCodePoint(codePoint)) {
    throw new Error('not one code point');
  }
  const isSurrogate = codePoint >= FIRST_SURROGATE && codePoint < FIRST_SURROGATE + SURROGATES;
  if (isSurrogate) throw new Error('a surrogate');
  return codePoint < FIRST_SURROGATE ? codePoint : codePoint - SURROGATES;
}
