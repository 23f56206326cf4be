-- PostgreSQL 14 or newer: what shop-postgres-cdc.json needs beside postgres-cdc.sql, which comes first. Run once in each
-- database, as its owner or a superuser:
--   psql --host postgres.example.com --dbname shop --file postgres-cdc-tables.sql

-- One line for each table more.
SELECT data_gateway.add_table('public.customers');

-- By a row here you ask for the rows of a table that were there before the connector knew it. The connector writes here
-- too, to tell what changed meanwhile.
CREATE TABLE data_gateway.signal (
    id   varchar(64) PRIMARY KEY,
    type varchar(32) NOT NULL,
    data varchar(2048)
);
GRANT SELECT, INSERT ON data_gateway.signal TO data_gateway_cdc;
ALTER PUBLICATION data_gateway ADD TABLE data_gateway.signal;
