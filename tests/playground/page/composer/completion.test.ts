import { describe, expect, it } from 'vitest';
import { completionWords, createCompleter } from '../../../../src/playground/page/composer/completion.ts';
import type { Completion } from '../../../../src/playground/page/composer/completion.ts';
import type { Choice } from '../../../../src/discord-emulator/validation/command-definition.ts';

/** A completer whose pauses end when told. */
function atHand() {
  const stages: Completion[] = [];
  const waiting = new Set<() => void>();
  const completer = createCompleter(
    (ms, then) => {
      expect(ms).toBe(120);
      waiting.add(then);
      return () => waiting.delete(then);
    },
    stage => {
      stages.push(stage);
    },
  );
  const pause = (): void => {
    for (const then of waiting) then();
    waiting.clear();
  };
  return { completer, stages, pause };
}

const mamba: readonly Choice[] = [{ name: 'Mamba', value: '2312.00752' }];

/** Lets everything run that an answer sets off. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('suggestions of the app', () => {
  it('are asked for once the typing pauses, for what is typed last', async () => {
    const { completer, stages, pause } = atHand();
    const asked: string[] = [];
    for (const text of ['m', 'ma', 'mam']) {
      completer.typed('paper', () => {
        asked.push(text);
        return Promise.resolve(mamba);
      });
    }
    pause();
    await settled();
    expect(asked).toEqual(['mam']);
    expect(stages.at(-1)).toEqual({ stage: 'ready', choices: mamba });
  });

  it('are dropped when they come after others were asked for', async () => {
    const { completer, stages, pause } = atHand();
    const answers: ((choices: readonly Choice[]) => void)[] = [];
    completer.typed('paper', () => new Promise(resolve => answers.push(resolve)));
    pause();
    completer.typed('paper', () => Promise.resolve(mamba));
    pause();
    await settled();
    for (const answer of answers) answer([{ name: 'Stale', value: 'stale' }]);
    await settled();
    expect(stages.at(-1)).toEqual({ stage: 'ready', choices: mamba });
  });

  it('stay while the next ones are loaded', async () => {
    const { completer, stages, pause } = atHand();
    completer.typed('paper', () => Promise.resolve(mamba));
    pause();
    await settled();
    completer.typed('paper', () => Promise.resolve([]));
    expect(stages.at(-1)).toEqual({ stage: 'loading', choices: mamba });
  });

  it('are dropped at once when another field is typed in', async () => {
    const { completer, stages, pause } = atHand();
    completer.typed('paper', () => Promise.resolve(mamba));
    pause();
    await settled();
    completer.typed('author', () => Promise.resolve([]));
    expect(stages.at(-1)).toEqual({ stage: 'loading', choices: [] });
  });

  it('are told to have failed', async () => {
    const { completer, stages, pause } = atHand();
    completer.typed('paper', () => Promise.reject(new Error('no')));
    pause();
    await settled();
    expect(stages.at(-1)).toEqual({ stage: 'failed', choices: [] });
  });

  it('are missed only once something is typed', () => {
    const none: Completion = { stage: 'ready', choices: [] };
    expect(completionWords(none, '')).toBe('');
    expect(completionWords(none, 'zebra')).toBe('No options match what is typed');
    expect(completionWords({ stage: 'ready', choices: mamba }, 'mamba')).toBe('');
    expect(completionWords({ stage: 'loading', choices: [] }, 'm')).toBe('Loading options…');
    expect(completionWords({ stage: 'failed', choices: [] }, '')).toBe('Loading options failed');
  });

  it('are of no interest any more once the field is left', async () => {
    const { completer, stages, pause } = atHand();
    completer.typed('paper', () => Promise.resolve(mamba));
    pause();
    completer.stop();
    await settled();
    expect(stages.at(-1)).toEqual({ stage: 'none', choices: [] });
  });
});
