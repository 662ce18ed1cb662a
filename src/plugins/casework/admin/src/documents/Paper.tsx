import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { styled } from 'styled-components';
import type { MeasureCode, SubjectKind } from '../../../domain/measures';
import { issuePage } from '../shared/places';

/** A figure of a document, which opens onto the records behind it; or an issue, which opens its page. */
export type FigureRef = {
  measure: MeasureCode;
  subject: SubjectKind;
  id: string | null;
  /** whose figure it is */
  name: string;
};
export type Reference = { figure: FigureRef } | { issue: string };

/** The parts of a document as the service describes it (server: documents/blocks.ts). */
type Block =
  | { kind: 'heading1' | 'heading2'; text: string }
  | { kind: 'paragraph'; text: string; figures?: { words: string; refers: Reference }[] }
  | {
      kind: 'table';
      caption: string;
      columns: { head: string; align: 'left' | 'center' | 'right' }[];
      rows: string[][];
      refers?: (Reference | null)[][];
    };

export type OfficialText = {
  mark: string;
  number: string;
  title: string;
  receivers: string;
  blocks: Block[];
  signature: string;
  date: string;
  copies: string;
  printer: string;
};

const SONG = `'Noto Serif SC', 'Noto Serif CJK SC', SimSun, serif`;
const RED = '#c8102e';

/** A sheet as it will be printed, in its main features: black on white in every theme of the panel. */
const Sheet = styled.article`
  max-width: 84rem;
  padding: 4rem clamp(1.6rem, 6vw, 7rem);
  background: #fff;
  color: #000;
  font-family: ${SONG};
  font-size: 1.6rem;
  line-height: 1.8;
  box-shadow: 0 1px 4px rgb(0 0 0 / 20%);

  h2 {
    color: ${RED};
    font-size: clamp(2rem, 4vw, 3.2rem);
    font-weight: 900;
    text-align: center;
  }

  h3 {
    padding: 3rem 0 2rem;
    font-size: 2.2rem;
    font-weight: 900;
    text-align: center;
    white-space: pre-line;
  }

  h4 {
    font-family: 'Noto Sans SC', 'Noto Sans CJK SC', SimHei, sans-serif;
    font-weight: 500;
    text-indent: 2em;
  }

  p {
    text-indent: 2em;
    text-align: justify;
  }

  p[data-plain] {
    text-indent: 0;
  }
`;

const Number = styled.div`
  padding: 1.6rem 0 0.8rem;
  border-bottom: 2px solid ${RED};
  text-align: center;
`;

const Wide = styled.div`
  overflow-x: auto;
  padding: 1rem 0 2rem;

  caption {
    padding-bottom: 0.6rem;
    font-weight: 700;
    text-align: center;
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 1.3rem;
    line-height: 1.4;
  }

  th,
  td {
    padding: 0.4rem 0.6rem;
    border: 1px solid #000;
  }

  th {
    font-weight: 700;
    text-align: center;
  }
`;

const Signature = styled.div`
  padding: 3rem 2em 2rem 0;
  text-align: right;
`;

const Imprint = styled.div`
  border-top: 1px solid #000;
  border-bottom: 1px solid #000;
  padding: 0.4rem 1em;
  font-size: 1.4rem;
`;

/** What can be opened looks like text, with a dotted line that is not printed. */
const Opens = styled.span`
  &,
  a {
    color: inherit;
    text-decoration: underline dotted;
    text-underline-offset: 0.2em;
    cursor: pointer;
  }

  &:hover,
  a:hover {
    text-decoration-style: solid;
  }
`;

type Open = (figure: FigureRef) => void;

/** A document on the screen, to be read and checked before it is printed; each figure opens onto its records. */
export function Paper({ document, onFigure }: { document: OfficialText; onFigure: Open }) {
  return (
    <Sheet lang="zh-Hans">
      <h2>{document.mark}</h2>
      <Number>{document.number}</Number>
      <h3>{document.title}</h3>
      <p data-plain>{document.receivers}</p>
      {document.blocks.map((block, i) => (
        <Fragment key={i}>{partOf(block, onFigure)}</Fragment>
      ))}
      <Signature>
        <div>{document.signature}</div>
        <div>{document.date}</div>
      </Signature>
      <Imprint>
        {document.copies}
        <br />
        {document.printer}
      </Imprint>
    </Sheet>
  );
}

function refer(words: string, refers: Reference | null | undefined, open: Open): ReactNode {
  if (!refers) return words;
  if ('issue' in refers) {
    return (
      <Opens>
        <Link to={issuePage(refers.issue)}>{words}</Link>
      </Opens>
    );
  }
  const show = (): void => open(refers.figure);
  // A button would not break over lines, and pull the justified text apart.
  return (
    <Opens
      role="button"
      tabIndex={0}
      aria-haspopup="dialog"
      onClick={show}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        show();
      }}
    >
      {words}
    </Opens>
  );
}

/** A paragraph with its figures, which stand in it in their order. */
function withFigures({ text, figures }: Extract<Block, { kind: 'paragraph' }>, open: Open): ReactNode[] {
  const parts: ReactNode[] = [];
  let rest = text;
  for (const { words, refers } of figures ?? []) {
    const at = rest.indexOf(words);
    if (at < 0) continue;
    parts.push(rest.slice(0, at), refer(words, refers, open));
    rest = rest.slice(at + words.length);
  }
  return [...parts, rest].map((part, i) => <Fragment key={i}>{part}</Fragment>);
}

function partOf(block: Block, open: Open) {
  switch (block.kind) {
    case 'heading1':
      return <h4>{block.text}</h4>;
    case 'heading2':
      return <p style={{ fontWeight: 700 }}>{block.text}</p>;
    case 'paragraph':
      return <p>{withFigures(block, open)}</p>;
    case 'table':
      return (
        <Wide tabIndex={0}>
          <table>
            <caption>{block.caption}</caption>
            <thead>
              <tr>
                {block.columns.map(({ head }, i) => (
                  <th key={i} scope="col">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row, i) => (
                <tr key={i}>
                  {row.map((cell, j) => (
                    <td key={j} style={{ textAlign: block.columns[j]?.align }}>
                      {refer(cell, block.refers?.[i]?.[j], open)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Wide>
      );
  }
}
