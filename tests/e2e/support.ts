import { type PanelCaller, panel } from '../support/admin';
import { type TestApp, bootApp } from '../support/app';
import { type City, buildCity, issueInput } from '../support/city';

export let app: TestApp;
export let city: City;
export let group: PanelCaller;
export let issue: { documentId: string };

/** Boots a city for the file, with one registered issue and the panel session of group A. */
export function useCity(): void {
  beforeAll(async () => {
    app = await bootApp();
    city = await buildCity(app);
    group = await panel(app, city, 'groupA');
    const made = await group.send('post', '/casework/issues', { data: issueInput(city) });
    issue = (made.body as { data: { documentId: string } }).data;
  }, 120_000);

  afterAll(() => app?.stop());
}
