import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { PlaygroundClient } from '../playground-client.ts';
import { createCompleter, NO_COMPLETION } from './completion.ts';
import type { Completion } from './completion.ts';
import { autocompleteEntries } from './draft.ts';
import { focusedField } from './editor-state.ts';
import type { EditorState } from './editor-state.ts';
import type { Entities } from './entities.ts';

/** Where suggestions are requested. */
export interface CompletionContext {
  readonly client: Pick<PlaygroundClient, 'perform'> | undefined;
  readonly channelId: string;
  readonly entities: Entities;
}

/** Holds the app’s suggestions for the focused field, and updates its element with every change of them. */
export class FieldCompletion implements ReactiveController {
  /** The suggestions now. */
  current: Completion = NO_COMPLETION;
  readonly #completer = createCompleter(
    (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    completion => {
      this.current = completion;
      this.#host.requestUpdate();
    },
  );
  readonly #host: ReactiveControllerHost;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#completer.stop();
  }

  /** Requests suggestions if the focused field has autocomplete; drops all suggestions otherwise. */
  update(state: EditorState, { client, channelId, entities }: CompletionContext): void {
    const option = focusedField(state)?.option;
    if (client === undefined || option?.autocomplete !== true || state.isListClosed) {
      this.#completer.stop();
      return;
    }
    const { draft } = state;
    this.#completer.request(option.name, async () => {
      const result = await client.perform({
        kind: 'autocomplete',
        channel: channelId,
        command: draft.command.path,
        options: autocompleteEntries(draft, option.name, entities),
        focused: option.name,
      });
      if (result.kind !== 'choices') throw new Error('The app did not return choices');
      return result.choices;
    });
  }
}
