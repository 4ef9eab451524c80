import type { RoleMention, RoleMentions } from '../../src/core/message/role-mentions.ts';

/** A check of role mentions whose answer a test sets. */
export interface FakeRoleMentions extends RoleMentions {
  /** Why no role may be mentioned; `undefined` if all may. */
  reason: string | undefined;
  /** What was asked, oldest first. */
  readonly asked: RoleMention[];
}

/** Creates a check by which every role may be mentioned. */
export function createFakeRoleMentions(): FakeRoleMentions {
  return {
    reason: undefined,
    asked: [],
    problem(mention) {
      this.asked.push(mention);
      return Promise.resolve(this.reason);
    },
  };
}
