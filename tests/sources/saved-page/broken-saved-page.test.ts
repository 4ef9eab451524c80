import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { parseSavedPage } from '../../../src/sources/saved-page/saved-page.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';
import { HEAD, entry, read, paper, fieldsIn, abstractOf } from './page-texts.ts';

describe('a broken saved page', () => {
  it('has a title without an abstract rejected', () => {
    expect(
      read(['Lonely Things', '', ...entry('First Things'), 'Also Lonely', '', ...entry('Second Things')]),
    ).toEqual([
      { line: 1, rejected: 'a title without an abstract below it: "Lonely Things"' },
      { line: 3, fields: paper('First Things') },
      { line: 7, rejected: 'a title without an abstract below it: "Also Lonely"' },
      { line: 9, fields: paper('Second Things') },
    ]);
  });

  it('has an abstract without a title rejected', () => {
    const records = read([...entry('First Things'), abstractOf('nothing'), '', ...entry('Second Things')]);
    expect(fieldsIn(records)).toEqual([paper('First Things'), paper('Second Things')]);
    expect(records[1]).toMatchObject({
      line: 5,
      rejected: expect.stringMatching(/^an abstract without a title above it: "Much has/),
    });
  });

  it('does not give the notes of a broken entry to the one before', () => {
    const records = read([
      ...entry('First Things'),
      'Lonely Things',
      '',
      'lab Lab',
      '  • 7 authors',
      '·',
      'Jul 8, 2024',
      '',
      ...entry('Last'),
    ]);
    expect(fieldsIn(records)).toEqual([paper('First Things'), paper('Last')]);
    expect(records).toHaveLength(3);
  });

  it('has notes without an entry rejected', () => {
    const records = read([
      ...entry('A', '  • 7 authors', '·', 'Jul 8, 2024'),
      '  • 3 authors',
      '·',
      'Jul 9, 2024',
      '',
      ...entry('B'),
    ]);
    expect(records[1]).toEqual({
      line: 9,
      rejected: 'authors or a date without a title and an abstract above',
    });
    expect(fieldsIn(records)).toEqual([
      paper('A', { authorCount: 7, publishedAt: '2024-07-08' }),
      paper('B'),
    ]);
  });

  it('keeps an abstract that ends with the file', () => {
    const records = read([...entry('A'), 'Second Things', '', 'We were about to']);
    expect(fieldsIn(records)).toEqual([
      paper('A'),
      { ...emptyPaper('Second Things'), abstract: 'We were about to' },
    ]);
  });

  it('that was cut off is read completely up to the cut', () => {
    const page = [
      ...HEAD,
      ...entry('Whole Things', 'lab Lab', '  • 2 authors', '·', 'Jul 8, 2024'),
      ...entry('Cut Things', '  • 7 authors', '·', 'Jul 9, 2024 3'),
    ].join('\n');
    const [whole] = parseSavedPage(page, { capturedYear: 2025 });
    const start = page.indexOf('Cut Things');
    fc.assert(
      fc.property(fc.integer({ min: start, max: page.length }), end => {
        const [first, second, third] = parseSavedPage(page.slice(0, end), { capturedYear: 2025 });
        expect(first).toEqual(whole);
        expect(third).toBeUndefined();
        expect(fieldsIn(second ? [second] : []).every(fields => fields.title === 'Cut Things')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws for any text', () => {
    const line = fc.oneof(
      fc.string({ unit: anyCodePoint }),
      fc.constantFrom('', ...HEAD, '• 7 authors', '• x', '·', 'Dec 9', 'Dec 99, 2024 3', abstractOf('x')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), lines => {
        const records = read(lines);
        expect(records.map(record => record.line)).toEqual(
          records.map(record => record.line).toSorted((a, b) => a - b),
        );
      }),
    );
  });
});
