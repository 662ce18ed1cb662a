import { Layouts, Page } from '@strapi/strapi/admin';
import type { ComponentProps } from 'react';

type Props = Omit<ComponentProps<typeof Layouts.Header>, 'title'> & { title: string };

/** A page's heading, which is what the browser's tab is called, too. */
export const PageHead = (props: Props) => (
  <>
    <Page.Title>{props.title}</Page.Title>
    <Layouts.Header {...props} />
  </>
);
