import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'HealthyE2E').shows('FAIL', 'NeverInitialisedE2E')
run.shows('BROKEN', 'CrashesE2E', 'ExitsE2E', 'HaltsE2E')
run.mergesReports().leavesNothing()
run.reports().areOf('it.CrashesE2E', 'it.ExitsE2E', 'it.HaltsE2E', 'it.HealthyE2E', 'it.NeverInitialisedE2E')
run.reports().keepToTheSchema()

['CrashesE2E', 'ExitsE2E', 'HaltsE2E'].each {
  assert run.record().endings(it) == ['TEST_JVM_CRASHED']
}
assert run.record().endings('NeverInitialisedE2E') == ['FAILED']
assert run.reports().elements('error').size() == 4
