import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)
def records = run.records()
def message = { record, file -> record.attempts(file)[0].message() }

run.shows('SKIPPED', 'AbortsE2E', 'DisabledE2E').shows('NO TESTS', 'ManualE2E').leavesNothing()
run.console().contains('no test was executed in 2 test files, 2 of them skipped')

assert records.size() == 5
records[0..1].each {
  assert it.endings('HangsE2E') == ['TIMED_OUT']
  assert message(it, 'HangsE2E').contains('forkedProcessTimeoutInSeconds')
  assert it.endings('ForgesE2E') == ['FOREIGN_TESTS']
  assert message(it, 'ForgesE2E').contains('it.PassesE2E#forged')
  assert it.endings('ManualE2E') == ['NO_TESTS_MATCHED']
  assert it.endings('PassesE2E') == ['PASSED']
}
def withSkipped = records[0..1] + records[3..4]
withSkipped.each {
  assert it.endings('AbortsE2E') + it.endings('DisabledE2E') == ['ALL_SKIPPED', 'ALL_SKIPPED']
}
// 3.2 writes the report under another name, 3.6 writes none and counts no test
assert records[0..1]*.endings('SnowmanE2E') == [['REPORT_INVALID'], ['FAILED']]
assert message(records[0], 'SnowmanE2E').contains('their report was not written')
assert message(records[2], 'PassesE2E').contains('cannot start: Invalid maximum heap size: -Xmxxxx')
