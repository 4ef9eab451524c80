import type { Reference } from './reference.ts';

/** A reference with its citation key, which is unique in its document; empty in formats without keys. */
export interface KeyedReference extends Reference {
  readonly key: string;
}

/** A format in which papers can be exported. A document is `start`, entries with `separator` between them, and `end`. */
export interface BibliographyFormat {
  readonly name: 'bibtex' | 'ris' | 'csl' | 'csv' | 'markdown';
  /** What programs and people call it. */
  readonly label: string;
  /** File name extension, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** Whether its entries have citation keys. */
  readonly hasKeys: boolean;
  readonly start: string;
  readonly separator: string;
  readonly end: string;
  /** The document without entries; `start` and `end` if it is not given. */
  readonly empty?: string;
  formatEntry(reference: KeyedReference): string;
}
