import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createGlobalStyle, styled } from 'styled-components';

/**
 * What is printed stands in the page only while it is printed, so that nobody hears or finds it twice.
 * @param usual what the browser's own command prints
 */
export function usePrinting<T>(usual: T): { printed: T | null; print: (what: T) => void } {
  const [asked, setAsked] = useState<{ what: T; send: boolean } | null>(null);
  useEffect(() => {
    const before = (): void => flushSync(() => setAsked((given) => given ?? { what: usual, send: false }));
    const after = (): void => setAsked(null);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, [usual]);
  useEffect(() => {
    if (asked?.send) window.print();
  }, [asked]);
  return { printed: asked?.what ?? null, print: useCallback((what) => setAsked({ what, send: true }), []) };
}

/** Paper is white by night, too. */
const Paper = createGlobalStyle<{ $landscape: boolean }>`
  @media print {
    @page { size: A4 ${({ $landscape }) => ($landscape ? 'landscape' : 'portrait')}; margin: 12mm 10mm; }
    html, body { background: #fff !important; }
  }
`;

const Sheet = styled.div<{ $landscape: boolean }>`
  display: none;
  @media print {
    display: block;
    color: #000;
    background: #fff;
    font-size: ${({ $landscape }) => ($landscape ? '7pt' : '10pt')};
    line-height: 1.4;

    h1 {
      font-size: 16pt;
      font-weight: 700;
      text-align: center;
    }
    h2 {
      margin: 4mm 0 1.5mm;
      font-size: 11pt;
      font-weight: 700;
      break-after: avoid;
    }
    header p {
      display: flex;
      justify-content: space-between;
      margin: 2mm 0;
    }
    table {
      width: 100%;
      border-collapse: collapse;
      table-layout: fixed;
    }
    table + table {
      margin-top: -1px;
    }
    thead {
      /* Heads are repeated on each page only where they are not broken themselves. */
      display: table-header-group;
      break-inside: avoid;
    }
    tr {
      break-inside: avoid;
    }
    th,
    td {
      padding: 1mm 1.5mm;
      border: 1px solid #000;
      text-align: left;
      vertical-align: top;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    th {
      font-weight: 700;
    }
    .pairs th {
      width: 24mm;
    }
    .sequence {
      width: 10mm;
    }
    .when,
    .by {
      width: 30mm;
    }
    .act {
      width: 28mm;
    }
  }
`;

type Props = { title: string; notes: readonly string[]; landscape?: boolean; children: ReactNode };

/** A sheet that stands on paper alone, in the place of its page, whose own parts are marked `no-print`. */
export const Printed = ({ title, notes, landscape = false, children }: Props) => (
  <Sheet $landscape={landscape} data-casework-sheet="">
    <Paper $landscape={landscape} />
    <header>
      <h1>{title}</h1>
      <p>
        {notes.map((note) => (
          <span key={note}>{note}</span>
        ))}
      </p>
    </header>
    {children}
  </Sheet>
);
