import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Send } from '#shared/contract/communication.ts';
import { openTestWorkspace, TEST_TODAY, type TestWorkspace } from '#test/support/workspace.ts';

describe('Contents sent to clients', () => {
  let workspace: TestWorkspace;
  let accountId: string;
  let contactId: string;

  beforeEach(async () => {
    workspace = await openTestWorkspace();
    ({ accountId, contactId } = await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
      const account = rows.insert('account', {
        name: 'Aurora',
        autonomy: 'low',
        status: 'ongoing',
        language: 'pt-BR',
        owner_id: workspace.kernel.actor.memberId,
      });
      const contact = rows.insert('contact', {
        account_id: account.id,
        name: 'Marina Prado',
        email: 'marina@aurora.example',
        role: 'champion',
        stance: 'supporter',
        influence: 'high',
      });
      return { accountId: account.id, contactId: contact.id };
    }));
  });
  afterEach(() => workspace.close());

  const { client } = { client: () => workspace.client.communication };
  const article = () =>
    client().saveContent({
      kind: 'article',
      title: 'Relatórios',
      body: 'Olá, {contato}.',
      url: null,
      feature: null,
      knownIssue: null,
    });
  const outgoing = ({ id }: Pick<Send, 'id'>) => ({ id, subject: 'Relatórios', body: 'Olá, Marina.', contactId });

  it('H4: a content chosen by hand is a proposal, and says whom it would go to', async () => {
    const { id: contentId } = await article();
    await client().propose({ accountId, contentId });
    const { drafts, proposed } = await client().waiting();
    expect(drafts).toEqual([]);
    expect(proposed).toMatchObject([
      { accountName: 'Aurora', title: 'Relatórios', contact: { name: 'Marina Prado', email: 'marina@aurora.example' } },
    ]);
  });

  it('H4: confirming logs the contact with what was written, once', async () => {
    const { id: contentId } = await article();
    const send = await client().propose({ accountId, contentId });
    expect(await client().confirm({ sends: [outgoing(send)] })).toEqual({ sent: 1 });
    expect(await client().confirm({ sends: [outgoing(send)] })).toEqual({ sent: 0 });
    const { items } = await workspace.client.interactions.list({
      accountId,
      limit: 10,
      before: null,
      channel: null,
      text: '',
    });
    expect(items).toMatchObject([
      {
        subject: 'Relatórios',
        body: 'Olá, Marina.',
        channel: 'email',
        automated: false,
        audience: 'client',
        contactIds: [contactId],
      },
    ]);
    expect((await client().sendsOfContent({ id: contentId }))[0]).toMatchObject({ state: 'sent', sentOn: TEST_TODAY });
    expect((await client().contents()).contents.find(({ id }) => id === contentId)).toMatchObject({
      sent: 1,
      waiting: 0,
      lastSentOn: TEST_TODAY,
    });
  });

  it('H2, H4: what the app prepared unasked is logged as automated', async () => {
    const { id: contentId } = await article();
    const send = await workspace.kernel.unitOfWork.write(null, ({ rows }) =>
      rows.insert('content_sent', {
        account_id: accountId,
        send_key: 'track:1:1',
        content_id: contentId,
        state: 'draft',
        result: 'none',
      }),
    );
    expect((await client().waiting()).drafts).toHaveLength(1);
    await client().confirm({ sends: [outgoing(send)] });
    const [logged] = (
      await workspace.client.interactions.list({ accountId, limit: 1, before: null, channel: null, text: '' })
    ).items;
    expect(logged).toMatchObject({ automated: true });
  });

  it('H4: a confirmation is taken back as one thing', async () => {
    const { id: contentId } = await article();
    const send = await client().propose({ accountId, contentId });
    await client().confirm({ sends: [outgoing(send)] });
    await workspace.client.history.undo();
    expect((await client().waiting()).proposed).toHaveLength(1);
    const { items } = await workspace.client.interactions.list({
      accountId,
      limit: 10,
      before: null,
      channel: null,
      text: '',
    });
    expect(items).toEqual([]);
  });

  it('H4: drafts are written as unsent mails, two of one client under two names', async () => {
    const { id: contentId } = await article();
    const sends = [
      await client().propose({ accountId, contentId }),
      await client().propose({ accountId, contentId }),
    ].map(outgoing);
    const folder = mkdtempSync(join(tmpdir(), 'ongoing-mail-'));
    workspace.files.give('folder', folder, 'folder');
    const { files } = await client().saveMail({ sends, token: 'folder', place: 'folder' });
    expect(files).toEqual(['Aurora - Relatórios.eml', 'Aurora - Relatórios (2).eml']);
    expect(readdirSync(folder).toSorted()).toEqual(files.toSorted());
    const text = readFileSync(join(folder, files[0] ?? ''), 'utf8');
    expect(text).toContain('X-Unsent: 1');
    expect(text).toContain('marina@aurora.example');
    rmSync(folder, { recursive: true });
  });

  it('H5: results are counted by text, and few of them decide nothing', async () => {
    const { id: contentId } = await article();
    const { id: variantId } = await client().saveVariant({ contentId, label: 'Direto', subject: null, body: 'Vamos?' });
    for (const variant_id of [null, variantId]) {
      await workspace.kernel.unitOfWork.write(null, ({ rows }) => {
        for (let index = 0; index < 3; index += 1) {
          rows.insert('content_sent', {
            account_id: accountId,
            send_key: `${variant_id} ${index}`,
            content_id: contentId,
            variant_id,
            state: 'sent',
            sent_on: TEST_TODAY,
            result: index === 0 && variant_id ? 'replied' : 'none',
          });
        }
      });
    }
    expect(await client().results({ id: contentId })).toMatchObject({
      verdict: 'too_few',
      best: null,
      lines: [
        { variantId: null, sent: 3, answered: 0 },
        { variantId, sent: 3, answered: 1 },
      ],
    });
  });

  it('H5: a canned text names its issue, and says how many clients reported it', async () => {
    const fields = { kind: 'canned' as const, title: 'Lentidão', body: 'Estamos cientes.', url: null, feature: null };
    await expect(client().saveContent({ ...fields, knownIssue: null })).rejects.toMatchObject({
      code: 'VALUE_REFUSED',
    });
    const { id } = await client().saveContent({ ...fields, knownIssue: 'Exportação lenta' });
    for (const title of ['Exportação muito lenta', 'A exportação está lenta', 'Senha']) {
      await workspace.client.cases.create({
        accountId,
        title,
        kind: 'bug',
        priority: 'medium',
        openedAt: '2026-03-10T12:00:00.000Z',
        satisfaction: null,
        escalated: false,
        realProblem: null,
        stepsToReproduce: null,
        impact: null,
        ownerId: null,
        contactId: null,
        audience: 'client',
      });
    }
    expect((await client().results({ id })).reports).toEqual({ cases: 2, clients: 1 });
  });
});
