import type { RenderContext } from './render-context.ts';
import { mentionText } from './mention-text.ts';
import type { MarkdownNode } from './node.ts';
import { timestampText } from './timestamp.ts';

/** Returns the text of Markdown without its markup; blocks end with a line break. */
export function plainText(nodes: readonly MarkdownNode[], context: RenderContext): string {
  return nodes.map(node => textOf(node, context)).join('');
}

function textOf(node: MarkdownNode, context: RenderContext): string {
  if ('content' in node) return containerText(node, plainText(node.content, context));
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

/** Returns the text of a node around its content; a spoiler’s content is hidden. */
function containerText({ type }: Extract<MarkdownNode, { content: unknown }>, content: string): string {
  if (type === 'spoiler') return '(spoiler)';
  return type === 'heading' || type === 'subtext' || type === 'quote' ? `${content}\n` : content;
}
