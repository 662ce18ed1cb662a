import type { Reference } from '../../../domain/documents';

/** A figure of a document, which opens onto the records behind it. */
export type FigureRef = Extract<Reference, { figure: unknown }>['figure'];

/** The question behind a figure, without its period. */
export type FigureOf = Pick<FigureRef, 'measure' | 'subject' | 'id' | 'name'>;
