import type { Choice } from '../../../discord-emulator/validation/command-definition.ts';

/** How far the suggestions of the app for a field have come. */
export interface Completion {
  readonly stage: 'none' | 'loading' | 'ready' | 'failed';
  /** While loading, those for what was typed in the same field before. */
  readonly choices: readonly Choice[];
}

/** Asks the app for suggestions while somebody types. */
export interface Completer {
  /**
   * What is typed has changed.
   * @param field where; the suggestions for another are dropped at once
   * @param ask is called once the typing pauses; an answer that is overtaken is dropped
   */
  typed(field: string, ask: () => Promise<readonly Choice[]>): void;
  /** Nothing is being typed any more. */
  stop(): void;
}

/** Calls something after some ms. @returns a function that calls it off */
export type After = (ms: number, then: () => void) => () => void;

/** What a pause in the typing is, ms: keys of a fluent typist come closer together. */
const PAUSE = 120;

/** Nothing asked for. */
export const NO_COMPLETION: Completion = { stage: 'none', choices: [] };

/** How the suggestions for what is typed stand, in words; in an empty field nobody has looked for anything yet. */
export function completionWords({ stage, choices }: Completion, text: string): string {
  if (stage === 'failed') return 'Loading options failed';
  if (text === '' || choices.length > 0) return '';
  if (stage === 'loading') return 'Loading options…';
  return stage === 'ready' ? 'No options match what is typed' : '';
}

/** @param changed hears of every stage */
export function createCompleter(after: After, changed: (completion: Completion) => void): Completer {
  let latest = 0;
  let latestField = '';
  let choices: readonly Choice[] = [];
  let callOff: (() => void) | undefined;

  const settle = (number: number, completion: Completion): void => {
    if (number !== latest) return;
    choices = completion.choices;
    changed(completion);
  };

  return {
    typed(field, ask) {
      callOff?.();
      if (field !== latestField) choices = [];
      latestField = field;
      latest += 1;
      const number = latest;
      changed({ stage: 'loading', choices });
      callOff = after(PAUSE, () => {
        // Why it failed is the app's to know: the client only says that it did.
        void ask()
          .then<Completion, Completion>(
            answer => ({ stage: 'ready', choices: answer }),
            () => ({ stage: 'failed', choices: [] }),
          )
          .then(completion => settle(number, completion));
      });
    },
    stop() {
      callOff?.();
      latest += 1;
      choices = [];
      changed(NO_COMPLETION);
    },
  };
}
