import { extraFieldCalls as declared } from '../../../../contracts/extra-fields';
import type { ExtraRecord } from '../../../../domain/extra';
import { bindCalls } from '../../platform/calls/bind-calls';
import { readExtraFields } from './read';

export const extraFieldCalls = bindCalls(declared, {
  list: async ({ params, transaction }) => {
    const fields = await transaction((trx) => readExtraFields(trx, params.record as ExtraRecord));
    return { data: fields.map(({ readers: _readers, ...field }) => field) };
  },
});
