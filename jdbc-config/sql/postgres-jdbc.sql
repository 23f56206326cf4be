-- PostgreSQL 14 or newer: what orders-postgres-jdbc.json needs. Run once in each database, as the owner of the table or a
-- superuser:
--   psql --host postgres.example.com --dbname shop --file postgres-jdbc.sql

-- Reads one view, and nothing else. Its password is set afterwards, with \password, so that it stands in no file. A server
-- has one for all its databases.
DO $$ BEGIN
    CREATE ROLE data_gateway_batch LOGIN;
EXCEPTION WHEN duplicate_object THEN
    NULL;
END $$;

-- By these two columns the connector finds what is new: the time of the change, and a number that tells rows of the same
-- time apart. A table that has such columns needs no new ones: name them in the view below.
ALTER TABLE public.orders
    ADD COLUMN gateway_id bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN gateway_changed_at timestamptz NOT NULL DEFAULT clock_timestamp();
CREATE INDEX orders_gateway_changed_at ON public.orders (gateway_changed_at, gateway_id);

CREATE SCHEMA IF NOT EXISTS data_gateway;
CREATE FUNCTION data_gateway.touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.gateway_changed_at := clock_timestamp();
    RETURN NEW;
END $$;
CREATE TRIGGER gateway_touch BEFORE UPDATE ON public.orders FOR EACH ROW EXECUTE FUNCTION data_gateway.touch();

-- The connector cuts times to milliseconds, turns a numeric without digits into null and leaves arrays out. So everything
-- but whole numbers, floating-point numbers, booleans and text is written as text here. docs/types.md has the table.
-- to_char makes null of infinity and leaves out that a date is before Christ. Such a time is written as PostgreSQL prints
-- it, which no contract takes: it is a dead letter.
CREATE VIEW data_gateway.orders AS
SELECT
    order_id,
    customer_id,
    total_amount,
    status,
    CASE WHEN created_at BETWEEN '0001-01-01' AND '9999-12-31 23:59:59.999999+00'
        THEN to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
        ELSE created_at::text END AS created_at,
    gateway_id,
    gateway_changed_at
FROM public.orders;

GRANT USAGE ON SCHEMA data_gateway TO data_gateway_batch;
GRANT SELECT ON data_gateway.orders TO data_gateway_batch;
