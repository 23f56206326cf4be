-- PostgreSQL 14 or newer: what orders-postgres-cdc.json needs. Run once in each database, as its owner or a superuser:
--   psql --host postgres.example.com --dbname shop --file postgres-cdc.sql
-- The server must run with wal_level = logical (a restart), and have a free slot: max_replication_slots, max_wal_senders.

-- Reads the write-ahead log, and nothing else until it is granted. Its password is set afterwards, with \password,
-- so that it stands in no file. A server has one for all its databases.
DO $$ BEGIN
    CREATE ROLE data_gateway_cdc LOGIN REPLICATION;
EXCEPTION WHEN duplicate_object THEN
    NULL;
END $$;

-- The first snapshot reads the table by SELECT. USAGE is needed to see that it is there.
GRANT USAGE ON SCHEMA public TO data_gateway_cdc;
GRANT SELECT ON public.orders TO data_gateway_cdc;

-- Updates then carry the whole row. Otherwise a large value (TOAST) that an update did not touch is not in the log, and
-- a placeholder stands in its place.
ALTER TABLE public.orders REPLICA IDENTITY FULL;

-- While other tables of the server are busy and this one is not, the log grows until the connector has seen something of
-- its own. So it writes here every ten seconds.
CREATE SCHEMA data_gateway;
CREATE TABLE data_gateway.heartbeat (
    only_row  boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    beaten_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO data_gateway.heartbeat DEFAULT VALUES;
GRANT USAGE ON SCHEMA data_gateway TO data_gateway_cdc;
GRANT SELECT, UPDATE ON data_gateway.heartbeat TO data_gateway_cdc;

-- What the log shows to the connector: these tables, and no others. Add tables with ALTER PUBLICATION … ADD TABLE.
CREATE PUBLICATION data_gateway FOR TABLE public.orders, data_gateway.heartbeat;
