import io.github.e2emaven.it.ItRun
import static org.assertj.core.api.Assertions.assertThat

def run = ItRun.of(basedir)
def runs = run.records()*.files()

// Each execution runs its own files, and none runs those of another a second time.
assertThat(runs).hasSize(5)
assertThat(runs.take(2)).containsExactlyInAnyOrder(['OneE2E'], ['TwoE2E'])
assertThat(runs[2]).containsExactly('OneE2E', 'TwoE2E')
assertThat(run.records()*.attempts().flatten()*.ending()).containsOnly('PASSED').hasSize(6)

// As with Failsafe, the reports are those of the last execution; each run has its own verdict.
assertThat(runs[3..4]).containsExactly(['OneE2E'], ['OneE2E'])
assertThat(run.builds().last().count('E2E tests: 1 test file passed')).isEqualTo(2)
run.console().containsOnlyOnce('Another <execution> has tested OneE2E again')
run.mergesReports().leavesNothing()

return true
