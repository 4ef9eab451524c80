import { writeBibtex } from './bibtex.ts';
import { writeCslJson } from './csl-json.ts';
import { writeCsv } from './csv.ts';
import { writeMarkdown } from './markdown.ts';
import type { Entry } from './reference.ts';
import { writeRis } from './ris.ts';

/** A format that saved papers can be taken along in. */
export interface BibliographyFormat {
  readonly name: 'bibtex' | 'ris' | 'csl' | 'csv' | 'markdown';
  /** Without the point. */
  readonly extension: string;
  readonly mediaType: string;
  /** The whole document, in the order given; valid also without entries. */
  write(entries: readonly Entry[]): string;
}

export const BIBLIOGRAPHY_FORMATS: readonly BibliographyFormat[] = [
  { name: 'bibtex', extension: 'bib', mediaType: 'application/x-bibtex', write: writeBibtex },
  { name: 'ris', extension: 'ris', mediaType: 'application/x-research-info-systems', write: writeRis },
  {
    name: 'csl',
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    write: writeCslJson,
  },
  { name: 'csv', extension: 'csv', mediaType: 'text/csv', write: writeCsv },
  { name: 'markdown', extension: 'md', mediaType: 'text/markdown', write: writeMarkdown },
];
