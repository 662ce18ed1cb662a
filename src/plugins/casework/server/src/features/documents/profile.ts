import { DOCUMENT_KINDS, type DocumentKind, type IssuingProfile } from '../../../../domain/documents';
import { cityProfile, type CityProfile } from '../city/profile';

/**
 * Reads bodies, 代字, number format and receivers of documents from a city's profile.
 * @throws Error when the profile has no 代字 for a kind
 */
export function issuingProfileOf(city: CityProfile): IssuingProfile {
  const { documents, issuers, documentCodes, groupDocumentCodes, verticalDepartments } = city;
  const codeOf = (kind: DocumentKind): string => {
    const code = documentCodes[kind];
    if (code === undefined) throw new Error(`city profile of ${city.name}: documentCodes has no ${kind}`);
    return code;
  };
  return {
    office: issuers.office.mark,
    signature: issuers.office.signature,
    minutesMark: documents.minutesMark,
    whole: documents.whole,
    numberFormat: city.documentNumber,
    codes: Object.fromEntries(DOCUMENT_KINDS.map((kind) => [kind, codeOf(kind)])) as IssuingProfile['codes'],
    groupCodes: groupDocumentCodes,
    circularReceivers: documents.circularReceivers,
    reportReceivers: documents.reportReceivers,
    copies: documents.copies,
    verticalCodes: verticalDepartments,
    letters: documents.letters,
  };
}

/** The issuing profile of this installation. */
export const issuingProfile = (): IssuingProfile => issuingProfileOf(cityProfile());
