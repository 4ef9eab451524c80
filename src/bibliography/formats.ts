import { writeBibtex } from './bibtex.ts';
import { writeCslJson } from './csl-json.ts';
import { writeCsv } from './csv.ts';
import { writeMarkdown } from './markdown.ts';
import type { BibliographyEntry } from './reference.ts';
import { writeRis } from './ris.ts';

/** A format in which saved papers can be exported. */
export interface BibliographyFormat {
  readonly name: 'bibtex' | 'ris' | 'csl' | 'csv' | 'markdown';
  /** File name extension, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Writes a whole document, in the given order; valid also without entries. */
  write(entries: readonly BibliographyEntry[]): string;
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
