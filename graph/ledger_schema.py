"""The ledger's tables. One row of `statement` is one fact as one document states it."""

from typing import Final

# A statement is live while some address holds its document: replaced documents stay, without an address, as history.
TABLES: Final = """
CREATE TABLE IF NOT EXISTS document (
    id VARCHAR PRIMARY KEY, sha256 VARCHAR NOT NULL, media_type VARCHAR NOT NULL, kind VARCHAR NOT NULL, title VARCHAR, date VARCHAR,
    licence VARCHAR, access VARCHAR NOT NULL, text VARCHAR NOT NULL, reading VARCHAR NOT NULL, loaded_at VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS address (
    address VARCHAR PRIMARY KEY, shown VARCHAR NOT NULL, document VARCHAR NOT NULL, loaded_at VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS former_address (
    address VARCHAR NOT NULL, document VARCHAR NOT NULL, loaded_at VARCHAR NOT NULL, replaced_at VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS evidence (
    id VARCHAR NOT NULL, document VARCHAR NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, quote VARCHAR NOT NULL,
    locator VARCHAR, access VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS statement (
    id VARCHAR NOT NULL, document VARCHAR NOT NULL, subject VARCHAR NOT NULL, predicate VARCHAR NOT NULL, object VARCHAR NOT NULL,
    qualifiers JSON NOT NULL, raw JSON NOT NULL, valid_from VARCHAR, valid_to VARCHAR, evidence VARCHAR[] NOT NULL,
    extractor VARCHAR NOT NULL, version VARCHAR NOT NULL, access VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS reject (
    address VARCHAR NOT NULL, file VARCHAR NOT NULL, row INTEGER, "column" VARCHAR, value VARCHAR, reason VARCHAR NOT NULL,
    hint VARCHAR NOT NULL);
CREATE TABLE IF NOT EXISTS judgement (
    id VARCHAR PRIMARY KEY, "left" VARCHAR NOT NULL, "right" VARCHAR NOT NULL, same BOOLEAN NOT NULL, because VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL, decided_at VARCHAR NOT NULL, undone_at VARCHAR);
CREATE TABLE IF NOT EXISTS change (number BIGINT NOT NULL);
CREATE OR REPLACE VIEW live_document AS
    SELECT d.*, min(a.shown) AS shown FROM document d JOIN address a ON a.document = d.id GROUP BY ALL;
CREATE OR REPLACE VIEW live_statement AS SELECT s.* FROM statement s SEMI JOIN address a ON a.document = s.document;
CREATE OR REPLACE VIEW live_evidence AS SELECT e.* FROM evidence e SEMI JOIN address a ON a.document = e.document;
"""
