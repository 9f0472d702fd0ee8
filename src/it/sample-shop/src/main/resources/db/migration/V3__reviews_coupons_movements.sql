create table reviews (
  id          bigint generated always as identity primary key,
  product_id  bigint not null references products,
  customer_id bigint not null references customers,
  stars       int not null check (stars between 1 and 5),
  text        text not null,
  unique (product_id, customer_id)
);

create table coupons (
  code      text primary key,
  percent   int not null check (percent between 1 and 100),
  remaining int not null check (remaining >= 0)
);

create table stock_movements (
  id         bigint generated always as identity primary key,
  product_id bigint not null references products,
  quantity   int not null,
  reason     text not null
);
