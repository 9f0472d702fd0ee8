import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def red = ['flakes-reach-the-limit', 'failures-count-whatever-the-property-says']

// Failsafe's own verdict on each module, and the same from this plugin.
def verdicts = run.builds().collect { build ->
  (build =~ /(?m)^\[INFO] (fl\S+|failures\S+) .*(SUCCESS|FAILURE)/).collect { it }.collectEntries { [it[1], it[2]] }
}
assert verdicts.size() == 2
assert verdicts[0] == verdicts[1]
assert verdicts[0].size() == 6
assert verdicts[0].findAll { it.value == 'FAILURE' }.keySet() == red as Set

run.shows('FLAKY', 'OneE2E', 'OtherE2E').shows('FAIL', 'FailsE2E')
run.console().contains('ignored by testFailureIgnore')
verdicts[0].keySet().each { ItRun.of(basedir, it).leavesNothing() }

return true
