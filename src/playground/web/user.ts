import { findPerson, nameOf } from '../../discord-emulator/user-actions/location.ts';
import { UserActionError } from '../../discord-emulator/user-actions/user-action-error.ts';
import { peopleOf } from './people.ts';
import type { User } from '../../discord-emulator/state/guild.ts';
import type { World } from '../../discord-emulator/state/world.ts';

/**
 * Whom a page acts as, by id or name; without one it is the first of those there are.
 * @throws ActorError when there is no such person, or nobody can act as them
 */
export function personFor(world: World, reference: string): User {
  const people = peopleOf(world);
  const [first] = people;
  if (reference === '' && first !== undefined) return first.user;
  const user = findPerson(world, reference);
  if (people.every(each => each.user.id !== user.id)) {
    throw new UserActionError(`Nobody can act as ${nameOf(user)}`);
  }
  return user;
}
