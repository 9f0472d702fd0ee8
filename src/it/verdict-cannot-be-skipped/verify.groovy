import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def builds = run.builds().iterator()

def next = { String result, String... words ->
  def build = builds.next()
  assert build.contains("BUILD $result")
  words.each { assert build.contains(it) }
  build
}

next('SUCCESS', 'PASS  FailsE2E')
next('SUCCESS', 'E2E tests: 1 test file passed')
next('FAILURE', 'has not tested what this build would test: it.test was')
next('FAILURE', 'has not tested what this build would test', 'test-classes has changed')
next('FAILURE', 'FAIL  FailsE2E', 'MojoFailureException', '1 of 1 test file failed (FailsE2E)')
next('FAILURE', 'FAIL  FailsE2E', 'MojoFailureException', '1 of 1 test file failed (FailsE2E)')
next('FAILURE', 'no test ran in 1 test file')
if (run.console().actual().contains('Apache Maven 4')) {
  next('SUCCESS', 'PASS  FailsE2E', 'E2E tests: 1 test file passed')
} else {
  assert !next('SUCCESS', 'This build ends before the goal parallel-e2e: no E2E test runs.').contains('FailsE2E')
}
assert !next('SUCCESS', 'E2E tests are skipped.').contains('FailsE2E')
next('FAILURE', 'PASS  FailsE2E', 'was prepared, but no goal has executed its tests')
next('FAILURE', 'MojoFailureException', '1 of 1 test file failed (FailsE2E)')
next('FAILURE', 'The build failed before the goal report', 'E2E tests: 1 of 1 test file failed (FailsE2E)', 'on purpose')
next('FAILURE', 'add <goal>parallel-e2e</goal>')

// The last build failed before its run: what the green run before it left is gone.
assert !new File(basedir, 'target/e2e/latest').exists()
assert new File(basedir, 'target/failsafe-reports').list() as List == []
run.leavesNothing()

return true
