import io.github.e2emaven.it.ItRun

import io.github.e2emaven.it.ItPostgres

def run = ItRun.of(basedir)
def postgres = ItPostgres.of(basedir)
def databases = postgres.databases()
def templates = postgres.templates()
def open = postgres.query("select datname from pg_database where datallowconn and datistemplate")
postgres.stop()

run.shows('PASS', 'OneE2E', 'TwoE2E').leavesNothing()
run.console().doesNotContain(ItPostgres.PASSWORD)
run.file('target/e2e/latest/run.json').doesNotContain(ItPostgres.PASSWORD)
run.records().each { it.sharesNothing().overlapsCompletely() }

assert databases.empty
assert templates.size() == 1
assert open == ['template1']
assert run.records().size() == 2
