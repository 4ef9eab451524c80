import type { Choice } from '../../rules/command-definition.ts';

/** How far the suggestions of the app for a field have come. */
export interface Completion {
  readonly stage: 'none' | 'loading' | 'ready' | 'failed';
  /** While loading, those for what was typed before. */
  readonly choices: readonly Choice[];
}

/** Asks the app for suggestions while somebody types. */
export interface Completer {
  /** What is typed has changed. @param ask is called once the typing pauses; an answer that is overtaken is dropped */
  typed(ask: () => Promise<readonly Choice[]>): void;
  /** Nothing is being typed any more. */
  stop(): void;
}

/** Calls something after some ms. @returns a function that calls it off */
export type After = (ms: number, then: () => void) => () => void;

/** What a pause in the typing is, ms: keys of a fluent typist come closer together. */
const PAUSE = 120;

/** Nothing asked for. */
export const NO_COMPLETION: Completion = { stage: 'none', choices: [] };

/** @param changed hears of every stage */
export function createCompleter(after: After, changed: (completion: Completion) => void): Completer {
  let latest = 0;
  let choices: readonly Choice[] = [];
  let callOff: (() => void) | undefined;

  const settle = (number: number, completion: Completion): void => {
    if (number !== latest) return;
    choices = completion.choices;
    changed(completion);
  };

  return {
    typed(ask) {
      callOff?.();
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
