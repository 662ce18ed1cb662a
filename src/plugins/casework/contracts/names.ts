/** Returns a record's name with its other name, unless that is part of the name: 市商务和口岸局（商务局）, 市工信局. */
export const withBesides = (name: string, besides: string | null | undefined): string =>
  besides && !name.includes(besides) ? `${name}（${besides}）` : name;
