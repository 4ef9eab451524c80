import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { SourceFormatError } from '../remote-source-error.ts';

/** Characters that XML forbids, as such; a raw one makes the whole document malformed. */
const FORBIDDEN_CHARACTERS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** References to characters by their number. */
const CHARACTER_REFERENCE = /&#(?:x([\da-f]{1,8})|(\d{1,8}));/gi;
/** Signs of a text that its writer did not escape: `AT&T`, `p < 0.05`. */
const BARE_AMPERSAND = /&(?![#\w]{1,31};)/g;
const BARE_LESS_THAN = /<(?![a-z_/!?])/gi;
const NAMED_ENTITY = /&([a-z][a-z\d]{0,30});/gi;
const XML_ENTITIES: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** Where entities and references are no markup. */
const CDATA_START = '<![CDATA[';

/**
 * Returns the document without what would make a parser refuse it for the sake of one entry: characters that XML forbids
 * become spaces, entities of HTML their text (`&nbsp;`), and other unknown entities, and `&` and `<` that begin nothing, are
 * shown as they are written.
 */
function mended(text: string): string {
  // The parser does the same to line ends, but in quadratic time.
  const allowed = text.replace(/\r\n?/g, '\n').replace(FORBIDDEN_CHARACTERS, ' ');
  if (allowed.includes(CDATA_START) || allowed.includes('<!DOCTYPE')) return allowed;
  return allowed
    .replace(CHARACTER_REFERENCE, (reference, hex?: string, decimal?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code > 0x10ffff || new RegExp(FORBIDDEN_CHARACTERS, 'u').test(String.fromCodePoint(code))
        ? ' '
        : reference;
    })
    .replace(BARE_AMPERSAND, '&amp;')
    .replace(BARE_LESS_THAN, '&lt;')
    .replace(NAMED_ENTITY, (entity, name: string) => {
      if (XML_ENTITIES.has(name)) return entity;
      return name.toLowerCase() === 'nbsp' ? ' ' : `&amp;${name};`;
    });
}

/** A document whose entries were parsed each by itself, if one of them made the whole malformed. */
export interface ParsedFeed {
  /** The root, without the entries if they were parsed by themselves. */
  readonly root: XmlElement;
  /** Its entries in order; an error for one that is malformed. */
  readonly entries: readonly (XmlElement | SourceFormatError)[];
}

/**
 * Parses an XML document with `entry` elements in its root. A malformed entry fails alone. Throws `SourceFormatError` if
 * the document is malformed elsewhere, for entities that it declares (none is ever expanded, so entity bombs are harmless)
 * and for nesting that is too deep.
 */
export function parseEntries(text: string, source: string): ParsedFeed {
  const document = mended(text);
  let error: SourceFormatError;
  try {
    const root = parseRoot(document, source);
    return { root, entries: childrenOf(root, 'entry') };
  } catch (cause) {
    if (!(cause instanceof SourceFormatError)) throw cause;
    error = cause;
  }
  const { frame, pieces } = splitEntries(document);
  if (pieces.length === 0) throw error;
  const root = parseRoot(frame, source, error);
  return { root, entries: pieces.map(piece => parseEntry(piece, source)) };
}

/** Cuts the entries out of a document by their tags alone: what is between them is a `piece`, the rest the `frame`. */
function splitEntries(document: string): { readonly frame: string; readonly pieces: readonly string[] } {
  const [head = '', ...rest] = document.split(/(?=<entry[\s>])/);
  const pieces: string[] = [];
  let frame = head;
  let unended = '';
  for (const part of rest) {
    const end = part.indexOf(ENTRY_END);
    if (end < 0) {
      unended += part;
      continue;
    }
    pieces.push(unended + part.slice(0, end + ENTRY_END.length));
    unended = '';
    frame += part.slice(end + ENTRY_END.length);
  }
  // Without the end of its last entry the document is cut off.
  return { frame, pieces: unended === '' ? pieces : [] };
}

const ENTRY_END = '</entry>';

function parseEntry(piece: string, source: string): XmlElement | SourceFormatError {
  try {
    return parseRoot(piece, source);
  } catch (cause) {
    if (cause instanceof SourceFormatError) return cause;
    throw cause;
  }
}

function parseRoot(document: string, source: string, otherwise?: SourceFormatError): XmlElement {
  try {
    const { root } = parseXml(document);
    if (root) return root;
  } catch (cause) {
    // RangeError: a stack overflow.
    if (!(cause instanceof XmlError) && !(cause instanceof RangeError)) throw cause;
    if (otherwise) throw otherwise;
    const problem =
      cause instanceof XmlError
        ? `${firstLine(cause.message)} (line ${cause.line}, column ${cause.column})`
        : 'nested too deeply';
    throw new SourceFormatError(`sent invalid XML: ${problem}`, { source, cause });
  }
  throw new SourceFormatError('sent XML without an element', { source });
}

/** Returns the parser's message without its excerpt of the document, which may contain anything. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ \(line \d+, column \d+\)$/, '');
}

/** Returns the child elements of a name. Prefixes are ignored: a document may bind any prefix to a namespace. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && localName(child) === name,
  );
}

/** Returns the text of the first child of a name, `''` if there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? '';
}

/** Returns the element's name without its prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}
