import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { SourceFormatError } from '../remote-source-error.ts';

/** Characters that XML forbids, as such; a raw one makes the whole document malformed. */
const FORBIDDEN_CHARACTERS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
/** References to characters by their number. */
const CHARACTER_REFERENCE = /&#(?:x([\da-f]{1,8})|(\d{1,8}));/gi;
const NAMED_ENTITY = /&([a-z][a-z\d]{1,30});/gi;
const XML_ENTITIES: ReadonlySet<string> = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** Where entities and references are no markup. */
const CDATA_START = '<![CDATA[';

/**
 * Returns the document without what would make a parser refuse it for the sake of one entry: characters that XML forbids
 * become spaces, entities of HTML their text (`&nbsp;`), and other unknown entities are shown as they are written.
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
    .replace(NAMED_ENTITY, (entity, name: string) => {
      if (XML_ENTITIES.has(name)) return entity;
      return name.toLowerCase() === 'nbsp' ? ' ' : `&amp;${name};`;
    });
}

/**
 * Parses an XML document and returns its root. Characters that XML forbids are dropped first. Throws `SourceFormatError` if it is not well-formed, for entities that the
 * document declares (none is ever expanded, so entity bombs are harmless) and for nesting that is too deep.
 */
export function parseRoot(text: string, source: string): XmlElement {
  try {
    const { root } = parseXml(mended(text));
    if (root) return root;
  } catch (cause) {
    // RangeError: a stack overflow.
    if (!(cause instanceof XmlError) && !(cause instanceof RangeError)) throw cause;
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
