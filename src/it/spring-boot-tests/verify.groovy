import io.github.e2emaven.it.ItRun

def classes = ['OrdersApiIT', 'OrdersIT', 'OrdersSliceIT', 'PortsIT'] as String[]
def run = ItRun.of(basedir)

run.shows('PASS', classes).mergesReports().leavesNothing()
run.reports().areOf(classes.collect { 'com.acme.orders.' + it } as String[])
run.record().sharesNothing().overlapsCompletely()
assert !run.record().attempts()*.phases().flatten().contains('server')

assert run.builds()[0].contains('The template is an empty database')
assert run.records().collect { it.attempts()*.ending() } == [['PASSED'] * 4] * 2

// the application is started once, for the template
run.files('.*/server\\.log').hasSize(1)
run.file('target/e2e/latest/template/server.log').contains('Started OrdersApplication')

return true
