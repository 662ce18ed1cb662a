import { type Kit, startKit } from '../support';

export let kit: Kit;

/** Boots a city for the file; the clock is set to Monday 2 March 2026, 10:00 in Shanghai. */
export function useCity(): void {
  beforeAll(async () => {
    kit = await startKit();
    kit.at('2026-03-02T10:00');
  });

  afterAll(() => kit?.app.stop());
}
