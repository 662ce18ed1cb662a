-- phase: after-sync
-- Assessments (plan §五): what the policies read of them, and which of them there is one of at a time.

-- Unprotected mirror for the policies of what hangs on an assessment.
create table casework.assessment_access (
  assessment_id integer primary key,
  group_id integer,
  assesses text not null,
  "from" date not null,
  "to" date not null,
  shown boolean not null
);

-- One computed table of a scheme, period and group at a time.
create unique index assessments_one_computed on assessments (scheme_id, "from", "to", coalesce(group_id, 0))
  where state = 'computed';
-- The versions of one scheme are a family: one of them is in force, and one is being drafted.
create unique index assessment_schemes_one_in_force on assessment_schemes (family) where state = 'in-force';
create unique index assessment_schemes_one_draft on assessment_schemes (family) where state = 'draft';
create index assessments_period on assessments ("from", "to") where state in ('published', 'final');
create index assessment_adjustments_of on assessment_adjustments (assessment_id);
create index assessment_objections_of on assessment_objections (assessment_id);
