import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('PASS', 'OneE2E', 'TwoE2E').leavesNothing()
assert run.records().size() == 2
run.records().each { record ->
  assert record.attempts()*.port().every { it > 0 }
  assert record.attempts()*.port().toSet().size() == 2
}

return true
