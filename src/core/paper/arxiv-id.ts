import { pastedText } from '../text/pasted-text.ts';
import { ADDRESS_IN_TEXT, parseWebAddress } from '../text/web-address.ts';

/** The parts of an arXiv identifier. */
export interface ArxivId {
  /** Base identifier without version: `2602.23229`, `math/0611800`. */
  readonly id: string;
  /** From 1; `null` if it was not given. */
  readonly version: number | null;
}

const NEW_ID = /^(\d\d(?:0[1-9]|1[0-2]))\.(\d{4,5})(?:v([1-9]\d*))?$/;
const OLD_ID = /^([a-z]+(?:-[a-z]{2,})?)(?:\.[A-Za-z-]{2,})?\/(\d\d(?:0[1-9]|1[0-2])\d{3})(?:v([1-9]\d*))?$/;

// Prefixes of an identifier. Their case is ignored, unlike the identifier's.
const DOI_HEAD = '(?:doi:\\s*)?10\\.48550(?:/|%2f)arxiv\\.';
const PLAIN_HEAD = `${DOI_HEAD}|arxiv[.:]\\s*|abs/`;

// `CoRR abs/2312.00752` is how DBLP cites, `arXiv preprint arXiv:2312.00752` how Google Scholar does.
const WHOLE_PLAIN = new RegExp(`^(?:(?:corr|arxiv(?: preprint)?)[,:]? )?(?:${PLAIN_HEAD})?(\\S+)$`, 'i');

/** The category, and the date, that arXiv prints behind an identifier in the margin: `[cs.LG] 1 Dec 2023`. */
const MARGIN = / ?\[[\w.-]+\](?: \d{1,2} [a-z]{3} \d{4})?$/i;

/** Endings of the files of a paper. */
const FILE_ENDING = /\.(?:pdf|html|ps)$/i;

const ID_SHAPE =
  '\\d{4}\\.\\d{4,5}(?:v[1-9]\\d*)?|[a-z]+(?:-[a-z]{2,})?(?:\\.[a-z-]{2,})?/\\d{7}(?:v[1-9]\\d*)?';
// Does not match a bare identifier inside a longer word, number, path or price.
const IN_TEXT = new RegExp(
  `(?<![a-z\\d.])(?:(${PLAIN_HEAD})|(?<![/$€£%-]))(${ID_SHAPE})(?![a-z\\d]|\\.\\d|%)|(${ADDRESS_IN_TEXT})`,
  'gi',
);

// arXiv's archives at the time of old identifiers. In running text, `either/0512123` is not an identifier.
const OLD_ARCHIVES: ReadonlySet<string> = new Set(
  (
    'acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga ' +
    'funct-an gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph ' +
    'q-alg q-bio quant-ph solv-int stat supr-con'
  ).split(' '),
);

/**
 * Parses a text that consists of an arXiv identifier in one of its usual forms, in brackets, quotation marks or Markdown
 * or without: bare, `arXiv:`, `abs/`, a DOI, or any web address with the identifier in its path. Returns `undefined` for
 * any other text.
 */
export function parseArxivId(text: string): ArxivId | undefined {
  return parseBareId(text) ?? parsePlainForm(pastedText(text).replace(MARGIN, ''));
}

/** A text that has the form of an identifier, whatever its digits are. */
const NUMERIC_FORM = /^\d{4}\.\d{4,6}(?:v\d+)?$/;

/** Returns true for a text that has the form of an arXiv identifier which arXiv cannot have given, such as `9999.99999`. */
export function isImpossibleArxivId(text: string): boolean {
  const core = WHOLE_PLAIN.exec(pastedText(text))?.[1];
  return core !== undefined && NUMERIC_FORM.test(core) && parseArxivId(text) === undefined;
}

/** The beginning of an identifier, with the point behind its month, such as `2312.00`. */
const BEGUN_ID = /^(?:arxiv:\s*)?(\d\d(?:0[1-9]|1[0-2])\.\d{0,4})$/i;

/** Returns the beginning of an identifier that a half-typed text is, such as `2312.00`; `undefined` for any other text. */
export function begunArxivId(text: string): string | undefined {
  return parseBareId(text) ? undefined : BEGUN_ID.exec(text.trim())?.[1];
}

/** Finds all identifiers in running text, in order, each paper once. */
export function findArxivIds(text: string): ArxivId[] {
  const found = new Map<string, ArxivId>();
  for (const [, head, shape = '', address] of text.replace(ZERO_WIDTH, '').matchAll(IN_TEXT)) {
    const id = address === undefined ? parseBareId(shape) : idOfAddress(pastedText(address));
    if (!id || found.has(id.id)) continue;
    if (address === undefined && head === undefined && !isOfKnownArchive(id)) continue;
    found.set(id.id, id);
  }
  return [...found.values()];
}

// Chat clients put them at the end of what is copied.
const ZERO_WIDTH = /[\u200B-\u200D\u2060\uFEFF]/g;

function parsePlainForm(text: string): ArxivId | undefined {
  const core = WHOLE_PLAIN.exec(text)?.[1];
  return (core === undefined ? undefined : parseBareId(core.replace(FILE_ENDING, ''))) ?? idOfAddress(text);
}

/** Returns the first identifier that is a part of the path of a web address, whatever its site. */
function idOfAddress(text: string): ArxivId | undefined {
  const address = parseWebAddress(text);
  if (!address) return undefined;
  // The DOI of another publisher names another paper, whatever is in it.
  if (isDoiHost(address.host) && address.path[0] !== '10.48550') return undefined;
  for (const [at, part] of address.path.entries()) {
    const core = part.replace(/^arxiv[.:]/i, '').replace(FILE_ENDING, '');
    const id = parseBareId(core);
    if (id) return id;
    const oldId =
      at === 0 ? undefined : parseBareId(`${address.path[at - 1]?.replace(/^arxiv[.:]/i, '')}/${core}`);
    if (oldId && isOfKnownArchive(oldId)) return oldId;
  }
  return undefined;
}

function isDoiHost(host: string): boolean {
  return /^(?:(?:www|dx)\.)?doi\.org$/.test(host);
}

/** Returns false for an old identifier whose archive arXiv never had, such as `either/0512123`. */
export function isOfKnownArchive({ id }: Pick<ArxivId, 'id'>): boolean {
  const [archive = '', number] = id.split('/');
  return number === undefined || OLD_ARCHIVES.has(archive);
}

/** Returns the URL of a paper on arxiv.org by its base identifier. */
export function arxivUrl(id: string, kind: 'abs' | 'pdf' | 'html'): string {
  return `https://arxiv.org/${kind}/${id}`;
}

/** Returns the year in which an identifier was given, `YYYY`; `undefined` for a text that is none. */
export function arxivYear(id: string): string | undefined {
  const [, year] = /(?:^|\/)(\d\d)\d\d/.exec(id) ?? [];
  if (year === undefined) return undefined;
  // The first identifiers are of 1991.
  return `${Number(year) >= 91 ? '19' : '20'}${year}`;
}

function parseBareId(text: string): ArxivId | undefined {
  const [, month, number, version] = NEW_ID.exec(text) ?? [];
  if (month !== undefined && number !== undefined) {
    return number.length === digitsIn(month) && Number(number) > 0
      ? { id: `${month}.${number}`, version: parseVersion(version) }
      : undefined;
  }
  const [, archive, serial, oldVersion] = OLD_ID.exec(text) ?? [];
  if (archive === undefined || serial === undefined || serial.endsWith('000')) return undefined;
  return { id: `${archive}/${serial}`, version: parseVersion(oldVersion) };
}

/** Returns the number of digits after the point in identifiers of a month `yymm`; 0 before April 2007, when they began. */
function digitsIn(month: string): number {
  if (month < '0704') return 0;
  return month <= '1412' ? 4 : 5;
}

function parseVersion(text: string | undefined): number | null {
  return text === undefined ? null : Number(text);
}
