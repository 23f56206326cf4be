-- PostgreSQL 14 or newer: what shop-postgres-cdc.json needs beside postgres-cdc.sql, which comes first. Run once in each
-- database, as its owner or a superuser:
--   psql --host postgres.example.com --dbname shop --file postgres-cdc-tables.sql

-- One line for each table more.
SELECT data_gateway.add_table('public.customers');

