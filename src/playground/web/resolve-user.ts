import { findUserByReference, displayName } from '../../discord-emulator/user-actions/location.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { playgroundUsers } from './playground-users.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/**
 * Returns the user that a page acts as, by id or name; the first one if the reference is empty.
 * @throws UserActionError if there is no such user, or a page cannot act as them
 */
export function resolveUser(world: World, reference: string): User {
  const users = playgroundUsers(world);
  const [first] = users;
  if (reference === '' && first !== undefined) return first.user;
  const user = findUserByReference(world, reference);
  if (users.every(each => each.user.id !== user.id)) {
    throw new UserActionError(`You cannot act as ${displayName(user)}`);
  }
  return user;
}
