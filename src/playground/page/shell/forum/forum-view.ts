import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Action, ChannelView, Scene } from '../../../web/protocol.ts';
import { ActionEvent, OpenChannelEvent } from '../../events.ts';
import { RequestFailedError } from '../../playground-client.ts';
import { forumStyles } from './forum-styles.ts';
import { controlStyles } from '../shared-styles.ts';

/** A forum: its posts, and a form for a new one. */
@customElement('chat-forum')
export class ChatForum extends LitElement {
  @property({ attribute: false }) accessor scene: Scene | undefined;
  @property({ attribute: false }) accessor channel: ChannelView | undefined;
  /** Why the post was refused. */
  @state() private accessor problem = '';
  @query('dialog') private accessor dialog: HTMLDialogElement | null = null;

  static override readonly styles = [controlStyles, forumStyles];

  override render(): TemplateResult | typeof nothing {
    const { channel, scene } = this;
    if (channel === undefined || scene === undefined) return nothing;
    const posts = scene.channels.filter(each => each.parentId === channel.id);
    return html`
      <button
        class="solid"
        ?disabled=${!channel.canWrite}
        @click=${() => {
          this.dialog?.showModal();
        }}
      >
        New post
      </button>
      <ul aria-label="Posts in ${channel.name}">
        ${repeat(
          posts,
          each => each.id,
          each =>
            html`<li>
              <button @click=${() => this.dispatchEvent(new OpenChannelEvent(each.id))}>
                ${tagsOf(each)}
                <h3>${each.name}</h3>
                <p>${messageCount(each.messageCount)}${each.isArchived ? ' · archived' : ''}</p>
              </button>
            </li>`,
        )}
      </ul>
      ${posts.length === 0 ? html`<p>No posts yet.</p>` : nothing} ${this.#form(channel)}
    `;
  }

  #form(channel: ChannelView): TemplateResult {
    return html`<dialog aria-labelledby="new-post">
      <form method="dialog" @submit=${this.#onSubmit}>
        <h3 id="new-post">New post in ${channel.name}</h3>
        <label>Title <input type="text" name="name" required maxlength="100" /></label>
        <label>Message <textarea name="text" required maxlength="2000" rows="4"></textarea></label>
        ${
          channel.tags.length === 0
            ? nothing
            : html`<fieldset>
                <legend>Tags</legend>
                ${channel.tags.map(
                  ({ name, emoji }) =>
                    html`<label
                      ><input type="checkbox" name="tags" value=${name} /> ${emoji ?? ''} ${name}</label
                    >`,
                )}
              </fieldset>`
        }
        ${this.problem === '' ? nothing : html`<p class="problem" role="alert">${this.problem}</p>`}
        <div class="ends">
          <button
            type="button"
            @click=${() => {
              this.dialog?.close();
            }}
          >
            Cancel
          </button>
          <button class="solid">Post</button>
        </div>
      </form>
    </dialog>`;
  }

  /** The form keeps its fields until the post is created. */
  async #onSubmit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || this.channel === undefined) return;
    const actionEvent = new ActionEvent(postAction(this.channel.id, new FormData(form)));
    this.problem = '';
    this.dispatchEvent(actionEvent);
    try {
      await actionEvent.result;
      form.reset();
      this.dialog?.close();
    } catch (error) {
      this.problem = error instanceof RequestFailedError ? error.message : String(error);
    }
  }
}

function postAction(forum: string, fields: FormData): Action {
  const field = (name: string): string => {
    const value = fields.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  const tags = fields.getAll('tags').filter(each => typeof each === 'string');
  return { kind: 'post', forum, name: field('name'), text: field('text'), tags };
}

function tagsOf({ tags }: ChannelView): readonly TemplateResult[] {
  return tags.map(({ name, emoji }) => html`<span class="tag">${emoji ?? ''} ${name}</span>`);
}

function messageCount(count: number): string {
  return count === 1 ? '1 message' : `${count} messages`;
}
