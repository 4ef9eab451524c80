import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { MessageView } from '../../web/protocol.ts';
import type { DrawingContext } from '../markdown/drawing-context.ts';
import '../markdown/markdown.ts';
import './dots.ts';
import './embed.ts';
import { readFlags } from './flags.ts';
import './message-attachments.ts';
import './message-components.ts';
import { displayName } from './names.ts';
import './reactions.ts';
import { sendAct } from './send-act.ts';
import './thread-line.ts';

type Part = TemplateResult | typeof nothing;

/** All that is below a message's head, each part for its place in the frame. */
export function messageBody(message: MessageView, context: DrawingContext): Part[] {
  const { isLoading, isPrivate } = readFlags(message.flags);
  const privacy = isPrivate ? privacyNote(message) : nothing;
  return isLoading
    ? [thinking(message), privacy]
    : [...content(message, context), ...foot(message, context), privacy];
}

function thinking({ author }: MessageView): TemplateResult {
  return html`<span class="thinking"><chat-dots></chat-dots> ${displayName(author)} is thinking…</span>`;
}

function content(message: MessageView, context: DrawingContext): Part[] {
  const { scene, now } = context;
  const { isComponents } = readFlags(message.flags);
  const { content: text, attachments, components } = message;
  return [
    text === ''
      ? nothing
      : html`<chat-markdown .text=${text} .scene=${scene} .now=${now} jumbo></chat-markdown>`,
    // docs, "Uploading Files": files of such a message are shown by its components alone.
    isComponents || attachments.length === 0
      ? nothing
      : html`<chat-attachments slot="attachments" .attachments=${attachments}></chat-attachments>`,
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

function embeds({ flags, embeds: all, attachments }: MessageView, { scene, now }: DrawingContext): Part[] {
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

function foot(message: MessageView, { scene }: DrawingContext): Part[] {
  const { edited_timestamp, content: text, reactions, thread } = message;
  return [
    reactions.length === 0
      ? nothing
      : html`<chat-reactions slot="reactions" .message=${message} .scene=${scene}></chat-reactions>`,
    // The frame says it behind the text; a message without one has it at its end.
    edited_timestamp === null || text !== '' ? nothing : html`<div slot="thread" class="note">(edited)</div>`,
    thread === undefined
      ? nothing
      : html`<chat-thread-line slot="thread" .thread=${thread}></chat-thread-line>`,
  ];
}

/** Our own, because the library's cannot be focused. */
function privacyNote({ id }: MessageView): TemplateResult {
  const dismiss = async ({ currentTarget }: Event): Promise<void> => {
    if (currentTarget !== null) await sendAct(currentTarget, { kind: 'delete_message', message: id });
  };
  return html`<div slot="thread" class="note">
    <span aria-hidden="true">👁</span> Only you can see this •
    <button @click=${dismiss}>Dismiss message</button>
  </div>`;
}
