import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def records = run.records()

assert records.size() == 2
records.each {
  assert it.endings('HangsE2E') == ['TIMED_OUT']
  assert it.attempts('HangsE2E')[0].message().contains('forkedProcessTimeoutInSeconds')
  assert it.endings('ManualE2E') == ['NO_TESTS_MATCHED']
  assert it.endings('PassesE2E') == ['PASSED']
}
// 3.2 writes the report under another name, 3.6 writes none and counts no test
assert records*.endings('SnowmanE2E') == [['REPORT_INVALID'], ['FAILED']]
assert records[0].attempts('SnowmanE2E')[0].message().contains('their report was not written')
assert run.leavesNothing() != null
