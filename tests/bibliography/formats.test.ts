import { describe, expect, it } from 'vitest';
import { BIBLIOGRAPHY_FORMATS } from '../../src/bibliography/formats.ts';
import { writeBibliography } from '../../src/bibliography/write-bibliography.ts';
import { anEntry } from './entry-fixtures.ts';

describe.each(BIBLIOGRAPHY_FORMATS.map(format => [format.name, format] as const))('%s', (_name, format) => {
  it('writes papers in the given order', () => {
    const text = writeBibliography(format, [anEntry({ title: 'Zebra' }), anEntry({ title: 'Aardvark' })]);
    expect(text.indexOf('Zebra')).toBeGreaterThan(-1);
    expect(text.indexOf('Aardvark')).toBeGreaterThan(text.indexOf('Zebra'));
  });

  it('writes the same text for the same papers', () => {
    const entries = [anEntry({ title: 'Same' }), anEntry({ title: 'Same' })];
    expect(writeBibliography(format, entries)).toBe(writeBibliography(format, entries));
  });

  it('has a file name extension and a media type', () => {
    expect(format.extension).toMatch(/^[a-z]+$/);
    expect(format.mediaType).toMatch(/^[a-z]+\/[a-z.+-]+$/);
  });
});
