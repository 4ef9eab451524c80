import { apiError } from '../api-error.ts';
import { invalidFormError } from '../validation/form.ts';
import { isSnowflake } from '../snowflake.ts';
import type { Route } from './route.ts';

/** A route and what the path says of its parameters. */
export interface Matched {
  readonly route: Route;
  readonly param: (name: string) => string;
}

/** Finds the route of a request. */
export interface Router {
  /**
   * @param path below `/api/v10`, not decoded
   * @throws ApiError 404, 405, or 50035 for a parameter that is no id
   */
  match(method: string, path: string): Matched;
}

interface Candidate {
  readonly route: Route;
  readonly params: ReadonlyMap<string, string>;
}

/** Makes a router of a table; where several patterns fit, the first of them counts. */
export function createRouter(routes: readonly Route[]): Router {
  const table = routes.map(route => ({ route, parts: route.path.split('/') }));
  return {
    match(method, path) {
      const parts = path.split('/').map(decodePart);
      const candidates = table.flatMap(({ route, parts: pattern }): Candidate[] => {
        const params = paramsOf(pattern, parts);
        return params === undefined ? [] : [{ route, params }];
      });
      if (candidates.length === 0) throw apiError('notFound');
      const found = candidates.find(each => each.route.method === method);
      if (found === undefined) throw apiError('methodNotAllowed');
      checkIds(found.params);
      return { route: found.route, param: name => paramOf(found, name) };
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

function paramsOf(pattern: readonly string[], parts: readonly string[]): Map<string, string> | undefined {
  if (pattern.length !== parts.length) return undefined;
  const params = new Map<string, string>();
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith(':')) params.set(expected.slice(1), part);
    else if (expected !== part) return undefined;
  }
  return params;
}

function paramOf({ route, params }: Candidate, name: string): string {
  const value = params.get(name);
  if (value === undefined) throw new TypeError(`${route.path} has no parameter ${name}`);
  return value;
}

function checkIds(params: ReadonlyMap<string, string>): void {
  for (const [name, value] of params) {
    if (name.endsWith('_id') && !isSnowflake(value)) {
      throw invalidFormError([
        { path: [name], code: 'NUMBER_TYPE_COERCE', message: `Value "${value}" is not snowflake.` },
      ]);
    }
  }
}
