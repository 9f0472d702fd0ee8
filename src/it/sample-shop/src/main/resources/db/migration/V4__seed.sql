insert into categories (name) values ('tea'), ('coffee'), ('crockery');

insert into products (category_id, name, price, stock) values
  (1, 'Assam',            8.50, 100),
  (1, 'Darjeeling',      12.00,  80),
  (1, 'Earl Grey',        7.20, 120),
  (1, 'Sencha',          10.90,  60),
  (2, 'Espresso Roast',   9.90, 200),
  (2, 'Filter Roast',     8.90, 150),
  (2, 'Decaf',           11.40,  40),
  (2, 'Yirgacheffe',     14.80,  25),
  (3, 'Tea Pot',         34.00,  10),
  (3, 'Coffee Mug',       6.50,  90),
  (3, 'Espresso Cup',     4.20,  75),
  (3, 'Milk Jug',        12.30,   5);

insert into customers (name, email) values
  ('Ada',   'ada@acme.test'),
  ('Blaise', 'blaise@acme.test'),
  ('Carl',  'carl@acme.test');

insert into coupons (code, percent, remaining) values ('WELCOME10', 10, 100), ('HALF', 50, 2);

insert into reviews (product_id, customer_id, stars, text) values
  (1, 1, 5, 'Strong and honest.'),
  (1, 2, 3, 'A bit bitter.'),
  (9, 1, 4, 'Does not drip.');

insert into stock_movements (product_id, quantity, reason)
  select id, stock, 'opening balance' from products order by id;
