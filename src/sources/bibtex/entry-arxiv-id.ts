import { findArxivIds, parseArxivId } from '../../core/paper/arxiv-id.ts';
import { cleanText } from '../../core/text/untrusted-text.ts';
import { readAddresses } from './addresses.ts';

/** Returns the value of a field, without the braces around it; `''` if the entry has no such field. */
export type FieldReader = (name: string) => string;

const ARXIV_ARCHIVE = /^(?:arxiv(?:\.org)?|corr)$/i;
/** Fields in which programs and authors mention an identifier as `arXiv:…`. */
const MENTIONING_FIELDS = [
  'journal',
  'journaltitle',
  'note',
  'howpublished',
  'publisher',
  'number',
  'pages',
  'eid',
];

/** Finds the identifier where arXiv, DBLP, Google Scholar, Zotero, INSPIRE and authors put it, the surest field first. */
export function entryArxivId(field: FieldReader): string | null {
  const candidates = [
    ...eprintCandidates(field),
    field('arxivid'),
    ...readAddresses(field('url')),
    field('doi'),
    // DBLP has `journal = {CoRR}, volume = {abs/1234.56789}`.
    /^abs\/(.+)$/i.exec(field('volume'))?.[1] ?? '',
  ];
  for (const text of candidates) {
    const id = parseArxivId(text);
    if (id) return id.id;
  }
  const mentions = MENTIONING_FIELDS.map(field).filter(text => /arxiv/i.test(text));
  // BibSonomy has `note = {cite arxiv:1412.6980Comment: 9 pages}`.
  return findArxivIds(mentions.join(' ').replace(/(?<=\d)(?=comment:)/gi, ' '))[0]?.id ?? null;
}

/** The eprint field may have a category after the identifier, or lack the archive of an old one (`9711200`). */
function eprintCandidates(field: FieldReader): string[] {
  const archive = field('archiveprefix') || field('eprinttype') || 'arXiv';
  if (!ARXIV_ARCHIVE.test(archive)) return [];
  const eprint = cleanText(field('eprint')).replace(/ ?\[[\w.-]+\]$/, '');
  const [category = ''] = (field('primaryclass') || field('eprintclass')).split('.');
  return /^\d{7}(?:v\d+)?$/.test(eprint) ? [`${category.toLowerCase()}/${eprint}`] : [eprint];
}
