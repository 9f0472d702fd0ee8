create table customers (
  id    bigint generated always as identity primary key,
  name  text not null,
  email text not null unique
);

create table carts (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers
);

create table cart_items (
  cart_id    bigint not null references carts on delete cascade,
  product_id bigint not null references products,
  quantity   int not null check (quantity > 0),
  primary key (cart_id, product_id)
);

create table orders (
  id          bigint generated always as identity primary key,
  customer_id bigint not null references customers,
  status      text not null default 'PLACED' check (status in ('PLACED', 'CANCELLED')),
  coupon      text,
  total       numeric(12, 2) not null,
  placed_at   timestamptz not null default now()
);

create table order_lines (
  order_id   bigint not null references orders,
  product_id bigint not null references products,
  quantity   int not null,
  price      numeric(10, 2) not null,
  primary key (order_id, product_id)
);
