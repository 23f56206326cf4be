-- The table that the shipped configs read: an example, in the form of the contract sales.orders 2.1.0.
CREATE TABLE dbo.orders (
    order_id     nvarchar(64) NOT NULL PRIMARY KEY,
    customer_id  nvarchar(64),
    total_amount float,
    status       nvarchar(20),
    created_at   datetimeoffset(3)
);
