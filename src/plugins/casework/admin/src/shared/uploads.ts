import { useSyncExternalStore } from 'react';

/** How many uploads run on this page. A form that is submitted meanwhile would go without its files. */
let running = 0;
const watchers = new Set<() => void>();

const change = (by: number): void => {
  running += by;
  for (const watcher of watchers) watcher();
};

/** Counts an upload while it runs. */
export async function whileUploading<T>(work: () => Promise<T>): Promise<T> {
  change(1);
  try {
    return await work();
  } finally {
    change(-1);
  }
}

const watch = (watcher: () => void): (() => void) => {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
};

/** Whether files are being uploaded; a form that needs them waits. */
export const useUploading = (): boolean => useSyncExternalStore(watch, () => running > 0);
