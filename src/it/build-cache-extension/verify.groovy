import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def builds = run.builds()

assert builds[0].contains('PASS  SomeE2E')
assert builds[1].contains('E2E tests are skipped.')
assert builds[2].contains('FAIL  SomeE2E') && builds[2].contains('BUILD SUCCESS')
assert builds[3].contains('FAIL  SomeE2E') && builds[3].contains('BUILD FAILURE')
assert builds[4].contains('PASS  SomeE2E')
assert builds[5].contains('Found cached build') && !builds[5].contains('SomeE2E')
assert builds[0].contains('add <runAlways>')
run.leavesNothing()

return true
