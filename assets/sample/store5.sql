-- The shop's database as version 5 of its program wants it: other names, other types, and rules that are kept.

create table customers (
  customer_id integer primary key,
  login varchar(40) not null unique,
  first_name text,
  last_name text not null,
  email text not null,
  phone text,
  birth_date date,
  newsletter boolean not null default 0,
  created_at timestamp not null,
  referred_by integer references customers (customer_id)
);

create table addresses (
  address_id integer primary key,
  customer_id integer not null references customers (customer_id),
  street text not null,
  zip varchar(10) not null,
  city text not null,
  country_code varchar(2) not null check (length(country_code) = 2)
);

create table categories (
  category_id integer primary key,
  parent_id integer references categories (category_id),
  name text not null
);

create table suppliers (
  supplier_id integer primary key,
  name text not null,
  best_seller_id integer references products (product_id)
);

create table products (
  product_id integer primary key,
  category_id integer not null references categories (category_id),
  supplier_id integer references suppliers (supplier_id),
  sku text not null collate nocase unique,
  name text not null,
  price decimal(10, 2) not null check (price >= 0),
  barcode bigint,
  sold_until date not null,
  attributes json,
  picture blob
);

create table inventory (
  warehouse text not null,
  product_id integer not null references products (product_id),
  quantity integer not null,
  primary key (warehouse, product_id)
);

create table orders (
  order_id integer primary key,
  customer_id integer not null references customers (customer_id),
  address_id integer references addresses (address_id),
  status text not null check (status in ('new', 'paid', 'shipped', 'cancelled')),
  placed_at timestamp not null,
  comment text
);

create table order_items (
  order_id integer not null references orders (order_id),
  line_number integer not null,
  product_id integer not null references products (product_id),
  quantity integer not null check (quantity > 0),
  unit_price decimal(10, 2) not null,
  line_total decimal(12, 2) generated always as (quantity * unit_price) stored,
  primary key (order_id, line_number)
);

create table payments (
  payment_id integer primary key,
  order_id integer not null references orders (order_id),
  amount decimal(10, 2) not null,
  paid_at timestamptz not null,
  reference text
);

create table event_log (
  logged_at timestamp not null,
  kind text not null,
  detail text
);

create index orders_by_customer on orders (customer_id);
create index order_items_by_product on order_items (product_id);
