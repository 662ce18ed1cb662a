import { Box, Button, Flex, TextInput, Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';
import { styled } from 'styled-components';
import type { FoundEnterprise } from '../../../contracts/registration';
import { messageOf } from '../shared/refusal';
import { useText } from '../shared/texts';
import { useCaseworkFindEnterprisesQuery } from './api';

const RESTS_MS = 200;

const Options = styled.ul`
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 4px;
  background: ${({ theme }) => theme.colors.neutral0};
  > li[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }
  > li {
    padding: 0.8rem 1.2rem;
    cursor: pointer;
  }
`;

type Props = { chosen: FoundEnterprise | null; onChoose: (one: FoundEnterprise | null) => void };

/** An enterprise by part of its name, pinyin initials or code; arrows and Enter choose. */
export function EnterpriseSearch({ chosen, onChoose }: Props) {
  const { text } = useText();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => {
      setAsked(typed.trim());
      setAt(0);
    }, RESTS_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data, error, isFetching } = useCaseworkFindEnterprisesQuery(asked, { skip: asked === '' });
  if (chosen) {
    return (
      <Flex gap={3} wrap="wrap" justifyContent="space-between" background="neutral100" hasRadius padding={3}>
        <Facts one={chosen} />
        <Button
          size="S"
          variant="tertiary"
          onClick={() => {
            onChoose(null);
            setTyped('');
            setTimeout(() => input.current?.focus());
          }}
        >
          {text('register.other')}
        </Button>
      </Flex>
    );
  }
  const options = asked === '' ? [] : (data ?? []);
  const move = (by: number): void => setAt((n) => Math.max(0, Math.min(options.length - 1, n + by)));
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      <TextInput
        ref={input}
        name="enterprise"
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls="casework-enterprises"
        aria-activedescendant={options[at] ? `casework-enterprise-${options[at].documentId}` : undefined}
        autoComplete="off"
        autoFocus
        value={typed}
        placeholder={text('register.find')}
        onChange={(event: { target: { value: string } }) => setTyped(event.target.value)}
        onKeyDown={(event: { key: string; preventDefault: () => void }) => {
          if (event.key === 'ArrowDown') move(1);
          else if (event.key === 'ArrowUp') move(-1);
          else if (event.key === 'Enter' && options[at]) onChoose(options[at]);
          else return;
          event.preventDefault();
        }}
      />
      {error !== undefined && <Typography textColor="danger600">{messageOf(error)}</Typography>}
      {options.length > 0 && (
        <Options id="casework-enterprises" role="listbox" aria-label={text('register.enterprise')}>
          {options.map((one, n) => (
            <li
              key={one.documentId}
              id={`casework-enterprise-${one.documentId}`}
              role="option"
              aria-selected={n === at}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(one)}
            >
              <Facts one={one} />
            </li>
          ))}
        </Options>
      )}
      {asked !== '' && !isFetching && data?.length === 0 && (
        <Typography textColor="neutral600" role="status">
          {text('form.nothing')}
        </Typography>
      )}
    </Flex>
  );
}

const Facts = ({ one }: { one: FoundEnterprise }) => {
  const { text } = useText();
  const { name, creditCode, township, leader, group, contactName, contactPhone, open } = one;
  return (
    <Box style={{ minWidth: 0 }}>
      <Typography display="block" fontWeight="bold" style={{ overflowWrap: 'anywhere' }}>
        {name}
      </Typography>
      <Typography display="block" variant="pi" textColor="neutral700" style={{ overflowWrap: 'anywhere' }}>
        {[
          creditCode,
          township,
          leader,
          group,
          [contactName, contactPhone].filter(Boolean).join(' '),
          open > 0 && text('register.open', { n: open }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </Box>
  );
};
