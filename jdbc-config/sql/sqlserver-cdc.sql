-- SQL Server 2019 or newer, Standard or Enterprise: what orders-sqlserver-cdc.json needs. Run once in the database, as a
-- member of sysadmin (sp_cdc_enable_db asks for it); the SQL Server Agent must run, it fills the change tables:
--   sqlcmd -S sqlserver.example.com -d shop -i sqlserver-cdc.sql

-- Starts change data capture for this database.
EXEC sys.sp_cdc_enable_db;
GO

-- Only members of this role may read the change tables.
CREATE ROLE data_gateway;
GO

-- The changes of this table, with all columns, are kept in cdc.dbo_orders_CT, for three days by default. After a change of
-- the table make a second capture instance for its new form; there can be two.
EXEC sys.sp_cdc_enable_table
    @source_schema = N'dbo',
    @source_name = N'orders',
    @role_name = N'data_gateway',
    @supports_net_changes = 0;
GO

-- The first snapshot sees one moment of the table, and locks nobody out.
ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
GO

-- A contained or mapped user of the login data_gateway_cdc. The login is made with its password beforehand, not in a file:
--   CREATE LOGIN data_gateway_cdc WITH PASSWORD = '…';
CREATE USER data_gateway_cdc FOR LOGIN data_gateway_cdc;
ALTER ROLE data_gateway ADD MEMBER data_gateway_cdc;
-- The snapshot reads the table itself, the rest is read from the change tables.
GRANT SELECT ON OBJECT::dbo.orders TO data_gateway_cdc;
GRANT SELECT ON SCHEMA::cdc TO data_gateway_cdc;
-- To see how far the log has been captured.
GRANT VIEW DATABASE STATE TO data_gateway_cdc;
GO
