import type { ExtraFieldAnswer } from '../../../../contracts/extra-fields';
import type { ExtraRecord } from '../../../../domain/extra';
import { caseworkApi, inLanguage } from '../api';

/** The extra fields of a kind of record that the reader may read; asked anew wherever a form opens: they take effect at once. */
const extraApi = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkExtraFields: builder.query<ExtraFieldAnswer[], ExtraRecord>({
      query: (record) => ({ url: `/casework/extra-fields/${record}`, config: inLanguage() }),
      transformResponse: (answer: { data: ExtraFieldAnswer[] }) => answer.data,
      providesTags: ['CaseworkMembership', { type: 'Document', id: 'api::extra-field.extra-field_LIST' }],
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkExtraFieldsQuery } = extraApi;
