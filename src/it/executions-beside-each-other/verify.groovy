import io.github.e2emaven.it.ItRun
import static org.assertj.core.api.Assertions.assertThat

def run = ItRun.of(basedir)
def runs = run.records()*.files()

// Each execution runs its own files, and none runs those of another a second time.
assertThat(runs).hasSize(3)
assertThat(runs.take(2)).containsExactlyInAnyOrder(['OneE2E'], ['TwoE2E'])
assertThat(runs.last()).containsExactly('OneE2E', 'TwoE2E')
assertThat(run.records()*.attempts().flatten()*.ending()).containsOnly('PASSED').hasSize(4)
run.mergesReports().leavesNothing()

return true
