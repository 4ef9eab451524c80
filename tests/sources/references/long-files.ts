/** A file of references that a member could send to hold the bot. */
export interface LongFile {
  /** What it has much of. */
  readonly what: string;
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** One of 5 MB has items that are just within the limit of an item. */
const ITEM_COUNT = 11;

/** Creates files of about this many bytes. */
export function createLongFiles(length: number): readonly LongFile[] {
  const times = (text: string, units = text.length) => text.repeat(Math.ceil(length / units));
  const items = (item: (units: number) => string) =>
    `[${`${item(length / ITEM_COUNT)},`.repeat(ITEM_COUNT)}{}]`;
  const texts: readonly (readonly [what: string, text: string, name: string])[] = [
    ['braces without an end', `@misc{a, title = ${times('{')}`, 'a.bib'],
    ['names', `@misc{a, title = {X}, author = {${times('Ada Byron and ', 500)}}}`, 'a.bib'],
    ['objects without a beginning', `[{"a":1}${times('}')}`, 'a.json'],
    ['authors of an item', items(units => `{"title":"A","author":[${'{},'.repeat(units / 3)}{}]}`), 'a.json'],
    ['keywords of an item', items(units => `{"title":"A","keyword":"${','.repeat(units)}"}`), 'a.json'],
    ['line ends', times('\n'), 'a.txt'],
    [
      'separators in cells',
      `title,url,author\n${`A,"${'; '.repeat(length / 102)}","${';'.repeat(length / 51)}"\n`.repeat(25)}`,
      'a.csv',
    ],
    ['cells', `title,doi\n${times(',')}`, 'a.csv'],
    ['a quoted cell without an end', `title,doi\n"${times('a""')}`, 'a.csv'],
  ];
  return texts.map(([what, text, name]) => ({ what, name, content: new TextEncoder().encode(text) }));
}
