import { Th, Thead, Tr, Typography } from '@strapi/design-system';

/** The head of a table: what its columns are called; an empty name heads a column of buttons. */
export const TableHead = ({ names }: { names: readonly string[] }) => (
  <Thead>
    <Tr>
      {names.map((name, i) => (
        <Th key={i}>
          <Typography variant="sigma">{name}</Typography>
        </Th>
      ))}
    </Tr>
  </Thead>
);
