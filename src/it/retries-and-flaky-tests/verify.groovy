import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('FLAKY', 'FlakyE2E', 'CrashesOnceE2E').mergesReports().leavesNothing()
run.console().contains('MojoFailureException').contains('only the first time')
run.record().sharesNothing()
run.reports().areOf('it.FlakyE2E', 'it.CrashesOnceE2E').keepToTheSchema()

assert run.records()*.endings('FlakyE2E') == [['FAILED', 'PASSED']] * 2
assert run.records()*.endings('CrashesOnceE2E') == [['TEST_JVM_CRASHED', 'PASSED']] * 2
assert run.reports().elements('flakyFailure').size() + run.reports().elements('flakyError').size() == 2
assert run.reports().elements('failure').empty && run.reports().elements('error').empty

// two runs with two attempts each lie below target/e2e
run.isPublishedOnce(basedir.toPath().resolve('../../../README.md'), 'it.FlakyE2E', 'it.CrashesOnceE2E')
return true
