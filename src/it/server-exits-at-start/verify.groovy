import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.console().contains('MojoExecutionException').doesNotContain('MojoFailureException')
run.console().contains('exit code 3').contains("the configuration key 'answer' is missing")
run.shows('PASS', 'AFirstE2E').shows('BROKEN', 'BBrokenE2E').lists('NOT RUN', 'CNeverE2E')
run.leavesNothing()

assert run.record().endings('AFirstE2E') == ['PASSED']
assert run.record().endings('BBrokenE2E') == ['SERVER_NOT_STARTED']
assert run.record().endings('CNeverE2E') == []
