import type { BibliographyFormat } from './bibliography-format.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { csv } from './csv.ts';
import { markdown } from './markdown.ts';
import { ris } from './ris.ts';

/** The formats in which papers can be exported. */
export const BIBLIOGRAPHY_FORMATS: readonly BibliographyFormat[] = [bibtex, ris, cslJson, csv, markdown];
