import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { RenderContext } from './render-context.ts';
import { renderMention, renderMessageLink } from './mention.ts';
import type { MarkdownList, MarkdownMark, MarkdownNode } from './node.ts';
import './spoiler.ts';
import { timestampText } from './timestamp.ts';

type Rendered = TemplateResult | string;

/** Renders Markdown, to be styled by `<chat-markdown>`. */
export function renderMarkdown(nodes: readonly MarkdownNode[], context: RenderContext): Rendered[] {
  return nodes.map(node => renderNode(node, context));
}

function renderNode(node: MarkdownNode, context: RenderContext): Rendered {
  if ('content' in node) return renderContainer(node, renderMarkdown(node.content, context), context);
  switch (node.type) {
    case 'break':
      return html`<br />`;
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'code_block':
      return html`<pre tabindex="0"><code>${node.text}</code></pre>`;
    case 'list':
      return list(node, context);
    case 'timestamp':
      return timestamp(node.seconds * 1000, node.format, context.now);
    case 'user':
    case 'role':
    case 'channel':
    case 'everyone':
    case 'command':
    case 'navigation':
      return renderMention(node, context.scene);
    case 'emoji':
      // Its image is on Discord’s CDN.
      return html`<span title=${`:${node.name}:`}>:${node.name}:</span>`;
    case 'text':
      break;
  }
  return node.text;
}

const MARKS: Readonly<Record<MarkdownMark, (content: Rendered[]) => TemplateResult>> = {
  bold: content => html`<strong>${content}</strong>`,
  italic: content => html`<em>${content}</em>`,
  underline: content => html`<u>${content}</u>`,
  strike: content => html`<s>${content}</s>`,
  spoiler: content => html`<chat-spoiler>${content}</chat-spoiler>`,
  quote: content => html`<blockquote>${content}</blockquote>`,
  subtext: content => html`<small>${content}</small>`,
};

/** Renders a node that contains other nodes. */
function renderContainer(
  node: Extract<MarkdownNode, { content: unknown }>,
  content: Rendered[],
  context: RenderContext,
): TemplateResult {
  if (node.type === 'heading') return heading(node.level, content);
  return node.type === 'link' ? link(node.url, content, context) : MARKS[node.type](content);
}

/** Renders a heading one level lower than written, because the page has headings of its own. */
function heading(level: number, content: Rendered[]): TemplateResult {
  if (level === 1) return html`<h2>${content}</h2>`;
  return level === 2 ? html`<h3>${content}</h3>` : html`<h4>${content}</h4>`;
}

function list({ start, items }: MarkdownList, context: RenderContext): TemplateResult {
  const listItems = items.map(item => html`<li>${renderMarkdown(item, context)}</li>`);
  return start === null
    ? html`<ul>
        ${listItems}
      </ul>`
    : html`<ol start=${start}>
        ${listItems}
      </ol>`;
}

const MESSAGE_LINK = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)\/\d+$/u;

function link(url: string, content: Rendered[], { scene }: RenderContext): TemplateResult {
  const channelId = MESSAGE_LINK.exec(url)?.[1];
  if (channelId !== undefined) return renderMessageLink(channelId, scene);
  return html`<a href=${url} title=${url} target="_blank" rel="noopener noreferrer">${content}</a>`;
}

function timestamp(at: number, format: string, now: number): TemplateResult {
  const full = timestampText(at, 'F', now);
  return html`<time title=${full}>${timestampText(at, format, now)}</time>`;
}
