import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { SourceFormatError } from '../live-error.ts';

/**
 * The root of an XML document. Throws `SourceFormatError` for what is not well-formed, for entities of the document's
 * own making (so for entity bombs too: none is ever expanded) and for nesting without end.
 */
export function parseRoot(text: string, source: string): XmlElement {
  try {
    const { root } = parseXml(text);
    if (root) return root;
  } catch (cause) {
    // RangeError: nested deeper than the stack reaches.
    if (!(cause instanceof XmlError) && !(cause instanceof RangeError)) throw cause;
    const problem =
      cause instanceof XmlError
        ? `${firstLine(cause.message)} (line ${cause.line}, column ${cause.column})`
        : 'nested too deeply';
    throw new SourceFormatError(`answered XML that cannot be read: ${problem}`, { source, cause });
  }
  throw new SourceFormatError('answered XML without an element', { source });
}

/** The parser's message without its excerpt of the document, which may hold anything. */
function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').replace(/ \(line \d+, column \d+\)$/, '');
}

/** Child elements by name. Prefixes are passed over: a document may bind any to a namespace. */
export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && localName(child) === name,
  );
}

/** The text of the first child of that name, `''` if there is none. */
export function textOf(element: XmlElement, name: string): string {
  return childrenOf(element, name)[0]?.text ?? '';
}

/** A name without its prefix. */
export function localName(element: XmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}
