import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def runs = run.records().findAll { it.files() }

run.shows('NO TESTS', 'PlainE2E').leavesNothing()
run.console().contains('NoSuchE2E')

assert runs[0].endings('TaggedE2E') + runs[0].endings('PlainE2E') == ['PASSED', 'NO_TESTS_MATCHED']
assert runs[1].attempts()*.ending() == ['NO_TESTS_MATCHED', 'NO_TESTS_MATCHED']
assert runs[2].files() == ['TaggedE2E']
assert runs[2].attempts()*.tests() == [2]
assert runs[3].endings('TaggedE2E') + runs[3].endings('PlainE2E') == ['PASSED', 'NO_TESTS_MATCHED']
assert runs.size() == 4
