create table categories (
  id   bigint generated always as identity primary key,
  name text not null unique
);

create table products (
  id          bigint generated always as identity primary key,
  category_id bigint not null references categories,
  name        text not null unique,
  price       numeric(10, 2) not null check (price > 0),
  stock       int not null default 0 check (stock >= 0)
);

create index products_category on products (category_id);
