import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'PassesE2E').shows('FAIL', 'FailsE2E', 'ErrsE2E')
run.lists('PASS', 'PassesE2E').lists('FAIL', 'FailsE2E', 'ErrsE2E')
run.console().contains('MojoFailureException').doesNotContain('MojoExecutionException')
run.console().contains('rows in the shop ==> expected: <-5>').contains('no such shop')
run.console().contains('test.log').contains('server.log')
run.mergesReports().leavesNothing()
run.reports().areOf('it.PassesE2E', 'it.FailsE2E', 'it.ErrsE2E').keepToTheSchema()

assert run.reports().tests().size() == 4
assert run.reports().messages('failure')[0].startsWith('rows in the shop')
assert run.reports().messages('error') == ['no such shop']
assert run.record().endings('ErrsE2E') == ['FAILED']
