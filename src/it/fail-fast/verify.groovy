import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('FAIL', 'AFailsE2E').shows('CANCELLED', 'BHangsE2E').lists('NOT RUN', 'CNeverE2E')
run.console().contains('MojoFailureException').contains('the first failure')
run.leavesNothing()

assert run.record().endings('AFailsE2E') == ['FAILED']
assert run.record().endings('BHangsE2E') == ['CANCELLED']
assert run.record().endings('CNeverE2E') == []
new File(basedir, 'target/meetings').eachDir { assert !new File(it, 'the third one').exists() }

return true
