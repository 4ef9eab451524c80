import type { RenderContext } from './render-context.ts';
import { mentionText } from './mention-text.ts';
import type { MarkdownNode } from './node.ts';
import { timestampText } from './timestamp.ts';

/** The words of Markdown as a reader finds them, without what marks them; blocks end with a line end. */
export function plainText(nodes: readonly MarkdownNode[], context: RenderContext): string {
  return nodes.map(node => words(node, context)).join('');
}

function words(node: MarkdownNode, context: RenderContext): string {
  if ('content' in node) return around(node, plainText(node.content, context));
  switch (node.type) {
    case 'break':
      return '\n';
    case 'list':
      return node.items.map(item => `${plainText(item, context)}\n`).join('');
    case 'timestamp':
      return timestampText(node.seconds * 1000, node.format, context.now);
    case 'emoji':
      return `:${node.name}:`;
    case 'user':
    case 'role':
    case 'channel':
    case 'everyone':
    case 'command':
    case 'navigation':
      return mentionText(node, context.scene);
    case 'text':
    case 'code':
    case 'code_block':
      break;
  }
  return node.type === 'code_block' ? `${node.text}\n` : node.text;
}

/** Nobody is told a spoiler by the way. */
function around({ type }: Extract<MarkdownNode, { content: unknown }>, content: string): string {
  if (type === 'spoiler') return '(spoiler)';
  return type === 'heading' || type === 'subtext' || type === 'quote' ? `${content}\n` : content;
}
