import io.github.e2emaven.it.ItRun

def run = ItRun.of(basedir)

run.shows('FAIL', 'OddE2E').shows('PASS', 'OnlyNestedE2E').mergesReports().leavesNothing()
run.reports().keepToTheSchema()
run.file('target/reports/failsafe.html').contains('OddE2E').containsPattern('ünïcödé|&#xfc;n&#xef;c&#xf6;d&#xe9;')

assert run.reports().tests().size() == 10
assert run.reports().tests().toSet().size() == 10
assert run.reports().messages('failure').size() == 1
assert run.reports().messages('failure')[0].contains('<a href="x">&amp; ]]> ünïcödé 😀')
