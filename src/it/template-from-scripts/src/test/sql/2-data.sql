insert into rows (text) values ('one'), (twice('two; or three')), ('größer');
