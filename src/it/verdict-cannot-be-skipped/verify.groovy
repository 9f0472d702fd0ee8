import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def builds = run.builds()

def ends = { String build, String result, String... words ->
  assert build.contains("BUILD $result")
  words.each { assert build.contains(it) }
}

ends(builds[0], 'FAILURE', 'FAIL  FailsE2E', 'MojoFailureException', '1 of 1 test file failed (FailsE2E)')
ends(builds[1], 'FAILURE', 'FAIL  FailsE2E', 'MojoFailureException', '1 of 1 test file failed (FailsE2E)')
ends(builds[2], 'FAILURE', 'add <goal>parallel-e2e</goal>')
ends(builds[3], 'FAILURE', 'PASS  FailsE2E', 'was prepared, but no goal has executed its tests')
ends(builds[4], 'FAILURE', 'no test ran in 1 test file')
ends(builds[5], 'SUCCESS', 'This build ends before the goal parallel-e2e: no E2E test runs.')
ends(builds[6], 'SUCCESS', 'E2E tests are skipped.')
assert !builds[5].contains('FailsE2E') && !builds[6].contains('FailsE2E')
run.leavesNothing()

return true
