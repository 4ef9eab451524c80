import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Link } from '../link.ts';
import { createCompleter, NO_COMPLETION } from './completion.ts';
import type { Completion } from './completion.ts';
import { typedEntries } from './draft.ts';
import { fieldAt } from './editing.ts';
import type { Editing } from './editing.ts';
import type { Entities } from './entities.ts';

/** Whom to ask for suggestions, and where. */
export interface CompletionPlace {
  readonly link: Pick<Link, 'act'> | undefined;
  readonly channelId: string;
  readonly entities: Entities;
}

/** Keeps the app's suggestions for the field that is being typed in; its element is drawn anew with every stage. */
export class FieldCompletion implements ReactiveController {
  /** How far they have come. */
  current: Completion = NO_COMPLETION;
  readonly #completer = createCompleter(
    (ms, then) => {
      const timer = setTimeout(then, ms);
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

  /** Asks when the field with the focus wants it; forgets all suggestions otherwise. */
  follow(editing: Editing, { link, channelId, entities }: CompletionPlace): void {
    const option = fieldAt(editing)?.option;
    if (link === undefined || option?.autocomplete !== true || editing.isListClosed) {
      this.#completer.stop();
      return;
    }
    const { draft } = editing;
    this.#completer.typed(option.name, async () => {
      const result = await link.act({
        kind: 'autocomplete',
        channel: channelId,
        command: draft.command.path,
        options: typedEntries(draft, option.name, entities),
        focused: option.name,
      });
      if (result.kind !== 'choices') throw new Error('The application did not respond');
      return result.choices;
    });
  }
}
