import type { Configuration, ConfigurationTaken, Readiness } from '../../../contracts/configuration';
import { caseworkApi, inLanguage } from '../shared/api';

/** The calls of the page 设置. */
const configurationApi = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkReadiness: builder.query<Readiness, void>({
      query: () => ({ url: '/casework/configuration/readiness', config: inLanguage() }),
      transformResponse: (answer: { data: Readiness }) => answer.data,
      providesTags: ['CaseworkMembership'],
    }),
    caseworkTakeConfiguration: builder.mutation<
      ConfigurationTaken,
      { configuration: Configuration; dryRun: boolean }
    >({
      query: ({ configuration, dryRun }) => ({
        url: `/casework/configuration?dryRun=${String(dryRun)}`,
        method: 'POST',
        data: { data: configuration },
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: ConfigurationTaken }) => answer.data,
      invalidatesTags: (taken) => (taken?.applied ? ['CaseworkMembership', 'Document', 'Relations'] : []),
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkReadinessQuery, useCaseworkTakeConfigurationMutation } = configurationApi;
