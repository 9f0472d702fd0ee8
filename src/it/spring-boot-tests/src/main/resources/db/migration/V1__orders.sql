create table orders (id serial primary key, customer text not null);
insert into orders (customer) values ('Ada'), ('Alan'), ('Edsger');
