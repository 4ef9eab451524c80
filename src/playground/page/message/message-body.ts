import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { MessageView } from '../../web/protocol.ts';
import type { RenderContext } from '../markdown/render-context.ts';
import '../markdown/markdown.ts';
import './loading-dots.ts';
import './embed/embed.ts';
import { readFlags } from './flags.ts';
import './attachments/message-attachments.ts';
import './components/message-components.ts';
import { displayName } from './user.ts';
import './poll.ts';
import './reactions/reactions.ts';
import { sendAction } from './send-action.ts';
import './thread-line.ts';

type Part = TemplateResult | typeof nothing;

/** Renders everything below a message’s header, each part for its slot in the frame. */
export function messageBody(message: MessageView, context: RenderContext): Part[] {
  const { isLoading, isPrivate } = readFlags(message.flags);
  const privacy = isPrivate ? privacyNote(message) : nothing;
  return isLoading
    ? [thinking(message), privacy]
    : [...content(message, context), ...footer(message, context), privacy];
}

function thinking({ author }: MessageView): TemplateResult {
  return html`<span class="thinking"><chat-dots></chat-dots> ${displayName(author)} is thinking…</span>`;
}

function content(message: MessageView, context: RenderContext): Part[] {
  const { scene, now } = context;
  const { isComponents } = readFlags(message.flags);
  const { content: text, attachments, components } = message;
  return [
    text === ''
      ? nothing
      : html`<chat-markdown .text=${text} .scene=${scene} .now=${now} jumbo></chat-markdown>`,
    // docs, "Uploading Files": with Components V2, files are shown only by components.
    isComponents || attachments.length === 0
      ? nothing
      : html`<chat-attachments slot="attachments" .attachments=${attachments}></chat-attachments>`,
    message.poll === undefined
      ? nothing
      : html`<chat-poll slot="embeds" .message=${message} .now=${now}></chat-poll>`,
    ...embeds(message, context),
    components.length === 0
      ? nothing
      : html`<chat-components
          slot="components"
          .message=${message}
          .scene=${scene}
          .now=${now}
        ></chat-components>`,
  ];
}

function embeds({ flags, embeds: all, attachments }: MessageView, { scene, now }: RenderContext): Part[] {
  if (readFlags(flags).hidesEmbeds) return [];
  return all.map(
    embed =>
      html`<chat-embed
        slot="embeds"
        .embed=${embed}
        .attachments=${attachments}
        .scene=${scene}
        .now=${now}
      ></chat-embed>`,
  );
}

function footer(message: MessageView, { scene }: RenderContext): Part[] {
  const { edited_timestamp, content: text, reactions, thread } = message;
  return [
    reactions.length === 0
      ? nothing
      : html`<chat-reactions slot="reactions" .message=${message} .scene=${scene}></chat-reactions>`,
    // The frame shows it after the text; a message without text shows it at the end.
    edited_timestamp === null || text !== '' ? nothing : html`<div slot="thread" class="note">(edited)</div>`,
    thread === undefined
      ? nothing
      : html`<chat-thread-line slot="thread" .thread=${thread}></chat-thread-line>`,
  ];
}

/** The library’s note is not used because it cannot be focused. */
function privacyNote({ id }: MessageView): TemplateResult {
  const dismiss = async ({ currentTarget }: Event): Promise<void> => {
    if (currentTarget !== null) await sendAction(currentTarget, { kind: 'delete_message', message: id });
  };
  return html`<div slot="thread" class="note">
    <span aria-hidden="true">👁</span> Only you can see this •
    <button @click=${dismiss}>Dismiss message</button>
  </div>`;
}
