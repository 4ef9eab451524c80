import { expect, it } from 'vitest';
import { UserError } from '../../../src/core/message/user-error.ts';
import { createUserCooldowns } from '../../../src/core/message/user-cooldowns.ts';
import { createCallLimits } from '../../../src/discord/interactions/call-limits.ts';

it('limits each user to five commands and twenty component uses in ten seconds, counted apart', () => {
  const limits = createCallLimits(createUserCooldowns());
  for (let call = 0; call < 5; call += 1) limits.takeCommand('ada', call);
  for (let use = 0; use < 20; use += 1) limits.takeComponentUse('ada', use);
  expect(() => limits.takeCommand('ada', 5)).toThrow(new UserError(tooMany(10)));
  expect(() => limits.takeComponentUse('ada', 9_000)).toThrow(new UserError(tooMany(1)));
  limits.takeCommand('ben', 5);
  limits.takeCommand('ada', 10_000);
  limits.takeComponentUse('ada', 10_000);
});

function tooMany(seconds: number): string {
  return `That was a lot within 10 seconds. Try again in ${seconds} second${seconds === 1 ? '' : 's'}.`;
}
