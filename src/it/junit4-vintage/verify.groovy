import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'PlainE2E', 'TableE2E').mergesReports().leavesNothing()
run.reports().areOf('it.PlainE2E', 'it.TableE2E').keepToTheSchema()

assert run.reports().tests().size() == 5
assert run.reports().elements('skipped').size() == 1
