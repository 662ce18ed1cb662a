import type { Refusal } from './api';

/** The message of a failed call. */
export function messageOf(error: unknown): string {
  const { message } = (error ?? {}) as Refusal;
  return message ?? String(error);
}

/** The messages at each field, by its path: `leadUnit`, `evidence.at`, `milestones.0.date`. */
export function fieldMessages(error: unknown): Record<string, string> {
  const errors = ((error ?? {}) as Refusal).details?.errors;
  const messages: Record<string, string> = {};
  for (const { path, message } of errors ?? []) {
    if (path && path.length > 0 && message) messages[path.join('.')] ??= message;
  }
  return messages;
}

export const isConflict = (error: unknown): boolean => ((error ?? {}) as Refusal).status === 409;
