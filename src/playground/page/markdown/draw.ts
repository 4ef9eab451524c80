import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { DrawingContext } from './drawing-context.ts';
import { drawMention, drawMessageMention } from './mention.ts';
import type { MarkdownList, MarkdownMark, MarkdownNode } from './node.ts';
import './spoiler.ts';
import { timestampWords } from './timestamp.ts';

type Drawn = TemplateResult | string;

/** Draws Markdown. The styles for it are those of `<chat-markdown>`. */
export function drawMarkdown(nodes: readonly MarkdownNode[], context: DrawingContext): Drawn[] {
  return nodes.map(node => draw(node, context));
}

function draw(node: MarkdownNode, context: DrawingContext): Drawn {
  if ('content' in node) return drawAround(node, drawMarkdown(node.content, context), context);
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
      return drawMention(node, context.scene);
    case 'emoji':
      // Its picture is with Discord.
      return html`<span title=${`:${node.name}:`}>:${node.name}:</span>`;
    case 'text':
      break;
  }
  return node.text;
}

const MARKS: Readonly<Record<MarkdownMark, (content: Drawn[]) => TemplateResult>> = {
  bold: content => html`<strong>${content}</strong>`,
  italic: content => html`<em>${content}</em>`,
  underline: content => html`<u>${content}</u>`,
  strike: content => html`<s>${content}</s>`,
  spoiler: content => html`<chat-spoiler>${content}</chat-spoiler>`,
  quote: content => html`<blockquote>${content}</blockquote>`,
  subtext: content => html`<small>${content}</small>`,
};

/** What surrounds other pieces. */
function drawAround(
  node: Extract<MarkdownNode, { content: unknown }>,
  content: Drawn[],
  context: DrawingContext,
): TemplateResult {
  if (node.type === 'heading') return heading(node.level, content);
  return node.type === 'link' ? link(node.url, content, context) : MARKS[node.type](content);
}

/** One step lower than written: a message is within the page, which has headings of its own. */
function heading(level: number, content: Drawn[]): TemplateResult {
  if (level === 1) return html`<h2>${content}</h2>`;
  return level === 2 ? html`<h3>${content}</h3>` : html`<h4>${content}</h4>`;
}

function list({ start, items }: MarkdownList, context: DrawingContext): TemplateResult {
  const drawn = items.map(item => html`<li>${drawMarkdown(item, context)}</li>`);
  return start === null
    ? html`<ul>
        ${drawn}
      </ul>`
    : html`<ol start=${start}>
        ${drawn}
      </ol>`;
}

const MESSAGE_LINK = /^https:\/\/(?:\w+\.)?discord\.com\/channels\/(?:\d+|@me)\/(\d+)\/\d+$/u;

function link(url: string, content: Drawn[], { scene }: DrawingContext): TemplateResult {
  const channelId = MESSAGE_LINK.exec(url)?.[1];
  if (channelId !== undefined) return drawMessageMention(channelId, scene);
  return html`<a href=${url} title=${url} target="_blank" rel="noopener noreferrer">${content}</a>`;
}

function timestamp(at: number, format: string, now: number): TemplateResult {
  const full = timestampWords(at, 'F', now);
  return html`<time title=${full}>${timestampWords(at, format, now)}</time>`;
}
