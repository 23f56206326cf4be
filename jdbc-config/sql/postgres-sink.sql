-- PostgreSQL 14 or newer: what orders-postgres-sink.json needs. Run once, in the database that is written to:
--   psql --host warehouse.example.com --dbname warehouse --file postgres-sink.sql

-- The valid orders, one row for each order, in the form of the contract sales.orders 2.1.0.
CREATE TABLE IF NOT EXISTS public.orders (
    order_id     text PRIMARY KEY,
    customer_id  text NOT NULL,
    total_amount double precision NOT NULL,
    status       text NOT NULL,
    created_at   timestamptz NOT NULL
);

-- Writes this table, and nothing else. Its password is set afterwards, with \password, so that it stands in no file. A
-- server has one for all its databases.
DO $$ BEGIN
    CREATE ROLE data_gateway_sink LOGIN;
EXCEPTION WHEN duplicate_object THEN
    NULL;
END $$;
GRANT USAGE ON SCHEMA public TO data_gateway_sink;
-- An upsert needs INSERT and UPDATE and reads what it replaces; DELETE is for tombstones.
GRANT SELECT, INSERT, UPDATE, DELETE ON public.orders TO data_gateway_sink;
