import { parseXml, XmlElement, XmlError } from '@rgrove/parse-xml';
import { SourceFormatError } from '../remote-source-error.ts';

/**
 * Parses an XML document and returns its root. Throws `SourceFormatError` if it is not well-formed, for entities that the
 * document declares (none is ever expanded, so entity bombs are harmless) and for nesting that is too deep.
 */
export function parseRoot(text: string, source: string): XmlElement {
  try {
    const { root } = parseXml(text);
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
