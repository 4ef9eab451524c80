import type { ParserRule } from 'discord-markdown-parser/dist/simple-markdown/index.js';

/** An item of a list in the source. */
interface Item {
  readonly indent: number;
  /** null for a bullet. */
  readonly number: number | null;
  /** Its line and its continuation lines. */
  readonly text: string;
}

/** An item with the items that are indented below it. */
interface Branch extends Item {
  readonly children: readonly Item[];
}

/** A list in the parser’s tree. */
interface ListNode {
  readonly type: 'list';
  readonly start: number | null;
  readonly items: readonly (readonly { readonly type: string }[])[];
}

const MARKER = String.raw` *(?:[-*]|\d{1,9}\.) +`;
const LIST = new RegExp(String.raw`^${MARKER}[^\n]+(?:\n(?:${MARKER}| {2,})[^\n]+)*(?:\n|$)`, 'u');
const ITEM = /^( *)(?:[-*]|(\d{1,9})\.) +(.+)$/u;

/** Lists of `-`, `*` or `1.`, nested by two spaces, which the parser lacks; the items’ text is parsed by its other rules. */
export const list: ParserRule = {
  // Before emphasis, which starts with `*` too; after code blocks and quotes.
  order: 5,
  match: (source, _state, previous) => {
    const isAtLineStart = previous === '' || previous.endsWith('\n');
    return isAtLineStart ? LIST.exec(source) : null;
  },
  parse: ([whole = ''], parse, state) => {
    // Nested lists are found here by their indent.
    return listsOf(itemsOf(whole), text => parse(text, { ...state, isWithinLine: true }));
  },
};

function itemsOf(source: string): Item[] {
  const items: Item[] = [];
  for (const line of source.trimEnd().split('\n')) {
    const [, spaces = '', number, text = ''] = ITEM.exec(line) ?? [];
    const last = items.at(-1);
    if (text !== '') {
      items.push({ indent: spaces.length, number: number === undefined ? null : Number(number), text });
    } else if (last !== undefined) {
      items[items.length - 1] = { ...last, text: `${last.text}\n${line.trim()}` };
    }
  }
  return items;
}

/** Returns a list for each run of items of one kind. */
function listsOf(items: readonly Item[], inline: (text: string) => { readonly type: string }[]): ListNode[] {
  const lists: { type: 'list'; start: number | null; items: { readonly type: string }[][] }[] = [];
  for (const { number, text, children } of branchesOf(items)) {
    const content = [...inline(text), ...listsOf(children, inline)];
    const last = lists.at(-1);
    if (last !== undefined && (last.start === null) === (number === null)) last.items.push(content);
    else lists.push({ type: 'list', start: number, items: [content] });
  }
  return lists;
}

function branchesOf(items: readonly Item[]): Branch[] {
  const branches: Branch[] = [];
  for (const item of items) {
    const last = branches.at(-1);
    if (last !== undefined && item.indent >= last.indent + 2) {
      branches[branches.length - 1] = { ...last, children: [...last.children, item] };
    } else {
      branches.push({ ...item, children: [] });
    }
  }
  return branches;
}
