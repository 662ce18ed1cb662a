import { useSearchParams } from 'react-router-dom';

type Change = (parts: Readonly<Record<string, string | null>>) => void;

/**
 * What a page shows, kept in its address: whoever follows a link from it and comes back finds it as it was.
 * @returns the value of a name (empty when there is none), and a change of several at once; null takes one away
 */
export function useUrlState(): [get: (name: string) => string, change: Change] {
  const [params, setParams] = useSearchParams();
  return [
    (name) => params.get(name) ?? '',
    (parts) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          for (const [name, value] of Object.entries(parts))
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
  ];
}
