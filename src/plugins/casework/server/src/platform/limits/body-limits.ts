import type { Context, Next } from 'koa';
import { languageOf } from '../../../../contracts/messages';
import { refuse } from '../answers/errors';
import { judgeJson, type Excess } from './json-size';

const isJson = (text: unknown): text is string => typeof text === 'string' && /^\s*[[{]/.test(text);

/** Strapi parses the fields of a form that hold JSON (`fileInfo`, `data`). */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function excessOf(ctx: Context): Excess | null {
  const { body } = ctx.request as { body?: unknown };
  const { excess } = judgeJson(body);
  if (excess || !ctx.is('multipart') || typeof body !== 'object' || body === null) return excess;
  for (const field of Object.values(body).flat())
    if (isJson(field)) {
      const inner = judgeJson(parsed(field)).excess;
      if (inner) return inner;
    }
  return null;
}

/**
 * Just inside of the body parser: a body that holds too much is refused with 413 before anything is asked of the
 * database or of a validator.
 */
export const bodyLimits =
  () =>
  async (ctx: Context, next: Next): Promise<void> => {
    const excess = excessOf(ctx);
    if (!excess) return next();
    const error = refuse(413, 'BODY_LIMIT', {}, { limit: excess }).toBody(
      languageOf(ctx.get('accept-language')),
    );
    ctx.status = 413;
    ctx.body = { data: null, error };
  };
