import type { SingleASTNode } from 'discord-markdown-parser/dist/simple-markdown/index.js';
import type { MarkdownMark, MarkdownNode } from './node.ts';
import { parser } from './parser.ts';

/** Parses the Markdown of a message. Everything else is text. */
export function parseMarkdown(source: string): MarkdownNode[] {
  return nodesOf(parser(source, { inline: true }));
}

const MARKS: Readonly<Record<string, MarkdownMark>> = {
  strong: 'bold',
  em: 'italic',
  underline: 'underline',
  strikethrough: 'strike',
  spoiler: 'spoiler',
  blockQuote: 'quote',
  subtext: 'subtext',
};

/** Converts the parser’s nodes; adjacent texts are joined. */
function nodesOf(parsed: readonly SingleASTNode[]): MarkdownNode[] {
  const nodes: MarkdownNode[] = [];
  for (const [index, each] of parsed.entries()) {
    // The line break after a code block ends its line and adds no empty one.
    if (each.type === 'br' && parsed[index - 1]?.type === 'codeBlock') continue;
    const node = nodeOf(each);
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') {
      nodes[nodes.length - 1] = { type: 'text', text: last.text + node.text };
    } else {
      nodes.push(node);
    }
  }
  return nodes;
}

function nodeOf(node: SingleASTNode): MarkdownNode {
  const mark = MARKS[node.type];
  if (mark !== undefined) {
    const content = contentOf(node);
    // A quote includes the line break of its last line.
    return { type: mark, content: content.at(-1)?.type === 'break' ? content.slice(0, -1) : content };
  }
  switch (node.type) {
    case 'br':
      return { type: 'break' };
    case 'heading':
      return { type: 'heading', level: Number(node['level']), content: contentOf(node) };
    case 'inlineCode':
      return { type: 'code', text: String(node['content']) };
    case 'codeBlock':
      return { type: 'code_block', text: String(node['content']) };
    case 'link':
    case 'url':
    case 'autolink':
      return { type: 'link', url: String(node['target']), content: contentOf(node) };
    case 'list':
      return listOf(node);
    default:
      return referenceOf(node);
  }
}

/** Converts nodes that refer to something by id, time or name; others become text. */
function referenceOf(node: SingleASTNode): MarkdownNode {
  switch (node.type) {
    case 'user':
    case 'role':
    case 'channel':
      return { type: node.type, id: String(node['id']) };
    case 'everyone':
    case 'here':
      return { type: 'everyone', name: node.type };
    case 'emoji':
      return { type: 'emoji', id: String(node['id']), name: String(node['name']) };
    case 'timestamp': {
      const format = String(node['format'] ?? 'f');
      return { type: 'timestamp', seconds: Number(node['timestamp']), format };
    }
    case 'slashCommand':
      return { type: 'command', name: String(node['fullName']) };
    case 'guildNavigation':
      return { type: 'navigation', name: String(node['navigation']) };
    default:
      return { type: 'text', text: String(node['content'] ?? '') };
  }
}

function listOf(node: SingleASTNode): MarkdownNode {
  const items: SingleASTNode[][] = node['items'];
  const start: number | null = node['start'];
  return { type: 'list', start, items: items.map(nodesOf) };
}

function contentOf(node: SingleASTNode): MarkdownNode[] {
  const content: SingleASTNode[] = node['content'];
  return nodesOf(content);
}
