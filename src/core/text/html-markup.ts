import { subscript, superscript } from './latex/scripts.ts';

const SCRIPTS = /<(?:jats:)?(sub|sup)>([^<>]*)<\/(?:jats:)?\1>/gi;
/** Tags of HTML and of JATS, the format in which publishers hand titles to Crossref. */
const TAGS =
  /<\/?(?:jats:)?(?:a|b|bold|br|em|i|italic|p|sc|scp|span|strong|sub|sup|title|tt|u|underline)(?:\s[\w:-]{1,30}="[^"<>]{0,200}"){0,5}\s?\/?>/gi;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
  ['ndash', '–'],
  ['mdash', '—'],
]);

/**
 * Returns a value without the HTML that publishers leave in it, also where a program escaped that for LaTeX
 * (`$\less$i$\greater$`, `\&amp;`, `{\&}amp$\mathsemicolon$`). LaTeX stays.
 */
export function withoutHtml(value: string): string {
  if (!/[<&]|\\less/.test(value)) return value;
  return value
    .replace(/\$\\less\$/g, '<')
    .replace(/\$\\greater\$/g, '>')
    .replace(/\$\\mathsemicolon\$/g, ';')
    .replace(SCRIPTS, (_, tag: string, text: string) => (tag === 'sub' ? subscript : superscript)(text))
    .replace(TAGS, '')
    .replace(/(?:\{\\&\}|\\?&)(?:#(\d{1,6})|#x([\da-f]{1,5})|(\w{1,8}));/gi, decodeEntity);
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000)
    ? String.fromCodePoint(code)
    : whole;
}
