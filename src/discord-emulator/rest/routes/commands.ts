import * as z from 'zod';
import { apiError } from '../../api-error.ts';
import { readCommand, readCommands } from '../../validation/command-form.ts';
import type { World } from '../../state/world.ts';
import { accessibleGuild } from '../access.ts';
import { NO_CONTENT, ok } from '../route.ts';
import type { RestRequest, Route } from '../route.ts';

/** Returns the routes of the app's commands: global commands, and commands of a guild. */
export function commandRoutes(world: World): Route[] {
  const globalRoutes = routesOf(world, '/applications/:application_id/commands', () => null);
  const guildRoutes = routesOf(
    world,
    '/applications/:application_id/guilds/:guild_id/commands',
    ({ param }) => accessibleGuild(world, param('guild_id')).id,
  );
  return [...globalRoutes, ...guildRoutes];
}

function routesOf(world: World, path: string, guildIdOf: (request: RestRequest) => string | null): Route[] {
  const scope = (request: RestRequest): string | null => {
    if (request.param('application_id') !== world.application.id) throw apiError('unknownApplication');
    return guildIdOf(request);
  };
  const commandPath = `${path}/:command_id`;
  return [
    {
      method: 'GET',
      path,
      auth: 'bot',
      respond: request => ok(world.commands.list(scope(request))),
    },
    {
      method: 'PUT',
      path,
      auth: 'bot',
      respond: request => ok(world.commands.overwrite(scope(request), readCommands(request.body))),
    },
    {
      method: 'POST',
      path,
      auth: 'bot',
      respond(request) {
        const { command, isNew } = world.commands.upsert(scope(request), readCommand(request.body ?? {}));
        return { status: isNew ? 201 : 200, body: command };
      },
    },
    {
      method: 'GET',
      path: commandPath,
      auth: 'bot',
      respond: request => ok(world.commands.get(scope(request), request.param('command_id'))),
    },
    {
      method: 'PATCH',
      path: commandPath,
      auth: 'bot',
      respond(request) {
        const guildId = scope(request);
        const id = request.param('command_id');
        const change = z.record(z.string(), z.unknown()).safeParse(request.body).data ?? {};
        const { type, ...before } = world.commands.get(guildId, id);
        // The type of a command cannot change.
        const definition = readCommand({ ...before, ...change, type });
        return ok(world.commands.change(guildId, id, definition));
      },
    },
    {
      method: 'DELETE',
      path: commandPath,
      auth: 'bot',
      respond(request) {
        world.commands.remove(scope(request), request.param('command_id'));
        return NO_CONTENT;
      },
    },
  ];
}
