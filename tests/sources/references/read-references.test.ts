import { describe, expect, it } from 'vitest';
import { read, readFields } from './read-all.ts';

function workWithNote(note: string): string {
  return JSON.stringify({ title: 'Quite another work', DOI: '10.1234/x', note });
}

async function keywordsOf(csv: string) {
  return (await readFields(csv)).map(each => (typeof each === 'string' ? each : each.keywords));
}

describe('createReferenceReader', () => {
  it('reads BibTeX with ids, DOIs, accents and keywords', async () => {
    const bib = `% Encoding: UTF-8
@misc{a, title = {{Rivers} of {\\'E}cumes}, author = {van der Berg, Jan and {The River Team}}, year = 2024,
  eprint = {2403.01234}, archivePrefix = {arXiv}, keywords = {water, flow}}
@article{b, title = {On Mud}, doi = {10.1234/MUD.7}, year = {2021}}
@article{c, title = {Never closed`;
    expect(await readFields(bib)).toEqual([
      {
        title: 'Rivers of Écumes',
        authors: ['Jan van der Berg', 'The River Team'],
        arxivId: '2403.01234',
        doi: null,
        url: null,
        publishedAt: '2024',
        keywords: ['water', 'flow'],
      },
      expect.objectContaining({ title: 'On Mud', doi: '10.1234/mud.7', publishedAt: '2021' }),
      expect.stringContaining('@article'),
    ]);
  });

  it('reads RIS with continued values, keywords without tags, one blank, and a missing end', async () => {
    const ris = [
      '\uFEFFTY  - JOUR',
      'AU  - Berg, Jan van der',
      'AU  - Okafor, Ada, Jr.',
      'TI  - A title that is',
      'continued here',
      'KW  - mud',
      'rivers',
      'PY  - 2023',
      'DA  - 2023/04/05',
      'DO  - https://doi.org/10.1234/Mud.8',
      'ER  - ',
      '',
      'TY - UNPB',
      'T1 - Second',
      'M1 - arXiv:2312.09999v2 [cs]',
      'TY  - JOUR',
      'ER  -',
    ].join('\r\n');
    expect(await read(ris)).toEqual([
      {
        line: 1,
        fields: {
          title: 'A title that is continued here',
          authors: ['Jan van der Berg', 'Ada Okafor Jr.'],
          arxivId: null,
          doi: '10.1234/mud.8',
          url: null,
          publishedAt: '2023-04-05',
          keywords: ['mud', 'rivers'],
        },
      },
      { line: 13, fields: expect.objectContaining({ title: 'Second', arxivId: '2312.09999' }) },
      { line: 16, rejected: 'no title, id or link' },
    ]);
  });

  it('reads CSL-JSON; a malformed item spoils no other', async () => {
    const items = [
      {
        id: 'x',
        title: 'Sand & <i>Silt</i> "in" {braces}',
        author: [{ family: 'Byron', given: 'Ada', 'non-dropping-particle': 'de' }, { literal: 'Mud Group' }],
        issued: { 'date-parts': [[2020, 3]] },
        number: 'arXiv:2003.04567',
        keyword: 'sand, silt',
      },
      { title: ['Crossref has lists'], DOI: '10.1234/x', author: 'nobody', issued: 7 },
    ].map(each => JSON.stringify(each));
    expect(await readFields(`[${items[0]}, {"title": tru}, ${items[1]}, {"id": 5}]`)).toEqual([
      {
        title: 'Sand & Silt "in" {braces}',
        authors: ['Ada de Byron', 'Mud Group'],
        arxivId: '2003.04567',
        doi: null,
        url: null,
        publishedAt: '2020-03',
        keywords: ['sand', 'silt'],
      },
      expect.stringContaining('not JSON'),
      expect.objectContaining({ title: 'Crossref has lists', doi: '10.1234/x', authors: [] }),
      'no title, id or link',
    ]);
  });

  it('reads Zotero CSV: quotes, line ends in cells, an id in the extra field, manual tags', async () => {
    const csv = [
      '"Key","Item Type","Publication Year","Author","Title","DOI","Url","Date","Extra","Manual Tags","Automatic Tags"',
      '"AB","preprint","2022","Berg, Jan van der; Okafor, Ada","A ""quoted"", title","","http://arxiv.org/abs/2201.00001","2022-01-03","arXiv:2201.00001 [cs]","to do; mud","Computer Science"',
      '"CD","journalArticle","2019","","Two',
      'lines","10.1234/abc","","2019","","",""',
      '',
      '"EF","note","","","","","","","","",""',
    ].join('\r\n');
    expect(await read(csv, 'My Library.csv')).toEqual([
      {
        line: 2,
        fields: {
          title: 'A "quoted", title',
          authors: ['Jan van der Berg', 'Ada Okafor'],
          arxivId: '2201.00001',
          doi: null,
          url: null,
          publishedAt: '2022-01-03',
          keywords: ['to do', 'mud'],
        },
      },
      { line: 3, fields: expect.objectContaining({ title: 'Two lines', doi: '10.1234/abc' }) },
      { line: 6, rejected: 'no title, id or link' },
    ]);
  });

  it('takes keywords of CSV as tags only without a column of tags', async () => {
    expect(await keywordsOf('Title,Keywords,Tags\nA,mud,\nB,mud,"to do, sand"')).toEqual([
      [],
      ['to do', 'sand'],
    ]);
    expect(await keywordsOf('Title,Keywords\nA,mud; sand\nB,')).toEqual([['mud', 'sand'], []]);
  });

  it('takes an arXiv id from a note only if it is a line of its own', async () => {
    const notes = [
      'Compare with arXiv:2301.00001',
      'arXiv:2301.00001 seems better',
      'x\narXiv:2301.00001 [cs]',
    ];
    const ids = ['', '', '2301.00001'].map(id => expect.objectContaining({ arxivId: id === '' ? null : id }));
    expect(await readFields(`[${notes.map(workWithNote).join()}]`)).toEqual(ids);
    const csv = `Title,DOI,Extra\n${notes.map(note => `A work,10.1234/x,"${note}"`).join('\n')}`;
    expect(await readFields(csv)).toEqual(ids);
  });

  it('takes no id of an archive that arXiv never had', async () => {
    expect(await readFields('either/0512123\nmath.GT/0309136\narXiv:foo/0512123')).toEqual([
      expect.stringContaining('no id'),
      expect.objectContaining({ arxivId: 'math/0309136' }),
      expect.stringContaining('no id'),
    ]);
    expect(await readFields('Title,Call Number\nWeirs,foo/0512123')).toEqual([
      expect.objectContaining({ title: 'Weirs', arxivId: null }),
    ]);
  });

  it('reads a reference that has only a link', async () => {
    expect(await readFields('TY  - WEB\nUR  - https://example.org/weirs\nER  - ', 'a.ris')).toEqual([
      expect.objectContaining({ title: null, url: 'https://example.org/weirs' }),
    ]);
  });

  it('reads CSV with semicolons, in Windows-1252, as spreadsheets write it', async () => {
    const csv = Buffer.from("title;doi\n'=Fl\u00fcsse;10.1234/f\n", 'latin1');
    expect(await readFields(csv, 'a.csv')).toEqual([
      expect.objectContaining({ title: '=Flüsse', doi: '10.1234/f' }),
    ]);
  });

  it('reads a list of ids and links, one or several on a line, and says which line has none', async () => {
    const list = [
      '1. 2312.00752',
      '- https://arxiv.org/pdf/2401.04088v3, hep-th/9711200',
      '[3] A. Byron, On Mud, 2021, doi:10.1234/mud.7.',
      'https://example.org/paper',
      '10.5555/12345678',
      'no paper at all',
    ].join('\n');
    const all = await read(list);
    const found = all.map(each =>
      'fields' in each ? (each.fields.arxivId ?? each.fields.doi ?? each.fields.url) : each,
    );
    expect(found).toEqual([
      '2312.00752',
      '2401.04088',
      'hep-th/9711200',
      '10.1234/mud.7',
      'https://example.org/paper',
      '10.5555/12345678',
      { line: 6, rejected: 'no id and no link: “no paper at all”' },
    ]);
  });

  it.each([
    ['2312.00752 9999.12345 foo', ['2312.00752', '“9999.12345”', '“foo”']],
    ['9999.12345,2312.00752,foo', ['2312.00752', '“9999.12345”', '“foo”']],
    ['2312.00752 2401.04088; 10.1234/mud.7', ['2312.00752', '2401.04088', '10.1234/mud.7']],
    ['arXiv:2312.00752 [cs.LG], arXiv: 2401.04088 [cs.CV]', ['2312.00752', '2401.04088']],
    ['https://example.org/a,b https://example.org/c', ['https://example.org/a,b', 'https://example.org/c']],
    ['2312.00752 2312.00752v2 either/0512123', ['2312.00752', '“either/0512123”']],
    ['2312.00752 On Mud and Rivers', ['2312.00752']],
    ['On Mud https://arxiv.org/abs/2312.00752', ['2312.00752']],
    ['Mud: 2312.00752, 2401.04088', ['2312.00752', '2401.04088']],
  ])(
    'reads each word of a line of ids and links, and names those that are none: %s',
    async (line, expected) => {
      const found = (await read(`10.5555/12345678\n${line}`)).slice(1);
      expect(found.map(each => each.line)).toEqual(expected.map(() => 2));
      expect(
        found.map(each =>
          'fields' in each
            ? (each.fields.arxivId ?? each.fields.doi ?? each.fields.url)
            : each.rejected.replace('no id and no link: ', ''),
        ),
      ).toEqual(expected);
    },
  );
});
