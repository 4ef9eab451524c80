import { beforeEach } from 'vitest';
import { hasPostgres } from './postgres.ts';

beforeEach(({ skip }) => skip(!hasPostgres, 'there is no PostgreSQL for this platform'));
