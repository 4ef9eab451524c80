import type { MarkdownNode } from './node.ts';

/** Discord’s client shows more than this at text size. */
const MAX_LARGE_EMOJI = 30;

const EMOJI = /^(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|[0-9#*]\u{FE0F}?\u{20E3})/u;

/** Returns true if a message consists of emoji only, which the client then enlarges. */
export function isEmojiOnly(nodes: readonly MarkdownNode[]): boolean {
  let count = 0;
  for (const node of nodes) {
    if (node.type === 'emoji') count += 1;
    else if (node.type === 'text') {
      const characters = graphemesOf(node.text);
      if (!characters.every(each => EMOJI.test(each))) return false;
      count += characters.length;
    } else if (node.type !== 'break') return false;
  }
  return count > 0 && count <= MAX_LARGE_EMOJI;
}

function graphemesOf(text: string): string[] {
  const segments = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text);
  return [...segments].map(({ segment }) => segment).filter(each => each.trim() !== '');
}
