-- phase: after-sync
-- The texts of documents (spec 4): one of each kind.

create unique index document_texts_kind_key on document_texts (kind);
