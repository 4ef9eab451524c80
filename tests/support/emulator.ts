import { onTestFinished } from 'vitest';
import type { RecordedRequest } from '../../src/discord-emulator/faults.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { sharedOpenApiChecker, type RestExchange } from './openapi-checker.ts';

/** A stand-in for Discord that goes away with the test. What it took and answered is held against Discord's own description. */
export async function openEmulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startCheckedEmulator(options);
  onTestFinished(() => emulator.stop());
  return emulator;
}

/**
 * The same for suites that stop it themselves: `stop()` throws an Error that lists what the description says against what
 * went over the wire. Compared at the end alone, so that no time-out of the wire runs meanwhile.
 */
export async function startCheckedEmulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({ now: () => Date.now(), ...options });
  const exchanges: RestExchange[] = [];
  emulator.faults.onRequest(request => {
    // An answer that a test put in place of the true one proves nothing.
    if (!request.injected) exchanges.push(exchangeOf(request));
  });
  return {
    ...emulator,
    async stop() {
      await emulator.stop();
      const complaints = exchanges.splice(0).flatMap(each => sharedOpenApiChecker()?.violations(each) ?? []);
      if (complaints.length > 0) {
        throw new Error(`Discord's description says otherwise:\n${[...new Set(complaints)].join('\n')}`);
      }
    },
  };
}

/** What was told then, whatever the world does to its objects later. */
function exchangeOf({ method, path, query, body, status, response }: RecordedRequest): RestExchange {
  return {
    method,
    path,
    query: [...query.keys()],
    body: asJson(body),
    status: status ?? 0,
    response: asJson(response),
  };
}

function asJson(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
