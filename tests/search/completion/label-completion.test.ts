import { describe, expect, it } from 'vitest';
import { createTestIndex } from '../../support/paper-index.ts';
import { indexOf, paper, starterPapers } from '../starter-papers.ts';

/** An index of papers with these lists of authors. */
const indexOfAuthors = (...lists: readonly (readonly string[])[]) =>
  indexOf(lists.map((authors, i) => paper({ id: i + 1, title: `Paper ${i + 1}`, authors })));

const lettersOf = (name: string) => name.replaceAll(/[ .-]/g, '').toLowerCase();

describe('completion of authors', () => {
  it('continues any word of a name, after whole words in any order', () => {
    const index = indexOfAuthors(['Song Han', 'Hanna Song', 'Kaiming He', 'Han Solo']);
    expect(index.completeAuthors('kai', 5)).toEqual(['Kaiming He']);
    expect(index.completeAuthors('ha', 5)).toEqual(['Han Solo', 'Hanna Song', 'Song Han']);
    for (const text of ['song han', 'Song Ha', 'han, song', 'HAN SON', 'Han, S.'])
      expect(index.completeAuthors(text, 5)).toContain('Song Han');
    expect(index.completeAuthors('song han', 5)).toEqual(['Hanna Song', 'Song Han']);
    expect(index.completeAuthors('s. han', 5)).toEqual(['Han Solo', 'Hanna Song', 'Song Han']);
    expect(index.completeAuthors('solo song', 5)).toEqual([]);
  });

  it('needs another word for what follows a whole word', () => {
    const index = indexOfAuthors(['Wei Wang', 'Li Wei', 'Li Li']);
    expect(index.completeAuthors('wei w', 5)).toEqual(['Wei Wang']);
    expect(index.completeAuthors('li li', 5)).toContain('Li Li');
  });

  it('lists names with the most papers first, then by alphabet, each spelling of a name once', () => {
    const index = indexOfAuthors(
      ['Ada Byron', 'Ann Byers'],
      ['Ada Byron', 'Abe Byrne'],
      ['José Ángel García', 'Abe Byrne'],
      ['José Ángel García', 'Abe Byrne'],
      ['Jose Angel Garcia', 'JOSÉ ÁNGEL GARCÍA'],
    );
    expect(index.completeAuthors('by', 5)).toEqual(['Abe Byrne', 'Ada Byron', 'Ann Byers']);
    expect(index.completeAuthors('by', 2)).toEqual(['Abe Byrne', 'Ada Byron']);
    expect(index.completeAuthors('garc', 5)).toEqual(['José Ángel García']);
    expect(index.completeAuthors('garcía j', 5)).toEqual(['José Ángel García']);
    expect(index.completeAuthors('', 2)).toEqual(['Abe Byrne', 'Ada Byron']);
    expect(index.completeAuthors('', 9)).toEqual([
      'Abe Byrne',
      'Ada Byron',
      'José Ángel García',
      'Ann Byers',
    ]);
  });

  it('knows accents, hyphens and apostrophes in each way of typing them', () => {
    const index = indexOfAuthors(['Jean-Pierre Müller', "Conan O'Brien", '王小明']);
    for (const text of ['mül', 'mul', 'muel', 'jean-pi', 'jeanpi', 'pierre m'])
      expect(index.completeAuthors(text, 5)).toEqual(['Jean-Pierre Müller']);
    for (const text of ["O'B", 'o’br', 'obri'])
      expect(index.completeAuthors(text, 5)).toEqual(["Conan O'Brien"]);
    expect(index.completeAuthors('王', 5)).toEqual(['王小明']);
  });

  it('forgets names that no paper has any more', () => {
    const index = indexOfAuthors(['Ada Byron'], ['Ada Byron', 'Abe Byrne']);
    index.remove(2);
    expect(index.completeAuthors('by', 5)).toEqual(['Ada Byron']);
    index.put(paper({ id: 1, title: 'Paper 1', authors: ['Ann Byers'] }));
    expect(index.completeAuthors('by', 5)).toEqual(['Ann Byers']);
  });

  it('knows names after a restore, and takes further ones', () => {
    const before = createTestIndex();
    before.put(paper({ id: 1, title: 'Paper 1', authors: ['Ada Byron', 'Abe Byrne'] }));
    const index = createTestIndex(before.save());
    index.put(paper({ id: 2, title: 'Paper 2', authors: ['Ann Byers', 'Ada Byron'] }));
    expect(index.completeAuthors('by', 5)).toEqual(['Ada Byron', 'Abe Byrne', 'Ann Byers']);
    expect(index.complete('ada by', 5)).toEqual([2, 1]);
  });

  it('finds authors of the starter papers by name', () => {
    const papers = starterPapers.slice(0, 100);
    const index = indexOf(papers);
    const names = papers.flatMap(({ authors }) => authors).filter((_, i) => i % 5 === 0);
    const isFound = (name: string) =>
      index.completeAuthors(name, 25).some(found => lettersOf(found) === lettersOf(name));
    expect(names.filter(name => !isFound(name))).toEqual([]);
  });

  it('is harmless for hostile texts', () => {
    const index = indexOf(starterPapers.slice(0, 20));
    for (const text of [
      '\u0000',
      '\uD800',
      '__proto__',
      'a '.repeat(5_000),
      '-'.repeat(5_000),
      "'",
      '王'.repeat(5_000),
    ])
      for (const complete of [index.completeAuthors, index.completeOrganizations, index.completeCategories])
        expect(() => complete(text, 25)).not.toThrow();
  });
});

describe('completion of organizations and categories', () => {
  const index = indexOf(
    [
      { organization: 'Google DeepMind', categories: ['cs.LG', 'cs.AI'] },
      { organization: 'Google DeepMind', categories: ['cs.LG', 'physics.optics'] },
      { organization: 'Google', categories: ['cs.CL', 'astro-ph.GA'] },
      { organization: 'Université de Montréal', categories: ['hep-th'] },
    ].map((fields, i) => paper({ ...fields, id: i + 1, title: `Paper ${i + 1}` })),
  );

  it('continues any word of an organization', () => {
    expect(index.completeOrganizations('goo', 5)).toEqual(['Google DeepMind', 'Google']);
    expect(index.completeOrganizations('google d', 5)).toEqual(['Google DeepMind']);
    expect(index.completeOrganizations('deep', 5)).toEqual(['Google DeepMind']);
    expect(index.completeOrganizations('montre', 5)).toEqual(['Université de Montréal']);
    expect(index.completeOrganizations('', 1)).toEqual(['Google DeepMind']);
    expect(index.completeOrganizations('acme', 5)).toEqual([]);
  });

  it('continues a category or its part, as arXiv writes it', () => {
    expect(index.completeCategories('cs', 5)).toEqual(['cs.LG', 'cs.AI', 'cs.CL']);
    expect(index.completeCategories('CS.A', 5)).toEqual(['cs.AI']);
    expect(index.completeCategories('lg', 5)).toEqual(['cs.LG']);
    expect(index.completeCategories('opt', 5)).toEqual(['physics.optics']);
    expect(index.completeCategories('astro-ph', 5)).toEqual(['astro-ph.GA']);
    expect(index.completeCategories('', 1)).toEqual(['cs.LG']);
  });
});
