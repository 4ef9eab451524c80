import { describe, expect, it } from 'vitest';
import { completionStatus, createCompleter } from '../../../../src/playground/page/composer/completion.ts';
import type { Completion } from '../../../../src/playground/page/composer/completion.ts';
import type { Choice } from '../../../../src/discord-emulator/validation/command-definition.ts';

/** Creates a completer whose typing pauses are ended by `pause()`. */
function manualCompleter() {
  const stages: Completion[] = [];
  const waiting = new Set<() => void>();
  const completer = createCompleter(
    (ms, callback) => {
      expect(ms).toBe(120);
      waiting.add(callback);
      return () => waiting.delete(callback);
    },
    stage => {
      stages.push(stage);
    },
  );
  const pause = (): void => {
    for (const callback of waiting) callback();
    waiting.clear();
  };
  return { completer, stages, pause };
}

const mamba: readonly Choice[] = [{ name: 'Mamba', value: '2312.00752' }];

/** Resolves after all pending promise callbacks have run. */
const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

describe('suggestions of an app', () => {
  it('are requested once the typing pauses, for the text typed last', async () => {
    const { completer, stages, pause } = manualCompleter();
    const requested: string[] = [];
    for (const text of ['m', 'ma', 'mam']) {
      completer.request('paper', () => {
        requested.push(text);
        return Promise.resolve(mamba);
      });
    }
    pause();
    await settled();
    expect(requested).toEqual(['mam']);
    expect(stages.at(-1)).toEqual({ stage: 'ready', choices: mamba });
  });

  it('are dropped if a later request has been made', async () => {
    const { completer, stages, pause } = manualCompleter();
    const answers: ((choices: readonly Choice[]) => void)[] = [];
    completer.request('paper', () => new Promise(resolve => answers.push(resolve)));
    pause();
    completer.request('paper', () => Promise.resolve(mamba));
    pause();
    await settled();
    for (const answer of answers) answer([{ name: 'Stale', value: 'stale' }]);
    await settled();
    expect(stages.at(-1)).toEqual({ stage: 'ready', choices: mamba });
  });

  it('stay while the next ones are loading', async () => {
    const { completer, stages, pause } = manualCompleter();
    completer.request('paper', () => Promise.resolve(mamba));
    pause();
    await settled();
    completer.request('paper', () => Promise.resolve([]));
    expect(stages.at(-1)).toEqual({ stage: 'loading', choices: mamba });
  });

  it('are dropped at once when the user types in another field', async () => {
    const { completer, stages, pause } = manualCompleter();
    completer.request('paper', () => Promise.resolve(mamba));
    pause();
    await settled();
    completer.request('author', () => Promise.resolve([]));
    expect(stages.at(-1)).toEqual({ stage: 'loading', choices: [] });
  });

  it('report a failure', async () => {
    const { completer, stages, pause } = manualCompleter();
    completer.request('paper', () => Promise.reject(new Error('no')));
    pause();
    await settled();
    expect(stages.at(-1)).toEqual({ stage: 'failed', choices: [] });
  });

  it('are reported as missing only once text is typed', () => {
    const none: Completion = { stage: 'ready', choices: [] };
    expect(completionStatus(none, '')).toBe('');
    expect(completionStatus(none, 'zebra')).toBe('No options match');
    expect(completionStatus({ stage: 'ready', choices: mamba }, 'mamba')).toBe('');
    expect(completionStatus({ stage: 'loading', choices: [] }, 'm')).toBe('Loading options…');
    expect(completionStatus({ stage: 'failed', choices: [] }, '')).toBe('Loading options failed');
  });

  it('are dropped once the field is left', async () => {
    const { completer, stages, pause } = manualCompleter();
    completer.request('paper', () => Promise.resolve(mamba));
    pause();
    completer.stop();
    await settled();
    expect(stages.at(-1)).toEqual({ stage: 'none', choices: [] });
  });
});
