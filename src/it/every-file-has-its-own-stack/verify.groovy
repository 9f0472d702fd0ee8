import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'OneE2E', 'TwoE2E', 'ThreeE2E').mergesReports().leavesNothing()
run.record().sharesNothing().overlapsCompletely()
run.reports().areOf('it.OneE2E', 'it.TwoE2E', 'it.ThreeE2E')

assert run.record().attempts()*.slot().sort() == [1, 2, 3]
