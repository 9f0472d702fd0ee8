import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'PlainE2E').mergesReports().leavesNothing()
run.reports().areOf('it.PlainE2E')

return true
