import { Link } from 'react-router-dom';
import { styled } from 'styled-components';

/** A link in a page's own text: large enough to be read and to be hit with a thumb. */
export const PageLink = styled(Link)`
  color: ${({ theme }) => theme.colors.primary600};
  font-size: 1.5rem;
  line-height: 1.5;
  overflow-wrap: anywhere;
  text-decoration: none;
  &:hover,
  &:focus-visible {
    text-decoration: underline;
  }
`;
