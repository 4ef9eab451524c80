import type { Choice } from '../../../discord-emulator/validation/command-definition.ts';

/** The app’s suggestions for a field, and how far their loading has come. */
export interface Completion {
  readonly stage: 'none' | 'loading' | 'ready' | 'failed';
  /** While loading, the choices for what was typed in the same field before. */
  readonly choices: readonly Choice[];
}

/** Requests suggestions from the app while the user types. */
export interface Completer {
  /**
   * Requests suggestions for changed text.
   * @param field name of the field; suggestions for another field are dropped at once
   * @param fetchChoices called once the typing pauses; its result is dropped if a later request has been made
   */
  request(field: string, fetchChoices: () => Promise<readonly Choice[]>): void;
  /** Cancels requests and drops all suggestions. */
  stop(): void;
}

/** Calls a function after a time in ms. @returns a function that cancels the call */
export type Schedule = (ms: number, callback: () => void) => () => void;

/** Time without a key after which typing counts as paused: a fluent typist’s keys come faster. */
const TYPING_PAUSE_MS = 120;

/** No suggestions have been requested. */
export const NO_COMPLETION: Completion = { stage: 'none', choices: [] };

/** Returns the status of the suggestions to display; empty for an empty field, in which nothing has been searched yet. */
export function completionStatus({ stage, choices }: Completion, text: string): string {
  if (stage === 'failed') return 'Loading options failed';
  if (text === '' || choices.length > 0) return '';
  if (stage === 'loading') return 'Loading options…';
  return stage === 'ready' ? 'No options match' : '';
}

/** Creates a completer. @param onChange called with every change of the suggestions */
export function createCompleter(schedule: Schedule, onChange: (completion: Completion) => void): Completer {
  let latest = 0;
  let latestField = '';
  let choices: readonly Choice[] = [];
  let cancel: (() => void) | undefined;

  const settle = (number: number, completion: Completion): void => {
    if (number !== latest) return;
    choices = completion.choices;
    onChange(completion);
  };

  return {
    request(field, fetchChoices) {
      cancel?.();
      if (field !== latestField) choices = [];
      latestField = field;
      latest += 1;
      const number = latest;
      onChange({ stage: 'loading', choices });
      cancel = schedule(TYPING_PAUSE_MS, () => {
        // The client only shows that it failed, not why.
        void fetchChoices()
          .then<Completion, Completion>(
            answer => ({ stage: 'ready', choices: answer }),
            () => ({ stage: 'failed', choices: [] }),
          )
          .then(completion => settle(number, completion));
      });
    },
    stop() {
      cancel?.();
      latest += 1;
      choices = [];
      onChange(NO_COMPLETION);
    },
  };
}
