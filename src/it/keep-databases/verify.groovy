import io.github.e2emaven.it.ItRun

import io.github.e2emaven.it.ItPostgres

def run = ItRun.of(basedir)
def postgres = ItPostgres.of(basedir)
def databases = postgres.databases()
def passed = run.records()*.attempts('PassesE2E')*.first()*.database()
def failed = run.records()*.attempts('FailsE2E')*.first()*.database()
postgres.stop()

// never, failed, all-if-failed, always
assert passed.collect { it in databases } == [false, false, true, true]
assert failed.collect { it in databases } == [false, true, true, true]
assert databases.size() == 5
run.console().doesNotContain(failed[0]).doesNotContain(ItPostgres.PASSWORD)
(failed.drop(1) + passed.drop(2)).each { run.console().containsPattern("postgresql://\\S+/$it") }
run.leavesNothing()

return true
