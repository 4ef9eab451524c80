import type { BibliographyEntry } from '../../src/bibliography/reference.ts';
import { anEntry } from './entry-fixtures.ts';

/** Saved papers that formats and programs get wrong easily. All of them are made up. */
export const HARD_CASES: readonly BibliographyEntry[] = [
  anEntry({
    title: 'Étude naïve de la grotte: Größe, Łódź and ångström',
    authors: ['Émile Ångström', 'Łukasz Żółć', 'Nguyễn Văn Ánh', 'José Núñez-Muñoz'],
    arxivId: '2401.00001',
    publishedAt: '2024-01-02',
    abstract: 'Œuvre « brève »: 3 °C – 5 µm, “quoted” — and ‘so’ on…',
    categories: ['cs.CL'],
  }),
  anEntry({
    title: 'Names with particles',
    authors: ['Laurens van der Lamp', 'Ludwig von Lampe', 'Maria de la Cueva', 'Al van Cave'],
    arxivId: '2401.00002',
    publishedAt: '2024-01-03',
  }),
  anEntry({
    title: 'Hyphens, single names and suffixes',
    authors: [
      'Anne-Marie Lamp-Cave',
      'Plato',
      "Conan O'Lamp",
      'Martin Cave Jr.',
      'J. P. de Lamp',
      'Lamp Research Team',
    ],
    arxivId: 'math/0601001',
    publishedAt: '2006-01-01',
    categories: ['math.NT'],
  }),
  anEntry({
    title: 'Counting $k$-caves in $O(n \\log n)$ with $x_i^2$ and \\emph{few} lamps',
    authors: ['Ada Lamp'],
    arxivId: '2401.00004',
    publishedAt: '2024-01-04',
    abstract: 'If $a_i < b_i$ then x_1 & y^2 > 0 for 10% of #1 {sets} ~ so \\alpha stays.',
  }),
  anEntry({
    title: 'R&D: 100% of A_B costs $5 & #1 {curly} ~tilde^ <tag> | C:\\lamps',
    authors: ['R&D Lab', 'Ben Cave'],
    organization: 'Lamps & Caves #1',
    url: 'https://lamps.example/a_b%20c?x=1&y=2#part',
    doi: '10.5555/lamp_cave(1)',
    publishedAt: '2023-11-30',
    keywords: ['R&D', '100%', 'a_b'],
  }),
  anEntry({
    title: '洞窟のランプ: 한국어와 中文 in caves',
    authors: ['王小明', '佐藤 花子', '김 철수'],
    arxivId: '2401.00006',
    publishedAt: '2024-01-06',
    keywords: ['ランプ'],
  }),
  anEntry({
    title: 'A hundred lamps',
    authors: Array.from({ length: 100 }, (_, n) => `Given${n + 1} Lamp${n + 1}`),
    arxivId: '2401.00007',
    publishedAt: '2024-01-07',
  }),
  anEntry({ title: 'No authors at all', arxivId: '2401.00008', publishedAt: '2024-01-08' }),
  anEntry({ title: 'Authors without names', authorCount: 12, arxivId: '2401.00009', publishedAt: '2024' }),
  anEntry({
    title: 'Two of five names',
    authors: ['Ada Lamp', 'Ben Cave'],
    authorCount: 5,
    publishedAt: '2024-02',
    tldr: 'Lamps help.',
  }),
  {
    ...anEntry({
      title: 'A paper with tags and a note',
      authors: ['Ada Lamp'],
      arxivId: '2401.00011',
      publishedAt: '2024-01-11',
      keywords: ['Caves', 'lamps'],
      tldr: 'Lamps help.',
    }),
    status: 'reading',
    tags: ['caves', 'for the group', 'ランプ'],
    note: 'Read §2 & 3: 50% of {it}.\n- ask Ben\n\nTY  - JOUR\nER  - \n=1+1',
  },
  {
    ...anEntry({ title: 'Saved and left alone', publishedAt: '2024-03-01' }),
    status: 'to_read',
    tags: [],
    note: null,
  },
  {
    ...anEntry({ title: 'Only a note', publishedAt: '2024-03-02' }),
    status: 'read',
    tags: [],
    note: '1. Good.',
  },
];
