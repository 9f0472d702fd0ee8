create table rows (id bigint generated always as identity, text text);

create function twice(text text) returns text language plpgsql as $$
begin
  return text || ';' || text;
end;
$$;
