import { describe, expect, it } from 'vitest';
import { HEAD, entry, read, paper, fieldsIn } from './page-texts.ts';

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
