import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyPaper, type PaperFields } from '../../../src/core/paper/paper.ts';
import type { SourceRecord } from '../../../src/core/paper/record.ts';
import { parseSavedPage } from '../../../src/sources/saved-page/saved-page.ts';
import { anyCodePoint } from '../../support/any-code-point.ts';

const HEAD = [
  'new',
  '',
  'Get trending papers in your email inbox!',
  '',
  'Subscribe',
  '',
  'Daily Papers',
  '',
  'byAK and the research community',
  '',
];

function abstractOf(subject: string): string {
  return `Much has been said about ${subject}, and little of it was measured. We measure it on ${'many and '.repeat(40)}more sets.`;
}

function entry(title: string, ...notes: string[]): string[] {
  return [title, '', abstractOf(title), '', ...(notes.length > 0 ? [...notes, ''] : [])];
}

function read(lines: string[], end = '\n'): SourceRecord[] {
  return parseSavedPage(lines.join(end), { capturedYear: 2025 });
}

function paper(title: string, fields: Partial<PaperFields> = {}): PaperFields {
  return { ...emptyPaper(title), abstract: abstractOf(title), ...fields };
}

function fieldsIn(records: SourceRecord[]): PaperFields[] {
  return records.flatMap(record => ('fields' in record ? [record.fields] : []));
}

function datesOf(...dates: string[]): (string | null)[] {
  const entries = dates.map((date, index) => entry(`Things ${index}`, '  • 7 authors', '·', date));
  return fieldsIn(read([...HEAD, ...entries.flat()])).map(fields => fields.publishedAt);
}

function listedOnPage(day: string, ...dates: string[]): (readonly string[])[] {
  const entries = dates.map((date, index) => entry(`Things ${index}`, '  • 7 authors', '·', date));
  return fieldsIn(read([...HEAD, day, '', ...entry('Featured'), ...entries.flat()])).map(
    fields => fields.listedOn,
  );
}

describe('parseSavedPage', () => {
  it('reads the older layout of titles and abstracts only', () => {
    expect(read([...HEAD, ...entry('First Things'), ...entry('Second Things')])).toEqual([
      { line: 11, fields: paper('First Things') },
      { line: 15, fields: paper('Second Things') },
    ]);
  });

  it('reads the newer layout below a featured entry that has no notes', () => {
    const records = read([
      ...HEAD,
      ...entry('Featured Things'),
      ...entry('Noted Things', '  • 7 authors', '·', 'Jul 8, 2024'),
      ...entry('Lab Things', 'HIT-THINGS Things Team', '  • 1 author', '·', 'Mar 26, 2024 12'),
    ]);
    expect(fieldsIn(records)).toEqual([
      paper('Featured Things'),
      paper('Noted Things', { authorCount: 7, publishedAt: '2024-07-08' }),
      paper('Lab Things', {
        authorCount: 1,
        publishedAt: '2024-03-26',
        comments: 12,
        organization: 'Things Team',
      }),
    ]);
  });

  it('reads an organization in the place of the authors', () => {
    const [first] = fieldsIn(
      read([...HEAD, ...entry('Things', 'lab The Lab', '·', 'Nov 12 3'), ...entry('Others')]),
    );
    expect(first).toEqual(
      paper('Things', { organization: 'The Lab', publishedAt: '2025-11-12', comments: 3 }),
    );
  });

  it.each([
    ['Things Things', 'Things'],
    ['things.ai-lab The Lab of Things', 'The Lab of Things'],
    ['Things', 'Things'],
  ])('reads the organization of %j as %s', (line, organization) => {
    const [first] = fieldsIn(read([...HEAD, ...entry('Things', line, '  • 2 authors', '·', 'Jul 8, 2024')]));
    expect(first?.organization).toBe(organization);
  });

  it('recognizes both spellings of the head, with and without name and list day', () => {
    const heads = [
      ['by AK and the research community'],
      ['byAK and the research community', 'Dec 9'],
      ['Daily Papers', 'by AK and the research community', 'Mar 11, 2024'],
      [],
    ];
    for (const head of heads) {
      const records = read([...HEAD.slice(0, 6), ...head, ...entry('First Things')]);
      expect(fieldsIn(records)).toEqual([paper('First Things')]);
    }
  });

  it('ignores CRLF, spaces at line ends and blank lines at the end', () => {
    const lines = [
      ...HEAD,
      ...entry('A', '  • 7 authors', '·', 'Oct 7 2'),
      ...entry('B', '  • 2 authors', '·', 'Sep 15'),
    ];
    const plain = read(lines);
    expect(read(lines, '\r\n')).toEqual(plain);
    expect(read([...lines.map(line => `${line} \t`), '', '', ''])).toEqual(plain);
    expect(read(lines.map((line, index) => (index === 0 ? `\uFEFF${line}` : line)))).toEqual(plain);
    expect(plain).toHaveLength(2);
  });

  it('reads a page without blank lines and organizations', () => {
    const lines = [
      ...HEAD,
      ...entry('A', '  • 7 authors', '·', 'Oct 7 2'),
      ...entry('B'),
      ...entry('C', '  • 1 author'),
    ];
    expect(fieldsIn(read(lines.filter(line => line !== '')))).toEqual(fieldsIn(read(lines)));
  });
});

describe('dates on a saved page', () => {
  it('without a year lie in the captured year', () => {
    expect(datesOf('Sep 15', 'Oct 7 2')).toEqual(['2025-09-15', '2025-10-07']);
  });

  it('without a year lie in the year after the newest one on the page', () => {
    expect(datesOf('Sep 15', 'Feb 29, 2028', 'Nov 27, 2017')).toEqual([
      '2029-09-15',
      '2028-02-29',
      '2017-11-27',
    ]);
    expect(datesOf('Sep 15', 'Nov 27, 2017')).toEqual(['2018-09-15', '2017-11-27']);
  });

  it('that the calendar does not have are unknown', () => {
    expect(datesOf('Feb 30, 2024', 'Feb 29')).toEqual([null, null]);
  });

  it('in another format are unknown, and not titles', () => {
    expect(datesOf('8. Juli 2024', 'Jul 8, 20', 'Sept 15, 2024')).toEqual([null, null, null]);
  });

  it('are separated from the comment count', () => {
    const records = read([
      ...HEAD,
      ...entry('A', '  • 7 authors', '·', 'Oct 7 2'),
      ...entry('B', '  • 7 authors', '·', 'Oct 7'),
    ]);
    expect(fieldsIn(records).map(fields => fields.comments)).toEqual([2, null]);
  });
});

describe('the list day of a saved page', () => {
  it('counts if the papers were published in the weeks before', () => {
    expect(listedOnPage('Dec 9', 'Dec 8', 'Oct 15')).toEqual([
      ['2025-12-09'],
      ['2025-12-09'],
      ['2025-12-09'],
    ]);
  });

  it('reaches back over the turn of the year', () => {
    expect(listedOnPage('Jan 2', 'Dec 30, 2025', 'Jan 1')).toEqual([
      ['2026-01-02'],
      ['2026-01-02'],
      ['2026-01-02'],
    ]);
  });

  it('does not count on a page of search results', () => {
    expect(listedOnPage('Dec 9', 'Dec 8', 'Nov 27, 2017')).toEqual([[], [], []]);
    expect(listedOnPage('Dec 9', 'Dec 10')).toEqual([[], []]);
  });

  it('does not count if no paper has a date', () => {
    expect(listedOnPage('Dec 9')).toEqual([[]]);
  });

  it('applies to its own page among several in one file', () => {
    const first = [...HEAD, 'Dec 9', '', ...entry('A', '  • 7 authors', '·', 'Dec 8')];
    const second = [...HEAD, 'Dec 10', '', ...entry('B', '  • 7 authors', '·', 'Dec 8')];
    expect(fieldsIn(read([...first, ...second])).map(fields => fields.listedOn)).toEqual([
      ['2025-12-09'],
      ['2025-12-10'],
    ]);
  });
});

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
