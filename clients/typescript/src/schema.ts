// Made from the OpenAPI document by `UPDATE_CLIENT=1 npm test -- tests/openapi`. Do not edit.
export interface paths {
    "/api/assessment-adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 考核加减分 */
        get: operations["assessment-adjustment.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment-adjustments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 考核加减分 */
        get: operations["assessment-adjustment.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment-objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 考核异议 */
        get: operations["assessment-objection.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment-objections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 考核异议 */
        get: operations["assessment-objection.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment-schemes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 考核方案 */
        get: operations["assessment-scheme.find"];
        put?: never;
        /** Create 考核方案 */
        post: operations["assessment-scheme.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessment-schemes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 考核方案 */
        get: operations["assessment-scheme.findOne"];
        /** Change 考核方案 */
        put: operations["assessment-scheme.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 考核 */
        get: operations["assessment.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/assessments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 考核 */
        get: operations["assessment.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the password */
        post: operations["casework.auth.change-password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/local": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["casework.auth.local"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 放假与调休 */
        get: operations["calendar-day.find"];
        put?: never;
        /** Create 放假与调休 */
        post: operations["calendar-day.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-days/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 放假与调休 */
        get: operations["calendar-day.findOne"];
        /** Change 放假与调休 */
        put: operations["calendar-day.update"];
        post?: never;
        /** Delete 放假与调休 */
        delete: operations["calendar-day.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-years": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 年度放假安排 */
        get: operations["calendar-year.find"];
        put?: never;
        /** Create 年度放假安排 */
        post: operations["calendar-year.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/calendar-years/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 年度放假安排 */
        get: operations["calendar-year.findOne"];
        /** Change 年度放假安排 */
        put: operations["calendar-year.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What waits for the city meeting, and proposals
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.escalation.agenda"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/anchors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The daily anchors of all ledgers, newest first
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.evidence.anchors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/anchors/{number}/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An anchor as it is to be kept outside, with the heads that changed that day
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.evidence.anchorFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessment-schemes/{documentId}/new-version": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A draft of the next version of a scheme
         * @description For every account.
         */
        post: operations["casework.assessments.newVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessment-schemes/{documentId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a scheme would give; stores nothing
         * @description For: Office, Group.
         */
        post: operations["casework.assessments.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessment-schemes/{documentId}/put-in-force": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a scheme in force
         * @description For every account.
         */
        post: operations["casework.assessments.putInForce"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The assessments that the caller sees
         * @description For: Office, Group, Unit, Leader, Liaison, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.assessments.list"];
        put?: never;
        /**
         * Compute an assessment
         * @description For: Office, Group.
         */
        post: operations["casework.assessments.compute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The table of an assessment
         * @description For every account.
         */
        get: operations["casework.assessments.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add points to a subject or take them away
         * @description For every account.
         */
        post: operations["casework.assessments.adjust"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve the table
         * @description For every account.
         */
        post: operations["casework.assessments.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The table computed now against the one that holds
         * @description For every account.
         */
        get: operations["casework.assessments.compare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The table as a sheet
         * @description For every account.
         */
        get: operations["casework.assessments.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/finalise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the table final
         * @description For every account.
         */
        post: operations["casework.assessments.finalise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/objections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to a published table
         * @description For every account.
         */
        post: operations["casework.assessments.object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/objections/{objection}/decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decide an objection
         * @description For every account.
         */
        post: operations["casework.assessments.decide"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make the table public
         * @description For every account.
         */
        post: operations["casework.assessments.publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/assessments/{documentId}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records behind a cell
         * @description For every account.
         */
        get: operations["casework.assessments.records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/burden": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is asked of each group and unit in a month
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.reports.burden"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enter a year of the calendar
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.enterCalendar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was changed of rules, settings and who may do what, newest first
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.sweep.changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/changes/{type}/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was changed of one record, newest first
         * @description For: Office, Auditor, Head of the task force, Super admin, Group, Leader, Liaison.
         */
        get: operations["casework.sweep.recordChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/common-problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All common problems
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.commonProblems.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/common-problems/{documentId}/candidates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open issues that are alike
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.commonProblems.candidates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/common-problems/{documentId}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Link issues to a common problem
         * @description For: Office.
         */
        post: operations["casework.commonProblems.link"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/common-problems/{documentId}/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A common problem with its issues
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.commonProblems.overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/common-problems/{documentId}/unlink": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take issues off a common problem
         * @description For: Office.
         */
        post: operations["casework.commonProblems.unlink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/common-problems/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Issues that look as if they had one cause
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.commonProblems.suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/configuration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole configuration as one file
         * @description For: Office, Super admin.
         */
        get: operations["casework.configuration.download"];
        put?: never;
        /**
         * Take a configuration: all of it or nothing
         * @description For: Office, Super admin.
         */
        post: operations["casework.configuration.take"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/configuration/readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is missing before going live
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.configuration.readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/deliveries/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give up a failed delivery
         * @description For: Office, Super admin.
         */
        post: operations["casework.notifications.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a failed delivery tried again
         * @description For: Office, Super admin.
         */
        post: operations["casework.notifications.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/departments/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the caller’s department says of itself
         * @description For: Office, Group, Unit.
         */
        get: operations["casework.departments.own"];
        /**
         * Say it anew
         * @description For: Office, Group, Unit.
         */
        put: operations["casework.departments.editOwn"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The official documents that the caller sees
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.documents.list"];
        put?: never;
        /**
         * Draft a document from its data
         * @description For: Office, Group.
         */
        post: operations["casework.documents.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A document
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.documents.document"];
        /**
         * Edit a draft
         * @description For: Office, Group.
         */
        put: operations["casework.documents.edit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a letter that needs it
         * @description For: Head of the task force.
         */
        post: operations["casework.documents.approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/data.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The frozen figures behind a document
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.documents.data"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What of an issued document’s figures would be otherwise if it were computed again as at its own instant
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.documents.differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/docx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The .docx
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.documents.docx"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/issue": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issue: number, freeze and store
         * @description For: Office, Group.
         */
        post: operations["casework.documents.issue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The PDF; a preview before it is issued
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.documents.pdf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A draft as PDF with changes that are not saved
         * @description For: Office, Group.
         */
        post: operations["casework.documents.preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge a letter
         * @description For: Office, Group.
         */
        post: operations["casework.documents.receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/reply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a letter
         * @description For: Office, Group.
         */
        post: operations["casework.documents.reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review
         * @description For: Office, Group.
         */
        post: operations["casework.documents.review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke
         * @description For: Office, Group.
         */
        post: operations["casework.documents.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/{documentId}/send-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send back
         * @description For: Office, Group.
         */
        post: operations["casework.documents.sendBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/counts/{code}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records behind a count of a document
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.documents.counted"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/fonts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which face serves which role
         * @description For: Office, Super admin.
         */
        get: operations["casework.documents.fonts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Letters that the rules propose
         * @description For: Office.
         */
        get: operations["casework.documents.suggestions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The texts of documents, with what may stand in them
         * @description For: Office, Super admin.
         */
        get: operations["casework.documents.texts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/documents/texts/{documentId}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a text back to what it was delivered as
         * @description For: Office.
         */
        post: operations["casework.documents.restoreText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Duties with both dates and their state, as the caller sees them
         * @description For every account.
         */
        get: operations["casework.duties.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/duties/{documentId}/waive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waive a duty: out of the denominator, still listed
         * @description For: Office.
         */
        post: operations["casework.duties.waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/duties/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many duties fall due on which day, by type
         * @description For every account.
         */
        get: operations["casework.duties.calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/enterprise-messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What enterprises have written, what waits for an answer first
         * @description For: Office, Auditor, Head of the task force, Group.
         */
        get: operations["casework.enterprise-messages.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/enterprise-messages/{message}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer a message; it is shown on the enterprise’s page
         * @description For: Office, Group.
         */
        post: operations["casework.enterprise-messages.answer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/enterprises/{documentId}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The links of an enterprise, latest first
         * @description For: Office, Group.
         */
        get: operations["casework.enterprise-links.list"];
        put?: never;
        /**
         * A link to the enterprise’s page; the one before of the same purpose ends
         * @description For: Office, Group.
         */
        post: operations["casework.enterprise-links.make"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/enterprises/{documentId}/links/{link}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke a link, and what it has opened
         * @description For: Office, Group.
         */
        post: operations["casework.enterprise-links.revoke"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/enterprises/{documentId}/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The policies in force that are for an enterprise
         * @description For: Office, Group, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.policies.ofEnterprise"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened, in order and in pages; `after` is the cursor of the last answer
         * @description For: Office, Auditor, Head of the task force, Super admin, Group.
         */
        get: operations["casework.events.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/extra-fields/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The extra fields of a kind of record that the caller may read
         * @description For every account.
         */
        get: operations["casework.extra-fields.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/files/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description For every account.
         */
        get: operations["casework.files.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/files/signed/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file by a signed address
         * @description No account needed.
         */
        get: operations["casework.files.signed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is all well? For a monitor; 503 without a database, or when what is due stands still
         * @description No account needed.
         */
        get: operations["casework.sweep.health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which files were taken in, by whom
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.imports.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/imports/{id}/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was wrong with an import of one’s own, as a sheet
         * @description For every account.
         */
        get: operations["casework.imports.errors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/imports/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far an import of one’s own is
         * @description For every account.
         */
        get: operations["casework.imports.progress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came in, what waits first
         * @description For: Office, Auditor, Head of the task force, Super admin, Group.
         */
        get: operations["casework.intakes.list"];
        put?: never;
        /**
         * Hand in what came in; the same source and outside number again is answered with the first
         * @description For: Office, Group.
         */
        post: operations["casework.intakes.receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/intakes/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The state of what came in, and its content
         * @description For: Office, Auditor, Head of the task force, Super admin, Group.
         */
        get: operations["casework.intakes.read"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/intakes/{documentId}/assign-enterprise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Name the enterprise that it is from
         * @description For: Office, Group.
         */
        post: operations["casework.intakes.assignEnterprise"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/intakes/{documentId}/attach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Attach it to an issue of the enterprise, as a note
         * @description For: Office, Group.
         */
        post: operations["casework.intakes.attach"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/intakes/{documentId}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss it, with the reason
         * @description For: Office, Group.
         */
        post: operations["casework.intakes.dismiss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/intakes/{documentId}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register it as an issue; its receipt is kept
         * @description For: Office, Group.
         */
        post: operations["casework.intakes.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an issue
         * @description For every account.
         */
        post: operations["casework.issues.register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/{documentId}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The actions that the caller may take now
         * @description For every account.
         */
        get: operations["casework.issues.actions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/{documentId}/actions/{action}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an action
         * @description For every account.
         */
        post: operations["casework.issues.act"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/{documentId}/archive.zip": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The archive package of a finished issue; of the same state always the same bytes
         * @description For: Office, Auditor, Head of the task force.
         */
        get: operations["casework.archive.issue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/{documentId}/extra": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Fill in extra fields
         * @description For every account.
         */
        post: operations["casework.issues.fillExtra"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/{documentId}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of an issue
         * @description For every account.
         */
        get: operations["casework.issues.ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/{documentId}/ledger/{sequence}/object": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Object to an entry that somebody else has made in one’s name
         * @description For every account.
         */
        post: operations["casework.issues.object"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/{documentId}/proof.html": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The proof of an issue’s ledger: one page that checks itself offline
         * @description For every account.
         */
        get: operations["casework.evidence.proof"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export of what the caller sees
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.tables.exportIssues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in an outside ledger: all rows or none
         * @description For: Office.
         */
        post: operations["casework.imports.history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/import/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is wrong with an outside ledger, as a sheet
         * @description For: Office.
         */
        post: operations["casework.imports.historyErrors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/import/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The template of an outside ledger
         * @description For: Office.
         */
        get: operations["casework.imports.historyTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/issues/similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Issues of the enterprise within 90 days whose text is alike, shown beside the register form
         * @description For: Office, Group, Leader, Liaison, Enterprise.
         */
        post: operations["casework.intakes.similar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/ledgers/{table}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ledger of groups or of units, as a table
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.tables.page"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/ledgers/{table}/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same as a file
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.tables.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every measure with numerator, denominator and value
         * @description For every account.
         */
        get: operations["casework.assessment.figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/measures/{code}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The records behind a figure
         * @description For every account.
         */
        get: operations["casework.assessment.records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/measures/export.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The same figures as a sheet
         * @description For every account.
         */
        get: operations["casework.assessment.download"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meetings that the caller sees
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.meetings.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/meetings/{documentId}/agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A meeting with its agenda
         * @description For every account.
         */
        get: operations["casework.meetings.agenda"];
        put?: never;
        /**
         * Put something on the agenda, or all that waits for the meeting
         * @description For every account.
         */
        post: operations["casework.meetings.add"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/meetings/{documentId}/conclude": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply the decisions of a meeting, all or none
         * @description For every account.
         */
        post: operations["casework.meetings.conclude"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/meetings/{documentId}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Write decisions down
         * @description For every account.
         */
        put: operations["casework.meetings.save"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/meetings/{documentId}/items/{item}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take something off the agenda
         * @description For every account.
         */
        delete: operations["casework.meetings.remove"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/meetings/{documentId}/minutes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The draft of the minutes
         * @description For every account.
         */
        get: operations["casework.meetings.minutes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/meetings/owed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meetings that a month wants, and what there is of them
         * @description For: Office, Super admin, Leader, Liaison.
         */
        get: operations["casework.meetings.owed"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The memberships that the caller holds
         * @description For every account.
         */
        get: operations["casework.organisation.memberships"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/memberships/{documentId}/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose the membership in use
         * @description For every account.
         */
        post: operations["casework.organisation.useMembership"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller’s own messages
         * @description For every account.
         */
        get: operations["casework.notifications.messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark one as read
         * @description For every account.
         */
        post: operations["casework.notifications.read"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/messages/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark all as read
         * @description For every account.
         */
        post: operations["casework.notifications.readAll"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/messages/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many are unread
         * @description For every account.
         */
        get: operations["casework.notifications.unread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metrics in Prometheus’ text form, for a monitor: with METRICS_TOKEN as bearer, or from the machine itself
         * @description No account needed.
         */
        get: operations["casework.sweep.metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/notification-preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the caller wants to be told
         * @description For every account.
         */
        get: operations["casework.notifications.preferences"];
        /**
         * Set how the caller wants to be told
         * @description For every account.
         */
        put: operations["casework.notifications.setPreferences"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description No account needed.
         */
        get: operations["casework.openapi.document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Policies, with how many enterprises they are for
         * @description For: Office, Group, Unit, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.policies.list"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/policies/{documentId}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record that enterprises were told, and what came of it
         * @description For: Office, Group, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        post: operations["casework.policies.deliver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/policies/{documentId}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The enterprises that a policy is for, and which were told
         * @description For: Office, Group, Leader, Liaison, Enterprise, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.policies.matches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/reassignments/{documentId}/{step}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A step of a reassignment
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.reassignment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/registration/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Categories with their units and limits
         * @description For: Office, Group, Leader, Liaison.
         */
        get: operations["casework.registration.categories"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/registration/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Enterprises by part of the name, pinyin initials or credit code
         * @description For: Office, Group, Leader, Liaison.
         */
        get: operations["casework.registration.enterprises"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft a report from the period’s data
         * @description For every account.
         */
        post: operations["casework.reports.draft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/reports/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A report with its extracts
         * @description For every account.
         */
        get: operations["casework.reports.report"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/reports/{documentId}/redraft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Draft anew
         * @description For every account.
         */
        post: operations["casework.reports.redraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/reports/{documentId}/sections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Edit a draft
         * @description For every account.
         */
        post: operations["casework.reports.save"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/reports/{documentId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a report: nobody changes it any more
         * @description For every account.
         */
        post: operations["casework.reports.submit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/reports/zero": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A unit without a case in the month says so
         * @description For: Unit.
         */
        post: operations["casework.reports.zero"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/retention": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Preview: whose contact data is erased when, by the years that are set or that are asked
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.archive.retention"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/roll-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which lower-level office has sent what of a period
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.rollUps.list"];
        put?: never;
        /**
         * Take in the signed figures of a lower-level office
         * @description No account needed.
         */
        post: operations["casework.rollUps.receive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/roll-ups/offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The offices of the level below
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.rollUps.offices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/roll-ups/offices/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Register the key of a lower-level office
         * @description For: Office.
         */
        put: operations["casework.rollUps.register"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/roll-ups/own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One’s own figures of a closed period, signed
         * @description For: Office.
         */
        get: operations["casework.rollUps.own"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/roll-ups/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one’s figures of a closed period to the level above
         * @description For: Office.
         */
        post: operations["casework.rollUps.send"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/roll-ups/sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What has been sent to the level above
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.rollUps.sent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/run-state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the system did by itself
         * @description For: Office, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.sweep.runState"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/schema.graphql": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The schema of GraphQL, as SDL
         * @description For every account.
         */
        get: operations["casework.graphql.schema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The second factor of the caller’s account
         * @description For every account.
         */
        get: operations["casework.second-factor.state"];
        put?: never;
        /**
         * Begin to enrol an authenticator; one that is enrolled already holds until the new one is confirmed
         * @description For every account.
         */
        post: operations["casework.second-factor.enrol"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/second-factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm the enrolment with a first code
         * @description For every account.
         */
        post: operations["casework.second-factor.confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/second-factor/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New recovery codes; those before are void
         * @description For every account.
         */
        post: operations["casework.second-factor.renewCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/second-factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove the second factor, where no role demands one
         * @description For every account.
         */
        post: operations["casework.second-factor.remove"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How long the session may be idle, and until when the password holds
         * @description For every account.
         */
        get: operations["casework.organisation.session"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sheets/{table}/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take in enterprises, figures or projects: all rows or none
         * @description For: Office, Group.
         */
        post: operations["casework.imports.sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sheets/{table}/import/errors.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is wrong with such a file, as a sheet
         * @description For: Office, Group.
         */
        post: operations["casework.imports.sheetErrors"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sheets/{table}/template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The template of such a file
         * @description For: Office, Group.
         */
        get: operations["casework.imports.sheetTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The ways of signing in
         * @description No account needed.
         */
        get: operations["casework.sign-in.ways"];
        put?: never;
        /**
         * A client of the API begins to sign on: where the person goes
         * @description No account needed.
         */
        post: operations["casework.sign-in.begin"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sign-on/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A client of the API has been sent back: the address for a token
         * @description No account needed.
         */
        post: operations["casework.sign-in.complete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End all sessions of the account
         * @description For every account.
         */
        post: operations["casework.organisation.signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/staff-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A person with memberships and accounts
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.createStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/staff-members/{documentId}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accounts for a person, or new passwords
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.giveAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/staff-members/{documentId}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable a person with all accounts
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.disableStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/staff-members/{documentId}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable a person
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.enableStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/staff-members/{documentId}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a person’s work over
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/staff-members/{documentId}/reset-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset the second factor of a person’s accounts, and end their sessions
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.resetSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/staff-members/{documentId}/unlink-sign-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the link of a person with an identity of the provider, and the sessions
         * @description For: Office, Super admin.
         */
        post: operations["casework.organisation.unlinkSignOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sweep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do now what is due
         * @description For: Office, Super admin.
         */
        post: operations["casework.sweep.sweep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/sweep/failures/{step}/{subject}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have what failed tried again at the next sweep
         * @description For: Office, Super admin.
         */
        post: operations["casework.sweep.retry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/verify/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The page that says whether a document is genuine
         * @description No account needed.
         */
        get: operations["casework.documents.verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record a visit with the issues raised there
         * @description For every account.
         */
        post: operations["casework.visits.record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/visits/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which enterprises have been visited in a quarter
         * @description For: Office, Super admin, Leader, Liaison.
         */
        get: operations["casework.visits.coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/wecom/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * WeCom verifies the callback address
         * @description No account needed.
         */
        get: operations["casework.wecom.verify"];
        put?: never;
        /**
         * WeCom hands over a message
         * @description No account needed.
         */
        post: operations["casework.wecom.message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/work-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who owes a year’s plan, and what there is of it
         * @description For: Office, Group, Auditor, Head of the task force, Super admin.
         */
        get: operations["casework.reports.workPlans"];
        put?: never;
        /**
         * Write the draft of a year’s plan
         * @description For every account.
         */
        post: operations["casework.reports.writeWorkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/work-plans/{documentId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A work plan
         * @description For every account.
         */
        get: operations["casework.reports.workPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/casework/work-plans/{documentId}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Submit a work plan: nobody changes it any more
         * @description For every account.
         */
        post: operations["casework.reports.submitWorkPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 问题类别 */
        get: operations["category.find"];
        put?: never;
        /** Create 问题类别 */
        post: operations["category.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/categories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 问题类别 */
        get: operations["category.findOne"];
        /** Change 问题类别 */
        put: operations["category.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/common-problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 共性问题 */
        get: operations["common-problem.find"];
        put?: never;
        /** Create 共性问题 */
        post: operations["common-problem.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/common-problems/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 共性问题 */
        get: operations["common-problem.findOne"];
        /** Change 共性问题 */
        put: operations["common-problem.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 部门与乡镇 */
        get: operations["department.find"];
        put?: never;
        /** Create 部门与乡镇 */
        post: operations["department.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 部门与乡镇 */
        get: operations["department.findOne"];
        /** Change 部门与乡镇 */
        put: operations["department.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/document-texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 公文文本 */
        get: operations["document-text.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/document-texts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 公文文本 */
        get: operations["document-text.findOne"];
        /** Change 公文文本 */
        put: operations["document-text.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 工作任务 */
        get: operations["duty.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/duties/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 工作任务 */
        get: operations["duty.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise-figures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 企业季度指标 */
        get: operations["enterprise-figure.find"];
        put?: never;
        /** Create 企业季度指标 */
        post: operations["enterprise-figure.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprise-figures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 企业季度指标 */
        get: operations["enterprise-figure.findOne"];
        /** Change 企业季度指标 */
        put: operations["enterprise-figure.update"];
        post?: never;
        /** Delete 企业季度指标 */
        delete: operations["enterprise-figure.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 企业 */
        get: operations["enterprise.find"];
        put?: never;
        /** Create 企业 */
        post: operations["enterprise.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/enterprises/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 企业 */
        get: operations["enterprise.findOne"];
        /** Change 企业 */
        put: operations["enterprise.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/escalation-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 催办与提请规则 */
        get: operations["escalation-rule.find"];
        put?: never;
        /** Create 催办与提请规则 */
        post: operations["escalation-rule.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/escalation-rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 催办与提请规则 */
        get: operations["escalation-rule.findOne"];
        /** Change 催办与提请规则 */
        put: operations["escalation-rule.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/escalations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 提请 */
        get: operations["escalation.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/escalations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 提请 */
        get: operations["escalation.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/event-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 事件订阅 */
        get: operations["event-subscription.find"];
        put?: never;
        /** Create 事件订阅 */
        post: operations["event-subscription.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/event-subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 事件订阅 */
        get: operations["event-subscription.findOne"];
        /** Change 事件订阅 */
        put: operations["event-subscription.update"];
        post?: never;
        /** Delete 事件订阅 */
        delete: operations["event-subscription.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/extra-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 附加项 */
        get: operations["extra-field.find"];
        put?: never;
        /** Create 附加项 */
        post: operations["extra-field.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/extra-fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 附加项 */
        get: operations["extra-field.findOne"];
        /** Change 附加项 */
        put: operations["extra-field.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inspections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 督导 */
        get: operations["inspection.find"];
        put?: never;
        /** Create 督导 */
        post: operations["inspection.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/inspections/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 督导 */
        get: operations["inspection.findOne"];
        /** Change 督导 */
        put: operations["inspection.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intakes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 待登记 */
        get: operations["intake.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/intakes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 待登记 */
        get: operations["intake.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issue-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 申请 */
        get: operations["issue-request.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issue-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 申请 */
        get: operations["issue-request.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 问题诉求 */
        get: operations["issue.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/issues/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 问题诉求 */
        get: operations["issue.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 包联领导岗位 */
        get: operations["leader.find"];
        put?: never;
        /** Create 包联领导岗位 */
        post: operations["leader.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leaders/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 包联领导岗位 */
        get: operations["leader.findOne"];
        /** Change 包联领导岗位 */
        put: operations["leader.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 台账记录 */
        get: operations["ledger-entry.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger-entries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 台账记录 */
        get: operations["ledger-entry.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meeting-items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 会办议题 */
        get: operations["meeting-item.find"];
        put?: never;
        /** Create 会办议题 */
        post: operations["meeting-item.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meeting-items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 会办议题 */
        get: operations["meeting-item.findOne"];
        /** Change 会办议题 */
        put: operations["meeting-item.update"];
        post?: never;
        /** Delete 会办议题 */
        delete: operations["meeting-item.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 集中会办 */
        get: operations["meeting.find"];
        put?: never;
        /** Create 集中会办 */
        post: operations["meeting.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/meetings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 集中会办 */
        get: operations["meeting.findOne"];
        /** Change 集中会办 */
        put: operations["meeting.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 任职 */
        get: operations["membership.find"];
        put?: never;
        /** Create 任职 */
        post: operations["membership.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/memberships/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 任职 */
        get: operations["membership.findOne"];
        /** Change 任职 */
        put: operations["membership.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 时间节点 */
        get: operations["milestone.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/milestones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 时间节点 */
        get: operations["milestone.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notification-channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 群机器人 */
        get: operations["notification-channel.find"];
        put?: never;
        /** Create 群机器人 */
        post: operations["notification-channel.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notification-channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 群机器人 */
        get: operations["notification-channel.findOne"];
        /** Change 群机器人 */
        put: operations["notification-channel.update"];
        post?: never;
        /** Delete 群机器人 */
        delete: operations["notification-channel.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notification-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 通知模板 */
        get: operations["notification-template.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/notification-templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 通知模板 */
        get: operations["notification-template.findOne"];
        /** Change 通知模板 */
        put: operations["notification-template.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/official-documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 公文 */
        get: operations["official-document.find"];
        put?: never;
        /** Create 公文 */
        post: operations["official-document.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/official-documents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 公文 */
        get: operations["official-document.findOne"];
        /** Change 公文 */
        put: operations["official-document.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 包联关系 */
        get: operations["pairing.find"];
        put?: never;
        /** Create 包联关系 */
        post: operations["pairing.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pairings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 包联关系 */
        get: operations["pairing.findOne"];
        /** Change 包联关系 */
        put: operations["pairing.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 惠企政策 */
        get: operations["policy.find"];
        put?: never;
        /** Create 惠企政策 */
        post: operations["policy.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 惠企政策 */
        get: operations["policy.findOne"];
        /** Change 惠企政策 */
        put: operations["policy.update"];
        post?: never;
        /** Delete 惠企政策 */
        delete: operations["policy.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 政策送达 */
        get: operations["policy-delivery.find"];
        put?: never;
        /** Create 政策送达 */
        post: operations["policy-delivery.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy-deliveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 政策送达 */
        get: operations["policy-delivery.findOne"];
        /** Change 政策送达 */
        put: operations["policy-delivery.update"];
        post?: never;
        /** Delete 政策送达 */
        delete: operations["policy-delivery.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 项目 */
        get: operations["project.find"];
        put?: never;
        /** Create 项目 */
        post: operations["project.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 项目 */
        get: operations["project.findOne"];
        /** Change 项目 */
        put: operations["project.update"];
        post?: never;
        /** Delete 项目 */
        delete: operations["project.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reassignments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 调剂 */
        get: operations["reassignment.find"];
        put?: never;
        /** Create 调剂 */
        post: operations["reassignment.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reassignments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 调剂 */
        get: operations["reassignment.findOne"];
        /** Change 调剂 */
        put: operations["reassignment.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/refused-attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 被拒操作 */
        get: operations["refused-attempt.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/refused-attempts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 被拒操作 */
        get: operations["refused-attempt.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 总结报告 */
        get: operations["report.find"];
        put?: never;
        /** Create 总结报告 */
        post: operations["report.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 总结报告 */
        get: operations["report.findOne"];
        /** Change 总结报告 */
        put: operations["report.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/setting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 办理时限与参数 */
        get: operations["setting.find"];
        /** Change 办理时限与参数 */
        put: operations["setting.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 登录记录 */
        get: operations["sign-in.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sign-ins/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 登录记录 */
        get: operations["sign-in.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff-members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 工作人员 */
        get: operations["staff-member.find"];
        put?: never;
        /** Create 工作人员 */
        post: operations["staff-member.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff-members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 工作人员 */
        get: operations["staff-member.findOne"];
        /** Change 工作人员 */
        put: operations["staff-member.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 转办单 */
        get: operations["transfer.find"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/transfers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 转办单 */
        get: operations["transfer.findOne"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand in files */
        post: operations["casework.upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller’s account */
        get: operations["casework.users.me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 走访调研 */
        get: operations["visit.find"];
        put?: never;
        /** Create 走访调研 */
        post: operations["visit.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 走访调研 */
        get: operations["visit.findOne"];
        /** Change 走访调研 */
        put: operations["visit.update"];
        post?: never;
        /** Delete 走访调研 */
        delete: operations["visit.delete"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List 工作计划 */
        get: operations["work-plan.find"];
        put?: never;
        /** Create 工作计划 */
        post: operations["work-plan.create"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/work-plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read 工作计划 */
        get: operations["work-plan.findOne"];
        /** Change 工作计划 */
        put: operations["work-plan.update"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** 受理 */
        AcceptInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
        };
        /** @description An action that the caller may take now */
        Action: {
            action: string;
            final: boolean;
            label: string;
            name: string;
            onBehalfOf: string | null;
            /** @description JSON Schema of its input */
            schema: {
                [key: string]: unknown;
            };
            to: string[];
        };
        ActionInput: components["schemas"]["AmendInput"] | components["schemas"]["AcceptInput"] | components["schemas"]["RequestDeclineInput"] | components["schemas"]["DeclineInput"] | components["schemas"]["RefuseDeclineInput"] | components["schemas"]["AnswerInput"] | components["schemas"]["TransferInput"] | components["schemas"]["AssignInput"] | components["schemas"]["TakeUpInput"] | components["schemas"]["ReturnInput"] | components["schemas"]["ReassignInput"] | components["schemas"]["ChangePersonInput"] | components["schemas"]["UrgeInput"] | components["schemas"]["NoteInput"] | components["schemas"]["InstructInput"] | components["schemas"]["FollowUpInput"] | components["schemas"]["RequestExtensionInput"] | components["schemas"]["GrantExtensionInput"] | components["schemas"]["RefuseExtensionInput"] | components["schemas"]["ContributeInput"] | components["schemas"]["ReportBackInput"] | components["schemas"]["ReworkInput"] | components["schemas"]["ConfirmInput"] | components["schemas"]["RejectInput"] | components["schemas"]["ConsentInput"] | components["schemas"]["RefuseConsentInput"] | components["schemas"]["EscalateInput"] | components["schemas"]["DecideInput"] | components["schemas"]["RequestWithdrawalInput"] | components["schemas"]["GrantWithdrawalInput"] | components["schemas"]["RefuseWithdrawalInput"] | components["schemas"]["WithdrawInput"] | components["schemas"]["MergeInput"] | components["schemas"]["CallBackInput"] | components["schemas"]["CorrectInput"] | components["schemas"]["VoidInput"] | components["schemas"]["ReopenInput"] | components["schemas"]["DismissProposalInput"];
        AgendaItem: {
            commonProblem: {
                documentId: string;
                issues: number;
                title: string;
            } | null;
            deadline: string | null;
            decision: string | null;
            documentId: string;
            escalation: {
                decided: boolean;
                level: number;
                /** Format: date-time */
                raisedAt: string;
                reason: string | null;
            } | null;
            issue: {
                documentId: string;
                enterprise: {
                    documentId: string;
                    name: string;
                } | null;
                group: {
                    documentId: string;
                    name: string;
                } | null;
                leadUnit: {
                    documentId: string;
                    name: string;
                } | null;
                level: number | null;
                number: string;
                stage: string;
                title: string;
            } | null;
            outcome: string | null;
            sortOrder: number;
            /** @enum {string} */
            state: "open" | "applied" | "carried";
            unit: {
                documentId: string;
                name: string;
            } | null;
        };
        /** 修改登记内容 */
        AmendInput: {
            /** 附件 */
            attachments?: string[];
            /** 类别 */
            category?: string;
            /** 诉求内容 */
            description?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /**
             * 办理类型
             * @enum {string}
             */
            handlingType?: "normal" | "urgent" | "complex";
            /**
             * 类型
             * @enum {string}
             */
            kind?: "appeal" | "suggestion";
            /** 标题 */
            title?: string;
        };
        Anchor: {
            /** Format: date-time */
            at: string;
            chains: number;
            day: string;
            fingerprint: string;
            number: number;
            /** @description SPKI in base64 */
            publicKey: string;
            /** @description Merkle root over the heads of all ledgers (RFC 6962, SHA-256) */
            root: string;
            sent: {
                /** Format: date-time */
                at: string;
                way: string;
            }[];
            /** @description Ed25519, in base64 */
            signature: string;
            /** @description the text that is signed */
            statement: string;
        };
        /** 直接答复 */
        AnswerInput: {
            /** 依据 */
            evidence: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 办理措施 */
            measures: string;
        };
        /** 考核 */
        Assessment: {
            /** Format: date-time */
            approvedAt?: string | null;
            approver?: string | null;
            /** Format: date-time */
            computedAt?: string | null;
            computedBy?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            evidence?: unknown | null;
            /** Format: date-time */
            finalisedAt?: string | null;
            /** Format: date */
            from?: string | null;
            group?: components["schemas"]["Department"] | null;
            id: number;
            /** Format: date-time */
            madePublicAt?: string | null;
            /** Format: date-time */
            objectionsUntil?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            revisedRows?: unknown | null;
            rows?: unknown | null;
            scan?: components["schemas"]["File"][];
            scheme?: components["schemas"]["AssessmentScheme"] | null;
            /** @enum {string|null} */
            state?: "computed" | "approved" | "published" | "final" | null;
            /** Format: date */
            to?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        AssessmentAdjusted: {
            document: string;
            documentId: string;
            /** Format: date-time */
            enteredAt: string;
            enteredBy: string;
            points: string;
            reason: string;
            subject: components["schemas"]["AssessmentDepartment"];
        };
        /** 考核加减分 */
        AssessmentAdjustment: {
            assessment?: components["schemas"]["Assessment"] | null;
            /** Format: date-time */
            createdAt?: string | null;
            document?: string | null;
            documentId: string;
            /** Format: date-time */
            enteredAt?: string | null;
            enteredBy?: string | null;
            id: number;
            points?: number | string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            reason?: string | null;
            subject?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 考核加减分 */
        AssessmentAdjustmentFilters: {
            $and?: components["schemas"]["AssessmentAdjustmentFilters"][];
            $not?: components["schemas"]["AssessmentAdjustmentFilters"];
            $or?: components["schemas"]["AssessmentAdjustmentFilters"][];
            assessment?: components["schemas"]["AssessmentFilters"];
            createdAt?: components["schemas"]["DateFilter"];
            document?: components["schemas"]["TextFilter"];
            documentId?: components["schemas"]["TextFilter"];
            enteredAt?: components["schemas"]["DateFilter"];
            enteredBy?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            points?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            reason?: components["schemas"]["TextFilter"];
            subject?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        AssessmentCell: {
            denominator: (number | string) | null;
            /** @enum {string} */
            heading: "enterprise-work" | "group-operation" | "issue-solving";
            /** @enum {string} */
            measure: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
            numerator: (number | string) | null;
            points: string | null;
            value: string | null;
            weight: string;
        };
        AssessmentComparison: {
            differences: components["schemas"]["AssessmentDifference"][];
            rows: components["schemas"]["AssessmentRow"][];
        };
        AssessmentDepartment: {
            documentId: string;
            name: string;
        };
        AssessmentDifference: {
            before: (number | string) | null;
            /** @enum {string} */
            field: "value" | "points" | "total" | "rank" | "excluded" | "present";
            measure: ("accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time") | null;
            now: (number | string) | null;
            subject: components["schemas"]["AssessmentSubject"];
        };
        AssessmentFile: {
            documentId: string;
            name: string;
        };
        /** 考核 */
        AssessmentFilters: {
            $and?: components["schemas"]["AssessmentFilters"][];
            $not?: components["schemas"]["AssessmentFilters"];
            $or?: components["schemas"]["AssessmentFilters"][];
            approvedAt?: components["schemas"]["DateFilter"];
            approver?: components["schemas"]["TextFilter"];
            computedAt?: components["schemas"]["DateFilter"];
            computedBy?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            finalisedAt?: components["schemas"]["DateFilter"];
            from?: components["schemas"]["DateFilter"];
            group?: components["schemas"]["DepartmentFilters"];
            id?: components["schemas"]["NumberFilter"];
            madePublicAt?: components["schemas"]["DateFilter"];
            objectionsUntil?: components["schemas"]["DateFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            scheme?: components["schemas"]["AssessmentSchemeFilters"];
            state?: components["schemas"]["TextFilter"];
            to?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        AssessmentInForce: {
            rows: components["schemas"]["AssessmentRow"][];
            scheme: components["schemas"]["AssessmentSchemeVersion"];
        };
        AssessmentLine: {
            /** Format: date-time */
            computedAt: string;
            documentId: string;
            /** Format: date */
            from: string;
            group: components["schemas"]["AssessmentDepartment"] | null;
            madePublicAt: string | null;
            openObjections: number;
            period: string;
            scheme: components["schemas"]["AssessmentSchemeVersion"];
            /** @enum {string} */
            state: "computed" | "approved" | "published" | "final";
            subjects: number;
            /** Format: date */
            to: string;
        };
        AssessmentObjected: {
            attachments: components["schemas"]["AssessmentFile"][];
            changes: components["schemas"]["AssessmentDifference"][];
            decidedAt: string | null;
            decidedBy: string | null;
            decision: string | null;
            documentId: string;
            /** Format: date-time */
            raisedAt: string;
            raisedBy: string;
            reason: string;
            /** @enum {string} */
            state: "open" | "upheld" | "recomputed";
            subject: components["schemas"]["AssessmentDepartment"];
        };
        /** 考核异议 */
        AssessmentObjection: {
            assessment?: components["schemas"]["Assessment"] | null;
            attachments?: components["schemas"]["File"][];
            changes?: unknown | null;
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date-time */
            decidedAt?: string | null;
            decidedBy?: string | null;
            decision?: string | null;
            documentId: string;
            id: number;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            raisedAt?: string | null;
            raisedBy?: string | null;
            reason?: string | null;
            /** @enum {string|null} */
            state?: "open" | "upheld" | "recomputed" | null;
            subject?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 考核异议 */
        AssessmentObjectionFilters: {
            $and?: components["schemas"]["AssessmentObjectionFilters"][];
            $not?: components["schemas"]["AssessmentObjectionFilters"];
            $or?: components["schemas"]["AssessmentObjectionFilters"][];
            assessment?: components["schemas"]["AssessmentFilters"];
            createdAt?: components["schemas"]["DateFilter"];
            decidedAt?: components["schemas"]["DateFilter"];
            decidedBy?: components["schemas"]["TextFilter"];
            decision?: components["schemas"]["TextFilter"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            raisedAt?: components["schemas"]["DateFilter"];
            raisedBy?: components["schemas"]["TextFilter"];
            reason?: components["schemas"]["TextFilter"];
            state?: components["schemas"]["TextFilter"];
            subject?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        AssessmentPart: {
            group: components["schemas"]["AssessmentDepartment"];
            issues: number;
            /** @enum {string} */
            source: "published" | "computed";
            total: string;
        };
        AssessmentPreview: {
            /** Format: date */
            from: string;
            inForce: components["schemas"]["AssessmentInForce"] | null;
            rows: components["schemas"]["AssessmentRow"][];
            scheme: components["schemas"]["AssessmentSchemeVersion"];
            /** Format: date */
            to: string;
        };
        AssessmentRow: {
            adjustments: string;
            cells: components["schemas"]["AssessmentCell"][];
            excluded: ("too-few-issues" | "external" | "office-host" | "nothing-applicable") | null;
            grade: string | null;
            issues: number;
            parts?: components["schemas"]["AssessmentPart"][];
            /** @enum {string} */
            peerSet: "groups" | "units" | "townships" | "offices";
            rank: number | null;
            subject: components["schemas"]["AssessmentSubject"];
            total: string | null;
        };
        /** 考核方案 */
        AssessmentScheme: {
            adjustmentLimit?: number | string | null;
            /** @enum {string|null} */
            assesses?: "groups" | "units" | "townships" | "offices" | null;
            bestGradeShare?: number | string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            family?: string | null;
            grades?: {
                from?: number | string | null;
                id?: number;
                name?: string | null;
            }[];
            id: number;
            indicators?: {
                floor?: number | string | null;
                /** @enum {string|null} */
                heading?: "enterprise-work" | "group-operation" | "issue-solving" | null;
                id?: number;
                /** @enum {string|null} */
                measure?: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time" | null;
                target?: number | string | null;
                weight?: number | string | null;
            }[];
            /** Format: date-time */
            inForceAt?: string | null;
            minimumIssues?: number | null;
            name?: string | null;
            note?: string | null;
            /** @enum {string|null} */
            periodType?: "half-year" | "quarter" | "month" | "year" | null;
            /** Format: date-time */
            publishedAt?: string | null;
            reason?: string | null;
            /** @enum {string|null} */
            state?: "draft" | "in-force" | "retired" | null;
            /** Format: date-time */
            updatedAt?: string | null;
            version?: number | null;
        };
        /** 考核方案 */
        AssessmentSchemeCreate: {
            adjustmentLimit?: number | string | null;
            /** @enum {string} */
            assesses: "groups" | "units" | "townships" | "offices";
            bestGradeShare?: number | string | null;
            grades?: {
                from?: number | string;
                id?: number;
                name?: string;
            }[];
            indicators?: {
                floor?: number | string;
                /** @enum {string} */
                heading?: "enterprise-work" | "group-operation" | "issue-solving";
                id?: number;
                /** @enum {string} */
                measure?: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                target?: number | string;
                weight?: number | string;
            }[];
            minimumIssues?: number | null;
            name: string;
            note?: string | null;
            /** @enum {string} */
            periodType?: "half-year" | "quarter" | "month" | "year";
        };
        /** 考核方案 */
        AssessmentSchemeFilters: {
            $and?: components["schemas"]["AssessmentSchemeFilters"][];
            $not?: components["schemas"]["AssessmentSchemeFilters"];
            $or?: components["schemas"]["AssessmentSchemeFilters"][];
            adjustmentLimit?: components["schemas"]["NumberFilter"];
            assesses?: components["schemas"]["TextFilter"];
            bestGradeShare?: components["schemas"]["NumberFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            family?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            inForceAt?: components["schemas"]["DateFilter"];
            minimumIssues?: components["schemas"]["NumberFilter"];
            name?: components["schemas"]["TextFilter"];
            note?: components["schemas"]["TextFilter"];
            periodType?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            reason?: components["schemas"]["TextFilter"];
            state?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            version?: components["schemas"]["NumberFilter"];
        };
        AssessmentSchemeState: {
            documentId: string;
            name: string;
            /** @enum {string} */
            state: "draft" | "in-force" | "retired";
            version: number;
        };
        /** 考核方案 */
        AssessmentSchemeUpdate: {
            adjustmentLimit?: number | string | null;
            /** @enum {string} */
            assesses?: "groups" | "units" | "townships" | "offices";
            bestGradeShare?: number | string | null;
            grades?: {
                from?: number | string;
                id?: number;
                name?: string;
            }[];
            indicators?: {
                floor?: number | string;
                /** @enum {string} */
                heading?: "enterprise-work" | "group-operation" | "issue-solving";
                id?: number;
                /** @enum {string} */
                measure?: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                target?: number | string;
                weight?: number | string;
            }[];
            minimumIssues?: number | null;
            name?: string;
            note?: string | null;
            /** @enum {string} */
            periodType?: "half-year" | "quarter" | "month" | "year";
        };
        AssessmentSchemeVersion: {
            /** @enum {string} */
            assesses: "groups" | "units" | "townships" | "offices";
            documentId: string;
            name: string;
            version: number;
        };
        AssessmentSubject: {
            code: string;
            documentId: string;
            name: string;
        };
        AssessmentTable: {
            adjustmentLimit: string;
            adjustments: components["schemas"]["AssessmentAdjusted"][];
            allowed: string[];
            approvedAt: string | null;
            approver: string | null;
            /** Format: date-time */
            computedAt: string;
            computedBy: string;
            documentId: string;
            finalisedAt: string | null;
            /** Format: date */
            from: string;
            group: components["schemas"]["AssessmentDepartment"] | null;
            madePublicAt: string | null;
            objections: components["schemas"]["AssessmentObjected"][];
            objectionsUntil: string | null;
            period: string;
            revised: boolean;
            rows: components["schemas"]["AssessmentRow"][];
            scan: components["schemas"]["AssessmentFile"][];
            scheme: components["schemas"]["AssessmentSchemeVersion"];
            /** @enum {string} */
            state: "computed" | "approved" | "published" | "final";
            /** Format: date */
            to: string;
        };
        /** 指定承办 */
        AssignInput: {
            /**
             * 办结时限
             * Format: date
             */
            deadline?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 承办单位 */
            leadUnit: string;
            /** 办理标准 */
            standard: string;
            /** 配合单位 */
            supportUnits?: string[];
        };
        BadCell: {
            code: string;
            column: string;
            reason: string;
            /** @description As the spreadsheet counts; the headings are row 1 */
            row: number;
            value: string | null;
        };
        BegunSignOn: {
            /** Format: date-time */
            expiresAt: string;
            request: string;
            url: string;
        };
        BooleanFilter: boolean | {
            $between?: boolean[];
            $eq?: boolean;
            $gt?: boolean;
            $gte?: boolean;
            $in?: boolean[];
            $lt?: boolean;
            $lte?: boolean;
            $ne?: boolean;
            $notIn?: boolean[];
            $notNull?: boolean;
            $null?: boolean;
        };
        Burden: {
            data: components["schemas"]["BurdenLine"][];
            meta: {
                asked: number;
                month: string;
            };
        };
        BurdenLine: {
            /** @description Reports, briefs, meetings and follow-ups together */
            asked: number;
            briefs: {
                asked: number;
                done: number;
            };
            /** @description Photos of visits, papers of a unit */
            files: number;
            followUps: {
                asked: number;
                done: number;
            };
            meetings: {
                asked: number;
                done: number;
            };
            reports: {
                asked: number;
                done: number;
            };
            /** @enum {string} */
            role: "group" | "unit";
            subject: {
                code: string | null;
                documentId: string;
                name: string;
            };
        };
        /** 放假与调休 */
        CalendarDay: {
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date */
            date?: string | null;
            documentId: string;
            id: number;
            /** @enum {string|null} */
            kind?: "holiday" | "workday" | null;
            name?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            source?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 放假与调休 */
        CalendarDayCreate: {
            /** Format: date */
            date: string;
            /** @enum {string} */
            kind: "holiday" | "workday";
            name?: string | null;
            source?: string | null;
        };
        /** 放假与调休 */
        CalendarDayFilters: {
            $and?: components["schemas"]["CalendarDayFilters"][];
            $not?: components["schemas"]["CalendarDayFilters"];
            $or?: components["schemas"]["CalendarDayFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            date?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            kind?: components["schemas"]["TextFilter"];
            name?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            source?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 放假与调休 */
        CalendarDayUpdate: {
            /** Format: date */
            date?: string;
            /** @enum {string} */
            kind?: "holiday" | "workday";
            name?: string | null;
            source?: string | null;
        };
        /** 年度放假安排 */
        CalendarYear: {
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            /** Format: date-time */
            enteredAt?: string | null;
            id: number;
            noticeNumber?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            year?: number | null;
        };
        /** 年度放假安排 */
        CalendarYearCreate: {
            noticeNumber: string;
            year: number;
        };
        /** 年度放假安排 */
        CalendarYearFilters: {
            $and?: components["schemas"]["CalendarYearFilters"][];
            $not?: components["schemas"]["CalendarYearFilters"];
            $or?: components["schemas"]["CalendarYearFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            enteredAt?: components["schemas"]["DateFilter"];
            id?: components["schemas"]["NumberFilter"];
            noticeNumber?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            year?: components["schemas"]["NumberFilter"];
        };
        /** 年度放假安排 */
        CalendarYearUpdate: {
            noticeNumber?: string;
            year?: number;
        };
        /** 回访 */
        CallBackInput: {
            /** 意见 */
            comment?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 满意度 */
            rating: number;
        };
        CaseEvent: {
            data: {
                action: string;
                enterprise: string | null;
                entry: number;
                from: ("registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void") | null;
                group: string | null;
                /** Format: date-time */
                happenedAt: string;
                issue: string;
                leadUnit: string | null;
                number: string;
                /** Format: date-time */
                recordedAt: string;
                /** @enum {string} */
                to: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            };
            /** @constant */
            datacontenttype: "application/json";
            id: string;
            sequence: string;
            source: string;
            /** @constant */
            specversion: "1.0";
            subject: string;
            /** Format: date-time */
            time: string;
            type: string;
        };
        CaseIssue: {
            acceptDueAt?: string | null;
            category?: {
                documentId: string;
                id: number;
                name: string;
            } | null;
            /** @enum {string} */
            channel: "visit" | "phone" | "letter" | "email" | "wechat" | "portal" | "other";
            closedAt?: string | null;
            committedDeadline?: string | null;
            confirmDueAt?: string | null;
            consentDueAt?: string | null;
            /** Format: date-time */
            createdAt: string;
            deadline?: string | null;
            description: string;
            documentId: string;
            dueAt?: string | null;
            enterprise?: {
                documentId: string;
                id: number;
                name: string;
            } | null;
            extra?: {
                [key: string]: unknown;
            };
            firstDeadline?: string | null;
            group?: {
                documentId: string;
                id: number;
                name: string;
            } | null;
            /** @enum {string} */
            handlingType: "normal" | "urgent" | "complex";
            id: number;
            imported?: boolean | null;
            instructionDueAt?: string | null;
            instructionOpen?: boolean | null;
            /** @enum {string} */
            kind: "appeal" | "suggestion";
            leader?: {
                documentId: string;
                id: number;
                title: string;
            } | null;
            leadUnit?: {
                documentId: string;
                id: number;
                name: string;
            } | null;
            level?: number;
            light?: ("red" | "yellow" | "green" | "waiting") | null;
            longTerm?: boolean | null;
            mainIssue?: {
                documentId: string;
                id: number;
                number: string;
            } | null;
            milestoneDueAt?: string | null;
            notFullySolved?: boolean | null;
            number: string;
            open?: boolean;
            provisional?: boolean | null;
            rating?: number | null;
            ratingOnBehalf?: boolean | null;
            receivedAt?: string | null;
            reopenCount?: number;
            returnCount?: number;
            reworkCount?: number;
            solved?: ("solved" | "partly") | null;
            /** @enum {string} */
            stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            takeUpDueAt?: string | null;
            title: string;
            transferDueAt?: string | null;
            urgeCount?: number;
            yellowFrom?: string | null;
        };
        /** 问题类别 */
        Category: {
            active?: boolean | null;
            complaint?: boolean | null;
            complexDays?: number | null;
            /** Format: date-time */
            createdAt?: string | null;
            defaultUnit?: components["schemas"]["Department"] | null;
            documentId: string;
            id: number;
            name?: string | null;
            normalDays?: number | null;
            /** Format: date-time */
            publishedAt?: string | null;
            sortOrder?: number | null;
            /** Format: date-time */
            updatedAt?: string | null;
            urgentDays?: number | null;
        };
        /** 问题类别 */
        CategoryCreate: {
            active?: boolean | null;
            complaint?: boolean | null;
            complexDays?: number | null;
            defaultUnit?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            name: string;
            normalDays?: number | null;
            sortOrder?: number | null;
            urgentDays?: number | null;
        };
        /** 问题类别 */
        CategoryFilters: {
            $and?: components["schemas"]["CategoryFilters"][];
            $not?: components["schemas"]["CategoryFilters"];
            $or?: components["schemas"]["CategoryFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            complaint?: components["schemas"]["BooleanFilter"];
            complexDays?: components["schemas"]["NumberFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            defaultUnit?: components["schemas"]["DepartmentFilters"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            name?: components["schemas"]["TextFilter"];
            normalDays?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            sortOrder?: components["schemas"]["NumberFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            urgentDays?: components["schemas"]["NumberFilter"];
        };
        /** 问题类别 */
        CategoryUpdate: {
            active?: boolean | null;
            complaint?: boolean | null;
            complexDays?: number | null;
            defaultUnit?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            name?: string;
            normalDays?: number | null;
            sortOrder?: number | null;
            urgentDays?: number | null;
        };
        Change: {
            account: string | null;
            /** Format: date-time */
            at: string;
            /** @enum {string} */
            change: "created" | "deleted" | "changed";
            documentId: string | null;
            fields: {
                [key: string]: unknown[];
            } | null;
            /** @description why the auditor was told: it moves what is counted, figures that are published, or powers */
            grave: ("rules" | "published" | "account") | null;
            id: string;
            /** @description of a membership, what it is */
            kind: string | null;
            labels: {
                [key: string]: string;
            };
            name: string | null;
            organisation: string | null;
            record: string | null;
            subject: string;
        };
        /** 变更责任人 */
        ChangePersonInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 联系电话 */
            phone: string;
            /** 理由 */
            reason?: string;
            /** 责任人 */
            responsiblePerson: string;
            /** 承办科室 */
            section: string;
        };
        /** 共性问题 */
        CommonProblem: {
            category?: components["schemas"]["Category"] | null;
            /** Format: date-time */
            createdAt?: string | null;
            decision?: string | null;
            description?: string | null;
            documentId: string;
            id: number;
            /** Format: date-time */
            publishedAt?: string | null;
            /** @enum {string|null} */
            state?: "open" | "decided" | null;
            title?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 共性问题 */
        CommonProblemCreate: {
            category?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            description?: string | null;
            title: string;
        };
        /** 共性问题 */
        CommonProblemFilters: {
            $and?: components["schemas"]["CommonProblemFilters"][];
            $not?: components["schemas"]["CommonProblemFilters"];
            $or?: components["schemas"]["CommonProblemFilters"][];
            category?: components["schemas"]["CategoryFilters"];
            createdAt?: components["schemas"]["DateFilter"];
            decision?: components["schemas"]["TextFilter"];
            description?: components["schemas"]["TextFilter"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            state?: components["schemas"]["TextFilter"];
            title?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        CommonProblemOverview: {
            category: {
                documentId: string;
                name: string;
            } | null;
            decision: string | null;
            description: string | null;
            documentId: string;
            issues: components["schemas"]["LinkedIssue"][];
            meetings: {
                documentId: string;
                /** Format: date-time */
                heldAt: string;
                level: string;
                state: string;
            }[];
            /** @enum {string} */
            state: "open" | "decided";
            title: string;
        };
        /** 共性问题 */
        CommonProblemUpdate: {
            category?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            description?: string | null;
            title?: string;
        };
        ConfigurationDifference: {
            /** @enum {string} */
            change: "added" | "changed" | "kept";
            fields: {
                after: unknown;
                before: unknown;
                field: string;
                label: string;
            }[];
            name: string;
            /** @enum {string} */
            part: "departments" | "settings" | "categories" | "extraFields" | "escalationRules" | "notificationTemplates" | "documentTexts" | "assessmentSchemes" | "calendar";
        };
        ConfigurationTaken: {
            applied: boolean;
            differences: components["schemas"]["ConfigurationDifference"][];
            dryRun: boolean;
            errors: {
                message: string;
                name: string;
                /** @enum {string} */
                part: "departments" | "settings" | "categories" | "extraFields" | "escalationRules" | "notificationTemplates" | "documentTexts" | "assessmentSchemes" | "calendar";
            }[];
        };
        /** 企业认可 */
        ConfirmInput: {
            /** 意见 */
            comment?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 满意度 */
            rating: number;
            /**
             * 是否解决
             * @enum {string}
             */
            solved?: "solved" | "partly";
        };
        /** 同意销号 */
        ConsentInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 领导意见 */
            opinion?: string;
        };
        /** 提交配合意见 */
        ContributeInput: {
            /** 附件 */
            attachments?: string[];
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 办理措施 */
            measures: string;
        };
        /** 更正 */
        CorrectInput: {
            /** 依据 */
            evidence: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /**
             * 更正项目
             * @enum {string}
             */
            field: "receivedAt" | "channel" | "rating" | "enterprise" | "responsiblePerson" | "phone";
            /** 理由 */
            reason: string;
            /** 更正为 */
            value: string | number;
        };
        CountedRecord: {
            at: string | null;
            documentId: string;
            number: string | null;
            stage: string | null;
            title: string;
        };
        DateFilter: string | {
            $between?: string[];
            $eq?: string;
            $gt?: string;
            $gte?: string;
            $in?: string[];
            $lt?: string;
            $lte?: string;
            $ne?: string;
            $notIn?: string[];
            $notNull?: boolean;
            $null?: boolean;
        };
        /** 会办决定 */
        DecideInput: {
            /**
             * 办结时限
             * Format: date
             */
            deadline?: string;
            /** 决定事项 */
            decision: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /**
             * 处理方式
             * @enum {string}
             */
            outcome?: "continue" | "explain" | "long-term";
            /** 承办单位 */
            unit?: string;
        };
        /** 不予受理 */
        DeclineInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason?: string;
        };
        /** 部门与乡镇 */
        Department: {
            active?: boolean | null;
            code?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            foundingDocument?: string | null;
            id: number;
            isGroup?: boolean | null;
            isOffice?: boolean | null;
            isUnit?: boolean | null;
            /** @enum {string|null} */
            kind?: "department" | "township" | "external" | null;
            leaderInCharge?: string | null;
            liaison?: string | null;
            name?: string | null;
            parent?: components["schemas"]["Department"] | null;
            phone?: string | null;
            promotionBody?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            shortName?: string | null;
            sortOrder?: number | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 部门与乡镇 */
        DepartmentCreate: {
            active?: boolean | null;
            code: string;
            foundingDocument?: string | null;
            isGroup?: boolean | null;
            isOffice?: boolean | null;
            isUnit?: boolean | null;
            /** @enum {string} */
            kind?: "department" | "township" | "external";
            leaderInCharge?: string | null;
            liaison?: string | null;
            name: string;
            parent?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            phone?: string | null;
            promotionBody?: string | null;
            shortName?: string | null;
            sortOrder?: number | null;
        };
        DepartmentFacts: {
            documentId: string;
            foundingDocument: string | null;
            leaderInCharge: string | null;
            liaison: string | null;
            name: string;
            phone: string | null;
            /** @description the body that the unit has set up for the work (§三.3) */
            promotionBody: string | null;
        };
        /** 部门与乡镇 */
        DepartmentFilters: {
            $and?: components["schemas"]["DepartmentFilters"][];
            $not?: components["schemas"]["DepartmentFilters"];
            $or?: components["schemas"]["DepartmentFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            code?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            foundingDocument?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            isGroup?: components["schemas"]["BooleanFilter"];
            isOffice?: components["schemas"]["BooleanFilter"];
            isUnit?: components["schemas"]["BooleanFilter"];
            kind?: components["schemas"]["TextFilter"];
            leaderInCharge?: components["schemas"]["TextFilter"];
            liaison?: components["schemas"]["TextFilter"];
            name?: components["schemas"]["TextFilter"];
            parent?: components["schemas"]["DepartmentFilters"];
            phone?: components["schemas"]["TextFilter"];
            promotionBody?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            shortName?: components["schemas"]["TextFilter"];
            sortOrder?: components["schemas"]["NumberFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 部门与乡镇 */
        DepartmentUpdate: {
            active?: boolean | null;
            code?: string;
            foundingDocument?: string | null;
            isGroup?: boolean | null;
            isOffice?: boolean | null;
            isUnit?: boolean | null;
            /** @enum {string} */
            kind?: "department" | "township" | "external";
            leaderInCharge?: string | null;
            liaison?: string | null;
            name?: string;
            parent?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            phone?: string | null;
            promotionBody?: string | null;
            shortName?: string | null;
            sortOrder?: number | null;
        };
        /** 不采纳提请建议 */
        DismissProposalInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        DocumentBlock: {
            /** @constant */
            kind: "heading";
            level: 1 | 2 | 3;
            text: string;
        } | {
            figures?: {
                refers: {
                    figure: {
                        /** Format: date */
                        from: string;
                        id: string | null;
                        /** @enum {string} */
                        measure: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                        name: string;
                        /**
                         * @description how many enterprises or projects it leaves out for want of data
                         * @constant
                         */
                        part?: "left-out";
                        /** @enum {string} */
                        subject: "group" | "unit" | "leader" | "city";
                        /**
                         * Format: date
                         * @description exclusive
                         */
                        to: string;
                    };
                } | {
                    count: {
                        category?: string;
                        channel?: string;
                        /** @enum {string} */
                        code: "received" | "carried" | "closed" | "open" | "overdue" | "visits" | "meetings" | "problems" | "unsolved";
                        /** Format: date */
                        from: string;
                        /** @enum {string} */
                        stage?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
                        /**
                         * Format: date
                         * @description exclusive
                         */
                        to: string;
                        unit?: string;
                    };
                } | {
                    score: {
                        assessment: string;
                        part: string;
                        subject: string;
                    };
                } | {
                    issue: string;
                } | {
                    late: {
                        issue: string;
                        /** Format: date */
                        to: string;
                    };
                };
                words: string;
            }[];
            /** @constant */
            kind: "paragraph";
            text: string;
        } | {
            items: {
                figures?: {
                    refers: {
                        figure: {
                            /** Format: date */
                            from: string;
                            id: string | null;
                            /** @enum {string} */
                            measure: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                            name: string;
                            /**
                             * @description how many enterprises or projects it leaves out for want of data
                             * @constant
                             */
                            part?: "left-out";
                            /** @enum {string} */
                            subject: "group" | "unit" | "leader" | "city";
                            /**
                             * Format: date
                             * @description exclusive
                             */
                            to: string;
                        };
                    } | {
                        count: {
                            category?: string;
                            channel?: string;
                            /** @enum {string} */
                            code: "received" | "carried" | "closed" | "open" | "overdue" | "visits" | "meetings" | "problems" | "unsolved";
                            /** Format: date */
                            from: string;
                            /** @enum {string} */
                            stage?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
                            /**
                             * Format: date
                             * @description exclusive
                             */
                            to: string;
                            unit?: string;
                        };
                    } | {
                        score: {
                            assessment: string;
                            part: string;
                            subject: string;
                        };
                    } | {
                        issue: string;
                    } | {
                        late: {
                            issue: string;
                            /** Format: date */
                            to: string;
                        };
                    };
                    words: string;
                }[];
                label?: string;
                text: string;
            }[];
            /** @constant */
            kind: "list";
        } | {
            caption: string;
            columns: {
                /** @enum {string} */
                align: "left" | "center" | "right";
                head: string;
                width: number | "*";
            }[];
            /** @constant */
            kind: "table";
            refers?: (({
                figure: {
                    /** Format: date */
                    from: string;
                    id: string | null;
                    /** @enum {string} */
                    measure: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                    name: string;
                    /**
                     * @description how many enterprises or projects it leaves out for want of data
                     * @constant
                     */
                    part?: "left-out";
                    /** @enum {string} */
                    subject: "group" | "unit" | "leader" | "city";
                    /**
                     * Format: date
                     * @description exclusive
                     */
                    to: string;
                };
            } | {
                count: {
                    category?: string;
                    channel?: string;
                    /** @enum {string} */
                    code: "received" | "carried" | "closed" | "open" | "overdue" | "visits" | "meetings" | "problems" | "unsolved";
                    /** Format: date */
                    from: string;
                    /** @enum {string} */
                    stage?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
                    /**
                     * Format: date
                     * @description exclusive
                     */
                    to: string;
                    unit?: string;
                };
            } | {
                score: {
                    assessment: string;
                    part: string;
                    subject: string;
                };
            } | {
                issue: string;
            } | {
                late: {
                    issue: string;
                    /** Format: date */
                    to: string;
                };
            }) | null)[][];
            rows: string[][];
        } | {
            caption: string;
            /** @constant */
            kind: "chart";
            refers?: (({
                figure: {
                    /** Format: date */
                    from: string;
                    id: string | null;
                    /** @enum {string} */
                    measure: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                    name: string;
                    /**
                     * @description how many enterprises or projects it leaves out for want of data
                     * @constant
                     */
                    part?: "left-out";
                    /** @enum {string} */
                    subject: "group" | "unit" | "leader" | "city";
                    /**
                     * Format: date
                     * @description exclusive
                     */
                    to: string;
                };
            } | {
                count: {
                    category?: string;
                    channel?: string;
                    /** @enum {string} */
                    code: "received" | "carried" | "closed" | "open" | "overdue" | "visits" | "meetings" | "problems" | "unsolved";
                    /** Format: date */
                    from: string;
                    /** @enum {string} */
                    stage?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
                    /**
                     * Format: date
                     * @description exclusive
                     */
                    to: string;
                    unit?: string;
                };
            } | {
                score: {
                    assessment: string;
                    part: string;
                    subject: string;
                };
            } | {
                issue: string;
            } | {
                late: {
                    issue: string;
                    /** Format: date */
                    to: string;
                };
            }) | null)[][];
            rows: string[][];
            series: string[];
        } | {
            /** @constant */
            kind: "attachment";
            title: string;
        };
        DocumentDifference: {
            /** @description as it would be printed */
            now: string;
            /** @description what the figure answers, as in data.json */
            question: unknown;
            /** @description as it is printed */
            words: string;
        };
        DocumentDifferences: {
            differences: components["schemas"]["DocumentDifference"][];
            /** @description how many were compared */
            figures: number;
        };
        DocumentFont: {
            /** @description what the standard asks for */
            face: string;
            family: string;
            file: string;
            /** @description characters in use that it lacks; another face shows them */
            missing: string[];
            role: string;
            sha256: string;
            /** @enum {string} */
            source: "agency" | "system" | "stand-in";
        };
        DocumentLine: {
            documentId: string;
            drafter: string | null;
            group: {
                documentId: string;
                name: string;
            } | null;
            issuedAt: string | null;
            issuingBody: string;
            /** @enum {string} */
            kind: "circular" | "prompt-letter" | "quarterly-report" | "transfer-slip" | "minutes" | "league-table" | "supervision-letter" | "warning-letter";
            number: string | null;
            receiptAt: string | null;
            receivers: string;
            replyAt: string | null;
            replyBy: string | null;
            reviewer: string | null;
            revokedAt: string | null;
            signer: string | null;
            /** @enum {string} */
            state: "draft" | "reviewed" | "issued" | "revoked";
            title: string;
            unit: {
                documentId: string;
                name: string;
            } | null;
            /** Format: date-time */
            updatedAt: string;
        };
        DocumentText: {
            body: string;
            copies: string;
            default: {
                body: string;
                copies: string;
                receivers: string;
                title: string;
            };
            documentId: string;
            isDefault: boolean;
            /** @enum {string} */
            kind: "circular" | "prompt-letter" | "supervision-letter" | "warning-letter" | "quarterly-report" | "transfer-slip" | "minutes" | "minutes-extract" | "league-table";
            name: string;
            /** @description what may stand in the text; of a list what may stand in its entries */
            names: {
                /** @description what it is, for whoever edits the text */
                about: string;
                /** @enum {string} */
                kind: "text" | "figure" | "flag" | "table" | "chart" | "list";
                name: string;
                of: {
                    /** @description what it is, for whoever edits the text */
                    about: string;
                    /** @enum {string} */
                    kind: "text" | "figure" | "flag" | "table" | "chart" | "list";
                    name: string;
                }[];
            }[];
            receivers: string;
            title: string;
            /** Format: date-time */
            updatedAt: string;
        };
        /** 公文文本 */
        DocumentTextCreate: {
            body: string;
            copies?: string | null;
            receivers?: string | null;
            title: string;
        };
        /** 公文文本 */
        DocumentTextFilters: {
            $and?: components["schemas"]["DocumentTextFilters"][];
            $not?: components["schemas"]["DocumentTextFilters"];
            $or?: components["schemas"]["DocumentTextFilters"][];
            body?: components["schemas"]["TextFilter"];
            copies?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            kind?: components["schemas"]["TextFilter"];
            name?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            receivers?: components["schemas"]["TextFilter"];
            title?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 公文文本 */
        DocumentTextUpdate: {
            body?: string;
            copies?: string | null;
            receivers?: string | null;
            title?: string;
        };
        DoubtfulCell: {
            code: string;
            column: string;
            /** @description Sent back in `confirmed` to take the value */
            key: string;
            reason: string;
            row: number;
        };
        /** 工作任务 */
        Duty: {
            approver?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            department?: components["schemas"]["Department"] | null;
            documentId: string;
            /** Format: date-time */
            dueAt?: string | null;
            enterprise?: components["schemas"]["Enterprise"] | null;
            /** Format: date-time */
            fulfilledAt?: string | null;
            fulfilledBy?: string | null;
            group?: components["schemas"]["Department"] | null;
            id: number;
            issue?: components["schemas"]["Issue"] | null;
            leader?: components["schemas"]["Leader"] | null;
            period?: string | null;
            /** Format: date */
            planDate?: string | null;
            provisional?: boolean | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            startsAt?: string | null;
            /** @enum {string|null} */
            state?: "pending" | "done" | "late" | "missed" | "waived" | "void" | null;
            subject?: string | null;
            /** @enum {string|null} */
            type?: "unit-report" | "group-report" | "leader-brief" | "office-report" | "circular" | "leader-visit" | "leader-meeting" | "city-meeting" | "follow-up" | "milestone" | "call-back" | "decision-feedback" | "work-plan" | null;
            /** Format: date-time */
            updatedAt?: string | null;
            /** Format: date-time */
            voidedAt?: string | null;
            /** Format: date-time */
            waivedAt?: string | null;
            waivedBy?: string | null;
            waivedReason?: string | null;
        };
        DutyCalendarEntry: {
            /** Format: date */
            day: string;
            only: components["schemas"]["DutyItem"] | null;
            /** Format: date */
            planDate: string;
            states: {
                [key: string]: number;
            };
            total: number;
            /** @enum {string} */
            type: "unit-report" | "group-report" | "leader-brief" | "office-report" | "circular" | "leader-visit" | "leader-meeting" | "city-meeting" | "follow-up" | "milestone" | "call-back" | "decision-feedback" | "work-plan";
        };
        /** 工作任务 */
        DutyFilters: {
            $and?: components["schemas"]["DutyFilters"][];
            $not?: components["schemas"]["DutyFilters"];
            $or?: components["schemas"]["DutyFilters"][];
            approver?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            department?: components["schemas"]["DepartmentFilters"];
            documentId?: components["schemas"]["TextFilter"];
            dueAt?: components["schemas"]["DateFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            fulfilledAt?: components["schemas"]["DateFilter"];
            fulfilledBy?: components["schemas"]["TextFilter"];
            group?: components["schemas"]["DepartmentFilters"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            leader?: components["schemas"]["LeaderFilters"];
            period?: components["schemas"]["TextFilter"];
            planDate?: components["schemas"]["DateFilter"];
            provisional?: components["schemas"]["BooleanFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            startsAt?: components["schemas"]["DateFilter"];
            state?: components["schemas"]["TextFilter"];
            subject?: components["schemas"]["TextFilter"];
            type?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            voidedAt?: components["schemas"]["DateFilter"];
            waivedAt?: components["schemas"]["DateFilter"];
            waivedBy?: components["schemas"]["TextFilter"];
            waivedReason?: components["schemas"]["TextFilter"];
        };
        DutyItem: {
            department: string | null;
            documentId: string;
            /** Format: date-time */
            dueAt: string;
            /** Format: date */
            dueDate: string;
            enterprise: string | null;
            fulfilledAt: string | null;
            group: string | null;
            issue: {
                documentId: string;
                number: string;
                title: string;
            } | null;
            leader: string | null;
            period: string;
            /** Format: date */
            planDate: string;
            provisional: boolean;
            /** @enum {string} */
            state: "pending" | "done" | "late" | "missed" | "waived" | "void";
            /** @enum {string} */
            type: "unit-report" | "group-report" | "leader-brief" | "office-report" | "circular" | "leader-visit" | "leader-meeting" | "city-meeting" | "follow-up" | "milestone" | "call-back" | "decision-feedback" | "work-plan";
            waived: {
                approver: string;
                /** Format: date-time */
                at: string;
                reason: string;
            } | null;
        };
        DutyRecord: {
            department: string | null;
            documentId: string;
            /** Format: date-time */
            dueAt: string;
            enterprise: string | null;
            fulfilledAt: string | null;
            group: string | null;
            issue: {
                documentId: string;
                number: string;
                title: string;
            } | null;
            leader?: string | null;
            period: string;
            /** Format: date */
            planDate: string;
            /** @enum {string} */
            type: "unit-report" | "group-report" | "leader-brief" | "office-report" | "circular" | "leader-visit" | "leader-meeting" | "city-meeting" | "follow-up" | "milestone" | "call-back" | "decision-feedback" | "work-plan";
        };
        /** 企业 */
        Enterprise: {
            aboveScale?: boolean | null;
            /** Format: date */
            aboveScaleSince?: string | null;
            address?: string | null;
            contactEmail?: string | null;
            contactName?: string | null;
            contactPhone?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            creditCode?: string | null;
            documentId: string;
            extra?: unknown | null;
            id: number;
            /** @enum {string|null} */
            industry?: "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "M" | "N" | "O" | "P" | "Q" | "R" | "S" | "T" | null;
            name?: string | null;
            /** @enum {string|null} */
            operatingStatus?: "operating" | "suspended" | "closed" | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** @enum {string|null} */
            scale?: "large" | "medium" | "small" | "micro" | null;
            township?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 企业 */
        EnterpriseCreate: {
            aboveScale?: boolean | null;
            /** Format: date */
            aboveScaleSince?: string | null;
            address?: string | null;
            contactEmail?: string | null;
            contactName?: string | null;
            contactPhone?: string | null;
            creditCode: string;
            extra?: unknown | null;
            /** @enum {string|null} */
            industry?: "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "M" | "N" | "O" | "P" | "Q" | "R" | "S" | "T" | null;
            name: string;
            /** @enum {string|null} */
            operatingStatus?: "operating" | "suspended" | "closed" | null;
            /** @enum {string|null} */
            scale?: "large" | "medium" | "small" | "micro" | null;
            township?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        /** 企业季度指标 */
        EnterpriseFigure: {
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            employees?: number | null;
            enterprise?: components["schemas"]["Enterprise"] | null;
            id: number;
            outputValue?: number | string | null;
            profit?: number | string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            quarter?: string | null;
            revenue?: number | string | null;
            source?: string | null;
            tax?: number | string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 企业季度指标 */
        EnterpriseFigureCreate: {
            employees?: number | null;
            enterprise: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            outputValue?: number | string | null;
            profit?: number | string | null;
            quarter: string;
            revenue?: number | string | null;
            source?: string | null;
            tax?: number | string | null;
        };
        /** 企业季度指标 */
        EnterpriseFigureFilters: {
            $and?: components["schemas"]["EnterpriseFigureFilters"][];
            $not?: components["schemas"]["EnterpriseFigureFilters"];
            $or?: components["schemas"]["EnterpriseFigureFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            employees?: components["schemas"]["NumberFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            id?: components["schemas"]["NumberFilter"];
            outputValue?: components["schemas"]["NumberFilter"];
            profit?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            quarter?: components["schemas"]["TextFilter"];
            revenue?: components["schemas"]["NumberFilter"];
            source?: components["schemas"]["TextFilter"];
            tax?: components["schemas"]["NumberFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 企业季度指标 */
        EnterpriseFigureUpdate: {
            employees?: number | null;
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            outputValue?: number | string | null;
            profit?: number | string | null;
            quarter?: string;
            revenue?: number | string | null;
            source?: string | null;
            tax?: number | string | null;
        };
        /** 企业 */
        EnterpriseFilters: {
            $and?: components["schemas"]["EnterpriseFilters"][];
            $not?: components["schemas"]["EnterpriseFilters"];
            $or?: components["schemas"]["EnterpriseFilters"][];
            aboveScale?: components["schemas"]["BooleanFilter"];
            aboveScaleSince?: components["schemas"]["DateFilter"];
            address?: components["schemas"]["TextFilter"];
            contactEmail?: components["schemas"]["TextFilter"];
            contactName?: components["schemas"]["TextFilter"];
            contactPhone?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            creditCode?: components["schemas"]["TextFilter"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            industry?: components["schemas"]["TextFilter"];
            name?: components["schemas"]["TextFilter"];
            operatingStatus?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            scale?: components["schemas"]["TextFilter"];
            township?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        EnterpriseLink: {
            contact: {
                name: string;
                phoneEnding: string;
            };
            documentId: string;
            endedAt: string | null;
            expiresAt: string | null;
            issue: {
                documentId: string;
                number: string;
            } | null;
            /** Format: date-time */
            madeAt: string;
            madeBy: string;
            openedAt: string | null;
            /** @enum {string} */
            purpose: "entry" | "confirm";
            /** @enum {string} */
            state: "live" | "expired" | "replaced" | "revoked" | "tries" | "answered";
        };
        EnterpriseMessage: {
            answer: {
                /** Format: date-time */
                at: string;
                by: string;
                text: string;
                who: string | null;
            } | null;
            /** Format: date-time */
            at: string;
            contact: string;
            enterprise: {
                documentId: string;
                name: string;
            };
            id: string;
            issue: {
                documentId: string;
                number: string;
            } | null;
            mayAnswer: boolean;
            text: string;
        };
        EnterpriseRecord: {
            aboveScaleSince?: string | null;
            denominator?: string | null;
            documentId: string;
            name: string;
            numerator?: string;
        };
        /** 企业 */
        EnterpriseUpdate: {
            aboveScale?: boolean | null;
            /** Format: date */
            aboveScaleSince?: string | null;
            address?: string | null;
            contactEmail?: string | null;
            contactName?: string | null;
            contactPhone?: string | null;
            creditCode?: string;
            extra?: unknown | null;
            /** @enum {string|null} */
            industry?: "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H" | "I" | "J" | "K" | "L" | "M" | "N" | "O" | "P" | "Q" | "R" | "S" | "T" | null;
            name?: string;
            /** @enum {string|null} */
            operatingStatus?: "operating" | "suspended" | "closed" | null;
            /** @enum {string|null} */
            scale?: "large" | "medium" | "small" | "micro" | null;
            township?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        EntryObjection: {
            /** Format: date-time */
            at: string;
            name: string;
            organisation: string;
            reason: string;
        };
        Error: {
            data?: null;
            error: {
                details?: {
                    allowedActions?: string[];
                    code?: string;
                    errors?: {
                        code?: string;
                        message: string;
                        name?: string;
                        path?: (string | number)[];
                        value?: unknown;
                    }[];
                    stage?: string;
                } & {
                    [key: string]: unknown;
                };
                /** @description Accept-Language */
                message: string;
                name: string;
                status: number;
            };
        };
        /** 提请上级研究 */
        EscalateInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        /** 提请 */
        Escalation: {
            /** Format: date-time */
            createdAt?: string | null;
            decision?: string | null;
            documentId: string;
            /** Format: date-time */
            endedAt?: string | null;
            endSequence?: number | null;
            id: number;
            issue?: components["schemas"]["Issue"] | null;
            level?: number | null;
            meeting?: components["schemas"]["Meeting"] | null;
            /** @enum {string|null} */
            outcome?: "continue" | "explain" | "long-term" | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            raisedAt?: string | null;
            raisedBy?: string | null;
            reason?: string | null;
            sequence?: number | null;
            /** @enum {string|null} */
            state?: "proposed" | "open" | "decided" | "superseded" | "answered" | "lapsed" | "dismissed" | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 提请 */
        EscalationFilters: {
            $and?: components["schemas"]["EscalationFilters"][];
            $not?: components["schemas"]["EscalationFilters"];
            $or?: components["schemas"]["EscalationFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            decision?: components["schemas"]["TextFilter"];
            documentId?: components["schemas"]["TextFilter"];
            endedAt?: components["schemas"]["DateFilter"];
            endSequence?: components["schemas"]["NumberFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            level?: components["schemas"]["NumberFilter"];
            meeting?: components["schemas"]["MeetingFilters"];
            outcome?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            raisedAt?: components["schemas"]["DateFilter"];
            raisedBy?: components["schemas"]["TextFilter"];
            reason?: components["schemas"]["TextFilter"];
            sequence?: components["schemas"]["NumberFilter"];
            state?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        EscalationLine: {
            documentId: string;
            dueAt: string | null;
            enterprise: string | null;
            group: string | null;
            issue: string;
            leader: string | null;
            leadUnit: string | null;
            level: number;
            number: string;
            /** Format: date-time */
            raisedAt: string;
            reason: string | null;
            /** @enum {string} */
            stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            /** @enum {string} */
            state: "open" | "proposed";
            title: string;
        };
        /** 催办与提请规则 */
        EscalationRule: {
            active?: boolean | null;
            /** @enum {string|null} */
            condition?: "overdue" | "undecided" | "decision-overdue" | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            /** @enum {string|null} */
            effect?: "urge" | "escalate" | null;
            fromLevel?: number | null;
            id: number;
            /** @enum {string|null} */
            mode?: "act" | "propose" | null;
            name?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            sortOrder?: number | null;
            tellGroup?: boolean | null;
            tellLeader?: boolean | null;
            tellLeadUnit?: boolean | null;
            tellOffice?: boolean | null;
            tellSupportUnits?: boolean | null;
            /** Format: date-time */
            updatedAt?: string | null;
            workingDays?: number | null;
        };
        /** 催办与提请规则 */
        EscalationRuleCreate: {
            active?: boolean | null;
            /** @enum {string} */
            condition: "overdue" | "undecided" | "decision-overdue";
            /** @enum {string} */
            effect: "urge" | "escalate";
            fromLevel?: number | null;
            /** @enum {string} */
            mode?: "act" | "propose";
            name: string;
            sortOrder?: number | null;
            tellGroup?: boolean | null;
            tellLeader?: boolean | null;
            tellLeadUnit?: boolean | null;
            tellOffice?: boolean | null;
            tellSupportUnits?: boolean | null;
            workingDays: number;
        };
        /** 催办与提请规则 */
        EscalationRuleFilters: {
            $and?: components["schemas"]["EscalationRuleFilters"][];
            $not?: components["schemas"]["EscalationRuleFilters"];
            $or?: components["schemas"]["EscalationRuleFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            condition?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            effect?: components["schemas"]["TextFilter"];
            fromLevel?: components["schemas"]["NumberFilter"];
            id?: components["schemas"]["NumberFilter"];
            mode?: components["schemas"]["TextFilter"];
            name?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            sortOrder?: components["schemas"]["NumberFilter"];
            tellGroup?: components["schemas"]["BooleanFilter"];
            tellLeader?: components["schemas"]["BooleanFilter"];
            tellLeadUnit?: components["schemas"]["BooleanFilter"];
            tellOffice?: components["schemas"]["BooleanFilter"];
            tellSupportUnits?: components["schemas"]["BooleanFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            workingDays?: components["schemas"]["NumberFilter"];
        };
        /** 催办与提请规则 */
        EscalationRuleUpdate: {
            active?: boolean | null;
            /** @enum {string} */
            condition?: "overdue" | "undecided" | "decision-overdue";
            /** @enum {string} */
            effect?: "urge" | "escalate";
            fromLevel?: number | null;
            /** @enum {string} */
            mode?: "act" | "propose";
            name?: string;
            sortOrder?: number | null;
            tellGroup?: boolean | null;
            tellLeader?: boolean | null;
            tellLeadUnit?: boolean | null;
            tellOffice?: boolean | null;
            tellSupportUnits?: boolean | null;
            workingDays?: number;
        };
        /** 事件订阅 */
        EventSubscription: {
            active?: boolean | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            events?: string | null;
            group?: components["schemas"]["Department"] | null;
            id: number;
            name?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            secret?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            url?: string | null;
        };
        /** 事件订阅 */
        EventSubscriptionCreate: {
            active?: boolean | null;
            events?: string | null;
            group?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            name: string;
            secret?: string | null;
            url: string;
        };
        /** 事件订阅 */
        EventSubscriptionFilters: {
            $and?: components["schemas"]["EventSubscriptionFilters"][];
            $not?: components["schemas"]["EventSubscriptionFilters"];
            $or?: components["schemas"]["EventSubscriptionFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            events?: components["schemas"]["TextFilter"];
            group?: components["schemas"]["DepartmentFilters"];
            id?: components["schemas"]["NumberFilter"];
            name?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            secret?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            url?: components["schemas"]["TextFilter"];
        };
        /** 事件订阅 */
        EventSubscriptionUpdate: {
            active?: boolean | null;
            events?: string | null;
            group?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            name?: string;
            secret?: string | null;
            url?: string;
        };
        ExtraField: {
            active: boolean;
            categories: string[];
            code: string;
            hint: string | null;
            inLists: boolean;
            name: string;
            options: string[];
            requiredFrom: ("registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed") | null;
            /** @enum {string} */
            type: "text" | "long-text" | "number" | "money" | "date" | "choice" | "choices" | "yes-no";
        };
        /** 附加项 */
        ExtraFieldCreate: {
            active?: boolean | null;
            categories?: (string | number)[] | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            code?: string | null;
            hint?: string | null;
            inLists?: boolean | null;
            name: string;
            options?: string | null;
            /** @enum {string} */
            readers?: "everyone" | "not-enterprise" | "not-units" | "insiders";
            /** @enum {string} */
            record: "issue" | "enterprise" | "visit" | "project";
            /** @enum {string|null} */
            requiredFrom?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | null;
            sortOrder?: number | null;
            /** @enum {string} */
            type: "text" | "long-text" | "number" | "money" | "date" | "choice" | "choices" | "yes-no";
        };
        /** 附加项 */
        ExtraFieldFilters: {
            $and?: components["schemas"]["ExtraFieldFilters"][];
            $not?: components["schemas"]["ExtraFieldFilters"];
            $or?: components["schemas"]["ExtraFieldFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            categories?: components["schemas"]["CategoryFilters"];
            code?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            hint?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            inLists?: components["schemas"]["BooleanFilter"];
            name?: components["schemas"]["TextFilter"];
            options?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            readers?: components["schemas"]["TextFilter"];
            record?: components["schemas"]["TextFilter"];
            requiredFrom?: components["schemas"]["TextFilter"];
            sortOrder?: components["schemas"]["NumberFilter"];
            type?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 附加项 */
        ExtraFieldUpdate: {
            active?: boolean | null;
            categories?: (string | number)[] | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            code?: string | null;
            hint?: string | null;
            inLists?: boolean | null;
            name?: string;
            options?: string | null;
            /** @enum {string} */
            readers?: "everyone" | "not-enterprise" | "not-units" | "insiders";
            /** @enum {string} */
            record?: "issue" | "enterprise" | "visit" | "project";
            /** @enum {string|null} */
            requiredFrom?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | null;
            sortOrder?: number | null;
            /** @enum {string} */
            type?: "text" | "long-text" | "number" | "money" | "date" | "choice" | "choices" | "yes-no";
        };
        File: {
            documentId?: string;
            ext?: string | null;
            id: number;
            mime?: string | null;
            name: string;
            size?: number | null;
            url: string;
        };
        FittingPolicy: {
            deliveredAt: string | null;
            documentId: string;
            documentNumber: string | null;
            issuingBody: string | null;
            result: string | null;
            title: string;
            validUntil: string | null;
        };
        /** 跟进反馈 */
        FollowUpInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 反馈方式 */
            how: string;
            /** 反馈内容 */
            told: string;
        };
        FoundEnterprise: {
            contactName: string | null;
            contactPhone: string | null;
            creditCode: string;
            documentId: string;
            group: string | null;
            leader: string | null;
            name: string;
            open: number;
            township: string | null;
        };
        GeneratedPagination: {
            limit?: number;
            page?: number;
            pageCount?: number;
            pageSize?: number;
            start?: number;
            total?: number;
        };
        /** 同意延期 */
        GrantExtensionInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason?: string;
        };
        /** 同意撤回 */
        GrantWithdrawalInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason?: string;
        };
        Health: {
            calendar: {
                coveredThrough: number | null;
                missing: number[];
            };
            /** @constant */
            database: "ok";
            outbox: {
                failed: number;
                oldestSeconds: number | null;
                waiting: number;
            };
            /**
             * @description degraded: somebody should look; stalled: what is due is not being done
             * @enum {string}
             */
            status: "ok" | "degraded" | "stalled";
            sweep: {
                ageSeconds: number | null;
                failures: number;
                lastFinishedAt: string | null;
                /** @enum {string} */
                schedule: "on" | "off";
            };
        };
        HistoryImport: {
            dryRun: boolean;
            errorCount: number;
            /** @description At most 2000; the sheet of errors has all */
            errors: components["schemas"]["BadCell"][];
            imported: number;
            numbers: {
                first: string;
                last: string;
            } | null;
            /** @description Rows that can be taken */
            rows: number;
            stages: {
                [key: string]: number;
            };
        };
        ImportLine: {
            /** Format: date-time */
            at: string;
            /** @description Doubtful values that were confirmed */
            confirmed: number;
            fileName: string;
            id: string;
            /** @enum {string} */
            kind: "history" | "enterprises" | "figures" | "projects";
            name: string;
            organisation: string;
            rows: number;
        };
        ImportProgress: {
            done: number;
            /** @enum {string} */
            phase: "reading" | "checking" | "writing" | "done" | "refused";
            total: number;
        };
        /** 督导 */
        Inspection: {
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date */
            date?: string | null;
            department?: components["schemas"]["Department"] | null;
            documentId: string;
            enterprise?: components["schemas"]["Enterprise"] | null;
            findings?: string | null;
            id: number;
            /** Format: date-time */
            publishedAt?: string | null;
            rectification?: string | null;
            /** Format: date */
            rectificationDue?: string | null;
            /** Format: date-time */
            rectifiedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 督导 */
        InspectionCreate: {
            /** Format: date */
            date: string;
            department?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            findings: string;
            rectification?: string | null;
            /** Format: date */
            rectificationDue?: string | null;
            /** Format: date-time */
            rectifiedAt?: string | null;
        };
        /** 督导 */
        InspectionFilters: {
            $and?: components["schemas"]["InspectionFilters"][];
            $not?: components["schemas"]["InspectionFilters"];
            $or?: components["schemas"]["InspectionFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            date?: components["schemas"]["DateFilter"];
            department?: components["schemas"]["DepartmentFilters"];
            documentId?: components["schemas"]["TextFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            findings?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            rectification?: components["schemas"]["TextFilter"];
            rectificationDue?: components["schemas"]["DateFilter"];
            rectifiedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 督导 */
        InspectionUpdate: {
            /** Format: date */
            date?: string;
            department?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            findings?: string;
            rectification?: string | null;
            /** Format: date */
            rectificationDue?: string | null;
            /** Format: date-time */
            rectifiedAt?: string | null;
        };
        /** 批示 */
        InstructInput: {
            /**
             * 办结时限
             * Format: date
             */
            deadline?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /**
             * 办理类型
             * @enum {string}
             */
            handlingType?: "normal" | "urgent" | "complex";
            /** 内容 */
            text: string;
        };
        Intake: {
            allowed: string[];
            attachments: {
                documentId: string;
                name: string;
            }[];
            /** @enum {string} */
            channel: "visit" | "phone" | "letter" | "email" | "wechat" | "portal" | "other";
            complaint: boolean;
            documentId: string;
            /** Format: date-time */
            dueAt: string;
            enterprise: {
                documentId: string;
                name: string;
            } | null;
            from: {
                address: string | null;
                name: string | null;
            };
            group: {
                documentId: string;
                name: string;
            } | null;
            handledAt: string | null;
            handledBy: string | null;
            issue: {
                documentId: string;
                number: string;
                /** @enum {string} */
                stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            } | null;
            leftOut: string | null;
            light: ("red" | "yellow" | "green") | null;
            original: {
                documentId: string;
                name: string;
            } | null;
            outsideNumber: string | null;
            prefill: {
                category: string | null;
                description: string;
                enterprise: string | null;
                /** @enum {string} */
                handlingType: "normal" | "urgent" | "complex";
                /** @enum {string} */
                kind: "appeal" | "suggestion";
                title: string;
            } | null;
            reason: string | null;
            /** Format: date-time */
            receivedAt: string;
            source: string | null;
            /** @enum {string} */
            state: "new" | "registered" | "attached" | "dismissed";
            subject: string;
            text: string;
        };
        /** 待登记 */
        IntakeFilters: {
            $and?: components["schemas"]["IntakeFilters"][];
            $not?: components["schemas"]["IntakeFilters"];
            $or?: components["schemas"]["IntakeFilters"][];
            category?: components["schemas"]["CategoryFilters"];
            channel?: components["schemas"]["TextFilter"];
            complaint?: components["schemas"]["BooleanFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            dueAt?: components["schemas"]["DateFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            fromAddress?: components["schemas"]["TextFilter"];
            fromName?: components["schemas"]["TextFilter"];
            handledAt?: components["schemas"]["DateFilter"];
            handledBy?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            leftOut?: components["schemas"]["TextFilter"];
            outsideNumber?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            reason?: components["schemas"]["TextFilter"];
            receivedAt?: components["schemas"]["DateFilter"];
            source?: components["schemas"]["TextFilter"];
            state?: components["schemas"]["TextFilter"];
            subject?: components["schemas"]["TextFilter"];
            text?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            yellowFrom?: components["schemas"]["DateFilter"];
        };
        IntakeLine: {
            /** @enum {string} */
            channel: "visit" | "phone" | "letter" | "email" | "wechat" | "portal" | "other";
            complaint: boolean;
            documentId: string;
            /** Format: date-time */
            dueAt: string;
            enterprise: {
                documentId: string;
                name: string;
            } | null;
            from: {
                address: string | null;
                name: string | null;
            };
            group: {
                documentId: string;
                name: string;
            } | null;
            issue: {
                documentId: string;
                number: string;
                /** @enum {string} */
                stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            } | null;
            light: ("red" | "yellow" | "green") | null;
            outsideNumber: string | null;
            /** Format: date-time */
            receivedAt: string;
            source: string | null;
            /** @enum {string} */
            state: "new" | "registered" | "attached" | "dismissed";
            subject: string;
        };
        /** 问题诉求 */
        Issue: {
            /** Format: date-time */
            acceptDueAt?: string | null;
            attachments?: components["schemas"]["File"][];
            category?: components["schemas"]["Category"] | null;
            /** @enum {string|null} */
            channel?: "visit" | "phone" | "letter" | "email" | "wechat" | "portal" | "other" | null;
            /** Format: date-time */
            closedAt?: string | null;
            /** Format: date-time */
            committedDeadline?: string | null;
            commonProblem?: components["schemas"]["CommonProblem"] | null;
            /** Format: date-time */
            confirmDueAt?: string | null;
            /** Format: date-time */
            consentDueAt?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date-time */
            deadline?: string | null;
            description?: string | null;
            documentId: string;
            /** Format: date-time */
            dueAt?: string | null;
            enterprise?: components["schemas"]["Enterprise"] | null;
            extra?: unknown | null;
            /** Format: date-time */
            firstDeadline?: string | null;
            group?: components["schemas"]["Department"] | null;
            /** @enum {string|null} */
            handlingType?: "normal" | "urgent" | "complex" | null;
            id: number;
            imported?: boolean | null;
            /** Format: date-time */
            instructionDueAt?: string | null;
            instructionOpen?: boolean | null;
            /** @enum {string|null} */
            kind?: "appeal" | "suggestion" | null;
            leader?: components["schemas"]["Leader"] | null;
            leadUnit?: components["schemas"]["Department"] | null;
            level?: number | null;
            /** @enum {string|null} */
            light?: "red" | "yellow" | "waiting" | "green" | null;
            longTerm?: boolean | null;
            mainIssue?: components["schemas"]["Issue"] | null;
            /** Format: date-time */
            milestoneDueAt?: string | null;
            notFullySolved?: boolean | null;
            number?: string | null;
            outsideNumber?: string | null;
            provisional?: boolean | null;
            /** Format: date-time */
            publishedAt?: string | null;
            rating?: number | null;
            ratingOnBehalf?: boolean | null;
            /** Format: date-time */
            receivedAt?: string | null;
            reopenCount?: number | null;
            returnCount?: number | null;
            reworkCount?: number | null;
            /** @enum {string|null} */
            solved?: "solved" | "partly" | null;
            /** @enum {string|null} */
            stage?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void" | null;
            /** Format: date-time */
            stageSince?: string | null;
            /** Format: date-time */
            takeUpDueAt?: string | null;
            title?: string | null;
            /** Format: date-time */
            transferDueAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            urgeCount?: number | null;
            visit?: components["schemas"]["Visit"] | null;
            /** Format: date-time */
            yellowFrom?: string | null;
        };
        /** 问题诉求 */
        IssueFilters: {
            $and?: components["schemas"]["IssueFilters"][];
            $not?: components["schemas"]["IssueFilters"];
            $or?: components["schemas"]["IssueFilters"][];
            acceptDueAt?: components["schemas"]["DateFilter"];
            category?: components["schemas"]["CategoryFilters"];
            channel?: components["schemas"]["TextFilter"];
            closedAt?: components["schemas"]["DateFilter"];
            committedDeadline?: components["schemas"]["DateFilter"];
            commonProblem?: components["schemas"]["CommonProblemFilters"];
            confirmDueAt?: components["schemas"]["DateFilter"];
            consentDueAt?: components["schemas"]["DateFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            deadline?: components["schemas"]["DateFilter"];
            description?: components["schemas"]["TextFilter"];
            documentId?: components["schemas"]["TextFilter"];
            dueAt?: components["schemas"]["DateFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            firstDeadline?: components["schemas"]["DateFilter"];
            group?: components["schemas"]["DepartmentFilters"];
            handlingType?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            imported?: components["schemas"]["BooleanFilter"];
            instructionDueAt?: components["schemas"]["DateFilter"];
            instructionOpen?: components["schemas"]["BooleanFilter"];
            kind?: components["schemas"]["TextFilter"];
            leader?: components["schemas"]["LeaderFilters"];
            leadUnit?: components["schemas"]["DepartmentFilters"];
            level?: components["schemas"]["NumberFilter"];
            light?: components["schemas"]["TextFilter"];
            longTerm?: components["schemas"]["BooleanFilter"];
            mainIssue?: components["schemas"]["IssueFilters"];
            milestoneDueAt?: components["schemas"]["DateFilter"];
            notFullySolved?: components["schemas"]["BooleanFilter"];
            number?: components["schemas"]["TextFilter"];
            outsideNumber?: components["schemas"]["TextFilter"];
            provisional?: components["schemas"]["BooleanFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            rating?: components["schemas"]["NumberFilter"];
            ratingOnBehalf?: components["schemas"]["BooleanFilter"];
            receivedAt?: components["schemas"]["DateFilter"];
            reopenCount?: components["schemas"]["NumberFilter"];
            returnCount?: components["schemas"]["NumberFilter"];
            reworkCount?: components["schemas"]["NumberFilter"];
            solved?: components["schemas"]["TextFilter"];
            stage?: components["schemas"]["TextFilter"];
            stageSince?: components["schemas"]["DateFilter"];
            takeUpDueAt?: components["schemas"]["DateFilter"];
            title?: components["schemas"]["TextFilter"];
            transferDueAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            urgeCount?: components["schemas"]["NumberFilter"];
            visit?: components["schemas"]["VisitFilters"];
            yellowFrom?: components["schemas"]["DateFilter"];
        };
        IssueRecord: {
            /** Format: date-time */
            at: string;
            documentId: string;
            number: string;
            /** @enum {string} */
            stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            title: string;
            unit: {
                documentId: string;
                name: string;
            } | null;
        };
        /** 申请 */
        IssueRequest: {
            /** Format: date-time */
            answeredAt?: string | null;
            answeredBy?: string | null;
            answerReason?: string | null;
            consultation?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date-time */
            deadline?: string | null;
            documentId: string;
            ground?: string | null;
            id: number;
            issue?: components["schemas"]["Issue"] | null;
            /** @enum {string|null} */
            kind?: "decline" | "extension" | "withdrawal" | null;
            milestones?: unknown | null;
            /** Format: date-time */
            publishedAt?: string | null;
            reason?: string | null;
            /** Format: date-time */
            requestedAt?: string | null;
            requestedBy?: string | null;
            sequence?: number | null;
            /** @enum {string|null} */
            state?: "pending" | "granted" | "refused" | "lapsed" | null;
            transfer?: components["schemas"]["Transfer"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 申请 */
        IssueRequestFilters: {
            $and?: components["schemas"]["IssueRequestFilters"][];
            $not?: components["schemas"]["IssueRequestFilters"];
            $or?: components["schemas"]["IssueRequestFilters"][];
            answeredAt?: components["schemas"]["DateFilter"];
            answeredBy?: components["schemas"]["TextFilter"];
            answerReason?: components["schemas"]["TextFilter"];
            consultation?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            deadline?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            ground?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            kind?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            reason?: components["schemas"]["TextFilter"];
            requestedAt?: components["schemas"]["DateFilter"];
            requestedBy?: components["schemas"]["TextFilter"];
            sequence?: components["schemas"]["NumberFilter"];
            state?: components["schemas"]["TextFilter"];
            transfer?: components["schemas"]["TransferFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 包联领导岗位 */
        Leader: {
            active?: boolean | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            id: number;
            /** Format: date-time */
            publishedAt?: string | null;
            sortOrder?: number | null;
            title?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 包联领导岗位 */
        LeaderCreate: {
            active?: boolean | null;
            sortOrder?: number | null;
            title: string;
        };
        /** 包联领导岗位 */
        LeaderFilters: {
            $and?: components["schemas"]["LeaderFilters"][];
            $not?: components["schemas"]["LeaderFilters"];
            $or?: components["schemas"]["LeaderFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            sortOrder?: components["schemas"]["NumberFilter"];
            title?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 包联领导岗位 */
        LeaderUpdate: {
            active?: boolean | null;
            sortOrder?: number | null;
            title?: string;
        };
        /** 台账记录 */
        LedgerEntry: {
            action?: string | null;
            actor?: unknown | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            dues?: unknown | null;
            from?: string | null;
            /** Format: date-time */
            happenedAt?: string | null;
            hash?: string | null;
            id: number;
            input?: unknown | null;
            issue?: components["schemas"]["Issue"] | null;
            prevHash?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            recordedAt?: string | null;
            sequence?: number | null;
            shownToEnterprise?: boolean | null;
            shownToSupport?: boolean | null;
            to?: string | null;
            unit?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 台账记录 */
        LedgerEntryFilters: {
            $and?: components["schemas"]["LedgerEntryFilters"][];
            $not?: components["schemas"]["LedgerEntryFilters"];
            $or?: components["schemas"]["LedgerEntryFilters"][];
            action?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            from?: components["schemas"]["TextFilter"];
            happenedAt?: components["schemas"]["DateFilter"];
            hash?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            prevHash?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            recordedAt?: components["schemas"]["DateFilter"];
            sequence?: components["schemas"]["NumberFilter"];
            shownToEnterprise?: components["schemas"]["BooleanFilter"];
            shownToSupport?: components["schemas"]["BooleanFilter"];
            to?: components["schemas"]["TextFilter"];
            unit?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        LedgerLine: {
            action: string;
            actor: {
                [key: string]: unknown;
            };
            documentId: string;
            dues: {
                [key: string]: unknown;
            } | null;
            from: string | null;
            /** Format: date-time */
            happenedAt: string;
            hash: string | null;
            input: {
                [key: string]: unknown;
            };
            issue: string;
            mayObject: boolean;
            objection: components["schemas"]["EntryObjection"] | null;
            prevHash: string | null;
            /** Format: date-time */
            recordedAt: string;
            sequence: number;
            to: string | null;
        };
        LedgerRow: {
            cells: {
                [key: string]: (string | number) | null;
            };
            extra: {
                name: string;
                value: string | null;
            }[];
            issue: string;
            light: ("red" | "yellow" | "green" | "waiting") | null;
            overdueDays: number | null;
            /** @enum {string} */
            stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
        };
        LetterSuggestion: {
            duties: {
                documentId: string;
                /** Format: date */
                dueDate: string;
                name: string;
                period: string;
            }[];
            group: {
                documentId: string;
                name: string;
            };
            issues: {
                /** @description working days */
                days: number;
                documentId: string;
                /** Format: date */
                dueDate: string;
                number: string;
                title: string;
                unit: string;
            }[];
            /** @constant */
            kind: "prompt-letter";
            reasons: ("red-issues" | "missed-duty")[];
        };
        LinkedIssue: {
            documentId: string;
            enterprise: {
                documentId: string;
                name: string;
            };
            group: {
                documentId: string;
                name: string;
            } | null;
            level: number | null;
            number: string;
            /** Format: date-time */
            receivedAt: string;
            stage: string;
            title: string;
        };
        LowerOffice: {
            active: boolean;
            code: string | null;
            documentId: string;
            fingerprint: string;
            name: string;
            publicKey: string;
        };
        /** @description One measure of one subject. Sums of money are exact decimals in texts, counts are numbers */
        Measure: {
            /** @enum {string} */
            code: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
            denominator: (number | string) | null;
            /** @description Enterprises or projects that lack what it is computed from */
            leftOut?: number;
            lowerIsBetter: boolean;
            name: string;
            numerator: (number | string) | null;
            /** @description Four decimals; null is 不参评 */
            value: string | null;
            /**
             * @description The reader may not know it yet
             * @constant
             */
            withheld?: true;
        };
        /** @description A record behind a figure: an issue, a duty, an enterprise or a project */
        MeasureRecord: components["schemas"]["IssueRecord"] | components["schemas"]["DutyRecord"] | components["schemas"]["UnnamedDutyRecord"] | components["schemas"]["MechanismRecord"] | components["schemas"]["EnterpriseRecord"] | components["schemas"]["ProjectRecord"];
        MechanismRecord: {
            department: {
                documentId: string;
                name: string;
            };
            item: string | null;
            met: boolean;
            name: string | null;
        };
        /** 集中会办 */
        Meeting: {
            /** @enum {string|null} */
            cityForm?: "dispatch" | "thematic" | "executive" | null;
            /** Format: date-time */
            concludedAt?: string | null;
            convener?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            group?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            heldAt?: string | null;
            id: number;
            leader?: components["schemas"]["Leader"] | null;
            /** @enum {string|null} */
            level?: "unit" | "leader" | "office" | "city" | null;
            papers?: components["schemas"]["File"][];
            people?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** @enum {string|null} */
            state?: "planned" | "concluded" | null;
            unit?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        MeetingAgenda: {
            items: components["schemas"]["AgendaItem"][];
            mayConclude: boolean;
            meeting: {
                cityForm: ("dispatch" | "thematic" | "executive") | null;
                concludedAt: string | null;
                convener: string | null;
                documentId: string;
                group: {
                    documentId: string;
                    name: string;
                } | null;
                /** Format: date-time */
                heldAt: string;
                leader: {
                    documentId: string;
                    name: string;
                } | null;
                /** @enum {string} */
                level: "unit" | "leader" | "office" | "city";
                people: string | null;
                /** @enum {string} */
                state: "planned" | "concluded";
                unit: {
                    documentId: string;
                    name: string;
                } | null;
            };
            waiting: components["schemas"]["WaitingItem"][];
        };
        /** @description What became of a meeting’s agenda */
        MeetingConclusion: {
            /** Format: date-time */
            concludedAt: string;
            documentId: string;
            /** @description The lines in their order, each with the actions that its decision was */
            items: {
                actions: {
                    /** @enum {string} */
                    action: "decide" | "note";
                    issue: string;
                }[];
                documentId: string;
                /** @enum {string} */
                state: "open" | "applied" | "carried";
            }[];
            /** @description The draft of the minutes, an official document */
            minutes: string;
            /** @enum {string} */
            state: "planned" | "concluded";
        };
        /** 集中会办 */
        MeetingCreate: {
            /** @enum {string|null} */
            cityForm?: "dispatch" | "thematic" | "executive" | null;
            convener?: string | null;
            group?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            heldAt: string;
            leader?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** @enum {string} */
            level: "unit" | "leader" | "office" | "city";
            papers?: number[];
            people?: string | null;
            unit?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        /** 集中会办 */
        MeetingFilters: {
            $and?: components["schemas"]["MeetingFilters"][];
            $not?: components["schemas"]["MeetingFilters"];
            $or?: components["schemas"]["MeetingFilters"][];
            cityForm?: components["schemas"]["TextFilter"];
            concludedAt?: components["schemas"]["DateFilter"];
            convener?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            group?: components["schemas"]["DepartmentFilters"];
            heldAt?: components["schemas"]["DateFilter"];
            id?: components["schemas"]["NumberFilter"];
            leader?: components["schemas"]["LeaderFilters"];
            level?: components["schemas"]["TextFilter"];
            people?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            state?: components["schemas"]["TextFilter"];
            unit?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 会办议题 */
        MeetingItem: {
            commonProblem?: components["schemas"]["CommonProblem"] | null;
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date */
            deadline?: string | null;
            decision?: string | null;
            documentId: string;
            id: number;
            issue?: components["schemas"]["Issue"] | null;
            meeting?: components["schemas"]["Meeting"] | null;
            /** @enum {string|null} */
            outcome?: "continue" | "explain" | "long-term" | null;
            /** Format: date-time */
            publishedAt?: string | null;
            sortOrder?: number | null;
            /** @enum {string|null} */
            state?: "open" | "applied" | "carried" | null;
            unit?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 会办议题 */
        MeetingItemCreate: {
            commonProblem?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date */
            deadline?: string | null;
            decision?: string | null;
            issue?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            meeting: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** @enum {string|null} */
            outcome?: "continue" | "explain" | "long-term" | null;
            sortOrder?: number | null;
            unit?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        /** 会办议题 */
        MeetingItemFilters: {
            $and?: components["schemas"]["MeetingItemFilters"][];
            $not?: components["schemas"]["MeetingItemFilters"];
            $or?: components["schemas"]["MeetingItemFilters"][];
            commonProblem?: components["schemas"]["CommonProblemFilters"];
            createdAt?: components["schemas"]["DateFilter"];
            deadline?: components["schemas"]["DateFilter"];
            decision?: components["schemas"]["TextFilter"];
            documentId?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            meeting?: components["schemas"]["MeetingFilters"];
            outcome?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            sortOrder?: components["schemas"]["NumberFilter"];
            state?: components["schemas"]["TextFilter"];
            unit?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 会办议题 */
        MeetingItemUpdate: {
            commonProblem?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date */
            deadline?: string | null;
            decision?: string | null;
            issue?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            meeting?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** @enum {string|null} */
            outcome?: "continue" | "explain" | "long-term" | null;
            sortOrder?: number | null;
            unit?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        MeetingLine: {
            cityForm: ("dispatch" | "thematic" | "executive") | null;
            convener: string | null;
            decided: number;
            documentId: string;
            group: {
                documentId: string;
                name: string;
            } | null;
            /** Format: date-time */
            heldAt: string;
            items: number;
            leader: {
                documentId: string;
                name: string;
            } | null;
            /** @enum {string} */
            level: "unit" | "leader" | "office" | "city";
            /** @enum {string} */
            state: "planned" | "concluded";
            unit: {
                documentId: string;
                name: string;
            } | null;
        };
        MeetingMinutes: {
            blocks: components["schemas"]["DocumentBlock"][];
            /** @description The minutes as official documents, as far as the caller sees them */
            documents: {
                documentId: string;
                number: string | null;
                state: string;
            }[];
            /** @description Whether the minutes are the caller’s to draft */
            mayDraft: boolean;
            receivers: string;
            text: string;
            title: string;
        };
        /** 集中会办 */
        MeetingUpdate: {
            /** @enum {string|null} */
            cityForm?: "dispatch" | "thematic" | "executive" | null;
            convener?: string | null;
            group?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            heldAt?: string;
            leader?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** @enum {string} */
            level?: "unit" | "leader" | "office" | "city";
            papers?: number[];
            people?: string | null;
            unit?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        /** 任职 */
        Membership: {
            acting?: boolean | null;
            /** Format: date-time */
            createdAt?: string | null;
            department?: components["schemas"]["Department"] | null;
            documentId: string;
            enterprise?: components["schemas"]["Enterprise"] | null;
            id: number;
            /** @enum {string|null} */
            kind?: "office" | "group" | "unit" | "leader" | "liaison" | "auditor" | "head" | "enterprise" | null;
            leader?: components["schemas"]["Leader"] | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            since?: string | null;
            staffMember?: components["schemas"]["StaffMember"] | null;
            /** Format: date-time */
            until?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 任职 */
        MembershipCreate: {
            acting?: boolean | null;
            department?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** @enum {string} */
            kind: "office" | "group" | "unit" | "leader" | "liaison" | "auditor" | "head" | "enterprise";
            leader?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            since: string;
            staffMember: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            until?: string | null;
        };
        /** 任职 */
        MembershipFilters: {
            $and?: components["schemas"]["MembershipFilters"][];
            $not?: components["schemas"]["MembershipFilters"];
            $or?: components["schemas"]["MembershipFilters"][];
            acting?: components["schemas"]["BooleanFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            department?: components["schemas"]["DepartmentFilters"];
            documentId?: components["schemas"]["TextFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            id?: components["schemas"]["NumberFilter"];
            kind?: components["schemas"]["TextFilter"];
            leader?: components["schemas"]["LeaderFilters"];
            publishedAt?: components["schemas"]["DateFilter"];
            since?: components["schemas"]["DateFilter"];
            staffMember?: components["schemas"]["StaffMemberFilters"];
            until?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 任职 */
        MembershipUpdate: {
            acting?: boolean | null;
            department?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** @enum {string} */
            kind?: "office" | "group" | "unit" | "leader" | "liaison" | "auditor" | "head" | "enterprise";
            leader?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            since?: string;
            staffMember?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            until?: string | null;
        };
        /** 并案 */
        MergeInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 主办诉求 */
            mainIssue: string;
        };
        Message: {
            body: string;
            /** Format: date-time */
            createdAt: string;
            event: string;
            eventName: string;
            /** Format: uuid */
            id: string;
            issue: string | null;
            number: string | null;
            readAt: string | null;
            title: string;
        };
        /** 时间节点 */
        Milestone: {
            /** Format: date-time */
            answeredAt?: string | null;
            answeredSequence?: number | null;
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date */
            date?: string | null;
            documentId: string;
            /** Format: date-time */
            dueAt?: string | null;
            goal?: string | null;
            id: number;
            issue?: components["schemas"]["Issue"] | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** @enum {string|null} */
            state?: "open" | "answered" | "cancelled" | null;
            transfer?: components["schemas"]["Transfer"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 时间节点 */
        MilestoneFilters: {
            $and?: components["schemas"]["MilestoneFilters"][];
            $not?: components["schemas"]["MilestoneFilters"];
            $or?: components["schemas"]["MilestoneFilters"][];
            answeredAt?: components["schemas"]["DateFilter"];
            answeredSequence?: components["schemas"]["NumberFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            date?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            dueAt?: components["schemas"]["DateFilter"];
            goal?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            publishedAt?: components["schemas"]["DateFilter"];
            state?: components["schemas"]["TextFilter"];
            transfer?: components["schemas"]["TransferFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        NewEnterpriseLink: {
            contact: {
                name: string;
                phoneEnding: string;
            };
            documentId: string;
            expiresAt: string | null;
            issue: {
                documentId: string;
                number: string;
            } | null;
            /** @enum {string} */
            purpose: "entry" | "confirm";
            qr: string;
            /** Format: uri */
            url: string;
        };
        /** 记录进展 */
        NoteInput: {
            /** 附件 */
            attachments?: string[];
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /**
             * 时间节点
             * Format: date
             */
            milestone?: string;
            /** 内容 */
            text: string;
        };
        /** 群机器人 */
        NotificationChannel: {
            active?: boolean | null;
            /** Format: date-time */
            createdAt?: string | null;
            department?: components["schemas"]["Department"] | null;
            documentId: string;
            events?: string | null;
            id: number;
            name?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            url?: string | null;
        };
        /** 群机器人 */
        NotificationChannelCreate: {
            active?: boolean | null;
            department?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            events?: string | null;
            name: string;
            url: string;
        };
        /** 群机器人 */
        NotificationChannelFilters: {
            $and?: components["schemas"]["NotificationChannelFilters"][];
            $not?: components["schemas"]["NotificationChannelFilters"];
            $or?: components["schemas"]["NotificationChannelFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            department?: components["schemas"]["DepartmentFilters"];
            documentId?: components["schemas"]["TextFilter"];
            events?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            name?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            url?: components["schemas"]["TextFilter"];
        };
        /** 群机器人 */
        NotificationChannelUpdate: {
            active?: boolean | null;
            department?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            events?: string | null;
            name?: string;
            url?: string;
        };
        NotificationPreferences: {
            /** @enum {string} */
            email: "off" | "each" | "digest";
            events: {
                event: string;
                name: string;
            }[];
            mailOn: boolean;
            muted: string[];
        };
        /** 通知模板 */
        NotificationTemplate: {
            active?: boolean | null;
            body?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            event?: string | null;
            id: number;
            name?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            title?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 通知模板 */
        NotificationTemplateCreate: {
            active?: boolean | null;
            body: string;
            name: string;
            title: string;
        };
        /** 通知模板 */
        NotificationTemplateFilters: {
            $and?: components["schemas"]["NotificationTemplateFilters"][];
            $not?: components["schemas"]["NotificationTemplateFilters"];
            $or?: components["schemas"]["NotificationTemplateFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            body?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            event?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            name?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            title?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 通知模板 */
        NotificationTemplateUpdate: {
            active?: boolean | null;
            body?: string;
            name?: string;
            title?: string;
        };
        NumberFilter: number | {
            $between?: number[];
            $eq?: number;
            $gt?: number;
            $gte?: number;
            $in?: number[];
            $lt?: number;
            $lte?: number;
            $ne?: number;
            $notIn?: number[];
            $notNull?: boolean;
            $null?: boolean;
        };
        OfficialDocument: {
            approvedAt: string | null;
            approvedBy: string | null;
            asOf: string | null;
            body: components["schemas"]["DocumentBlock"][];
            copies: string;
            documentId: string;
            drafter: string | null;
            /** @enum {string} */
            format: "document" | "report" | "letter" | "minutes" | "sheet";
            group: {
                documentId: string;
                name: string;
            } | null;
            issuedAt: string | null;
            issuingBody: string;
            /** @enum {string} */
            kind: "circular" | "prompt-letter" | "quarterly-report" | "transfer-slip" | "minutes" | "league-table" | "supervision-letter" | "warning-letter";
            number: string | null;
            receiptAt: string | null;
            receiptBy: string | null;
            receivers: string;
            repliedBy: string | null;
            replyAt: string | null;
            replyBy: string | null;
            replyText: string | null;
            reviewedAt: string | null;
            reviewer: string | null;
            revokedAt: string | null;
            revokeReason: string | null;
            sentBackReason: string | null;
            /** @description SHA-256 of the stored PDF */
            sha256: string | null;
            signer: string | null;
            source: unknown;
            /** @enum {string} */
            state: "draft" | "reviewed" | "issued" | "revoked";
            steps: string[];
            title: string;
            unit: {
                documentId: string;
                name: string;
            } | null;
            /** Format: date-time */
            updatedAt: string;
            verifyUrl: string | null;
        };
        /** 公文 */
        OfficialDocumentCreate: Record<string, never>;
        /** 公文 */
        OfficialDocumentFilters: {
            $and?: components["schemas"]["OfficialDocumentFilters"][];
            $not?: components["schemas"]["OfficialDocumentFilters"];
            $or?: components["schemas"]["OfficialDocumentFilters"][];
            approvedAt?: components["schemas"]["DateFilter"];
            approvedBy?: components["schemas"]["TextFilter"];
            asOf?: components["schemas"]["DateFilter"];
            copies?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            drafter?: components["schemas"]["TextFilter"];
            group?: components["schemas"]["DepartmentFilters"];
            id?: components["schemas"]["NumberFilter"];
            issuedAt?: components["schemas"]["DateFilter"];
            issuedBy?: components["schemas"]["TextFilter"];
            issuingBody?: components["schemas"]["TextFilter"];
            issuingKey?: components["schemas"]["TextFilter"];
            kind?: components["schemas"]["TextFilter"];
            leader?: components["schemas"]["LeaderFilters"];
            number?: components["schemas"]["TextFilter"];
            parent?: components["schemas"]["OfficialDocumentFilters"];
            publishedAt?: components["schemas"]["DateFilter"];
            receiptAt?: components["schemas"]["DateFilter"];
            receiptBy?: components["schemas"]["TextFilter"];
            receivers?: components["schemas"]["TextFilter"];
            repliedBy?: components["schemas"]["TextFilter"];
            replyAt?: components["schemas"]["DateFilter"];
            replyBy?: components["schemas"]["DateFilter"];
            replyText?: components["schemas"]["TextFilter"];
            reviewedAt?: components["schemas"]["DateFilter"];
            reviewer?: components["schemas"]["TextFilter"];
            revokedAt?: components["schemas"]["DateFilter"];
            revokedBy?: components["schemas"]["TextFilter"];
            revokeReason?: components["schemas"]["TextFilter"];
            sentBackReason?: components["schemas"]["TextFilter"];
            sequence?: components["schemas"]["NumberFilter"];
            sha256?: components["schemas"]["TextFilter"];
            signer?: components["schemas"]["TextFilter"];
            state?: components["schemas"]["TextFilter"];
            title?: components["schemas"]["TextFilter"];
            unit?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
            verifyToken?: components["schemas"]["TextFilter"];
            year?: components["schemas"]["NumberFilter"];
        };
        /** 公文 */
        OfficialDocumentUpdate: Record<string, never>;
        OwedMeeting: {
            leader: {
                documentId: string;
                sortOrder: number;
                title: string;
            } | null;
            meeting: {
                documentId: string;
                /** Format: date-time */
                heldAt: string;
            } | null;
            /** @enum {string} */
            state: "held" | "planned" | "owed" | "waived";
        };
        OwnMembership: {
            acting: boolean;
            documentId: string;
            inUse: boolean;
            /** @enum {string} */
            kind: "office" | "group" | "unit" | "leader" | "liaison" | "auditor" | "head" | "enterprise";
            organisation: string;
            /** Format: date-time */
            since: string;
        };
        Pagination: {
            page: number;
            pageCount: number;
            pageSize: number;
            total: number;
        };
        /** 包联关系 */
        Pairing: {
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            enterprise?: components["schemas"]["Enterprise"] | null;
            group?: components["schemas"]["Department"] | null;
            id: number;
            leader?: components["schemas"]["Leader"] | null;
            /** Format: date-time */
            publishedAt?: string | null;
            reassignment?: components["schemas"]["Reassignment"] | null;
            /** Format: date-time */
            since?: string | null;
            /** Format: date-time */
            until?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 包联关系 */
        PairingCreate: {
            enterprise: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            group: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            leader: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            reassignment?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            since: string;
            /** Format: date-time */
            until?: string | null;
        };
        /** 包联关系 */
        PairingFilters: {
            $and?: components["schemas"]["PairingFilters"][];
            $not?: components["schemas"]["PairingFilters"];
            $or?: components["schemas"]["PairingFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            group?: components["schemas"]["DepartmentFilters"];
            id?: components["schemas"]["NumberFilter"];
            leader?: components["schemas"]["LeaderFilters"];
            publishedAt?: components["schemas"]["DateFilter"];
            reassignment?: components["schemas"]["ReassignmentFilters"];
            since?: components["schemas"]["DateFilter"];
            until?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 包联关系 */
        PairingUpdate: {
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            group?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            leader?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            reassignment?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            /** Format: date-time */
            since?: string;
            /** Format: date-time */
            until?: string | null;
        };
        PlanVersion: {
            author: string | null;
            documentId: string;
            submittedAt: string | null;
            version: number;
        };
        /** 惠企政策 */
        Policy: {
            attachment?: components["schemas"]["File"] | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            documentNumber?: string | null;
            id: number;
            industries?: unknown | null;
            issuingBody?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            scales?: unknown | null;
            summary?: string | null;
            title?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validUntil?: string | null;
        };
        /** 惠企政策 */
        PolicyCreate: {
            attachment?: number | null;
            documentNumber?: string | null;
            industries?: unknown | null;
            issuingBody?: string | null;
            scales?: unknown | null;
            summary?: string | null;
            title: string;
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validUntil?: string | null;
        };
        /** 政策送达 */
        PolicyDelivery: {
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date-time */
            deliveredAt?: string | null;
            documentId: string;
            enterprise?: components["schemas"]["Enterprise"] | null;
            id: number;
            policy?: components["schemas"]["Policy"] | null;
            /** Format: date-time */
            publishedAt?: string | null;
            result?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 政策送达 */
        PolicyDeliveryCreate: {
            /** Format: date-time */
            deliveredAt: string;
            enterprise: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            policy: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            result?: string | null;
        };
        /** 政策送达 */
        PolicyDeliveryFilters: {
            $and?: components["schemas"]["PolicyDeliveryFilters"][];
            $not?: components["schemas"]["PolicyDeliveryFilters"];
            $or?: components["schemas"]["PolicyDeliveryFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            deliveredAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            id?: components["schemas"]["NumberFilter"];
            policy?: components["schemas"]["PolicyFilters"];
            publishedAt?: components["schemas"]["DateFilter"];
            result?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 政策送达 */
        PolicyDeliveryUpdate: {
            /** Format: date-time */
            deliveredAt?: string;
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            policy?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            result?: string | null;
        };
        /** 惠企政策 */
        PolicyFilters: {
            $and?: components["schemas"]["PolicyFilters"][];
            $not?: components["schemas"]["PolicyFilters"];
            $or?: components["schemas"]["PolicyFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            documentNumber?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            issuingBody?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            summary?: components["schemas"]["TextFilter"];
            title?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            validFrom?: components["schemas"]["DateFilter"];
            validUntil?: components["schemas"]["DateFilter"];
        };
        PolicyLine: {
            documentId: string;
            documentNumber: string | null;
            enterprises: number;
            industries: string[] | null;
            issuingBody: string | null;
            scales: string[] | null;
            /** @enum {string} */
            state: "ahead" | "in-force" | "expired";
            summary: string | null;
            title: string;
            told: number;
            validFrom: string | null;
            validUntil: string | null;
        };
        PolicyMatch: {
            deliveredAt: string | null;
            documentId: string;
            fits: boolean;
            group: string | null;
            industry: string | null;
            name: string;
            result: string | null;
            scale: string | null;
        };
        /** 惠企政策 */
        PolicyUpdate: {
            attachment?: number | null;
            documentNumber?: string | null;
            industries?: unknown | null;
            issuingBody?: string | null;
            scales?: unknown | null;
            summary?: string | null;
            title?: string;
            /** Format: date */
            validFrom?: string | null;
            /** Format: date */
            validUntil?: string | null;
        };
        ProblemCandidate: {
            description: string;
            documentId: string;
            enterprise: {
                documentId: string;
                name: string;
            };
            group: {
                documentId: string;
                name: string;
            } | null;
            level: number | null;
            number: string;
            /** Format: date-time */
            receivedAt: string;
            similarity: number;
            stage: string;
            title: string;
        };
        ProblemLine: {
            category: {
                documentId: string;
                name: string;
            } | null;
            documentId: string;
            enterprises: number;
            issues: number;
            state: string;
            title: string;
        };
        ProblemSuggestion: {
            category: {
                documentId: string;
                name: string;
            };
            enterprises: number;
            issues: components["schemas"]["LinkedIssue"][];
            title: string;
        };
        /** 项目 */
        Project: {
            /** Format: date */
            actualConstructionStart?: string | null;
            /** Format: date */
            actualProductionStart?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            enterprise?: components["schemas"]["Enterprise"] | null;
            extra?: unknown | null;
            id: number;
            investments?: {
                actual?: number | string | null;
                id?: number;
                planned?: number | string | null;
                quarter?: string | null;
            }[];
            name?: string | null;
            /** Format: date */
            plannedConstructionStart?: string | null;
            /** Format: date */
            plannedProductionStart?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 项目 */
        ProjectCreate: {
            /** Format: date */
            actualConstructionStart?: string | null;
            /** Format: date */
            actualProductionStart?: string | null;
            enterprise: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            extra?: unknown | null;
            investments?: {
                actual?: number | string | null;
                id?: number;
                planned?: number | string | null;
                quarter?: string;
            }[];
            name: string;
            /** Format: date */
            plannedConstructionStart?: string | null;
            /** Format: date */
            plannedProductionStart?: string | null;
        };
        /** 项目 */
        ProjectFilters: {
            $and?: components["schemas"]["ProjectFilters"][];
            $not?: components["schemas"]["ProjectFilters"];
            $or?: components["schemas"]["ProjectFilters"][];
            actualConstructionStart?: components["schemas"]["DateFilter"];
            actualProductionStart?: components["schemas"]["DateFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            id?: components["schemas"]["NumberFilter"];
            name?: components["schemas"]["TextFilter"];
            plannedConstructionStart?: components["schemas"]["DateFilter"];
            plannedProductionStart?: components["schemas"]["DateFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        ProjectRecord: {
            actualConstructionStart: string | null;
            actualProductionStart: string | null;
            denominator?: string | null;
            documentId: string;
            enterprise: {
                documentId: string;
                name: string;
            };
            name: string;
            numerator?: string;
            plannedConstructionStart: string | null;
            plannedProductionStart: string | null;
        };
        /** 项目 */
        ProjectUpdate: {
            /** Format: date */
            actualConstructionStart?: string | null;
            /** Format: date */
            actualProductionStart?: string | null;
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            extra?: unknown | null;
            investments?: {
                actual?: number | string | null;
                id?: number;
                planned?: number | string | null;
                quarter?: string;
            }[];
            name?: string;
            /** Format: date */
            plannedConstructionStart?: string | null;
            /** Format: date */
            plannedProductionStart?: string | null;
        };
        Readiness: {
            items: {
                count: number | null;
                /** @enum {string} */
                item: "goLive" | "departments" | "townships" | "leaders" | "incumbents" | "enterprises" | "contacts" | "pairings" | "groupPeople" | "unitPeople" | "officePeople" | "overseers" | "categories" | "catalogue" | "calendar" | "workPlans" | "schemes" | "channels" | "backup";
                lacking: number | null;
                names: string[];
                /** @enum {string} */
                state: "done" | "missing" | "advised";
            }[];
            /** Format: date */
            today: string;
        };
        /** 改派 */
        ReassignInput: {
            /**
             * 办结时限
             * Format: date
             */
            deadline?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 承办单位 */
            leadUnit: string;
            /** 理由 */
            reason: string;
            /** 办理标准 */
            standard?: string;
            /** 配合单位 */
            supportUnits?: string[];
        };
        /** 调剂 */
        Reassignment: {
            approvalNumber?: string | null;
            /** Format: date-time */
            approvedAt?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            /** Format: date-time */
            effectiveAt?: string | null;
            enterprise?: components["schemas"]["Enterprise"] | null;
            fromGroup?: components["schemas"]["Department"] | null;
            fromLeader?: components["schemas"]["Leader"] | null;
            id: number;
            /** Format: date-time */
            publishedAt?: string | null;
            reason?: string | null;
            refusalReason?: string | null;
            /** Format: date-time */
            refusedAt?: string | null;
            /** @enum {string|null} */
            state?: "drafted" | "submitted" | "approved" | "refused" | "effective" | null;
            /** Format: date-time */
            submittedAt?: string | null;
            toGroup?: components["schemas"]["Department"] | null;
            toLeader?: components["schemas"]["Leader"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 调剂 */
        ReassignmentCreate: {
            enterprise: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            reason: string;
            toGroup: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            toLeader: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        /** 调剂 */
        ReassignmentFilters: {
            $and?: components["schemas"]["ReassignmentFilters"][];
            $not?: components["schemas"]["ReassignmentFilters"];
            $or?: components["schemas"]["ReassignmentFilters"][];
            approvalNumber?: components["schemas"]["TextFilter"];
            approvedAt?: components["schemas"]["DateFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            effectiveAt?: components["schemas"]["DateFilter"];
            enterprise?: components["schemas"]["EnterpriseFilters"];
            fromGroup?: components["schemas"]["DepartmentFilters"];
            fromLeader?: components["schemas"]["LeaderFilters"];
            id?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            reason?: components["schemas"]["TextFilter"];
            refusalReason?: components["schemas"]["TextFilter"];
            refusedAt?: components["schemas"]["DateFilter"];
            state?: components["schemas"]["TextFilter"];
            submittedAt?: components["schemas"]["DateFilter"];
            toGroup?: components["schemas"]["DepartmentFilters"];
            toLeader?: components["schemas"]["LeaderFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 调剂 */
        ReassignmentUpdate: {
            enterprise?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            reason?: string;
            toGroup?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            toLeader?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
        };
        RecordedVisit: {
            /** Format: date */
            date: string;
            documentId: string;
            enterprises: {
                documentId: string;
                name: string;
            }[];
            /** @enum {string} */
            form: "onsite" | "office" | "discussion";
            issues: components["schemas"]["CaseIssue"][];
            leader: {
                documentId: string;
                title: string;
            };
        };
        /** 不同意销号 */
        RefuseConsentInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        /** 被拒操作 */
        RefusedAttempt: {
            account?: string | null;
            action?: string | null;
            /** Format: date-time */
            at?: string | null;
            code?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            details?: unknown | null;
            documentId: string;
            httpStatus?: number | null;
            id: number;
            issue?: components["schemas"]["Issue"] | null;
            membership?: string | null;
            name?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            role?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 被拒操作 */
        RefusedAttemptFilters: {
            $and?: components["schemas"]["RefusedAttemptFilters"][];
            $not?: components["schemas"]["RefusedAttemptFilters"];
            $or?: components["schemas"]["RefusedAttemptFilters"][];
            account?: components["schemas"]["TextFilter"];
            action?: components["schemas"]["TextFilter"];
            at?: components["schemas"]["DateFilter"];
            code?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            httpStatus?: components["schemas"]["NumberFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            membership?: components["schemas"]["TextFilter"];
            name?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            role?: components["schemas"]["TextFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 不同意不予受理 */
        RefuseDeclineInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason?: string;
        };
        /** 不同意延期 */
        RefuseExtensionInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason?: string;
        };
        /** 不同意撤回 */
        RefuseWithdrawalInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason?: string;
        };
        /** 登记 */
        RegisterInput: {
            /** 附件 */
            attachments?: string[];
            /** 类别 */
            category: string;
            /**
             * 渠道
             * @enum {string}
             */
            channel: "visit" | "phone" | "letter" | "email" | "wechat" | "portal" | "other";
            /** 诉求内容 */
            description: string;
            /** 企业 */
            enterprise: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 附加项 */
            extra?: {
                [key: string]: string | number | boolean | string[] | null;
            };
            /**
             * 办理类型
             * @enum {string}
             */
            handlingType: "normal" | "urgent" | "complex";
            /**
             * 类型
             * @enum {string}
             */
            kind: "appeal" | "suggestion";
            /**
             * 提出时间
             * @description ISO 8601 with offset, or YYYY-MM-DD
             */
            receivedAt?: string;
            /** 标题 */
            title: string;
        };
        RegistrableCategory: {
            complaint: boolean;
            days: {
                complex: number;
                normal: number;
                urgent: number;
            };
            documentId: string;
            name: string;
            unit: string | null;
        };
        /** 企业不认可 */
        RejectInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        /** 重新办理 */
        ReopenInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        /** 总结报告 */
        Report: {
            author?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            department?: components["schemas"]["Department"] | null;
            documentId: string;
            evaluation?: string | null;
            facts?: unknown | null;
            id: number;
            issues?: string | null;
            /** @enum {string|null} */
            kind?: "unit" | "extract" | "group" | "brief" | "office" | null;
            leader?: components["schemas"]["Leader"] | null;
            leaderWork?: string | null;
            measures?: string | null;
            parent?: components["schemas"]["Report"] | null;
            period?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            recipient?: components["schemas"]["Department"] | null;
            results?: string | null;
            /** @enum {string|null} */
            state?: "draft" | "submitted" | null;
            /** Format: date-time */
            submittedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            version?: number | null;
        };
        /** 反馈办理结果 */
        ReportBackInput: {
            /** 附件 */
            attachments?: string[];
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 办理措施 */
            measures: string;
            /**
             * 时间节点
             * Format: date
             */
            milestone?: string;
            /**
             * 办理结果
             * @enum {string}
             */
            result: "solved" | "partly" | "explained";
        };
        /** 总结报告 */
        ReportCreate: {
            evaluation?: string | null;
            issues?: string | null;
            leaderWork?: string | null;
            measures?: string | null;
            results?: string | null;
        };
        ReportExtract: {
            author: string | null;
            department: string | null;
            documentId: string;
            evaluation: string | null;
            facts: components["schemas"]["ReportFacts"] | null;
            issues: string | null;
            /** @enum {string} */
            kind: "unit" | "extract" | "group" | "brief" | "office";
            leader: string | null;
            leaderId: string | null;
            leaderWork: string | null;
            measures: string | null;
            period: string;
            recipient: string | null;
            results: string | null;
            /** @enum {string} */
            state: "draft" | "submitted";
            submittedAt: string | null;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        ReportFacts: {
            below: {
                measures: string;
                name: string;
                period: string;
                results: string;
            }[];
            byCategory: {
                count: number;
                name: string;
            }[];
            byStage: {
                count: number;
                /** @enum {string} */
                stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            }[];
            closed: number;
            closedIssues: {
                enterprise: string;
                number: string;
                title: string;
            }[];
            escalations: {
                count: number;
                level: number;
            }[];
            figures: {
                /** @enum {string} */
                code: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                denominator: number;
                name: string;
                numerator: number;
                value: string | null;
            }[];
            followUps: number;
            instructions: number;
            meetings: {
                date: string;
                items: number;
                leader: string | null;
                level: string;
            }[];
            open: number;
            openIssues: {
                enterprise: string;
                number: string;
                /** @enum {string} */
                stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
                title: string;
                unit: string | null;
            }[];
            received: number;
            reportBacks: number;
            transfers: number;
            units: {
                count: number;
                name: string;
            }[];
            urges: number;
            visits: {
                date: string;
                enterprises: string[];
                leader: string;
            }[];
        };
        /** 总结报告 */
        ReportFilters: {
            $and?: components["schemas"]["ReportFilters"][];
            $not?: components["schemas"]["ReportFilters"];
            $or?: components["schemas"]["ReportFilters"][];
            author?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            department?: components["schemas"]["DepartmentFilters"];
            documentId?: components["schemas"]["TextFilter"];
            evaluation?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            issues?: components["schemas"]["TextFilter"];
            kind?: components["schemas"]["TextFilter"];
            leader?: components["schemas"]["LeaderFilters"];
            leaderWork?: components["schemas"]["TextFilter"];
            measures?: components["schemas"]["TextFilter"];
            parent?: components["schemas"]["ReportFilters"];
            period?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            recipient?: components["schemas"]["DepartmentFilters"];
            results?: components["schemas"]["TextFilter"];
            state?: components["schemas"]["TextFilter"];
            submittedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            version?: components["schemas"]["NumberFilter"];
        };
        ReportPage: {
            author: string | null;
            department: string | null;
            documentId: string;
            evaluation: string | null;
            extracts: components["schemas"]["ReportExtract"][];
            facts: components["schemas"]["ReportFacts"] | null;
            issues: string | null;
            /** @enum {string} */
            kind: "unit" | "extract" | "group" | "brief" | "office";
            leader: string | null;
            leaderId: string | null;
            leaderWork: string | null;
            measures: string | null;
            period: string;
            recipient: string | null;
            results: string | null;
            /** @enum {string} */
            state: "draft" | "submitted";
            submittedAt: string | null;
            /** Format: date-time */
            updatedAt: string;
            version: number;
        };
        /** 总结报告 */
        ReportUpdate: {
            evaluation?: string | null;
            issues?: string | null;
            leaderWork?: string | null;
            measures?: string | null;
            results?: string | null;
        };
        /** 申请不予受理 */
        RequestDeclineInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /**
             * 理由类别
             * @enum {string}
             */
            ground: "not-our-competence" | "litigation" | "petition-channel" | "duplicate" | "other";
            /** 理由 */
            reason: string;
        };
        /** 申请延期 */
        RequestExtensionInput: {
            /** 会商情况 */
            consultation?: string;
            /**
             * 办结时限
             * Format: date
             */
            deadline?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 推进计划 */
            milestones?: {
                /** Format: date */
                date: string;
                goal: string;
            }[];
            /** 理由 */
            reason: string;
        };
        /** 申请撤回 */
        RequestWithdrawalInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        Retention: {
            /** @description erased at the next daily sweep, if these years are set */
            due: boolean;
            /** @description null while no years are set or asked */
            dueAt: string | null;
            enterprise: {
                documentId: string;
                name: string;
            };
            fields: ("contactName" | "contactPhone" | "contactEmail")[];
            /** @description entries of the intake whose sender is erased */
            intakes: number;
            /** @description staff members of the enterprise whose phone and e-mail are erased */
            people: number;
            /**
             * Format: date-time
             * @description when the last thing between the city and the enterprise ended; the years run from here
             */
            since: string;
            /** @description finished issues that have to be packed for the archive first */
            unpacked: number;
        };
        /** 退回 */
        ReturnInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
            /** 建议承办单位 */
            suggestedUnit?: string;
        };
        /** 退回重办 */
        ReworkInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        RollUpLine: {
            office: {
                code: string | null;
                documentId: string;
                name: string;
            };
            /** @description null: nothing has come */
            rollUp: {
                id: string;
                issues: number;
                measures: {
                    /** @enum {string} */
                    code: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                    denominator: (number | string) | null;
                    numerator: (number | string) | null;
                    value: string | null;
                }[];
                /** Format: date-time */
                receivedAt: string;
                sha256: string;
                /** @description The signature holds still */
                verified: boolean;
                versions: number;
            } | null;
        };
        RollUpReceipt: {
            /** Format: date */
            from: string;
            id: string;
            office: string;
            /** Format: date-time */
            receivedAt: string;
            sha256: string;
            /** Format: date */
            to: string;
        };
        RollUpStatement: {
            /** Format: date */
            from: string;
            issues: number;
            measures: {
                /** @enum {string} */
                code: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                denominator: (number | string) | null;
                numerator: (number | string) | null;
                value: string | null;
            }[];
            name: string;
            /** @description The code of the sending office at the receiver */
            office: string;
            /**
             * Format: date
             * @description Exclusive; the period is over
             */
            to: string;
            /** @constant */
            version: 1;
        };
        RunState: {
            /** @description the daily anchors of the ledgers */
            anchors: {
                /** @description what was found changed while anchoring */
                amiss: number;
                lastAt: string | null;
                /** @description of the last seven days, those that were sent nowhere */
                unsent: number;
            };
            calendar: {
                coveredThrough: number | null;
                missing: number[];
            };
            changes: components["schemas"]["Change"][];
            /** @constant */
            database: "ok";
            deliveries: {
                attempts: number;
                channel: string;
                /** Format: date-time */
                createdAt: string;
                /** Format: uuid */
                id: string;
                lastError: string | null;
                receiver: string | null;
                retryAt: string | null;
                state: string;
                subject: string | null;
            }[];
            /** @description of the last 15 minutes */
            failedSignIns: number;
            failures: {
                attempts: number;
                error: string | null;
                /** Format: date-time */
                firstAt: string;
                issue: string | null;
                /** @description what officials call the step */
                label: string;
                /** Format: date-time */
                lastAt: string;
                number: string | null;
                retryAt: string | null;
                step: string;
                subject: string;
            }[];
            mail: boolean;
            /** @description may the reader sweep, have things tried again, give them up? */
            mayAct: boolean;
            outbox: {
                failed: number;
                oldestSeconds: number | null;
                waiting: number;
            };
            runs: {
                /** @enum {string} */
                cause: "schedule" | "start" | "call";
                error: string | null;
                finishedAt: string | null;
                id: string;
                instance: string;
                report: components["schemas"]["SweepReport"] | null;
                /** Format: date-time */
                startedAt: string;
            }[];
            schedule: string | null;
            /**
             * @description degraded: somebody should look; stalled: what is due is not being done
             * @enum {string}
             */
            status: "ok" | "degraded" | "stalled";
            sweep: {
                ageSeconds: number | null;
                failures: number;
                lastFinishedAt: string | null;
                /** @enum {string} */
                schedule: "on" | "off";
            };
            undelivered: {
                attempts: number;
                /** Format: date-time */
                createdAt: string;
                event: string;
                eventName: string;
                id: string;
                lastError: string | null;
                retryAt: string | null;
            }[];
        };
        SecondFactor: {
            demanded: boolean;
            enrolled: boolean;
            recoveryCodesLeft: number;
            since: string | null;
        };
        SecondFactorEnrolment: {
            secret: string;
            uri: string;
        };
        SentRollUp: {
            accepted: boolean;
            answer: string;
            /** Format: date-time */
            at: string;
            /** Format: date */
            from: string;
            receiver: string;
            /** Format: date */
            to: string;
        };
        SessionTerms: {
            idleSeconds: number;
            password: {
                changedAt: string | null;
                expiresAt: string | null;
                warn: boolean;
            };
        };
        /** 办理时限与参数 */
        Setting: {
            acceptDays?: number | null;
            anchorMail?: string | null;
            callBackDays?: number | null;
            complexDays?: number | null;
            confirmDays?: number | null;
            consentDays?: number | null;
            contactKeepYears?: number | null;
            /** Format: date-time */
            createdAt?: string | null;
            debtDays?: number | null;
            documentId: string;
            entryLinkDays?: number | null;
            feedbackDays?: number | null;
            /** Format: date */
            goLiveDate?: string | null;
            graceDays?: number | null;
            id: number;
            ipFailures?: number | null;
            lockAfterFailures?: number | null;
            lockMinutes?: number | null;
            normalDays?: number | null;
            noticeKeepDays?: number | null;
            objectionDays?: number | null;
            passwordHistory?: number | null;
            passwordLength?: number | null;
            passwordMaxAgeDays?: number | null;
            postpone?: boolean | null;
            /** Format: date-time */
            publishedAt?: string | null;
            reopenDays?: number | null;
            reworkDays?: number | null;
            secondFactorFor?: unknown | null;
            smsPerDay?: number | null;
            supportLeadDays?: number | null;
            supportMinDays?: number | null;
            takeUpDays?: number | null;
            transferDays?: number | null;
            /** Format: date-time */
            updatedAt?: string | null;
            urgentDays?: number | null;
        };
        /** 办理时限与参数 */
        SettingCreate: {
            acceptDays?: number | null;
            anchorMail?: string | null;
            callBackDays?: number | null;
            complexDays?: number | null;
            confirmDays?: number | null;
            consentDays?: number | null;
            contactKeepYears?: number | null;
            debtDays?: number | null;
            entryLinkDays?: number | null;
            feedbackDays?: number | null;
            /** Format: date */
            goLiveDate?: string | null;
            graceDays?: number | null;
            ipFailures?: number | null;
            lockAfterFailures?: number | null;
            lockMinutes?: number | null;
            normalDays?: number | null;
            noticeKeepDays?: number | null;
            objectionDays?: number | null;
            passwordHistory?: number | null;
            passwordLength?: number | null;
            passwordMaxAgeDays?: number | null;
            postpone?: boolean | null;
            reopenDays?: number | null;
            reworkDays?: number | null;
            secondFactorFor?: unknown | null;
            smsPerDay?: number | null;
            supportLeadDays?: number | null;
            supportMinDays?: number | null;
            takeUpDays?: number | null;
            transferDays?: number | null;
            urgentDays?: number | null;
        };
        /** 办理时限与参数 */
        SettingFilters: {
            $and?: components["schemas"]["SettingFilters"][];
            $not?: components["schemas"]["SettingFilters"];
            $or?: components["schemas"]["SettingFilters"][];
            acceptDays?: components["schemas"]["NumberFilter"];
            anchorMail?: components["schemas"]["TextFilter"];
            callBackDays?: components["schemas"]["NumberFilter"];
            complexDays?: components["schemas"]["NumberFilter"];
            confirmDays?: components["schemas"]["NumberFilter"];
            consentDays?: components["schemas"]["NumberFilter"];
            contactKeepYears?: components["schemas"]["NumberFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            debtDays?: components["schemas"]["NumberFilter"];
            documentId?: components["schemas"]["TextFilter"];
            entryLinkDays?: components["schemas"]["NumberFilter"];
            feedbackDays?: components["schemas"]["NumberFilter"];
            goLiveDate?: components["schemas"]["DateFilter"];
            graceDays?: components["schemas"]["NumberFilter"];
            id?: components["schemas"]["NumberFilter"];
            ipFailures?: components["schemas"]["NumberFilter"];
            lockAfterFailures?: components["schemas"]["NumberFilter"];
            lockMinutes?: components["schemas"]["NumberFilter"];
            normalDays?: components["schemas"]["NumberFilter"];
            noticeKeepDays?: components["schemas"]["NumberFilter"];
            objectionDays?: components["schemas"]["NumberFilter"];
            passwordHistory?: components["schemas"]["NumberFilter"];
            passwordLength?: components["schemas"]["NumberFilter"];
            passwordMaxAgeDays?: components["schemas"]["NumberFilter"];
            postpone?: components["schemas"]["BooleanFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            reopenDays?: components["schemas"]["NumberFilter"];
            reworkDays?: components["schemas"]["NumberFilter"];
            smsPerDay?: components["schemas"]["NumberFilter"];
            supportLeadDays?: components["schemas"]["NumberFilter"];
            supportMinDays?: components["schemas"]["NumberFilter"];
            takeUpDays?: components["schemas"]["NumberFilter"];
            transferDays?: components["schemas"]["NumberFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            urgentDays?: components["schemas"]["NumberFilter"];
        };
        /** 办理时限与参数 */
        SettingUpdate: {
            acceptDays?: number | null;
            anchorMail?: string | null;
            callBackDays?: number | null;
            complexDays?: number | null;
            confirmDays?: number | null;
            consentDays?: number | null;
            contactKeepYears?: number | null;
            debtDays?: number | null;
            entryLinkDays?: number | null;
            feedbackDays?: number | null;
            /** Format: date */
            goLiveDate?: string | null;
            graceDays?: number | null;
            ipFailures?: number | null;
            lockAfterFailures?: number | null;
            lockMinutes?: number | null;
            normalDays?: number | null;
            noticeKeepDays?: number | null;
            objectionDays?: number | null;
            passwordHistory?: number | null;
            passwordLength?: number | null;
            passwordMaxAgeDays?: number | null;
            postpone?: boolean | null;
            reopenDays?: number | null;
            reworkDays?: number | null;
            secondFactorFor?: unknown | null;
            smsPerDay?: number | null;
            supportLeadDays?: number | null;
            supportMinDays?: number | null;
            takeUpDays?: number | null;
            transferDays?: number | null;
            urgentDays?: number | null;
        };
        SheetImport: {
            changed: number;
            created: number;
            /** @description What is to be confirmed before the file is taken */
            doubts: components["schemas"]["DoubtfulCell"][];
            dryRun: boolean;
            errorCount: number;
            errors: components["schemas"]["BadCell"][];
            rows: number;
        };
        /** 登录记录 */
        SignIn: {
            account?: string | null;
            /** Format: date-time */
            at?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            /** @enum {string|null} */
            door?: "admin-panel" | "interface" | null;
            id: number;
            ip?: string | null;
            /** @enum {string|null} */
            method?: "by-password" | "by-code" | "by-recovery-code" | "by-sign-on" | null;
            /** @enum {string|null} */
            outcome?: "begun" | "success" | "failure" | "locked" | "limited" | "expired" | "code-asked" | null;
            passwordSetBy?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 登录记录 */
        SignInFilters: {
            $and?: components["schemas"]["SignInFilters"][];
            $not?: components["schemas"]["SignInFilters"];
            $or?: components["schemas"]["SignInFilters"][];
            account?: components["schemas"]["TextFilter"];
            at?: components["schemas"]["DateFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            door?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            ip?: components["schemas"]["TextFilter"];
            method?: components["schemas"]["TextFilter"];
            outcome?: components["schemas"]["TextFilter"];
            passwordSetBy?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        SimilarIssue: {
            documentId: string;
            number: string;
            /** Format: date-time */
            receivedAt: string;
            similarity: number;
            /** @enum {string} */
            stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
            title: string;
        };
        /** 工作人员 */
        StaffMember: {
            active?: boolean | null;
            adminUser?: Record<string, never> | null;
            apiToken?: Record<string, never> | null;
            apiUser?: Record<string, never> | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            email?: string | null;
            employeeNumber?: string | null;
            id: number;
            membershipInUse?: components["schemas"]["Membership"] | null;
            name?: string | null;
            phone?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            wecomId?: string | null;
        };
        /** 工作人员 */
        StaffMemberCreate: {
            active?: boolean | null;
            adminUser?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            apiToken?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            apiUser?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            email?: string | null;
            employeeNumber?: string | null;
            membershipInUse?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            name: string;
            phone?: string | null;
            wecomId?: string | null;
        };
        /** 工作人员 */
        StaffMemberFilters: {
            $and?: components["schemas"]["StaffMemberFilters"][];
            $not?: components["schemas"]["StaffMemberFilters"];
            $or?: components["schemas"]["StaffMemberFilters"][];
            active?: components["schemas"]["BooleanFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            email?: components["schemas"]["TextFilter"];
            employeeNumber?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            membershipInUse?: components["schemas"]["MembershipFilters"];
            name?: components["schemas"]["TextFilter"];
            phone?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            wecomId?: components["schemas"]["TextFilter"];
        };
        StaffMemberPage: {
            active: boolean | null;
            api: string | null;
            documentId: string;
            email: string | null;
            employeeNumber: string | null;
            memberships: {
                documentId: string;
                /** @enum {string} */
                kind: "office" | "group" | "unit" | "leader" | "liaison" | "auditor" | "head" | "enterprise";
                since: string;
            }[];
            name: string;
            panel: string | null;
            phone: string | null;
            secondFactor: boolean;
            signOn: boolean;
        };
        /** 工作人员 */
        StaffMemberUpdate: {
            active?: boolean | null;
            adminUser?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            apiToken?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            apiUser?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            email?: string | null;
            employeeNumber?: string | null;
            membershipInUse?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            name?: string;
            phone?: string | null;
            wecomId?: string | null;
        };
        SubjectMeasures: {
            id: string | null;
            measures: components["schemas"]["Measure"][];
            name: string;
            /** @enum {string} */
            subject: "group" | "unit" | "leader" | "city";
        };
        SweepReport: {
            /** Format: date-time */
            finishedAt: string;
            idle?: boolean;
            milliseconds: number;
            /** Format: date-time */
            startedAt: string;
            steps: {
                done: {
                    [key: string]: number;
                };
                error?: string;
                failed: number;
                label: string;
                milliseconds: number;
                name: string;
            }[];
        };
        /** 承接 */
        TakeUpInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 联系电话 */
            phone: string;
            /** 责任人 */
            responsiblePerson: string;
            /** 承办科室 */
            section: string;
        };
        TextFilter: string | {
            $between?: string[];
            $contains?: string;
            $containsi?: string;
            $endsWith?: string;
            $endsWithi?: string;
            $eq?: string;
            $eqi?: string;
            $gt?: string;
            $gte?: string;
            $in?: string[];
            $lt?: string;
            $lte?: string;
            $ne?: string;
            $nei?: string;
            $notContains?: string;
            $notContainsi?: string;
            $notIn?: string[];
            $notNull?: boolean;
            $null?: boolean;
            $startsWith?: string;
            $startsWithi?: string;
        };
        /** 转办单 */
        Transfer: {
            binding?: boolean | null;
            /** Format: date-time */
            committedDeadline?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date-time */
            deadline?: string | null;
            documentId: string;
            /** Format: date-time */
            endedAt?: string | null;
            /** Format: date-time */
            firstDeadline?: string | null;
            grantCount?: number | null;
            id: number;
            issue?: components["schemas"]["Issue"] | null;
            measures?: string | null;
            ownDepartment?: boolean | null;
            phone?: string | null;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            reportedAt?: string | null;
            responsiblePerson?: string | null;
            /** @enum {string|null} */
            result?: "solved" | "partly" | "explained" | null;
            returnReason?: string | null;
            /** @enum {string|null} */
            role?: "lead" | "support" | null;
            section?: string | null;
            sequence?: number | null;
            standard?: string | null;
            /** Format: date-time */
            startedAt?: string | null;
            /** @enum {string|null} */
            state?: "sent" | "handling" | "reported" | "contributed" | "skipped" | "returned" | "superseded" | "cancelled" | "reopened" | null;
            suggestedUnit?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            takenUpAt?: string | null;
            /** Format: date-time */
            takeUpDueAt?: string | null;
            unit?: components["schemas"]["Department"] | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        /** 转办单 */
        TransferFilters: {
            $and?: components["schemas"]["TransferFilters"][];
            $not?: components["schemas"]["TransferFilters"];
            $or?: components["schemas"]["TransferFilters"][];
            binding?: components["schemas"]["BooleanFilter"];
            committedDeadline?: components["schemas"]["DateFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            deadline?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            endedAt?: components["schemas"]["DateFilter"];
            firstDeadline?: components["schemas"]["DateFilter"];
            grantCount?: components["schemas"]["NumberFilter"];
            id?: components["schemas"]["NumberFilter"];
            issue?: components["schemas"]["IssueFilters"];
            measures?: components["schemas"]["TextFilter"];
            ownDepartment?: components["schemas"]["BooleanFilter"];
            phone?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            reportedAt?: components["schemas"]["DateFilter"];
            responsiblePerson?: components["schemas"]["TextFilter"];
            result?: components["schemas"]["TextFilter"];
            returnReason?: components["schemas"]["TextFilter"];
            role?: components["schemas"]["TextFilter"];
            section?: components["schemas"]["TextFilter"];
            sequence?: components["schemas"]["NumberFilter"];
            standard?: components["schemas"]["TextFilter"];
            startedAt?: components["schemas"]["DateFilter"];
            state?: components["schemas"]["TextFilter"];
            suggestedUnit?: components["schemas"]["DepartmentFilters"];
            takenUpAt?: components["schemas"]["DateFilter"];
            takeUpDueAt?: components["schemas"]["DateFilter"];
            unit?: components["schemas"]["DepartmentFilters"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 转办 */
        TransferInput: {
            /**
             * 办结时限
             * Format: date
             */
            deadline?: string;
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 承办单位 */
            leadUnit: string;
            /** 办理标准 */
            standard: string;
            /** 配合单位 */
            supportUnits?: string[];
        };
        UnnamedDutyRecord: {
            /** Format: date-time */
            dueAt: string;
            group: string | null;
            period: string;
            /** Format: date */
            planDate: string;
            /** @enum {string} */
            type: "unit-report" | "group-report" | "leader-brief" | "office-report" | "circular" | "leader-visit" | "leader-meeting" | "city-meeting" | "follow-up" | "milestone" | "call-back" | "decision-feedback" | "work-plan";
        };
        /** 催办 */
        UrgeInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 内容 */
            text: string;
        };
        /** 走访调研 */
        Visit: {
            /** Format: date-time */
            createdAt?: string | null;
            /** Format: date */
            date?: string | null;
            documentId: string;
            enterprises?: components["schemas"]["Enterprise"][];
            extra?: unknown | null;
            findings?: string | null;
            /** @enum {string|null} */
            form?: "onsite" | "office" | "discussion" | null;
            id: number;
            leader?: components["schemas"]["Leader"] | null;
            participants?: string | null;
            photos?: components["schemas"]["File"][];
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
        };
        VisitCoverageLine: {
            enterprises: {
                documentId: string;
                name: string;
                visit: {
                    /** Format: date */
                    date: string;
                    documentId: string;
                } | null;
                waived: boolean;
            }[];
            leader: {
                documentId: string;
                title: string;
            };
            total: number;
            visited: number;
        };
        /** 走访调研 */
        VisitCreate: {
            /** Format: date */
            date: string;
            enterprises?: (string | number)[] | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            extra?: unknown | null;
            findings?: string | null;
            /** @enum {string} */
            form: "onsite" | "office" | "discussion";
            leader: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            participants?: string | null;
            photos?: number[];
        };
        /** 走访调研 */
        VisitFilters: {
            $and?: components["schemas"]["VisitFilters"][];
            $not?: components["schemas"]["VisitFilters"];
            $or?: components["schemas"]["VisitFilters"][];
            createdAt?: components["schemas"]["DateFilter"];
            date?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            enterprises?: components["schemas"]["EnterpriseFilters"];
            findings?: components["schemas"]["TextFilter"];
            form?: components["schemas"]["TextFilter"];
            id?: components["schemas"]["NumberFilter"];
            leader?: components["schemas"]["LeaderFilters"];
            participants?: components["schemas"]["TextFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
        };
        /** 走访调研 */
        VisitUpdate: {
            /** Format: date */
            date?: string;
            enterprises?: (string | number)[] | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            extra?: unknown | null;
            findings?: string | null;
            /** @enum {string} */
            form?: "onsite" | "office" | "discussion";
            leader?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            participants?: string | null;
            photos?: number[];
        };
        /** 作废 */
        VoidInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        WaitingItem: {
            carried: boolean;
            commonProblem: {
                documentId: string;
                issues: number;
                title: string;
            } | null;
            escalation: {
                decided: boolean;
                level: number;
                /** Format: date-time */
                raisedAt: string;
                reason: string | null;
            } | null;
            issue: {
                documentId: string;
                enterprise: {
                    documentId: string;
                    name: string;
                } | null;
                group: {
                    documentId: string;
                    name: string;
                } | null;
                leadUnit: {
                    documentId: string;
                    name: string;
                } | null;
                level: number | null;
                number: string;
                stage: string;
                title: string;
            } | null;
        };
        WaysOfSigningIn: {
            name: string;
            /** @enum {string} */
            passwords: "open" | "closed";
            signOn: boolean;
        };
        /** 撤回 */
        WithdrawInput: {
            /** 依据 */
            evidence?: {
                /** @description ISO 8601 with offset, or YYYY-MM-DD */
                at: string;
                attachments?: string[];
                channel: string;
                note?: string;
                number?: string;
                who: string;
            };
            /** 理由 */
            reason: string;
        };
        /** 工作计划 */
        WorkPlan: {
            attachment?: components["schemas"]["File"] | null;
            author?: string | null;
            body?: string | null;
            /** Format: date-time */
            createdAt?: string | null;
            documentId: string;
            group?: components["schemas"]["Department"] | null;
            id: number;
            /** Format: date-time */
            publishedAt?: string | null;
            /** Format: date-time */
            submittedAt?: string | null;
            /** Format: date-time */
            updatedAt?: string | null;
            version?: number | null;
            year?: number | null;
        };
        /** 工作计划 */
        WorkPlanCreate: {
            attachment?: number | null;
            body: string;
            group: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            year: number;
        };
        /** 工作计划 */
        WorkPlanFilters: {
            $and?: components["schemas"]["WorkPlanFilters"][];
            $not?: components["schemas"]["WorkPlanFilters"];
            $or?: components["schemas"]["WorkPlanFilters"][];
            author?: components["schemas"]["TextFilter"];
            body?: components["schemas"]["TextFilter"];
            createdAt?: components["schemas"]["DateFilter"];
            documentId?: components["schemas"]["TextFilter"];
            group?: components["schemas"]["DepartmentFilters"];
            id?: components["schemas"]["NumberFilter"];
            publishedAt?: components["schemas"]["DateFilter"];
            submittedAt?: components["schemas"]["DateFilter"];
            updatedAt?: components["schemas"]["DateFilter"];
            version?: components["schemas"]["NumberFilter"];
            year?: components["schemas"]["NumberFilter"];
        };
        WorkPlanLine: {
            dueDate: string | null;
            group: {
                documentId: string;
                name: string;
            };
            planDate: string | null;
            plans: components["schemas"]["PlanVersion"][];
            state: ("pending" | "done" | "late" | "missed" | "waived" | "void") | null;
            waived: {
                approver: string | null;
                reason: string | null;
            } | null;
        };
        WorkPlanPage: {
            attachment: {
                documentId: string;
                name: string;
            } | null;
            author: string | null;
            body: string | null;
            documentId: string;
            group: {
                documentId: string;
                name: string;
            };
            submittedAt: string | null;
            version: number;
            year: number;
        };
        /** 工作计划 */
        WorkPlanUpdate: {
            attachment?: number | null;
            body?: string;
            group?: (string | number) | null | {
                connect?: unknown[];
                disconnect?: unknown[];
                set?: unknown[];
            };
            year?: number;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    "assessment-adjustment.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["AssessmentAdjustmentFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "assessment" | "subject") | string[] | {
                    assessment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    subject?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentAdjustment"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "assessment-adjustment.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "assessment" | "subject") | string[] | {
                    assessment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    subject?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentAdjustment"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "assessment-objection.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["AssessmentObjectionFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "assessment" | "subject" | "attachments") | string[] | {
                    assessment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    attachments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    subject?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentObjection"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "assessment-objection.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "assessment" | "subject" | "attachments") | string[] | {
                    assessment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    attachments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    subject?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentObjection"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "assessment-scheme.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["AssessmentSchemeFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "indicators" | "grades") | string[] | {
                    grades?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    indicators?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentScheme"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "assessment-scheme.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "indicators" | "grades") | string[] | {
                    grades?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    indicators?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["AssessmentSchemeCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentScheme"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "assessment-scheme.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "indicators" | "grades") | string[] | {
                    grades?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    indicators?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentScheme"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "assessment-scheme.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "indicators" | "grades") | string[] | {
                    grades?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    indicators?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["AssessmentSchemeUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentScheme"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "assessment.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["AssessmentFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "scheme" | "group" | "scan") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scan?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scheme?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Assessment"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "assessment.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "scheme" | "group" | "scan") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scan?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scheme?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Assessment"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "casework.auth.change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currentPassword: string;
                    password: string;
                    passwordConfirmation: string;
                };
            };
        };
        responses: {
            /** @description Change the password */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jwt: string;
                        user: {
                            blocked: boolean | null;
                            confirmed: boolean | null;
                            /** Format: date-time */
                            createdAt?: string;
                            documentId: string;
                            email: string;
                            id: number;
                            provider: string | null;
                            /** Format: date-time */
                            publishedAt?: string | null;
                            /** Format: date-time */
                            updatedAt?: string;
                            username: string;
                        };
                    };
                };
            };
        };
    };
    "casework.auth.local": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    identifier: string;
                    password: string;
                };
            };
        };
        responses: {
            /** @description Sign in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        jwt: string;
                        user: {
                            blocked: boolean | null;
                            confirmed: boolean | null;
                            /** Format: date-time */
                            createdAt?: string;
                            documentId: string;
                            email: string;
                            id: number;
                            provider: string | null;
                            /** Format: date-time */
                            publishedAt?: string | null;
                            /** Format: date-time */
                            updatedAt?: string;
                            username: string;
                        };
                    };
                };
            };
        };
    };
    "calendar-day.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["CalendarDayFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: "*" | string[];
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarDay"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "calendar-day.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CalendarDayCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarDay"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "calendar-day.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarDay"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "calendar-day.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CalendarDayUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarDay"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "calendar-day.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "calendar-year.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["CalendarYearFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: "*" | string[];
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarYear"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "calendar-year.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CalendarYearCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarYear"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "calendar-year.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarYear"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "calendar-year.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CalendarYearUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CalendarYear"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "casework.escalation.agenda": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What waits for the city meeting, and proposals */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EscalationLine"][];
                    };
                };
            };
        };
    };
    "casework.evidence.anchors": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 200 */
                    pageSize?: number;
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The daily anchors of all ledgers, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Anchor"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.evidence.anchorFile": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description An anchor as it is to be kept outside, with the heads that changed that day */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    "casework.assessments.newVersion": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A draft of the next version of a scheme */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentSchemeState"];
                    };
                };
            };
        };
    };
    "casework.assessments.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "from": "2026-01-01",
                 *         "to": "2026-07-01"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** Format: date */
                        from: string;
                        group?: string;
                        /** Format: date */
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description What a scheme would give; stores nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentPreview"];
                    };
                };
            };
        };
    };
    "casework.assessments.putInForce": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reason": "机制建设之年"
                 *       }
                 *     }
                 */
                "application/json": {
                    data?: {
                        reason?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Put a scheme in force */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentSchemeState"];
                    };
                };
            };
        };
    };
    "casework.assessments.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The assessments that the caller sees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentLine"][];
                    };
                };
            };
        };
    };
    "casework.assessments.compute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "scheme": "v5k2c8q0x7d1m4s9t3b6n0fa",
                 *         "from": "2026-01-01",
                 *         "to": "2026-07-01"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** Format: date */
                        from: string;
                        group?: string;
                        scheme: string;
                        /** Format: date */
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description Compute an assessment */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table of an assessment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.adjust": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "subject": "v5k2c8q0x7d1m4s9t3b6n0fa",
                 *         "points": "1.50",
                 *         "reason": "承办全省现场会",
                 *         "document": "示例政办〔2026〕1号"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        document: string;
                        points: number | string;
                        reason: string;
                        subject: string;
                    };
                };
            };
        };
        responses: {
            /** @description Add points to a subject or take them away */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {}
                 *     }
                 */
                "application/json": {
                    data?: {
                        approver?: string;
                        evidence?: {
                            /** @description ISO 8601 with offset, or YYYY-MM-DD */
                            at: string;
                            attachments?: string[];
                            channel: string;
                            note?: string;
                            number?: string;
                            who: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Approve the table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.compare": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table computed now against the one that holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentComparison"];
                    };
                };
            };
        };
    };
    "casework.assessments.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The table as a sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.assessments.finalise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make the table final */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.object": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "subject": "v5k2c8q0x7d1m4s9t3b6n0fa",
                 *         "reason": "一件诉求已按期反馈，未计入"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        attachments?: string[];
                        reason: string;
                        subject: string;
                    };
                };
            };
        };
        responses: {
            /** @description Object to a published table */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.decide": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                objection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "result": "upheld",
                 *         "reason": "经核实，反馈晚于时限"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        reason: string;
                        /** @enum {string} */
                        result: "upheld" | "recomputed";
                    };
                };
            };
        };
        responses: {
            /** @description Decide an objection */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.publish": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Make the table public */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["AssessmentTable"];
                    };
                };
            };
        };
    };
    "casework.assessments.records": {
        parameters: {
            query: {
                measure: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 100 */
                    pageSize?: number;
                };
                part?: "numerator" | "denominator" | "rest";
                subject: string;
            };
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records behind a cell */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeasureRecord"][];
                        meta: {
                            /** @description 另有 N 条不在可见范围 */
                            notVisible: number;
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.reports.burden": {
        parameters: {
            query: {
                month: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is asked of each group and unit in a month */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Burden"];
                };
            };
        };
    };
    "casework.organisation.enterCalendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "year": 2027,
                 *         "noticeNumber": "国办发明电〔2026〕1号",
                 *         "days": [
                 *           {
                 *             "date": "2027-01-01",
                 *             "kind": "holiday",
                 *             "name": "元旦"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        days: {
                            /** Format: date */
                            date: string;
                            /** @enum {string} */
                            kind: "holiday" | "workday";
                            name?: string;
                        }[];
                        noticeNumber: string;
                        year: number;
                    };
                };
            };
        };
        responses: {
            /** @description Enter a year of the calendar */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            days: number;
                            recomputed: number;
                            year: number;
                        };
                    };
                };
            };
        };
    };
    "casework.sweep.changes": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 200 */
                    pageSize?: number;
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was changed of rules, settings and who may do what, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Change"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.sweep.recordChanges": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 200 */
                    pageSize?: number;
                };
            };
            header?: never;
            path: {
                documentId: string;
                type: "enterprise" | "enterprise-figure" | "project" | "visit" | "work-plan" | "department" | "leader" | "category" | "extra-field" | "pairing" | "policy" | "policy-delivery" | "duty" | "setting" | "calendar-day" | "calendar-year" | "escalation-rule" | "notification-template" | "document-text" | "notification-channel" | "staff-member" | "membership";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was changed of one record, newest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Change"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.commonProblems.list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All common problems */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProblemLine"][];
                    };
                };
            };
        };
    };
    "casework.commonProblems.candidates": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open issues that are alike */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProblemCandidate"][];
                    };
                };
            };
        };
    };
    "casework.commonProblems.link": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "issues": [
                 *           "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        issues: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Link issues to a common problem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommonProblemOverview"];
                    };
                };
            };
        };
    };
    "casework.commonProblems.overview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A common problem with its issues */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommonProblemOverview"];
                    };
                };
            };
        };
    };
    "casework.commonProblems.unlink": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "issues": [
                 *           "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        issues: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Take issues off a common problem */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommonProblemOverview"];
                    };
                };
            };
        };
    };
    "casework.commonProblems.suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Issues that look as if they had one cause */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ProblemSuggestion"][];
                    };
                };
            };
        };
    };
    "casework.configuration.download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The whole configuration as one file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        city?: string;
                        exportedAt?: string;
                        /** @constant */
                        format: "qiaomen-configuration";
                        parts: {
                            assessmentSchemes?: {
                                [key: string]: unknown;
                            }[];
                            calendar?: {
                                days: {
                                    /** Format: date */
                                    date: string;
                                    /** @enum {string} */
                                    kind: "holiday" | "workday";
                                    name?: string | null;
                                }[];
                                noticeNumber: string;
                                year: number;
                            }[];
                            categories?: {
                                [key: string]: unknown;
                            }[];
                            departments?: {
                                [key: string]: unknown;
                            }[];
                            documentTexts?: {
                                [key: string]: unknown;
                            }[];
                            escalationRules?: {
                                [key: string]: unknown;
                            }[];
                            extraFields?: {
                                [key: string]: unknown;
                            }[];
                            notificationTemplates?: {
                                [key: string]: unknown;
                            }[];
                            settings?: {
                                [key: string]: unknown;
                            }[];
                        };
                        /** @constant */
                        version: 1;
                    };
                };
            };
        };
    };
    "casework.configuration.take": {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "format": "qiaomen-configuration",
                 *         "version": 1,
                 *         "parts": {
                 *           "categories": [
                 *             {
                 *               "name": "融资",
                 *               "normalDays": 8,
                 *               "active": true
                 *             }
                 *           ]
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        city?: string;
                        exportedAt?: string;
                        /** @constant */
                        format: "qiaomen-configuration";
                        parts: {
                            assessmentSchemes?: {
                                [key: string]: unknown;
                            }[];
                            calendar?: {
                                days: {
                                    /** Format: date */
                                    date: string;
                                    /** @enum {string} */
                                    kind: "holiday" | "workday";
                                    name?: string | null;
                                }[];
                                noticeNumber: string;
                                year: number;
                            }[];
                            categories?: {
                                [key: string]: unknown;
                            }[];
                            departments?: {
                                [key: string]: unknown;
                            }[];
                            documentTexts?: {
                                [key: string]: unknown;
                            }[];
                            escalationRules?: {
                                [key: string]: unknown;
                            }[];
                            extraFields?: {
                                [key: string]: unknown;
                            }[];
                            notificationTemplates?: {
                                [key: string]: unknown;
                            }[];
                            settings?: {
                                [key: string]: unknown;
                            }[];
                        };
                        /** @constant */
                        version: 1;
                    };
                };
            };
        };
        responses: {
            /** @description Take a configuration: all of it or nothing */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ConfigurationTaken"];
                    };
                };
            };
        };
    };
    "casework.configuration.readiness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is missing before going live */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Readiness"];
                    };
                };
            };
        };
    };
    "casework.notifications.dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Give up a failed delivery */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            state: "dropped";
                        };
                    };
                };
            };
        };
    };
    "casework.notifications.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Have a failed delivery tried again */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: uuid */
                            id: string;
                            /** @constant */
                            state: "waiting";
                        };
                    };
                };
            };
        };
    };
    "casework.departments.own": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the caller’s department says of itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DepartmentFacts"];
                    };
                };
            };
        };
    };
    "casework.departments.editOwn": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "promotionBody": "示例局包联工作领导小组",
                 *         "foundingDocument": "示例发〔2026〕1号"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        foundingDocument?: string | null;
                        leaderInCharge?: string | null;
                        liaison?: string | null;
                        opened?: {
                            foundingDocument?: string | null;
                            leaderInCharge?: string | null;
                            liaison?: string | null;
                            phone?: string | null;
                            promotionBody?: string | null;
                        };
                        phone?: string | null;
                        promotionBody?: string | null;
                    };
                };
            };
        };
        responses: {
            /** @description Say it anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DepartmentFacts"];
                    };
                };
            };
        };
    };
    "casework.documents.list": {
        parameters: {
            query?: {
                kind?: "circular" | "prompt-letter" | "quarterly-report" | "transfer-slip" | "minutes" | "league-table" | "supervision-letter" | "warning-letter";
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 50 */
                    pageSize?: number;
                };
                state?: "draft" | "reviewed" | "issued" | "revoked";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The official documents that the caller sees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentLine"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.documents.draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "kind": "circular",
                 *         "period": "2026H1"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** @constant */
                        kind: "circular";
                        period: string;
                    } | {
                        /** @constant */
                        kind: "quarterly-report";
                        period: string;
                    } | {
                        duties?: string[];
                        group: string;
                        issues?: string[];
                        /** @enum {string} */
                        kind: "prompt-letter" | "supervision-letter" | "warning-letter";
                        /** Format: date */
                        replyBy?: string;
                    } | {
                        issue: string;
                        /** @constant */
                        kind: "transfer-slip";
                        unit?: string;
                    } | {
                        /** @constant */
                        kind: "minutes";
                        meeting: string;
                    } | {
                        assessment: string;
                        /** @constant */
                        kind: "league-table";
                    };
                };
            };
        };
        responses: {
            /** @description Draft a document from its data */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.document": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.edit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "title": "关于示例的通报"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        body?: components["schemas"]["DocumentBlock"][];
                        copies?: string;
                        opened?: {
                            body?: {
                                [key: string]: unknown;
                            }[] | null;
                            copies?: string | null;
                            receivers?: string | null;
                            title?: string | null;
                        };
                        receivers?: string;
                        title?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Edit a draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.approve": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {}
                 *     }
                 */
                "application/json": {
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Approve a letter that needs it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.data": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The frozen figures behind a document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": unknown;
                };
            };
        };
    };
    "casework.documents.differences": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What of an issued document’s figures would be otherwise if it were computed again as at its own instant */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentDifferences"];
                    };
                };
            };
        };
    };
    "casework.documents.docx": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The .docx */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": unknown;
                };
            };
        };
    };
    "casework.documents.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "signer": "示例乙"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        evidence?: {
                            /** @description ISO 8601 with offset, or YYYY-MM-DD */
                            at: string;
                            attachments?: string[];
                            channel: string;
                            note?: string;
                            number?: string;
                            who: string;
                        };
                        signer: string;
                    };
                };
            };
        };
        responses: {
            /** @description Issue: number, freeze and store */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The PDF; a preview before it is issued */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    "casework.documents.preview": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "title": "关于示例的通报"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        body?: components["schemas"]["DocumentBlock"][];
                        copies?: string;
                        receivers?: string;
                        title?: string;
                    };
                };
            };
        };
        responses: {
            /** @description A draft as PDF with changes that are not saved */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                };
            };
        };
    };
    "casework.documents.receipt": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {}
                 *     }
                 */
                "application/json": {
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Acknowledge a letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.reply": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "text": "已落实，情况如下。"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        text: string;
                    };
                };
            };
        };
        responses: {
            /** @description Answer a letter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.review": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reviewer": "示例甲"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        reviewer: string;
                    };
                };
            };
        };
        responses: {
            /** @description Review */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reason": "数据有误，重新印发"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Revoke */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.sendBack": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reason": "请补充完成时限"
                 *       }
                 *     }
                 */
                "application/json": {
                    data?: {
                        reason?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Send back */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                    };
                };
            };
        };
    };
    "casework.documents.counted": {
        parameters: {
            query: {
                asOf?: string;
                category?: string;
                channel?: string;
                from: string;
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 50 */
                    pageSize?: number;
                };
                stage?: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
                to: string;
                unit?: string;
            };
            header?: never;
            path: {
                code: "received" | "carried" | "closed" | "open" | "overdue" | "visits" | "meetings" | "problems" | "unsolved";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records behind a count of a document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CountedRecord"][];
                        meta: {
                            /** @description records of the count that the caller may not see */
                            hidden: number;
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.documents.fonts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which face serves which role */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentFont"][];
                    };
                };
            };
        };
    };
    "casework.documents.suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Letters that the rules propose */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LetterSuggestion"][];
                    };
                };
            };
        };
    };
    "casework.documents.texts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The texts of documents, with what may stand in them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentText"][];
                    };
                };
            };
        };
    };
    "casework.documents.restoreText": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {}
                 *     }
                 */
                "application/json": {
                    data?: Record<string, never>;
                };
            };
        };
        responses: {
            /** @description Put a text back to what it was delivered as */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentText"][];
                    };
                };
            };
        };
    };
    "casework.duties.list": {
        parameters: {
            query?: {
                day?: string;
                department?: string;
                enterprise?: string;
                from?: string;
                group?: string;
                leader?: string;
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 100 */
                    pageSize?: number;
                };
                scope?: "mine" | "group" | "all";
                state?: ("pending" | "done" | "late" | "missed" | "waived" | "void")[];
                to?: string;
                type?: ("unit-report" | "group-report" | "leader-brief" | "office-report" | "circular" | "leader-visit" | "leader-meeting" | "city-meeting" | "follow-up" | "milestone" | "call-back" | "decision-feedback" | "work-plan")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Duties with both dates and their state, as the caller sees them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DutyItem"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.duties.waive": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reason": "企业停产检修，走访改期",
                 *         "approver": "示例主任"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        approver: string;
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Waive a duty: out of the denominator, still listed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            approver: string;
                            documentId: string;
                            reason: string;
                            /** @constant */
                            state: "waived";
                            /** Format: date-time */
                            waivedAt: string;
                        };
                    };
                };
            };
        };
    };
    "casework.duties.calendar": {
        parameters: {
            query?: {
                department?: string;
                enterprise?: string;
                from?: string;
                group?: string;
                leader?: string;
                scope?: "mine" | "group" | "all";
                state?: ("pending" | "done" | "late" | "missed" | "waived" | "void")[];
                to?: string;
                type?: ("unit-report" | "group-report" | "leader-brief" | "office-report" | "circular" | "leader-visit" | "leader-meeting" | "city-meeting" | "follow-up" | "milestone" | "call-back" | "decision-feedback" | "work-plan")[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many duties fall due on which day, by type */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DutyCalendarEntry"][];
                    };
                };
            };
        };
    };
    "casework.enterprise-messages.list": {
        parameters: {
            query?: {
                enterprise?: string;
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 20 */
                    pageSize?: number;
                };
                state?: "waiting" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What enterprises have written, what waits for an answer first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseMessage"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.enterprise-messages.answer": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                message: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "text": "工作组本周三上午到现场查看。"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        text: string;
                    };
                };
            };
        };
        responses: {
            /** @description Answer a message; it is shown on the enterprise’s page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseMessage"];
                    };
                };
            };
        };
    };
    "casework.enterprise-links.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The links of an enterprise, latest first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseLink"][];
                    };
                };
            };
        };
    };
    "casework.enterprise-links.make": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "purpose": "entry"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        contact?: {
                            /** Format: email */
                            email?: string;
                            name?: string;
                            phone: string;
                        } | string;
                        issue?: string;
                        /** @enum {string} */
                        purpose: "entry" | "confirm";
                    };
                };
            };
        };
        responses: {
            /** @description A link to the enterprise’s page; the one before of the same purpose ends */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NewEnterpriseLink"];
                    };
                };
            };
        };
    };
    "casework.enterprise-links.revoke": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                link: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Revoke a link, and what it has opened */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseLink"];
                    };
                };
            };
        };
    };
    "casework.policies.ofEnterprise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The policies in force that are for an enterprise */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FittingPolicy"][];
                    };
                };
            };
        };
    };
    "casework.events.list": {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What happened, in order and in pages; `after` is the cursor of the last answer */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CaseEvent"][];
                        meta: {
                            cursor: string;
                            more: boolean;
                        };
                    };
                };
            };
        };
    };
    "casework.extra-fields.list": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                record: "issue" | "enterprise" | "visit" | "project";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The extra fields of a kind of record that the caller may read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ExtraField"][];
                    };
                };
            };
        };
    };
    "casework.files.download": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    "casework.files.signed": {
        parameters: {
            query?: {
                signature?: unknown;
                until?: unknown;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Download a file by a signed address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
        };
    };
    "casework.sweep.health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Is all well? For a monitor; 503 without a database, or when what is due stands still */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
        };
    };
    "casework.imports.list": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 200 */
                    pageSize?: number;
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which files were taken in, by whom */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportLine"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.imports.errors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What was wrong with an import of one’s own, as a sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.imports.progress": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How far an import of one’s own is */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ImportProgress"];
                    };
                };
            };
        };
    };
    "casework.intakes.list": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 50 */
                    pageSize?: number;
                };
                state?: "new" | "registered" | "attached" | "dismissed" | "all";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What came in, what waits first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["IntakeLine"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.intakes.receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "channel": "phone",
                 *         "source": "12345",
                 *         "outsideNumber": "20260901-0001",
                 *         "from": {
                 *           "name": "示例企业联系人",
                 *           "address": "0454-0000000"
                 *         },
                 *         "receivedAt": "2026-09-01T09:30:00+08:00",
                 *         "subject": "厂区门前道路破损",
                 *         "text": "厂区门前道路破损，影响货车通行，请协调修复。"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        attachments?: string[];
                        category?: string;
                        /** @enum {string} */
                        channel: "visit" | "phone" | "letter" | "email" | "wechat" | "portal" | "other";
                        complaint?: boolean;
                        creditCode?: string;
                        enterprise?: string;
                        from?: {
                            address?: string;
                            name?: string;
                        };
                        outsideNumber?: string;
                        /** @description ISO 8601 with offset, or YYYY-MM-DD */
                        receivedAt?: string;
                        source?: string;
                        subject: string;
                        text?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Hand in what came in; the same source and outside number again is answered with the first */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"];
                    };
                };
            };
            /** @description Hand in what came in; the same source and outside number again is answered with the first */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"];
                    };
                };
            };
        };
    };
    "casework.intakes.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of what came in, and its content */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"];
                    };
                };
            };
        };
    };
    "casework.intakes.assignEnterprise": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "enterprise": "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        enterprise: string;
                    };
                };
            };
        };
        responses: {
            /** @description Name the enterprise that it is from */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"];
                    };
                };
            };
        };
    };
    "casework.intakes.attach": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "issue": "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        issue: string;
                    };
                };
            };
        };
        responses: {
            /** @description Attach it to an issue of the enterprise, as a note */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"];
                    };
                };
            };
        };
    };
    "casework.intakes.dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reason": "广告邮件"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Dismiss it, with the reason */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"];
                    };
                };
            };
        };
    };
    "casework.intakes.register": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "title": "厂区门前道路破损"
                 *       }
                 *     }
                 */
                "application/json": {
                    data?: {
                        category?: string;
                        description?: string;
                        enterprise?: string;
                        /** @enum {string} */
                        handlingType?: "normal" | "urgent" | "complex";
                        /** @enum {string} */
                        kind?: "appeal" | "suggestion";
                        title?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Register it as an issue; its receipt is kept */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CaseIssue"];
                    };
                };
            };
        };
    };
    "casework.issues.register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "enterprise": "v5k2c8q0x7d1m4s9t3b6n0fa",
                 *         "title": "厂区道路破损",
                 *         "description": "厂区门前道路破损，影响运输。",
                 *         "kind": "appeal",
                 *         "channel": "phone",
                 *         "category": "g8f2j0w4r6y1p5k7c3z9m2qe",
                 *         "handlingType": "normal"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** 附件 */
                        attachments?: string[];
                        /** 类别 */
                        category: string;
                        /**
                         * 渠道
                         * @enum {string}
                         */
                        channel: "visit" | "phone" | "letter" | "email" | "wechat" | "portal" | "other";
                        /** 诉求内容 */
                        description: string;
                        /** 企业 */
                        enterprise: string;
                        /** 依据 */
                        evidence?: {
                            /** @description ISO 8601 with offset, or YYYY-MM-DD */
                            at: string;
                            attachments?: string[];
                            channel: string;
                            note?: string;
                            number?: string;
                            who: string;
                        };
                        /** 附加项 */
                        extra?: {
                            [key: string]: string | number | boolean | string[] | null;
                        };
                        /**
                         * 办理类型
                         * @enum {string}
                         */
                        handlingType: "normal" | "urgent" | "complex";
                        /**
                         * 类型
                         * @enum {string}
                         */
                        kind: "appeal" | "suggestion";
                        /**
                         * 提出时间
                         * @description ISO 8601 with offset, or YYYY-MM-DD
                         */
                        receivedAt?: string;
                        /** 标题 */
                        title: string;
                    };
                };
            };
        };
        responses: {
            /** @description Register an issue */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CaseIssue"];
                    };
                };
            };
        };
    };
    "casework.issues.actions": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The actions that the caller may take now */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Action"][];
                        meta: {
                            /** @enum {string} */
                            stage: "registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void";
                        };
                    };
                };
            };
        };
    };
    "casework.issues.act": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                action: string;
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reason": "材料不全"
                 *       }
                 *     }
                 */
                "application/json": {
                    data?: components["schemas"]["ActionInput"];
                };
            };
        };
        responses: {
            /** @description Take an action */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CaseIssue"];
                    };
                };
            };
        };
    };
    "casework.archive.issue": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The archive package of a finished issue; of the same state always the same bytes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": unknown;
                };
            };
        };
    };
    "casework.issues.fillExtra": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "power_kva": 630,
                 *         "solved_amount": null
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        [key: string]: string | number | boolean | string[] | null;
                    };
                };
            };
        };
        responses: {
            /** @description Fill in extra fields */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CaseIssue"];
                    };
                };
            };
        };
    };
    "casework.issues.ledger": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 200 */
                    pageSize?: number;
                };
            };
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger of an issue */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LedgerLine"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.issues.object": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                sequence: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "reason": "本企业未作此认可"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        reason: string;
                    };
                };
            };
        };
        responses: {
            /** @description Object to an entry that somebody else has made in one’s name */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EntryObjection"];
                    };
                };
            };
        };
    };
    "casework.evidence.proof": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The proof of an issue’s ledger: one page that checks itself offline */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    "casework.tables.exportIssues": {
        parameters: {
            query?: {
                filters?: components["schemas"]["IssueFilters"];
                layout?: "ledger" | "import";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Export of what the caller sees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.imports.history": {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                run?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description .xlsx */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Take in an outside ledger: all rows or none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["HistoryImport"];
                    };
                };
            };
        };
    };
    "casework.imports.historyErrors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description .xlsx */
                    file: string;
                };
            };
        };
        responses: {
            /** @description What is wrong with an outside ledger, as a sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.imports.historyTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template of an outside ledger */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.intakes.similar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "enterprise": "v5k2c8q0x7d1m4s9t3b6n0fa",
                 *         "title": "厂区门前道路破损"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        description?: string;
                        enterprise: string;
                        title: string;
                    };
                };
            };
        };
        responses: {
            /** @description Issues of the enterprise within 90 days whose text is alike, shown beside the register form */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SimilarIssue"][];
                    };
                };
            };
        };
    };
    "casework.tables.page": {
        parameters: {
            query?: {
                enterprise?: string;
                from?: string;
                group?: string;
                leader?: string;
                light?: ("red" | "yellow" | "green" | "waiting")[];
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 50 */
                    pageSize?: number;
                };
                search?: string;
                stage?: ("registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void")[];
                to?: string;
                unit?: string;
            };
            header?: never;
            path: {
                table: "group" | "unit";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger of groups or of units, as a table */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LedgerRow"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.tables.download": {
        parameters: {
            query?: {
                enterprise?: string;
                from?: string;
                group?: string;
                leader?: string;
                light?: ("red" | "yellow" | "green" | "waiting")[];
                search?: string;
                stage?: ("registered" | "accepted" | "transferred" | "handling" | "reported" | "confirmed" | "closed" | "declined" | "merged" | "withdrawn" | "void")[];
                to?: string;
                unit?: string;
            };
            header?: never;
            path: {
                table: "group" | "unit";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same as a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.assessment.figures": {
        parameters: {
            query: {
                from: string;
                group?: string;
                id?: string;
                imported?: "include" | "exclude" | "true" | "false";
                subject: "group" | "unit" | "leader" | "city";
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every measure with numerator, denominator and value */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SubjectMeasures"][];
                        meta: {
                            /** Format: date-time */
                            cutOff: string;
                            /** Format: date */
                            from: string;
                            /** @constant */
                            timeZone: "Asia/Shanghai";
                            /** Format: date */
                            to: string;
                        };
                    };
                };
            };
        };
    };
    "casework.assessment.records": {
        parameters: {
            query: {
                from: string;
                group?: string;
                id?: string;
                imported?: "include" | "exclude" | "true" | "false";
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 100 */
                    pageSize?: number;
                };
                part?: "numerator" | "denominator" | "rest";
                subject: "group" | "unit" | "leader" | "city";
                to: string;
            };
            header?: never;
            path: {
                code: "accept_timeliness" | "transfer_timeliness" | "take_up_timeliness" | "handling_timeliness" | "first_handling_timeliness" | "closure_rate" | "solution_rate" | "satisfaction_rate" | "return_rate" | "rework_rate" | "reopen_rate" | "extension_rate" | "withdrawal_rate" | "decline_rate" | "on_behalf_rate" | "platform_use" | "follow_up_rate" | "visit_coverage" | "meeting_rate" | "report_timeliness" | "pairing_coverage" | "mechanism" | "above_scale_entries" | "output_growth" | "revenue_growth" | "profit_growth" | "project_start_rate" | "investment_completion" | "production_on_time";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The records behind a figure */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeasureRecord"][];
                        meta: {
                            /** @description 另有 N 条不在可见范围 */
                            notVisible: number;
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.assessment.download": {
        parameters: {
            query: {
                from: string;
                group?: string;
                id?: string;
                imported?: "include" | "exclude" | "true" | "false";
                subject: "group" | "unit" | "leader" | "city";
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same figures as a sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.meetings.list": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 200 */
                    pageSize?: number;
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meetings that the caller sees */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingLine"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.meetings.agenda": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A meeting with its agenda */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingAgenda"];
                    };
                };
            };
        };
    };
    "casework.meetings.add": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "issue": "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *       }
                 *     }
                 */
                "application/json": {
                    data?: {
                        commonProblem?: string;
                        issue?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Put something on the agenda, or all that waits for the meeting */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingAgenda"];
                    };
                };
            };
        };
    };
    "casework.meetings.conclude": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Apply the decisions of a meeting, all or none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingConclusion"];
                    };
                };
            };
        };
    };
    "casework.meetings.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "items": [
                 *           {
                 *             "documentId": "v5k2c8q0x7d1m4s9t3b6n0fa",
                 *             "decision": "由示例局牵头，两周内完成路面修复",
                 *             "outcome": "continue",
                 *             "deadline": "2026-10-15"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        items: {
                            deadline?: string | null;
                            decision?: string | null;
                            documentId: string;
                            opened?: {
                                deadline?: string | null;
                                decision?: string | null;
                                outcome?: string | null;
                                unit?: string | null;
                            };
                            outcome?: ("continue" | "explain" | "long-term") | null;
                            sortOrder?: number;
                            unit?: string | null;
                        }[];
                    };
                };
            };
        };
        responses: {
            /** @description Write decisions down */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingAgenda"];
                    };
                };
            };
        };
    };
    "casework.meetings.remove": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                item: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Take something off the agenda */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingAgenda"];
                    };
                };
            };
        };
    };
    "casework.meetings.minutes": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The draft of the minutes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingMinutes"];
                    };
                };
            };
        };
    };
    "casework.meetings.owed": {
        parameters: {
            query?: {
                month?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The meetings that a month wants, and what there is of them */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            city: components["schemas"]["OwedMeeting"] | null;
                            /** Format: date */
                            from: string;
                            leaders: components["schemas"]["OwedMeeting"][];
                            month: string;
                            /** Format: date */
                            to: string;
                        };
                    };
                };
            };
        };
    };
    "casework.organisation.memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The memberships that the caller holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OwnMembership"][];
                    };
                };
            };
        };
    };
    "casework.organisation.useMembership": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Choose the membership in use */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OwnMembership"][];
                    };
                };
            };
        };
    };
    "casework.notifications.messages": {
        parameters: {
            query?: {
                page?: number;
                pageSize?: number;
                unread?: "true" | "false";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller’s own messages */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Message"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                            unread: number;
                        };
                    };
                };
            };
        };
    };
    "casework.notifications.read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mark one as read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            read: number;
                        };
                    };
                };
            };
        };
    };
    "casework.notifications.readAll": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Mark all as read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            read: number;
                        };
                    };
                };
            };
        };
    };
    "casework.notifications.unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How many are unread */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            unread: number;
                        };
                    };
                };
            };
        };
    };
    "casework.sweep.metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Metrics in Prometheus’ text form, for a monitor: with METRICS_TOKEN as bearer, or from the machine itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    "casework.notifications.preferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How the caller wants to be told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationPreferences"];
                    };
                };
            };
        };
    };
    "casework.notifications.setPreferences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "email": "digest",
                 *         "muted": []
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** @enum {string} */
                        email: "off" | "each" | "digest";
                        /** @default [] */
                        muted?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Set how the caller wants to be told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationPreferences"];
                    };
                };
            };
        };
    };
    "casework.openapi.document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description This document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        openapi: string;
                    } & {
                        [key: string]: unknown;
                    };
                };
            };
        };
    };
    "casework.policies.list": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 100 */
                    pageSize?: number;
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Policies, with how many enterprises they are for */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PolicyLine"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                        };
                    };
                };
            };
        };
    };
    "casework.policies.deliver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "enterprises": [
                 *           "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *         ],
                 *         "date": "2026-09-01",
                 *         "result": "已申报"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** Format: date */
                        date?: string;
                        enterprises: string[];
                        result?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Record that enterprises were told, and what came of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            delivered: number;
                            updated: number;
                        };
                    };
                };
            };
        };
    };
    "casework.policies.matches": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 100 */
                    pageSize?: number;
                };
                told?: "yes" | "no";
            };
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The enterprises that a policy is for, and which were told */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PolicyMatch"][];
                        meta: {
                            pagination: components["schemas"]["Pagination"];
                            policy: components["schemas"]["PolicyLine"];
                        };
                    };
                };
            };
        };
    };
    "casework.organisation.reassignment": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
                step: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "approvalNumber": "示例批〔2026〕3号"
                 *       }
                 *     }
                 */
                "application/json": {
                    data?: {
                        /** approvalNumber */
                        approvalNumber: string;
                    } | {
                        /** 理由 */
                        reason: string;
                    } | Record<string, never>;
                };
            };
        };
        responses: {
            /** @description A step of a reassignment */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            documentId: string;
                            moved: number;
                            state: string;
                        };
                    };
                };
            };
        };
    };
    "casework.registration.categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Categories with their units and limits */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RegistrableCategory"][];
                    };
                };
            };
        };
    };
    "casework.registration.enterprises": {
        parameters: {
            query: {
                q: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Enterprises by part of the name, pinyin initials or credit code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["FoundEnterprise"][];
                    };
                };
            };
        };
    };
    "casework.reports.draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "kind": "group",
                 *         "period": "2026-09"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** @enum {string} */
                        kind: "unit" | "group" | "brief" | "office";
                        leader?: string;
                        period: string;
                    };
                };
            };
        };
        responses: {
            /** @description Draft a report from the period’s data */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
            /** @description Draft a report from the period’s data */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
        };
    };
    "casework.reports.report": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A report with its extracts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
        };
    };
    "casework.reports.redraft": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Draft anew */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
        };
    };
    "casework.reports.save": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "measures": "本月召开协调会两次。"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        evaluation?: string;
                        issues?: string;
                        leaderWork?: string;
                        measures?: string;
                        opened?: {
                            evaluation?: string | null;
                            issues?: string | null;
                            leaderWork?: string | null;
                            measures?: string | null;
                            results?: string | null;
                        };
                        results?: string;
                    };
                };
            };
        };
        responses: {
            /** @description Edit a draft */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
        };
    };
    "casework.reports.submit": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Submit a report: nobody changes it any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
        };
    };
    "casework.reports.zero": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "period": "2026-09"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        period: string;
                    };
                };
            };
        };
        responses: {
            /** @description A unit without a case in the month says so */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
            /** @description A unit without a case in the month says so */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ReportPage"];
                    };
                };
            };
        };
    };
    "casework.archive.retention": {
        parameters: {
            query?: {
                pagination?: {
                    /** @default 1 */
                    page?: number;
                    /** @default 200 */
                    pageSize?: number;
                };
                years?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Preview: whose contact data is erased when, by the years that are set or that are asked */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Retention"][];
                        meta: {
                            /** @description for which this list is made */
                            asked: number | null;
                            due: number;
                            /** @description enterprises whose contact data has been erased so far */
                            erased: number;
                            /** @description due by their years, but with issues that have not been packed */
                            held: number;
                            pagination: components["schemas"]["Pagination"];
                            /** @description that the office has set; null: nothing is erased */
                            years: number | null;
                        };
                    };
                };
            };
        };
    };
    "casework.rollUps.list": {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which lower-level office has sent what of a period */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RollUpLine"][];
                    };
                };
            };
        };
    };
    "casework.rollUps.receive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "statement": {
                 *           "version": 1,
                 *           "office": "xian-01",
                 *           "name": "示例县专班办",
                 *           "from": "2026-01-01",
                 *           "to": "2026-07-01",
                 *           "issues": 12,
                 *           "measures": [
                 *             {
                 *               "code": "closure_rate",
                 *               "numerator": 11,
                 *               "denominator": 12,
                 *               "value": "0.9167"
                 *             }
                 *           ]
                 *         },
                 *         "signature": "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** @description Ed25519 over the canonical JSON, in base64 */
                        signature: string;
                        statement: components["schemas"]["RollUpStatement"];
                    };
                };
            };
        };
        responses: {
            /** @description Take in the signed figures of a lower-level office */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RollUpReceipt"];
                    };
                };
            };
            /** @description Take in the signed figures of a lower-level office */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RollUpReceipt"];
                    };
                };
            };
        };
    };
    "casework.rollUps.offices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The offices of the level below */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LowerOffice"][];
                    };
                };
            };
        };
    };
    "casework.rollUps.register": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "publicKey": "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** @default true */
                        active?: boolean;
                        /** @description SPKI of Ed25519, in base64 */
                        publicKey: string;
                    };
                };
            };
        };
        responses: {
            /** @description Register the key of a lower-level office */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LowerOffice"];
                    };
                };
            };
        };
    };
    "casework.rollUps.own": {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One’s own figures of a closed period, signed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            fingerprint: string;
                            publicKey: string;
                            receiver: string | null;
                            /** @description Ed25519 over the canonical JSON, in base64 */
                            signature: string;
                            statement: components["schemas"]["RollUpStatement"];
                        };
                    };
                };
            };
        };
    };
    "casework.rollUps.send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "from": "2026-01-01",
                 *         "to": "2026-07-01"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** Format: date */
                        from: string;
                        /** Format: date */
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description Send one’s figures of a closed period to the level above */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SentRollUp"];
                    };
                };
            };
        };
    };
    "casework.rollUps.sent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What has been sent to the level above */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SentRollUp"][];
                    };
                };
            };
        };
    };
    "casework.sweep.runState": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What the system did by itself */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RunState"];
                    };
                };
            };
        };
    };
    "casework.graphql.schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The schema of GraphQL, as SDL */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    "casework.second-factor.state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The second factor of the caller’s account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SecondFactor"];
                    };
                };
            };
        };
    };
    "casework.second-factor.enrol": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "password": "Shili-2026-Kouling"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        code?: string;
                        password: string;
                    };
                };
            };
        };
        responses: {
            /** @description Begin to enrol an authenticator; one that is enrolled already holds until the new one is confirmed */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SecondFactorEnrolment"];
                    };
                };
            };
        };
    };
    "casework.second-factor.confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "code": "123456"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        code: string;
                    };
                };
            };
        };
        responses: {
            /** @description Confirm the enrolment with a first code */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
    };
    "casework.second-factor.renewCodes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "code": "123456"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        code: string;
                    };
                };
            };
        };
        responses: {
            /** @description New recovery codes; those before are void */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            recoveryCodes: string[];
                        };
                    };
                };
            };
        };
    };
    "casework.second-factor.remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "password": "Shili-2026-Kouling",
                 *         "code": "123456"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        code: string;
                        password: string;
                    };
                };
            };
        };
        responses: {
            /** @description Remove the second factor, where no role demands one */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SecondFactor"];
                    };
                };
            };
        };
    };
    "casework.organisation.session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description How long the session may be idle, and until when the password holds */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SessionTerms"];
                    };
                };
            };
        };
    };
    "casework.imports.sheet": {
        parameters: {
            query?: {
                dryRun?: "true" | "false";
                run?: string;
            };
            header?: never;
            path: {
                table: "enterprises" | "figures" | "projects";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description JSON array of the keys of confirmed doubts */
                    confirmed?: string;
                    /** @description .xlsx */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Take in enterprises, figures or projects: all rows or none */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SheetImport"];
                    };
                };
            };
        };
    };
    "casework.imports.sheetErrors": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                table: "enterprises" | "figures" | "projects";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /** @description .xlsx */
                    file: string;
                };
            };
        };
        responses: {
            /** @description What is wrong with such a file, as a sheet */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.imports.sheetTemplate": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                table: "enterprises" | "figures" | "projects";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The template of such a file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": unknown;
                };
            };
        };
    };
    "casework.sign-in.ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ways of signing in */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WaysOfSigningIn"];
                    };
                };
            };
        };
    };
    "casework.sign-in.begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "redirectUri": "https://client.example.test/signed-on"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** Format: uri */
                        redirectUri: string;
                    };
                };
            };
        };
        responses: {
            /** @description A client of the API begins to sign on: where the person goes */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["BegunSignOn"];
                    };
                };
            };
        };
    };
    "casework.sign-in.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "request": "c2hpbGk",
                 *         "returned": "https://client.example.test/signed-on?code=shili&state=shili"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        request: string;
                        /** Format: uri */
                        returned: string;
                    };
                };
            };
        };
        responses: {
            /** @description A client of the API has been sent back: the address for a token */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            jwt: string;
                        };
                    };
                };
            };
        };
    };
    "casework.organisation.signOut": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End all sessions of the account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @constant */
                            signedOut: true;
                            url: string | null;
                        };
                    };
                };
            };
        };
    };
    "casework.organisation.createStaff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "name": "示例经办人",
                 *         "phone": "0451-00000000",
                 *         "memberships": [
                 *           {
                 *             "kind": "unit",
                 *             "department": "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *           }
                 *         ],
                 *         "api": {
                 *           "username": "shili",
                 *           "password": "Shili-2026-Kouling"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        api?: {
                            /** Format: email */
                            email?: string;
                            password: string;
                            username: string;
                        };
                        /** Format: email */
                        email?: string;
                        employeeNumber?: string;
                        memberships: {
                            acting?: boolean;
                            department?: string;
                            enterprise?: string;
                            /** @enum {string} */
                            kind: "office" | "group" | "unit" | "leader" | "liaison" | "auditor" | "head" | "enterprise";
                            leader?: string;
                            /** @description ISO 8601 with offset, or YYYY-MM-DD */
                            since?: string;
                        }[];
                        name: string;
                        panel?: {
                            /** Format: email */
                            email: string;
                            password: string;
                        };
                        phone?: string;
                    };
                };
            };
        };
        responses: {
            /** @description A person with memberships and accounts */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMemberPage"];
                    };
                };
            };
        };
    };
    "casework.organisation.giveAccounts": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "panel": {
                 *           "email": "shili@example.test",
                 *           "password": "Shili-2026-Kouling"
                 *         }
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        api?: {
                            /** Format: email */
                            email?: string;
                            password: string;
                            username: string;
                        };
                        panel?: {
                            /** Format: email */
                            email: string;
                            password: string;
                        };
                    };
                };
            };
        };
        responses: {
            /** @description Accounts for a person, or new passwords */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMemberPage"];
                    };
                };
            };
        };
    };
    "casework.organisation.disableStaff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Disable a person with all accounts */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMemberPage"];
                    };
                };
            };
        };
    };
    "casework.organisation.enableStaff": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Enable a person */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMemberPage"];
                    };
                };
            };
        };
    };
    "casework.organisation.handOver": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "to": "v5k2c8q0x7d1m4s9t3b6n0fa",
                 *         "reason": "岗位调整"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        memberships?: string[];
                        reason: string;
                        to: string;
                    };
                };
            };
        };
        responses: {
            /** @description Hand a person’s work over */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            handedOver: number;
                            responsibleFor: {
                                issue: string;
                                number: string;
                            }[];
                        };
                    };
                };
            };
        };
    };
    "casework.organisation.resetSecondFactor": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Reset the second factor of a person’s accounts, and end their sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMemberPage"];
                    };
                };
            };
        };
    };
    "casework.organisation.unlinkSignOn": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description End the link of a person with an identity of the provider, and the sessions */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMemberPage"];
                    };
                };
            };
        };
    };
    "casework.sweep.sweep": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Do now what is due */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SweepReport"];
                    };
                };
            };
        };
    };
    "casework.sweep.retry": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                step: string;
                subject: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Have what failed tried again at the next sweep */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** @constant */
                            state: "waiting";
                            step: string;
                            subject: string;
                        };
                    };
                };
            };
        };
    };
    "casework.documents.verify": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page that says whether a document is genuine */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": unknown;
                };
            };
        };
    };
    "casework.visits.record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "date": "2026-09-01",
                 *         "form": "onsite",
                 *         "enterprises": [
                 *           "v5k2c8q0x7d1m4s9t3b6n0fa"
                 *         ],
                 *         "findings": "企业反映厂区门前道路破损",
                 *         "issues": [
                 *           {
                 *             "title": "厂区道路破损",
                 *             "category": "g8f2j0w4r6y1p5k7c3z9m2qe"
                 *           }
                 *         ]
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        /** Format: date */
                        date: string;
                        enterprises: string[];
                        extra?: {
                            [key: string]: string | number | boolean | string[] | null;
                        };
                        findings?: string;
                        /** @enum {string} */
                        form: "onsite" | "office" | "discussion";
                        issues?: {
                            attachments?: string[];
                            category: string;
                            description?: string;
                            enterprise?: string;
                            /**
                             * @default normal
                             * @enum {string}
                             */
                            handlingType?: "normal" | "urgent" | "complex";
                            /**
                             * @default appeal
                             * @enum {string}
                             */
                            kind?: "appeal" | "suggestion";
                            title: string;
                        }[];
                        leader?: string;
                        participants?: string;
                        photos?: string[];
                    };
                };
            };
        };
        responses: {
            /** @description Record a visit with the issues raised there */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RecordedVisit"];
                    };
                };
            };
        };
    };
    "casework.visits.coverage": {
        parameters: {
            query?: {
                quarter?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Which enterprises have been visited in a quarter */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            /** Format: date */
                            from: string;
                            leaders: components["schemas"]["VisitCoverageLine"][];
                            quarter: string;
                            /** Format: date */
                            to: string;
                        };
                    };
                };
            };
        };
    };
    "casework.wecom.verify": {
        parameters: {
            query: {
                echostr: string;
                msg_signature: string;
                nonce: string;
                timestamp: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WeCom verifies the callback address */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    "casework.wecom.message": {
        parameters: {
            query: {
                msg_signature: string;
                nonce: string;
                timestamp: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description WeCom hands over a message */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": unknown;
                };
            };
        };
    };
    "casework.reports.workPlans": {
        parameters: {
            query?: {
                year?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Who owes a year’s plan, and what there is of it */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlanLine"][];
                        meta: {
                            year: number;
                        };
                    };
                };
            };
        };
    };
    "casework.reports.writeWorkPlan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "data": {
                 *         "year": 2026,
                 *         "body": "一、走访调研……"
                 *       }
                 *     }
                 */
                "application/json": {
                    data: {
                        attachment?: string | null;
                        body: string;
                        opened?: {
                            attachment?: string | null;
                            body?: string | null;
                        };
                        year: number;
                    };
                };
            };
        };
        responses: {
            /** @description Write the draft of a year’s plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlanPage"];
                    };
                };
            };
            /** @description Write the draft of a year’s plan */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlanPage"];
                    };
                };
            };
        };
    };
    "casework.reports.workPlan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A work plan */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlanPage"];
                    };
                };
            };
        };
    };
    "casework.reports.submitWorkPlan": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                documentId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Submit a work plan: nobody changes it any more */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: {
                            documentId: string;
                            /** Format: date-time */
                            submittedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
    };
    "category.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["CategoryFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "defaultUnit") | string[] | {
                    defaultUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Category"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "category.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "defaultUnit") | string[] | {
                    defaultUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CategoryCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Category"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "category.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "defaultUnit") | string[] | {
                    defaultUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Category"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "category.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "defaultUnit") | string[] | {
                    defaultUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CategoryUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Category"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "common-problem.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["CommonProblemFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "category") | string[] | {
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommonProblem"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "common-problem.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "category") | string[] | {
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CommonProblemCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommonProblem"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "common-problem.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "category") | string[] | {
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommonProblem"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "common-problem.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "category") | string[] | {
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["CommonProblemUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["CommonProblem"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "department.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["DepartmentFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "parent") | string[] | {
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Department"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "department.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "parent") | string[] | {
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["DepartmentCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Department"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "department.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "parent") | string[] | {
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Department"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "department.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "parent") | string[] | {
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["DepartmentUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Department"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "document-text.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["DocumentTextFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: "*" | string[];
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentText"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "document-text.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentText"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "document-text.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["DocumentTextUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["DocumentText"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "duty.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["DutyFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "department" | "group" | "leader" | "enterprise" | "issue") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Duty"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "duty.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department" | "group" | "leader" | "enterprise" | "issue") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Duty"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "enterprise-figure.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["EnterpriseFigureFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseFigure"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "enterprise-figure.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EnterpriseFigureCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseFigure"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "enterprise-figure.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseFigure"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "enterprise-figure.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EnterpriseFigureUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EnterpriseFigure"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "enterprise-figure.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "enterprise.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["EnterpriseFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "township") | string[] | {
                    township?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Enterprise"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "enterprise.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "township") | string[] | {
                    township?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EnterpriseCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Enterprise"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "enterprise.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "township") | string[] | {
                    township?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Enterprise"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "enterprise.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "township") | string[] | {
                    township?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EnterpriseUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Enterprise"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "escalation-rule.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["EscalationRuleFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: "*" | string[];
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EscalationRule"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "escalation-rule.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EscalationRuleCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EscalationRule"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "escalation-rule.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EscalationRule"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "escalation-rule.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EscalationRuleUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EscalationRule"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "escalation.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["EscalationFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "issue" | "meeting") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    meeting?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Escalation"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "escalation.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "issue" | "meeting") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    meeting?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Escalation"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "event-subscription.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["EventSubscriptionFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "group") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventSubscription"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "event-subscription.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EventSubscriptionCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventSubscription"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "event-subscription.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventSubscription"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "event-subscription.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["EventSubscriptionUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["EventSubscription"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "event-subscription.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "extra-field.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["ExtraFieldFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "categories") | string[] | {
                    categories?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ExtraField"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "extra-field.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "categories") | string[] | {
                    categories?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ExtraFieldCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ExtraField"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "extra-field.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "categories") | string[] | {
                    categories?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ExtraField"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "extra-field.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "categories") | string[] | {
                    categories?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ExtraFieldUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["ExtraField"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "inspection.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["InspectionFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "department" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Inspection"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "inspection.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["InspectionCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Inspection"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "inspection.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Inspection"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "inspection.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["InspectionUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Inspection"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "intake.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["IntakeFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "enterprise" | "category" | "attachments" | "original" | "issue") | string[] | {
                    attachments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    original?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "intake.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "category" | "attachments" | "original" | "issue") | string[] | {
                    attachments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    original?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Intake"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "issue-request.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["IssueRequestFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "issue" | "transfer") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    transfer?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["IssueRequest"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "issue-request.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "issue" | "transfer") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    transfer?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["IssueRequest"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "issue.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["IssueFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "category" | "attachments" | "enterprise" | "group" | "leader" | "leadUnit" | "mainIssue" | "commonProblem" | "visit") | string[] | {
                    attachments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    commonProblem?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leadUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    mainIssue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    visit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Issue"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "issue.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "category" | "attachments" | "enterprise" | "group" | "leader" | "leadUnit" | "mainIssue" | "commonProblem" | "visit") | string[] | {
                    attachments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    category?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    commonProblem?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leadUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    mainIssue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    visit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Issue"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "leader.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["LeaderFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: "*" | string[];
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Leader"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "leader.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["LeaderCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Leader"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "leader.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Leader"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "leader.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["LeaderUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Leader"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "ledger-entry.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["LedgerEntryFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "issue" | "unit") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LedgerEntry"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "ledger-entry.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "issue" | "unit") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["LedgerEntry"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "meeting-item.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["MeetingItemFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "meeting" | "issue" | "commonProblem" | "unit") | string[] | {
                    commonProblem?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    meeting?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingItem"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "meeting-item.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "meeting" | "issue" | "commonProblem" | "unit") | string[] | {
                    commonProblem?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    meeting?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MeetingItemCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingItem"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "meeting-item.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "meeting" | "issue" | "commonProblem" | "unit") | string[] | {
                    commonProblem?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    meeting?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingItem"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "meeting-item.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "meeting" | "issue" | "commonProblem" | "unit") | string[] | {
                    commonProblem?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    meeting?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MeetingItemUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["MeetingItem"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "meeting-item.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "meeting" | "issue" | "commonProblem" | "unit") | string[] | {
                    commonProblem?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    meeting?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "meeting.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["MeetingFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "group" | "unit" | "leader" | "papers") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    papers?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Meeting"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "meeting.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "unit" | "leader" | "papers") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    papers?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MeetingCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Meeting"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "meeting.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "unit" | "leader" | "papers") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    papers?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Meeting"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "meeting.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "unit" | "leader" | "papers") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    papers?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MeetingUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Meeting"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "membership.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["MembershipFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "staffMember" | "department" | "leader" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    staffMember?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Membership"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "membership.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "staffMember" | "department" | "leader" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    staffMember?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MembershipCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Membership"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "membership.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "staffMember" | "department" | "leader" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    staffMember?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Membership"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "membership.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "staffMember" | "department" | "leader" | "enterprise") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    staffMember?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["MembershipUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Membership"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "milestone.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["MilestoneFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "issue" | "transfer") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    transfer?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Milestone"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "milestone.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "issue" | "transfer") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    transfer?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Milestone"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "notification-channel.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["NotificationChannelFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "department") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationChannel"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "notification-channel.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["NotificationChannelCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationChannel"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "notification-channel.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationChannel"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "notification-channel.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["NotificationChannelUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationChannel"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "notification-channel.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "notification-template.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["NotificationTemplateFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: "*" | string[];
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationTemplate"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "notification-template.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationTemplate"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "notification-template.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["NotificationTemplateUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["NotificationTemplate"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "official-document.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["OfficialDocumentFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "group" | "unit" | "leader" | "parent" | "scan") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scan?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "official-document.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "unit" | "leader" | "parent" | "scan") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scan?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["OfficialDocumentCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "official-document.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "unit" | "leader" | "parent" | "scan") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scan?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "official-document.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "unit" | "leader" | "parent" | "scan") | string[] | {
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    scan?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["OfficialDocumentUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["OfficialDocument"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "pairing.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["PairingFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "enterprise" | "leader" | "group" | "reassignment") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    reassignment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Pairing"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "pairing.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "leader" | "group" | "reassignment") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    reassignment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["PairingCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Pairing"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "pairing.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "leader" | "group" | "reassignment") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    reassignment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Pairing"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "pairing.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "leader" | "group" | "reassignment") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    reassignment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["PairingUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Pairing"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "policy.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["PolicyFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Policy"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "policy.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["PolicyCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Policy"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "policy.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Policy"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "policy.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["PolicyUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Policy"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "policy.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "policy-delivery.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["PolicyDeliveryFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "policy" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    policy?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PolicyDelivery"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "policy-delivery.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "policy" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    policy?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["PolicyDeliveryCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PolicyDelivery"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "policy-delivery.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "policy" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    policy?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PolicyDelivery"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "policy-delivery.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "policy" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    policy?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["PolicyDeliveryUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["PolicyDelivery"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "policy-delivery.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "policy" | "enterprise") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    policy?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "project.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["ProjectFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "enterprise" | "investments") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    investments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Project"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "project.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "investments") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    investments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ProjectCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Project"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "project.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "investments") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    investments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Project"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "project.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "investments") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    investments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ProjectUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Project"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "project.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "investments") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    investments?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "reassignment.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["ReassignmentFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "enterprise" | "fromLeader" | "fromGroup" | "toLeader" | "toGroup") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Reassignment"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "reassignment.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "fromLeader" | "fromGroup" | "toLeader" | "toGroup") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ReassignmentCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Reassignment"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "reassignment.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "fromLeader" | "fromGroup" | "toLeader" | "toGroup") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Reassignment"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "reassignment.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "enterprise" | "fromLeader" | "fromGroup" | "toLeader" | "toGroup") | string[] | {
                    enterprise?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    fromLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toGroup?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    toLeader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ReassignmentUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Reassignment"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "refused-attempt.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["RefusedAttemptFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "issue") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RefusedAttempt"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "refused-attempt.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "issue") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["RefusedAttempt"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "report.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["ReportFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "department" | "recipient" | "leader" | "parent") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    recipient?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Report"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "report.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department" | "recipient" | "leader" | "parent") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    recipient?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ReportCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Report"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "report.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department" | "recipient" | "leader" | "parent") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    recipient?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Report"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "report.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "department" | "recipient" | "leader" | "parent") | string[] | {
                    department?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    parent?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    recipient?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["ReportUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Report"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "setting.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Setting"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "setting.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["SettingUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Setting"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "sign-in.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["SignInFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: "*" | string[];
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SignIn"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "sign-in.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: "*" | string[];
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["SignIn"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "staff-member.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["StaffMemberFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "adminUser" | "apiUser" | "apiToken" | "membershipInUse") | string[] | {
                    adminUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiToken?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    membershipInUse?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMember"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "staff-member.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "adminUser" | "apiUser" | "apiToken" | "membershipInUse") | string[] | {
                    adminUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiToken?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    membershipInUse?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["StaffMemberCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMember"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "staff-member.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "adminUser" | "apiUser" | "apiToken" | "membershipInUse") | string[] | {
                    adminUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiToken?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    membershipInUse?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMember"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "staff-member.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "adminUser" | "apiUser" | "apiToken" | "membershipInUse") | string[] | {
                    adminUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiToken?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    apiUser?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    membershipInUse?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["StaffMemberUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["StaffMember"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "transfer.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["TransferFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "issue" | "unit" | "suggestedUnit") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    suggestedUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Transfer"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "transfer.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "issue" | "unit" | "suggestedUnit") | string[] | {
                    issue?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    suggestedUnit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    unit?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Transfer"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "casework.upload": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    files: string[];
                };
            };
        };
        responses: {
            /** @description Hand in files */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["File"][];
                };
            };
        };
    };
    "casework.users.me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller’s account */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        blocked: boolean | null;
                        confirmed: boolean | null;
                        /** Format: date-time */
                        createdAt?: string;
                        documentId: string;
                        email: string;
                        id: number;
                        provider: string | null;
                        /** Format: date-time */
                        publishedAt?: string | null;
                        /** Format: date-time */
                        updatedAt?: string;
                        username: string;
                    };
                };
            };
        };
    };
    "visit.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["VisitFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "leader" | "enterprises" | "photos") | string[] | {
                    enterprises?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    photos?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Visit"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "visit.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "leader" | "enterprises" | "photos") | string[] | {
                    enterprises?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    photos?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["VisitCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Visit"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "visit.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "leader" | "enterprises" | "photos") | string[] | {
                    enterprises?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    photos?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Visit"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "visit.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "leader" | "enterprises" | "photos") | string[] | {
                    enterprises?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    photos?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["VisitUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["Visit"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "visit.delete": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "leader" | "enterprises" | "photos") | string[] | {
                    enterprises?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    leader?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    photos?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Delete */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    "work-plan.find": {
        parameters: {
            query?: {
                fields?: string | string[];
                filters?: components["schemas"]["WorkPlanFilters"];
                pagination?: {
                    limit?: number;
                    page?: number;
                    pageSize?: number;
                    start?: number;
                    withCount?: boolean;
                };
                populate?: ("*" | "group" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
                sort?: string | string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description List */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlan"][];
                        meta: {
                            pagination: components["schemas"]["GeneratedPagination"];
                        };
                    };
                };
            };
        };
    };
    "work-plan.create": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["WorkPlanCreate"];
                };
            };
        };
        responses: {
            /** @description Create */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlan"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "work-plan.findOne": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Read */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlan"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
    "work-plan.update": {
        parameters: {
            query?: {
                fields?: string | string[];
                populate?: ("*" | "group" | "attachment") | string[] | {
                    attachment?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                    group?: boolean | "*" | {
                        [key: string]: unknown;
                    };
                };
            };
            header?: never;
            path: {
                /** @description documentId */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    data: components["schemas"]["WorkPlanUpdate"];
                };
            };
        };
        responses: {
            /** @description Change */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        data: components["schemas"]["WorkPlan"];
                        meta: Record<string, never>;
                    };
                };
            };
        };
    };
}
