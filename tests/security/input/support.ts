import { type Kit, startKit } from '../../lifecycle/support';

export let kit: Kit;
export let issue: string;

/** Boots a city with one issue for the file. */
export function useCity(): void {
  beforeAll(async () => {
    kit = await startKit();
    issue = await kit.register();
    await kit.done('groupA', issue, 'accept');
  }, 300_000);

  afterAll(() => kit?.app.stop());
}
