import { Discuss, HandHeart, ManyToOne, Walk } from '@strapi/icons';
import type { StrapiApp } from '@strapi/strapi/admin';

const CM = 'plugin::content-manager.explorer';

/** The pages of meetings, visits, common problems and policies in the menu, for whoever may look at them. */
export function addRooms(app: Pick<StrapiApp, 'addMenuLink'>): void {
  app.addMenuLink({
    to: 'plugins/casework/meetings',
    icon: Discuss,
    intlLabel: { id: 'casework.meetings.title', defaultMessage: 'Meetings' },
    permissions: [{ action: `${CM}.read`, subject: 'api::meeting.meeting' }],
    position: 4,
    Component: () => import('./MeetingsApp'),
  });
  app.addMenuLink({
    to: 'plugins/casework/visits',
    icon: Walk,
    intlLabel: { id: 'casework.visits.title', defaultMessage: 'Visits' },
    permissions: [{ action: `${CM}.read`, subject: 'api::visit.visit' }],
    position: 5,
    Component: () => import('../visits/VisitsApp'),
  });
  app.addMenuLink({
    to: 'plugins/casework/common-problems',
    icon: ManyToOne,
    intlLabel: { id: 'casework.problems.title', defaultMessage: 'Common problems' },
    permissions: [{ action: `${CM}.read`, subject: 'api::common-problem.common-problem' }],
    position: 6,
    Component: () => import('../common-problems/ProblemsApp'),
  });
  app.addMenuLink({
    to: 'plugins/casework/policies',
    icon: HandHeart,
    intlLabel: { id: 'casework.policies.title', defaultMessage: 'Policies' },
    permissions: [{ action: `${CM}.read`, subject: 'api::policy-delivery.policy-delivery' }],
    position: 7,
    Component: () => import('../policies/PoliciesApp'),
  });
}
