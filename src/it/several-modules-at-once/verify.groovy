import io.github.e2emaven.it.ItRun

def one = ItRun.of(basedir, 'one')
def two = ItRun.of(basedir, 'two')

one.shows('PASS', 'CountsE2E', 'OneE2E').mergesReports().leavesNothing()
two.shows('PASS', 'CountsE2E', 'TwoE2E').mergesReports().leavesNothing()
one.record().sharesNothing()
two.record().sharesNothing()
one.reports().areOf('it.CountsE2E', 'it.OneE2E')
two.reports().areOf('it.CountsE2E', 'it.TwoE2E')

assert one.record().attempts()*.serverPid().disjoint(two.record().attempts()*.serverPid())
