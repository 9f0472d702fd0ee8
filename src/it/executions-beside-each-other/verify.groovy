import io.github.e2emaven.it.ItRun
import static org.assertj.core.api.Assertions.assertThat

def run = ItRun.of(basedir)
def runs = run.records()*.files()

// Each execution runs its own files, and none runs those of another a second time.
assertThat(runs).hasSize(9)
assertThat(runs.take(2)).containsExactlyInAnyOrder(['OneE2E'], ['TwoE2E'])
assertThat(runs[2]).containsExactly('OneE2E', 'TwoE2E')
assertThat(run.records()*.attempts().flatten()*.ending()).containsOnly('PASSED').hasSize(14)

// As with Failsafe, the reports are those of the last execution; each run has its own verdict.
assertThat(runs[3..4]).containsExactly(['OneE2E'], ['OneE2E'])
assertThat(run.builds()[1].count('E2E tests: 1 test file passed')).isEqualTo(2)
run.console().containsOnlyOnce('Another <execution> has tested OneE2E again')

assertThat(run.builds()[2]).contains('<test>*Checks</test> of maven-failsafe-plugin selects none')

// All other classes, also those that no include selects; the build says so.
assertThat(runs[5..6]).containsExactly(['SmokeChecks', 'TwoE2E'], ['SmokeChecks', 'TwoE2E'])
assertThat(run.builds()[3].count('also selects SmokeChecks')).isEqualTo(2)
assertThat(runs[7..8]).containsExactly(['OneE2E', 'TwoE2E'], ['OneE2E', 'TwoE2E'])
run.mergesReports().leavesNothing()

return true
