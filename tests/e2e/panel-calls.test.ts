import { panel } from '../support/admin';
import { ISSUE } from './hands';
import { app, city, group, issue, useCity } from './support';

useCity();

/** The panel's calls to the server: its looks, the issue's page, its pickers. */

const CM = '/content-manager';

describe('the panel’s own calls', () => {
  it('labels and columns are applied at start', async () => {
    const answer = await group.send('get', `${CM}/content-types/${ISSUE}/configuration`);
    expect(answer.status).toBe(200);
    const { contentType } = (answer.body as { data: { contentType: Record<string, any> } }).data; // eslint-disable-line @typescript-eslint/no-explicit-any -- looked at freely
    expect(contentType['metadatas'].dueAt.list.label).toBe('本环节时限');
    expect(contentType['metadatas'].stage.edit.editable).toBe(false);
    expect(contentType['metadatas'].title.edit.editable).toBe(true);
    expect(contentType['metadatas'].leader.edit.mainField).toBe('title');
    expect(contentType['layouts'].list.slice(0, 6)).toEqual([
      'number',
      'enterprise',
      'stage',
      'light',
      'leadUnit',
      'dueAt',
    ]);
    expect(contentType['settings'].mainField).toBe('number');
  });

  it('says where an issue stands', async () => {
    const { status, body } = await group.send('get', `/casework/issues/${issue.documentId}/summary`);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      documentId: issue.documentId,
      stage: 'registered',
      due: { field: 'acceptDueAt', overdue: false },
      transfers: [],
      requests: [],
    });
    expect(body.data.days.coveredYears.length).toBeGreaterThan(0);
  });

  it('says nothing of an issue that the asker does not see', async () => {
    const other = await panel(app, city, 'groupB');
    const { status } = await other.send('get', `/casework/issues/${issue.documentId}/summary`);
    expect(status).toBe(404);
  });

  it('finds an enterprise by name and by credit code', async () => {
    const { rows } = await app.db.query(
      'select e.name, e.credit_code as code from enterprises e join issues i on i.enterprise_id = e.id',
    );
    const [{ name, code }] = rows as [{ name: string; code: string }];
    for (const search of [name, code, code.slice(4, 14).toLowerCase()]) {
      const { status, body } = await group.send(
        'get',
        `${CM}/relations/${ISSUE}/enterprise?_q=${encodeURIComponent(search)}&page=1&pageSize=10`,
      );
      expect(status).toBe(200);
      // The code is in what is shown: the panel hides again what it does not find the typed words in.
      expect((body.results as { name: string }[]).map((found) => found.name)).toContain(`${name}（${code}）`);
    }
    const nothing = await group.send('get', `${CM}/relations/${ISSUE}/enterprise?_q=zzzzzz&page=1`);
    expect(nothing.body.results).toEqual([]);
  });

  it('finds a department by what it is called for short, and shows that where the name does not say it', async () => {
    const office = await panel(app, city, 'office');
    for (const [short, name] of [
      ['商务局', '市商务和口岸局（商务局）'],
      ['工信局', '市工信局'],
    ] as const) {
      const { body } = await office.send(
        'get',
        `${CM}/relations/api::pairing.pairing/group?_q=${encodeURIComponent(short)}&page=1&pageSize=10`,
      );
      expect((body.results as { name: string }[]).map((found) => found.name)).toEqual([name]);
    }
  });
});
