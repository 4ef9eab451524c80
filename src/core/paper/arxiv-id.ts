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
const URL_HEAD =
  '(?:https?://)?(?:(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf|html)/|(?:www\\.)?alphaxiv\\.org/(?:abs|pdf|html|overview)/' +
  '|(?:www\\.)?(?:huggingface|hf)\\.co/papers/|(?:www\\.|dx\\.)?doi\\.org/10\\.48550/arxiv\\.)';
const PLAIN_HEAD = '(?:doi:\\s*)?10\\.48550/arxiv\\.|arxiv:\\s*';

const WHOLE_URL = new RegExp(`^${URL_HEAD}([^?#]+?)/?(?:[?#].*)?$`, 'i');
const WHOLE_PLAIN = new RegExp(`^(?:${PLAIN_HEAD})?(\\S+)$`, 'i');

const ID_SHAPE =
  '\\d{4}\\.\\d{4,5}(?:v[1-9]\\d*)?|[a-z]+(?:-[a-z]{2,})?(?:\\.[a-z-]{2,})?/\\d{7}(?:v[1-9]\\d*)?';
// Does not match a bare identifier inside a longer word, number, path or price.
const IN_TEXT = new RegExp(
  `(?<![\\w.])(?:(${URL_HEAD}|${PLAIN_HEAD})|(?<![/$€£%-]))(${ID_SHAPE})(?!\\w|\\.\\d|%)`,
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
 * Parses a text that consists of an arXiv identifier in one of its usual forms: bare, `arXiv:`, the abs, pdf and html
 * URLs of arXiv, URLs of alphaXiv and Hugging Face papers, and DOIs. Returns `undefined` for any other text.
 */
export function parseArxivId(text: string): ArxivId | undefined {
  const trimmed = text.trim();
  const core = WHOLE_URL.exec(trimmed)?.[1] ?? WHOLE_PLAIN.exec(trimmed)?.[1];
  return core === undefined ? undefined : parseBareId(core.replace(/\.pdf$/i, ''));
}

/** Finds all identifiers in running text, in order, each paper once. */
export function findArxivIds(text: string): ArxivId[] {
  const found = new Map<string, ArxivId>();
  for (const [, head, shape = ''] of text.matchAll(IN_TEXT)) {
    const id = parseBareId(shape);
    if (!id || found.has(id.id)) continue;
    const [archive, number] = id.id.split('/');
    if (head === undefined && number !== undefined && !OLD_ARCHIVES.has(archive ?? '')) continue;
    found.set(id.id, id);
  }
  return [...found.values()];
}

/** Returns the URL of a paper on arxiv.org by its base identifier. */
export function arxivUrl(id: string, kind: 'abs' | 'pdf' | 'html'): string {
  return `https://arxiv.org/${kind}/${id}`;
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
