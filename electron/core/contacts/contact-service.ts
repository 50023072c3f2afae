import type { ContactWarningEntry } from '#shared/contract/accounts.ts';
import type { Contact, ContactFields } from '#shared/contract/contacts.ts';
import { contactWarnings, isLiveContact } from '#shared/domain/contacts.ts';
import { canReportTo } from '#shared/domain/org-chart.ts';
import { toEntity, toRow } from '../accounts/row-shape.ts';
import { workspaceFrame } from '../accounts/workspace-days.ts';
import { DomainError } from '../kernel/domain-error.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { WriteContext } from '../kernel/unit-of-work.ts';
import { contactsWithLast } from './contact-repository.ts';

type GivenContact = { [Key in keyof ContactFields]?: ContactFields[Key] | undefined };

/** People at the client (A3). */
export class ContactService {
  readonly #kernel: Kernel;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  list({ accountId }: { accountId: string }): Promise<{ contacts: Contact[]; warnings: ContactWarningEntry[] }> {
    const { clock, unitOfWork } = this.#kernel;
    const today = clock.today();
    return unitOfWork.read(async (db) => {
      const { dayOf } = await workspaceFrame(db);
      const rows = await contactsWithLast(db, accountId, clock.now());
      const contacts = rows.map(({ last_at, ...row }) => {
        const contact = { ...toEntity(row), lastInteractionOn: last_at === null ? null : dayOf(last_at) };
        return { ...contact, live: isLiveContact(contact, today) };
      });
      return { contacts, warnings: contactWarnings(contacts, today) };
    });
  }

  create({ accountId, name, ...given }: GivenContact & { accountId: string; name: string }): Promise<{ id: string }> {
    return this.#kernel.unitOfWork.write('contacts.create', ({ rows }) => ({
      id: rows.insert('contact', { account_id: accountId, stance: 'unknown', ...toRow({ name, ...given }) }).id,
    }));
  }

  async update({ id, patch }: { id: string; patch: GivenContact }): Promise<Record<string, never>> {
    await this.#kernel.unitOfWork.write('contacts.update', async ({ db, rows }) => {
      if (patch.reportsToId) await refuseCycle(db, id, patch.reportsToId);
      rows.update('contact', id, toRow(patch));
    });
    return {};
  }
}

const refuseCycle = async (db: WriteContext['db'], id: string, managerId: string): Promise<void> => {
  const found = await db.selectFrom('contact').select('account_id').where('id', '=', id).executeTakeFirst();
  if (!found) throw new DomainError('ROW_NOT_FOUND', { what: 'contact' });
  const people = await db
    .selectFrom('contact')
    .select(['id', 'name', 'reports_to_id', 'influence'])
    .where('account_id', '=', found.account_id)
    .where('deleted_at', 'is', null)
    .execute();
  if (
    !canReportTo(
      people.map((row) => toEntity(row)),
      id,
      managerId,
    )
  )
    throw new DomainError('VALUE_REFUSED', { field: 'reportsToId', reason: 'cycle' });
};
