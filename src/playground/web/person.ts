import { findPerson } from '../actor/whereabouts.ts';
import { ActorError } from '../actor/actor-error.ts';
import { peopleOf } from './people.ts';
import type { User } from '../world/guild.ts';
import type { World } from '../world/world.ts';

/**
 * Whom a page acts as, by id or name; without one it is the first of those there are.
 * @throws ActorError when there is no such person, or it is a bot
 */
export function personFor(world: World, reference: string): User {
  const [first] = peopleOf(world);
  if (reference === '' && first !== undefined) return first.user;
  const user = findPerson(world, reference);
  if (user.bot) throw new ActorError('A bot acts by itself');
  return user;
}
