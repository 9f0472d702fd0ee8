import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'PlainE2E', 'ProvidedE2E').mergesReports().leavesNothing()

assert run.reports().tests().size() == 3
