import { inject, onTestFinished } from 'vitest';
import type { RecordedRequest } from '../../src/discord-emulator/faults.ts';
import { startEmulator, type Emulator, type EmulatorOptions } from '../../src/discord-emulator/emulator.ts';
import { sharedOpenApiChecker, type RestExchange } from './openapi-checker.ts';

/** Discord's three seconds would make every test depend on how busy the machine is; full runs of faults keep to them. */
const RESPONSE_DEADLINE_MS = 15_000;

/** Opens an emulator that stops with the test. Its requests and responses are checked against Discord's OpenAPI description. */
export async function openEmulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startCheckedEmulator(options);
  onTestFinished(() => emulator.stop());
  return emulator;
}

/**
 * Starts the same emulator for suites that stop it themselves: `stop()` throws an Error that lists the violations of the
 * description. They are checked at the end, because a check takes time in which timeouts could run out.
 */
export async function startCheckedEmulator(options: Partial<EmulatorOptions> = {}): Promise<Emulator> {
  const emulator = await startEmulator({
    now: () => Date.now(),
    // A clock that the test sets is not slow.
    responseDeadlineMs: options.timers || inject('isFullRun') ? undefined : RESPONSE_DEADLINE_MS,
    ...options,
  });
  const exchanges: RestExchange[] = [];
  emulator.faults.onRequest(request => {
    // Injected responses are not checked.
    if (!request.injected) exchanges.push(exchangeOf(request));
  });
  return {
    ...emulator,
    async stop() {
      await emulator.stop();
      const violations = exchanges.splice(0).flatMap(each => sharedOpenApiChecker()?.violations(each) ?? []);
      if (violations.length > 0) {
        throw new Error(
          `Violations of Discord's OpenAPI description:\n${[...new Set(violations)].join('\n')}`,
        );
      }
    },
  };
}

/** Returns a copy of the request and its response, which later changes of the world do not affect. */
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
