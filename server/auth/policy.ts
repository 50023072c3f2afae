import { noPolicy, type WorkspacePolicy, workspacePolicy } from '#shared/contract/server/policy.ts';
import type { Identity } from './identity-tables.ts';

const NAME = 'policy';

export const readPolicy = async (identity: Identity, workspaceId: string): Promise<WorkspacePolicy> => {
  const row = await identity
    .selectFrom('workspace_setting')
    .select('value')
    .where('workspace_id', '=', workspaceId)
    .where('name', '=', NAME)
    .executeTakeFirst();
  return row ? workspacePolicy.parse(JSON.parse(row.value)) : noPolicy;
};

export const savePolicy = async (identity: Identity, workspaceId: string, policy: WorkspacePolicy): Promise<void> => {
  const value = JSON.stringify(policy);
  await identity
    .insertInto('workspace_setting')
    .values({ workspace_id: workspaceId, name: NAME, value })
    .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet({ value }))
    .execute();
};
