import type { SubjectFigures } from '../../../contracts/measures';
import type { SubjectKind } from '../../../domain/measures';
import { caseworkApi, inLanguage } from '../shared/api';

export type Asked = { subject: SubjectKind; from: string; to: string; id?: string };

/** The figures of all subjects of a kind that one may see. */
export const measuresApi = caseworkApi.injectEndpoints({
  endpoints: (builder) => ({
    caseworkFigures: builder.query<SubjectFigures[], Asked>({
      query: (asked) => ({
        url: `/casework/measures?${new URLSearchParams(asked)}`,
        config: inLanguage(),
      }),
      transformResponse: (answer: { data: SubjectFigures[] }) => answer.data,
      providesTags: ['CaseworkMembership'],
    }),
  }),
  overrideExisting: false,
});

export const { useCaseworkFiguresQuery } = measuresApi;
