-- The table that the shipped configs read: an example, in the form of the contract sales.orders 2.1.0.
CREATE TABLE public.orders (
    order_id     text PRIMARY KEY,
    customer_id  text,
    total_amount double precision,
    status       text,
    created_at   timestamptz(3)
);
