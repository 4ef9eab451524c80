import { apiError } from '../api-error.ts';
import { notCoercibleError } from '../validation/field-errors.ts';
import { invalidFormError } from '../validation/form.ts';
import { isSnowflake } from '../snowflake.ts';
import type { Route } from './route.ts';

/** A route and its path parameters. */
export interface RouteMatch {
  readonly route: Route;
  readonly param: (name: string) => string;
}

/** Finds the route of a request. */
export interface Router {
  /**
   * Returns the first matching route.
   * @param path the path below `/api/v10`, not decoded
   * @throws ApiError 404, 405, or 50035 for an `_id` parameter that is no snowflake
   */
  match(method: string, path: string): RouteMatch;
}

interface Candidate {
  readonly route: Route;
  readonly params: ReadonlyMap<string, string>;
}

/** Creates a router. If several patterns match, the first one is used. */
export function createRouter(routes: readonly Route[]): Router {
  const table = routes.map(route => ({ route, parts: route.path.split('/') }));
  return {
    match(method, path) {
      const parts = path.split('/').map(decodePart);
      const candidates = table.flatMap(({ route, parts: pattern }): Candidate[] => {
        const params = matchPattern(pattern, parts);
        return params === undefined ? [] : [{ route, params }];
      });
      if (candidates.length === 0) throw apiError('notFound');
      const found = candidates.find(each => each.route.method === method);
      if (found === undefined) throw apiError('methodNotAllowed');
      throwIfInvalidIds(found.params);
      return { route: found.route, param: name => requiredParam(found, name) };
    },
  };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) throw apiError('notFound');
    throw error;
  }
}

function matchPattern(pattern: readonly string[], parts: readonly string[]): Map<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':')) params.set(expected.slice(1), part);
    else if (expected !== part) return undefined;
  }
  return params;
}

function requiredParam({ route, params }: Candidate, name: string): string {
  const value = params.get(name);
  if (value === undefined) throw new TypeError(`${route.path} has no parameter ${name}`);
  return value;
}

function throwIfInvalidIds(params: ReadonlyMap<string, string>): void {
  for (const [name, value] of params) {
    if (name.endsWith('_id') && !isSnowflake(value)) {
      throw invalidFormError([{ path: [name], ...notCoercibleError(value, 'snowflake') }]);
    }
  }
}
