import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def shop = ItRun.of(basedir, 'shop')
def log = run.console().actual()
def verdicts = (log =~ /BUILD (SUCCESS|FAILURE)/).collect { it[1] }

assert verdicts == ['SUCCESS', 'SUCCESS', 'FAILURE', 'SUCCESS', 'FAILURE', 'FAILURE']

// Told by each module, judged once and at the end: no module fails, the build does.
assert log.count('No E2E test ran in this build: No E2E test file matches -Dit.test=NoSuchE2E') == 1
assert log.contains('no test ran in 1 test file')
assert log.contains('No E2E test files found (0 excluded by <excludes>): set <includes>')
assert shop.records()*.endings('CartE2E').flatten() == ['PASSED', 'PASSED', 'NO_TESTS_MATCHED']
shop.shows('PASS', 'CartE2E').leavesNothing()

return true
