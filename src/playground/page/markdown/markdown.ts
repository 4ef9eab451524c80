import { html, LitElement, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Scene } from '../../web/protocol.ts';
import { renderMarkdown } from './render.ts';
import { isEmojiOnly } from './emoji-only.ts';
import { markdownStyles } from './markdown-styles.ts';
import type { MarkdownNode } from './node.ts';
import { parseMarkdown } from './parse.ts';

/** Renders a text in Markdown. */
@customElement('chat-markdown')
export class ChatMarkdown extends LitElement {
  static override readonly styles = markdownStyles;

  @property({ attribute: false }) accessor text = '';
  @property({ attribute: false }) accessor scene: Scene | undefined;
  /** ms since the epoch, UTC */
  @property({ attribute: false }) accessor now = 0;
  /** Whether emoji are enlarged if the text has nothing else. */
  @property({ type: Boolean }) accessor jumbo = false;

  #nodes: readonly MarkdownNode[] = [];

  /** Parses only if the text has changed; the time changes far more often. */
  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('text')) this.#nodes = parseMarkdown(this.text);
  }

  override render(): TemplateResult | typeof nothing {
    const { scene, now } = this;
    const nodes = this.#nodes;
    if (scene === undefined) return nothing;
    const content = renderMarkdown(nodes, { scene, now });
    return html`<span class=${this.jumbo && isEmojiOnly(nodes) ? 'jumbo' : nothing}>${content}</span>`;
  }
}
