import { describe, expect, it } from 'vitest';
import { emptyPaper } from '../../../src/core/paper/paper.ts';
import { readableText } from '../../../src/core/text/latex/readable-text.ts';
import { papersIn, paperWith, readBibtex, titlesIn } from './read-bibtex.ts';

describe('parseBibtex', () => {
  it('reads an entry as arXiv writes it', () => {
    const text = `
@misc{byron2024routes,
      title={{Postmatic}: Routes of $\\alpha$-carriers},
      author={Ada Byron and H{\\"u}gel, Bernhard and {The Mail Team}},
      year={2024},
      eprint={2401.01234},
      archivePrefix={arXiv},
      primaryClass={cs.RO},
      url={https://arxiv.org/abs/2401.01234},
      abstract={We walk.
        Then we rest.},
      keywords={mail, {d}ogs; mail}
}`;
    expect(readBibtex(text)).toEqual([
      {
        line: 2,
        fields: {
          ...emptyPaper('{Postmatic}: Routes of $\\alpha$-carriers'),
          arxivId: '2401.01234',
          abstract: 'We walk. Then we rest.',
          keywords: ['mail', 'dogs'],
          authors: ['Ada Byron', 'Bernhard Hügel', 'The Mail Team'],
          authorCount: 3,
          publishedAt: '2024',
          categories: ['cs.RO'],
        },
      },
    ]);
  });

  it.each([
    ['eprint = "1706.03762v5"', '1706.03762'],
    ['eprint = {{1706.03762}}, archivePrefix = {{arXiv}}', '1706.03762'],
    ['eprint = {1706.03762}, archivePrefix = {arXiv.org}', '1706.03762'],
    ['eprint = {1706.03762 [cs.LG]}, archivePrefix = {arXiv}', '1706.03762'],
    ['eprint = {math.CA/0611800}, eprinttype = {arxiv}', 'math/0611800'],
    ['eprint = {9711200}, archivePrefix = {arXiv}, primaryClass = {hep-th}', 'hep-th/9711200'],
    ['eprint = {0611800}, eprinttype = {arXiv}, eprintclass = {math.CA}', 'math/0611800'],
    ['eprint = {0611800}, archivePrefix = {arXiv}', null],
    ['eprint = {1706.03762}, archivePrefix = {HAL}', null],
    ['eprint = {PMC1234}', null],
    ['url = {http://arxiv.org/pdf/1706.03762.pdf}', '1706.03762'],
    ['url = {\\url{https://arxiv.org/abs/1706.03762}}', '1706.03762'],
    ['url = {http://arxiv.org/abs/1706.03762 http://www.arxiv.org/pdf/1706.03762.pdf}', '1706.03762'],
    ['doi = {10.48550/arXiv.1706.03762}', '1706.03762'],
    ['doi = {{10.48550/arXiv.1706.03762}}', '1706.03762'],
    ['journal = {CoRR}, volume = {abs/1706.03762}', '1706.03762'],
    ['journal = {{CoRR}}, volume = {{abs/1706.03762}}', '1706.03762'],
    ['journal = {arXiv preprint arXiv:1706.03762}', '1706.03762'],
    ['journal = {arXiv e-prints}, pages = {arXiv:1706.03762}', '1706.03762'],
    ['journal = {arXiv e-prints}, eid = {arXiv:1706.03762}', '1706.03762'],
    ['note = {cite arxiv:1412.6980Comment: 9 pages}', '1412.6980'],
    ['journal = {Proceedings 1706.03762}', null],
  ])('finds the arXiv id in %s', (fields, arxivId) => {
    expect(paperWith(fields).arxivId).toBe(arxivId);
  });

  it.each([
    ['primaryclass = {CS.lg}', ['cs.LG']],
    ['primaryclass = {{cs.LG}}', ['cs.LG']],
    ['eprintclass = "hep-th"', ['hep-th']],
    ['primaryclass = {machine learning}', []],
    ['primaryclass = {}', []],
  ])('reads the category of %s', (fields, categories) => {
    expect(paperWith(fields).categories).toEqual(categories);
  });

  it.each([
    ['year = 2024', '2024'],
    ['year = {2024}, month = mar', '2024-03'],
    ['year = {2024}, month = "March", day = 7', '2024-03-07'],
    ['year = {2024}, month = 12, day = 40', '2024-12'],
    ['year = {2024}, month = {Spring}', '2024'],
    ['year = 2024, month = jul # {~18}', '2024-07'],
    ['year = 2024, month = {18~} # jul', '2024-07'],
    ['year = 2024, month = {18 July}', '2024-07'],
    ['year = 2024, month = {July--August}', '2024-07'],
    ['year = 2024, month = {{Sept.}}', '2024-09'],
    ['year = 2024, month = 13', '2024'],
    ['date = {2024-03-07}, year = 1999', '2024-03-07'],
    ['date = {2024-03/2024-05}', '2024-03'],
    ['date = {2024-3-7}', '2024-03-07'],
    ['date = {2024-03-07T12:00Z}', '2024-03-07'],
    ['date = {2024-21}', '2024'],
    ['date = {May 2024}', '2024-05'],
    ['date = {7 May 2024}', '2024-05-07'],
    ['date = {May 7, 2024}', '2024-05-07'],
    ['date = {soon}, year = 2024', '2024'],
    ['year = {in press}', null],
    ['year = {20222}', null],
    ['date = {20222}', null],
    ['date = {202205011}', null],
    ['year = {20220501}', '2022'],
    ['date = {20220501}', '2022'],
  ])('reads the date of %s', (fields, publishedAt) => {
    expect(paperWith(fields).publishedAt).toBe(publishedAt);
  });

  it.each([
    ['url = {https://a.example/x\\_y}', 'https://a.example/x_y'],
    ['url = {https://a.example/a{\\_}b{\\%}20c{\\&}d}', 'https://a.example/a_b%20c&d'],
    ['url = {https://a.example/{\\textasciitilde}ada/{~}b}', 'https://a.example/~ada/~b'],
    ['url = {http://arxiv.org/abs/1706.03762 https://a.example/x}', 'https://a.example/x'],
    ['doi = {10.1000/182}', 'https://doi.org/10.1000/182'],
    ['doi = {{10.1000/182}}', 'https://doi.org/10.1000/182'],
    ['doi = {10.1007/978-3-319-20794-0{\\_}129-1}', 'https://doi.org/10.1007/978-3-319-20794-0_129-1'],
    ['doi = {https://doi.org/10.1000/182}, url = {nowhere}', 'https://doi.org/10.1000/182'],
    ['url = {https://arxiv.org/abs/1706.03762}', null],
  ])('reads the address of %s', (fields, url) => {
    expect(paperWith(fields).url).toBe(url);
  });

  it.each([
    ['doi = {10.1000/182}', '10.1000/182'],
    ['doi = {{https://dx.doi.org/10.1000/ABC}}', '10.1000/abc'],
    ['doi = {10.1007/978-3-319-20794-0{\\_}129-1}', '10.1007/978-3-319-20794-0_129-1'],
    ['doi = {none}, url = {https://a.example/x http://doi.org/10.1000/182}', '10.1000/182'],
    ['doi = {10.48550/arXiv.1706.03762}', null],
    ['doi = {}', null],
  ])('reads the DOI of %s', (fields, doi) => {
    expect(paperWith(fields).doi).toBe(doi);
  });

  it.each([
    ['title={Zork of Caves}, subtitle={A Study}', 'Zork of Caves: A Study'],
    ['title={{Zork of Caves:}}, subtitle={{A Study}}', 'Zork of Caves: A Study'],
    ['title={Zork of Caves: a study}, subtitle={A Study}', 'Zork of Caves: a study'],
  ])('joins the title and subtitle of %s', (fields, title) => {
    expect(titlesIn(`@misc{a, ${fields}}`).map(text => String(text).replace(/[{}]/g, ''))).toEqual([title]);
  });

  it.each([
    [
      'A new $\\less$em$\\greater$Zorkus$\\less$/em$\\greater$ {\\&}amp$\\mathsemicolon$ its caves',
      'A new Zorkus & its caves',
    ],
    ['A new <i>Zorkus</i> \\&amp; H<sub>2</sub>O', 'A new Zorkus & H₂O'],
    ['<jats:p>Zork &lt; 2<sup>10</sup>, caf&#xe9;</jats:p>', 'Zork < 2¹⁰, café'],
    ['Zork when a<b and b>c &unknown; R\\&D', 'Zork when a<b and b>c &unknown; R&D'],
    ['<span class="x" id="y">Zork</span><br/>', 'Zork'],
    ['{Hands in robotics{\\ifmmode---\\else\\textemdash\\fi}A zork}', 'Hands in robotics—A zork'],
  ])('removes the markup of publishers from %s', (field, text) => {
    expect(titlesIn(`@misc{a, title={${field}}}`)).toEqual([text]);
    expect(readableText(paperWith(`abstract={${field}}`).abstract ?? '')).toBe(text);
  });

  it('keeps prices, percent signs and braces after a backslash in abstracts', () => {
    const abstract = 'It costs $5, or 50% of a \\{lamp\\}; p < 0.05 for C#';
    expect(paperWith(`abstract = {${abstract}}, year = 2020`)).toMatchObject({
      abstract,
      publishedAt: '2020',
    });
  });

  it('encodes the end of an old DOI in its address', () => {
    expect(paperWith('doi = {10.1000/Lamps;2-#}')).toMatchObject({
      doi: '10.1000/lamps;2-#',
      url: 'https://doi.org/10.1000/Lamps;2-%23',
    });
  });

  it('never takes a citation key for an identifier', () => {
    expect(paperWith('year = 2024').externalId).toBeNull();
    expect(papersIn('@misc{2312.00752, title={A Title}}')).toEqual([emptyPaper('A Title')]);
  });
});
